"""The brief as a Word file, in Word's own headings, paragraphs, tables and pictures, to be worked on."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import docx as word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer
from docx.shared import Pt, RGBColor
from docx.table import _Cell

from dashboard import settings
from dashboard.cards.openings import Number
from dashboard.charts.theme import LIGHT
from dashboard.export.brief.page import AUTHOR, Brief, Picture, cut, day_of, link, plain
from dashboard.export.office.steady import steady_zip

WIDTH, HEIGHT, SIDE = 595.3, 841.9, 40.0  # pt, A4 and its margins left and right
WIDE, GAP = WIDTH - 2 * SIDE, 14.0  # pt, the text and what is between two columns
CHART, LEFT, RIGHT = 0.63 * WIDE, 0.5 * WIDE, 0.5 * WIDE - GAP  # pt, timeline, map and bars
STYLES = {  # size in pt, colour, bold, space before and after in pt
    "Normal": (8.0, LIGHT.text, False, 0, 0),
    "Heading 1": (24.0, LIGHT.text, True, 12, 0),
    "Heading 2": (10.0, LIGHT.text, True, 0, 0),
    "Brief top": (8.5, LIGHT.text, True, 0, 0),
    "Brief sentence": (12.5, LIGHT.text, False, 4, 0),
    "Brief lead": (8.5, LIGHT.second, False, 4, 0),
    "Brief filter": (7.0, LIGHT.quiet, False, 3, 9),
    "Brief number": (18.0, LIGHT.text, True, 5, 0),
    "Brief label": (7.0, LIGHT.text, True, 1, 0),
    "Brief heads": (6.8, LIGHT.second, True, 2, 3),
    "Brief note": (6.8, LIGHT.second, False, 2, 3),
    "Brief cell": (7.5, LIGHT.text, False, 2.4, 2.4),
    "Brief key": (7.5, LIGHT.text, False, 1.2, 1.2),
    "Brief quiet": (7.5, LIGHT.second, False, 2.4, 2.4),
    "Brief foot": (6.8, LIGHT.second, False, 0, 0),
}


def docx(brief: Brief) -> bytes:
    """A brief as a Word file, the same bytes for the same brief; ValueError for a date as in `brief.pdf`."""
    brief, made = plain(brief), word.Document()
    _set_up(made, brief)
    _head(made, brief)
    _numbers(made, brief.numbers)
    _space(made, 11)
    place, beside = _table(made, 1, [CHART + GAP, WIDE - CHART - GAP]).rows[0].cells
    _figure(place, brief.timeline, CHART, 118)
    _space(beside, 25)
    _key(beside, brief.timeline.key, WIDE - CHART - GAP)
    _space(made, 9)
    left, right = _table(made, 1, [LEFT + GAP, RIGHT]).rows[0].cells
    _figure(left, brief.map, LEFT, 168, most=8)
    left.add_paragraph(cut(brief.map.notice, 200), "Brief note")
    _figure(right, brief.themes, RIGHT, 96)
    _space(right, 9)
    _figure(right, brief.partners, RIGHT, 84)
    made.add_heading(cut(brief.events_title, 60), 2).paragraph_format.space_before = Pt(9)
    _events(made, brief) if brief.events else made.add_paragraph("No events.", "Brief quiet")
    _space(made, 1)
    _foot(made.sections[0].footer, brief)
    made.save(buffer := io.BytesIO())
    return steady_zip(buffer.getvalue())


def _set_up(made: Any, brief: Brief) -> None:
    """Page, styles and what the file says of itself."""
    section = made.sections[0]
    section.page_width, section.page_height = Pt(WIDTH), Pt(HEIGHT)
    section.left_margin = section.right_margin = Pt(SIDE)
    section.top_margin, section.bottom_margin, section.footer_distance = Pt(34), Pt(70), Pt(26)
    for name, (size, colour, bold, before, after) in STYLES.items():
        own = name.startswith("Brief")
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) if own else made.styles[name]
        style.font.color.rgb = RGBColor.from_string(colour[1:])
        style.font.size, style.font.bold = Pt(size), bold
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()  # the names of the theme's fonts would go first
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{kind}"), "Arial")
        spaces = style.paragraph_format
        spaces.space_before, spaces.space_after, spaces.line_spacing = Pt(before), Pt(after), 1.0
    day, about = day_of(brief.data_date), made.core_properties
    about.created = about.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
    about.title, about.keywords = cut(brief.title, 250), cut(", ".join(brief.keywords), 250)  # 255 at most
    about.author = about.last_modified_by = AUTHOR
    about.comments, about.language, about.revision = "", "en", 1


def _head(made: Any, brief: Brief) -> None:
    top = made.add_paragraph(f"{settings.PRODUCT} · {cut(brief.kind, 60)}\t", "Brief top")
    top.paragraph_format.tab_stops.add_tab_stop(Pt(WIDE), WD_TAB_ALIGNMENT.RIGHT)
    _run(top, f"Data of {brief.data_date}", LIGHT.second, bold=False)
    _lines(top._p.get_or_add_pPr(), "w:pBdr", LIGHT.accent, ("bottom",), 12, space=6)
    name = cut(brief.name, 150)
    made.add_heading(name, 1).runs[0].font.size = Pt(min(24, max(12, 720 // max(len(name), 1))))
    before, number, after = brief.headline
    sentence = made.add_paragraph(cut(before, 150), "Brief sentence")
    number = f" {number}" if len(before) > 150 else number  # after the ellipsis
    _run(sentence, cut(number, 60), LIGHT.accent, bold=True)
    sentence.add_run(cut(after, 150))
    made.add_paragraph(cut(brief.lead, 420), "Brief lead")
    made.add_paragraph(cut(brief.filters, 260), "Brief filter")


def _numbers(made: Any, numbers: Sequence[Number]) -> None:
    width = WIDE / max(len(numbers), 1)
    cells = _table(made, 1, [width] * len(numbers), 6).rows[0].cells if numbers else []
    for index, (cell, number) in enumerate(zip(cells, numbers, strict=True)):
        sides = ("top", "left", "bottom")[:: 1 if index else 2]
        _lines(cell._tc.get_or_add_tcPr(), "w:tcBorders", LIGHT.edge, sides)
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
    table = _table(place, len(rows), [width - 50, 50]) if rows else None
    for line, row in zip(table.rows if table else [], rows, strict=True):
        _fill(line.cells, row, ("cell", "cell"), bold=1, line=LIGHT.grid)
        line.cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if not rows or len(rows) < len(picture.rows):
        rest = f"and {len(picture.rows) - len(rows)} more" if rows else "No events."
        place.add_paragraph(rest, "Brief quiet")


def _key(place: Any, lines: Sequence[tuple[str, str, str]], width: float) -> None:
    """A small table of coloured cells, words and numbers; white lines keep the colours apart."""
    table = _table(place, len(lines), [10, width - 52, 42]) if lines else None
    for row, (words, number, colour) in zip(table.rows if table else [], lines, strict=True):
        _fill(
            row.cells, ("", cut(words, 36), number), ("key",) * 3, bold=2, line="" if colour else LIGHT.edge
        )
        row.cells[2].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if colour:
            swatch = row.cells[0]._tc.get_or_add_tcPr()
            _lines(swatch, "w:tcBorders", LIGHT.page, ("top", "bottom"), 24)
            striped = {"val": "thinDiagStripe", "color": LIGHT.axis[1:], "fill": LIGHT.page[1:]}
            plain_fill = {"val": "clear", "color": "auto", "fill": colour[1:]}
            swatch.append(_element("shd", **(striped if colour == "hatch" else plain_fill)))
            row.cells[1].paragraphs[0].paragraph_format.left_indent = Pt(6)


def _events(made: Any, brief: Brief) -> None:
    shown = 4 if any(event.words for event in brief.events) else 3
    words = 130 if shown == 4 else 0
    table = _table(made, 1 + len(brief.events), [84, WIDE - 196 - words, 112, words][:shown], 6)
    table.rows[0]._tr.get_or_add_trPr().append(_element("tblHeader"))  # again on a second page
    heads = ("Date", "Event", "Where", cut(brief.words_title, 40))[:shown]
    _fill(table.rows[0].cells, heads, ("heads",) * shown, line=LIGHT.edge)
    for row, event in zip(list(table.rows)[1:], brief.events, strict=True):
        texts = (event.when, event.title, event.where, event.words)[:shown]
        _fill(row.cells, texts, ("quiet", "cell", "cell", "quiet")[:shown], bold=1, line=LIGHT.grid)
        if link(event.url):
            title, anchor = row.cells[1].paragraphs[0], _element("hyperlink")
            address = title.part.relate_to(event.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            anchor.set(qn("r:id"), address)
            anchor.extend([run._r for run in title.runs])
            title._p.append(anchor)


def _foot(footer: Any, brief: Brief) -> None:
    said, data = _table(footer, 1, [0.7 * WIDE, 0.3 * WIDE]).rows[0].cells
    footer._element.append(footer.paragraphs[0]._p)  # Word asks for a paragraph at the end
    for text in (brief.unknown, brief.source, f"Address of the view: {cut(brief.address, 80)}"):
        said.add_paragraph(cut(text, 330), "Brief foot")
    for text in (brief.counts, f"Data {brief.version} of {brief.data_date}", "View "):
        data.add_paragraph(cut(text, 80), "Brief foot").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _run(data.paragraphs[-1], cut(brief.code, 60), LIGHT.text, bold=True)
    for cell in (said, data):
        _lines(cell._tc.get_or_add_tcPr(), "w:tcBorders", LIGHT.edge, ("top",))
        cell.paragraphs[0].paragraph_format.space_before = Pt(5)
    footer.paragraphs[-1].paragraph_format.line_spacing = Pt(1)


def _run(paragraph: Any, text: str, colour: str, bold: bool) -> None:
    made = paragraph.add_run(text)
    made.font.color.rgb, made.font.bold = RGBColor.from_string(colour[1:]), bold


def _fill(cells: Any, texts: Sequence[str], styles: Sequence[str], bold: int = -1, line: str = "") -> None:
    """A row of a table: one text a cell, one of them made bold, `line` the colour of the line beneath."""
    for index, (cell, text, style) in enumerate(zip(cells, texts, styles, strict=True)):
        run = cell.add_paragraph(style=f"Brief {style}").add_run(cut(text, 110))
        run.font.bold = True if index == bold else None
        if line:
            _lines(cell._tc.get_or_add_tcPr(), "w:tcBorders", line, ("bottom",))


def _space(place: Any, points: float) -> None:
    """An empty line of a height in pt; Word needs one after a table and between two."""
    place.add_paragraph().paragraph_format.line_spacing = Pt(points)


def _table(place: Any, rows: int, widths: Sequence[float], apart: float = 0) -> Any:
    """A table of columns as wide as said, `apart` of it empty, in pt; each cell still needs a paragraph."""
    made = place.add_table(rows, len(widths), *([Pt(sum(widths))] if isinstance(place, _Footer) else []))
    if isinstance(place, _Cell):
        place.paragraphs[-1].paragraph_format.line_spacing = Pt(1)
    made.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side, space in (("left", 0), ("right", apart)):
        margins.append(_element(side, w=round(20 * space), type="dxa"))
    made._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Pt(width)
        for cell in column.cells:
            cell.width = Pt(width)
            cell._tc.remove(cell.paragraphs[0]._p)
    return made


def _lines(place: Any, tag: str, colour: str, sides: Sequence[str], eighths: int = 5, space: int = 0) -> None:
    """Lines at sides (top, left, bottom, in this order) of a paragraph or cell, eighths of a pt thick."""
    made = OxmlElement(tag)
    for side in sides:
        made.append(_element(side, val="single", sz=eighths, space=space, color=colour[1:]))
    # Word's schema asks for an order of the elements.
    place.insert_element_before(made, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:vAlign", "w:rPr")


def _element(name: str, **attributes: str | int) -> Any:
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made
