"""A figure framed as an image that stands on its own: light, with all a reader needs.

The image has no plotly margins: "paper" is the whole image, so every text has its place in px and
the figure's own axes are moved into the rectangle between head and foot.
"""

import copy
import math
import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.analysis.phrases import day
from dashboard.charts.bars import STRIP, WITH_STRIP
from dashboard.charts.fit import Figure
from dashboard.charts.theme import LIGHT, PRINT, safe
from dashboard.export.sheet import PRINT_FONT, KeyLines, Sheet, key_below, key_beside
from dashboard.settings import SOURCE

KEY_BESIDE = 1400  # px of width from which the key stands beside the figure
SIDE, TOP = 64, 52
KEY_WIDTH = 430
SLANT = 0.75  # sine of 45 degrees, and a little more for the height of letters
GLYPH = 0.6  # widest mean width of a letter, in parts of the text size
CAPITAL = 0.82  # the same of capitals
TITLE_SIZE, TITLE_STEP = 38, 52  # px
FOOT_SIZE, FOOT_STEP, FOOT_RIGHT = 17, 29, 230  # px, the last for date and code at the right
VERSION_SHOWN = 8  # letters of the hash of the data
SUBTITLE_SIZES, SUBTITLE_ROOM = (21, 17, 14), 0.19  # px, and the part of the height for filter and note
BEFORE_AXIS = 10  # px between names and their axis
UNDER_HEAD, OVER_FOOT = 24, 8  # px
LINE_HIGH, ROW_HIGH = 1.3, 1.1  # in parts of the text size: a line of a name, and the least row

Layout = dict[str, Any]  # of a figure, or a part of it, as plotly reads it
Line = tuple[str, int, str, int]  # text, size in px, colour, step to the next in px


@dataclass(frozen=True)
class Size:
    """A size of image: its layout in px, the scale of its pixels, and how many of them go to an inch."""

    label: str
    width: int
    height: int
    scale: float
    dpi: int


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
    version: str = ""


def framed(figure: Figure, frame: Frame, size: Size = WIDE) -> Figure:
    """The same figure with title, filters, key, counts, what is left out, source, date and code in it."""
    made, sheet = copy.deepcopy(figure), Sheet(size.width, size.height)
    layout: Layout = made["layout"]
    y = TOP
    for text, px, colour, step in _head(frame, size):
        sheet.write(text, SIDE, y, px, colour)
        y += step
    head, foot, right = y + UNDER_HEAD, _foot(sheet, frame), size.width - SIDE
    bottom = foot
    if frame.key and size.width < KEY_BESIDE:
        bottom = key_below(sheet, frame.key, SIDE, foot)
    elif frame.key:
        right -= KEY_WIDTH
        key_beside(sheet, frame.key, right + 40, size.width - SIDE, head)
    _move(layout, size, (SIDE, right), (head, bottom))
    _fit_rows(made["data"], layout)
    layout["annotations"] = [*layout.get("annotations", ()), *sheet.texts]
    layout["shapes"] = [*layout.get("shapes", ()), *sheet.shapes]
    return made


def room(frame: Frame, size: Size = WIDE) -> tuple[int, int]:
    """Width and height in px that a figure without names, ticks and key has in its image."""
    head = TOP + sum(step for *_, step in _head(frame, size)) + UNDER_HEAD
    foot = _foot(Sheet(size.width, size.height), frame)
    return size.width - 2 * SIDE, round(foot - OVER_FOOT - head)


def _head(frame: Frame, size: Size) -> list[Line]:
    """Title, then filter and note: smaller the more there are.

    A filter that would leave too little room for the figure even so loses its end, but never the note,
    which says how to read the figure; title and description of the file have all of the filter.
    """
    across = size.width - 2 * SIDE
    title = [
        (f"<b>{safe(line)}</b>", TITLE_SIZE, PRINT.text, TITLE_STEP)
        for line in _wrapped(frame.title, TITLE_SIZE, across)
    ]
    for px in SUBTITLE_SIZES:
        chosen, note = (_wrapped(text, px, across) for text in (frame.subtitle, frame.note))
        step = round(1.47 * px)
        most = int(SUBTITLE_ROOM * size.height / step)
        if len(chosen) + len(note) <= most:
            break
    shown = max(most - len(note), 1)
    if len(chosen) > shown:
        chosen = [*chosen[: shown - 1], chosen[shown - 1].rpartition(" ")[0] + " …"]
    return title + [(safe(line), px, PRINT.second, step) for line in [*chosen, *note]]


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
    dated = [f"Data of {day(frame.data_date)}"]
    dated += [f"Version {frame.version[:VERSION_SHOWN]}"] if frame.version else []
    dated += [f"View <b>{frame.code}</b>"] if frame.code else []
    for index, text in enumerate(dated):
        y = top + 26 + FOOT_STEP * index
        sheet.write(text, sheet.width - SIDE, y, FOOT_SIZE, PRINT.second, "right")
    return top


def _move(layout: Layout, size: Size, across: tuple[float, float], upright: tuple[float, float]) -> None:
    """Put all axes into the rectangle, with room for the tick labels, which stand outside of them."""
    (left, right), (top, foot) = across, upright
    xaxis, yaxis = layout["xaxis"], layout["yaxis"]
    on_top = xaxis.get("side") == "top"
    if on_top:
        _fit_names(layout, right - left - BEFORE_AXIS, foot - OVER_FOOT - top)
    labelled, has_ticks = yaxis.get("visible") is not False, xaxis.get("visible") is not False
    names = list(yaxis.get("ticktext") or ["0 000"]) if labelled else []
    names += [
        note["text"]
        for note in layout.get("annotations", ())
        if note.get("xanchor") == "right" and note.get("yref") == "y domain"
    ]
    if labelled:
        left += _width(names, yaxis.get("tickfont", {}).get("size", PRINT.size)) + BEFORE_AXIS
    bottom = foot - (70 if has_ticks and not on_top else OVER_FOOT)
    if on_top:  # names tilted by 45 degrees: as high above the columns as they reach past the last one
        tilted = _width(xaxis.get("ticktext") or [], xaxis["tickfont"]["size"]) * SLANT
        top, right = top + tilted, right - tilted
    if labelled and not has_ticks:  # a few bars with names are not blown up to fill the height
        bottom = min(bottom, top + 1.9 * layout["height"])
    for name, axis in _axes(layout).items():
        low, high = (left / size.width, right / size.width)
        if name.startswith("y"):
            low, high = 1 - bottom / size.height, 1 - top / size.height
        first, last = axis.get("domain") or (0, 1)
        if layout.get("meta") == WITH_STRIP and name.startswith("y"):  # its words need their height
            share = STRIP * PRINT.size / LIGHT.size / (bottom - top)
            first, last = (0, 1 - share) if name == "yaxis" else (1 - share, 1)
        axis |= {
            "domain": [low + first * (high - low), low + last * (high - low)],
            "automargin": False,
        }
    layout |= {
        "width": size.width,
        "height": size.height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "autoexpand": False},
        "paper_bgcolor": PRINT.page,
        "font": layout["font"] | {"family": PRINT_FONT},
    }


def _axes(layout: Layout) -> dict[str, Layout]:
    return {name: axis for name, axis in layout.items() if re.fullmatch(r"[xy]axis\d*", name)}


def _fit_names(layout: Layout, across: float, high: float) -> None:
    """Names so small that neither those tilted over the columns meet nor those left of the rows."""
    down, over = (list(layout[name].get("ticktext") or ()) for name in ("yaxis", "xaxis"))
    if not down:
        return
    tilted = SLANT * _width(over, 1)
    beside = across / (_width(down, 1) + tilted + len(over) / math.sin(math.pi / 4))
    beneath = high / (tilted + ROW_HIGH * len(down))
    size = min(layout["xaxis"]["tickfont"]["size"], beside, beneath)
    for font in (*(axis["tickfont"] for axis in _axes(layout).values()), *_fonts(layout)):
        font["size"] = size


def _fit_rows(traces: list[Layout], layout: Layout) -> None:
    """Names and numbers of bars so small that those of one row do not meet those of the next."""
    names, axis = layout["yaxis"].get("ticktext"), layout["yaxis"]
    if not names or layout["xaxis"].get("visible") is not False:
        return
    row = (axis["domain"][1] - axis["domain"][0]) * layout["height"] / len(names)
    lines = [name.count("<br>") + 1 for name in names]
    most = max((one + two) / 2 for one, two in zip(lines, lines[1:] or lines, strict=False))
    font = axis["tickfont"]
    font["size"] = min(font["size"], row / (LINE_HIGH * (most - 1) + ROW_HIGH))
    pair = [trace for trace in traces if "offset" in trace]  # two bars a name, each with its number
    middles = [trace["offset"] + trace["width"] / 2 for trace in pair]
    for trace in pair:
        apart = row * (max(middles) - min(middles)) / ROW_HIGH
        trace["textfont"]["size"] = min(trace["textfont"]["size"], apart)


def _fonts(layout: Layout) -> list[Layout]:
    return [note["font"] for note in layout.get("annotations", ())]


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
