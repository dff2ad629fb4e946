// The reader: a claim that is pointed at or focused shows its sentence, its card and its place in the original.
export function reader() {
  const room = document.querySelector("[data-reader]");
  const here = document.getElementById("here");
  if (here) here.scrollIntoView({ block: "center" });
  if (!room) return;
  const original = room.querySelector("[data-original]");
  let waiting;

  function look(id, { move }) {
    for (const piece of room.querySelectorAll(".looked")) piece.classList.remove("looked");
    for (const piece of room.querySelectorAll(`[data-claims~="${CSS.escape(id)}"]`)) piece.classList.add("looked");
    const card = document.getElementById(`c-${id}`);
    if (!card) return;
    card.classList.add("looked");
    if (move) card.scrollIntoView({ block: "nearest" });
    if (original && move) {
      clearTimeout(waiting);
      waiting = setTimeout(() => showOriginal(card.dataset.place), 150);
    }
  }

  async function showOriginal(place) {
    const document_ = encodeURIComponent(room.dataset.document);
    const answer = await fetch(`/original/${document_}?at=${place}`, { headers: { "X-Fragment": "1" } });
    if (!answer.ok) return;
    const held = document.createElement("template");
    held.innerHTML = await answer.text(); // from this server, escaped there
    original.replaceChildren(held.content);
    centre();
  }

  function centre() {
    const pre = original?.querySelector("pre");
    const mark = pre?.querySelector("mark");
    if (mark) pre.scrollTop = mark.offsetTop - pre.offsetTop - pre.clientHeight / 3;
  }
  centre();

  const claimOf = (node) => node.closest?.("[data-claims]")?.dataset.claims.split(" ")[0];
  room.addEventListener("mouseover", (event) => {
    const id = claimOf(event.target) ?? event.target.closest(".claim")?.dataset.claim;
    if (id) look(id, { move: false });
  });
  room.addEventListener("focusin", (event) => {
    const id = claimOf(event.target) ?? event.target.closest(".claim")?.dataset.claim;
    if (id) look(id, { move: true });
  });
}
