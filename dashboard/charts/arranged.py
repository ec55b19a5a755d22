"""Where everything on a map stands: frame, points, names, the key of sizes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dashboard.analysis.phrases import count
from dashboard.charts.chart import Category, Chart
from dashboard.charts.fit import Fit
from dashboard.charts.frames import VALLEY, Frame, framed, in_valley, lead
from dashboard.charts.labels import Box, Label, Sheet, Spot, line, placed
from dashboard.charts.outlines import STATE_NAMES
from dashboard.charts.paper import width
from dashboard.charts.places import (
    in_frame,
    land_labels,
    least_named,
    point_labels,
    point_rooms,
    radius,
    size_key,
)
from dashboard.charts.projection import conic
from dashboard.charts.theme import Palette
from dashboard.words import _, number

USUAL = 13  # px, the size of text for which radii are given
# How far the name of a state may move, across and upwards, in hundredths of the earth's radius: some 380 and
# 160 km, as the five are wider than high.
STATE_REACH = (6.0, 2.5)
LARGE = 6  # towns named before the states: the capitals and Almaty; on a phone and in its valley the most
IN_VALLEY = 3  # events from which on a place is named there
KEY_GAP = 6  # px
QUIET = 0.88  # parts of the text size: names of lands, and the key


@dataclass(frozen=True)
class Drawing:
    """A map laid out: its places, the frame, the names with their spots."""

    chart: Chart
    frame: Frame
    spots: tuple[Spot, ...]


def unnamed(chart: Chart, palette: Palette, fit: Fit) -> list[Category]:
    """The places of a map that have no name in it, those with most events first: paper has no pointer."""
    drawing = laid_out(chart, palette, fit)
    named = {spot.label.code for spot in drawing.spots}
    return [one for one in drawing.chart.categories if one.code not in named]


def unnamed_words(chart: Chart, found: Sequence[Category], most: int) -> str:
    """Places without a name, with their events, as a sentence: at most so many; "" if there are none."""
    events = dict(zip((one.code for one in chart.categories), chart.numbers(), strict=True))
    places = ", ".join(f"{one.name} {number(events[one.code])}" for one in found[:most])
    if len(found) > most:
        more = number(len(found) - most)
        return _("Without a name on the map: {places} and {more} more.", places=places, more=more)
    return _("Without a name on the map: {places}.", places=places) if found else ""


def laid_out(chart: Chart, palette: Palette, fit: Fit) -> Drawing:
    """Where everything stands: names of the five states' places, of others, of lands; most events first."""
    chart = in_frame(chart)  # a wide image shows more of the surroundings, and no more events
    there = [in_valley(one.spot) for one in chart.categories]
    frame = framed(fit, any(there))
    sizes = [frame] if frame.least == frame.scale else [frame, replace(frame, scale=frame.least)]
    events, least = chart.numbers(), least_named(chart)
    own = [i for i, inside in enumerate(there) if events[i] >= least and not inside]
    own.sort(key=lambda i: chart.categories[i].abroad)
    theirs = [i for i, inside in enumerate(there) if events[i] >= min(least, IN_VALLEY) and inside]
    spots: list[Spot] = []
    if frame.inset:
        sheets = [_valley_sheet(chart, palette, one, theirs) for one in sizes]
        spots += islice(placed(sheets, palette.size, leaders=True), LARGE if fit.narrow else None)
    sheets = [_sheet(chart, palette, one, own, not fit.narrow) for one in sizes]
    spots += islice(placed(sheets, palette.size, leaders=True), LARGE if fit.narrow else None)
    return Drawing(chart, frame, tuple(spots))


def _labels(chart: Chart, palette: Palette, frame: Frame) -> list[Label]:
    return point_labels(chart, lambda place: frame.px(*frame.spot(place)), palette.size / USUAL)


def _sheet(chart: Chart, palette: Palette, frame: Frame, named: list[int], lands: bool) -> Sheet:
    """The map at one scale: names of the largest towns, of the states, of other towns, of lands around."""
    labels = _labels(chart, palette, frame)
    taken = [key_room(chart, palette, frame)]
    if frame.inset:
        taken += [frame.box(frame.inset.whole), frame.box(VALLEY)]
        if not frame.tall:
            start, end = lead(frame.inset)
            taken += line(frame.px(*start), frame.px(*end))
    reach = (STATE_REACH[0] * frame.least, STATE_REACH[1] * frame.least)
    names = land_labels(lambda place: frame.px(*conic(*place)), reach) if lands else []
    corners = frame.across[0], frame.upward[0], frame.across[1], frame.upward[1]
    discs = point_rooms(chart, labels, on_phone=not lands)
    states, around, towns = names[: len(STATE_NAMES)], names[len(STATE_NAMES) :], [labels[i] for i in named]
    written = towns[:LARGE] + states + towns[LARGE:] + around
    return Sheet(written, frame.box(corners), discs, taken)


def _valley_sheet(chart: Chart, palette: Palette, frame: Frame, named: list[int]) -> Sheet:
    """The valley enlarged at one scale."""
    labels = _labels(chart, palette, frame)
    body = frame.box(frame.inset.body) if frame.inset else frame.box(VALLEY)
    return Sheet([labels[i] for i in named], body, point_rooms(chart, labels))


def key_steps(chart: Chart, palette: Palette, frame: Frame) -> list[tuple[float, str]]:
    """Radius in px and words of each size in the key, the largest first; none on a phone."""
    if not chart.categories or not frame.keyed:
        return []
    most, ratio = max(chart.numbers()), palette.size / USUAL
    steps = list(reversed(size_key(most)))
    words = [count(steps[0], "event"), *map(number, steps[1:])]
    return [(radius(n, most) * ratio, said) for n, said in zip(steps, words, strict=True)]


def key_wide(size: float, words: str, palette: Palette) -> float:
    """Width in px of one size of the key with its words and the gap behind them."""
    return 2 * size + width([words], QUIET * palette.size) + 3 * KEY_GAP


def key_room(chart: Chart, palette: Palette, frame: Frame) -> Box:
    """The room of the key in px: above the states in the right corner, in a tall map in the left one."""
    steps = key_steps(chart, palette, frame)
    wide, high = KEY_GAP + sum(key_wide(*step, palette) for step in steps), 0.0
    if steps:
        high = max(2 * steps[0][0], palette.size) + 2 * KEY_GAP
    (left, top), (right, _top) = (frame.px(x, frame.upward[1]) for x in frame.across)
    return (left, top, left + wide, top + high) if frame.tall else (right - wide, top, right, top + high)
