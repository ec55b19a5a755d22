"""Overview: what there is, at a glance."""

import streamlit as st

from dashboard import settings
from dashboard.analysis import words
from dashboard.analysis.filters import Filters
from dashboard.app import cache, cards, chart_cards, page
from dashboard.app.newest import newest


def show(filters: Filters, names: words.Names) -> None:
    """Numbers, timeline, map and countries, partners and funders, the newest events."""
    totals = cache.totals(filters)
    page.at_a_glance(filters)
    if not totals.events:
        return page.nothing_found(filters, names)
    cards.draw(chart_cards.timeline(filters, names))
    left, right = st.columns([1.25, 1], gap="small")
    with left:
        cards.draw(chart_cards.places(filters, names))
    with right:
        cards.draw(chart_cards.countries(filters, names))
    left, right = st.columns(2, gap="small")
    with left:
        cards.draw(chart_cards.partners(filters, names))
    with right:
        cards.draw(chart_cards.funders(filters, names))
    left, right = st.columns(2, gap="small")
    with left:
        cards.draw(chart_cards.themes(filters, names))
    with right:
        cards.draw(chart_cards.kinds(filters, names))
    cards.draw(chart_cards.organisation_roles(filters, names))
    with st.container(border=True, key="card-newest"):
        cards.head("Newest events", f"The {settings.NEWEST_EVENTS} most recent by date of the event")
        newest(filters)
