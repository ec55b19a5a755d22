"""The sheet an image is drawn on: texts, boxes, lines and keys at their place in px."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.charts.key import HATCH, KeyLine
from dashboard.charts.texts import safe
from dashboard.charts.theme import PRINT, is_grey

PRINT_FONT = "DejaVu Sans, Arial, sans-serif"
ON_SHEET = {"xref": "paper", "yref": "paper"}
KEY_ROW, TOTAL_ROW, SWATCH = 40, 48, 18  # px

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
        font = {"size": size, "color": colour, "family": PRINT_FONT}
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
        self._shape("line", (left, y), (right, y), {"color": PRINT.edge, "width": 1})

    def _shape(self, kind: str, start: Point, end: Point, line: dict[str, Any], **more: Any) -> None:
        (left, top), (right, bottom) = start, end
        across = {"x0": left / self.width, "x1": right / self.width}
        down = {"y0": 1 - top / self.height, "y1": 1 - bottom / self.height}
        self.shapes.append({**ON_SHEET, **across, **down, "type": kind, "line": line, **more})


def key_beside(sheet: Sheet, key: Sequence[KeyLine], left: float, right: float, y: float) -> None:
    """The lines of a key under each other, beside the figure."""
    for words, value, colour in key:
        _key_line(sheet, (words, value, colour), left, right, y)
        y += KEY_ROW if colour else TOTAL_ROW


def key_below(sheet: Sheet, key: Sequence[KeyLine], side: float, foot: float) -> float:
    """The lines of a key in two columns above the foot; returns where they begin."""
    rows = -(-len(key) // 2)
    top = foot - rows * KEY_ROW - 8
    middle = sheet.width / 2
    for index, line in enumerate(key):
        column, row = divmod(index, rows)
        left, right = ((side, middle - 30), (middle + 30, sheet.width - side))[column]
        _key_line(sheet, line, left, right, top + row * KEY_ROW)
    return top - 8


def _key_line(sheet: Sheet, line: KeyLine, left: float, right: float, y: float) -> None:
    words, value, colour = line
    if colour == HATCH:
        sheet.hatched(left, y + 4, SWATCH)
    elif colour:
        sheet.box(left, y + 4, SWATCH, colour, PRINT.unknown_edge if is_grey(colour, PRINT) else colour)
    sheet.write(safe(words), left + (SWATCH + 12 if colour else 0), y, 19, PRINT.text)
    sheet.write(f"<b>{safe(value)}</b>", right, y, 19, PRINT.text, "right")
