"""Lines over time: running totals, moving averages, years laid over each other."""

from dashboard.charts.buckets import HEIGHT, buckets, trace
from dashboard.charts.chart import WHOLE, Chart, Series
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.layouts import counts_axis, layout
from dashboard.charts.paper import TICKS, beside, on_paper
from dashboard.charts.stacks import brushed
from dashboard.charts.theme import Palette, ink, is_grey

TALL = 420  # px where every line crosses every other
MONTHS = (-0.3, 11.3)  # the range of an axis of the months of a year


def lines(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """A line a series: all events bold, greys dotted, quiet ones thin and behind."""
    xaxis = buckets(chart, palette, fit.narrow and bool(chart.grain))
    yaxis = counts_axis(palette, chart.longest) | {"tickformat": ",~g"}
    if not chart.grain:
        names = [one.name for one in chart.categories]
        xaxis |= {"range": list(MONTHS), "tickvals": list(range(len(names))), "ticktext": names}
    sheet = layout(palette, HEIGHT if chart.grain else TALL, xaxis=xaxis, yaxis=yaxis)
    sheet = on_paper(sheet | brushed(fit), fit, left=beside(["0 000"], palette.size), bottom=TICKS)
    return {"data": [_line(chart, one, palette) for one in chart.series], "layout": sheet}


def _line(chart: Chart, series: Series, palette: Palette) -> Part:
    own = ink(series.role, palette)
    grey = is_grey(own, palette) and not series.quiet
    return trace(chart, series, "%{y:,.4~g}") | {
        "type": "scatter",
        "mode": "lines" if series.quiet else "lines+markers",
        "line": {
            "color": palette.unknown_edge if grey else own,
            "width": 1 if series.quiet else 3 if series.code == WHOLE else 2,
            "dash": "dot" if grey else "solid",
        },
        "marker": {"size": 5},
    }
