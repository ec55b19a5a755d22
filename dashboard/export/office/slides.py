"""Exhibits as PowerPoint slides: charts that can be edited, with all a reader needs around them."""

import io
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import settings
from dashboard.analysis.phrases import day, number
from dashboard.charts.theme import PRINT
from dashboard.export.exhibit import Exhibit
from dashboard.export.frame import VERSION_SHOWN
from dashboard.export.office.native import Native, native
from dashboard.export.office.native_chart import strongest
from dashboard.export.office.slide_charts import LABELS, STAR, add_chart, labels, starred
from dashboard.export.office.slide_parts import (
    HIGH,
    ROW,
    SIDE,
    TEXT_WIDTH,
    WIDE,
    Box,
    add_slide,
    block,
    describe,
    file,
    fit,
    table,
    write,
)
from dashboard.export.office.workbook import nothing, words
from dashboard.export.xml_text import xml_text

TOP, GAP = 0.45, 0.16  # inches
TITLE_SIZES, TEXT_SIZES, FOOT_SIZE = (28, 24, 20, 16), (14, 12, 10.5), 11
FOOT_HEIGHT = 0.87  # inches: four lines
DATE_WIDTH = 2.4
UNOFFICIAL = "Not an official UN product."
PICTURED = ("places_on_map", "by_day")  # questions whose figure Office cannot draw, beside the tables
TABLE_ROWS = 15
BAR, PAIR = 0.58, 0.8  # inches a name takes at most, so that a few bars are no walls
AXIS, KEY, FEET = 0.76, 2.9, 0.36  # inches left of, right of and under a plot with a row of numbers
STRIP = 0.62  # inches of the bar of stated and not stated


@dataclass(frozen=True)
class Opening:
    """What the title slide of a deck says; `headline` is before, the number to stress, and after."""

    title: str
    headline: tuple[str, str, str]
    lead: str
    filters: str
    data_date: date
    source: str
    address: str


def slide(exhibit: Exhibit, picture: bytes = b"") -> bytes:
    """The bytes of a .pptx with one slide; `picture` is a PNG for a chart that PowerPoint has not."""
    card = exhibit.card
    made = file(xml_text(card.title), xml_text(card.in_words), _holds(exhibit), exhibit.data_date)
    _chart_slide(made, exhibit, picture)
    return _bytes(made)


def deck(opening: Opening, exhibits: Sequence[tuple[Exhibit, bytes]]) -> bytes:
    """The bytes of a .pptx with a title slide and a slide an exhibit, each with its PNG or b""."""
    made = file(xml_text(opening.title), xml_text(opening.filters), _official(opening), opening.data_date)
    _title_slide(made, opening)
    for exhibit, picture in exhibits:
        _chart_slide(made, exhibit, picture)
    return _bytes(made)


def _bytes(made: Any) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _holds(exhibit: Exhibit) -> str:
    return xml_text(f"{exhibit.counts}. {settings.SOURCE}")


def _official(opening: Opening) -> str:
    """The source, which says that this is no official product."""
    said = opening.source if UNOFFICIAL in opening.source else f"{opening.source} {UNOFFICIAL}"
    return xml_text(said).strip()


def _title_slide(made: Any, opening: Opening) -> None:
    title = fit(xml_text(opening.title), TEXT_WIDTH, (20, 16), 2, bold=True)
    sheet = add_slide(made, title, Box(SIDE, 0.6, TEXT_WIDTH, title.height + 0.05))
    block(sheet, "Accent", Box(SIDE, 0.6 + title.height + 0.14, 1.2, 0.06), PRINT.amount)
    before, stressed, after = map(xml_text, opening.headline)
    headline = fit(f"{before}{stressed}{after}", TEXT_WIDTH - 1, (40, 34, 28, 22, 18), 4, bold=True)
    start, end = len(before), len(before) + len(stressed)
    parts = (headline.text[:start], PRINT.text), (headline.text[start:end], PRINT.accent)
    runs = [(text, True, ink) for text, ink in (*parts, (headline.text[end:], PRINT.text))]
    y = 1.75
    write(sheet, "Headline", Box(SIDE, y, TEXT_WIDTH - 1, headline.height + 0.05), [runs], headline.size)
    y += headline.height + 0.3
    for name, text, sizes, most, ink in (
        ("Lead", opening.lead, (18, 16, 14, 12), 4, PRINT.second),
        ("Filters", opening.filters, TEXT_SIZES, 4, PRINT.quiet),
    ):
        said = fit(xml_text(text), TEXT_WIDTH - 1, sizes, most)
        if said.text:
            place = Box(SIDE, y, TEXT_WIDTH - 1, said.height + 0.05)
            write(sheet, name, place, [[(said.text, False, ink)]], said.size)
            y += said.height + 0.25
    address = opening.address if opening.address.startswith("http") else ""  # a path alone leads nowhere
    _foot(sheet, ("", _official(opening)), (xml_text(address),), f"Data of {day(opening.data_date)}", "")
    sheet.notes_slide.notes_text_frame.text = xml_text(
        f"Filter: {opening.filters}\nAddress: {opening.address}\n{opening.lead}\n{_official(opening)}"
    )


def _chart_slide(made: Any, exhibit: Exhibit, picture: bytes) -> None:
    card, chart = exhibit.card, native(exhibit.card, exhibit.rows)
    title = fit(xml_text(card.title), TEXT_WIDTH, TITLE_SIZES, 2, bold=True)
    sheet = add_slide(made, title, Box(SIDE, TOP, TEXT_WIDTH, title.height + 0.05))
    y = TOP + title.height + 0.1
    about = " ".join(part for part in (card.subtitle, card.note) if part)
    for name, text, ink in (("Subtitle", about, PRINT.second), ("Filter", card.in_words, PRINT.quiet)):
        said = fit(xml_text(text), TEXT_WIDTH, TEXT_SIZES, 3)
        if said.text:
            place = Box(SIDE, y, TEXT_WIDTH, said.height + 0.03)
            write(sheet, name, place, [[(said.text, False, ink)]], said.size)
            y += said.height + 0.06
    area = Box(SIDE, y + GAP, TEXT_WIDTH, HIGH - FOOT_HEIGHT - 0.2 - y - GAP)
    _figure(sheet, area, exhibit, chart, picture)
    star = starred(chart) and any(name.endswith(STAR) for name in labels(chart))
    unfinished = f"{STAR} Unfinished: data to {day(exhibit.data_date)}" if star else ""
    drawn = "" if chart.dwarfed or picture else chart.left_out
    left_out = ". ".join(xml_text(part) for part in (card.left_out, drawn, unfinished) if part)
    _foot(
        sheet,
        (f"{xml_text(exhibit.counts)}. ", f"{left_out}." if left_out else ""),
        (settings.SOURCE, xml_text(card.notice)),
        f"Data of {day(exhibit.data_date)} · {exhibit.version[:VERSION_SHOWN]}",
        xml_text(exhibit.code),
    )
    said_all = [f"Alternative text: {xml_text(card.alt)}", *words(exhibit, chart)]
    sheet.notes_slide.notes_text_frame.text = "\n".join(said_all)


def _figure(sheet: Any, area: Box, exhibit: Exhibit, chart: Native, picture: bytes) -> None:
    """The chart, the picture of it, a table of its largest numbers, or the sentence that there is none."""
    alt = xml_text(exhibit.card.alt)
    if chart.empty:
        write(sheet, "Nothing", area._replace(height=0.4), [[(nothing(exhibit), False, PRINT.text)]], 18)
    elif picture and (chart.kind == "table" or exhibit.card.question in PICTURED):
        _picture(sheet, area, picture, alt)
    elif chart.kind == "table":
        _table(sheet, area, chart, alt)
    elif chart.kind == "stacked columns" and chart.once and len(chart.categories) <= 2 * LABELS:
        _with_row(sheet, area, chart, alt)
    else:
        if chart.dwarfed:
            _strip(sheet, area, chart)
            area = area._replace(top=area.top + STRIP + GAP, height=area.height - STRIP - GAP)
        step = PAIR if chart.abreast > 1 else BAR
        tall = min(area.height, step * len(chart.drawn.categories) + 0.5) if chart.lying else area.height
        add_chart(sheet, area._replace(height=tall), chart.drawn, alt)


def _with_row(sheet: Any, area: Box, chart: Native, alt: str) -> None:
    """Stacked columns over a row of the events of each, counted once, column by column."""
    high = area.height - 0.15 - FEET - ROW
    plot = Box(area.left + AXIS, area.top + 0.1, area.width - AXIS - KEY, high)
    add_chart(sheet, area._replace(height=area.height - ROW - 0.02), chart, alt, plot)
    n = len(chart.once)
    size = 12 if n <= LABELS else 10
    row = Box(plot.left, area.top + area.height - ROW, plot.width, ROW)
    said = [number(value or 0) for value in chart.once]
    about = "Events, each counted once: " + ", ".join(map(" ".join, zip(chart.categories, said, strict=True)))
    table(sheet, "Events", row, [said], [plot.width / n] * n, size, about, heads=False, align=("center",))
    label = Box(area.left, row.top + (ROW - size * 1.2 / 72) / 2, AXIS - 0.06, size * 1.2 / 72)
    write(sheet, "Events label", label, [[("Events", True, PRINT.second)]], size, "right")


def _strip(sheet: Any, area: Box, chart: Native) -> None:
    """How many events name something, and how many do not, as one bar across."""
    (stated, said), unstated = chart.stated, int(chart.series[0].values[-1] or 0)
    half, share = area.width / 2, stated / (stated + unstated)
    text = [(number(stated), True, PRINT.text), (f" {said}", False, PRINT.text)]
    rest = [(number(unstated), True, PRINT.text), (" not stated", False, PRINT.text)]
    write(sheet, "Stated", Box(area.left, area.top, half, 0.25), [text], 12)
    write(sheet, "Not stated", Box(area.left + half, area.top, half, 0.25), [rest], 12, "right")
    bar = Box(area.left, area.top + 0.28, area.width * share, STRIP - 0.34)
    block(sheet, "Bar of stated", bar, PRINT.amount)
    grey = bar._replace(left=bar.left + bar.width, width=area.width - bar.width)
    block(sheet, "Bar of not stated", grey, PRINT.unknown, PRINT.unknown_edge)


def _table(sheet: Any, area: Box, chart: Native, alt: str) -> None:
    cells = strongest(chart)
    most = min(TABLE_ROWS, int(area.height / ROW) - 2)
    lines = [("Name", "Events"), *((fit(name, 8, (12,), 1).text, number(n)) for name, n in cells[:most])]
    if len(cells) > most:
        lines.append((f"and {number(len(cells) - most)} more in the rows", ""))
    table(sheet, "Table", area._replace(width=9.2, height=ROW * len(lines)), lines, (8, 1.2), 12, alt)


def _picture(sheet: Any, area: Box, picture: bytes, alt: str) -> None:
    """A PNG as large as it fits, its proportions kept."""
    wide, high = struct.unpack(">II", picture[16:24])
    scale = min(area.width / wide, area.height / high)
    place = Box(area.left + (area.width - wide * scale) / 2, area.top, wide * scale, high * scale)
    describe(sheet.shapes.add_picture(io.BytesIO(picture), *place.emu), "Picture", alt)


def _foot(sheet: Any, first: tuple[str, str], rest: Sequence[str], dated: str, code: str) -> None:
    """Rule; a line that begins in bold and the others at the left; date of the data and code at the right."""
    top, width, ink = HIGH - FOOT_HEIGHT, TEXT_WIDTH - DATE_WIDTH - 0.2, PRINT.second
    block(sheet, "Rule", Box(SIDE, top - 0.08, TEXT_WIDTH, 0.01), PRINT.edge)
    said = fit("".join(first), width, (FOOT_SIZE, 10, 9), 2)
    bold = len(first[0])
    lines = [[(said.text[:bold], True, ink), (said.text[bold:], False, ink)]]
    lines += [[(fit(text, width, (said.size,), 1).text, False, ink)] for text in rest if text]
    write(sheet, "Foot", Box(SIDE, top, width, FOOT_HEIGHT - 0.1), lines, said.size)
    which = [[(dated, False, ink)]]
    which += [[("View ", False, ink), (code, True, ink)]] if code else []
    right = Box(WIDE - SIDE - DATE_WIDTH, top, DATE_WIDTH, 0.5)
    write(sheet, "Data", right, which, FOOT_SIZE, "right")
