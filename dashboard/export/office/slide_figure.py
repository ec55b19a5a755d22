"""What stands in the middle of a slide: the chart, a picture of it, its largest numbers, or a sentence."""

import io
import struct
from typing import Any

from dashboard.charts.chart import Chart
from dashboard.charts.table import ONCE
from dashboard.charts.theme import PRINT
from dashboard.export.exhibit import Exhibit
from dashboard.export.office.excel_chart import MANY
from dashboard.export.office.native import PICTURED, barred, dwarfed, kind, lying, strongest
from dashboard.export.office.slide_chart import add_chart
from dashboard.export.office.slide_parts import (
    ROW,
    Box,
    block,
    describe,
    fit,
    table,
    write,
)
from dashboard.export.office.workbook import nothing
from dashboard.words import N_plural, _, number, plural, stressed

GAP = 0.16  # inches
TABLE_ROWS = 15
BAR, PAIR = 0.58, 0.8  # inches a name takes at most, so that a few bars are no walls
AXIS, KEY, FEET = 0.76, 2.9, 0.36  # inches left of, right of and under a plot with a row of numbers
STRIP = 0.62  # inches of the bar of stated and not stated
NAME, COLUMN, SPACED = 4.2, 2.2, 0.42  # inches: names and numbers of a table across, a row of it
UNSTATED = N_plural("**{n}** not stated", "**{n}** not stated")


def figure(sheet: Any, area: Box, exhibit: Exhibit, chart: Chart, picture: bytes) -> None:
    """The chart, the picture of it, a table of its largest numbers, or the sentence that there is none."""
    alt = exhibit.card.alt
    if chart.empty:
        write(sheet, "Nothing", area._replace(height=0.4), [[(nothing(exhibit), False, PRINT.text)]], 18)
    elif picture and chart.kind in PICTURED:
        _picture(sheet, area, picture, alt)
    elif chart.kind == "table":
        _numbers(sheet, area, chart, alt)
    elif kind(chart) == "table":
        _table(sheet, area, chart, alt)
    elif chart.kind == "stacked" and chart.once and len(chart.categories) <= 2 * MANY:
        _with_row(sheet, area, chart, alt)
    else:
        if dwarfed(chart):
            _strip(sheet, area, chart)
            area = area._replace(top=area.top + STRIP + GAP, height=area.height - STRIP - GAP)
        shown, step = barred(chart), PAIR if len(chart.series) > 1 else BAR
        tall = min(area.height, step * len(shown.categories) + 0.5) if lying(chart) else area.height
        add_chart(sheet, area._replace(height=tall), shown, alt)


def _with_row(sheet: Any, area: Box, chart: Chart, alt: str) -> None:
    """Stacked columns over a row of the events of each, counted once, column by column."""
    high = area.height - 0.15 - FEET - ROW
    plot = Box(area.left + AXIS, area.top + 0.1, area.width - AXIS - KEY, high)
    add_chart(sheet, area._replace(height=area.height - ROW - 0.02), chart, alt, plot)
    n = len(chart.once)
    size = 12 if n <= MANY else 10
    row = Box(plot.left, area.top + area.height - ROW, plot.width, ROW)
    said = [number(value or 0) for value in chart.once]
    columns = ", ".join(map(" ".join, zip((one.name for one in chart.categories), said, strict=True)))
    about = f"{_(ONCE)}: {columns}"
    table(sheet, "Events", row, [said], [plot.width / n] * n, size, about, ["center"] * n)
    label = Box(area.left, row.top + (ROW - size * 1.2 / 72) / 2, AXIS - 0.06, size * 1.2 / 72)
    write(sheet, "Events label", label, [[(_("Events"), True, PRINT.second)]], size, "right")


def _strip(sheet: Any, area: Box, chart: Chart) -> None:
    """How many events name something, and how many do not, as one bar across."""
    (stated, said), unstated = chart.stated, int(chart.series[0].values[-1] or 0)
    half, share = area.width / 2, stated / (stated + unstated)
    text = [(number(stated), True, PRINT.text), (f" {said}", False, PRINT.text)]
    before, count, after = stressed(UNSTATED, unstated)
    rest = [(before, False, PRINT.text), (count, True, PRINT.text), (after, False, PRINT.text)]
    write(sheet, "Stated", Box(area.left, area.top, half, 0.25), [text], 12)
    write(sheet, "Not stated", Box(area.left + half, area.top, half, 0.25), [rest], 12, "right")
    bar = Box(area.left, area.top + 0.28, area.width * share, STRIP - 0.34)
    block(sheet, "Bar of stated", bar, PRINT.amount)
    grey = bar._replace(left=bar.left + bar.width, width=area.width - bar.width)
    block(sheet, "Bar of not stated", grey, PRINT.unknown, PRINT.unknown_edge)


def _table(sheet: Any, area: Box, chart: Chart, alt: str) -> None:
    cells = strongest(chart)
    most = min(TABLE_ROWS, int(area.height / ROW) - 2)
    lines = [
        (_("Name"), _("Events")),
        *((fit([(name, False, PRINT.text)], 8, (12,), 1).runs[0][0], number(n)) for name, n in cells[:most]),
    ]
    if len(cells) > most:
        more = len(cells) - most
        lines.append((plural("and {n} more in the rows", "and {n} more in the rows", more), ""))
    table(
        sheet,
        "Table",
        area._replace(width=9.2, height=ROW * len(lines)),
        lines,
        (8, 1.2),
        12,
        alt,
        ("left", "right"),
    )


def _numbers(sheet: Any, area: Box, chart: Chart, alt: str) -> None:
    """A table of a few numbers as it stands: a row a measure, a column a side."""
    lines = [("", *(one.name for one in chart.series))]
    for row, category in enumerate(chart.categories):
        lines.append((category.name, *(number(one.values[row] or 0) for one in chart.series)))
    n, wide = len(chart.series), min(area.width, NAME + COLUMN * len(chart.series))
    place = area._replace(width=wide, height=min(area.height, SPACED * len(lines)))
    table(sheet, "Table", place, lines, (wide - COLUMN * n, *[COLUMN] * n), 14, alt, ("left", *["right"] * n))


def _picture(sheet: Any, area: Box, picture: bytes, alt: str) -> None:
    """A PNG as large as it fits, its proportions kept."""
    wide, high = struct.unpack(">II", picture[16:24])
    scale = min(area.width / wide, area.height / high)
    place = Box(area.left + (area.width - wide * scale) / 2, area.top, wide * scale, high * scale)
    describe(sheet.shapes.add_picture(io.BytesIO(picture), *place.emu), "Picture", alt)
