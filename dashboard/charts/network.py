"""Who works with whom as a network on a fixed circle."""

import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.phrases import count
from dashboard.charts.theme import Palette, layout, one_line, safe

RADIUS = 1.0  # of the circle the network stands on
HEIGHT, TEXT = 620, 16  # px, the text at most: names stand left and right of the circle
WIDEST, BIGGEST, SMALLEST = 9.0, 34.0, 9.0  # px: line of most events, point of most and of fewest


def network(rows: pd.DataFrame, own: pd.DataFrame, palette: Palette) -> go.Figure:
    """Organisations on a circle in the order of their rank, from the top clockwise."""
    spots = dict(zip(own.code, _circle(len(own)), strict=True))
    pairs = rows[rows.position != rows.other_position].sort_values(["events", "position", "other_position"])
    most, largest = max(pairs.events, default=1), max(own.events, default=1)
    figure = go.Figure()
    for pair in pairs.itertuples(index=False):
        (x0, y0), (x1, y1) = spots[pair.code], spots[pair.other_code]
        text = f"{safe(pair.full_name)} · {safe(pair.other_full_name)}: {count(pair.events, 'event')}"
        figure.add_scatter(
            x=[x0, (x0 + x1) / 2, x1],
            y=[y0, (y0 + y1) / 2, y1],
            mode="lines+markers",
            customdata=[[pair.code, pair.other_code]] * 3,
            line={
                "color": palette.amount if pair.events > most / 3 else palette.pale,
                "width": max(1.0, WIDEST * pair.events / most),
            },
            marker={"size": [0, 8, 0], "opacity": 0},
            hovertemplate=f"{text}<extra></extra>",
        )
    figure.add_scatter(
        x=[x for x, _ in spots.values()],
        y=[y for _, y in spots.values()],
        mode="markers",
        customdata=[[code, code] for code in spots],
        marker={
            "size": [max(SMALLEST, BIGGEST * math.sqrt(n / largest)) for n in own.events],
            "color": palette.amount,
            "line": {"color": palette.card, "width": 1},
        },
        hovertemplate=[
            f"{safe(r.full_name)}: {count(r.events, 'event')}<extra></extra>"
            for r in own.itertuples(index=False)
        ],
    )
    for row in own.itertuples(index=False):
        _name(figure, one_line(row.name), spots[row.code], palette)
    hidden = {"visible": False, "fixedrange": True}
    return figure.update_layout(
        layout(
            palette,
            HEIGHT,
            xaxis={**hidden, "range": [-2.1, 2.1]},
            yaxis={**hidden, "range": [-1.35, 1.35]},
            hovermode="closest",
        )
    )


def _circle(n: int) -> Sequence[tuple[float, float]]:
    turns = [2 * math.pi * index / n for index in range(n)]
    return [(RADIUS * math.sin(turn), RADIUS * math.cos(turn)) for turn in turns]


def _name(figure: go.Figure, text: str, spot: tuple[float, float], palette: Palette) -> None:
    x, y = spot
    side = "center" if abs(x) < 0.12 else "left" if x > 0 else "right"
    figure.add_annotation(
        x=1.09 * x,
        y=1.09 * y,
        text=text,
        showarrow=False,
        xanchor=side,
        align=side,
        yanchor="middle" if side != "center" else "bottom" if y > 0 else "top",
        font={"size": min(palette.size, TEXT), "color": palette.text},
    )
