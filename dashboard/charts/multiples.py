"""A small chart a part, all on one scale."""

from dataclasses import replace
from typing import Any

from dashboard.charts.buckets import FEWEST
from dashboard.charts.chart import Chart, Series
from dashboard.charts.columns import PART, one_series
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.layouts import HIDDEN, MARGIN, axis, layout, text
from dashboard.charts.paper import TICKS, on_paper
from dashboard.charts.texts import safe
from dashboard.charts.theme import LIGHT, Palette
from dashboard.charts.type import balanced
from dashboard.words import _, number

ACROSS, FEW = 8, 4  # small charts beside each other; up to so many stand under each other in a narrow place
GAP = 0.03  # the part of the width between two small charts
COLUMNS, WIDE = 62, 76  # px: the columns of a small chart with their years, and of one that stands alone
LINE = 15  # px a line of its name
LINES = 3  # of a name at most
ACROSS_PX = {False: 640, True: 300}  # px a figure on a screen is at least wide, in a narrow place or not
TEXT, SMALL = 15, 12  # px of text at most, so that names do not meet, and on a screen
YEARS = 20  # px for the years beneath
OVER = 1.45  # of the highest column that the axis reaches, for its number
NUMBERED = (
    1.2  # times the text size from column to column, with which each has its number; else the highest alone
)


def multiples(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """A small chart a part, each with its name, its events and its years."""
    parts, px = len(chart.series), min(TEXT, SMALL * palette.size / LIGHT.size)
    across = (1 if parts <= FEW else 2) if fit.narrow else max(1, min(parts, ACROSS))
    down = -(-parts // across) or 1
    wide = (fit.size[0] if fit.size else ACROSS_PX[fit.narrow]) / across * (1 - GAP)
    said = [_name(series, chart.count, px, wide) for series in chart.series]
    lines = max((name.count("<br>") + 1 for name in said), default=0)
    high = (WIDE if across == 1 else COLUMNS) + lines * LINE
    room = (fit.size[1] - TICKS if fit.paper and fit.size else high * down) / down
    head, foot = (lines * LINE * px / SMALL + 4) / room, YEARS * px / SMALL / room
    axes: dict[str, Any] = {} if parts else {name: {"visible": False} for name in ("xaxis", "yaxis")}
    years = _years(chart, palette, px)
    traces, names = [], []
    for index, series in enumerate(chart.series):
        which = str(index + 1) if index else ""
        small = replace(chart, kind="columns", series=(series,))
        traces.append(_drawn(small, palette, px, wide) | {"xaxis": f"x{which}", "yaxis": f"y{which}"})
        column, row = index % across, index // across
        left, top, tall = column * (1 + GAP) / across, 1 - row / down, 1 / down
        axes[f"xaxis{which}"] = years | {
            "domain": [left, left + (1 + GAP) / across - GAP],
            "anchor": f"y{which}",
        }
        axes[f"yaxis{which}"] = HIDDEN | {
            "domain": [top - (1 - foot) * tall, top - head * tall],
            "anchor": f"x{which}",
            "range": [0, chart.longest * OVER or 1],
        }
        names.append(_over(said[index], which, palette, px))
    height = high * down + MARGIN["t"] + MARGIN["b"]
    sheet = layout(palette, height, annotations=names, barmode="overlay", **axes)
    return {"data": traces, "layout": on_paper(sheet, fit, bottom=TICKS if parts else 0)}


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


def _drawn(small: Chart, palette: Palette, px: float, across: float) -> Part:
    """The columns of one part, `across` px wide, all with their numbers or the highest alone."""
    bars = one_series(small, 0, PART, px, palette)
    if across < NUMBERED * px * len(small.categories):
        numbers = [value or 0 for value in small.series[0].values]
        peak = numbers.index(max(numbers))
        bars["text"] = [said if at == peak else "" for at, said in enumerate(bars["text"])]
    return bars


def _name(series: Series, count: str, px: float, across: float) -> str:
    """The name of a small chart, `across` px wide, its events in bold at the end; cut after some lines."""
    events = number(series.total or 0)
    counted = _(count, n=events) if count else events
    lines = balanced(f"{series.name} {counted}", px, across, bold=True)
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], f"… {counted}"]
    before, bold, after = "<br>".join(map(safe, lines)).rpartition(events)
    return f"{before}<b>{bold}</b>{after}"


def _over(words: str, which: str, palette: Palette, px: float) -> Part:
    """The place of a name: over its small chart, at the left."""
    return text(
        words,
        0,
        1,
        xref=f"x{which} domain",
        yref=f"y{which} domain",
        xanchor="left",
        yanchor="bottom",
        align="left",
        font={"size": px, "color": palette.text},
    )
