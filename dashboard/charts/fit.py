"""How a figure fits its page: the room it has, and whether that is narrow; a figure as plain data."""

from dataclasses import dataclass
from typing import Any

Figure = dict[str, Any]  # `data` and `layout`, as plotly reads them
Part = dict[str, Any]  # a trace, an axis, an annotation


@dataclass(frozen=True)
class Fit:
    """Room for a figure: `size` is width and height in px where the place has one, else the figure's own.

    In a `narrow` place labels are left out and grids become bars; a `brush` lets a span be drawn over it;
    on `paper` plotly makes no room for labels by itself; with the land `beneath` it a map draws none.
    """

    size: tuple[int, int] | None = None
    narrow: bool = False
    brush: bool = False
    paper: bool = False
    beneath: bool = False


SCREEN = Fit()
