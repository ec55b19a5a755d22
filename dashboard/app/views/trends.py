"""Trends: is it more or less than before, and why."""

import streamlit as st

from dashboard.analysis import filter_words, periods, words
from dashboard.analysis.filters import Filters
from dashboard.app import cache, cards, event_lists, page
from dashboard.app.chart_cards import breakdowns, time

CAUTION = "Fewer events found are not fewer events held: see “Thin years” on About the data."


def show(filters: Filters, names: filter_words.Names) -> None:
    """The period in words, the timeline in its forms, the years laid over each other, days and lag."""
    totals = cache.totals(filters)
    compared = periods.compared(filters, totals.data_date.date())
    page.opening(filters, names, lead=_in_words(filters, compared))
    if not totals.events:
        return page.nothing_found(filters, names)
    cards.draw(time.timeline(filters, names, forms=True))
    dated = len(cache.ask("totals_by_year", filters)) > 0
    left, right = st.columns(2, gap="small")
    with left:
        if compared:
            cards.draw(time.period_change(*compared, names))
        else:
            cards.draw(breakdowns.themes(filters, names))
    with right:
        if dated:
            cards.draw(time.months_of_years(filters, names))
    if dated:
        cards.draw(time.by_day(filters, names))
    left, right = st.columns(2, gap="small")
    with left:
        cards.draw(breakdowns.kinds(filters, names))
    with right:
        cards.draw(time.by_lag(filters, names))
    event_lists.newest(filters)


def _in_words(filters: Filters, compared: tuple[Filters, Filters] | None) -> str:
    if compared is None:
        said = words.no_comparison()
    else:
        now, before = compared
        rows = cache.ask("period_change", now, before)
        said = words.change(rows, filter_words.period(now), filter_words.period(before))
    return f"{said} {CAUTION}"
