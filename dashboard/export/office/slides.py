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
from dashboard.export.office import native
from dashboard.export.office.slide_chart import STAR, starred
from dashboard.export.office.slide_figure import figure
from dashboard.export.office.slide_parts import (
    HIGH,
    SIDE,
    TEXT_WIDTH,
    WIDE,
    Box,
    block,
    file,
    fit,
    put,
    write,
)
from dashboard.export.office.workbook import words
from dashboard.export.xml_text import each_text
from dashboard.words import N_, _, day, joined, stressed

TOP, GAP = 0.45, 0.16  # inches
VERSION_SHOWN = 8  # letters of the hash of the data
TITLE_SIZES, TEXT_SIZES, FOOT_SIZES = (28, 24, 20, 16), (14, 12, 10.5), (11, 10, 9)
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
    exhibit = each_text(exhibit)
    card, holds = exhibit.card, f"{exhibit.counts}. {_(settings.SOURCE)}"
    made = file(card.title, card.in_words, holds, exhibit.data_date)
    _chart_slide(made, exhibit, picture)
    made.save(buffer := io.BytesIO())
    return buffer.getvalue()


def deck(opening: Opening, exhibits: Sequence[tuple[Exhibit, bytes]]) -> bytes:
    """The bytes of a .pptx with a title slide and a slide an exhibit, each with its PNG or b""."""
    opening = each_text(opening)
    made = file(opening.title, opening.filters, _official(opening), opening.data_date)
    _title_slide(made, opening)
    for exhibit, picture in exhibits:
        _chart_slide(made, each_text(exhibit), picture)
    made.save(buffer := io.BytesIO())
    return buffer.getvalue()


def _official(opening: Opening) -> str:
    """The source, which says that this is no official product."""
    own = opening.source == _(settings.SOURCE)
    return opening.source if own else joined(opening.source, _(UNOFFICIAL))


def _title_slide(made: Any, opening: Opening) -> None:
    sheet = made.slides.add_slide(made.slide_layouts[0])
    y = put(sheet, "Title", 0.6, [(opening.title, True, PRINT.text)], (20, 16), 2)
    block(sheet, "Accent", Box(SIDE, y + 0.09, 1.2, 0.06), PRINT.amount)
    inks = (PRINT.text, PRINT.accent, PRINT.text)
    headline = [(text, True, ink) for text, ink in zip(opening.headline, inks, strict=True)]
    y = put(sheet, "Headline", 1.75, headline, (40, 34, 28, 22, 18), 4)
    y = put(sheet, "Lead", y + 0.25, [(opening.lead, False, PRINT.second)], (18, 16, 14, 12), 4)
    put(sheet, "Filters", y + 0.2, [(opening.filters, False, PRINT.quiet)], TEXT_SIZES, 4)
    address = opening.address if opening.address.startswith("http") else ""  # a path alone leads nowhere
    dated = _("Data of {day}", day=day(opening.data_date))
    _foot(sheet, ("", _official(opening)), (address,), dated, "")
    notes = (
        _("Filter: {filter}", filter=opening.filters),
        _("Address: {address}", address=opening.address),
        opening.lead,
        _official(opening),
    )
    sheet.notes_slide.notes_text_frame.text = "\n".join(notes)


def _chart_slide(made: Any, exhibit: Exhibit, picture: bytes) -> None:
    card, chart = exhibit.card, native.native(exhibit.card.chart)
    sheet = made.slides.add_slide(made.slide_layouts[0])
    y = put(sheet, "Title", TOP, [(card.said, True, PRINT.text)], TITLE_SIZES, 2) + 0.05
    about = " ".join(part for part in (card.counted, card.note) if part)
    y = put(sheet, "Subtitle", y, [(about, False, PRINT.second)], TEXT_SIZES, 3)
    y = put(sheet, "Filter", y, [(card.in_words, False, PRINT.quiet)], TEXT_SIZES, 3) + GAP
    figure(sheet, Box(SIDE, y, TEXT_WIDTH, HIGH - FOOT_HEIGHT - 0.2 - y), exhibit, chart, picture)
    data_date = day(exhibit.data_date)
    star = starred(chart) and any(one.unfinished for one in chart.categories)
    reach, dated = _("Unfinished: data to {day}", day=data_date), _("Data of {day}", day=data_date)
    unfinished = f"{STAR} {reach}" if star else ""
    drawn = "" if native.dwarfed(chart) or picture else native.left_out(chart)
    left_out = ". ".join(part for part in (card.left_out, drawn, unfinished) if part)
    _foot(
        sheet,
        (f"{_(settings.PRODUCT)}: {exhibit.counts}. ", f"{left_out}." if left_out else ""),
        (_(settings.SOURCE), card.notice),
        f"{dated} · {exhibit.version[:VERSION_SHOWN]}",
        exhibit.code,
    )
    said_all = [_("Alternative text: {alt}", alt=card.alt), *words(exhibit, chart)]
    sheet.notes_slide.notes_text_frame.text = "\n".join(said_all)


def _foot(sheet: Any, first: tuple[str, str], rest: Sequence[str], dated: str, code: str) -> None:
    """Rule; a line that begins in bold and the others at the left; date of the data and code at the right."""
    top, width, ink = HIGH - FOOT_HEIGHT, TEXT_WIDTH - DATE_WIDTH - 0.2, PRINT.second
    block(sheet, "Rule", Box(SIDE, top - 0.08, TEXT_WIDTH, 0.01), PRINT.edge)
    said = fit([(first[0], True, ink), (first[1], False, ink)], width, FOOT_SIZES, 2)
    lines = [said.runs, *(fit([(text, False, ink)], width, (said.size,), 1).runs for text in rest if text)]
    write(sheet, "Foot", Box(SIDE, top, width, FOOT_HEIGHT - 0.1), lines, said.size)
    which = [[(dated, False, ink)]]
    before, shown, after = stressed(proof.VIEW, code=code)
    which += [[(before, False, ink), (shown, True, ink), (after, False, ink)]] if code else []
    right = Box(WIDE - SIDE - DATE_WIDTH, top, DATE_WIDTH, 0.5)
    write(sheet, "Data", right, which, FOOT_SIZES[0], "right")
