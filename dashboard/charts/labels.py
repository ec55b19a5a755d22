"""Where to write the names of points and countries so that none covers another, a point or an edge."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.charts.type import text_width

STEP = 0.8  # by which a country's name moves out of the way, in parts of the text size
SIDES = ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1))  # of a point, right and down
DIAGONAL = 0.7  # of the way along each side
SLACK = 1.04  # browsers set a name a little wider than its letters are
GAP = 3  # px between a point and its name
WAYS, STEEP = 16, 0.3  # directions of a line to a name; how far it leads aside to be no steep one
LEADERS = (1.2, 2.2, 3.4, 5.0, 7.0)  # how far a line leads to a name, in parts of the text size

LINE_STEP = 4  # px between the parts of a line
EDGE = 2**0.5  # times its radius a point's room reaches at most

Box = tuple[float, float, float, float]  # left, top, right, bottom in px


@dataclass(frozen=True)
class Label:
    """A text at a point; x to the right and y downwards in px, `radius` of the point in px.

    A label without a point (`radius` 0) is written over its place, or as far from it as `reach` allows,
    across and upwards in px; one with a point is written beside it. `place` is its longitude and latitude,
    `code` that of the point.
    """

    text: str
    x: float
    y: float
    radius: float = 0
    reach: tuple[float, float] = (0, 0)
    number: str = ""
    place: tuple[float, float] = (0, 0)
    code: str = ""

    @property
    def written(self) -> str:
        """Text and number."""
        return f"{self.text} {self.number}".strip()


@dataclass(frozen=True)
class Spot:
    """Where a label goes: shift in px to the right and down, its anchored side, whether by a line."""

    label: Label
    dx: float
    dy: float
    anchor: str
    leader: bool = False


def disc(x: float, y: float, radius: float) -> Box:
    """The room of a point, in px."""
    return x - radius, y - radius, x + radius, y + radius


@dataclass(frozen=True)
class Sheet:
    """Labels at one scale, the frame they stand in, the discs of all points, and what else is taken."""

    labels: Sequence[Label]
    frame: Box
    discs: Sequence[Box] = ()
    taken: Sequence[Box] = ()


def placed(sheets: Sequence[Sheet], size: float, leaders: bool = False) -> Iterator[Spot]:
    """A spot inside the frame for each label that finds room, first come, first served.

    `sheets` have the same labels at each scale they may be drawn at; spots are those of the first. No label
    meets another, a point or what is taken at any of them. Where all spots beside a point do, a line may
    lead to a farther one if `leaders`, over no more than points; else the label is left out.
    """
    rooms = [list(sheet.taken) for sheet in sheets]
    for labels in zip(*(sheet.labels for sheet in sheets), strict=True):
        for spots in zip(*(_spots(label, size, leaders) for label in labels), strict=True):
            parts = [[box_of(spot, size), *line_of(spot)] for spot in spots]
            fit = zip(parts, sheets, rooms, strict=True)
            if all(_free(own, sheet, room) for own, sheet, room in fit):
                for own, room in zip(parts, rooms, strict=True):
                    room += own
                yield spots[0]
                break


def _free(parts: list[Box], sheet: Sheet, rooms: list[Box]) -> bool:
    text = parts[0]
    if not _inside(text, sheet.frame) or any(meet(text, point) for point in sheet.discs):
        return False
    return not any(meet(part, other) for part in parts for other in rooms)


def _spots(label: Label, size: float, leaders: bool) -> Iterator[Spot]:
    if not label.radius:
        across, upward = (_steps(reach, STEP * size) for reach in label.reach)
        found = sorted(((dx, dy) for dx in across for dy in upward), key=lambda move: math.hypot(*move))
        yield from (Spot(label, dx, dy, "center") for dx, dy in found)
        return
    for right, down in SIDES:
        along = DIAGONAL if right and down else 1
        dx = right * (along * label.radius + GAP)
        dy = down * (along * label.radius + (0.4 if right else 0.6) * size)
        yield Spot(label, dx, dy, {1: "left", 0: "center", -1: "right"}[right])
    for far in LEADERS if leaders else ():
        for step in range(WAYS):
            turn, reach = 2 * math.pi * step / WAYS, label.radius + far * size
            dx, dy = math.cos(turn) * reach, math.sin(turn) * (reach + 0.6 * size)
            anchor = "center" if abs(math.cos(turn)) < STEEP else "left" if dx > 0 else "right"
            yield Spot(label, dx, dy, anchor, leader=True)


def _steps(reach: float, step: float) -> list[float]:
    most = int(reach / step)
    return [step * index for index in range(-most, most + 1)]


def box_of(spot: Spot, size: float) -> Box:
    """The room of a label, in px."""
    width, height = SLACK * text_width(spot.label.written, size, bold=True), 1.2 * size
    left = spot.label.x + spot.dx - {"left": 0.0, "right": width, "center": width / 2}[spot.anchor]
    top = spot.label.y + spot.dy - height / 2
    return left, top, left + width, top + height


def line_of(spot: Spot) -> list[Box]:
    """The room of the line that leads to a label, in px, in small parts; none where there is no line."""
    if not spot.leader:
        return []
    label = spot.label
    return line((label.x, label.y), (label.x + spot.dx, label.y + spot.dy), EDGE * label.radius + 1)


def line(start: tuple[float, float], end: tuple[float, float], gap: float = 0) -> list[Box]:
    """The room of a line in px, in small parts; none for the first `gap` px."""
    far = math.dist(start, end)
    (x, y), across, down = start, end[0] - start[0], end[1] - start[1]
    along = [LINE_STEP * step / far for step in range(int(far / LINE_STEP)) if LINE_STEP * step > gap]
    return [disc(x + part * across, y + part * down, 0.5) for part in along]


def _inside(box: Box, frame: Box) -> bool:
    return frame[0] <= box[0] and frame[1] <= box[1] and box[2] <= frame[2] and box[3] <= frame[3]


def meet(one: Box, other: Box) -> bool:
    """Whether two rooms meet."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
