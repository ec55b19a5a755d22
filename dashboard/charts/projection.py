"""From longitude and latitude to the plane: the conic of print, the Mercator of the screen's map."""

import math
from typing import Any

STATES = (
    (-24.3, 23.8),
    (-17.9, 19.0),
)  # x range, y range on the conic: the five states, fitted on their outlines
BESIDE = 30.5  # x up to which there is room beside them, for the key and for what is drawn larger
PARALLELS, CENTRE = (38.0, 50.0), (67.0, 45.0)

Shape = tuple[str, list[Any], list[Any]]  # code of a state or kind, xs, ys; rings parted by None


def conic(longitude: float, latitude: float) -> tuple[float, float]:
    """Albers equal-area conic projection on the sphere, in hundredths of the earth's radius.

    Source: J. P. Snyder, Map Projections: A Working Manual (USGS, 1987), page 100, 14-1 to 14-6.
    """
    first, second = (math.radians(value) for value in PARALLELS)
    n = (math.sin(first) + math.sin(second)) / 2
    c = math.cos(first) ** 2 + 2 * n * math.sin(first)

    def rho(lat: float) -> float:
        return math.sqrt(c - 2 * n * math.sin(math.radians(lat))) / n

    theta = n * math.radians(longitude - CENTRE[0])
    distance = rho(latitude)
    return 100 * distance * math.sin(theta), 100 * (rho(CENTRE[1]) - distance * math.cos(theta))


def mercator(longitude: float, latitude: float, zoom: float) -> tuple[float, float]:
    """Place on a web map in px at a zoom, x to the right and y downwards, on tiles of 512 px."""
    scale = 512 * 2**zoom / (2 * math.pi)
    stretched = math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
    return scale * math.radians(longitude), -scale * stretched
