"""The boundaries of the map, read once: their outlines on the plane, and the names of the five states."""

import json
from functools import cache
from typing import Any

from dashboard import settings
from dashboard.charts.projection import Shape, conic
from dashboard.words import N_

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


@cache
def _boundaries() -> dict[str, Any]:
    boundaries: dict[str, Any] = json.loads(settings.BOUNDARIES.read_text(encoding="utf-8"))
    return boundaries
