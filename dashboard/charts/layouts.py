"""The one layout all figures share."""

from typing import Any

from dashboard.charts.theme import FONT, Palette

FEW_COUNTS = 5  # a smaller highest count has a line for each


def layout(palette: Palette, height: int, **changes: Any) -> dict[str, Any]:
    """The layout every figure starts from; sizes in px, `changes` are merged last."""
    axis = {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "color": palette.second,
        "tickfont": {"size": palette.size, "color": palette.second},
        "automargin": True,
    }
    return {
        "template": "none",  # else what is preset: Streamlit's in the app, plotly's own on the command line
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
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
        "xaxis": dict(axis),
        "yaxis": dict(axis),
    } | changes


def counts_axis(palette: Palette, highest: float) -> dict[str, Any]:
    """The vertical axis of counts: few pale lines, from zero, at whole numbers only."""
    return {
        "fixedrange": True,
        "showgrid": True,
        "gridcolor": palette.grid,
        "zeroline": False,
        **({"dtick": 1} if highest < FEW_COUNTS else {"nticks": 5}),
        "color": palette.second,
        "rangemode": "tozero",
        "tickformat": ",d",
        "tickfont": {"size": palette.size, "color": palette.second},
        "automargin": True,
    }
