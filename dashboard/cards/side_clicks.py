"""What a click on a chart of a comparison gives: the events of the side whose bar it is."""

from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.analysis.filters import Filters
from dashboard.analysis.periods import period_days
from dashboard.cards.card import Card, Click, Points
from dashboard.cards.clicks import MONTHS, Behind, Outcome


def _behind(card: Card, series: str, **wanted: Any) -> Outcome:
    """The events of a side that also match what a bar stands for."""
    side = card.sides[int(series) - 1]
    return Behind("filter", "", side.filters, replace(side.filters, **wanted))


def bar(field: str) -> Click:
    """The events of a name on a side."""

    def opened(card: Card, points: Points, chosen: Filters) -> Outcome:
        code, series = points[0]
        hosting = {"taking_part": False} if field == "countries" else {}
        return _behind(card, series, **{field: (code,)}, **hosting)

    return opened


def bucket(grain: str) -> Click:
    """The events of a bucket on a side."""

    def opened(card: Card, points: Points, chosen: Filters) -> Outcome:
        began, series = points[0]
        start = date.fromisoformat(began)
        first, last = period_days(start.year, start.month, MONTHS[grain])
        return _behind(card, series, date_from=first, date_to=last, undated=False)

    return opened


def measure(card: Card, points: Points, chosen: Filters) -> Outcome:
    """All events of a side; a number of something else opens nothing."""
    if points[0][0] != "events":
        return None
    return _behind(card, points[0][1])
