"""A chart on a slide that PowerPoint can edit, with the workbook that stands behind it."""

import html
import io
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple
from zipfile import ZipFile

from xlsxwriter import Workbook

from dashboard.charts.chart import Chart
from dashboard.charts.texts import one_line, shortened
from dashboard.export.office.excel_chart import excel_chart, number_table
from dashboard.export.office.native import lying
from dashboard.export.office.slide_parts import Box, describe
from dashboard.export.table import OPTIONS

WHOLE = 45  # letters of a name that is never shortened
MANY = 12  # names from here on are written on one line, columns without their century
STAR = "*"
SHEET = "Sheet1"
MADE = datetime(1980, 1, 1)  # noqa: DTZ001  the workbook behind a chart has no date of its own
NO = "".join(f'<c:show{what} val="0"/>' for what in ("CatName", "SerName", "Percent", "BubbleSize"))
SAID = (  # what xlsxwriter leaves unsaid, as Excel takes it; PowerPoint and others may take it otherwise
    ('"/><c:ser>', '"/><c:varyColors val="0"/><c:ser>'),
    ("</c:scaling><c:axPos", '</c:scaling><c:delete val="0"/><c:axPos'),
    ('<c:showVal val="1"/>', f'<c:showLegendKey val="0"/><c:showVal val="1"/>{NO}'),
    ("<c:layout/><c:txPr>", '<c:layout/><c:overlay val="0"/><c:txPr>'),
    ('<c:plotVisOnly val="1"/>', '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'),
)


class Drawn(NamedTuple):
    """A chart and the workbook behind it, as python-pptx takes them."""

    xml: bytes
    xlsx_blob: bytes

    def xml_bytes(self, chart_type: object) -> bytes:
        """The chart, whatever its type."""
        return self.xml


def labels(chart: Chart) -> list[str]:
    """The names of the categories as there is room for them, by the rules of the figures."""
    if starred(chart):
        return [f"’{one.code[2:4]}{STAR * one.unfinished}" for one in chart.categories]
    names = [one.name for one in chart.categories]
    if not lying(chart):
        return names
    rule = one_line if len(names) > MANY else shortened
    return [name if len(name) <= WHOLE else html.unescape(rule(name).replace("<br>", " ")) for name in names]


def starred(chart: Chart) -> bool:
    """Whether columns are too narrow for more than the end of a year, and a star where it is not over."""
    return not lying(chart) and len(chart.categories) > MANY and chart.grain == "year"


def add_chart(slide: Any, box: Box, chart: Chart, alt: str, plot: Box | None = None) -> None:
    """A native chart; `plot` fixes where its columns stand, so that a row of numbers fits beneath."""
    named = zip(chart.categories, labels(chart), strict=True)
    shown = replace(chart, categories=tuple(replace(one, name=name) for one, name in named), once=())
    inside = {}
    if plot:
        x, y = (plot.left - box.left) / box.width, (plot.top - box.top) / box.height
        inside = {
            "layout": {"x": x, "y": y, "width": plot.width / box.width, "height": plot.height / box.height}
        }
    with ZipFile(io.BytesIO(_workbook(shown, inside))) as book:
        drawn = book.read("xl/charts/chart1.xml").decode()
    for unsaid, said in SAID:
        drawn = drawn.replace(unsaid, said)
    made = Drawn(drawn.encode(), _workbook(shown))
    frame = slide.shapes.add_chart(None, *box.emu, made)
    describe(frame, "Chart", alt)
    if chart.kind == "lines":
        for line in frame.chart.plots[0].series:
            line.smooth = False  # unsaid, PowerPoint bends them


def _workbook(chart: Chart, inside: dict[str, Any] | None = None) -> bytes:
    """The numbers of a chart; with the chart over them if it is said where the `inside` of its axes is."""
    buffer = io.BytesIO()
    book = Workbook(buffer, OPTIONS)
    book.set_properties({"created": MADE})
    sheet = book.add_worksheet(SHEET)
    number_table(book, sheet, 0, chart)
    if inside is not None:
        drawn = excel_chart(book, SHEET, 0, chart, _size(chart))
        drawn.set_title({"none": True})
        drawn.set_plotarea(inside)
        sheet.insert_chart(0, 0, drawn)
    book.close()
    return buffer.getvalue()


def _size(chart: Chart) -> float:
    """Size of the text in points."""
    n = len(chart.categories)
    if lying(chart):
        return 14 if n <= MANY - 2 else 12 if n <= MANY + 4 else 10.5
    return 10 if starred(chart) else 12
