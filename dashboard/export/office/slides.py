"""Exhibits as PowerPoint slides: charts that can be edited, with all a reader needs around them."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import settings
from dashboard.charts.theme import PRINT
from dashboard.export import proof
from dashboard.export.exhibit import Exhibit
from dashboard.export.frame import VERSION_SHOWN
from dashboard.export.office.native import native
from dashboard.export.office.slide_charts import STAR, starred
from dashboard.export.office.slide_figure import figure
from dashboard.export.office.slide_parts import (
    HIGH,
    SIDE,
    TEXT_WIDTH,
    WIDE,
    Box,
    add_slide,
    block,
    file,
    fit,
    write,
)
from dashboard.export.office.workbook import words
from dashboard.export.xml_text import xml_text
from dashboard.words import N_, _, day, joined, stressed

TOP, GAP = 0.45, 0.16  # inches
TITLE_SIZES, TEXT_SIZES, FOOT_SIZE = (28, 24, 20, 16), (14, 12, 10.5), 11
FOOT_HEIGHT = 0.87  # inches: four lines
DATE_WIDTH = 2.4
UNOFFICIAL = N_("Not an official UN product.")


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
    return xml_text(f"{exhibit.counts}. {_(settings.SOURCE)}")


def _official(opening: Opening) -> str:
    """The source, which says that this is no official product."""
    own = opening.source == _(settings.SOURCE)
    return xml_text(opening.source if own else joined(opening.source, _(UNOFFICIAL)))


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
    dated = _("Data of {day}", day=day(opening.data_date))
    _foot(sheet, ("", _official(opening)), (xml_text(address),), dated, "")
    notes = (
        _("Filter: {filter}", filter=opening.filters),
        _("Address: {address}", address=opening.address),
        opening.lead,
        _official(opening),
    )
    sheet.notes_slide.notes_text_frame.text = xml_text("\n".join(notes))


def _chart_slide(made: Any, exhibit: Exhibit, picture: bytes) -> None:
    card, chart = exhibit.card, native(exhibit.card.chart)
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
    figure(sheet, area, exhibit, chart, picture)
    data_date = day(exhibit.data_date)
    star = starred(chart) and any(chart.unfinished)
    reach, dated = _("Unfinished: data to {day}", day=data_date), _("Data of {day}", day=data_date)
    unfinished = f"{STAR} {reach}" if star else ""
    drawn = "" if chart.dwarfed or picture else chart.left_out
    left_out = ". ".join(xml_text(part) for part in (card.left_out, drawn, unfinished) if part)
    _foot(
        sheet,
        (f"{xml_text(exhibit.counts)}. ", f"{left_out}." if left_out else ""),
        (_(settings.SOURCE), xml_text(card.notice)),
        f"{dated} · {exhibit.version[:VERSION_SHOWN]}",
        xml_text(exhibit.code),
    )
    said_all = [_("Alternative text: {alt}", alt=xml_text(card.alt)), *words(exhibit, chart)]
    sheet.notes_slide.notes_text_frame.text = "\n".join(said_all)


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
    before, shown, after = stressed(proof.VIEW, code=code)
    which += [[(before, False, ink), (shown, True, ink), (after, False, ink)]] if code else []
    right = Box(WIDE - SIDE - DATE_WIDTH, top, DATE_WIDTH, 0.5)
    write(sheet, "Data", right, which, FOOT_SIZE, "right")
