// The reader: a claim that is pointed at or focused shows its sentence, its card and its place in the original.
const before = document.documentElement.dataset.before ?? ""; // of a record as of a day

export function reader() {
  const room = document.querySelector("[data-reader]");
  const here = document.getElementById("here");
  const adding = location.hash === "#add" && document.getElementById("add");
  if (adding) adding.scrollIntoView();
  else if (here) here.scrollIntoView({ block: "center" });
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
    const answer = await fetch(`${before}/original/${document_}?at=${place}`, { headers: { "X-Fragment": "1" } });
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

  selection(room);
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

// Words that are selected have an address of their own, and can be searched for.
function selection(room) {
  const bar = room.querySelector("[data-selected]");
  const text = room.querySelector(".text");
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    const words = chosen.toString().trim();
    if (!words || !chosen.rangeCount || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) {
      bar.hidden = true;
      return;
    }
    const range = chosen.getRangeAt(0);
    const start = placeOf(range.startContainer, range.startOffset);
    const end = placeOf(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    const document_ = encodeURIComponent(room.dataset.document);
    bar.querySelector("[data-link]").href = `${before}/read/${document_}?at=${start}-${end}#here`;
    bar.querySelector("[data-add]").href = `${before}/read/${document_}?at=${start}-${end}#add`;
    bar.querySelector("[data-search]").href = `${before}/ask?${new URLSearchParams({ q: `"${words}"` })}`;
    bar.hidden = false;
  });
}

// Where a point of the page stands in the article's text, in code points.
function placeOf(node, offset) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.start) + [...before.toString()].length;
}
