"""What the Word file of a brief is built from: its page and styles, tables, lines and spaces."""

from collections.abc import Sequence
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer
from docx.shared import Pt, RGBColor
from docx.table import _Cell

from dashboard.charts.theme import LIGHT
from dashboard.export.brief.page import cut

WIDTH, HEIGHT, SIDE = 595.3, 841.9, 40.0  # pt, A4 and its margins left and right
WIDE, GAP = WIDTH - 2 * SIDE, 14.0  # pt, the text and what is between two columns
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


def set_up(paper: Any) -> None:
    """Give a new document the page and the styles of a brief."""
    section = paper.sections[0]
    section.page_width, section.page_height = Pt(WIDTH), Pt(HEIGHT)
    section.left_margin = section.right_margin = Pt(SIDE)
    section.top_margin, section.bottom_margin, section.footer_distance = Pt(34), Pt(70), Pt(26)
    for name, (size, colour, bold, before, after) in STYLES.items():
        own = name.startswith("Brief")
        style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) if own else paper.styles[name]
        style.font.color.rgb = RGBColor.from_string(colour[1:])
        style.font.size, style.font.bold = Pt(size), bold
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()  # the names of the theme's fonts would go first
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{kind}"), "Arial")
        spaces = style.paragraph_format
        spaces.space_before, spaces.space_after, spaces.line_spacing = Pt(before), Pt(after), 1.0


def write(paragraph: Any, text: str, colour: str, bold: bool) -> None:
    """A run of text in a colour, such as #1A5FA6."""
    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.bold = RGBColor.from_string(colour[1:]), bold


def fill(cells: Any, texts: Sequence[str], styles: Sequence[str], bold: int = -1, line: str = "") -> None:
    """A row of a table: one text a cell, one of them made bold, `line` the colour of the line beneath."""
    for index, (cell, text, style) in enumerate(zip(cells, texts, styles, strict=True)):
        run = cell.add_paragraph(style=f"Brief {style}").add_run(cut(text, 110))
        run.font.bold = True if index == bold else None
        if line:
            draw_lines(cell._tc.get_or_add_tcPr(), "w:tcBorders", line, ("bottom",))


def leave(place: Any, points: float) -> None:
    """An empty line of a height in pt; Word needs one after a table and between two."""
    place.add_paragraph().paragraph_format.line_spacing = Pt(points)


def table_in(place: Any, rows: int, widths: Sequence[float], apart: float = 0) -> Any:
    """A table of columns as wide as said, `apart` of it empty, in pt; each cell still needs a paragraph."""
    table = place.add_table(rows, len(widths), *([Pt(sum(widths))] if isinstance(place, _Footer) else []))
    if isinstance(place, _Cell):
        place.paragraphs[-1].paragraph_format.line_spacing = Pt(1)
    table.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side, space in (("left", 0), ("right", apart)):
        margins.append(element(side, w=round(20 * space), type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
        for cell in column.cells:
            cell.width = Pt(width)
            cell._tc.remove(cell.paragraphs[0]._p)
    return table


def draw_lines(
    place: Any, tag: str, colour: str, sides: Sequence[str], eighths: int = 5, space: int = 0
) -> None:
    """Lines at sides (top, left, bottom, in this order) of a paragraph or cell, eighths of a pt thick."""
    lines = OxmlElement(tag)
    for side in sides:
        lines.append(element(side, val="single", sz=eighths, space=space, color=colour[1:]))
    # Word's schema asks for an order of the elements.
    place.insert_element_before(lines, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:vAlign", "w:rPr")


def element(name: str, **attributes: str | int) -> Any:
    """An element of Word's own with attributes of Word's own."""
    return OxmlElement(f"w:{name}", {qn(f"w:{key}"): str(value) for key, value in attributes.items()})
