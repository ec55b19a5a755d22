"""The boundaries of the map, read once: their outlines on the plane, and the names of the five states."""

import json
from functools import cache
from typing import Any

from dashboard import settings
from dashboard.charts.projection import Shape, conic, window
from dashboard.charts.theme import Palette
from dashboard.words import N_

BORDERLESS = 'stroke="none" '
Name = tuple[str, tuple[float, float]]  # message of a country, longitude and latitude to write it at
STATES = {
    "KAZ": N_("Kazakhstan"),
    "KGZ": N_("Kyrgyzstan"),
    "TJK": N_("Tajikistan"),
    "TKM": N_("Turkmenistan"),
    "UZB": N_("Uzbekistan"),
}


def country_names() -> list[Name]:
    """Names of the five states with longitude and latitude to write them at, in degrees."""
    properties = [feature["properties"] for feature in _boundaries()["features"]]
    return [(STATES[p["code"]], (p["lon"], p["lat"])) for p in properties if p["kind"] == "country"]


@cache
def outlines() -> list[Shape]:
    """The boundaries on the conic, a feature each, in the order they are drawn."""
    shapes = []
    for feature in _boundaries()["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        xs: list[Any] = []
        ys: list[Any] = []
        for ring in (ring for polygon in polygons for ring in polygon):
            points = [conic(*point) for point in ring]
            xs += [round(x, 2) for x, _ in points] + [None]
            ys += [round(y, 2) for _, y in points] + [None]
        shapes.append((feature["properties"]["kind"], xs, ys))
    return shapes


def fills(palette: Palette) -> dict[str, str]:
    """The colour of each kind of outline."""
    return {"country": palette.land, "neighbours": palette.around, "water": palette.water}


@cache
def picture(palette: Palette) -> str:
    """The outlines as an SVG that shows the window of the map whole, and around it what there is room for."""
    colours = fills(palette)
    parts = "".join(
        f'<path fill="{colours[kind]}" {"" if kind == "country" else BORDERLESS}d="{_path(xs, ys)}"/>'
        for kind, xs, ys in outlines()
    )
    (left, right), (bottom, top) = window()
    box = " ".join(str(round(100 * one)) for one in (left, -top, right - left, top - bottom))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" stroke="{palette.border}">'
        f"<style>path{{vector-effect:non-scaling-stroke}}</style>{parts}</svg>"
    )


def _path(xs: list[Any], ys: list[Any]) -> str:
    """Rings as steps from point to point, a hundredth of the unit of the plane each, y downwards."""
    path, here, command = "", (0, 0), "M"
    for x, y in zip(xs, ys, strict=True):
        if x is None:
            path, here, command = f"{path}z", (0, 0), "M"
            continue
        there = round(100 * x), round(-100 * y)
        path += f"{command}{there[0] - here[0]},{there[1] - here[1]}"
        here, command = there, "l" if command == "M" else ","
    return path


@cache
def _boundaries() -> dict[str, Any]:
    boundaries: dict[str, Any] = json.loads(settings.BOUNDARIES.read_text(encoding="utf-8"))
    return boundaries
