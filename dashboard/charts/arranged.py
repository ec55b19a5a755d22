"""Where everything on a map stands: frame, points, names, the key of sizes."""

from dataclasses import dataclass
from itertools import islice

from dashboard.analysis.phrases import count
from dashboard.charts.chart import Category, Chart
from dashboard.charts.fit import Fit
from dashboard.charts.frames import VALLEY, Frame, framed, in_valley
from dashboard.charts.labels import Box, Spot, disc, placed
from dashboard.charts.outlines import STATE_NAMES
from dashboard.charts.paper import width
from dashboard.charts.places import AROUND, in_frame, land_labels, least_named, point_labels, radius, size_key
from dashboard.charts.projection import conic
from dashboard.charts.theme import Palette
from dashboard.words import number

USUAL = 13  # px, the size of text for which radii are given
# How far the name of a state may move, across and upwards, in hundredths of the earth's radius: some 380 and
# 160 km, as the five are wider than high.
STATE_REACH = (6.0, 2.5)
ON_PHONE = 5  # names at most, and in the valley too
IN_VALLEY = 3  # events from which on a place is named there
KEY_GAP = 6  # px


@dataclass(frozen=True)
class Drawing:
    """A map laid out: its places, the frame, the names with their spots, the room of the key in px."""

    chart: Chart
    frame: Frame
    spots: tuple[Spot, ...]
    key: Box


def unnamed(chart: Chart, palette: Palette, fit: Fit) -> list[Category]:
    """The places of a map that have no name in it, those with most events first: paper has no pointer."""
    drawing = laid_out(chart, palette, fit)
    named = {spot.label.code for spot in drawing.spots}
    return [one for one in drawing.chart.categories if one.code not in named]


def laid_out(chart: Chart, palette: Palette, fit: Fit) -> Drawing:
    """Where everything stands: names of places first, those with most events before others, then of lands."""
    chart = in_frame(chart)  # a wide image shows more of the surroundings, and no more events
    there = [in_valley(one.spot) for one in chart.categories]
    frame, ratio = framed(fit, any(there)), palette.size / USUAL
    key = _key_room(chart, palette, frame)
    labels = point_labels(chart, lambda place: frame.px(*frame.spot(place)), ratio)
    taken = [key, *(disc(one.x, one.y, one.radius) for one in labels)]
    triples, least = list(zip(labels, chart.numbers(), there, strict=True)), least_named(chart)
    own = [label for label, events, inside in triples if events >= least and not inside]
    theirs = [label for label, events, inside in triples if events >= min(least, IN_VALLEY) and inside]
    most, lands = ON_PHONE, []
    if not fit.narrow:
        reach = (STATE_REACH[0] * frame.scale, STATE_REACH[1] * frame.scale)
        most, lands = len(labels) + len(AROUND), land_labels(lambda place: frame.px(*conic(*place)), reach)
    spots: list[Spot] = []
    if frame.inset:
        box = frame.box(frame.inset.body)
        spots += islice(placed(theirs, palette.size, box, taken, leaders=True), most)
        taken += [frame.box(frame.inset.whole), frame.box(VALLEY)]
    box = frame.box((frame.across[0], frame.upward[0], frame.across[1], frame.upward[1]))
    spots += islice(placed(own + lands, palette.size, box, taken, leaders=True), most + len(STATE_NAMES))
    return Drawing(chart, frame, tuple(spots), key)


def key_steps(chart: Chart, palette: Palette) -> list[tuple[float, str]]:
    """Radius in px and words of each size in the key, the largest first."""
    if not chart.categories:
        return []
    most, ratio = max(chart.numbers()), palette.size / USUAL
    steps = list(reversed(size_key(most)))
    words = [count(steps[0], "event"), *map(number, steps[1:])]
    return [(radius(n, most) * ratio, said) for n, said in zip(steps, words, strict=True)]


def _key_room(chart: Chart, palette: Palette, frame: Frame) -> Box:
    """The room of the key in px, in the upper right corner, where no state reaches."""
    steps, right, top = key_steps(chart, palette), *frame.px(frame.across[1], frame.upward[1])
    high = sum(row_high(size, palette) for size, _words in steps)
    wide = max((2 * size for size, _words in steps), default=0) + width((w for _, w in steps), palette.size)
    return right - wide - 3 * KEY_GAP, top, right, top + high + 2 * KEY_GAP


def row_high(size: float, palette: Palette) -> float:
    """Height in px of a line of the key with a point of a radius."""
    return max(2 * size, 1.2 * palette.size) + 2
