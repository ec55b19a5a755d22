"""The sheet an image is drawn on: texts, boxes and lines at their place in px."""

from dataclasses import dataclass, field
from typing import Any

from dashboard.charts.theme import PRINT

PRINT_FONT = "DejaVu Sans, Arial, sans-serif"
ON_SHEET = {"xref": "paper", "yref": "paper"}


@dataclass(frozen=True)
class Sheet:
    """Texts and shapes for a plotly figure without margins, `width` × `height` px, from the upper left."""

    width: int
    height: int
    texts: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)

    def write(self, text: str, x: float, y: float, size: int, colour: str, anchor: str = "left") -> None:
        """One line of text, plotly's tags in it, its upper edge at `y`."""
        self.texts.append(
            {
                **ON_SHEET,
                "text": text,
                "x": x / self.width,
                "y": 1 - y / self.height,
                "xanchor": anchor,
                "yanchor": "top",
                "align": anchor,
                "showarrow": False,
                "borderpad": 0,
                "font": {"size": size, "color": colour, "family": PRINT_FONT},
            }
        )

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

    def _shape(
        self,
        kind: str,
        start: tuple[float, float],
        end: tuple[float, float],
        line: dict[str, Any],
        **more: Any,
    ) -> None:
        self.shapes.append(
            {
                **ON_SHEET,
                "type": kind,
                "x0": start[0] / self.width,
                "y0": 1 - start[1] / self.height,
                "x1": end[0] / self.width,
                "y1": 1 - end[1] / self.height,
                "line": line,
                **more,
            }
        )
