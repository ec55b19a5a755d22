"""Columns over time: parts on each other, or a small chart a part."""

from typing import Any

from dashboard.charts.buckets import FEWEST, HEIGHT, buckets, trace
from dashboard.charts.chart import Chart, Series
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.layouts import HIDDEN, MARGIN, axis, counts_axis, layout, text
from dashboard.charts.paper import TICKS, beside, on_paper
from dashboard.charts.texts import shortened
from dashboard.charts.theme import Palette, edge, ink
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
    margin, named = (MARGIN | {"l": ROW_LABEL}, [_row_name(xaxis, palette)]) if chart.once else (MARGIN, [])
    yaxis = counts_axis(palette, highest)
    sheet = layout(palette, HEIGHT, margin=margin, annotations=named, xaxis=xaxis, yaxis=yaxis)
    sheet |= {"barmode": "stack"} | brushed(fit)
    left = beside(["0 000", *(one["text"] for one in named)], palette.size)
    traces = [_columns(chart, one, palette) for one in chart.series]
    return {"data": traces, "layout": on_paper(sheet, fit, left=left, bottom=TICKS)}


def brushed(fit: Fit) -> Part:
    """What lets a span of time be drawn over a figure."""
    return {"dragmode": "select", "selectdirection": "h"} if fit.brush else {}


def _row_name(xaxis: Part, palette: Palette) -> Part:
    """The word before the row of numbers."""
    word = f"\u00a0<br><b>{_('Events')}</b>"
    shift = {"xanchor": "right", "yanchor": "top", "xshift": -6, "yshift": -2, "align": "right"}
    font = {"size": xaxis["tickfont"]["size"], "color": palette.second}
    return text(word, xaxis["range"][0], 0, xref="x", yref="y domain", font=font, **shift)


def _columns(chart: Chart, series: Series, palette: Palette) -> Part:
    """The columns of one part; a click gets the codes of bucket and part."""
    own = ink(series.role, palette)
    width = 0 if len(chart.categories) > MANY_BARS else 1
    return trace(chart, series, "%{y}") | {
        "type": "bar",
        "y": [value or None for value in series.values],
        "marker": {
            "color": own,
            "line": {"width": width, "color": edge(own, palette) or palette.card},
            "pattern": hatch(chart, own, palette),
        },
    }


def hatch(chart: Chart, fill: str | list[str], palette: Palette) -> Part:
    """The pattern of columns of a colour, or of one each: lines where a bucket is unfinished."""
    return {
        "shape": ["/" if one.unfinished else "" for one in chart.categories],
        "size": 6,
        "fgcolor": fill,
        "bgcolor": palette.card,
        "fillmode": "replace",
    }


def multiples(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """A small chart a part, all on one scale."""
    across = 1 if fit.narrow else ACROSS
    parts = [*reversed(chart.series)]
    down = -(-len(parts) // across) or 1
    n = len(chart.categories)
    ends = [0, n - 1] if n > 1 else list(range(n))
    years = axis(
        palette,
        palette.quiet,
        0.85 * palette.size,
        automargin=False,
        showline=True,
        linecolor=palette.axis,
        tickangle=0,
        tickvals=ends,
        ticktext=[chart.categories[i].code[:4] for i in ends],
        range=[-0.8, max(n, FEWEST) - 0.2],
    )
    axes: dict[str, Any] = {} if parts else {name: {"visible": False} for name in ("xaxis", "yaxis")}
    traces, names = [], []
    for index, series in enumerate(parts):
        which = str(index + 1) if index else ""
        traces.append(_columns(chart, series, palette) | {"xaxis": f"x{which}", "yaxis": f"y{which}"})
        column, row = index % across, index // across
        left, top, tall = column * (1 + GAP) / across, 1 - row / down, 1 / down
        axes[f"xaxis{which}"] = years | {
            "domain": [left, left + (1 + GAP) / across - GAP],
            "anchor": f"y{which}",
        }
        axes[f"yaxis{which}"] = HIDDEN | {
            "domain": [top - (1 - 0.16) * tall, top - SMALL_HEAD * tall],
            "anchor": f"x{which}",
            "range": [0, chart.longest * 1.08 or 1],
        }
        names.append(_small_name(series, which, palette))
    sheet = layout(palette, SMALL_HEIGHT * down + 16, annotations=names, **axes)
    return {"data": traces, "layout": on_paper(sheet, fit, bottom=TICKS if parts else 0)}


def _small_name(series: Series, which: str, palette: Palette) -> Part:
    """The name of a small chart over it, with its events."""
    return text(
        f"{shortened(series.name)}  <b>{number(series.total or 0)}</b>",
        0,
        1,
        xref=f"x{which} domain",
        yref=f"y{which} domain",
        xanchor="left",
        yanchor="bottom",
        align="left",
        font={"size": min(palette.size, SMALL_TEXT), "color": palette.text},
    )
