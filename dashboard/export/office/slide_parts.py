"""What slides are made of: the empty 16:9 file in the house's type and colours, texts that fit, tables."""

import re
import textwrap
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from dashboard import settings
from dashboard.charts.theme import PRINT
from dashboard.export.office.excel_chart import FONT

WIDE, HIGH = 13.333, 7.5  # inches
SIDE = 0.533  # the margin at the left and the right
TEXT_WIDTH = WIDE - 2 * SIDE
TITLE_ONLY = 5  # the layout with a title and nothing else
GLYPH, CAPITAL, LINE = (
    0.57,
    0.74,
    1.2,
)  # in sizes: widest mean of letters, of capitals, height of lines
BOLD = 1.14  # how much wider bold letters are
PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the table style "No Style, No Grid"
LONGEST = 255  # letters of a property
ROW = 0.28  # inches a row of a table
ALIGN = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}
Run = tuple[str, bool, str]  # text, bold, colour


class Box(NamedTuple):
    """A place on a slide in inches from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Any, Any, Any, Any]:
        """The same as python-pptx takes it."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


def rgb(colour: str) -> RGBColor:
    """A colour such as #1F69B3 as python-pptx takes it."""
    return RGBColor.from_string(colour.lstrip("#"))


def describe(shape: Any, name: str, alt: str) -> None:
    """Name and alternative text of a shape."""
    properties = next(shape._element.iter(qn("p:cNvPr")))
    properties.set("name", name)
    properties.set("descr", alt)


class Fitted(NamedTuple):
    """Text with the size at which it fits, and the height it then takes in inches."""

    text: str
    size: float
    height: float


def fit(text: str, width: float, sizes: Sequence[float], most: int, bold: bool = False) -> Fitted:
    """The text in the largest size that needs no more than `most` lines, cut where even the least does not.

    Sizes in points, the largest first, the width in inches. Files have no size that fits by itself.
    """
    capitals = sum(map(str.isupper, text)) / max(len(text), 1)
    lines: list[str] = []
    for size in sizes:
        letter = size / 72 * (GLYPH + (CAPITAL - GLYPH) * capitals) * (BOLD if bold else 1)
        lines = textwrap.wrap(text, max(int(width / letter), 1))
        if len(lines) <= most:
            break
    if len(lines) > most:
        text = " ".join([*lines[: most - 1], lines[most - 1][:-2] + " …"])
    return Fitted(text, size, min(len(lines), most) * size * LINE / 72)


def file(title: str, subject: str, comments: str, data_date: date) -> Any:
    """An empty presentation of 16:9 in the house's type and colours, with fixed properties."""
    made = Presentation()
    ratio = Inches(WIDE) / made.slide_width
    for sheet in (made.slide_master, *made.slide_layouts):
        for place in sheet._element.iter(qn("a:off"), qn("a:ext")):
            for name in ("x", "cx"):
                if place.get(name):
                    place.set(name, str(round(int(place.get(name)) * ratio)))
    made.slide_width, made.slide_height = Inches(WIDE), Inches(HIGH)
    theme = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _themed(theme.blob.decode()).encode()
    said = made.core_properties
    said.title, said.subject, said.comments = (text[:LONGEST] for text in (title, subject, comments))
    said.author = said.last_modified_by = settings.PRODUCT
    said.created = said.modified = datetime.combine(data_date, datetime.min.time())
    said.revision, said.keywords = 1, ""
    return made


def _themed(theme: str) -> str:
    """The theme with the house's font and hues, so that what is added later looks alike."""
    theme = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", theme)
    for index, hue in enumerate((PRINT.amount, *PRINT.hues[:5]), 1):
        old = rf"(<a:accent{index}>\s*<a:srgbClr val=\")[0-9A-Fa-f]{{6}}"
        theme = re.sub(old, rf"\g<1>{hue[1:]}", theme)
    return theme


def add_slide(made: Any, title: Fitted, box: Box, name: str = "Title") -> Any:
    """A slide with its title in the title placeholder, which the outline and screen readers look for."""
    slide = made.slides.add_slide(made.slide_layouts[TITLE_ONLY])
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = box.emu
    shape.name = name
    _fill(shape.text_frame, [[(title.text, True, PRINT.text)]], title.size, "left")
    shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM  # no gap beneath where it needs a line less
    return slide


def write(
    slide: Any, name: str, box: Box, lines: Sequence[Sequence[Run]], size: float, align: str = "left"
) -> None:
    """A text box: paragraphs of runs."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    _fill(shape.text_frame, lines, size, align)


def _fill(frame: Any, lines: Sequence[Sequence[Run]], size: float, align: str) -> None:
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for index, runs in enumerate(lines):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.alignment = ALIGN[align]
        for text, bold, colour in runs:
            run = paragraph.add_run()
            run.text = text
            run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
            run.font.color.rgb = rgb(colour)


def block(slide: Any, name: str, box: Box, fill: str, edge: str = "") -> None:
    """A filled rectangle; a rule if it is thin."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
    shape.name = name
    shape._element.remove(shape._element.find(qn("p:style")))  # the theme's shadow
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(fill)
    if edge:
        shape.line.color.rgb, shape.line.width = rgb(edge), Pt(0.75)
    else:
        shape.line.fill.background()


def table(
    slide: Any,
    name: str,
    box: Box,
    lines: Sequence[Sequence[str]],
    widths: Sequence[float],
    size: float,
    alt: str,
    heads: bool = True,
    align: Sequence[str] = ("left", "right"),
) -> None:
    """A table without decoration; `widths` in inches, the first line bold if it `heads` the columns."""
    shape = slide.shapes.add_table(len(lines), len(widths), *box.emu)
    describe(shape, name, alt)
    grid = shape.table
    grid._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_TABLE
    grid.horz_banding, grid.first_row = False, heads
    for column, width in enumerate(widths):
        grid.columns[column].width = Inches(width)
    for row, texts in enumerate(lines):
        grid.rows[row].height = Inches(box.height / len(lines))
        for column, text in enumerate(texts):
            cell = grid.cell(row, column)
            cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = 0
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            bold = row == 0  # also where it is no head: then it is the only line
            frame = cell.text_frame
            run = frame.paragraphs[0].add_run()
            run.text, run.font.name, run.font.size, run.font.bold = text, FONT, Pt(size), bold
            run.font.color.rgb = rgb(PRINT.text)
            frame.paragraphs[0].alignment = ALIGN[align[min(column, len(align) - 1)]]
