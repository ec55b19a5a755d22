"""The boundaries of the map, read once: outlines on the plane and as pictures, names of the five states."""

import json
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from dashboard import settings
from dashboard.charts.clipping import Point, clipped
from dashboard.charts.projection import BESIDE, STATES, Shape, conic
from dashboard.charts.theme import Palette, mixed
from dashboard.words import N_

Name = tuple[str, tuple[float, float]]  # message of a country, longitude and latitude to write it at
STATE_NAMES = {
    "KAZ": N_("Kazakhstan"),
    "KGZ": N_("Kyrgyzstan"),
    "TJK": N_("Tajikistan"),
    "TKM": N_("Turkmenistan"),
    "UZB": N_("Uzbekistan"),
}
WINDOW = (STATES[0][0], STATES[1][0], BESIDE, STATES[1][1])  # left, bottom, right, top of the pictures
OVER = 1.5  # by which a picture is cut beyond its window, so that the cut is not seen
SHADE = {"light": ("#0059B1", 0.077), "dark": ("#7FB5EC", 0.1)}  # what is laid over the land, and how densely
SHADES = 2  # times it is laid over the land at most


def country_names() -> list[Name]:
    """Names of the five states with longitude and latitude to write them at, in degrees."""
    properties = [feature["properties"] for feature in _boundaries()["features"]]
    return [(STATE_NAMES[p["code"]], (p["lon"], p["lat"])) for p in properties if p["kind"] == "country"]


@cache
def outlines() -> list[Shape]:
    """The boundaries on the conic, a feature each, in the order they are drawn."""
    shapes = []
    for feature in _boundaries()["features"]:
        geometry, properties = feature["geometry"], feature["properties"]
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        xs: list[Any] = []
        ys: list[Any] = []
        for ring in (ring for polygon in polygons for ring in polygon):
            points = [conic(*point) for point in ring]
            xs += [round(x, 2) for x, _ in points] + [None]
            ys += [round(y, 2) for _, y in points] + [None]
        kind = properties["kind"]
        shapes.append((properties["code"] if kind == "country" else kind, xs, ys))
    return shapes


def shades(countries: Mapping[str, int]) -> dict[str, int]:
    """How often a state is shaded for its events: not at all, once, and twice for over half of the most."""
    most = max((countries.get(code, 0) for code in STATE_NAMES), default=0)
    events = {code: countries.get(code, 0) for code in STATE_NAMES}
    return {code: 0 if not n else 1 if 2 * n <= most else SHADES for code, n in events.items()}


def shaded(palette: Palette, times: int) -> str:
    """The colour of land that is shaded so many times."""
    over, part = SHADE[palette.mode]
    colour = palette.land
    for _time in range(times):
        colour = mixed(colour, over, part)
    return colour


def fills(palette: Palette, countries: Mapping[str, int]) -> dict[str, str]:
    """The colour of each outline, of a state by its events of which only the country is known."""
    states = {code: shaded(palette, times) for code, times in shades(countries).items()}
    return states | {"neighbours": palette.around, "water": palette.water}


@cache
def pictures(palette: Palette) -> dict[str, str]:
    """The outlines as SVG, each as large as the window of the map.

    `map` is land and sea, a state's code what shades it, to be laid over that once or twice, and `lakes`
    what lies over all.
    """
    colours, paths = fills(palette, {}), [(name, _path(xs, ys)) for name, xs, ys in outlines()]
    over, part = SHADE[palette.mode]
    land = [f'<path fill="{colours[name]}"{_edge(name, palette)} d="{path}"/>' for name, path in paths]
    lakes = [one for one, (name, _) in zip(land, paths, strict=True) if name == "water"]
    states = {
        name: _picture([f'<path fill="{over}" fill-opacity="{part}"{_edge(name, palette)} d="{path}"/>'])
        for name, path in paths
        if name in STATE_NAMES
    }
    return {"map": _picture(land), "lakes": _picture(lakes)} | states


def _edge(name: str, palette: Palette) -> str:
    return f' stroke="{palette.border}"' if name in STATE_NAMES else ""


def _picture(parts: list[str]) -> str:
    left, bottom, right, top = (round(100 * one) for one in WINDOW)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {-top} {right - left} {top - bottom}">'
        f"<style>path{{vector-effect:non-scaling-stroke}}</style>{''.join(parts)}</svg>"
    )


def _path(xs: list[Any], ys: list[Any]) -> str:
    """Rings as steps from point to point, a hundredth of the unit of the plane each, y downwards."""
    left, bottom, right, top = WINDOW
    return "".join(
        _ring(ring) for ring in clipped(xs, ys, (left - OVER, bottom - OVER, right + OVER, top + OVER))
    )


def _ring(ring: list[Point]) -> str:
    spots = [(round(100 * x), round(-100 * y)) for x, y in ring]
    steps = [f"{two[0] - one[0]},{two[1] - one[1]}" for one, two in pairwise(spots)]
    return f"M{spots[0][0]},{spots[0][1]}l{','.join(steps)}z"


@cache
def _boundaries() -> dict[str, Any]:
    boundaries: dict[str, Any] = json.loads(settings.BOUNDARIES.read_text(encoding="utf-8"))
    return boundaries
