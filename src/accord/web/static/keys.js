// The keyboard: / asks, j and k go through rows or claims, Enter opens.
export function readWithKeys() {
  const rows = () => {
    const claims = [...document.querySelectorAll("[data-reader] a.trigger")];
    return claims.length ? claims : [...document.querySelectorAll("main a.row")];
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("q").select();
    } else if (event.key === "j" || event.key === "k") {
      const all = rows();
      if (!all.length) return;
      const at = all.indexOf(document.activeElement);
      const next = event.key === "j" ? Math.min(at + 1, all.length - 1) : Math.max(at - 1, 0);
      all[next].focus({ preventScroll: true });
      all[next].scrollIntoView({ block: "center" });
    }
  });
}
