"""Cards over time: the timeline, years against each other, days, the period before, the lag."""

from datetime import date
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.analysis import filter_words, phrases, words
from dashboard.analysis.filters import Filters, period_days
from dashboard.app import cache, dialogs, state
from dashboard.app.cards import Card, Points
from dashboard.app.chart_cards.base import bars, card, switch
from dashboard.charts.key import WHOLE, legend, part_names, year_legend
from dashboard.charts.theme import ORDERS

GRAINS = {"year": "Years", "quarter": "Quarters", "month": "Months"}
SPLITS = {"theme": "by theme", "kind": "by kind", "country": "by host", "funder": "by funder"}
FORMS = {"stack": "Stacked", "multiples": "Side by side", "sum": "Total", "average": "Average"}
RUNS = {"month": "Each month", "sum": "Since January"}
REACHES = {"year": "3 years", "quarter": "4 quarters", "month": "12 months"}
DIMENSIONS = {"theme": "by theme", "country": "by host", "kind": "by kind"}
MONTHS = {"year": 12, "quarter": 3, "month": 1}
FIELDS = {"theme": "themes", "kind": "kinds", "country": "countries", "funder": "funders"}
NOUNS = {"theme": "theme", "kind": "kind of activity", "country": "host country", "funder": "funder"}
COUNTED = {
    "theme": "an event with two themes counts in each",
    "kind": "each event has one kind, so the parts add up",
    "country": "an event with two hosts counts in each",
    "funder": "an event with two funders counts in each",
}
HOW = {
    "stack": "Bold row: events, each counted once. Coloured parts: {counted}.",
    "multiples": "All on one scale, an unfinished {grain} hatched; {counted}.",
    "sum": "All events up to each {grain}; {counted}.",
    "average": "Mean of the last {reach}, unfinished ones left out; {counted}.",
}
TITLES = {
    "stack": "Events by {grain} and {noun}",
    "multiples": "Events by {grain} and {noun}, side by side",
    "sum": "Events up to each {grain}, by {noun}",
    "average": "Events by {grain} and {noun}, moving average",
}


def timeline(
    filters: Filters,
    names: filter_words.Names,
    *,
    split: str = "",
    forms: bool = False,
    slot: str = "",
    narrow: bool = False,
) -> Card:
    """Events over time, parted by theme, kind, country or funder.

    `split` fixes what the parts are, else a switch chooses it; `forms` offers other forms than
    stacked bars, and a span drawn over the chart then chooses the period; `slot` and `narrow` are for
    two timelines side by side, of which only the page has switches.
    """
    grain = state.view("grain", GRAINS)
    part = split or state.view("split", SPLITS)
    form = state.view("form", FORMS) if forms else "stack"
    totals = cache.totals(filters)
    arguments = (grain, part, ORDERS[part])
    rows = cache.ask("timeline", filters, *arguments)
    unplaced = int(totals.undated if grain == "year" else totals.without_month)
    parts = part_names(dict(names[FIELDS[part]]), part)
    reach = f"Unfinished: data to {phrases.day(totals.data_date)}" if form == "stack" else ""
    whole = rows[rows.part == WHOLE]
    why = "date" if grain == "year" else "month"
    said = {"grain": grain, "noun": NOUNS[part], "counted": COUNTED[part], "reach": REACHES[grain]}
    return card(
        "timeline",
        filters,
        names,
        TITLES[form].format(**said),
        HOW[form].format(**said),
        alt=phrases.alt_text(
            f"Events by {grain}", [f"{day:%Y-%m}" for day in whole.bucket], list(whole.events)
        ),
        arguments=arguments,
        drawing=(tuple(sorted(parts.items())), part, grain, form),
        on_screen=(narrow or cache.is_phone(), forms),
        left_out=f"Not placed here: {phrases.count(unplaced, 'event')} without a {why}" if unplaced else "",
        click=lambda points: _choose_buckets(points, grain, part),
        brush=forms,
        legend=None
        if form == "multiples"
        else lambda mode: legend(rows, cache.palette(mode), parts, part, reach),
        controls=None if slot else lambda: _timeline_controls(split, forms),
        slot=slot,
        key_below=narrow,
    )


def _timeline_controls(split: str, forms: bool) -> None:
    switch("grain", "By", GRAINS)
    if not split:
        switch("split", "Coloured by", SPLITS)
    if forms:
        switch("form", "Form", FORMS)


def _choose_buckets(points: Points, grain: str, split: str) -> None:
    """A part of a bar chooses its period and its code; a span over several buckets their period alone."""
    days = sorted({date.fromisoformat(day) for day, _ in points})
    start, end = days[0], period_days(days[-1].year, days[-1].month, MONTHS[grain])[1]
    code = points[0][1]
    one = len(points) == 1 and code not in (WHOLE, "other")
    chosen: dict[str, Any] = {FIELDS[split]: (code,)} if one else {}
    if chosen and split == "country":
        chosen["taking_part"] = False
    state.change(date_from=start, date_to=end, **chosen)


def months_of_years(filters: Filters, names: filter_words.Names) -> Card:
    """The years laid over each other, month by month or as running totals."""
    running = state.view("run", RUNS) == "sum"
    rows = cache.ask("months_of_years", filters)
    unplaced = int(cache.totals(filters).without_month)
    finished = rows[~rows.unfinished]
    how = "Events since January of each year" if running else "Events in each month"
    return card(
        "months_of_years",
        filters,
        names,
        "The years month by month",
        f"{how}; the last five years in colour, earlier ones grey, an unfinished month left out",
        alt=phrases.alt_text(
            how,
            [f"{year}-{month:02d}" for year, month in zip(finished.year, finished.month, strict=True)],
            list(finished.cumulative if running else finished.events),
        ),
        drawing=(running,),
        left_out=f"Not placed here: {phrases.count(unplaced, 'event')} without a month" if unplaced else "",
        click=lambda points: _choose_buckets(points[:1], "month", "theme"),
        legend=lambda mode: year_legend(rows, cache.palette(mode)),
        controls=lambda: switch("run", "Count", RUNS),
    )


def by_day(filters: Filters, names: filter_words.Names) -> Card:
    """A year as a calendar of the days on which events began."""
    years = [str(year) for year in reversed(cache.ask("totals_by_year", filters).year)]
    full = next((year for year in years if int(year) < cache.totals(filters).data_date.year), years[0])
    options = {year: year for year in [full, *years]}
    year = int(state.view("year", options))
    rows = cache.ask("by_day", filters, year)
    unknown, total = int(rows.unknown_day.max()), int(rows.total.max())
    return card(
        "by_day",
        filters,
        names,
        f"The days of {year}",
        f"{phrases.count(total, 'event')} by the day on which they began; a darker day had more",
        alt=phrases.alt_text(
            f"Events by day of {year}", [f"{day:%Y-%m-%d}" for day in rows.day], list(rows.events)
        ),
        arguments=(year,),
        on_screen=(cache.is_phone(),),
        left_out=f"Not placed here: {phrases.count(unknown, 'event')} of {year} without a day"
        if unknown
        else "",
        click=_choose_day,
        controls=lambda: _year_control(options, str(year)),
    )


def _choose_day(points: Points) -> None:
    day = date.fromisoformat(points[0][0])
    state.change(date_from=day, date_to=day)


def _year_control(options: dict[str, str], year: str) -> None:
    key = "control-year"
    st.session_state[key] = year
    st.selectbox(
        "Year",
        sorted(options, reverse=True),
        key=key,
        label_visibility="collapsed",
        width=110,
        on_change=lambda: state.set_view("year", st.session_state[key]),
    )


def period_change(now: Filters, before: Filters, names: filter_words.Names) -> Card:
    """The period against the equal period before, by theme, host or kind."""
    dimension = state.view("drive", DIMENSIONS)
    rows = cache.ask("period_change", now, before)
    shown = rows[rows.dimension == dimension]
    now_in, before_in = filter_words.period(now), filter_words.period(before)
    return card(
        "period_change",
        now,
        names,
        f"{now_in} against {before_in}",
        f"Thick: {now_in}. Thin: {before_in}. Events {DIMENSIONS[dimension]}; {COUNTED[dimension]}.",
        alt=phrases.alt_text(
            f"Events of {now_in} {DIMENSIONS[dimension]}", list(shown.name), list(shown.now)
        ),
        arguments=(before,),
        drawing=(dimension, now_in, before_in, settings.TOP_BARS),
        left_out=_not_drawn(len(shown) - settings.TOP_BARS, NOUNS[dimension]),
        click=lambda points: _choose_change(points, dimension, now, before),
        controls=lambda: switch("drive", "Parts", DIMENSIONS),
    )


def _not_drawn(rest: int, noun: str) -> str:
    return f"{rest} more in Data, by {noun}" if rest > 0 else ""


def _choose_change(points: Points, dimension: str, now: Filters, before: Filters) -> None:
    code, period = points[0]
    chosen = now if period == "now" else before
    state.change(date_from=chosen.date_from, date_to=chosen.date_to, **{FIELDS[dimension]: (code,)})


def by_lag(filters: Filters, names: filter_words.Names) -> Card:
    """How late events are told."""
    return bars(
        "by_lag",
        filters,
        names,
        "How soon events are told",
        "Events by the days from their end to the first story with a day",
        "",
        note=words.lag(cache.ask("by_lag", filters)) + " So the newest weeks look emptier than they are.",
        click=lambda points: dialogs.open_events("lag", points[0][0], filters),
    )
