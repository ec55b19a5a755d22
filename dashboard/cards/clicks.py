"""What a click on a chart gives: for each question the filter it chooses, or the events it opens."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard.analysis.filter_words import ROLES
from dashboard.analysis.filters import Filters, tidy
from dashboard.analysis.periods import period_days
from dashboard.cards.card import Card
from dashboard.cards.time import FIELDS
from dashboard.charts.key import WHOLE

Points = list[list[str]]  # the codes of each bar, cell or point that was clicked or brushed
MONTHS = {"year": 12, "quarter": 3, "month": 1}


@dataclass(frozen=True)
class Behind:
    """The events behind a bar that no filter can choose, as `events_behind.sql` takes them."""

    breakdown: str
    code: str
    filters: Filters
    also: Filters | None = None  # a second filter they match as well


Outcome = Filters | Behind | None
Click = Callable[[Card, Points, Filters], Outcome]


def click(card: Card, points: Points, chosen: Filters) -> Outcome:
    """What a click on these points of a card gives, where `chosen` is in force; None if they mean nothing.

    A point gives as many events as it shows: the filter that has just these, and where none has, the events.
    """
    return CLICKS[card.question](card, points, chosen)


def _given(card: Card, chosen: Filters, shown: Filters, **wanted: Any) -> Outcome:
    """The events of the filter `shown` that also match `wanted`: as a filter where one says the same."""
    if card.slot or not _can_be_chosen(shown, wanted):
        anything = Filters(roles=tuple(ROLES), taking_part=shown.taking_part)
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


def _toggle(field: str, **others: Any) -> Click:
    """Choose the first code in a field of the filter, or take the choice away again."""

    def choose(card: Card, points: Points, chosen: Filters) -> Outcome:
        wanted = {field: (points[0][0],), **others}
        if not points[0][0]:
            return None
        if not card.slot and all(getattr(chosen, name) == value for name, value in wanted.items()):
            nothing: dict[str, Any] = {field: ()}
            return tidy(replace(chosen, **nothing))
        return _given(card, chosen, card.filters, **wanted)

    return choose


def _open(breakdown: str) -> Click:
    """Open the events behind a bar that no filter can choose."""

    def opened(card: Card, points: Points, chosen: Filters) -> Outcome:
        code = points[0][0]
        return Behind(breakdown, code, card.filters) if code else None

    return opened


def _country(card: Card, points: Points, chosen: Filters) -> Outcome:
    part = points[0][1] == "part"
    if part and points[0][0] == "online":
        return None  # nobody takes part "online" as in a country
    return _toggle("countries", taking_part=part)(card, points, chosen)


def _bucket(card: Card, points: Points, chosen: Filters) -> Outcome:
    """A part of a bar chooses its period and its code; a span over several buckets their period alone."""
    grain, split = (card.arguments[0], card.arguments[1]) if card.arguments else ("month", "theme")
    days = sorted({date.fromisoformat(day) for day, _ in points})
    code = points[0][1] if len(points) == 1 else WHOLE
    wanted: dict[str, Any] = {
        "date_from": days[0],
        "date_to": period_days(days[-1].year, days[-1].month, MONTHS[grain])[1],
    }
    if code != WHOLE:
        wanted[FIELDS[split]] = card.others if code == "other" and card.others else (code,)
    if code != WHOLE and split == "country":
        wanted["taking_part"] = False
    return _given(card, chosen, card.filters, **wanted)


def _day(card: Card, points: Points, chosen: Filters) -> Outcome:
    day = date.fromisoformat(points[0][0])
    return _given(card, chosen, card.filters, date_from=day, date_to=day)


def _change(card: Card, points: Points, chosen: Filters) -> Outcome:
    (code, period), dimension = points[0], card.drawing[0]
    shown: Filters = card.filters if period == "now" else card.arguments[0]
    wanted: dict[str, Any] = {FIELDS[dimension]: (code,)}
    if dimension == "country":
        wanted["taking_part"] = False
    dated = replace(chosen, date_from=shown.date_from, date_to=shown.date_to, undated=False)
    return _given(card, dated, shown, **wanted)


def _arm(card: Card, points: Points, chosen: Filters) -> Outcome:
    return Behind("arm", f"{points[0][0]}:funder", card.filters)


def _held(card: Card, points: Points, chosen: Filters) -> Outcome:
    return Behind("role", ":".join(points[0]), card.filters)


def _role(card: Card, points: Points, chosen: Filters) -> Outcome:
    return Behind("role", f"{card.arguments[0]}:{points[0][0]}", card.filters)


def _pair(card: Card, points: Points, chosen: Filters) -> Outcome:
    return Behind("pair", ":".join(points[0]), card.filters)


def _new_partners(card: Card, points: Points, chosen: Filters) -> Outcome:
    return Behind(points[0][0], points[0][1], card.filters)


def _cell(*fields: str) -> Click:
    """Choose each of the codes of a cell in its field."""

    def choose(card: Card, points: Points, chosen: Filters) -> Outcome:
        wanted = {field: (code,) for field, code in zip(fields, points[0], strict=True)}
        return _given(card, chosen, card.filters, **wanted)

    return choose


CLICKS: dict[str, Click] = {
    "by_arm": _arm,
    "by_country": _country,
    "by_day": _day,
    "by_funder": _toggle("funders"),
    "by_host": _toggle("countries", taking_part=False),
    "by_kind": _toggle("kinds"),
    "by_lag": _open("lag"),
    "by_organisation_role": _held,
    "by_organisation_type": _open("type"),
    "by_partner": _toggle("partners"),
    "by_role": _role,
    "by_theme": _toggle("themes"),
    "months_of_years": lambda card, points, chosen: _bucket(card, points[:1], chosen),
    "organisation_pairs": _pair,
    "partners_by_year": _new_partners,
    "period_change": _change,
    "places_on_map": _toggle("places"),
    "theme_by_country": _cell("themes", "countries"),
    "theme_by_partner": _cell("partners", "themes"),
    "timeline": _bucket,
}
