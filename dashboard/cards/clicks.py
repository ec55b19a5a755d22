"""What a click on a chart gives: for each question the filter it chooses, or the events it opens."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard.analysis.filters import Filters, tidy, without
from dashboard.analysis.periods import period_days
from dashboard.cards.card import Card, Click, Points
from dashboard.charts.chart import WHOLE
from dashboard.store.codes import ONLINE, OTHER, UNODC_ROLES

FIELDS = {"theme": "themes", "kind": "kinds", "country": "countries", "funder": "funders"}
MONTHS = {"year": 12, "quarter": 3, "month": 1}


@dataclass(frozen=True)
class Behind:
    """The events behind a bar that no filter can choose, as `events_behind.sql` takes them."""

    breakdown: str
    code: str
    filters: Filters
    also: Filters | None = None  # a second filter they match as well


Outcome = Filters | Behind | None


def click(card: Card, points: Points, chosen: Filters) -> Outcome:
    """What a click on these points of a card gives, where `chosen` is in force; None if they mean nothing.

    A point gives as many events as it shows: the filter that has just these, and where none has, the events.
    """
    outcome: Outcome = card.click(card, points, chosen)
    return outcome


def _given(card: Card, chosen: Filters, shown: Filters, **wanted: Any) -> Outcome:
    """The events of the filter `shown` that also match `wanted`: as a filter where one says the same."""
    if card.slot or not _can_be_chosen(shown, wanted):
        anything = Filters(roles=UNODC_ROLES, taking_part=shown.taking_part)
        return Behind("filter", "", shown, replace(anything, **wanted))
    if "date_from" in wanted:
        wanted["date_from"] = max(filter(None, (shown.date_from, wanted["date_from"])))
        wanted["date_to"] = min(filter(None, (shown.date_to, wanted["date_to"])))
        wanted["undated"] = False
        if wanted["date_from"] > wanted["date_to"]:
            return None  # a day outside the period has no events
    return tidy(replace(chosen, **wanted))


def _can_be_chosen(shown: Filters, wanted: dict[str, Any]) -> bool:
    """Whether one filter says both: not another choice in a field, nor vague dates at the end of a period."""
    if shown.countries and wanted.get("taking_part", shown.taking_part) != shown.taking_part:
        return False
    if "date_from" in wanted and shown.undated:
        start, end = shown.date_from or wanted["date_from"], shown.date_to or wanted["date_to"]
        if wanted["date_from"] < start or wanted["date_to"] > end:
            return False
    lists = {field: codes for field, codes in wanted.items() if isinstance(codes, tuple)}
    return all(
        len(codes) == 1 and (not getattr(shown, field) or codes[0] in getattr(shown, field))
        for field, codes in lists.items()
    )


def toggle(field: str, **others: Any) -> Click:
    """Choose the code of a bar in a field of the filter, or take the choice away again."""

    def choose(card: Card, points: Points, chosen: Filters) -> Outcome:
        code = points[0][0]
        wanted = {field: (code,), **others}
        if not code:
            return None
        if not card.slot and all(getattr(chosen, name) == value for name, value in wanted.items()):
            return without(chosen, field, code)
        return _given(card, chosen, card.filters, **wanted)

    return choose


def events(breakdown: str, code: str = "{0}") -> Click:
    """Open the events behind a bar that no filter can choose; `code` is made of the codes of a point."""

    def opened(card: Card, points: Points, chosen: Filters) -> Outcome:
        return Behind(breakdown, code.format(*points[0]), card.filters) if points[0][0] else None

    return opened


def cell(*fields: str) -> Click:
    """Choose each of the codes of a cell in its field."""

    def choose(card: Card, points: Points, chosen: Filters) -> Outcome:
        wanted = {field: (code,) for field, code in zip(fields, points[0], strict=True)}
        return _given(card, chosen, card.filters, **wanted)

    return choose


def country(card: Card, points: Points, chosen: Filters) -> Outcome:
    """Choose the country of a bar, hosting or taking part as the bar says."""
    part = points[0][1] == "took_part"
    if part and points[0][0] == ONLINE:
        return None  # nobody takes part "online" as in a country
    outcome: Outcome = toggle("countries", taking_part=part)(card, points, chosen)
    return outcome


def bucket(grain: str, split: str, others: tuple[str, ...] = ()) -> Click:
    """A part of a column chooses its period and its code; a span over several columns their period alone.

    `others` are the codes that share the part "other".
    """

    def choose(card: Card, points: Points, chosen: Filters) -> Outcome:
        days = sorted({date.fromisoformat(day) for day, _ in points})
        code = points[0][1] if len(points) == 1 else WHOLE
        last = period_days(days[-1].year, days[-1].month, MONTHS[grain])[1]
        wanted: dict[str, Any] = {"date_from": days[0], "date_to": last}
        if code != WHOLE:
            wanted[FIELDS[split]] = others if code == OTHER and others else (code,)
        if code != WHOLE and split == "country":
            wanted["taking_part"] = False
        return _given(card, chosen, card.filters, **wanted)

    return choose


def columns(grain: str) -> Click:
    """A column chooses its period, in the period before where it stands there."""

    def choose(card: Card, points: Points, chosen: Filters) -> Outcome:
        earlier: Filters | None = card.arguments[1]
        last = earlier.date_to if earlier else None
        now = [point for point in points if not last or date.fromisoformat(point[0]) > last]
        if now or not earlier:
            return bucket(grain, "")(card, now, chosen)
        there = replace(chosen, date_from=earlier.date_from, date_to=earlier.date_to, undated=False)
        return bucket(grain, "")(replace(card, filters=earlier), points, there)

    return choose


def month(card: Card, points: Points, chosen: Filters) -> Outcome:
    """The month of a year, of lines laid over each other."""
    in_year, year = points[0]
    outcome: Outcome = bucket("month", "")(card, [[f"{year}-{in_year:0>2}-01", WHOLE]], chosen)
    return outcome


def day(card: Card, points: Points, chosen: Filters) -> Outcome:
    """The day of a cell."""
    began = date.fromisoformat(points[0][0])
    return _given(card, chosen, card.filters, date_from=began, date_to=began)


def change(dimension: str) -> Click:
    """The code of a bar in its own of the two periods that are compared."""

    def choose(card: Card, points: Points, chosen: Filters) -> Outcome:
        code, period = points[0]
        shown: Filters = card.filters if period == "now" else card.arguments[0]
        wanted: dict[str, Any] = {FIELDS[dimension]: (code,)}
        if dimension == "country":
            wanted["taking_part"] = False
        dated = replace(chosen, date_from=shown.date_from, date_to=shown.date_to, undated=False)
        return _given(card, dated, shown, **wanted)

    return choose


def partners_of_year(card: Card, points: Points, chosen: Filters) -> Outcome:
    """The events of the new or of the returning partners of a year."""
    year, which = points[0]
    return Behind("newcomer" if which == "newcomers" else which, year, card.filters)
