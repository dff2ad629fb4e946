// Follows a build while one runs, and says when the record is new.
const PAUSE = 700; // milliseconds between looks

export function followJob() {
  const bar = document.getElementById("job");
  if (!bar || bar.dataset.state !== "running") return;
  const step = bar.querySelector("[data-step]");
  const progress = bar.querySelector("progress");
  const began = Number(bar.dataset.serial);

  async function look() {
    let job;
    try {
      const answer = await fetch("/jobs");
      if (!answer.ok) return void setTimeout(look, 4 * PAUSE);
      job = await answer.json();
    } catch {
      step.textContent = "The server has gone; start it again with accord serve.";
      progress.hidden = true;
      return;
    }
    bar.className = `job ${job.state}`;
    if (job.state === "running") {
      step.textContent = job.total ? `${job.step} ${job.done} of ${job.total} …` : `${job.step} …`;
      progress.hidden = false;
      if (job.total > 1) progress.value = job.done / job.total;
      else progress.removeAttribute("value");
      setTimeout(look, PAUSE);
      return;
    }
    progress.hidden = true;
    step.textContent = job.what;
    if (job.state === "done" && job.serial > began) {
      if (document.querySelector("[data-reload-when-built]")) return location.assign("/");
      const again = document.createElement("a");
      again.href = location.href;
      again.textContent = "Show the new record";
      again.addEventListener("click", (event) => { event.preventDefault(); location.reload(); });
      step.append(" ", again);
    }
  }
  setTimeout(look, PAUSE / 2);
}
