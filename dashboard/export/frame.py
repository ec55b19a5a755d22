"""A figure framed as an image that stands on its own: light, with all a reader needs.

The image has no plotly margins: "paper" is the whole image, so every text has its place in px and
the figure's own axes are moved into the rectangle between head and foot.
"""

import math
import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from dashboard.analysis.phrases import day
from dashboard.charts.bars import STRIP, WITH_STRIP
from dashboard.charts.key import HATCH
from dashboard.charts.theme import LIGHT, PRINT, is_grey, safe
from dashboard.export.sheet import PRINT_FONT, Sheet
from dashboard.settings import SOURCE

KEY_BESIDE = 1400  # px of width from which the key stands beside the figure
SIDE, TOP = 64, 52
KEY_WIDTH, KEY_ROW, TOTAL_ROW, SWATCH = 430, 40, 48, 18
SLANT = 0.75  # sine of 45 degrees, and a little more for the height of letters
GLYPH = 0.6  # widest mean width of a letter, in parts of the text size
CAPITAL = 0.82  # the same of capitals
TITLE_SIZE, TITLE_STEP = 38, 52  # px
FOOT_SIZE, FOOT_STEP, FOOT_RIGHT = 17, 29, 230  # px, the last for date and code at the right
SUBTITLE_SIZES, SUBTITLE_ROOM = (21, 17, 14), 290  # px, the text of filter and note
BEFORE_AXIS = 10  # px between names and their axis
HEAD_AND_FOOT = 340  # px that both take under three lines of text

KeyLines = tuple[tuple[str, str, str], ...]  # words, number, colour
Line = tuple[str, int, str, int]  # text, size in px, colour, step to the next in px


@dataclass(frozen=True)
class Size:
    """A size of image: its layout in px, the scale of its pixels, and how many of them go to an inch."""

    label: str
    width: int
    height: int
    scale: float
    dpi: int

    @property
    def figure(self) -> tuple[int, int]:
        """Width and height in px that a figure without key has."""
        return self.width - 2 * SIDE, self.height - HEAD_AND_FOOT


SIZES = {
    "screen": Size("Screen, 1600 × 900", 1600, 900, 1.0, 96),
    "slide": Size("Slide 16:9, 3200 × 1800", 1600, 900, 2.0, 192),
    "a4": Size("A4 width at 300 dpi, 2480 × 1395", 1600, 900, 1.55, 300),
    "square": Size("Square, 2160 × 2160", 1200, 1200, 1.8, 192),
}
WIDE = SIZES["screen"]


@dataclass(frozen=True)
class Frame:
    """What is written around a figure, as plain text; `key` are (words, number, colour) lines."""

    title: str
    subtitle: str
    counts: str
    left_out: str
    data_date: date
    notice: str = ""
    note: str = ""
    key: KeyLines = ()
    code: str = ""


def framed(figure: go.Figure, frame: Frame, size: Size = WIDE) -> go.Figure:
    """The same figure with title, filters, key, counts, what is left out, source, date and code in it."""
    figure, sheet = go.Figure(figure), Sheet(size.width, size.height)
    y = TOP
    for text, px, colour, step in _head(frame, size):
        sheet.write(text, SIDE, y, px, colour)
        y += step
    head, foot, right = y + 24, _foot(sheet, frame), size.width - SIDE
    bottom = foot
    if frame.key and size.width < KEY_BESIDE:
        bottom = _key_below(sheet, frame.key, foot)
    elif frame.key:
        right -= KEY_WIDTH
        _key(sheet, frame.key, right + 40, size.width - SIDE, head)
    _move(figure, size, (SIDE, right), (head, bottom))
    own = figure.to_plotly_json()["layout"]
    return figure.update_layout(  # all at once: one by one they would take seconds
        annotations=[*own.get("annotations", ()), *sheet.texts],
        shapes=[*own.get("shapes", ()), *sheet.shapes],
    )


def _head(frame: Frame, size: Size) -> list[Line]:
    """Title, then filter and note: smaller the more there are.

    A filter that would leave no room for the figure even so loses its end; the rows in Data have all.
    """
    across = size.width - 2 * SIDE
    title = [
        (f"<b>{safe(line)}</b>", TITLE_SIZE, PRINT.text, TITLE_STEP)
        for line in _wrapped(frame.title, TITLE_SIZE, across)
    ]
    for px in SUBTITLE_SIZES:
        lines = [line for text in (frame.subtitle, frame.note) for line in _wrapped(text, px, across)]
        step = round(1.47 * px)
        if len(lines) * step <= SUBTITLE_ROOM:
            break
    shown = max(SUBTITLE_ROOM // step, 1)
    if len(lines) > shown:
        lines = [*lines[: shown - 1], lines[shown - 1][:-2] + " …"]
    return title + [(safe(line), px, PRINT.second, step) for line in lines]


def _foot(sheet: Sheet, frame: Frame) -> float:
    """Counts, what is left out, source and notice, at the right date and code; returns where it begins."""
    said = f"{frame.counts}." + (f" {frame.left_out}." if frame.left_out else "")
    across = sheet.width - 2 * SIDE - FOOT_RIGHT
    lines = [line for text in (said, SOURCE, frame.notice) for line in _wrapped(text, FOOT_SIZE, across)]
    top = sheet.height - 49 - FOOT_STEP * max(len(lines), 3)
    sheet.rule(top + 12, SIDE, sheet.width - SIDE)
    counts = safe(f"{frame.counts}.")
    for index, line in enumerate(map(safe, lines)):
        text = line.replace(counts, f"<b>{counts}</b>", 1) if index == 0 else line
        sheet.write(text, SIDE, top + 26 + FOOT_STEP * index, FOOT_SIZE, PRINT.second)
    for index, text in enumerate(
        (f"Data of {day(frame.data_date)}", frame.code and f"View <b>{frame.code}</b>")
    ):
        if text:
            y = top + 26 + FOOT_STEP * index
            sheet.write(text, sheet.width - SIDE, y, FOOT_SIZE, PRINT.second, "right")
    return top


def _key(sheet: Sheet, key: KeyLines, left: float, right: float, y: float) -> None:
    """The lines of a key under each other, beside the figure."""
    for words, value, colour in key:
        _key_line(sheet, (words, value, colour), left, right, y)
        y += KEY_ROW if colour else TOTAL_ROW


def _key_below(sheet: Sheet, key: KeyLines, foot: float) -> float:
    """The lines of a key in two columns above the foot; returns where they begin."""
    rows = -(-len(key) // 2)
    top = foot - rows * KEY_ROW - 8
    middle = sheet.width / 2
    for index, line in enumerate(key):
        column, row = divmod(index, rows)
        left, right = ((SIDE, middle - 30), (middle + 30, sheet.width - SIDE))[column]
        _key_line(sheet, line, left, right, top + row * KEY_ROW)
    return top - 8


def _key_line(sheet: Sheet, line: tuple[str, str, str], left: float, right: float, y: float) -> None:
    words, value, colour = line
    if colour == HATCH:
        sheet.hatched(left, y + 4, SWATCH)
    elif colour:
        sheet.box(left, y + 4, SWATCH, colour, PRINT.unknown_edge if is_grey(colour, PRINT) else colour)
    sheet.write(safe(words), left + (SWATCH + 12 if colour else 0), y, 19, PRINT.text)
    sheet.write(f"<b>{safe(value)}</b>", right, y, 19, PRINT.text, "right")


def _move(figure: go.Figure, size: Size, across: tuple[float, float], upright: tuple[float, float]) -> None:
    """Put all axes into the rectangle, with room for the tick labels, which stand outside of them."""
    axes = [name for name in figure.layout.to_plotly_json() if re.fullmatch(r"[xy]axis\d*", name)]
    (left, right), (top, foot) = across, upright
    on_top = figure.layout.xaxis.side == "top"
    if on_top:
        _fit_names(figure, right - left - BEFORE_AXIS)
    labelled = figure.layout.yaxis.visible is not False
    names = list(figure.layout.yaxis.ticktext or ["0 000"]) if labelled else []
    names += [
        note.text for note in figure.layout.annotations if note.xanchor == "right" and note.yref == "y domain"
    ]
    left += _width(names, figure.layout.yaxis.tickfont.size or PRINT.size) + BEFORE_AXIS
    has_ticks = figure.layout.xaxis.visible is not False
    bottom = foot - (70 if has_ticks and not on_top else 8)
    if on_top:  # names tilted by 45 degrees: as high above the columns as they reach past the last one
        tilted = _width(figure.layout.xaxis.ticktext or [], figure.layout.xaxis.tickfont.size) * SLANT
        top, right = top + tilted, right - tilted
    if labelled and not has_ticks:  # a few bars with names are not blown up to fill the height
        bottom = min(bottom, top + 1.9 * figure.layout.height)
    for name in axes:
        low, high = (left / size.width, right / size.width)
        if name.startswith("y"):
            low, high = 1 - bottom / size.height, 1 - top / size.height
        first, last = figure.layout[name].domain or (0, 1)
        if figure.layout.meta == WITH_STRIP and name.startswith("y"):  # its words need their height
            share = STRIP * PRINT.size / LIGHT.size / (bottom - top)
            first, last = (0, 1 - share) if name == "yaxis" else (1 - share, 1)
        figure.layout[name].domain = [low + first * (high - low), low + last * (high - low)]
        figure.layout[name].automargin = False
    figure.update_layout(
        width=size.width,
        height=size.height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "autoexpand": False},
        paper_bgcolor=PRINT.page,
        font={"family": PRINT_FONT},
    )


def _fit_names(figure: go.Figure, across: float) -> None:
    """Names so small that those tilted over the columns do not meet, with names left of the rows."""
    down, over = (list(axis.ticktext or ()) for axis in (figure.layout.yaxis, figure.layout.xaxis))
    letters = _width(down, 1) + SLANT * _width(over, 1)
    size = min(figure.layout.xaxis.tickfont.size, across / (letters + len(over) / math.sin(math.pi / 4)))
    figure.update_xaxes(tickfont_size=size).update_yaxes(tickfont_size=size)
    figure.update_annotations(font_size=size)


def _wrapped(text: str, px: int, across: float) -> list[str]:
    """Lines no wider than `across` px; capitals count for more."""
    if not text.split():
        return []
    share = sum(map(str.isupper, text)) / len(text)
    letter = px * (GLYPH + (CAPITAL - GLYPH) * share)
    return textwrap.wrap(" ".join(text.split()), int(across / letter))


def _width(texts: Iterable[str], px: float) -> float:
    """Width in px of the longest line of some texts."""
    lines = [re.sub("<[^>]+>", "", line) for text in texts for line in text.split("<br>")]
    return GLYPH * px * max(map(len, lines), default=0)
