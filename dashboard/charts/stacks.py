"""Columns over time: parts on each other, or a small chart a part."""

from typing import Any

from dashboard.charts.buckets import FEWEST, HEIGHT, buckets, hover
from dashboard.charts.chart import Chart, Series
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.layouts import counts_axis, layout
from dashboard.charts.paper import TICKS, beside, on_paper
from dashboard.charts.texts import shortened
from dashboard.charts.theme import Palette, ink, is_grey
from dashboard.words import _, number

MANY_BARS = 60  # from here on bars are too thin for an edge
SMALL_TEXT = 15  # px at most, so that the names of small charts do not meet
ROW_LABEL = 58  # px left of the axis for the word before the bold row
ACROSS = 4  # small charts beside each other
SMALL_HEIGHT, GAP = 132, 0.045  # px a small chart, and the part of the width between two
SMALL_HEAD = 0.3  # part of a small chart's height that its name takes


def stacked(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """Stacked columns, the events counted once in bold under each; the unfinished one hatched."""
    xaxis = buckets(chart, palette, fit.narrow, with_counts=bool(chart.once))
    columns = zip(*(one.values for one in chart.series), strict=True)
    highest = max((sum(value or 0 for value in column) for column in columns), default=0)
    margin = {"l": ROW_LABEL if chart.once else 8, "r": 8, "t": 8, "b": 8}
    named = _row_name(xaxis, palette) if chart.once else []
    made = layout(
        palette,
        HEIGHT,
        barmode="stack",
        xaxis=xaxis,
        yaxis=counts_axis(palette, highest),
        margin=margin,
        annotations=named,
    )
    labels = ["0 000", *(one["text"] for one in named)]
    made = on_paper(made | brushed(fit), fit, left=beside(labels, palette.size), bottom=TICKS)
    return {"data": [_columns(chart, one, palette) for one in chart.series], "layout": made}


def brushed(fit: Fit) -> Part:
    """What lets a span of time be drawn over a figure."""
    return {"dragmode": "select", "selectdirection": "h"} if fit.brush else {}


def _row_name(xaxis: Part, palette: Palette) -> list[Part]:
    """The word before the row of numbers."""
    word = _("Events")
    place = {"x": xaxis["range"][0], "xref": "x", "y": 0, "yref": "y domain"}
    shift = {"xanchor": "right", "yanchor": "top", "xshift": -6, "yshift": -2, "align": "right"}
    font = {"size": xaxis["tickfont"]["size"], "color": palette.second}
    return [{"text": f"\u00a0<br><b>{word}</b>", "showarrow": False, "font": font, **place, **shift}]


def _columns(chart: Chart, series: Series, palette: Palette) -> Part:
    """The columns of one part; a click gets the codes of bucket and part."""
    own = ink(series.role, palette)
    edge = 0 if len(chart.categories) > MANY_BARS else 1
    return {
        "type": "bar",
        "x": list(range(len(series.values))),
        "y": [value or None for value in series.values],
        "customdata": [[one.code, series.code] for one in chart.categories],
        "marker": {
            "color": own,
            "line": {"width": edge, "color": palette.unknown_edge if is_grey(own, palette) else palette.card},
            "pattern": {
                "shape": ["/" if one.unfinished else "" for one in chart.categories],
                "size": 6,
                "fgcolor": own,
                "bgcolor": palette.card,
                "fillmode": "replace",
            },
        },
        **hover(chart, series, "%{y}"),
    }


def multiples(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """A small chart a part, all on one scale."""
    across = 1 if fit.narrow else ACROSS
    parts = [*reversed(chart.series)]
    down = -(-len(parts) // across) or 1
    highest = max((value or 0 for one in parts for value in one.values), default=0)
    n = len(chart.categories)
    ends = [0, n - 1] if n > 1 else list(range(n))
    axes: dict[str, Any] = {} if parts else {name: {"visible": False} for name in ("xaxis", "yaxis")}
    traces, names = [], []
    for index, series in enumerate(parts):
        which = str(index + 1) if index else ""
        traces.append(_columns(chart, series, palette) | {"xaxis": f"x{which}", "yaxis": f"y{which}"})
        column, row = index % across, index // across
        left, top, tall = column * (1 + GAP) / across, 1 - row / down, 1 / down
        axes[f"xaxis{which}"] = _small_axis(palette, n) | {
            "domain": [left, left + (1 + GAP) / across - GAP],
            "anchor": f"y{which}",
            "tickvals": ends,
            "ticktext": [chart.categories[i].code[:4] for i in ends],
        }
        axes[f"yaxis{which}"] = {
            "domain": [top - (1 - 0.16) * tall, top - SMALL_HEAD * tall],
            "anchor": f"x{which}",
            "visible": False,
            "fixedrange": True,
            "range": [0, highest * 1.08 or 1],
        }
        names.append(_small_name(series, which, palette))
    made = layout(palette, SMALL_HEIGHT * down + 16, annotations=names, **axes)
    below = TICKS if parts else 0
    return {"data": traces, "layout": on_paper(made, fit, bottom=below)}


def _small_axis(palette: Palette, n: int) -> Part:
    return {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": palette.axis,
        "tickangle": 0,
        "tickfont": {"size": 0.85 * palette.size, "color": palette.quiet},
        "range": [-0.8, max(n, FEWEST) - 0.2],
    }


def _small_name(series: Series, which: str, palette: Palette) -> Part:
    """The name of a small chart over it, with its events."""
    return {
        "text": f"{shortened(series.name)}  <b>{number(series.total or 0)}</b>",
        "x": 0,
        "xref": f"x{which} domain",
        "y": 1,
        "yref": f"y{which} domain",
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "font": {"size": min(palette.size, SMALL_TEXT), "color": palette.text},
    }
