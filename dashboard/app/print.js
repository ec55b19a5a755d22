// A figure has the width of the screen. For paper each is drawn anew as wide as its card is on A4, and shrinks with
// paper that is narrower. `on-paper` lays the page out before the browser does.
if (!window.printsWhole) {
  window.printsWhole = true;
  const root = document.documentElement;
  const drawings = (figure) => figure.querySelectorAll(".main-svg");
  const drawn = []; // [figure, its width and height on the screen]

  window.addEventListener("beforeprint", () => {
    if (root.classList.contains("on-paper")) return;
    root.classList.add("on-paper");
    for (const figure of document.querySelectorAll(".js-plotly-plot")) {
      const room = figure.closest('[data-testid="stPlotlyChart"]').clientWidth;
      if (!room || !window.Plotly) continue;
      const { width, height } = figure._fullLayout;
      drawn.push([figure, { width, height }]);
      window.Plotly.relayout(figure, { width: room, height });
      for (const one of drawings(figure)) {
        one.setAttribute("viewBox", `0 0 ${room} ${height}`);
        one.setAttribute("preserveAspectRatio", "xMinYMin");
      }
      figure.style.setProperty("--shape", `${room} / ${height}`);
      figure.style.setProperty("--high", `${height}px`);
    }
  });
  window.addEventListener("afterprint", () => {
    root.classList.remove("on-paper");
    for (const [figure, size] of drawn.splice(0)) {
      for (const one of drawings(figure)) one.removeAttribute("viewBox");
      window.Plotly.relayout(figure, size);
    }
  });
}
