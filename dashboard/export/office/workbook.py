"""An exhibit as an Excel workbook: an editable chart over the cells it draws, and all rows behind it."""

import io
from datetime import datetime
from itertools import groupby
from typing import Any

import pandas as pd
from xlsxwriter.utility import xl_range

from dashboard import settings
from dashboard.charts.theme import PRINT, contrast, mixed
from dashboard.export import proof
from dashboard.export.exhibit import Exhibit
from dashboard.export.office.excel_chart import COUNT, FONT, excel_chart
from dashboard.export.office.native import ONCE, Native, native
from dashboard.export.xml_text import xml_text
from dashboard.words import N_, _, day, stressed

# Words: name of a sheet, 31 letters at most, none of [ ] : * ? / and backslash
CHART = N_("Chart")
# Words: name of a sheet, 31 letters at most, none of [ ] : * ? / and backslash
ROWS = N_("Rows")
ROW_PX, COLUMN_PX = 20, 96
NAME_PX, WIDEST_NAME_PX = 250, 420
LETTERS_A_LINE = 135  # of a text across the first columns
LAST_TEXT_COLUMN, TALLEST_PX = 8, 400
WIDE, HIGH, BAR_PX = 1018, 440, 27  # px of the chart, and of the height of one name


def workbook(exhibit: Exhibit) -> bytes:
    """The bytes of an .xlsx: sheet "Chart" (words, chart, its numbers) and sheet "Rows" (of the question).

    Text stays text, whatever it begins with.
    """
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        book = writer.book
        book.set_properties(_properties(exhibit))
        sheet = book.add_worksheet(_(CHART))
        _chart_sheet(book, sheet, exhibit, native(exhibit.card.chart))
        _rows_sheet(writer, exhibit.rows)
    return buffer.getvalue()


def _properties(exhibit: Exhibit) -> dict[str, Any]:
    card = exhibit.card
    return {
        "title": xml_text(card.title),
        "subject": xml_text(card.in_words),
        "author": _(settings.PRODUCT),
        "comments": xml_text(f"{_(settings.SOURCE)} {exhibit.counts}. {card.alt}"),
        "created": datetime.combine(exhibit.data_date, datetime.min.time()),
    }


def _rows_sheet(writer: Any, rows: pd.DataFrame) -> None:
    """All rows of the question, as table.xlsx_bytes writes them."""
    clean = rows.map(lambda value: xml_text(value) if isinstance(value, str) else value)
    clean.to_excel(writer, sheet_name=_(ROWS), index=False)
    sheet = writer.sheets[_(ROWS)]
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), max(len(rows.columns) - 1, 0))
    sheet.autofit(max_width=400)


def words(exhibit: Exhibit, chart: Native) -> list[str]:
    """What a file says about its chart, a line each, from what is counted to the address."""
    card = exhibit.card
    lines = [
        card.subtitle and _("Counted: {what}", what=card.subtitle),
        card.note and _("Note: {note}", note=card.note),
        card.in_words and _("Filter: {filter}", filter=card.in_words),
        exhibit.counts and _("Holds: {counts}", counts=exhibit.counts),
        ". ".join(part for part in (card.left_out, chart.left_out) if part),
        _(settings.SOURCE),
        card.notice,
        _("Data of {day}, version {version}", day=day(exhibit.data_date), version=exhibit.version),
        exhibit.code and "".join(stressed(proof.VIEW, code=exhibit.code)),
        _("Address: {address}", address=card.address),
    ]
    return [xml_text(line) for line in lines if line]


def _chart_sheet(book: Any, sheet: Any, exhibit: Exhibit, chart: Native) -> None:
    font = {"font_name": FONT, "font_size": 11, "font_color": PRINT.text}
    quiet = book.add_format(font | {"font_color": PRINT.second, "valign": "top", "text_wrap": True})
    sheet.hide_gridlines(2)
    longest = max(map(len, chart.categories), default=0)
    sheet.set_column_pixels(0, 0, min(max(NAME_PX, 7 * longest + 16), WIDEST_NAME_PX))
    sheet.set_column_pixels(1, max(LAST_TEXT_COLUMN, len(chart.series) + 1), COLUMN_PX)
    sheet.write_string(
        0, 0, xml_text(exhibit.card.title), book.add_format(font | {"bold": True, "font_size": 16})
    )
    sheet.set_row_pixels(0, 30)
    row = 1
    for text in words(exhibit, chart):
        sheet.merge_range(row, 0, row, LAST_TEXT_COLUMN, "", quiet)
        sheet.write_string(row, 0, text, quiet)
        sheet.set_row_pixels(row, min(ROW_PX * -(-len(text) // LETTERS_A_LINE), TALLEST_PX))
        row += 1
    row += 1
    if chart.empty:
        sheet.write_string(row, 0, nothing(exhibit), book.add_format(font))
    elif chart.kind == "table":
        _numbers(book, sheet, row, chart)
        _scale(book, sheet, row, chart)
    else:
        high = max(HIGH, BAR_PX * len(chart.drawn.categories) * chart.abreast + 90) if chart.lying else HIGH
        below = row + high // ROW_PX + 2
        _numbers(book, sheet, below, chart)
        picture = excel_chart(book, _(CHART), (0, 0), below, chart.drawn)
        picture.set_size({"width": WIDE, "height": high})
        sheet.insert_chart(row, 0, picture, {"description": xml_text(exhibit.card.alt)})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def nothing(exhibit: Exhibit) -> str:
    """What stands where there is nothing to draw."""
    return _("Nothing to draw under this filter.") if exhibit.events else _("No events under this filter.")


def _numbers(book: Any, sheet: Any, top: int, chart: Native) -> None:
    """The table of a chart: categories down, series across, the events counted once last."""
    head = {
        "font_name": FONT,
        "font_size": 10,
        "bold": True,
        "text_wrap": True,
        "bottom": 1,
        "valign": "bottom",
    }
    middle = {"align": "center"} if chart.kind == "table" else {}
    names, heads = book.add_format({"font_name": FONT}), book.add_format(head | {"align": "right"} | middle)
    numbers = book.add_format({"font_name": FONT, "num_format": COUNT} | middle)
    parts = book.add_format({"font_name": FONT, "num_format": "0.0"})
    sheet.write_string(top, 0, "", book.add_format(head))
    for index, name in enumerate(chart.categories, top + 1):
        sheet.write_string(index, 0, name, names)
    columns = [(one.name, one.values) for one in chart.series]
    columns += [(_(ONCE), chart.once)] if chart.once else []
    for column, (name, values) in enumerate(columns, 1):
        sheet.write_string(top, column, name, heads)
        for index, value in enumerate(values, top + 1):
            if value is not None:
                sheet.write_number(index, column, value, parts if isinstance(value, float) else numbers)
    sheet.set_row_pixels(top, 15 * max(-(-len(name) // 12) for name, _ in columns) + 12)


def _scale(book: Any, sheet: Any, top: int, chart: Native) -> None:
    """One blue for amounts over all cells but those of no scale, which are grey; white ink on dark cells."""
    cells: list[str] = []
    greys: list[str] = []
    highest = 1.0
    for column, one in enumerate(chart.series, 1):
        own = [bool(colour) for colour in one.colours] or [False] * len(one.values)
        for grey, run in groupby(enumerate(own, top + 1), key=lambda at: at[1]):
            rows = [row for row, _ in run]
            ends = xl_range(rows[0], column, rows[-1], column)
            (greys if grey else cells).append(ends)
        highest = max(
            highest, *(0 if grey else value or 0 for grey, value in zip(own, one.values, strict=True))
        )
    low, high = mixed(PRINT.card, PRINT.pale), PRINT.amount
    dark = next(n / 20 for n in range(1, 21) if contrast("#FFFFFF", mixed(low, high, n / 20)) > 4.5)
    white = book.add_format({"font_color": "#FFFFFF"})
    rule = {"type": "cell", "criteria": ">", "value": dark * highest, "format": white}
    ramp = {"type": "2_color_scale", "min_color": low, "max_color": high, "min_type": "num", "min_value": 0}
    for look in (rule, ramp) if cells else ():
        sheet.conditional_format(cells[0], look | {"multi_range": " ".join(cells)})
    if greys:
        grey = book.add_format({"bg_color": PRINT.around, "font_color": PRINT.second, "bold": True})
        diagonal = {"type": "cell", "criteria": ">", "value": -1, "format": grey}
        sheet.conditional_format(greys[0], diagonal | {"multi_range": " ".join(greys)})
