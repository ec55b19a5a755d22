"""A figure framed as an image that stands on its own: 1600 × 900 px, light, all a reader needs.

The image has no plotly margins: "paper" is the whole image, so every text has its place in px and
the figure's own axes are moved into the rectangle between head and foot.
"""

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from dashboard.analysis.phrases import day
from dashboard.charts.bars import STRIP, WITH_STRIP
from dashboard.charts.key import HATCH
from dashboard.charts.theme import LIGHT, PRINT, is_grey, safe
from dashboard.settings import SOURCE

WIDTH, HEIGHT = 1600, 900
SIDE, TOP, FOOT = 64, 52, 136
FIGURE = (WIDTH - 2 * SIDE, 560)  # px a figure without key has under a head of three lines
KEY_WIDTH = 430
SLANT = 0.75  # sine of 45 degrees, and a little more for the height of letters
GLYPH = 0.6  # widest mean width of a letter, in parts of the text size
CAPITAL = 0.82  # the same of capitals
SUBTITLE_SIZES, SUBTITLE_ROOM = (21, 17, 14), 290  # px, the text of filter and note
PRINT_FONT = "DejaVu Sans, Arial, sans-serif"


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
    key: tuple[tuple[str, str, str], ...] = ()


def framed(figure: go.Figure, frame: Frame) -> go.Figure:
    """The same figure with title, filters, key, counts, what is left out, source and date in it."""
    figure = go.Figure(figure)
    lines = [(f"<b>{safe(line)}</b>", 38, PRINT.text, 52) for line in _wrapped(frame.title, 38)]
    lines += _subtitle([frame.subtitle, frame.note])
    head = TOP + sum(step for *_, step in lines) + 24
    foot = HEIGHT - FOOT
    right = WIDTH - SIDE - (KEY_WIDTH if frame.key else 0)
    _move(figure, SIDE, right, head, foot)
    y = TOP
    for text, size, colour, step in lines:
        _write(figure, text, SIDE, y, size, colour)
        y += step
    _key(figure, frame.key, right + 40, head)
    _rule(figure, foot + 12, SIDE, WIDTH - SIDE)
    left_out = f" {safe(frame.left_out)}." if frame.left_out else ""
    said = [f"<b>{safe(frame.counts)}.</b>{left_out}", safe(SOURCE), safe(frame.notice)]
    for index, text in enumerate(said):
        if text:
            _write(figure, text, SIDE, foot + 26 + 29 * index, 17, PRINT.second)
    date_text = f"Data of {day(frame.data_date)}"
    _write(figure, date_text, WIDTH - SIDE, foot + 26, 17, PRINT.second, "right")
    return figure


def file_name(question: str, words: str, data_date: date) -> str:
    """A file name that says what it holds, without ending: only a-z, 0-9, _ and -."""
    parts = ["unodc-central-asia", question, words, data_date.isoformat()]
    plain = (re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-")[:60] for part in parts)
    return "_".join(part for part in plain if part)


def _move(figure: go.Figure, left: float, right: float, head: float, foot: float) -> None:
    """Put all axes into the rectangle, with room for the tick labels, which stand outside of them."""
    axes = [name for name in figure.layout.to_plotly_json() if re.fullmatch(r"[xy]axis\d*", name)]
    labelled = figure.layout.yaxis.visible is not False
    names = list(figure.layout.yaxis.ticktext or ["0 000"]) if labelled else []
    names += [
        note.text for note in figure.layout.annotations if note.xanchor == "right" and note.yref == "y domain"
    ]
    left += _width(names, figure.layout.yaxis.tickfont.size or PRINT.size)
    on_top = figure.layout.xaxis.side == "top"
    has_ticks = figure.layout.xaxis.visible is not False
    bottom = foot - (70 if has_ticks and not on_top else 8)
    top = head
    if on_top:  # names tilted by 45 degrees: as high above the columns as they reach past the last one
        tilted = _width(figure.layout.xaxis.ticktext or [], figure.layout.xaxis.tickfont.size) * SLANT
        top, right = top + tilted, right - tilted
    if labelled and not has_ticks:  # a few bars with names are not blown up to fill the height
        bottom = min(bottom, top + 1.9 * figure.layout.height)
    for name in axes:
        low, high = (left / WIDTH, right / WIDTH)
        if name.startswith("y"):
            low, high = 1 - bottom / HEIGHT, 1 - top / HEIGHT
        first, last = figure.layout[name].domain or (0, 1)
        if figure.layout.meta == WITH_STRIP and name.startswith("y"):  # its words need their height
            share = STRIP * PRINT.size / LIGHT.size / (bottom - top)
            first, last = (0, 1 - share) if name == "yaxis" else (1 - share, 1)
        figure.layout[name].domain = [low + first * (high - low), low + last * (high - low)]
        figure.layout[name].automargin = False
    figure.update_layout(
        width=WIDTH,
        height=HEIGHT,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "autoexpand": False},
        paper_bgcolor=PRINT.page,
        font={"family": PRINT_FONT},
    )


def _subtitle(texts: Sequence[str]) -> list[tuple[str, int, str, int]]:
    """Lines (text, size, colour, step in px) of filter and note, smaller the more there are.

    A filter that would leave no room for the figure even so loses its end; the rows in Data have all.
    """
    for size in SUBTITLE_SIZES:
        lines = [line for text in texts for line in _wrapped(text, size)]
        step = round(1.47 * size)
        if len(lines) * step <= SUBTITLE_ROOM:
            break
    shown = max(SUBTITLE_ROOM // step, 1)
    if len(lines) > shown:
        lines = [*lines[: shown - 1], lines[shown - 1][:-2] + " …"]
    return [(safe(line), size, PRINT.second, step) for line in lines]


def _wrapped(text: str, size: int) -> list[str]:
    """Lines no wider than the image between its margins; capitals count for more."""
    words = text.split()
    if not words:
        return []
    share = sum(map(str.isupper, text)) / len(text)
    letter = size * (GLYPH + (CAPITAL - GLYPH) * share)
    return textwrap.wrap(text, int((WIDTH - 2 * SIDE) / letter))


def _width(texts: Iterable[str], size: float) -> float:
    """Width in px of the longest line of some texts."""
    lines = [re.sub("<[^>]+>", "", line) for text in texts for line in text.split("<br>")]
    return GLYPH * size * max(map(len, lines), default=0)


def _key(figure: go.Figure, key: tuple[tuple[str, str, str], ...], x: int, y: float) -> None:
    for words, value, colour in key:
        if colour:
            pale = colour == HATCH or is_grey(colour, PRINT)
            fill = PRINT.page if colour == HATCH else colour
            _box(figure, x, y + 4, 18, fill, PRINT.unknown_edge if pale else colour)
        if colour == HATCH:
            for shift in (6, 12, 18, 24, 30):
                _stroke(figure, x, y + 4, 18, shift)
        _write(figure, safe(words), x + (30 if colour else 0), y, 19, PRINT.text)
        _write(figure, f"<b>{safe(value)}</b>", WIDTH - SIDE, y, 19, PRINT.text, "right")
        y += 40 if colour else 48


def _write(
    figure: go.Figure, text: str, x: float, y: float, size: int, colour: str, anchor: str = "left"
) -> None:
    """Text at a place in px from the upper left corner of the image."""
    figure.add_annotation(
        text=text,
        xref="paper",
        yref="paper",
        x=x / WIDTH,
        y=1 - y / HEIGHT,
        xanchor=anchor,
        yanchor="top",
        align=anchor,
        showarrow=False,
        borderpad=0,
        font={"size": size, "color": colour, "family": PRINT_FONT},
    )


def _box(figure: go.Figure, x: float, y: float, side: int, fill: str, edge: str) -> None:
    figure.add_shape(
        type="rect",
        xref="paper",
        yref="paper",
        x0=x / WIDTH,
        x1=(x + side) / WIDTH,
        y0=1 - y / HEIGHT,
        y1=1 - (y + side) / HEIGHT,
        fillcolor=fill,
        line={"color": edge, "width": 1},
    )


def _stroke(figure: go.Figure, x: float, y: float, side: int, shift: int) -> None:
    """One diagonal line of the hatch within a box, `shift` px from its upper left corner."""
    over = max(shift - side, 0)
    figure.add_shape(
        type="line",
        xref="paper",
        yref="paper",
        x0=(x + over) / WIDTH,
        x1=(x + shift - over) / WIDTH,
        y0=1 - (y + shift - over) / HEIGHT,
        y1=1 - (y + over) / HEIGHT,
        line={"color": PRINT.unknown_edge, "width": 1.5},
    )


def _rule(figure: go.Figure, y: float, left: float, right: float) -> None:
    figure.add_shape(
        type="line",
        xref="paper",
        yref="paper",
        x0=left / WIDTH,
        x1=right / WIDTH,
        y0=1 - y / HEIGHT,
        y1=1 - y / HEIGHT,
        line={"color": PRINT.edge, "width": 1},
    )
