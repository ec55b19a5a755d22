"""Charts and tables on a slide that PowerPoint can edit, with the workbook that stands behind a chart."""

import html
import io
from datetime import datetime
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_MARKER_STYLE,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.util import Pt
from xlsxwriter import Workbook

from dashboard.charts.stacks import MANY_BARS
from dashboard.charts.texts import one_line, shortened
from dashboard.charts.theme import PRINT, is_grey
from dashboard.export.office import slide_axes
from dashboard.export.office.excel_chart import COUNT, FONT
from dashboard.export.office.native import Native, Series
from dashboard.export.office.slide_parts import Box, describe, rgb

WHOLE = 45  # letters of a name that is never shortened
MANY = 12  # names from here on are written on one line, columns without their century
STAR = "*"
MADE = datetime(1980, 1, 1)  # noqa: DTZ001  the workbook behind a chart has no date of its own
TYPES = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked columns": XL_CHART_TYPE.COLUMN_STACKED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}


def labels(chart: Native) -> list[str]:
    """The names of the categories as there is room for them, by the rules of the figures."""
    if chart.lying:
        rule = one_line if len(chart.categories) > MANY else shortened
        return [
            name if len(name) <= WHOLE else html.unescape(rule(name).replace("<br>", " "))
            for name in chart.categories
        ]
    if starred(chart):
        years = zip(chart.codes, chart.unfinished, strict=True)
        return [f"’{code[2:4]}{STAR * unfinished}" for code, unfinished in years]
    return list(chart.categories)


def starred(chart: Native) -> bool:
    """Whether columns are too narrow for more than the end of a year, and a star where it is not over."""
    return not chart.lying and len(chart.categories) > MANY and chart.grain == "year"


def add_chart(slide: Any, box: Box, chart: Native, alt: str, plot: Box | None = None) -> None:
    """A native chart; `plot` fixes where its columns stand, so that a row of numbers fits beneath."""
    names = labels(chart)
    data = CategoryChartData(number_format=COUNT)
    data.categories = names
    for one in chart.series:
        data.add_series(one.name, one.values)
    frame = slide.shapes.add_chart(TYPES[chart.kind], *box.emu, data)
    describe(frame, "Chart", alt)
    made = frame.chart
    made.part.chart_workbook.update_from_xlsx_blob(data_sheet(chart, names))
    made.has_title = False
    made.font.name, made.font.size = FONT, Pt(_size(chart))
    made.font.color.rgb = rgb(PRINT.text)
    if chart.kind != "lines":
        made.plots[0].gap_width = 50
    for one, drawn in zip(chart.series, made.plots[0].series, strict=True):
        if chart.kind == "lines":
            _line(one, drawn)
        else:
            _fill(one, drawn, PRINT.card if _gapped(chart) else "")
    slide_axes.axes(made, chart)
    slide_axes.legend(made, chart)
    slide_axes.numbers(made, chart)
    if plot:
        slide_axes.place(made, box, plot)


def _gapped(chart: Native) -> bool:
    """Whether the parts of stacks are wide enough for a fine gap between them."""
    return chart.kind.startswith("stacked") and len(chart.categories) <= MANY_BARS


def _size(chart: Native) -> float:
    """Size of the text in points."""
    n = len(chart.categories)
    if chart.lying:
        return 14 if n <= MANY - 2 else 12 if n <= MANY + 4 else 10.5
    return 10 if starred(chart) else 12


def data_sheet(chart: Native, names: list[str]) -> bytes:
    """The workbook behind a chart: names in column A, a series a column from B on; all text is text."""
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": MADE})
    sheet = book.add_worksheet("Sheet1")  # the name the references in the chart have
    for row, name in enumerate(names, 1):
        sheet.write_string(row, 0, name)
    for column, one in enumerate(chart.series, 1):
        sheet.write_string(0, column, one.name)
        for row, value in enumerate(one.values, 1):
            if value is not None:
                sheet.write_number(row, column, value)
    book.close()
    return buffer.getvalue()


def _paint(part: Any, colour: str, edge: str, hatched: bool = False) -> None:
    """Fill of a series or of a point, with an edge where it is grey or hatched."""
    if hatched:
        part.format.fill.patterned()
        part.format.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        part.format.fill.fore_color.rgb, part.format.fill.back_color.rgb = rgb(colour), rgb(PRINT.card)
    else:
        part.format.fill.solid()
        part.format.fill.fore_color.rgb = rgb(colour)
    grey = is_grey(colour, PRINT)
    part.format.line.width = Pt(0.75)
    part.format.line.color.rgb = rgb(PRINT.unknown_edge if grey else colour if hatched else edge or colour)


def _fill(one: Series, drawn: Any, edge: str) -> None:
    _paint(drawn, one.colour, edge)
    for index in range(len(one.values)):
        hatched = bool(one.hatched and one.hatched[index])
        own = (one.colours[index] if one.colours else "") or one.colour
        if hatched or own != one.colour:
            _paint(drawn.points[index], own, edge, hatched)


def _line(one: Series, drawn: Any) -> None:
    grey, ink = is_grey(one.colour, PRINT), one.colour
    ink = PRINT.unknown_edge if grey and not one.quiet else ink
    drawn.smooth = False
    drawn.format.line.color.rgb = rgb(ink)
    drawn.format.line.width = Pt(0.75 if one.quiet else 3 if ink == PRINT.text else 2.25)
    if grey and not one.quiet:
        drawn.format.line.dash_style = MSO_LINE.ROUND_DOT
    plain = one.quiet or len(one.values) > 2 * slide_axes.LABELS
    drawn.marker.style = XL_MARKER_STYLE.NONE if plain else XL_MARKER_STYLE.CIRCLE
    if not plain:
        drawn.marker.size = 5
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = rgb(ink)
        drawn.marker.format.line.color.rgb = rgb(ink)
