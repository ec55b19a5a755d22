"""A table of a few numbers: a row a measure, a column a side of a comparison."""

import textwrap

from dashboard.charts.chart import Chart, Series
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.layouts import HIDDEN, MARGIN, axis, layout, text
from dashboard.charts.paper import beside, on_paper
from dashboard.charts.texts import one_line, safe
from dashboard.charts.theme import LIGHT, Palette, ink
from dashboard.words import number

ROW, TALL, EDGE = 38, 50, 10  # px a row, one with its name above, and over and under all
HEAD = 40  # letters over all columns
ABOVE = 0.22  # rows that a name stands above the middle of its row, and its numbers below it


def table(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """The names at the left, the numbers in columns in the colours of their sides, lines between the rows.

    On a screen the names stand above their numbers, so that the columns have all the width of a phone.
    A row whose category has a role of its own is part of the row above and quiet.
    """
    rows = len(chart.categories)
    labels = [one_line(one.name) for one in chart.categories]
    below = 0 if fit.paper else ABOVE
    yaxis = axis(
        palette,
        palette.text,
        tickvals=list(range(rows)),
        ticktext=labels if fit.paper else [""] * rows,
        range=[rows - 0.5, -1.6],
        ticks="",
    )
    xaxis = HIDDEN | {"range": [-0.5, len(chart.series) - 0.5]}
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
    names = [] if fit.paper else [_above(name, place, palette) for place, name in enumerate(labels)]
    sheet = layout(
        palette,
        (ROW if fit.paper else TALL) * rows + ROW + 2 * EDGE,
        margin=MARGIN,
        xaxis=xaxis,
        yaxis=yaxis,
        shapes=lines,
        annotations=heads + names,
    )
    traces = [_column(chart, place, one, palette, below) for place, one in enumerate(chart.series)]
    return {"data": traces, "layout": on_paper(sheet, fit, left=beside(labels, palette.size))}


def _head(name: str, columns: int) -> str:
    """The name of a column on two lines at most, shorter the more columns there are."""
    lines = textwrap.wrap(name, HEAD // columns, max_lines=2, placeholder=" …")
    return "<br>".join(safe(line) for line in lines)


def _column(chart: Chart, place: int, series: Series, palette: Palette, below: float) -> Part:
    numbers = [number(value or 0) for value in series.values]
    quiet = [bool(one.role) for one in chart.categories]
    size = palette.size * 15 / LIGHT.size
    return {
        "type": "scatter",
        "mode": "text",
        "x": [place] * len(numbers),
        "y": [row + below for row in range(len(numbers))],
        "text": [n if second else f"<b>{n}</b>" for n, second in zip(numbers, quiet, strict=True)],
        "textposition": "middle center",
        "textfont": {
            "size": [palette.size if second else size for second in quiet],
            "color": [
                palette.second if second else ink(f"side_text/{place + 1}", palette) for second in quiet
            ],
        },
        "customdata": [[one.code, series.code] for one in chart.categories],
        "hovertemplate": f"{safe(series.name)}: %{{text}}<extra></extra>",
        "cliponaxis": False,
    }


def _above(name: str, row: int, palette: Palette) -> Part:
    font = {"color": palette.second, "size": palette.size}
    return text(safe(name), 0, row - ABOVE, xref="x domain", xanchor="left", font=font)


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
