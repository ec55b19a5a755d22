"""What is pointed at and clicked in a heat map, whose cells themselves plotly cannot select."""

from collections.abc import Sequence

from dashboard.charts.fit import Part

SIZE = 22  # px
UNSEEN = {"marker": {"opacity": 0}}


def targets(
    xs: Sequence[int], ys: Sequence[int], codes: Sequence[tuple[str, str]], texts: Sequence[str]
) -> Part:
    """An unseen point over each cell, with its codes for a click and its words under the pointer."""
    return {
        "type": "scatter",
        "x": list(xs),
        "y": list(ys),
        "mode": "markers",
        "customdata": [list(code) for code in codes],
        "text": list(texts),
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"size": SIZE, "opacity": 0, "symbol": "square"},
        "selected": UNSEEN,
        "unselected": UNSEEN,
    }
