"""What a click on a chart gives: for each question the filter it chooses, or the events it opens."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard.analysis.filters import Filters, period_days, tidy
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


Outcome = Filters | Behind | None
Click = Callable[[Card, Points, Filters], Outcome]


def click(card: Card, points: Points, chosen: Filters) -> Outcome:
    """What a click on these points of a card gives, where `chosen` is in force; None if they mean nothing."""
    return CLICKS[card.question](card, points, chosen)


def _changed(chosen: Filters, **values: Any) -> Filters:
    return tidy(replace(chosen, **values))


def _toggled(chosen: Filters, field: str, code: str, **others: Any) -> Filters:
    """One code alone, or no code if it was the only one chosen."""
    again = getattr(chosen, field) == (code,)
    return _changed(chosen, **{field: () if again else (code,)}, **others)


def _toggle(field: str, **others: Any) -> Click:
    """Choose the first code in a field of the filter, or take the choice away again."""

    def choose(card: Card, points: Points, chosen: Filters) -> Outcome:
        code = points[0][0]
        return _toggled(chosen, field, code, **others) if code else None

    return choose


def _open(breakdown: str) -> Click:
    """Open the events behind a bar that no filter can choose."""

    def opened(card: Card, points: Points, chosen: Filters) -> Outcome:
        code = points[0][0]
        return Behind(breakdown, code, card.filters) if code else None

    return opened


def _country(card: Card, points: Points, chosen: Filters) -> Outcome:
    code, part = points[0]
    # Nobody takes part "online" as in a country.
    return _toggled(chosen, "countries", code, taking_part=code != "online" and part == "part")


def _bucket(card: Card, points: Points, chosen: Filters) -> Outcome:
    """A part of a bar chooses its period and its code; a span over several buckets their period alone."""
    grain, split = (card.arguments[0], card.arguments[1]) if card.arguments else ("month", "theme")
    days = sorted({date.fromisoformat(day) for day, _ in points})
    start, end = days[0], period_days(days[-1].year, days[-1].month, MONTHS[grain])[1]
    code = points[0][1]
    one = len(points) == 1 and code not in (WHOLE, "other")
    part: dict[str, Any] = {FIELDS[split]: (code,)} if one else {}
    if part and split == "country":
        part["taking_part"] = False
    return _changed(chosen, date_from=start, date_to=end, **part)


def _day(card: Card, points: Points, chosen: Filters) -> Outcome:
    day = date.fromisoformat(points[0][0])
    return _changed(chosen, date_from=day, date_to=day)


def _change(card: Card, points: Points, chosen: Filters) -> Outcome:
    (code, period), dimension = points[0], card.drawing[0]
    shown: Filters = card.filters if period == "now" else card.arguments[0]
    return _changed(chosen, date_from=shown.date_from, date_to=shown.date_to, **{FIELDS[dimension]: (code,)})


def _arm(card: Card, points: Points, chosen: Filters) -> Outcome:
    return Behind("role", f"{points[0][0]}:funder", card.filters)


def _role(card: Card, points: Points, chosen: Filters) -> Outcome:
    return Behind("role", f"{card.arguments[0]}:{points[0][0]}", card.filters)


def _pair(card: Card, points: Points, chosen: Filters) -> Outcome:
    return _changed(chosen, organisations=tuple(dict.fromkeys(points[0])))


def _new_partners(card: Card, points: Points, chosen: Filters) -> Outcome:
    return Behind(points[0][0], points[0][1], card.filters)


def _theme_and_country(card: Card, points: Points, chosen: Filters) -> Outcome:
    theme, country = points[0]
    return _changed(chosen, themes=(theme,), countries=(country,))


def _partner_and_theme(card: Card, points: Points, chosen: Filters) -> Outcome:
    partner, theme = points[0]
    return _changed(chosen, partners=(partner,), themes=(theme,))


CLICKS: dict[str, Click] = {
    "by_arm": _arm,
    "by_country": _country,
    "by_day": _day,
    "by_funder": _toggle("funders"),
    "by_host": _toggle("countries", taking_part=False),
    "by_kind": _toggle("kinds"),
    "by_lag": _open("lag"),
    "by_organisation_role": _toggle("organisations"),
    "by_organisation_type": _open("type"),
    "by_partner": _toggle("partners"),
    "by_role": _role,
    "by_theme": _toggle("themes"),
    "months_of_years": lambda card, points, chosen: _bucket(card, points[:1], chosen),
    "organisation_pairs": _pair,
    "partners_by_year": _new_partners,
    "period_change": _change,
    "places_on_map": _toggle("places"),
    "theme_by_country": _theme_and_country,
    "theme_by_partner": _partner_and_theme,
    "timeline": _bucket,
}
