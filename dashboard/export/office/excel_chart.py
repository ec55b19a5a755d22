"""The one editable chart of Office, over cells of a sheet: in a workbook, and behind a slide."""

from typing import Any

from dashboard.charts.chart import Chart, Series
from dashboard.charts.layouts import FEW_COUNTS
from dashboard.charts.stacks import MANY_BARS
from dashboard.charts.theme import PRINT, edge, ink, is_grey
from dashboard.export.office.native import ONCE, kind, longest, lying, own_colour
from dashboard.words import _

FONT = "Arial"
MANY = 13  # columns; more need the whole width, over twice as many are not all labelled
LABELS_OF_MANY = 10
KEY_SIZE = 12
LEVEL = {"rotation": 0}  # unsaid, Office tilts labels that are a little too long
NO_TICKS = {"major_tick_mark": "none", "minor_tick_mark": "none"}
COUNT = '[>=1000]#"\u202f"##0;0'  # 12 345, as the house writes numbers
TYPES = {
    "bars": {"type": "bar"},
    "columns": {"type": "column"},
    "stacked columns": {"type": "column", "subtype": "stacked"},
    "lines": {"type": "line"},
}


def number_table(book: Any, sheet: Any, top: int, chart: Chart) -> None:
    """The table of a chart: categories down, series across, the events counted once last."""
    head = {"bold": True, "text_wrap": True, "bottom": 1, "valign": "bottom", "font_size": 10}
    font, middle = {"font_name": FONT}, {"align": "center"} if kind(chart) == "table" else {}
    names, heads = book.add_format(font), book.add_format(font | head | {"align": "right"} | middle)
    counts = book.add_format(font | {"num_format": COUNT} | middle)
    parts = book.add_format(font | {"num_format": "0.0"})
    sheet.write_string(top, 0, "", book.add_format(font | head))
    for row, category in enumerate(chart.categories, top + 1):
        sheet.write_string(row, 0, category.name, names)
    columns = [(one.name, one.values) for one in chart.series]
    columns += [(_(ONCE), chart.once)] if chart.once else []
    for column, (name, values) in enumerate(columns, 1):
        sheet.write_string(top, column, name, heads)
        for row, value in enumerate(values, top + 1):
            if value is not None:
                sheet.write_number(row, column, value, parts if isinstance(value, float) else counts)
    sheet.set_row_pixels(top, 15 * max(-(-len(name) // 12) for name, _ in columns) + 12)


def excel_chart(book: Any, sheet: str, top: int, chart: Chart, size: float, key: str = "right") -> Any:
    """A chart over the table that begins in row `top` of a sheet, to be inserted into a sheet.

    Its text has a `size` in points; `key` says where that of more than two series stands. Names are
    references to cells, so that no text is taken for a formula.
    """
    drawn = book.add_chart(TYPES[kind(chart)])
    last = top + len(chart.categories)
    for column, one in enumerate(chart.series, 1):
        drawn.add_series(
            {
                "name": [sheet, top, column],
                "categories": [sheet, top + 1, 0, last, 0],
                "values": [sheet, top + 1, column, last, column],
                **(_line(chart, one) if chart.kind == "lines" else _bars(chart, one, size)),
            }
        )
    quiet = [index for index, one in enumerate(chart.series) if one.quiet]
    place = key if len(chart.series) > 2 and not lying(chart) else "top"
    shown = {"position": place, "delete_series": quiet, "font": _font(KEY_SIZE)}
    drawn.set_legend(shown if len(chart.series) > 1 else {"none": True})
    names, values = _names(chart, size), _values(chart, size)
    drawn.set_x_axis(values if lying(chart) else names)
    drawn.set_y_axis(names if lying(chart) else values)
    drawn.show_blanks_as("gap")
    drawn.set_chartarea({"border": {"none": True}})
    return drawn


def _names(chart: Chart, size: float) -> dict[str, Any]:
    """The axis of names: without ticks; level, but for labels that would not stand beside each other so."""
    many = len(chart.categories) > 2 * MANY
    level = {} if many and not lying(chart) else LEVEL
    axis = {"num_font": _font(size) | level, "line": {"color": PRINT.axis}} | NO_TICKS
    if lying(chart):
        return axis | {"reverse": True, "interval_unit": 1}
    return axis | ({"interval_unit": _every(chart)} if many else {})


def _values(chart: Chart, size: float) -> dict[str, Any]:
    """The axis of values, from zero; lying bars have numbers at their ends in its place."""
    axis = {"min": 0, "num_font": _font(size, PRINT.second), "num_format": COUNT, "line": {"none": True}}
    if lying(chart) or numbered(chart):
        hidden = {"visible": False, "major_gridlines": {"visible": False}}
        return axis | hidden | {"max": 1.12 * longest(chart) or 1}
    grid = {"visible": True, "line": {"color": PRINT.grid, "width": 0.75}}
    whole = {"major_unit": 1} if longest(chart) < FEW_COUNTS and chart.kind != "lines" else {}
    return axis | whole | {"major_gridlines": grid} | NO_TICKS


def _every(chart: Chart) -> int:
    """Which of many columns have a label: each of some whole years, where they are months or quarters."""
    year = 4 if chart.grain == "quarter" else 12
    return year * -(-len(chart.categories) // (LABELS_OF_MANY * year))


def _font(size: float, colour: str = PRINT.text, bold: bool = False) -> dict[str, Any]:
    return {"name": FONT, "size": size, "color": colour, "bold": bold}


def _line(chart: Chart, one: Series) -> dict[str, Any]:
    """A line, the grey of other parts dotted, the total the thickest, earlier years behind without points."""
    colour = ink(one.role, PRINT)
    grey = is_grey(colour, PRINT) and not one.quiet
    own = {"color": PRINT.unknown_edge if grey else colour}
    width = 0.75 if one.quiet else 3 if colour == PRINT.text else 2.25
    plain = one.quiet or len(one.values) > 2 * MANY
    point = {"type": "none"} if plain else {"type": "circle", "size": 5, "fill": own, "line": own}
    return {"line": own | {"width": width} | ({"dash_type": "round_dot"} if grey else {}), "marker": point}


def _bars(chart: Chart, one: Series, size: float) -> dict[str, Any]:
    """The bars of a series, numbers at the ends of most; unfinished columns are hatched, thin ones hollow."""
    colour, stacked = ink(one.role, PRINT), chart.kind == "stacked"
    line = PRINT.card if stacked and len(chart.categories) <= MANY_BARS else ""
    upright = stacked or chart.kind == "columns"
    points: list[dict[str, Any] | None] = []
    for category in chart.categories:
        hatched, own = upright and category.unfinished, own_colour(chart, one, category) or colour
        hollow = chart.kind == "columns" and category.thin and not hatched
        points.append(_paint(own, line, hatched, hollow) if hatched or hollow or own != colour else None)
    look = _paint(colour, line) | {"gap": 50} | ({"points": points} if any(points) else {})
    if lying(chart) or numbered(chart):
        font = _font(size, bold=True)
        look["data_labels"] = {"value": True, "position": "outside_end", "num_format": COUNT, "font": font}
    return look | ({"overlap": 100} if stacked else {})


def numbered(chart: Chart) -> bool:
    """Whether columns have room for a number on each."""
    return chart.kind == "columns" and len(chart.categories) * len(chart.series) <= 2 * MANY


def _paint(colour: str, line: str, hatched: bool = False, hollow: bool = False) -> dict[str, Any]:
    """Fill and edge of a series or of a point; greys, pale ones and hatches have an edge of their own."""
    own = edge(colour, PRINT) or (colour if hatched or hollow else line or colour)
    border = {"color": own, "width": 0.75}
    if hatched:
        hatch = {"pattern": "wide_upward_diagonal", "fg_color": colour, "bg_color": PRINT.card}
        return {"pattern": hatch, "border": border}
    return {"fill": {"color": PRINT.card if hollow else colour}, "border": border}
