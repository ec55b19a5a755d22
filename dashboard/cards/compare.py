"""Cards of a comparison: the same questions asked once a side, each side in its colour."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard import settings
from dashboard.analysis.addresses import AGAINST
from dashboard.analysis.comparison import Side
from dashboard.analysis.filters import Filters
from dashboard.analysis.periods import period_days
from dashboard.cards import breakdowns
from dashboard.cards.card import Card, Points, View, card, only
from dashboard.cards.clicks import MONTHS, Behind, Outcome
from dashboard.cards.time import GRAINS
from dashboard.charts import sides as charts
from dashboard.charts.chart import Chart
from dashboard.charts.theme import ORDERS
from dashboard.store.codes import NONE
from dashboard.words import N_, _, day, in_sentence, listed, number

ONE_LINE = 96  # letters of a title that says what stands out; a longer one says what is counted
BY_GRAIN = {"year": N_("Events by year"), "quarter": N_("Events by quarter"), "month": N_("Events by month")}
MOST_IN = N_("{side} had most events in {bucket} ({n})")


@dataclass(frozen=True)
class Bars:
    """A breakdown of the sides: its question and words, and the field of the filter that chooses a bar.

    `facet` is the one it would only repeat; `most` says the longest bar of a side.
    """

    question: str
    field: str
    facet: str
    title: str
    about: str
    most: str
    common: bool = False


BARS = (
    Bars(
        "by_theme",
        "themes",
        "theme",
        N_("Events by theme"),
        N_("An event with two themes counts in each; sorted by the sum"),
        N_("{side}: most on {name} ({n})"),
        common=True,
    ),
    Bars(
        "by_partner",
        "partners",
        "partner",
        N_("Events by partner"),
        N_("Organisations beside UNODC as organiser, host, partner or supporter; sorted by the sum"),
        N_("{side}: most with {name} ({n})"),
    ),
    Bars(
        "by_funder",
        "funders",
        "funder",
        N_("Events by funder"),
        N_("An acknowledgement in the story, not a sum of money; sorted by the sum"),
        N_("{side}: {name} named most ({n})"),
    ),
    Bars(
        "by_host",
        "countries",
        "country",
        N_("Events by host country"),
        N_("An event with two hosts counts in each; sorted by the sum"),
        N_("{side}: most in {name} ({n})"),
    ),
)
MEASURES = {  # columns of side_by_side -> their words, and the role of a row that is part of the one above
    "events": (N_("Events, each counted once"), ""),
    "stories": (N_("told in stories"), "second"),
    "full_years": (N_("Full years {first} – {last}"), ""),
    "years_before": (N_("five years before, {first_before} – {last_before}"), "second"),
    "funder_named": (N_("Name a funder"), ""),
    "participants": (N_("Participants, where known"), ""),
    "known_for": (N_("events they are known for"), "second"),
    "undated": (N_("Without a date"), ""),
}


def cards(view: View) -> list[Card]:
    """The cards of a comparison, in reading order."""
    if view.page == "map":
        return maps(view)
    return [timeline(view), side_by_side(view), *(_bars(view, one) for one in BARS if _says_more(view, one))]


def maps(view: View) -> list[Card]:
    """The map of each side: that of the side's own page."""
    rest = {name: value for name, value in view.controls.items() if name != AGAINST}
    found = []
    for place, one in enumerate(view.sides, start=1):
        own = breakdowns.places(replace(view, filters=one.filters, controls=rest), slot=f"side-{place}")
        title = _("{title}: {side}", title=own.title, side=one.name)
        found.append(replace(own, title=title))
    return [one for one in found if not one.chart.empty]


def events(view: View) -> int:
    """The events of all sides, each counted once."""
    return int(together(view).events)


def together(view: View) -> "pd.Series[Any]":
    """The one row of sides_together."""
    return view.ask("sides_together", *(one.filters for one in view.sides)).iloc[0]


def numbers(view: View) -> list["pd.Series[Any]"]:
    """The row of side_by_side of each side."""
    return [view.ask("side_by_side", one.filters).iloc[0] for one in view.sides]


def timeline(view: View) -> Card:
    """A column a side in each year, quarter or month."""
    grain = view.control("grain", GRAINS)
    arguments = (grain, "kind", ORDERS["kind"])
    totals = [view.under(one.filters).totals for one in view.sides]
    unfinished = _("Unfinished: data to {day}", day=day(totals[0].data_date))
    chart = charts.columns(
        _answers(view, "timeline", arguments),
        _names(view),
        [(one.filters.date_from, one.filters.date_to) for one in view.sides],
        grain,
        _(BY_GRAIN[grain]),
        unfinished,
    )
    unplaced = [int(one.undated if grain == "year" else one.without_month) for one in totals]
    return card(
        view,
        "timeline",
        _found(chart, MOST_IN, _(BY_GRAIN[grain]), "bucket"),
        _("Events by the day they began, each counted once a side"),
        chart,
        _bucket(grain),
        arguments=arguments,
        controls={"grain": GRAINS},
        left_out=_not_placed(view.sides, unplaced),
        sides=view.sides,
    )


def side_by_side(view: View) -> Card:
    """The numbers of the sides in a table."""
    rows = [view.ask("side_by_side", one.filters) for one in view.sides]
    first = rows[0].iloc[0]
    years = (
        {}
        if pd.isna(first.full_years)
        else {
            "first": first.first_year,
            "last": first.last_year,
            "first_before": first.first_before,
            "last_before": first.last_before,
        }
    )
    shown = {
        name: (_(words, **years), role)
        for name, (words, role) in MEASURES.items()
        if years or name not in ("full_years", "years_before")
    }
    alt = _("The numbers of both sides") if len(rows) == 2 else _("The numbers of all sides")
    return card(
        view,
        "side_by_side",
        _("Side by side"),
        _("All dates, with events without a date") if years else _("In the chosen period"),
        charts.table(rows, _names(view), alt, shown),
        _measure,
        sides=view.sides,
    )


def _says_more(view: View, one: Bars) -> bool:
    """Whether bars say more than the filter: not those of what is compared, or of the one that is chosen."""
    return one.facet != view.sides[0].facet and not only(getattr(view.filters, one.field))


def _bars(view: View, own: Bars) -> Card:
    answers = _answers(view, own.question)
    chart = charts.bars(answers, _names(view), _(own.title), settings.TOP_BARS)
    more = len({code for answer in answers for code in answer.code}) - len(chart.categories)
    return card(
        view,
        own.question,
        _found(chart, own.most, _(own.title), "name", common=own.common),
        _(own.about),
        chart,
        _bar(own.field),
        left_out=_("{n} more in the data", n=number(more)) if more else "",
        sides=view.sides,
    )


def _answers(view: View, question: str, arguments: tuple[Any, ...] = ()) -> list[pd.DataFrame]:
    return [view.ask(question, one.filters, *arguments) for one in view.sides]


def _names(view: View) -> list[tuple[str, int]]:
    return [(one.name, int(view.under(one.filters).totals.events)) for one in view.sides]


def _found(chart: Chart, message: str, otherwise: str, hole: str, common: bool = False) -> str:
    """Where each side has most events, as a title; else what is counted, if no one category leads."""
    said = []
    for series in chart.series:
        named = [
            (value or 0, one.name)
            for one, value in zip(chart.categories, series.values, strict=True)
            if one.code != NONE
        ]
        highest = max(named, default=(0, ""))[0]
        leading = [name for value, name in named if value == highest]
        if not highest or len(leading) > 1:
            return otherwise
        name = in_sentence(leading[0]) if common else leading[0]
        said.append(_(message, side=series.name, n=number(highest), **{hole: name}))
    title = "; ".join(said)
    return title if len(title) <= ONE_LINE else otherwise


def _not_placed(sides: Sequence[Side], events: Sequence[int]) -> str:
    """How many events of each side a chart over time cannot place."""
    if not any(events):
        return ""
    parts = [f"{one.name} {number(n)}" for one, n in zip(sides, events, strict=True)]
    return _("Not placed here, without such a date: {parts}", parts=listed(parts))


# --- what a click gives: the events of the side whose bar it is ---


def _behind(card: Card, series: str, **wanted: Any) -> Outcome:
    """The events of a side that also match what a bar stands for."""
    side = card.sides[int(series) - 1]
    return Behind("filter", "", side.filters, replace(side.filters, **wanted))


def _bar(field: str) -> Any:
    """The events of a name on a side."""

    def opened(card: Card, points: Points, chosen: Filters) -> Outcome:
        code, series = points[0]
        hosting = {"taking_part": False} if field == "countries" else {}
        return _behind(card, series, **{field: (code,)}, **hosting)

    return opened


def _bucket(grain: str) -> Any:
    """The events of a bucket on a side."""

    def opened(card: Card, points: Points, chosen: Filters) -> Outcome:
        began, series = points[0]
        start = date.fromisoformat(began)
        first, last = period_days(start.year, start.month, MONTHS[grain])
        return _behind(card, series, date_from=first, date_to=last, undated=False)

    return opened


def _measure(card: Card, points: Points, chosen: Filters) -> Outcome:
    """All events of a side."""
    return _behind(card, points[0][1])
