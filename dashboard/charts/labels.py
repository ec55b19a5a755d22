"""Where to write the names of points and countries so that none covers another."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

GLYPH = 0.64  # mean width of a letter, in parts of the text size
WRITTEN_OVER = 5  # px, radius under which a point may be written over: the text has a halo
STEP = 0.8  # by which a country's name moves out of the way, in parts of the text size


Box = tuple[float, float, float, float]  # left, top, right, bottom in px


@dataclass(frozen=True)
class Label:
    """A text at a point; x to the right and y downwards in px, `radius` of the point in px.

    A label without a point (`radius` 0) is written over its place, or as far from it as `reach` allows,
    across and upwards in px; one with a point is written beside it. `place` is its longitude and latitude.
    """

    text: str
    x: float
    y: float
    radius: float = 0
    reach: tuple[float, float] = (0, 0)
    number: str = ""
    place: tuple[float, float] = (0, 0)

    @property
    def written(self) -> str:
        """Text and number."""
        return f"{self.text} {self.number}".strip()


@dataclass(frozen=True)
class Spot:
    """Where a label goes: shift in px to the right and down, and the side it is anchored at."""

    label: Label
    dx: float
    dy: float
    anchor: str


def placed(labels: Sequence[Label], size: float, frame: Box) -> Iterator[Spot]:
    """A spot inside the frame for each label that finds room, first come, first served.

    Where all spots are taken the label is left out; the hover text still has it.
    """
    taken: list[Box] = [
        (p.x - p.radius, p.y - p.radius, p.x + p.radius, p.y + p.radius)
        for p in labels
        if p.radius >= WRITTEN_OVER
    ]
    for label in labels:
        for dx, dy, anchor in _spots(label, size):
            box = _box(label, size, dx, dy, anchor)
            if _inside(box, frame) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                yield Spot(label, dx, dy, anchor)
                break


def _spots(label: Label, size: float) -> list[tuple[float, float, str]]:
    if not label.radius:
        across, upward = (_steps(reach, STEP * size) for reach in label.reach)
        found = sorted(((dx, dy) for dx in across for dy in upward), key=lambda move: math.hypot(*move))
        return [(dx, dy, "center") for dx, dy in found]
    gap = label.radius + 3
    above = gap + 0.6 * size
    return [(gap, 0, "left"), (-gap, 0, "right"), (0, above, "center"), (0, -above, "center")]


def _steps(reach: float, step: float) -> list[float]:
    most = int(reach / step)
    return [step * index for index in range(-most, most + 1)]


def _box(label: Label, size: float, dx: float, dy: float, anchor: str) -> Box:
    width, height = GLYPH * size * len(label.written), 1.2 * size
    left = label.x + dx - {"left": 0.0, "right": width, "center": width / 2}[anchor]
    top = label.y + dy - height / 2
    return left, top, left + width, top + height


def _inside(box: Box, frame: Box) -> bool:
    return frame[0] <= box[0] and frame[1] <= box[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
