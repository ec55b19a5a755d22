"""The sheet an image is drawn on: texts, boxes, lines and keys at their place in px."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.charts.key import HATCH, KeyLine
from dashboard.charts.texts import safe
from dashboard.charts.theme import FONT, PRINT, is_grey
from dashboard.charts.type import wrapped

ON_SHEET = {"xref": "paper", "yref": "paper"}
KEY_SIZE, KEY_STEP, KEY_GAP, SWATCH = 20, 27, 14, 18  # px
VALUE = 64  # px right of a key's words for their number

Point = tuple[float, float]  # px


@dataclass(frozen=True)
class Sheet:
    """Texts and shapes for a plotly figure without margins, `width` × `height` px, from the upper left."""

    width: int
    height: int
    texts: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)

    def write(self, text: str, x: float, y: float, size: int, colour: str, anchor: str = "left") -> None:
        """One line of text, plotly's tags in it, its upper edge at `y`."""
        font = {"size": size, "color": colour, "family": FONT}
        place = {"x": x / self.width, "y": 1 - y / self.height, "xanchor": anchor, "yanchor": "top"}
        look = {"align": anchor, "showarrow": False, "borderpad": 0, "font": font}
        self.texts.append(ON_SHEET | place | look | {"text": text})

    def box(self, x: float, y: float, side: int, fill: str, edge: str) -> None:
        """A filled square."""
        self._shape("rect", (x, y), (x + side, y + side), {"color": edge, "width": 1}, fillcolor=fill)

    def hatched(self, x: float, y: float, side: int) -> None:
        """A square with diagonal lines."""
        self.box(x, y, side, PRINT.page, PRINT.unknown_edge)
        for shift in range(6, 2 * side, 6):
            over = max(shift - side, 0)
            ends = (x + over, y + shift - over), (x + shift - over, y + over)
            self._shape("line", *ends, {"color": PRINT.unknown_edge, "width": 1.5})

    def rule(self, y: float, left: float, right: float) -> None:
        """A thin line across."""
        self._shape("line", (left, y), (right, y), {"color": PRINT.axis, "width": 1})

    def _shape(self, kind: str, start: Point, end: Point, line: dict[str, Any], **more: Any) -> None:
        (left, top), (right, bottom) = start, end
        across = {"x0": left / self.width, "x1": right / self.width}
        down = {"y0": 1 - top / self.height, "y1": 1 - bottom / self.height}
        self.shapes.append({**ON_SHEET, **across, **down, "type": kind, "line": line, **more})


def key_beside(sheet: Sheet, key: Sequence[KeyLine], left: float, right: float, y: float) -> None:
    """The lines of a key under each other, beside the figure."""
    for line in key:
        y += _key_line(sheet, line, left, right, y)


def key_below(sheet: Sheet, key: Sequence[KeyLine], side: float, foot: float) -> float:
    """The lines of a key in two columns above the foot; returns where they begin."""
    rows = -(-len(key) // 2)
    middle = sheet.width / 2
    columns = ((key[:rows], side, middle - 30), (key[rows:], middle + 30, sheet.width - side))
    top = foot - 8 - max(sum(_high(line, right - left) for line in part) for part, left, right in columns)
    for part, left, right in columns:
        key_beside(sheet, part, left, right, top)
    return top - 8


def _key_line(sheet: Sheet, line: KeyLine, left: float, right: float, y: float) -> float:
    """Draw a line of a key; returns how high it is."""
    _said, value, colour = line
    if colour == HATCH:
        sheet.hatched(left, y + 4, SWATCH)
    elif colour:
        sheet.box(left, y + 4, SWATCH, colour, PRINT.unknown_edge if is_grey(colour, PRINT) else colour)
    for index, part in enumerate(_words(line, right - left)):
        indent = SWATCH + 12 if colour else 0
        sheet.write(safe(part), left + indent, y + KEY_STEP * index, KEY_SIZE, PRINT.text)
    sheet.write(f"<b>{safe(value)}</b>", right, y, KEY_SIZE, PRINT.text, "right")
    return _high(line, right - left)


def _words(line: KeyLine, across: float) -> list[str]:
    words, value, colour = line
    taken = (SWATCH + 12 if colour else 0) + (VALUE if value else 0)
    return wrapped(words, KEY_SIZE, across - taken)


def _high(line: KeyLine, across: float) -> float:
    return KEY_STEP * len(_words(line, across)) + KEY_GAP
