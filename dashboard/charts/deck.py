"""The map one can move: pydeck on own boundaries, no tiles, nothing from elsewhere."""

from itertools import islice

import pydeck as pdk
from plotly.colors import hex_to_rgb

from dashboard.charts.arranged import LARGE
from dashboard.charts.chart import Chart
from dashboard.charts.labels import Box, Sheet, placed
from dashboard.charts.maps import OPACITY
from dashboard.charts.outlines import STATE_NAMES, fills
from dashboard.charts.places import AROUND, hover, land_labels, least_named, point_labels, point_rooms, radii
from dashboard.charts.projection import mercator
from dashboard.charts.theme import FONT, Palette
from dashboard.words import _

RATIO, PHONE_RATIO = 1.3, 0.8  # its points are larger than those of the small map, and on a phone smaller
ZOOM, PHONE_ZOOM = 3.62, 2.45  # when it opens: the five states fill it
SIZE, PHONE_SIZE = (640, 560), (330, 300)  # px, what is surely shown of it when it opens
CENTRE = (66.9, 46.45)  # degrees, longitude and latitude in the middle of it
TEXT, PHONE_TEXT, COUNTRY_TEXT = 14, 13, 12  # px
STATE_REACH = (90.0, 36.0)  # px that the name of a state may move, across and upwards
ANCHORS = {"left": "start", "right": "end", "center": "middle"}


def deck(chart: Chart, palette: Palette, address: str, on_phone: bool = False) -> pdk.Deck:
    """The map of the screen: boundaries fetched once from `address`, places as sized points."""
    zoom = PHONE_ZOOM if on_phone else ZOOM
    layers = [
        _boundaries(chart, palette, address),
        _points(chart, palette, PHONE_RATIO if on_phone else RATIO),
        _names(chart, palette, zoom, on_phone),
    ]
    view = pdk.ViewState(longitude=CENTRE[0], latitude=CENTRE[1], zoom=zoom, min_zoom=2, max_zoom=9)
    return pdk.Deck(layers, map_provider=None, initial_view_state=view, tooltip={"text": "{label}"})


def _points(chart: Chart, palette: Palette, ratio: float) -> pdk.Layer:
    points = [
        {"code": one.code, "position": list(one.spot), "radius": round(size, 1), "label": text}
        for one, size, text in zip(chart.categories, radii(chart, ratio), hover(chart), strict=True)
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

    def in_px(place: tuple[float, float]) -> tuple[float, float]:
        return mercator(*place, zoom)

    size, ratio = (PHONE_TEXT, PHONE_RATIO) if on_phone else (TEXT, RATIO)
    labels, least = point_labels(chart, in_px, ratio), least_named(chart)
    enough = (one for one in zip(labels, chart.numbers(), chart.categories, strict=True) if one[1] >= least)
    named = [label for label, _events, _place in sorted(enough, key=lambda one: one[2].abroad)]
    named += [] if on_phone else land_labels(in_px, STATE_REACH)
    discs = point_rooms(chart, labels, on_phone)
    sheet = Sheet(named, _window(PHONE_SIZE if on_phone else SIZE, zoom), discs)
    around = {_(name) for name, _place in AROUND}
    texts = [
        {
            "name": spot.label.written,
            "position": spot.label.place,
            "anchor": ANCHORS[spot.anchor],
            "offset": [round(spot.dx, 1), round(spot.dy, 1)],
            "size": size if spot.label.radius else COUNTRY_TEXT,
            "colour": hex_to_rgb(palette.second if spot.label.written in around else palette.text),
        }
        for spot in islice(placed([sheet], size), LARGE if on_phone else None)
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
        font_weight=600,
        font_settings={"sdf": True, "fontSize": 48, "buffer": 8, "radius": 16},
        outline_width=3,
        outline_color=hex_to_rgb(palette.card),
        parameters={"depthCompare": "always"},
    )


def _window(size: tuple[int, int], zoom: float) -> Box:
    x, y = mercator(*CENTRE, zoom)
    return x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2


def _boundaries(chart: Chart, palette: Palette, address: str) -> pdk.Layer:
    """Land and water, the states shaded by the events of which only the country is known."""
    colours = {name: list(hex_to_rgb(own)) for name, own in fills(palette, dict(chart.lands)).items()}
    states = "".join(f"properties.code == '{code}' ? {colours[code]} : " for code in STATE_NAMES)
    return pdk.Layer(
        "GeoJsonLayer",
        address,
        id="boundaries",
        pickable=True,
        stroked=True,
        get_fill_color=f"{states}properties.kind == 'water' ? {colours['water']} : {colours['neighbours']}",
        get_line_color=hex_to_rgb(palette.border),
        line_width_min_pixels=1,
    )
