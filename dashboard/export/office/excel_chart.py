"""The editable chart of a workbook, over the cells of its table."""

from typing import Any

from dashboard.charts.layouts import FEW_COUNTS
from dashboard.charts.theme import PRINT, is_grey
from dashboard.export.office.native import Native, Series

FONT = "Arial"
MANY = 13  # columns; more need the whole width, the key beneath
LEVEL = 0  # degrees; unsaid, Excel tilts labels that are a little too long
COUNT = '[>=1000]#"\u202f"##0;0'  # 12 345, as the house writes numbers
TYPES = {
    "bars": {"type": "bar"},
    "columns": {"type": "column"},
    "stacked columns": {"type": "column", "subtype": "stacked"},
    "lines": {"type": "line"},
}


def excel_chart(book: Any, sheet: str, title: tuple[int, int], top: int, chart: Native) -> Any:
    """A chart over the table that begins in row `top` of a sheet, to be inserted into it.

    Title and names are references to cells, so that no text is taken for a formula.
    """
    drawn = book.add_chart(TYPES[chart.kind])
    last = top + len(chart.categories)
    for column, one in enumerate(chart.series, 1):
        drawn.add_series(
            {
                "name": [sheet, top, column],
                "categories": [sheet, top + 1, 0, last, 0],
                "values": [sheet, top + 1, column, last, column],
                **_look(chart, one),
            }
        )
    drawn.set_title(
        {
            "name": [sheet, *title],
            "overlay": False,
            "name_font": {"name": FONT, "size": 14, "color": PRINT.text},
        }
    )
    quiet = [index for index, one in enumerate(chart.series) if one.quiet]
    many = len(chart.categories) > MANY and not chart.lying
    place = "top" if len(chart.series) < 3 else "bottom" if many else "right"
    key = {"position": place, "delete_series": quiet, "font": _font(11)}
    drawn.set_legend(key if len(chart.series) > 1 else {"none": True})
    values: dict[str, Any] = {
        "min": 0,
        "num_font": _font(11, PRINT.second),
        "line": {"none": True},
        "num_format": COUNT,
        "major_gridlines": {"visible": not chart.lying, "line": {"color": PRINT.grid, "width": 0.75}},
        **({"major_unit": 1} if chart.longest < FEW_COUNTS and chart.kind != "lines" else {}),
        **({"visible": False} if chart.lying else {}),
    }
    level = {"rotation": LEVEL} if chart.lying or len(chart.categories) <= 2 * MANY else {}
    names: dict[str, Any] = {"num_font": _font(9 if many else 11) | level, "line": {"color": PRINT.axis}}
    names |= {"major_tick_mark": "none", **({"reverse": True, "interval_unit": 1} if chart.lying else {})}
    drawn.set_x_axis(values if chart.lying else names)
    drawn.set_y_axis(names if chart.lying else values)
    drawn.show_blanks_as("gap")
    drawn.set_chartarea({"border": {"none": True}})
    return drawn


def _font(size: int, ink: str = PRINT.text) -> dict[str, Any]:
    return {"name": FONT, "size": size, "color": ink, "bold": False}


def _look(chart: Native, one: Series) -> dict[str, Any]:
    """Colours, gap and labels of a series as xlsxwriter takes them."""
    if chart.kind == "lines":
        ink = {"color": PRINT.unknown_edge if is_grey(one.colour, PRINT) and not one.quiet else one.colour}
        line = ink | {"width": 0.75 if one.quiet else 3 if one.colour == PRINT.text else 2.25}
        return {"line": line, "marker": {"type": "none"}}
    points: list[dict[str, Any] | None] = []
    for index in range(len(one.values)):
        own = (one.colours[index] if one.colours else "") or one.colour
        points.append(None if own == one.colour else {"fill": {"color": own}})
        if one.hatched and one.hatched[index]:
            hatch = {"pattern": "wide_upward_diagonal", "fg_color": one.colour, "bg_color": PRINT.card}
            points[-1] = {"pattern": hatch, "border": {"color": one.colour, "width": 0.75}}
    look = {"fill": {"color": one.colour}, "gap": 50, **({"points": points} if any(points) else {})}
    if chart.kind == "bars":
        look["data_labels"] = {"value": True, "position": "outside_end", "font": _font(11)}
    if chart.kind.startswith("stacked"):
        look["border"] = {"color": PRINT.card, "width": 0.5}
        look["overlap"] = 100
    return look
