"""The part of an outline that lies in a rectangle (Sutherland and Hodgman, 1974)."""

from collections.abc import Iterator
from typing import Any

Point = tuple[float, float]


def clipped(xs: list[Any], ys: list[Any], corners: tuple[float, float, float, float]) -> list[list[Point]]:
    """The rings inside `corners`: left, bottom, right, top; rings of `xs` and `ys` are parted by None."""
    found = []
    for ring in rings(xs, ys):
        for axis, edge, sign in zip((0, 1, 0, 1), corners, (1, 1, -1, -1), strict=True):
            ring = _cut(ring, axis, edge, sign)
        if ring:
            found.append([*ring, ring[0]])
    return found


def rings(xs: list[Any], ys: list[Any]) -> Iterator[list[Point]]:
    """The rings of an outline, their last point, which is the first again, left out."""
    ring: list[Point] = []
    for x, y in zip(xs, ys, strict=True):
        if x is None:
            yield ring[:-1]
            ring = []
        else:
            ring.append((x, y))


def _cut(ring: list[Point], axis: int, edge: float, sign: int) -> list[Point]:
    """What of a ring lies on the inner side of one edge."""
    kept: list[Point] = []
    for one, two in zip(ring[-1:] + ring, ring, strict=False):
        inside = [sign * (point[axis] - edge) >= 0 for point in (one, two)]
        if inside[0] != inside[1]:
            part = (edge - one[axis]) / (two[axis] - one[axis])
            kept.append((one[0] + part * (two[0] - one[0]), one[1] + part * (two[1] - one[1])))
        if inside[1]:
            kept.append(two)
    return kept
