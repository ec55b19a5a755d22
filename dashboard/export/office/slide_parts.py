"""What slides are made of: the empty file, texts that fit, blocks, tables."""

import textwrap
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from dashboard import settings
from dashboard.charts.theme import PRINT
from dashboard.export.office.excel_chart import FONT

TEMPLATE = settings.ROOT / "dashboard" / "export" / "office" / "slides.pptx"  # tests/templates.py makes it
WIDE, HIGH = 13.333, 7.5  # inches
SIDE = 0.533  # the margin at the left and the right
TEXT_WIDTH = WIDE - 2 * SIDE
GLYPH, CAPITAL, LINE = 0.57, 0.74, 1.2  # in sizes: widest mean of letters, of capitals, height of lines
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
    """Runs of text with the size at which they fit, and the height they then take in inches."""

    runs: list[Run]
    size: float
    height: float


def fit(runs: Sequence[Run], width: float, sizes: Sequence[float], most: int) -> Fitted:
    """The text in the largest size that needs no more than `most` lines, cut where even the least does not.

    Sizes in points, the largest first, the width in inches. Files have no size that fits by itself.
    """
    text = "".join(run[0] for run in runs)
    capitals = sum(map(str.isupper, text)) / max(len(text), 1)
    wide = (GLYPH + (CAPITAL - GLYPH) * capitals) * (BOLD if all(bold for _, bold, _ in runs) else 1)
    lines: list[str] = []
    for size in sizes:
        lines = textwrap.wrap(text, max(int(width / (size / 72 * wide)), 1))
        if len(lines) <= most:
            break
    if len(lines) > most:
        text = " ".join([*lines[: most - 1], lines[most - 1][:-2] + " …"])
    kept, start = [], 0
    for own, bold, colour in runs:
        kept.append((text[start : start + len(own)], bold, colour))
        start += len(own)
    return Fitted(kept, size, min(len(lines), most) * size * LINE / 72)


def file(title: str, subject: str, comments: str, data_date: date) -> Any:
    """An empty presentation of 16:9 in the house's type and colours, with fixed properties."""
    made = Presentation(str(TEMPLATE))
    said = made.core_properties
    said.title, said.subject, said.comments = (text[:LONGEST] for text in (title, subject, comments))
    said.author = said.last_modified_by = settings.PRODUCT
    said.created = said.modified = datetime.combine(data_date, datetime.min.time())
    return made


def put(slide: Any, name: str, top: float, runs: Sequence[Run], sizes: Sequence[float], most: int) -> float:
    """Text across the slide as large as it fits, `top` inches from above; returns where it ends.

    The title stands in its placeholder, which the outline and screen readers look for.
    """
    said = fit(runs, TEXT_WIDTH, sizes, most)
    if not said.height:
        return top
    box = Box(SIDE, top, TEXT_WIDTH, said.height + 0.05)
    if name == "Title":
        title = slide.shapes.title
        title.left, title.top, title.width, title.height = box.emu
        title.name = name
        _fill(title.text_frame.paragraphs[0], said.runs, said.size)
    else:
        write(slide, name, box, [said.runs], said.size)
    return top + box.height


def write(
    slide: Any, name: str, box: Box, lines: Sequence[Sequence[Run]], size: float, align: str = "left"
) -> None:
    """A text box: paragraphs of runs."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for index, runs in enumerate(lines):
        _fill(frame.paragraphs[0] if index == 0 else frame.add_paragraph(), runs, size, align)


def _fill(paragraph: Any, runs: Sequence[Run], size: float, align: str = "left") -> None:
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
    align: Sequence[str],
) -> None:
    """A table without decoration, its first line bold; `widths` in inches and `align` are of its columns."""
    shape = slide.shapes.add_table(len(lines), len(widths), *box.emu)
    describe(shape, name, alt)
    grid = shape.table
    grid._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_TABLE
    grid.horz_banding, grid.first_row = False, len(lines) > 1  # an only line heads nothing
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Inches(width)
    for row, texts in enumerate(lines):
        grid.rows[row].height = Inches(box.height / len(lines))
        for cell, text, side in zip(grid.rows[row].cells, texts, align, strict=True):
            cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = 0
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            _fill(cell.text_frame.paragraphs[0], [(text, row == 0, PRINT.text)], size, side)
