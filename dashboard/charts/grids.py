"""Grids: two breakdowns against each other, a darker cell for more events, its number in it."""

from dashboard.analysis.phrases import count
from dashboard.charts.bars import bars
from dashboard.charts.chart import WHOLE, Category, Chart, Series
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.layouts import MARGIN, axis, layout, text
from dashboard.charts.paper import SLANT, beside, fitting_names, on_paper, width
from dashboard.charts.targets import heat, targets
from dashboard.charts.texts import one_line, safe
from dashboard.charts.theme import Palette, contrast, mixed
from dashboard.words import _, number

CELL = 34  # px, height of a row
FULL_SIZE, SMALLEST_TEXT = 12, 13  # rows in full text size in print, and the least size in px
FAINT = 0.02  # share of the most events from which on a cell is tinted
INKS = ("#FFFFFF", "#000000")  # of the numbers in cells: one of them always has a contrast over 4.5
STRONGEST = 12  # cells a phone shows
OVERHANG = 90  # px right of the last column for its tilted name
HEAD = 130  # px for the names over the columns


def grid(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """A heat map; where it would be too narrow to read, its largest cells as bars."""
    if fit.narrow:
        return strongest(chart, palette, fit)
    highest = max((value for *_, value in chart.cells()), default=1)
    codes = [one.code for one in chart.categories]
    cells = [
        (x, y, int(value))
        for y in range(len(codes))
        for x, one in enumerate(chart.series)
        if (value := one.values[y])
    ]
    size = min(palette.size, max(SMALLEST_TEXT, palette.size * FULL_SIZE / len(codes or "1")))
    if fit.paper and fit.size:
        size = fitting_names(*_labels(chart), size, fit.size)
    numbers = [_number(chart, cell, highest, size, palette) for cell in cells]
    return {
        "data": [_heat(chart, highest, palette), _targets(chart, cells)],
        "layout": _layout(chart, palette, fit, size, numbers),
    }


def strongest(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """The largest cells as bars; a click gets the codes of row and column."""
    largest = sorted(chart.cells(), key=lambda cell: (-cell[2], cell[0].code, cell[1].code))[:STRONGEST]
    names = tuple(
        Category(row.code, f"{row.name} · {one.name}", f"{row.said} · {one.full or one.name}")
        for row, one, _ in largest
    )
    series = Series(WHOLE, _("Events"), tuple(value for *_, value in largest))
    figure = bars(Chart("bars", names, (series,)), palette, fit)
    figure["data"][0]["customdata"] = [[row.code, one.code] for row, one, _ in largest]
    return figure


def _heat(chart: Chart, highest: int, palette: Palette) -> Part:
    xs, ys = range(len(chart.series)), range(len(chart.categories))
    values = [[None if _own(chart, x, y) else chart.series[x].values[y] for x in xs] for y in ys]
    steps = [(0, palette.card), (FAINT, cell_colour(FAINT, palette)), (1, palette.amount)]
    return heat(xs, ys, values, highest, steps) | {"hoverongaps": False}


def _own(chart: Chart, x: int, y: int) -> bool:
    """Whether a cell lies on the diagonal of a mirrored grid: it belongs to no scale."""
    return chart.mirrored and chart.series[x].code == chart.categories[y].code


def _targets(chart: Chart, cells: list[tuple[int, int, int]]) -> Part:
    rows, columns = chart.categories, chart.series
    words = [
        f"{safe(rows[y].said)} · {safe(columns[x].full or columns[x].name)}: {count(n, 'event')}"
        for x, y, n in cells
    ]
    codes = [(rows[y].code, columns[x].code) for x, y, _ in cells]
    return targets([x for x, *_ in cells], [y for _, y, _ in cells], codes, words)


def _number(chart: Chart, cell: tuple[int, int, int], highest: int, size: float, palette: Palette) -> Part:
    x, y, events = cell
    own = _own(chart, x, y)
    ground = palette.card if own else cell_colour(events / highest, palette)
    colour = palette.second if own else max(INKS, key=lambda ink: contrast(ink, ground))
    words = f"<b>{number(events)}</b>" if own else number(events)
    return text(words, x, y, font={"size": size, "color": colour})


def _labels(chart: Chart) -> tuple[list[str], list[str]]:
    """The names left of the rows, and over the columns."""
    return [one_line(one.name) for one in chart.categories], [one_line(one.name) for one in chart.series]


def _layout(chart: Chart, palette: Palette, fit: Fit, size: float, numbers: list[Part]) -> Part:
    n, across = len(chart.categories), len(chart.series)
    down, over = _labels(chart)
    plain = axis(palette, palette.text, size, ticks="")
    xaxis = plain | {
        "tickvals": list(range(across)),
        "ticktext": over,
        "side": "top",
        "tickangle": -45,
        "ticklabeloverflow": "allow",
        "range": [-0.5, across - 0.5],
    }
    yaxis = plain | {"tickvals": list(range(n)), "ticktext": down, "range": [n - 0.5, -0.5]}
    high = round(CELL * n * palette.size / 13) + HEAD
    margin = MARGIN | {"r": OVERHANG}
    sheet = layout(palette, high, margin=margin, annotations=numbers, xaxis=xaxis, yaxis=yaxis)
    tilted = width(over, size) * SLANT  # as high above the columns as they reach past the last one
    return on_paper(sheet, fit, left=beside(down, size), top=tilted, right=tilted)


def cell_colour(share: float, palette: Palette) -> str:
    """The colour of a cell with a share of the most events, as the colour scale has it."""
    low = mixed(palette.card, palette.pale)
    return mixed(low, palette.amount, max(share - FAINT, 0) / (1 - FAINT))
