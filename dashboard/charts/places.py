"""What both maps say of places: which lie in the frame, how large a point is, what is written beside it."""

import math
from collections.abc import Callable, Sequence

from dashboard.analysis.phrases import count
from dashboard.charts.chart import Chart
from dashboard.charts.frames import in_states
from dashboard.charts.labels import Box, Label, disc
from dashboard.charts.outlines import country_names
from dashboard.words import N_, _, number

Project = Callable[[tuple[float, float]], tuple[float, float]]  # longitude and latitude -> px, y downwards

BIGGEST, SMALLEST = 15.0, 2.6  # px, radius of a point
FEW_PLACES, FEW = 12, 20  # so many places are all named; with so many events at the largest, those with two
FEW_LABELLED, LABELLED = 2, 5  # events from which on a place is named else
AROUND = (
    (N_("Russia"), (64.0, 54.9)),
    (N_("China"), (84.6, 43.6)),
    (N_("Afghanistan"), (66.6, 35.9)),
    (N_("Iran"), (56.0, 36.2)),
    (N_("Caspian Sea"), (51.5, 41.7)),
)


def radius(events: int, most: int) -> float:
    """Radius in px of a point whose area is in proportion to its events."""
    return max(SMALLEST, BIGGEST * math.sqrt(events / most))


def in_frame(chart: Chart) -> Chart:
    """The places that lie in the frame, which is the same in every size of the map."""
    return chart.only([index for index, one in enumerate(chart.categories) if in_states(one.spot)])


def outside(chart: Chart) -> int:
    """Events at places that lie outside the frame of the map; an event at two of them counts twice."""
    return sum(chart.numbers()) - sum(in_frame(chart).numbers())


def size_key(most: int) -> list[int]:
    """Up to three round numbers of events that explain the sizes of points."""
    steps = [digit * 10**power for power in range(7) for digit in (1, 2, 5)]
    fitting = [step for step in steps if step <= max(most, 1)]
    return sorted({fitting[0], fitting[len(fitting) // 2], fitting[-1]})


def radii(chart: Chart, ratio: float) -> list[float]:
    """Radius in px of each point, `ratio` times the usual."""
    most = max(chart.numbers(), default=1)
    return [radius(events, most) * ratio for events in chart.numbers()]


def hover(chart: Chart) -> list[str]:
    """What is said of each point under the pointer."""
    pairs = zip(chart.categories, chart.numbers(), strict=True)
    return [f"{one.said}: {count(n, 'event')}" for one, n in pairs]


def least_named(chart: Chart) -> int:
    """The events from which on a place of the map is named, if there is room."""
    if len(chart.categories) <= FEW_PLACES:
        return 1
    return FEW_LABELLED if max(chart.numbers()) <= FEW else LABELLED


def point_labels(chart: Chart, project: Project, ratio: float) -> list[Label]:
    """The points, each with its name and number, those with most events first."""
    return [
        Label(one.name, *project(one.spot), size, number=number(events), place=one.spot, code=one.code)
        for one, events, size in zip(chart.categories, chart.numbers(), radii(chart, ratio), strict=True)
    ]


def point_rooms(chart: Chart, labels: Sequence[Label], on_phone: bool = False) -> list[Box]:
    """The points that no name may cover, in px; on a phone those alone that may be named themselves."""
    least = least_named(chart) if on_phone and chart.categories else 0
    pairs = zip(labels, chart.numbers(), strict=True)
    return [disc(one.x, one.y, one.radius) for one, events in pairs if events >= least]


def land_labels(project: Project, reach: tuple[float, float]) -> list[Label]:
    """Names of the five states, which may move as far as `reach` in px, and of what lies around them."""
    named = [(_(name).upper(), place, reach) for name, place in country_names()]
    named += [(_(name), place, (0.0, 0.0)) for name, place in AROUND]
    return [Label(words, *project(place), reach=free, place=place) for words, place, free in named]
