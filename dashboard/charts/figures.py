"""A chart as plotly reads it: plain data, one drawing function a kind."""

from collections.abc import Callable

from dashboard.charts import bars, calendars, columns, grids, lines, maps, multiples, network, stacks
from dashboard.charts.chart import Chart
from dashboard.charts.fit import SCREEN, Figure, Fit
from dashboard.charts.theme import Palette

KINDS: dict[str, Callable[[Chart, Palette, Fit], Figure]] = {
    "bars": bars.bars,
    "pairs": bars.pairs,
    "columns": columns.columns,
    "stacked": stacks.stacked,
    "multiples": multiples.multiples,
    "lines": lines.lines,
    "calendar": calendars.calendar,
    "grid": grids.grid,
    "network": network.network,
    "map": maps.drawn_map,
}


def figure(chart: Chart, palette: Palette, fit: Fit = SCREEN) -> Figure:
    """The figure of a chart, without a title: a dict of `data` and `layout`, sizes in px."""
    return KINDS[chart.kind](chart.drawn, palette, fit)
