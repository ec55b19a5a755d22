"""Room for labels on paper: an image has no margins of plotly's, so that it is the same on every machine."""

import re
from collections.abc import Iterable, Sequence

from dashboard.charts.fit import Fit, Part

GLYPH = 0.6  # widest mean width of a letter, in parts of the text size
BEFORE_AXIS = 10  # px between names and their axis
TICKS = 62  # px under an axis for its ticks
SLANT = 0.75  # sine of 45 degrees, and a little more for the height of letters
SIN_45 = 0.5**0.5
LINE_HIGH, ROW_HIGH = 1.3, 1.1  # in parts of the text size: a line of a name, and the least row
TALLEST = 1.9  # times their own height that a few bars with names are blown up at most


def on_paper(
    layout: Part, fit: Fit, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0
) -> Part:
    """A layout that fills its room on paper, margins in px; on a screen the layout as it is."""
    if not fit.paper or not fit.size:
        return layout
    margin = {"l": left, "r": right, "t": top, "b": bottom}
    return layout | {"width": fit.size[0], "height": fit.size[1], "margin": margin}


def width(texts: Iterable[str], px: float) -> float:
    """Width in px of the longest line of some texts, plotly's tags aside."""
    lines = [re.sub("<[^>]+>", "", line) for text in texts for line in text.split("<br>")]
    return GLYPH * px * max(map(len, lines), default=0)


def beside(labels: Iterable[str], px: float) -> float:
    """Room in px left of an axis for its labels."""
    return width(labels, px) + BEFORE_AXIS


def fitting_names(down: Sequence[str], across: Sequence[str], px: float, size: tuple[int, int]) -> float:
    """Size in px of names of which neither those tilted over columns meet nor those left of rows."""
    if not down:
        return px
    tilted = SLANT * width(across, 1)
    wide = (size[0] - BEFORE_AXIS) / (width(down, 1) + tilted + len(across) / SIN_45)
    high = size[1] / (tilted + ROW_HIGH * len(down))
    return min(px, wide, high)


def fitting_rows(names: Sequence[str], row: float, px: float) -> float:
    """Size in px of names of which those of one row, `row` px high, do not meet those of the next."""
    lines = [name.count("<br>") + 1 for name in names]
    most = max(((one + two) / 2 for one, two in zip(lines, lines[1:] or lines, strict=False)), default=1)
    return min(px, row / (LINE_HIGH * (most - 1) + ROW_HIGH))
