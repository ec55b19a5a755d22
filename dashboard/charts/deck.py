"""The map one can move: pydeck on own boundaries, no tiles, nothing from elsewhere."""

import math
from functools import partial

import pydeck as pdk
from plotly.colors import hex_to_rgb

from dashboard.charts.chart import Chart
from dashboard.charts.labels import Box, placed
from dashboard.charts.maps import OPACITY
from dashboard.charts.places import hover, land_labels, point_labels, radii
from dashboard.charts.projection import mercator
from dashboard.charts.theme import FONT, Palette

RATIO = 1.3  # its points are larger than those of the small map
ZOOM, PHONE_ZOOM = 3.6, 2.5  # when it opens
HEIGHT, PHONE_WIDTH, PHONE_HEIGHT = 560, 330, 420  # px, what is shown of it when it opens
CENTRE = (66.5, 46.1)  # degrees, longitude and latitude in the middle of it
TEXT, COUNTRY_TEXT = 14, 12  # px
STATE_REACH = (90.0, 36.0)  # px that the name of a state may move, across and upwards
EVERYWHERE = (-math.inf, -math.inf, math.inf, math.inf)
ANCHORS = {"left": "start", "right": "end", "center": "middle"}


def deck(chart: Chart, palette: Palette, address: str, on_phone: bool = False) -> pdk.Deck:
    """The map of the screen: boundaries fetched once from `address`, places as sized points."""
    zoom = PHONE_ZOOM if on_phone else ZOOM
    layers = [_boundaries(palette, address), _points(chart, palette), _names(chart, palette, zoom, on_phone)]
    view = pdk.ViewState(longitude=CENTRE[0], latitude=CENTRE[1], zoom=zoom, min_zoom=2, max_zoom=9)
    return pdk.Deck(layers, map_provider=None, initial_view_state=view, tooltip={"text": "{label}"})


def _points(chart: Chart, palette: Palette) -> pdk.Layer:
    points = [
        {"code": one.code, "position": list(one.spot), "radius": round(size, 1), "label": text}
        for one, size, text in zip(chart.categories, radii(chart, RATIO), hover(chart), strict=True)
    ]
    return pdk.Layer(
        "ScatterplotLayer",
        points,
        id="places",
        pickable=True,
        get_position="position",
        get_radius="radius",
        radius_units=pdk.types.String("pixels"),
        get_fill_color=[*hex_to_rgb(palette.amount), round(255 * OPACITY)],
        get_line_color=hex_to_rgb(palette.card),
        line_width_min_pixels=1,
        stroked=True,
        auto_highlight=True,
    )


def _names(chart: Chart, palette: Palette, zoom: float, on_phone: bool) -> pdk.Layer:
    """The names of places, and of countries but on a phone, which has no room for them."""
    in_px = partial(mercator, zoom=zoom)
    labels = point_labels(chart, in_px, RATIO) + ([] if on_phone else land_labels(in_px, STATE_REACH))
    texts = [
        {
            "name": spot.label.written if spot.label.radius else spot.label.text.upper(),
            "position": spot.label.place,
            "anchor": ANCHORS[spot.anchor],
            "offset": [spot.dx, spot.dy],
            "size": TEXT if spot.label.radius else COUNTRY_TEXT,
            "colour": hex_to_rgb(palette.text if spot.label.radius else palette.second),
        }
        for spot in placed(labels, TEXT, _phone_window() if on_phone else EVERYWHERE)
    ]
    return pdk.Layer(
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
    )


def _phone_window() -> Box:
    x, y = mercator(*CENTRE, PHONE_ZOOM)
    return x - PHONE_WIDTH / 2, y - PHONE_HEIGHT / 2, x + PHONE_WIDTH / 2, y + PHONE_HEIGHT / 2


def _boundaries(palette: Palette, address: str) -> pdk.Layer:
    land, around, water = (
        list(hex_to_rgb(colour)) for colour in (palette.land, palette.around, palette.water)
    )
    return pdk.Layer(
        "GeoJsonLayer",
        address,
        id="boundaries",
        pickable=True,
        stroked=True,
        get_fill_color=f"properties.kind == 'country' ? {land} : "
        f"properties.kind == 'water' ? {water} : {around}",
        get_line_color=hex_to_rgb(palette.border),
        line_width_min_pixels=1,
    )
