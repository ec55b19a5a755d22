"""Makes the empty files that Office files are filled into: python -m tests.templates."""

import io
import re
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE as DOCUMENT_RELATIONSHIP
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import _Footer
from docx.shared import Pt, RGBColor
from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

from dashboard.charts.theme import LIGHT, PRINT
from dashboard.export.brief import word
from dashboard.export.office import slide_parts
from dashboard.export.office.excel_chart import FALLBACK, FONT
from dashboard.export.office.slide_parts import HIGH, SIDE, TEXT_WIDTH, WIDE

# Slides


def slides() -> bytes:
    """A presentation of 16:9 with one layout, a title alone, in the house's type and colours."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDE), Inches(HIGH)
    for layout in list(made.slide_layouts):
        if layout.name != "Title Only":
            made.slide_layouts.remove(layout)
    for sheet in (made.slide_master, made.slide_layouts[0]):
        for shape in list(sheet.placeholders):
            if "Title" not in shape.name:
                shape._element.getparent().remove(shape._element)
                continue
            shape.left, shape.top, shape.width, shape.height = map(Inches, (SIDE, 0.45, TEXT_WIDTH, 0.9))
            frame: Any = shape.text_frame
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
            frame.vertical_anchor = MSO_ANCHOR.BOTTOM  # no gap beneath where it needs a line less
    theme = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = themed(theme.blob.decode()).encode()
    made.core_properties.revision, made.core_properties.keywords = 1, ""
    made.save(buffer := io.BytesIO())
    return buffer.getvalue()


def themed(theme: str) -> str:
    """The theme with the house's font and hues, so that what is added later looks alike."""
    theme = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", theme)
    for index, hue in enumerate((PRINT.amount, *PRINT.hues[:5]), 1):
        old = rf"(<a:accent{index}>\s*<a:srgbClr val=\")[0-9A-Fa-f]{{6}}"
        theme = re.sub(old, rf"\g<1>{hue[1:]}", theme)
    return theme


# The brief in Word


def _line(side: str, colour: str, eighths: int = 5, space: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour[1:]}"/>'


EDGE = LIGHT.edge
OWN_FONT = (  # and what Word takes where it is not installed
    f'<w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
)
PARAGRAPHS = {  # size in pt, colour, bold, space before and after in pt
    "Normal": (8.0, LIGHT.text, False, 0, 0),
    "Heading 1": (24.0, LIGHT.text, True, 12, 0),
    "Heading 2": (10.0, LIGHT.text, True, 0, 0),
    "Brief top": (8.5, LIGHT.second, False, 0, 0),
    "Brief sentence": (12.5, LIGHT.text, False, 4, 0),
    "Brief lead": (8.5, LIGHT.second, False, 4, 0),
    "Brief filter": (7.0, LIGHT.quiet, False, 3, 9),
    "Brief number": (18.0, LIGHT.text, True, 5, 0),
    "Brief label": (7.0, LIGHT.text, True, 1, 0),
    "Brief note": (6.8, LIGHT.second, False, 2, 3),
    "Brief heads": (6.8, LIGHT.second, True, 2, 3),
    "Brief cell": (7.5, LIGHT.text, False, 2.4, 2.4),
    "Brief title": (7.5, LIGHT.text, True, 2.4, 2.4),
    "Brief value": (7.5, LIGHT.text, True, 2.4, 2.4),
    "Brief quiet": (7.5, LIGHT.second, False, 2.4, 2.4),
    "Brief key": (7.5, LIGHT.text, False, 1.2, 1.2),
    "Brief key value": (7.5, LIGHT.text, True, 1.2, 1.2),
    "Brief total": (7.5, LIGHT.text, False, 1.2, 1.2),
    "Brief total value": (7.5, LIGHT.text, True, 1.2, 1.2),
    "Brief foot": (6.8, LIGHT.second, False, 0, 0),
    "Brief data": (6.8, LIGHT.second, False, 0, 0),
    "Brief space": (8.0, LIGHT.text, False, 0, 0),
    "Brief end": (8.0, LIGHT.text, False, 0, 0),
}
AT_THE_RIGHT = ("Brief value", "Brief key value", "Brief total value", "Brief data")
UNDERLINED = {
    "Brief top": (LIGHT.accent, 12, 6),
    "Brief total": (EDGE, 5, 1),
    "Brief total value": (EDGE, 5, 1),
}
EMPTY = {"Brief space": 9, "Brief end": 1}  # pt, the height of lines without text
SWATCH = _line("top", LIGHT.page, 24) + _line("bottom", LIGHT.page, 24)
TABLES = {  # lines inside and around, their colour, margins at the right and the top in pt
    "Brief columns": ("", EDGE, (0, 0)),
    "Brief numbers": ("top bottom insideV", EDGE, (6, 0)),
    "Brief lines": ("bottom insideH", LIGHT.grid, (0, 0)),
    "Brief events": ("bottom insideH", LIGHT.grid, (6, 0)),
    "Brief keys": ("", EDGE, (0, 0)),
    "Brief feet": ("top", EDGE, (0, 5)),
}
PARTS = {  # the head, which stands again on a second page, and the colours of a key, which lie apart
    "Brief events": (
        '<w:tblStylePr w:type="firstRow"><w:trPr><w:tblHeader/></w:trPr>'
        f"<w:tcPr><w:tcBorders>{_line('bottom', EDGE)}</w:tcBorders></w:tcPr></w:tblStylePr>"
    ),
    "Brief keys": (
        f'<w:tblStylePr w:type="firstCol"><w:tcPr><w:tcBorders>{SWATCH}</w:tcBorders></w:tcPr></w:tblStylePr>'
    ),
}
HEAD = [
    ("Brief top", ["**{masthead}", "\t{dated}"]),
    ("Heading 1", ["{name}"]),
    ("Brief sentence", ["{headline[0]}", "**{headline[1]}", "{headline[2]}"]),
    ("Brief lead", ["{lead}"]),
    ("Brief filter", ["{filters}"]),
]
FOOT_LEFT = [("Brief foot", [text]) for text in ("{unknown}", "{source}", "{at}")]
FOOT_RIGHT = [
    ("Brief data", ["{counts}"]),
    ("Brief data", ["{versioned}"]),
    ("Brief data", ["{view[0]}", "**{view[1]}", "{view[2]}"]),
]


def brief() -> bytes:
    """A Word file with its page and styles, and a {name} where each text of a brief stands."""
    paper = docx.Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Pt(595.3), Pt(841.9)
    section.left_margin = section.right_margin = Pt((595.3 - word.WIDE) / 2)
    section.top_margin, section.bottom_margin, section.footer_distance = Pt(34), Pt(70), Pt(26)
    for name in PARAGRAPHS:
        _paragraph(paper, name)
    for name in TABLES:
        paper.styles.element.append(_table(name))
    paper.styles["Brief top"].paragraph_format.tab_stops.add_tab_stop(Pt(word.WIDE), WD_TAB_ALIGNMENT.RIGHT)
    _texts(paper, HEAD)
    (numbers,) = _columns(paper, "Brief columns", [word.WIDE])
    numbers.add_paragraph(style="Brief end")  # where there are none
    paper.add_paragraph(style="Brief space")
    _, key = _columns(paper, "Brief columns", [word.CHART + word.GAP, word.WIDE - word.CHART - word.GAP])
    key.add_paragraph(style="Brief space").paragraph_format.space_before = Pt(16)
    paper.add_paragraph(style="Brief space")
    _columns(paper, "Brief columns", [word.LEFT + word.GAP, word.RIGHT])
    _texts(paper, [("Heading 2", ["{events_title}"])])
    paper.paragraphs[-1].paragraph_format.space_before = Pt(9)
    _columns(paper, "Brief columns", [word.WIDE])
    paper.add_paragraph(style="Brief end")
    left, right = _columns(section.footer, "Brief feet", [0.7 * word.WIDE, 0.3 * word.WIDE])
    _texts(left, FOOT_LEFT)
    _texts(right, FOOT_RIGHT)
    last = section.footer.paragraphs[0]
    last.style = "Brief end"
    section.footer._element.append(last._p)  # Word asks for a paragraph at the end
    fonts = paper.part.part_related_by(DOCUMENT_RELATIONSHIP.FONT_TABLE)
    fonts._blob = fonts.blob.replace(b"</w:fonts>", f"{OWN_FONT}</w:fonts>".encode())
    paper.core_properties.comments, paper.core_properties.revision = "", 1
    paper.save(buffer := io.BytesIO())
    return buffer.getvalue()


def _texts(place: Any, paragraphs: list[tuple[str, list[str]]]) -> None:
    """Places of texts: {what} of the brief stands there, **bold**, the number of the headline in blue."""
    for style, texts in paragraphs:
        paragraph = place.add_paragraph(style=style)
        for text in texts:
            run = paragraph.add_run(text.strip("*"))
            if text.startswith("**"):
                colour = LIGHT.accent if "headline" in text else LIGHT.text
                run.font.bold, run.font.color.rgb = True, RGBColor.from_string(colour[1:])


def _columns(place: Any, style: str, widths: list[float]) -> list[Any]:
    """The cells of a table of one row."""
    room = [Pt(word.WIDE)] if isinstance(place, _Footer) else []
    table = place.add_table(1, len(widths), *room)
    table.style, table.autofit = style, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = column.cells[0].width = Pt(width)
        column.cells[0]._tc.remove(column.cells[0].paragraphs[0]._p)
    return [column.cells[0] for column in table.columns]


def _paragraph(paper: Any, name: str) -> None:
    size, colour, bold, before, after = PARAGRAPHS[name]
    own = name.startswith("Brief")
    style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) if own else paper.styles[name]
    style.font.color.rgb, style.font.size, style.font.bold = RGBColor.from_string(colour[1:]), Pt(size), bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # the names of the theme's fonts would go first
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)
    lines = style.paragraph_format
    lines.space_before, lines.space_after, lines.line_spacing = Pt(before), Pt(after), 1.0
    if name in EMPTY:
        lines.line_spacing = Pt(EMPTY[name])
    if name in AT_THE_RIGHT:
        lines.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if name in UNDERLINED:
        line = _line("bottom", *UNDERLINED[name])
        border = parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>")
        style.element.get_or_add_pPr().insert_element_before(
            border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
        )


def _table(name: str) -> Any:
    sides, colour, (right, top) = TABLES[name]
    lines = "".join(_line(side, colour) for side in sides.split())
    room = (("top", top), ("left", 0), ("right", right))
    cells = "".join(f'<w:{side} w:w="{20 * points}" w:type="dxa"/>' for side, points in room)
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders>'
        f"<w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>{PARTS.get(name, '')}</w:style>"
    )


if __name__ == "__main__":
    slide_parts.TEMPLATE.write_bytes(slides())
    word.TEMPLATE.write_bytes(brief())
