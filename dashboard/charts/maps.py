"""The plotly map of pages and of print, on own boundaries.

Events known by country only are never drawn as a dot; the card beneath says how many there are.
"""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.phrases import count, number
from dashboard.charts.labels import Label, placed
from dashboard.charts.projection import Shape, conic, window
from dashboard.charts.theme import Palette, layout, safe

BIGGEST, SMALLEST = 15.0, 2.6  # px, radius of a point
OPACITY = 0.82
# How far the name of a state may move, across and upwards, in hundredths of the earth's radius: some 380 and
# 160 km, as the five are wider than high.
STATE_REACH = (6.0, 2.5)
FEW, FEW_LABELLED, LABELLED = 20, 2, 5  # up to 20 events at a place, names are written from 2 on, else from 5
PHONE = (330, 300)  # px, the same on a phone
SCREEN = (400, 390)  # px, width and height of the plotly map on a narrow page
AROUND = (
    ("Russia", 61.0, 55.0),
    ("China", 85.0, 43.2),
    ("Afghanistan", 66.0, 35.45),
    ("Iran", 56.5, 35.6),
    ("Caspian Sea", 50.6, 41.7),
)

Name = tuple[str, float, float]  # of a country, longitude and latitude to write it at in degrees


def radius(events: int, most: int) -> float:
    """Radius in px of a point whose area is in proportion to its events."""
    return max(SMALLEST, BIGGEST * math.sqrt(events / most))


def outside(rows: pd.DataFrame) -> int:
    """Events at places that lie outside the frame of the map; an event at two of them counts twice."""
    return int(rows.events.sum() - in_frame(rows).events.sum())


def in_frame(rows: pd.DataFrame) -> pd.DataFrame:
    """The places that lie in the frame, which is the same in every size of the map."""
    across, upward = window()
    spots = [conic(row.longitude, row.latitude) for row in rows.itertuples(index=False)]
    inside = [across[0] <= x <= across[1] and upward[0] <= y <= upward[1] for x, y in spots]
    return rows[pd.Series(inside, index=rows.index, dtype=bool)]


def size_key(most: int) -> list[int]:
    """Up to three round numbers of events that explain the sizes of points."""
    steps = [digit * 10**power for power in range(7) for digit in (1, 2, 5)]
    fitting = [step for step in steps if step <= max(most, 1)]
    return sorted({fitting[0], fitting[len(fitting) // 2], fitting[-1]})


def places_on_map(
    rows: pd.DataFrame,
    palette: Palette,
    shapes: list[Shape],
    names: list[Name],
    size: tuple[int, int] = SCREEN,
) -> go.Figure:
    """Points on own outlines, vector in every format; `shapes` come from `projection.outlines`.

    `size` is the width and height in px that the labels are laid out for.
    """
    rows = in_frame(rows)  # a wide image shows more of the surroundings, and no more events
    fills = {"country": palette.land, "neighbours": palette.around, "water": palette.water}
    figure = go.Figure()
    for kind, xs, ys in shapes:
        figure.add_scatter(
            x=xs,
            y=ys,
            mode="lines",
            fill="toself",
            fillcolor=fills[kind],
            line={"color": palette.border, "width": 1 if kind == "country" else 0},
            hoverinfo="skip",
        )
    across, upward = window()
    ratio = palette.size / 13
    points = [conic(r.longitude, r.latitude) for r in rows.itertuples(index=False)]
    sizes = radii(rows, ratio)
    figure.add_scatter(
        x=[x for x, _ in points],
        y=[y for _, y in points],
        mode="markers",
        name="places",
        customdata=[[code] for code in rows.code],
        marker={
            "size": [2 * size for size in sizes],
            "color": palette.amount,
            "opacity": OPACITY,
            "line": {"color": palette.card, "width": 1},
        },
        hovertemplate=[f"{safe(text)}<extra></extra>" for text in hover(rows)],
    )
    notes: list[dict[str, Any]] = []  # set all at once: one by one they would take long
    scale = min(size[0] / (across[1] - across[0]), size[1] / (upward[1] - upward[0]))
    _size_key(
        figure, notes, rows, palette, (across[1] - 14 * ratio / scale, upward[1] - 22 * ratio / scale), scale
    )
    labels = point_labels(rows, [(x * scale, -y * scale) for x, y in points], sizes)
    for name, lon, lat in [*((name.upper(), lon, lat) for name, lon, lat in names), *AROUND]:
        x, y = conic(lon, lat)
        reach = (STATE_REACH[0] * scale, STATE_REACH[1] * scale) if name.isupper() else (0, 0)
        labels.append(Label(name, x * scale, -y * scale, reach=reach))
    around = {name for name, _, _ in AROUND}
    frame = (across[0] * scale, -upward[1] * scale, across[1] * scale, -upward[0] * scale)
    for spot in placed(labels, palette.size, frame):
        beside, text = spot.label.radius > 0, safe(spot.label.text)
        town, _, events = text.rpartition(" ")
        notes.append(
            {
                "x": spot.label.x / scale,
                "y": -spot.label.y / scale,
                "xshift": spot.dx,
                "yshift": -spot.dy,
                "xanchor": spot.anchor,
                "text": f"<b>{town}</b> {events}" if beside else text,
                "showarrow": False,
                "font": {
                    "size": palette.size if beside else round(0.82 * palette.size, 1),
                    "color": palette.text if beside else palette.quiet if text in around else palette.second,
                    "shadow": _halo(palette) if beside else "none",
                },
            }
        )
    hidden = {"visible": False, "fixedrange": True}
    return figure.update_layout(
        layout(
            palette,
            size[1] if size == PHONE else SCREEN[1],
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            plot_bgcolor=palette.water,
            annotations=notes,
            xaxis={**hidden, "range": across},
            yaxis={**hidden, "range": upward, "scaleanchor": "x", "scaleratio": 1},
        )
    )


def _size_key(
    figure: go.Figure,
    notes: list[dict[str, Any]],
    rows: pd.DataFrame,
    palette: Palette,
    corner: tuple[float, float],
    scale: float,
) -> None:
    """What the sizes of points stand for, in the upper right corner, over the grey of the neighbours."""
    if rows.empty:
        return
    most, ratio = int(max(rows.events)), palette.size / 13
    x, y = corner
    xs, sizes, texts = [], [], []
    for index, events in enumerate(reversed(size_key(most))):
        text, size = count(events, "event") if index == 0 else number(events), radius(events, most) * ratio
        x -= 0.6 * palette.size * len(text) / scale
        texts.append((x, text))
        x -= (size + 5 * ratio) / scale
        xs.append(x)
        sizes.append(2 * size)
        x -= (size + 12 * ratio) / scale
    figure.add_scatter(
        x=xs,
        y=[y] * len(xs),
        mode="markers",
        hoverinfo="skip",
        marker={"size": sizes, "color": palette.amount, "opacity": OPACITY},
    )
    notes += [
        {
            "x": left,
            "y": y,
            "text": text,
            "xanchor": "left",
            "showarrow": False,
            "font": {"size": round(0.92 * palette.size, 1), "color": palette.second},
        }
        for left, text in texts
    ]


def radii(rows: pd.DataFrame, ratio: float) -> list[float]:
    """Radius in px of each point, `ratio` times the usual."""
    most = max(rows.events, default=1)
    return [radius(events, most) * ratio for events in rows.events]


def hover(rows: pd.DataFrame) -> list[str]:
    """What is said of each point under the pointer."""
    return [f"{r.name}, {r.country}: {count(r.events, 'event')}" for r in rows.itertuples(index=False)]


def point_labels(rows: pd.DataFrame, points: list[tuple[float, float]], sizes: list[float]) -> list[Label]:
    """Names of the points that have enough events, each with its number; `points` and `sizes` in px."""
    least = FEW_LABELLED if max(rows.events, default=0) <= FEW else LABELLED
    return [
        Label(f"{r.name} {number(r.events)}", x, y, size)
        for r, (x, y), size in zip(rows.itertuples(index=False), points, sizes, strict=True)
        if r.events >= least
    ]


def _halo(palette: Palette) -> str:
    return ", ".join(f"{x}px {y}px 2px {palette.card}" for x in (-1, 1) for y in (-1, 1))
