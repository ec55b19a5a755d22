"""Horizontal bars with names: the form most breakdowns share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.analysis.phrases import number
from dashboard.charts.theme import Palette, layout, one_line, safe, shortened

UNSTATED = "none"
MARGIN = {"l": 8, "r": 30, "t": 8, "b": 8}  # px; the numbers at the ends of bars reach into it
PAIR_ROW = 56  # px a name with two bars
ROW, TALL_ROW = 32, 40  # px a bar with a label of one line, and of two
MANY = 12  # names from here on are written on one line
WITH_STRIP = "strip"  # what a figure with a strip says of itself
STRIP = 78  # px for the strip of stated and not stated above the bars


@dataclass(frozen=True)
class Bar:
    """One bar: its code (what a click filters by), label, events, whole name, own colour, further codes."""

    code: str
    name: str
    events: int
    full_name: str = ""
    fill: str = ""
    more: tuple[str, ...] = ()


def bars(
    items: Sequence[Bar], palette: Palette, stated: tuple[int, str] = (0, ""), top: int = 100
) -> go.Figure:
    """Sorted bars, label at the left, number at the end; what is not stated last and grey.

    Where the grey bar would be over twice the longest other it becomes a strip above, on a scale
    of its own: `stated` gives the events that do state it, and the words for them. Only the first
    `top` names are drawn; the card says how many there are in all.
    """
    named = [item for item in items if item.code != UNSTATED][:top]
    unstated = next((item for item in items if item.code == UNSTATED), None)
    longest = max((item.events for item in named), default=0)
    if unstated and named and unstated.events > 2 * longest:
        return _with_strip(_plain(named, palette), unstated, stated, palette)
    return _plain(named + ([unstated] if unstated else []), palette)


def _plain(items: list[Bar], palette: Palette) -> go.Figure:
    grey = [item.code == UNSTATED or item.fill == palette.unknown for item in items]
    fills = [
        palette.unknown if pale else item.fill or palette.amount
        for item, pale in zip(items, grey, strict=True)
    ]
    figure = go.Figure()
    figure.add_bar(
        y=list(range(len(items))),
        x=[item.events for item in items],
        orientation="h",
        customdata=[[item.code, *item.more] for item in items],
        marker={
            "color": fills,
            "line": {"width": [int(pale) for pale in grey], "color": palette.unknown_edge},
        },
        text=[f"<b>{number(item.events)}</b>" for item in items],
        textposition="outside",
        constraintext="none",
        cliponaxis=False,
        textfont={"size": palette.size, "color": palette.text},
        hovertemplate=[
            f"{safe(item.full_name or item.name)}: {number(item.events)}<extra></extra>" for item in items
        ],
    )
    return figure.update_layout(
        layout(
            palette,
            height([item.name for item in items]),
            margin=MARGIN,
            xaxis={
                "visible": False,
                "fixedrange": True,
                "range": value_range(max((item.events for item in items), default=0)),
            },
            yaxis=names_axis(
                [(one_line if len(items) > MANY else shortened)(item.name) for item in items], palette
            ),
        )
    )


def _with_strip(figure: go.Figure, unstated: Bar, stated: tuple[int, str], palette: Palette) -> go.Figure:
    count, words = stated
    height = figure.layout.height + STRIP
    top = STRIP / height
    for value, code, fill, edge in (
        (count, "", palette.amount, 0),
        (unstated.events, UNSTATED, palette.unknown, 1),
    ):
        figure.add_bar(
            x=[value],
            y=[0],
            orientation="h",
            xaxis="x2",
            yaxis="y2",
            width=1,
            customdata=[[code]],
            marker={"color": fill, "line": {"width": edge, "color": palette.unknown_edge}},
            hovertemplate=f"{number(value)}<extra></extra>",
        )
    said = {"showarrow": False, "xref": "x2", "yref": "y2", "yanchor": "middle"}
    figure.add_annotation(text=f"<b>{number(count)}</b> {words}", x=0, y=-1.05, xanchor="left", **said)
    figure.add_annotation(
        text=f"<b>{number(unstated.events)}</b> not stated",
        x=count + unstated.events,
        y=1.1,
        xanchor="right",
        font={"color": palette.second},
        **said,
    )
    return figure.update_layout(
        height=height,
        meta=WITH_STRIP,
        barmode="stack",
        yaxis={"domain": [0, 1 - top]},
        xaxis2={
            "anchor": "y2",
            "visible": False,
            "fixedrange": True,
            "range": [0, count + unstated.events],
        },
        yaxis2={
            "anchor": "x2",
            "domain": [1 - top, 1],
            "visible": False,
            "fixedrange": True,
            "range": [2.6, -1.7],
        },
    )


@dataclass(frozen=True)
class Pair:
    """Two numbers of one name: the thick bar and the thin one beneath, each with its hover words."""

    code: str
    name: str
    thick: int
    thin: int
    grey: bool = False


def pairs(
    items: Sequence[Pair], palette: Palette, thick: str, thin: str, codes: tuple[str, str]
) -> go.Figure:
    """Thick full bars over thin pale ones, both numbered; `thick` and `thin` say what they count.

    A click gets the code of the name and the one of `codes` that stands for its bar.
    """
    figure = go.Figure()
    for values, width, shift, fill, said, part in (
        ([item.thick for item in items], 0.34, -0.16, palette.amount, thick, codes[0]),
        ([item.thin for item in items], 0.2, 0.16, palette.pale, thin, codes[1]),
    ):
        bold = part == codes[0]
        figure.add_bar(
            y=list(range(len(items))),
            x=values,
            width=width,
            offset=shift - width / 2,
            orientation="h",
            customdata=[[item.code, part] for item in items],
            marker={
                "color": [palette.unknown if item.grey else fill for item in items],
                "line": {"width": [int(item.grey) for item in items], "color": palette.unknown_edge},
            },
            text=[f"<b>{number(n)}</b>" if bold else number(n) for n in values],
            textposition="outside",
            constraintext="none",
            cliponaxis=False,
            textfont={"color": palette.text if bold else palette.second, "size": palette.size},
            hovertemplate=[
                f"{safe(item.name)}: {safe(said)} {number(n)}<extra></extra>"
                for item, n in zip(items, values, strict=True)
            ],
        )
    longest = max((max(item.thick, item.thin) for item in items), default=0)
    return figure.update_layout(
        layout(
            palette,
            PAIR_ROW * len(items) + 16,
            margin=MARGIN,
            barmode="overlay",
            xaxis={"visible": False, "fixedrange": True, "range": value_range(longest)},
            yaxis=names_axis([shortened(item.name) for item in items], palette),
        )
    )


def height(names: Sequence[str]) -> int:
    """Height in px of a figure with these names as labels."""
    tall = any("<br>" in shortened(name) for name in names)
    return (TALL_ROW if tall else ROW) * len(names) + 16


def value_range(longest: int) -> list[float]:
    """From zero to a little past the longest bar, so that its number has room together with MARGIN."""
    return [0, longest * 1.12 or 1]


def names_axis(labels: list[str], palette: Palette) -> dict[str, Any]:
    """A vertical axis of names, the first on top, one thin line at zero."""
    return {
        "tickvals": list(range(len(labels))),
        "ticktext": labels,
        "range": [len(labels) - 0.45, -0.55],
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": palette.axis,
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": "rgba(0,0,0,0)",
        "tickfont": {"size": palette.size, "color": palette.text},
        "automargin": True,
    }
