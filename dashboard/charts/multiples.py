"""A small chart a part, all on one scale."""

from dataclasses import replace
from typing import Any

from dashboard.charts.buckets import FEWEST
from dashboard.charts.chart import Chart, Series
from dashboard.charts.columns import PART, one_series
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.layouts import HIDDEN, MARGIN, axis, layout, text
from dashboard.charts.paper import GLYPH, on_paper
from dashboard.charts.texts import shortened
from dashboard.charts.theme import LIGHT, Palette
from dashboard.words import number

ACROSS, FEW = 8, 4  # small charts beside each other; up to so many stand under each other in a narrow place
HEIGHTS, HEIGHT, GAP = {1: 88, 2: 104}, 124, 0.02  # px a small chart; the part of the width between two
SMALL, NUMBER = 12, 15  # px of text on a screen, and of numbers at most, so that they do not meet
NAMES = {1: (40, 1), 2: (22, 2)}  # letters and lines of a name, by how many stand beside each other
SHORT = 15, 3  # the same of more
LINE = 15  # px a line of a name
YEARS = 20  # px for the years beneath
OVER = 1.45  # of the highest column that the axis reaches at most, for its number
NUMBER_HIGH = 1.6  # text sizes that a number takes over its column
NUMBERED = 14  # columns up to which each has its number; of more the highest alone


def multiples(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """A small chart a part, each with its name, its events and its years."""
    parts = len(chart.series)
    across = (1 if parts <= FEW else 2) if fit.narrow else max(1, min(parts, ACROSS))
    down = -(-parts // across) or 1
    (letters, lines), high = NAMES.get(across, SHORT), HEIGHTS.get(across, HEIGHT)
    px, room = SMALL * palette.size / LIGHT.size, float(high)
    if fit.size:
        px = min(px, fit.size[0] / across / (GLYPH * letters))  # so that names do not meet
        room = (fit.size[1] - (0 if fit.paper else MARGIN["t"] + MARGIN["b"])) / down
    head, foot = (lines * LINE * px / SMALL + 4) / room, YEARS * px / SMALL / room
    plot = max(room * (1 - head - foot), 1)
    over = min(OVER, plot / max(plot - NUMBER_HIGH * px, 1))
    axes: dict[str, Any] = {} if parts else {name: {"visible": False} for name in ("xaxis", "yaxis")}
    years = _years(chart, palette, px)
    traces, names = [], []
    for index, series in enumerate(chart.series):
        which = str(index + 1) if index else ""
        small = replace(chart, kind="columns", series=(series,), once=())
        traces.append(_drawn(small, palette, min(px, NUMBER)) | {"xaxis": f"x{which}", "yaxis": f"y{which}"})
        column, row = index % across, index // across
        left, top, tall = column * (1 + GAP) / across, 1 - row / down, 1 / down
        axes[f"xaxis{which}"] = years | {
            "domain": [left, left + (1 + GAP) / across - GAP],
            "anchor": f"y{which}",
        }
        axes[f"yaxis{which}"] = HIDDEN | {
            "domain": [top - (1 - foot) * tall, top - head * tall],
            "anchor": f"x{which}",
            "range": [0, chart.longest * over or 1],
        }
        names.append(_name(series, which, palette, px, (letters, lines)))
    height = high * down + MARGIN["t"] + MARGIN["b"]
    sheet = layout(palette, height, annotations=names, barmode="overlay", **axes)
    return {"data": traces, "layout": on_paper(sheet, fit)}


def _years(chart: Chart, palette: Palette, px: float) -> Part:
    """The axis of each small chart: the first bucket and the last."""
    n = len(chart.categories)
    ends = [0, n - 1] if n > 1 else list(range(n))
    return axis(
        palette,
        palette.quiet,
        px,
        automargin=False,
        showline=True,
        linecolor=palette.axis,
        tickangle=0,
        tickvals=ends,
        ticktext=[f"’{chart.categories[i].code[2:4]}" for i in ends],
        range=[-0.8, max(n, FEWEST) - 0.2],
    )


def _drawn(small: Chart, palette: Palette, px: float) -> Part:
    """The columns of one part, all with their numbers or the highest alone."""
    bars = one_series(small, 0, PART, px, palette)
    if len(small.categories) > NUMBERED:
        numbers = small.numbers()
        peak = numbers.index(max(numbers))
        bars["text"] = [said if at == peak else "" for at, said in enumerate(bars["text"])]
    return bars


def _name(series: Series, which: str, palette: Palette, px: float, room: tuple[int, int]) -> Part:
    """The name of a small chart over it, its events after the last word."""
    words, events = shortened(series.name, *room), number(series.total or 0)
    fits = len(words.rpartition("<br>")[2]) + len(events) < room[0]
    return text(
        f"{words}{' ' if fits else '<br>'}<b>{events}</b>",
        0,
        1,
        xref=f"x{which} domain",
        yref=f"y{which} domain",
        xanchor="left",
        yanchor="bottom",
        align="left",
        font={"size": px, "color": palette.text},
    )
