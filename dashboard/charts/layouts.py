"""The layout, the axes and the texts all figures start from."""

from typing import Any

from dashboard.charts.fit import Part
from dashboard.charts.theme import FONT, Palette, edge

FEW_COUNTS = 5  # a smaller highest count has a line for each
MARGIN = {"l": 8, "r": 8, "t": 8, "b": 8}  # px
HIDDEN = {"visible": False, "fixedrange": True}  # an axis that nobody sees


def layout(palette: Palette, height: int, **changes: Any) -> Part:
    """The layout every figure starts from; sizes in px, `changes` are merged last."""
    plain = axis(palette, color=palette.second)
    return {
        "template": "none",  # else what is preset: Streamlit's in the app, plotly's own on the command line
        "height": height,
        "margin": MARGIN,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": palette.size, "color": palette.text},
        "showlegend": False,
        "dragmode": False,
        "clickmode": "event+select",
        "bargap": 0.34,
        "hoverlabel": {
            "bgcolor": palette.card,
            "bordercolor": palette.edge,
            "font": {"family": FONT, "size": palette.size, "color": palette.text},
            "align": "left",
        },
        "xaxis": plain,
        "yaxis": plain,
    } | changes


def axis(palette: Palette, ink: str = "", size: float = 0, **changes: Any) -> Part:
    """An axis without lines, its labels in a colour and a size in px; `changes` are merged last."""
    return {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "automargin": True,
        "tickfont": {"size": size or palette.size, "color": ink or palette.second},
    } | changes


def text(words: str, x: float, y: float, **place: Any) -> Part:
    """Words within a figure; `place` has what they are anchored to, and their font."""
    return {"text": words, "x": x, "y": y, "showarrow": False} | place


def counts_axis(palette: Palette, highest: float) -> Part:
    """The vertical axis of counts: few pale lines, from zero, at whole numbers only."""
    steps = {"dtick": 1} if highest < FEW_COUNTS else {"nticks": 5}
    lines = {"showgrid": True, "gridcolor": palette.grid, "rangemode": "tozero", "tickformat": ",d"}
    return axis(palette, color=palette.second) | lines | steps


def edges(fills: list[str], palette: Palette) -> Part:
    """The lines round bars of these colours: round pale ones and greys, which a card would swallow."""
    own = [edge(fill, palette) for fill in fills]
    return {"width": [int(bool(one)) for one in own], "color": [one or palette.card for one in own]}
