// Everything here only makes quicker what the pages do without it.
import { followJob } from "./job.js";
import { readWithKeys } from "./keys.js";
import { reader } from "./reader.js";

const root = document.documentElement;

function theme() {
  const button = document.querySelector("[data-theme]");
  if (!button) return;
  const dark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const name = () => {
    button.textContent = dark() ? "Light" : "Dark";
    button.setAttribute("aria-label", `Use ${dark() ? "light" : "dark"} colours`);
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    localStorage.setItem("accord-theme", root.dataset.theme);
    name();
  });
  name();
}

// Filters: what is empty stays out of the address, and a choice from a list shows at once.
function filters() {
  for (const form of document.querySelectorAll("[data-filters]")) {
    form.addEventListener("submit", () => {
      const defaults = { show: "table", lanes: "kind", order: "first" };
      for (const field of form.elements) {
        if (field.name && (field.value === "" || defaults[field.name] === field.value)) field.disabled = true;
      }
      setTimeout(() => { for (const field of form.elements) field.disabled = false; });
    });
    form.addEventListener("change", (event) => {
      if (event.target.matches("select, [type=checkbox]")) form.requestSubmit();
    });
  }
}

// Parts of a page that take longer come after it.
async function fragments() {
  for (const place of document.querySelectorAll("[data-fragment]")) {
    const answer = await fetch(place.dataset.fragment, { headers: { "X-Fragment": "1" } });
    if (answer.ok) place.replaceChildren(parsed(await answer.text()));
  }
}

export function parsed(html) {
  const held = document.createElement("template");
  held.innerHTML = html; // from this server, escaped there
  return held.content;
}

function slider() {
  const range = document.querySelector("[data-slider]");
  if (!range) return;
  const form = range.form;
  const value = form.querySelector("[data-slider-value]");
  const output = form.querySelector("[data-slider-output]");
  const [year, month] = range.dataset.slider.split("-").map(Number);
  let waiting;
  range.addEventListener("input", () => {
    const at = year * 12 + month - 1 + Number(range.value);
    value.value = `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}`;
    output.textContent = value.value;
    range.setAttribute("aria-valuetext", value.value);
    clearTimeout(waiting);
    waiting = setTimeout(draw, 120);
  });
  async function draw() {
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
    const answer = await fetch(address, { headers: { "X-Fragment": "1" } });
    if (!answer.ok) return;
    document.querySelector("[data-net]").replaceWith(parsed(await answer.text()).querySelector("[data-net]"));
    history.replaceState(null, "", address);
  }
}

// Files may be dropped anywhere on the form; the form sends them as it would without this.
function drop() {
  const form = document.querySelector("[data-drop]");
  if (!form) return;
  const input = form.querySelector("[type=file]");
  const told = form.querySelector("[data-chosen]");
  const tell = () => {
    const names = [...input.files].map((file) => file.name);
    if (names.length) told.textContent = names.length > 4 ? `${names.length} files` : names.join(", ");
  };
  input.addEventListener("change", tell);
  for (const kind of ["dragover", "dragenter"])
    form.addEventListener(kind, (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    input.files = event.dataTransfer.files;
    tell();
    form.requestSubmit();
  });
}

// On a narrow screen rows stand as blocks: each value says what it is.
function heads() {
  for (const table of document.querySelectorAll("table.rows:not(.events)")) {
    const names = [...table.querySelectorAll("thead th")].map((th) => th.textContent.trim());
    for (const row of table.querySelectorAll("tbody tr")) {
      [...row.cells].forEach((cell, nth) => {
        const at = nth + names.length - row.cells.length; // a heading that spans rows is left out of the later ones
        if (cell.tagName === "TD" && !cell.classList.contains("what")) cell.dataset.head = names[at] ?? "";
      });
    }
  }
}

// Drawings that are wider than the screen begin at their latest end, the network in its middle.
function drawings() {
  for (const drawing of document.querySelectorAll(".drawing")) {
    const over = drawing.scrollWidth - drawing.clientWidth;
    drawing.scrollLeft = drawing.querySelector(".network") ? over / 2 : over;
  }
}

// An address that names a folded part opens it.
function unfold() {
  const named = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  named?.querySelector("details")?.setAttribute("open", "");
}

theme();
unfold();
heads();
drawings();
filters();
fragments();
slider();
drop();
followJob();
readWithKeys();
reader();
