// Figures are drawn for the width of the screen, and paper would cut them: so the page is printed as wide as it
// stands on the screen, and as much smaller as the paper is narrower.
if (!window.printsWhole) {
  window.printsWhole = true;
  const paper = 718; // px, an A4 page without its margins
  window.addEventListener("beforeprint", () => {
    const page = document.querySelector('[data-testid="stMainBlockContainer"]');
    if (!page) return;
    const around = getComputedStyle(page);
    const width = page.clientWidth - parseFloat(around.paddingLeft) - parseFloat(around.paddingRight);
    document.documentElement.style.setProperty("--print-width", `${width}px`);
    document.documentElement.style.setProperty("--print-zoom", Math.min(1, paper / width));
  });
}
