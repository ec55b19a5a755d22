"""What both maps say of places: which lie in the frame, how large a point is, what is written beside it."""

import math

from dashboard.analysis.phrases import count
from dashboard.charts.chart import Chart
from dashboard.charts.labels import Label
from dashboard.charts.projection import conic, window
from dashboard.words import number

BIGGEST, SMALLEST = 15.0, 2.6  # px, radius of a point
FEW, FEW_LABELLED, LABELLED = 20, 2, 5  # up to 20 events at a place, names are written from 2 on, else from 5


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
    return sum(numbers(chart)) - sum(numbers(in_frame(chart)))


def numbers(chart: Chart) -> list[int]:
    """The events of each place."""
    return [int(value or 0) for value in chart.heights()]


def size_key(most: int) -> list[int]:
    """Up to three round numbers of events that explain the sizes of points."""
    steps = [digit * 10**power for power in range(7) for digit in (1, 2, 5)]
    fitting = [step for step in steps if step <= max(most, 1)]
    return sorted({fitting[0], fitting[len(fitting) // 2], fitting[-1]})


def radii(chart: Chart, ratio: float) -> list[float]:
    """Radius in px of each point, `ratio` times the usual."""
    most = max(numbers(chart), default=1)
    return [radius(events, most) * ratio for events in numbers(chart)]


def hover(chart: Chart) -> list[str]:
    """What is said of each point under the pointer."""
    return [
        f"{one.said}: {count(n, 'event')}" for one, n in zip(chart.categories, numbers(chart), strict=True)
    ]


def point_labels(chart: Chart, points: list[tuple[float, float]], sizes: list[float]) -> list[Label]:
    """Names of the points that have enough events, each with its number; `points` and `sizes` in px."""
    least = FEW_LABELLED if max(numbers(chart), default=0) <= FEW else LABELLED
    return [
        Label(one.name, x, y, size, number=number(events))
        for one, events, (x, y), size in zip(chart.categories, numbers(chart), points, sizes, strict=True)
        if events >= least
    ]
