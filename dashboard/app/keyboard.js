// Charts by keyboard, once a window: each has one tab stop; arrows move from mark to mark (left and right in the
// order of the data, up and down to what lies nearest there), Home and End to the ends, Enter or Space is a click.
// What one lands on is ringed and said. Streamlit draws a chart anew with each run: then the focus finds its place.
if (!window.chartsHaveKeys) {
  window.chartsHaveKeys = true;
  const pause = 150; // ms after which changes of the page are looked at, all together
  const apart = 3; // px that a ring reaches beyond its mark
  const sideways = 3; // how much farther it is to a mark beside the way than to one on it
  const charts = ".js-plotly-plot";
  let kept = null; // chart and codes of the mark that has, or had, the focus
  let waiting = 0;

  const traceOf = (mark) => mark.closest(".trace").__data__[0].trace;
  const codesOf = (mark) => traceOf(mark).customdata?.[mark.__data__.i];
  // The name of a chart, without the number that each drawing of it has.
  const nameOf = (part) => part.closest('[class*="st-key-chart-"]')?.className.match(/st-key-chart-\S+(?=-\d)/)?.[0];

  const shapeOf = (mark) => mark.querySelector("path") ?? mark; // without the number beside a bar

  // A mark stands for what a click can choose, and is large enough to be seen.
  const stands = (mark) => {
    if (!mark.__data__ || !codesOf(mark)?.[0]) return false;
    const { width, height } = shapeOf(mark).getBBox();
    return width > 0 && height > 0;
  };

  const marksOf = (chart) =>
    [...chart.querySelectorAll(".point")].filter(stands).sort(
      (one, two) => traceOf(one).index - traceOf(two).index || one.__data__.i - two.__data__.i,
    );

  // The words under the pointer, as the figure has them: "Kazakhstan: 12". A tag that is written as one here would
  // make Streamlit drop the script.
  const said = (mark) => {
    const trace = traceOf(mark);
    const { i } = mark.__data__;
    const own = (value) => (Array.isArray(value) ? value[i] : value);
    const holes = {
      "meta[0]": trace.meta?.[0], text: own(trace.text), hovertext: own(trace.hovertext),
      x: Math.round(100 * trace.x[i]) / 100, y: Math.round(100 * trace.y[i]) / 100,
    };
    const words = own(trace.hovertemplate).replace(/\x3cextra>.*/, "").replace(/\x3cbr>/g, ", ");
    const filled = words.replace(/%\{([^}:]+)[^}]*\}/g, (_, hole) => holes[hole] ?? "");
    return new DOMParser().parseFromString(filled, "text/html").body.textContent;
  };

  // A chart that was just drawn: all its marks named, the first of them reached by Tab.
  const prepare = (chart) => {
    const marks = marksOf(chart);
    for (const mark of marks) {
      mark.setAttribute("role", "button");
      mark.setAttribute("aria-label", said(mark));
      mark.setAttribute("tabindex", "-1");
    }
    marks[0]?.setAttribute("tabindex", "0");
  };

  const look = () => {
    waiting = 0;
    for (const chart of document.querySelectorAll(charts)) if (!chart.querySelector(".point[tabindex]")) prepare(chart);
    if (kept && !kept.mark.isConnected && document.activeElement === document.body) restore();
  };

  // The mark with the same codes in the chart drawn anew; if it has gone, the first one.
  const restore = () => {
    const chart = [...document.querySelectorAll(charts)].find((one) => nameOf(one) === kept.chart);
    const marks = chart ? marksOf(chart) : [];
    const same = marks.find((mark) => String(codesOf(mark)) === kept.codes);
    if (marks.length) go(same ?? marks[0]);
  };

  const go = (mark) => {
    const chart = mark.closest(charts);
    chart.querySelector('.point[tabindex="0"]')?.setAttribute("tabindex", "-1");
    mark.setAttribute("tabindex", "0");
    mark.focus();
  };

  // Where a mark stands: bars begin at one line, however long they are.
  const spot = (mark) => {
    const box = shapeOf(mark).getBoundingClientRect();
    return [box.left, box.top + box.height / 2];
  };

  // The nearest mark above (-1) or below (1).
  const upright = (marks, from, way) => {
    const [x, y] = spot(from);
    const far = (mark) => {
      const [left, top] = spot(mark);
      return way * (top - y) > 1 ? way * (top - y) + sideways * Math.abs(left - x) : Infinity;
    };
    const distances = marks.map(far);
    const least = Math.min(...distances);
    return least < Infinity ? marks[distances.indexOf(least)] : from;
  };

  const target = (marks, from, key) => {
    const at = marks.indexOf(from);
    if (key === "ArrowRight") return marks[at + 1] ?? from;
    if (key === "ArrowLeft") return marks[at - 1] ?? from;
    if (key === "ArrowDown") return upright(marks, from, 1);
    if (key === "ArrowUp") return upright(marks, from, -1);
    if (key === "Home") return marks[0];
    if (key === "End") return marks.at(-1);
    return null;
  };

  // What plotly tells Streamlit of a click.
  const choose = (mark) => {
    const chart = mark.closest(charts);
    const trace = traceOf(mark);
    const { i } = mark.__data__;
    const place = { curveNumber: trace.index, pointNumber: i, pointIndex: i, x: trace.x[i], y: trace.y[i] };
    const point = { ...place, customdata: codesOf(mark), data: chart.data[trace.index] };
    chart.emit("plotly_selected", { points: [point], selections: [] });
  };

  // The ring and the words beside it, within the chart.
  const show = (mark) => {
    hide();
    const around = mark.closest(".stPlotlyChart");
    const outer = around.getBoundingClientRect();
    const box = shapeOf(mark).getBoundingClientRect();
    const [ring, words] = ["mark-ring", "mark-said"].map((name) => {
      const part = document.createElement("div");
      part.className = name;
      part.setAttribute("aria-hidden", "true");
      return around.appendChild(part);
    });
    const top = box.top - outer.top - apart;
    Object.assign(ring.style, {
      left: `${box.left - outer.left - apart}px`, top: `${top}px`,
      width: `${box.width + 2 * apart}px`, height: `${box.height + 2 * apart}px`,
    });
    words.textContent = mark.getAttribute("aria-label");
    const left = box.left + box.width / 2 - outer.left - words.offsetWidth / 2;
    const over = top - words.offsetHeight - 6;
    words.style.left = `${Math.max(0, Math.min(left, outer.width - words.offsetWidth))}px`;
    words.style.top = `${over < 0 ? top + box.height + 2 * apart + 6 : over}px`;
  };

  const hide = () => document.querySelectorAll(".mark-ring, .mark-said").forEach((part) => part.remove());

  // Who goes elsewhere is not fetched back; but from a dialog over the chart one comes back to it.
  const leave = (event) => { if (!event.target.closest?.('[role="dialog"]')) kept = null; };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Tab") leave(event);
    const mark = event.target.closest?.(`${charts} .point[tabindex]`);
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    const clicks = event.key === "Enter" || event.key === " ";
    const next = clicks ? mark : target(marksOf(mark.closest(charts)), mark, event.key);
    if (!next) return;
    event.preventDefault();
    if (clicks) choose(mark);
    else go(next);
  });

  document.addEventListener("focusin", (event) => {
    const mark = event.target.closest?.(`${charts} .point[tabindex]`);
    if (!mark) return;
    kept = { mark, chart: nameOf(mark), codes: String(codesOf(mark)) };
    show(mark);
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("pointerdown", leave, true);
  window.addEventListener("resize", hide);

  new MutationObserver(() => { waiting ||= setTimeout(look, pause); }).observe(
    document.body, { childList: true, subtree: true },
  );
  look();
}
