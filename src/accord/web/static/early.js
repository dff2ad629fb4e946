// Before the page is drawn: the light or dark that was chosen, so that nothing flashes.
const chosen = localStorage.getItem("accord-theme");
if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
