"""What both maps say of places: which lie in the frame, how large a point is, what is written beside it."""

import math
from collections.abc import Callable

from dashboard.analysis.phrases import count
from dashboard.charts.chart import Chart
from dashboard.charts.labels import Label
from dashboard.charts.outlines import country_names
from dashboard.charts.projection import conic, window
from dashboard.words import N_, _, number

Project = Callable[[float, float], tuple[float, float]]  # longitude and latitude -> px, y downwards

BIGGEST, SMALLEST = 15.0, 2.6  # px, radius of a point
FEW, FEW_LABELLED, LABELLED = 20, 2, 5  # up to 20 events at a place, names are written from 2 on, else from 5
AROUND = (
    (N_("Russia"), (61.0, 55.0)),
    (N_("China"), (85.0, 43.2)),
    (N_("Afghanistan"), (66.0, 35.45)),
    (N_("Iran"), (56.5, 35.6)),
    (N_("Caspian Sea"), (50.6, 41.7)),
)


def radius(events: int, most: int) -> float:
    """Radius in px of a point whose area is in proportion to its events."""
    return max(SMALLEST, BIGGEST * math.sqrt(events / most))


def in_frame(chart: Chart) -> Chart:
    """The places that lie in the frame, which is the same in every size of the map."""
    across, upward = window()
    spots = [conic(*one.spot) for one in chart.categories]
    inside = [across[0] <= x <= across[1] and upward[0] <= y <= upward[1] for x, y in spots]
    return chart.only([index for index, shown in enumerate(inside) if shown])


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


def point_labels(chart: Chart, project: Project, ratio: float) -> list[Label]:
    """Names of the points that have enough events, each with its number."""
    numbers = chart.numbers()
    least = FEW_LABELLED if max(numbers, default=0) <= FEW else LABELLED
    return [
        Label(one.name, *project(*one.spot), size, number=number(events), place=one.spot)
        for one, events, size in zip(chart.categories, numbers, radii(chart, ratio), strict=True)
        if events >= least
    ]


def land_labels(project: Project, reach: tuple[float, float]) -> list[Label]:
    """Names of the five states, which may move as far as `reach` in px, and of what lies around them."""
    named = [(_(name).upper(), place, reach) for name, place in country_names()]
    named += [(_(name), place, (0.0, 0.0)) for name, place in AROUND]
    return [Label(words, *project(*place), reach=free, place=place) for words, place, free in named]
