"""The brief as a Word file, in Word's own headings, paragraphs, tables and pictures, to be worked on."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import docx as word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from dashboard import settings
from dashboard.cards.openings import Number
from dashboard.charts.key import HATCH
from dashboard.charts.theme import LIGHT
from dashboard.export.brief.page import MORE, NOTHING, Brief, Picture, clean, cut, link
from dashboard.export.xml_text import each_text
from dashboard.words import _

TEMPLATE = settings.ROOT / "dashboard" / "export" / "brief" / "word.docx"  # page, styles, places of texts
WIDE, GAP = 515.3, 14.0  # pt, the text and what is between two columns
CHART, LEFT, RIGHT = 0.63 * WIDE, 0.5 * WIDE, 0.5 * WIDE - GAP  # pt, timeline, map and bars
MOST = 420  # letters of a text
ADDRESS = 160  # letters of the line with the address
EVENTS = 3  # as many as there is room for beside the longest words


def docx(brief: Brief) -> bytes:
    """A brief as a Word file, dated like its data."""
    brief = each_text(replace(brief, events=brief.events[:EVENTS]), clean)
    paper: Any = word.Document(str(TEMPLATE))
    _about(paper.core_properties, brief)
    tables = (*paper.tables, *paper.sections[0].footer.tables)
    (numbers,), (timeline, key), (left, right), (events,), foot = (table.rows[0].cells for table in tables)
    said = vars(brief) | brief.words | {"at": cut(brief.words["at"], ADDRESS)}
    for place in (paper, *foot):
        for run in (run for paragraph in place.paragraphs for run in paragraph.runs):
            run.text = cut(run.text.format_map(said), MOST)
    name = next(paragraph for paragraph in paper.paragraphs if paragraph.style.name == "Heading 1")
    name.runs[0].font.size = Pt(min(24, max(12, 720 // max(len(brief.name), 1))))
    _numbers(numbers, brief.numbers)
    _figure(timeline, brief.timeline, CHART, 118)
    _key(key, brief.timeline.key, WIDE - CHART - GAP)
    _figure(left, brief.map, LEFT, 168, most=8)
    _say(left, "Brief note", brief.map.notice)
    _figure(right, brief.themes, RIGHT, 96)
    _say(right, "Brief space")
    _figure(right, brief.partners, RIGHT, 84)
    _events(events, brief) if brief.events else _say(events, "Brief quiet", _(NOTHING))
    paper.save(buffer := io.BytesIO())
    return buffer.getvalue()


def _about(about: Any, brief: Brief) -> None:
    """What the file says of itself."""
    words = brief.words
    about.created = about.modified = datetime.combine(brief.data_date, time(), UTC)
    about.title, about.keywords = cut(words["title"], 250), cut(", ".join(words["keywords"]), 250)
    about.author = about.last_modified_by = words["author"]
    about.language = words["language"]


def _numbers(place: Any, numbers: Sequence[Number]) -> None:
    widths = [WIDE / len(numbers) for _number in numbers]
    cells = _table(place, "Brief numbers", 1, widths)[0] if numbers else []
    for index, (cell, number) in enumerate(zip(cells, numbers, strict=True)):
        value = _say(cell, "Brief number", number.value)
        if len(number.value) > 8:
            value.runs[0].font.size = Pt(max(7.5, 145 / len(number.value)))
        for line in (value, _say(cell, "Brief label", number.label), _say(cell, "Brief note", number.note)):
            line.paragraph_format.left_indent = Pt(8 if index else 0)


def _figure(place: Any, picture: Picture, width: float, height: float, most: int = 6) -> None:
    """Title, and the picture within its width and height in pt; else `most` of its rows; else a sentence."""
    _say(place, "Heading 2", picture.title)
    _say(place, "Brief note", picture.subtitle)
    if picture.png:
        shown = place.add_paragraph().add_run().add_picture(io.BytesIO(picture.png))
        share = min(Pt(width) / shown.width, Pt(height) / shown.height)
        shown.width, shown.height = round(shown.width * share), round(shown.height * share)
        for side in ("distT", "distB", "distL", "distR"):
            shown._inline.set(side, "0")
        shown._inline.docPr.set("descr", picture.alt)
        return
    rows = picture.rows if len(picture.rows) <= most else picture.rows[: most - 1]
    table = _table(place, "Brief lines", len(rows), [width - 50, 50]) if rows else []
    for cells, (name, number) in zip(table, rows, strict=True):
        _say(cells[0], "Brief cell", name)
        _say(cells[1], "Brief value", number)
    if not rows or len(rows) < len(picture.rows):
        _say(place, "Brief quiet", _(MORE, n=len(picture.rows) - len(rows)) if rows else _(NOTHING))


def _key(place: Any, lines: Sequence[tuple[str, str, str]], width: float) -> None:
    """A small table of coloured cells, words and numbers; the total, without a colour, over a line."""
    table = _table(place, "Brief keys", len(lines), [10, width - 52, 42]) if lines else []
    for (swatch, words, value), (text, number, colour) in zip(table, lines, strict=True):
        style = "Brief key" if colour else "Brief total"
        _say(swatch, style, "")
        _say(words, style, cut(text, 36)).paragraph_format.left_indent = Pt(6 if colour else 0)
        _say(value, f"{style} value", number)
        if colour:
            striped = {"val": "thinDiagStripe", "color": LIGHT.axis[1:], "fill": LIGHT.page[1:]}
            plain = {"val": "clear", "color": "auto", "fill": colour[1:]}
            shade = {qn(f"w:{key}"): value for key, value in (striped if colour == HATCH else plain).items()}
            swatch._tc.get_or_add_tcPr().append(OxmlElement("w:shd", shade))


def _events(place: Any, brief: Brief) -> None:
    spoken = any(event.words for event in brief.events)
    widths = [84, WIDE - 326, 112, 130] if spoken else [84, WIDE - 196, 112]
    heads, *table = _table(place, "Brief events", 1 + len(brief.events), widths)
    for cell, head in zip(heads, brief.words["heads"], strict=False):  # as many as there are columns
        _say(cell, "Brief heads", head)
    for cells, event in zip(table, brief.events, strict=True):
        _say(cells[0], "Brief quiet", event.when)
        title = _say(cells[1], "Brief title", event.title)
        _say(cells[2], "Brief cell", event.where)
        if spoken:
            _say(cells[3], "Brief quiet", event.words)
        if link(event.url):
            address = title.part.relate_to(event.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            anchor = OxmlElement("w:hyperlink", {qn("r:id"): address})
            anchor.extend([run._r for run in title.runs])
            title._p.append(anchor)


def _say(place: Any, style: str, text: str = "") -> Any:
    """A paragraph of a style, its text no longer than there is room for."""
    return place.add_paragraph(cut(text, MOST), style)


def _table(place: Any, style: str, rows: int, widths: Sequence[float]) -> list[Any]:
    """The rows of a table, its columns as wide as said in pt; each cell still needs a paragraph."""
    table = place.add_table(rows, len(widths))
    table.style, table.autofit = style, False
    place.paragraphs[-1].style = "Brief end"  # Word asks for a paragraph after the table
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
        for cell in column.cells:
            cell.width = Pt(width)
            cell._tc.remove(cell.paragraphs[0]._p)
    return [row.cells for row in table.rows]
