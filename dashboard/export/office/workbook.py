"""An exhibit as an Excel workbook: an editable chart over the cells it draws, and all rows behind it."""

import io
from datetime import datetime
from typing import Any

import pandas as pd
from xlsxwriter.utility import xl_rowcol_to_cell

from dashboard import settings
from dashboard.charts.chart import Chart
from dashboard.charts.theme import PRINT, contrast, mixed
from dashboard.export import proof
from dashboard.export.exhibit import Exhibit
from dashboard.export.office.excel_chart import FONT, MANY, excel_chart, number_table
from dashboard.export.office.native import barred, kind, left_out, lying, native, own_colour
from dashboard.export.table import OPTIONS, table_sheet
from dashboard.export.xml_text import each_text, xml_text
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
    exhibit, buffer = each_text(exhibit), io.BytesIO()
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs={"options": OPTIONS}) as writer:
        book = writer.book
        book.set_properties(_properties(exhibit))
        sheet = book.add_worksheet(_(CHART))
        _chart_sheet(book, sheet, exhibit, native(exhibit.card.chart))
        rows = exhibit.rows.map(lambda value: xml_text(value) if isinstance(value, str) else value)
        table_sheet(writer, rows, _(ROWS))
    return buffer.getvalue()


def _properties(exhibit: Exhibit) -> dict[str, Any]:
    card = exhibit.card
    return {
        "title": card.title,
        "subject": card.in_words,
        "author": _(settings.PRODUCT),
        "comments": f"{_(settings.SOURCE)} {exhibit.counts}. {card.alt}",
        "created": datetime.combine(exhibit.data_date, datetime.min.time()),
    }


def words(exhibit: Exhibit, chart: Chart) -> list[str]:
    """What a file says about its chart, a line each, from what is counted to the address."""
    card = exhibit.card
    lines = [
        card.subtitle and _("Counted: {what}", what=card.subtitle),
        card.note and _("Note: {note}", note=card.note),
        card.in_words and _("Filter: {filter}", filter=card.in_words),
        exhibit.counts and _("Holds: {counts}", counts=exhibit.counts),
        ". ".join(part for part in (card.left_out, left_out(chart)) if part),
        _(settings.SOURCE),
        card.notice,
        _("Data of {day}, version {version}", day=day(exhibit.data_date), version=exhibit.version),
        exhibit.code and "".join(stressed(proof.VIEW, code=exhibit.code)),
        _("Address: {address}", address=card.address),
    ]
    return [line for line in lines if line]


def _chart_sheet(book: Any, sheet: Any, exhibit: Exhibit, chart: Chart) -> None:
    font = {"font_name": FONT, "font_size": 11, "font_color": PRINT.text}
    quiet = book.add_format(font | {"font_color": PRINT.second, "valign": "top", "text_wrap": True})
    sheet.hide_gridlines(2)
    longest = max((len(one.name) for one in chart.categories), default=0)
    sheet.set_column_pixels(0, 0, min(max(NAME_PX, 7 * longest + 16), WIDEST_NAME_PX))
    sheet.set_column_pixels(1, max(LAST_TEXT_COLUMN, len(chart.series) + 1), COLUMN_PX)
    sheet.write_string(0, 0, exhibit.card.title, book.add_format(font | {"bold": True, "font_size": 16}))
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
    elif kind(chart) == "table":
        number_table(book, sheet, row, chart)
        _scale(book, sheet, row, chart)
    else:
        shown, many = barred(chart), len(chart.categories) > MANY and not lying(chart)
        bars = len(shown.categories) * len(shown.series)
        high = max(HIGH, BAR_PX * bars + 90) if lying(chart) else HIGH
        below = row + high // ROW_PX + 2
        number_table(book, sheet, below, chart)
        drawn = excel_chart(book, _(CHART), below, shown, 9 if many else 11, "bottom" if many else "right")
        font = {"name": FONT, "size": 14, "color": PRINT.text}
        drawn.set_title({"name": [_(CHART), 0, 0], "overlay": False, "name_font": font})
        drawn.set_size({"width": WIDE, "height": high})
        sheet.insert_chart(row, 0, drawn, {"description": exhibit.card.alt})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def nothing(exhibit: Exhibit) -> str:
    """What stands where there is nothing to draw."""
    return _("Nothing to draw under this filter.") if exhibit.events else _("No events under this filter.")


def _scale(book: Any, sheet: Any, top: int, chart: Chart) -> None:
    """One blue for amounts over all cells but those of no scale, which are grey; white ink on dark cells."""
    greys, highest = [], 1.0
    for column, one in enumerate(chart.series, 1):
        for row, (category, value) in enumerate(zip(chart.categories, one.values, strict=True), top + 1):
            if own_colour(chart, one, category):
                greys.append(xl_rowcol_to_cell(row, column))
            else:
                highest = max(highest, value or 0)
    low, high = mixed(PRINT.card, PRINT.pale), PRINT.amount
    dark = next(n / 20 for n in range(1, 21) if contrast("#FFFFFF", mixed(low, high, n / 20)) > 4.5)
    grey = book.add_format({"bg_color": PRINT.around, "font_color": PRINT.second, "bold": True})
    white = book.add_format({"font_color": "#FFFFFF"})
    if greys:
        apart = {"type": "cell", "criteria": ">", "value": -1, "format": grey, "stop_if_true": True}
        sheet.conditional_format(greys[0], apart | {"multi_range": " ".join(greys)})
    cells = (top + 1, 1, top + len(chart.categories), len(chart.series))
    rule = {"type": "cell", "criteria": ">", "value": dark * highest, "format": white}
    ramp = {"type": "2_color_scale", "min_color": low, "max_color": high, "min_type": "num", "min_value": 0}
    for look in (rule, ramp | {"max_type": "num", "max_value": highest}):
        sheet.conditional_format(*cells, look)
