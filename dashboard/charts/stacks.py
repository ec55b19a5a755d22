"""Columns over time: parts on each other."""

from dashboard.charts.buckets import HEIGHT, buckets, trace
from dashboard.charts.chart import Chart, Series
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.layouts import MARGIN, counts_axis, layout, text
from dashboard.charts.paper import TICKS, beside, on_paper
from dashboard.charts.theme import Palette, edge, ink
from dashboard.words import _

MANY_BARS = 60  # from here on bars are too thin for an edge
ROW_LABEL = 58  # px left of the axis for the word before the bold row


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
