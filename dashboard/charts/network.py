"""Who works with whom as a network on a fixed circle."""

import math

from dashboard.analysis.phrases import count
from dashboard.charts.chart import Category, Chart
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.grids import strongest
from dashboard.charts.layouts import HIDDEN, layout, text
from dashboard.charts.paper import on_paper
from dashboard.charts.targets import points
from dashboard.charts.texts import one_line, safe
from dashboard.charts.theme import Palette

RADIUS = 1.0  # of the circle the network stands on
HEIGHT, TEXT = 620, 16  # px, the text at most: names stand left and right of the circle
WIDEST, BIGGEST, SMALLEST = 9.0, 34.0, 9.0  # px: line of most events, point of most and of fewest
Spot = tuple[float, float]


def network(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """Organisations on a circle in the order of their rank, from the top clockwise."""
    if fit.narrow:
        return strongest(chart, palette, fit)
    n = len(chart.categories)
    turns = [2 * math.pi * index / n for index in range(n)]
    spots = {
        one.code: (RADIUS * math.sin(turn), RADIUS * math.cos(turn))
        for one, turn in zip(chart.categories, turns, strict=True)
    }
    order = {code: index for index, code in enumerate(spots)}
    cells = sorted(chart.cells(), key=lambda cell: (cell[2], order[cell[0].code], order[cell[1].code]))
    most = max((events for *_, events in cells), default=1)
    lines = [
        _line(row, column.code, column.full or column.name, events, most, spots, palette)
        for row, column, events in cells
    ]
    names = [_name(one_line(one.name), spots[one.code], palette) for one in chart.categories]
    xaxis, yaxis = HIDDEN | {"range": [-2.1, 2.1]}, HIDDEN | {"range": [-1.35, 1.35]}
    sheet = layout(palette, HEIGHT, hovermode="closest", annotations=names, xaxis=xaxis, yaxis=yaxis)
    return {"data": [*lines, _points(chart, spots, palette)], "layout": on_paper(sheet, fit)}


def _line(
    row: Category, other: str, full: str, events: int, most: int, spots: dict[str, Spot], palette: Palette
) -> Part:
    (x0, y0), (x1, y1) = spots[row.code], spots[other]
    return {
        "type": "scatter",
        "x": [x0, (x0 + x1) / 2, x1],
        "y": [y0, (y0 + y1) / 2, y1],
        "mode": "lines+markers",
        "customdata": [[row.code, other]] * 3,
        "line": {
            "color": palette.amount if events > most / 3 else palette.pale,
            "width": max(1.0, WIDEST * events / most),
        },
        "marker": {"size": [0, 8, 0], "opacity": 0},
        "hovertemplate": f"{safe(row.said)} · {safe(full)}: {count(events, 'event')}<extra></extra>",
    }


def _points(chart: Chart, spots: dict[str, Spot], palette: Palette) -> Part:
    own = [int(chart.value(code, code) or 0) for code in spots]
    largest = max(own, default=1)
    marker = {
        "size": [max(SMALLEST, BIGGEST * math.sqrt(events / largest)) for events in own],
        "color": palette.amount,
        "line": {"color": palette.card, "width": 1},
    }
    words = [
        f"{safe(one.said)}: {count(events, 'event')}<extra></extra>"
        for one, events in zip(chart.categories, own, strict=True)
    ]
    codes = [[code, code] for code in spots]
    return points(spots.values(), customdata=codes, marker=marker, hovertemplate=words)


def _name(words: str, spot: Spot, palette: Palette) -> Part:
    x, y = spot
    side = "center" if abs(x) < 0.12 else "left" if x > 0 else "right"
    upright = "middle" if side != "center" else "bottom" if y > 0 else "top"
    font = {"size": min(palette.size, TEXT), "color": palette.text}
    return text(words, 1.09 * x, 1.09 * y, xanchor=side, align=side, yanchor=upright, font=font)
