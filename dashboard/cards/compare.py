"""Cards of a comparison: the same questions asked once a side, each side in its colour."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard.analysis import comparison_words, gaps, headlines, periods
from dashboard.analysis.addresses import AGAINST
from dashboard.analysis.comparison import Side
from dashboard.cards import breakdowns, columns, pages, side_bars, side_clicks
from dashboard.cards.card import Card, View, card
from dashboard.cards.columns import GRAINS
from dashboard.charts import sides as charts
from dashboard.charts.theme import ORDERS
from dashboard.words import N_, _, day, listed, number

BY_GRAIN = {"year": N_("Events by year"), "quarter": N_("Events by quarter"), "month": N_("Events by month")}
NO_DATE = N_("Without a date, so in no year: {parts}")
NO_MONTH = N_("Without a month, so not shown here: {parts}")
MOST_IN = N_("{side} had most events in {bucket} ({n})")

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
    return [
        timeline(view),
        side_by_side(view),
        *(side_bars.card_of(view, one) for one in side_bars.BARS if side_bars.says_more(view, one)),
    ]


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


def opening(view: View) -> tuple[headlines.Parts, str]:
    """The sentence with the number of each side, and what they have together."""
    rows = numbers(view)
    spans = [one.filters for one in view.sides]
    return (
        comparison_words.headline(view.sides, [int(one.events) for one in rows], view.names),
        comparison_words.lead(
            view.sides, int(together(view).together), rows, periods.thin_years(spans, pages.thin_years(view))
        ),
    )


def newest(view: View, skip: int = 0, most: int | None = None) -> pd.DataFrame:
    """The events of all sides, newest first: rows of events_of_sides, `most` of them after `skip`."""
    first, second, third = [*(one.filters for one in view.sides), None][:3]
    return view.ask("events_of_sides", first, second, third, skip, most)


def numbers(view: View) -> list["pd.Series[Any]"]:
    """The row of side_by_side of each side."""
    return [answer.iloc[0] for answer in side_bars.answers(view, "side_by_side")]


def timeline(view: View) -> Card:
    """A column a side in each year, quarter or month."""
    grain = view.control("grain", GRAINS)
    arguments = (grain, "kind", ORDERS["kind"])
    totals = [view.under(one.filters).totals for one in view.sides]
    data_date = totals[0].data_date.date()
    unfinished = _("Unfinished: data to {day}", day=day(data_date))
    chart = charts.columns(
        side_bars.answers(view, "timeline", arguments),
        side_bars.names(view),
        [_days(one, data_date) for one in view.sides],
        grain,
        _(BY_GRAIN[grain]),
        unfinished,
    )
    return card(
        view,
        "timeline",
        side_bars.found(chart, MOST_IN, _(BY_GRAIN[grain]), "bucket"),
        _("Events by the day they began, each counted once a side"),
        replace(chart, spans=columns.poor(chart, data_date)),
        side_clicks.bucket(grain),
        arguments=arguments,
        controls={"grain": GRAINS},
        left_out=_not_placed(view.sides, [gaps.off_axis(one, grain)[0] for one in totals], grain),
        sides=view.sides,
    )


def _days(side: Side, data_date: date) -> charts.Days:
    """The period of a side as far as there are data, if it has one."""
    start, end = side.filters.date_from, side.filters.date_to
    return (start and min(start, data_date)), (end and min(end, data_date))


def side_by_side(view: View) -> Card:
    """The numbers of the sides in a table."""
    rows = side_bars.answers(view, "side_by_side")
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
    only_said = "funder_named" if view.sides[0].facet == "funder" else ""  # all of them do
    shown = {
        name: (_(words, **years), role)
        for name, (words, role) in MEASURES.items()
        if (years or name not in ("full_years", "years_before")) and name != only_said
    }
    alt = _("The numbers of both sides") if len(rows) == 2 else _("The numbers of all sides")
    return card(
        view,
        "side_by_side",
        _("Side by side"),
        _("All years, with events without a date") if years else _("In the chosen period"),
        charts.table(rows, side_bars.names(view), alt, shown),
        side_clicks.measure,
        sides=view.sides,
    )


def _not_placed(sides: Sequence[Side], events: Sequence[int], grain: str) -> str:
    """How many events of each side a chart over time cannot place."""
    if not any(events):
        return ""
    parts = [f"{one.name} {number(n)}" for one, n in zip(sides, events, strict=True)]
    return _(NO_DATE if grain == "year" else NO_MONTH, parts=listed(parts))
