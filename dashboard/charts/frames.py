"""What a map shows and how large: the five states, and the Fergana valley enlarged beside or beneath them."""

from dataclasses import dataclass

from dashboard.charts.fit import Fit
from dashboard.charts.projection import BESIDE, STATES, conic

Range = tuple[float, float]
Point = tuple[float, float]
Corners = tuple[float, float, float, float]  # left, bottom, right, top on the plane

VALLEY = (2.95, -9.23, 8.75, -6.63)  # on the plane; all east of Tashkent
AT, TIMES, HEAD = (13.6, -17.3), 2.8, 1.75  # lower left corner of the valley enlarged; the height of its head
MOST_TIMES, MORE_TIMES = (
    4.2,
    0.085,
)  # times larger at most in a wide room, and how much more a unit of room
GAP, TALL_HEAD = 0.8, 3.4  # around the valley beneath the states, and the height of its head there
TALL = 1.2  # a room less wide than so many times its height has the valley beneath the states
SCREEN, NARROWEST = 370, 475  # px: the height of the map on a page, and how narrow it may become there
PHONE, NARROWEST_PHONE = 345, 280  # px: the most that it is wide on a phone, and the least


@dataclass(frozen=True)
class Inset:
    """The valley enlarged: its lower left corner on the plane, how often larger, its head's height."""

    left: float
    bottom: float
    times: float
    head: float

    @property
    def body(self) -> Corners:
        """Where its land is drawn."""
        west, south, east, north = VALLEY
        right, top = self.left + self.times * (east - west), self.bottom + self.times * (north - south)
        return self.left, self.bottom, right, top

    @property
    def whole(self) -> Corners:
        """Its land and its head."""
        left, bottom, right, top = self.body
        return left, bottom, right, top + self.head

    def moved(self, x: float, y: float) -> tuple[float, float]:
        """A point of the valley on the plane, where it is drawn larger."""
        return self.left + self.times * (x - VALLEY[0]), self.bottom + self.times * (y - VALLEY[1])


@dataclass(frozen=True)
class Frame:
    """What of the plane is shown, and the valley enlarged where it has events.

    It is drawn at `scale` px a unit of the plane; a browser may draw it smaller, down to `least`. In a
    `tall` one the valley stands beneath; `keyed` says that there is room for the key of sizes.
    """

    across: Range
    upward: Range
    scale: float
    least: float
    inset: Inset | None = None
    tall: bool = False
    keyed: bool = True

    @property
    def height(self) -> int:
        """Its height in px."""
        return round(self.scale * (self.upward[1] - self.upward[0]))

    def spot(self, place: tuple[float, float]) -> tuple[float, float]:
        """Where a place, longitude and latitude, is drawn on the plane."""
        x, y = conic(*place)
        return self.inset.moved(x, y) if self.inset and in_valley(place) else (x, y)

    def px(self, x: float, y: float) -> tuple[float, float]:
        """A point of the plane in px, to the right and downwards."""
        return x * self.scale, -y * self.scale

    def box(self, corners: Corners) -> Corners:
        """A part of the plane in px: left, top, right, bottom."""
        left, bottom, right, top = corners
        return *self.px(left, top), *self.px(right, bottom)


def lead(inset: Inset) -> tuple[Point, Point]:
    """The line from the valley to where it stands larger beside the states."""
    (left, _bottom, _right, top), (_west, south, east, _north) = inset.whole, VALLEY
    return (east, south), (left, top)


def in_states(place: tuple[float, float]) -> bool:
    """Whether a place, longitude and latitude, lies in the frame, which is the same in every size of the map.

    What would lie under the valley enlarged does not.
    """
    (x, y), (across, upward), (left, _, _, top) = conic(*place), STATES, Inset(*AT, TIMES, HEAD).whole
    return across[0] <= x <= across[1] and upward[0] <= y <= upward[1] and (x < left or y > top)


def in_valley(place: tuple[float, float]) -> bool:
    """Whether a place, longitude and latitude, lies in the part that is drawn larger."""
    x, y = conic(*place)
    return VALLEY[0] <= x <= VALLEY[2] and VALLEY[1] <= y <= VALLEY[3]


def beyond() -> float:
    """How many times as wide as the five states the window with the room beside them is."""
    (west, east), _upward = STATES
    return (BESIDE - west) / (east - west)


def framed(fit: Fit, valley: bool) -> Frame:
    """The frame that fits; `valley` says that the valley has events."""
    across, upward = STATES
    tall = fit.narrow or bool(fit.size and fit.size[0] < TALL * fit.size[1])
    if tall:
        times = (across[1] - across[0] - 2 * GAP) / (VALLEY[2] - VALLEY[0])
        bottom = upward[0] - TALL_HEAD - times * (VALLEY[3] - VALLEY[1])
        inset = Inset(across[0] + GAP, bottom, times, TALL_HEAD)
        if valley:
            upward = (bottom - GAP, upward[1])
    else:
        room = fit.size[0] / fit.size[1] * (upward[1] - upward[0]) if fit.size else 0
        across = (
            across[0],
            max(BESIDE, across[0] + room),
        )  # in a wide room the valley stands at its right edge
        wider = across[1] - BESIDE
        times = min(MOST_TIMES, TIMES + MORE_TIMES * wider)
        inset = Inset(AT[0] + wider - (times - TIMES) * (VALLEY[2] - VALLEY[0]), AT[1], times, HEAD)
    width, height = across[1] - across[0], upward[1] - upward[0]
    if fit.size:
        scale = least = min(fit.size[0] / width, fit.size[1] / height)
    elif tall:
        scale, least = PHONE / width, NARROWEST_PHONE / width
    else:
        scale, least = SCREEN / height, NARROWEST / width
    return Frame(across, upward, scale, least, inset if valley else None, tall, not fit.narrow)
