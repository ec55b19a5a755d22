"""What a click on a chart does: for each question the filter it chooses, or the events it opens."""

from collections.abc import Callable
from datetime import date
from typing import Any

from dashboard.analysis.filters import Filters, period_days
from dashboard.app import dialogs, state
from dashboard.cards.card import Card
from dashboard.cards.time import FIELDS
from dashboard.charts.key import WHOLE

Points = list[list[str]]  # the codes of each bar, cell or point that was clicked or brushed
MONTHS = {"year": 12, "quarter": 3, "month": 1}


def click(card: Card, points: Points) -> None:
    """Do what a click on these points of a card asks for."""
    CLICKS[card.question](card, points)


def _toggle(field: str, **others: Any) -> Callable[[Card, Points], None]:
    """Choose the first code in a field of the filter, or take the choice away again."""

    def choose(card: Card, points: Points) -> None:
        if code := points[0][0]:
            state.toggle(field, code, **others)

    return choose


def _open(breakdown: str) -> Callable[[Card, Points], None]:
    """Open the events behind a bar that no filter can choose."""

    def opened(card: Card, points: Points) -> None:
        if code := points[0][0]:
            dialogs.open_events(breakdown, code, card.filters)

    return opened


def _country(card: Card, points: Points) -> None:
    code, part = points[0]
    # Nobody takes part "online" as in a country.
    state.toggle("countries", code, taking_part=code != "online" and part == "part")


def _bucket(card: Card, points: Points) -> None:
    """A part of a bar chooses its period and its code; a span over several buckets their period alone."""
    grain, split = (card.arguments[0], card.arguments[1]) if card.arguments else ("month", "theme")
    days = sorted({date.fromisoformat(day) for day, _ in points})
    start, end = days[0], period_days(days[-1].year, days[-1].month, MONTHS[grain])[1]
    code = points[0][1]
    one = len(points) == 1 and code not in (WHOLE, "other")
    chosen: dict[str, Any] = {FIELDS[split]: (code,)} if one else {}
    if chosen and split == "country":
        chosen["taking_part"] = False
    state.change(date_from=start, date_to=end, **chosen)


def _day(card: Card, points: Points) -> None:
    day = date.fromisoformat(points[0][0])
    state.change(date_from=day, date_to=day)


def _change(card: Card, points: Points) -> None:
    (code, period), dimension = points[0], card.drawing[0]
    chosen: Filters = card.filters if period == "now" else card.arguments[0]
    state.change(date_from=chosen.date_from, date_to=chosen.date_to, **{FIELDS[dimension]: (code,)})


CLICKS: dict[str, Callable[[Card, Points], None]] = {
    "by_arm": lambda card, points: dialogs.open_events("role", f"{points[0][0]}:funder", card.filters),
    "by_country": _country,
    "by_day": _day,
    "by_funder": _toggle("funders"),
    "by_host": _toggle("countries", taking_part=False),
    "by_kind": _toggle("kinds"),
    "by_lag": _open("lag"),
    "by_organisation_role": _toggle("organisations"),
    "by_organisation_type": _open("type"),
    "by_partner": _toggle("partners"),
    "by_role": lambda card, points: dialogs.open_events(
        "role", f"{card.arguments[0]}:{points[0][0]}", card.filters
    ),
    "by_theme": _toggle("themes"),
    "months_of_years": lambda card, points: _bucket(card, points[:1]),
    "organisation_pairs": lambda card, points: state.change(organisations=tuple(dict.fromkeys(points[0]))),
    "partners_by_year": lambda card, points: dialogs.open_events(points[0][0], points[0][1], card.filters),
    "period_change": _change,
    "places_on_map": _toggle("places"),
    "theme_by_country": lambda card, points: state.change(themes=(points[0][0],), countries=(points[0][1],)),
    "theme_by_partner": lambda card, points: state.change(partners=(points[0][0],), themes=(points[0][1],)),
    "timeline": _bucket,
}
