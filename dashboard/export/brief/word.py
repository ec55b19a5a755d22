"""The brief as a Word file, in Word's own headings, paragraphs, tables and pictures, to be worked on."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import docx as word
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from dashboard.cards.openings import Number
from dashboard.charts.theme import LIGHT
from dashboard.export.brief.page import MORE, NOTHING, Brief, Picture, cut, link, plain
from dashboard.export.brief.word_parts import (
    GAP,
    WIDE,
    draw_lines,
    element,
    fill,
    leave,
    set_up,
    table_in,
    write,
)
from dashboard.words import _

CHART, LEFT, RIGHT = 0.63 * WIDE, 0.5 * WIDE, 0.5 * WIDE - GAP  # pt, timeline, map and bars


def docx(brief: Brief) -> bytes:
    """A brief as a Word file, dated like its data."""
    brief, paper = plain(brief), word.Document()
    set_up(paper)
    _about(paper.core_properties, brief)
    _head(paper, brief)
    _numbers(paper, brief.numbers)
    leave(paper, 11)
    place, beside = table_in(paper, 1, [CHART + GAP, WIDE - CHART - GAP]).rows[0].cells
    _figure(place, brief.timeline, CHART, 118)
    leave(beside, 25)
    _key(beside, brief.timeline.key, WIDE - CHART - GAP)
    leave(paper, 9)
    left, right = table_in(paper, 1, [LEFT + GAP, RIGHT]).rows[0].cells
    _figure(left, brief.map, LEFT, 168, most=8)
    left.add_paragraph(cut(brief.map.notice, 200), "Brief note")
    _figure(right, brief.themes, RIGHT, 96)
    leave(right, 9)
    _figure(right, brief.partners, RIGHT, 84)
    paper.add_heading(cut(brief.events_title, 60), 2).paragraph_format.space_before = Pt(9)
    _events(paper, brief) if brief.events else paper.add_paragraph(_(NOTHING), "Brief quiet")
    leave(paper, 1)
    _foot(paper.sections[0].footer, brief)
    paper.save(buffer := io.BytesIO())
    return buffer.getvalue()


def _about(about: Any, brief: Brief) -> None:
    """What the file says of itself."""
    about.created = about.modified = datetime.combine(brief.data_date, time(), UTC)
    about.title, about.keywords = cut(brief.title, 250), cut(", ".join(brief.keywords), 250)  # 255 at most
    about.author = about.last_modified_by = brief.words["author"]
    about.comments, about.language, about.revision = "", brief.words["language"], 1


def _head(paper: Any, brief: Brief) -> None:
    words = replace(brief, kind=cut(brief.kind, 60)).words
    top = paper.add_paragraph(f"{words['masthead']}\t", "Brief top")
    top.paragraph_format.tab_stops.add_tab_stop(Pt(WIDE), WD_TAB_ALIGNMENT.RIGHT)
    write(top, words["dated"], LIGHT.second, bold=False)
    draw_lines(top._p.get_or_add_pPr(), "w:pBdr", LIGHT.accent, ("bottom",), 12, space=6)
    name = cut(brief.name, 150)
    paper.add_heading(name, 1).runs[0].font.size = Pt(min(24, max(12, 720 // max(len(name), 1))))
    before, number, after = brief.headline
    sentence = paper.add_paragraph(cut(before, 150), "Brief sentence")
    number = f" {number}" if len(before) > 150 else number  # after the ellipsis
    write(sentence, cut(number, 60), LIGHT.accent, bold=True)
    sentence.add_run(cut(after, 150))
    paper.add_paragraph(cut(brief.lead, 420), "Brief lead")
    paper.add_paragraph(cut(brief.filters, 260), "Brief filter")


def _numbers(paper: Any, numbers: Sequence[Number]) -> None:
    width = WIDE / max(len(numbers), 1)
    cells = table_in(paper, 1, [width] * len(numbers), 6).rows[0].cells if numbers else []
    for index, (cell, number) in enumerate(zip(cells, numbers, strict=True)):
        sides = ("top", "left", "bottom")[:: 1 if index else 2]
        draw_lines(cell._tc.get_or_add_tcPr(), "w:tcBorders", LIGHT.edge, sides)
        for text, style in ((number.value, "number"), (number.label, "label"), (number.note, "note")):
            line = cell.add_paragraph(cut(text, 60), f"Brief {style}")
            line.paragraph_format.left_indent = Pt(8 if index else 0)
            if style == "number" and len(text) > 8:
                line.runs[0].font.size = Pt(max(7.5, 145 / len(text)))


def _figure(place: Any, picture: Picture, width: float, height: float, most: int = 6) -> None:
    """Title, and the picture within its width and height in pt; else `most` of its rows; else a sentence."""
    place.add_paragraph(cut(picture.title, 90), "Heading 2")
    place.add_paragraph(cut(picture.subtitle, 180), "Brief note")
    if picture.png:
        shown = place.add_paragraph().add_run().add_picture(io.BytesIO(picture.png))
        share = min(Pt(width) / shown.width, Pt(height) / shown.height)
        shown.width, shown.height = round(shown.width * share), round(shown.height * share)
        for side in ("distT", "distB", "distL", "distR"):
            shown._inline.set(side, "0")
        shown._inline.docPr.set("descr", picture.alt)
        shown._inline.graphic.graphicData.pic.nvPicPr.cNvPr.set("descr", picture.alt)
        return
    rows = picture.rows if len(picture.rows) <= most else picture.rows[: most - 1]
    table = table_in(place, len(rows), [width - 50, 50]) if rows else None
    for line, row in zip(table.rows if table else [], rows, strict=True):
        fill(line.cells, row, ("cell", "cell"), bold=1, line=LIGHT.grid)
        line.cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if not rows or len(rows) < len(picture.rows):
        rest = _(MORE, n=len(picture.rows) - len(rows)) if rows else _(NOTHING)
        place.add_paragraph(rest, "Brief quiet")


def _key(place: Any, lines: Sequence[tuple[str, str, str]], width: float) -> None:
    """A small table of coloured cells, words and numbers; white lines keep the colours apart."""
    table = table_in(place, len(lines), [10, width - 52, 42]) if lines else None
    for row, (words, number, colour) in zip(table.rows if table else [], lines, strict=True):
        fill(row.cells, ("", cut(words, 36), number), ("key",) * 3, bold=2, line="" if colour else LIGHT.edge)
        row.cells[2].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if colour:
            swatch = row.cells[0]._tc.get_or_add_tcPr()
            draw_lines(swatch, "w:tcBorders", LIGHT.page, ("top", "bottom"), 24)
            striped = {"val": "thinDiagStripe", "color": LIGHT.axis[1:], "fill": LIGHT.page[1:]}
            plain_fill = {"val": "clear", "color": "auto", "fill": colour[1:]}
            swatch.append(element("shd", **(striped if colour == "hatch" else plain_fill)))
            row.cells[1].paragraphs[0].paragraph_format.left_indent = Pt(6)


def _events(paper: Any, brief: Brief) -> None:
    shown = 4 if any(event.words for event in brief.events) else 3
    words = 130 if shown == 4 else 0
    table = table_in(paper, 1 + len(brief.events), [84, WIDE - 196 - words, 112, words][:shown], 6)
    table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))  # again on a second page
    heads = tuple(cut(head, 40) for head in brief.words["heads"][:shown])
    fill(table.rows[0].cells, heads, ("heads",) * shown, line=LIGHT.edge)
    for row, event in zip(list(table.rows)[1:], brief.events, strict=True):
        texts = (event.when, event.title, event.where, event.words)[:shown]
        fill(row.cells, texts, ("quiet", "cell", "cell", "quiet")[:shown], bold=1, line=LIGHT.grid)
        if link(event.url):
            title, anchor = row.cells[1].paragraphs[0], element("hyperlink")
            address = title.part.relate_to(event.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            anchor.set(qn("r:id"), address)
            anchor.extend([run._r for run in title.runs])
            title._p.append(anchor)


def _foot(footer: Any, brief: Brief) -> None:
    words, data = table_in(footer, 1, [0.7 * WIDE, 0.3 * WIDE]).rows[0].cells
    own = replace(brief, address=cut(brief.address, 80)).words
    footer._element.append(footer.paragraphs[0]._p)  # Word asks for a paragraph at the end
    for text in (brief.unknown, brief.source, own["at"]):
        words.add_paragraph(cut(text, 330), "Brief foot")
    before, code, after = own["view"]
    for text in (brief.counts, own["versioned"], before):
        data.add_paragraph(cut(text, 80), "Brief foot").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    write(data.paragraphs[-1], cut(code, 60), LIGHT.text, bold=True)
    data.paragraphs[-1].add_run(after)
    for cell in (words, data):
        draw_lines(cell._tc.get_or_add_tcPr(), "w:tcBorders", LIGHT.edge, ("top",))
        cell.paragraphs[0].paragraph_format.space_before = Pt(5)
    footer.paragraphs[-1].paragraph_format.line_spacing = Pt(1)
