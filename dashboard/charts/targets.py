"""Points; the cells of a heat map, and what is pointed at in it: plotly cannot select a cell itself."""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.charts.fit import Part

SIZE = 22  # px
UNSEEN = {"marker": {"opacity": 0}}


def points(spots: Iterable[tuple[float, float]], **more: Any) -> Part:
    """Points at x and y; `more` says what they look like and what they say."""
    drawn = list(spots)
    xs, ys = [x for x, _ in drawn], [y for _, y in drawn]
    return {"type": "scatter", "mode": "markers", "x": xs, "y": ys} | more


def heat(xs: Sequence[int], ys: Sequence[int], values: Sequence[Any], highest: int, colours: Any) -> Part:
    """Cells from 0 to the highest value; `colours` are steps from 0 to 1."""
    return {
        "type": "heatmap",
        "x": list(xs),
        "y": list(ys),
        "z": list(values),
        "zmin": 0,
        "zmax": highest,
        "colorscale": colours,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverinfo": "skip",
    }


def targets(
    xs: Sequence[int], ys: Sequence[int], codes: Sequence[tuple[str, str]], texts: Sequence[str]
) -> Part:
    """An unseen point over each cell, with its codes for a click and its words under the pointer."""
    return points(
        zip(xs, ys, strict=True),
        customdata=[list(code) for code in codes],
        text=list(texts),
        hovertemplate="%{text}<extra></extra>",
        marker={"size": SIZE, "opacity": 0, "symbol": "square"},
        selected=UNSEEN,
        unselected=UNSEEN,
    )
