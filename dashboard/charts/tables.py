"""A table of a few numbers: a row a measure, a column a side of a comparison."""

import textwrap

from dashboard.charts.chart import Chart, Series
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.layouts import HIDDEN, MARGIN, axis, layout, text
from dashboard.charts.paper import beside, on_paper
from dashboard.charts.texts import one_line, safe
from dashboard.charts.theme import LIGHT, Palette, ink
from dashboard.words import number

ROW, EDGE = 38, 10  # px a row, and over and under all
HEAD = 40  # letters over all columns


def table(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """The names at the left, the numbers in columns in the colours of their sides, lines between the rows.

    A row whose category has a role of its own is part of the row above and quiet.
    """
    rows = len(chart.categories)
    labels = [one_line(one.name) for one in chart.categories]
    yaxis = axis(
        palette,
        palette.text,
        tickvals=list(range(rows)),
        ticktext=labels,
        range=[rows - 0.5, -1.6],
        ticks="",
    )
    xaxis = HIDDEN | {"range": [-0.5, len(chart.series) - 0.4]}
    lines = [_line(place - 0.5, palette) for place in range(rows)]
    heads = [
        text(
            f"<b>{_head(one.name, len(chart.series))}</b>",
            place,
            -1,
            font={"color": ink(f"side_text/{place + 1}", palette), "size": palette.size},
        )
        for place, one in enumerate(chart.series)
    ]
    sheet = layout(
        palette,
        ROW * (rows + 1) + 2 * EDGE,
        margin=MARGIN,
        xaxis=xaxis,
        yaxis=yaxis,
        shapes=lines,
        annotations=heads,
    )
    traces = [_column(chart, place, one, palette) for place, one in enumerate(chart.series)]
    return {"data": traces, "layout": on_paper(sheet, fit, left=beside(labels, palette.size))}


def _head(name: str, columns: int) -> str:
    """The name of a column on two lines at most, shorter the more columns there are."""
    lines = textwrap.wrap(name, HEAD // columns, max_lines=2, placeholder=" …")
    return "<br>".join(safe(line) for line in lines)


def _column(chart: Chart, place: int, series: Series, palette: Palette) -> Part:
    numbers = [number(value or 0) for value in series.values]
    quiet = [bool(one.role) for one in chart.categories]
    size = palette.size * 15 / LIGHT.size
    return {
        "type": "scatter",
        "mode": "text",
        "x": [place] * len(numbers),
        "y": list(range(len(numbers))),
        "text": [n if below else f"<b>{n}</b>" for n, below in zip(numbers, quiet, strict=True)],
        "textposition": "middle center",
        "textfont": {
            "size": [palette.size if below else size for below in quiet],
            "color": [palette.second if below else ink(f"side_text/{place + 1}", palette) for below in quiet],
        },
        "customdata": [[one.code, series.code] for one in chart.categories],
        "hovertemplate": f"{safe(series.name)}: %{{text}}<extra></extra>",
        "cliponaxis": False,
    }


def _line(place: float, palette: Palette) -> Part:
    return {
        "type": "line",
        "xref": "x domain",
        "x0": 0,
        "x1": 1,
        "yref": "y",
        "y0": place,
        "y1": place,
        "line": {"width": 1, "color": palette.grid},
    }
