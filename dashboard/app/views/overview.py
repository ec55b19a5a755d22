"""Overview: what there is, at a glance."""

import streamlit as st

from dashboard.analysis import filter_words
from dashboard.analysis.filters import Filters
from dashboard.app import cache, cards, event_lists, page
from dashboard.app.chart_cards import breakdowns, partners, time


def show(filters: Filters, names: filter_words.Names) -> None:
    """Numbers, timeline, map and countries, partners and funders, the newest events."""
    page.opening(filters, names)
    totals = cache.totals(filters)
    page.at_a_glance(filters)
    if not totals.events:
        return page.nothing_found(filters, names)
    cards.draw(time.timeline(filters, names))
    left, right = st.columns([1.25, 1], gap="small")
    with left:
        cards.draw(breakdowns.places(filters, names))
    with right:
        cards.draw(breakdowns.countries(filters, names))
    left, right = st.columns(2, gap="small")
    with left:
        cards.draw(partners.partners(filters, names))
    with right:
        cards.draw(breakdowns.funders(filters, names))
    left, right = st.columns(2, gap="small")
    with left:
        cards.draw(breakdowns.themes(filters, names))
    with right:
        cards.draw(breakdowns.kinds(filters, names))
    event_lists.newest(filters)
