"""Maps on own boundaries, no tiles: the plotly map of the overview and of print, and the pydeck map.

Events known by country only are never drawn as a dot; the card beneath says how many there are.
"""

import math

import pandas as pd
import plotly.graph_objects as go
import pydeck as pdk

from dashboard.analysis.words import count, number
from dashboard.charts.labels import Label, placed
from dashboard.charts.projection import Shape, conic, mercator, window
from dashboard.charts.theme import FONT, Palette, layout, rgb, safe

BIGGEST, SMALLEST = 15.0, 2.6  # px, radius of a point
OPACITY = 0.82
FEW, FEW_LABELLED, LABELLED = 20, 2, 5  # up to 20 events at a place, names are written from 2 on, else from 5
SCREEN = (400, 390)  # px, width and height of the plotly map on a narrow page
ZOOM, PHONE_ZOOM = 3.6, 2.5  # of the pydeck map when it opens
TEXT, COUNTRY_TEXT = 14, 12  # px, on the pydeck map
EVERYWHERE = (-math.inf, -math.inf, math.inf, math.inf)
ANCHORS = {"left": "start", "right": "end", "center": "middle"}
AROUND = (
    ("Russia", 61.0, 55.35),
    ("China", 85.0, 43.2),
    ("Afghanistan", 66.0, 35.3),
    ("Iran", 56.5, 35.6),
    ("Caspian Sea", 50.6, 41.7),
)

Name = tuple[str, float, float]  # of a country, longitude and latitude to write it at in degrees


def radius(events: int, most: int) -> float:
    """Radius in px of a point whose area is in proportion to its events."""
    return max(SMALLEST, BIGGEST * math.sqrt(events / most))


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
    sizes = _sizes(rows, ratio)
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
        hovertemplate=[f"{safe(text)}<extra></extra>" for text in _hover(rows)],
    )
    scale = min(size[0] / (across[1] - across[0]), size[1] / (upward[1] - upward[0]))
    labels = _labels(rows, [(x * scale, -y * scale) for x, y in points], sizes)
    for name, lon, lat in [*((name.upper(), lon, lat) for name, lon, lat in names), *AROUND]:
        x, y = conic(lon, lat)
        labels.append(Label(name, x * scale, -y * scale))
    around = {name for name, _, _ in AROUND}
    frame = (across[0] * scale, -upward[1] * scale, across[1] * scale, -upward[0] * scale)
    for spot in placed(labels, palette.size, frame):
        beside, text = spot.label.radius > 0, safe(spot.label.text)
        town, _, events = text.rpartition(" ")
        figure.add_annotation(
            x=spot.label.x / scale,
            y=-spot.label.y / scale,
            xshift=spot.dx,
            yshift=-spot.dy,
            xanchor=spot.anchor,
            text=f"<b>{town}</b> {events}" if beside else text,
            showarrow=False,
            font={
                "size": palette.size if beside else round(0.82 * palette.size, 1),
                "color": palette.text if beside else palette.quiet if text in around else palette.second,
                "shadow": _halo(palette) if beside else "none",
            },
        )
    hidden = {"visible": False, "fixedrange": True}
    return figure.update_layout(
        layout(
            palette,
            SCREEN[1],
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            plot_bgcolor=palette.water,
            xaxis={**hidden, "range": across},
            yaxis={**hidden, "range": upward, "scaleanchor": "x", "scaleratio": 1},
        )
    )


def deck(
    rows: pd.DataFrame, palette: Palette, names: list[Name], address: str, zoom: float = ZOOM
) -> pdk.Deck:
    """The map of the screen: boundaries fetched once from `address`, places as sized points."""
    sizes = _sizes(rows, 1.3)
    points = [
        {"code": r.code, "position": [r.longitude, r.latitude], "radius": round(size, 1), "label": text}
        for r, size, text in zip(rows.itertuples(index=False), sizes, _hover(rows), strict=True)
    ]
    on_screen = [mercator(r.longitude, r.latitude, zoom) for r in rows.itertuples(index=False)]
    labels = _labels(rows, on_screen, sizes)
    written = [*names, *AROUND]
    for name, lon, lat in written:
        x, y = mercator(lon, lat, zoom)
        labels.append(Label(name.upper(), x, y))
    position = dict(zip(on_screen, (point["position"] for point in points), strict=True))
    position |= {mercator(lon, lat, zoom): [lon, lat] for _, lon, lat in written}
    texts = [
        {
            "name": spot.label.text,
            "position": position[spot.label.x, spot.label.y],
            "anchor": ANCHORS[spot.anchor],
            "offset": [spot.dx, spot.dy],
            "size": TEXT if spot.label.radius else COUNTRY_TEXT,
            "colour": rgb(palette.text if spot.label.radius else palette.quiet),
        }
        for spot in placed(labels, TEXT, EVERYWHERE)
    ]
    layers = [
        _boundaries(palette, address),
        pdk.Layer(
            "ScatterplotLayer",
            points,
            id="places",
            pickable=True,
            get_position="position",
            get_radius="radius",
            radius_units=pdk.types.String("pixels"),
            get_fill_color=[*rgb(palette.amount), round(255 * OPACITY)],
            get_line_color=rgb(palette.card),
            line_width_min_pixels=1,
            stroked=True,
            auto_highlight=True,
        ),
        pdk.Layer(
            "TextLayer",
            texts,
            id="names",
            get_text="name",
            get_position="position",
            get_size="size",
            get_color="colour",
            get_text_anchor="anchor",
            get_pixel_offset="offset",
            character_set=pdk.types.String("auto"),
            font_family=pdk.types.String(FONT),
            parameters={"depthCompare": "always"},
        ),
    ]
    view = pdk.ViewState(latitude=46.1, longitude=66.5, zoom=zoom, min_zoom=2, max_zoom=9)
    return pdk.Deck(layers, map_provider=None, initial_view_state=view, tooltip={"text": "{label}"})


def _boundaries(palette: Palette, address: str) -> pdk.Layer:
    land, around, water = (rgb(colour) for colour in (palette.land, palette.around, palette.water))
    return pdk.Layer(
        "GeoJsonLayer",
        address,
        id="boundaries",
        pickable=True,
        stroked=True,
        get_fill_color=f"properties.kind == 'country' ? {land} : "
        f"properties.kind == 'water' ? {water} : {around}",
        get_line_color=rgb(palette.border),
        line_width_min_pixels=1,
    )


def _sizes(rows: pd.DataFrame, ratio: float) -> list[float]:
    most = max(rows.events, default=1)
    return [radius(events, most) * ratio for events in rows.events]


def _hover(rows: pd.DataFrame) -> list[str]:
    return [f"{r.name}, {r.country}: {count(r.events, 'event')}" for r in rows.itertuples(index=False)]


def _labels(rows: pd.DataFrame, points: list[tuple[float, float]], sizes: list[float]) -> list[Label]:
    least = FEW_LABELLED if max(rows.events, default=0) <= FEW else LABELLED
    return [
        Label(f"{r.name} {number(r.events)}", x, y, size)
        for r, (x, y), size in zip(rows.itertuples(index=False), points, sizes, strict=True)
        if r.events >= least
    ]


def _halo(palette: Palette) -> str:
    return ", ".join(f"{x}px {y}px 2px {palette.card}" for x in (-1, 1) for y in (-1, 1))
