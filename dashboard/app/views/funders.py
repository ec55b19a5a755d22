"""Funders: what the support of one made happen, two side by side, or all of them."""

import streamlit as st

from dashboard import settings
from dashboard.analysis import filter_words
from dashboard.analysis.filters import Filters
from dashboard.app import cache, cards, event_lists, page, profiles
from dashboard.app.chart_cards import breakdowns, partners, time


def show(filters: Filters, names: filter_words.Names) -> None:
    """The page of the one funder chosen, two of them side by side, else all funders."""
    funder = profiles.funder(filters)
    if funder:
        headline, lead = profiles.funder_words(filters, funder)
        page.opening(filters, names, headline, f"{lead} {profiles.funder_caveat(filters, funder)}")
    else:
        page.opening(filters, names, lead=profiles.funders_words(filters))
    profiles.choose("funders", "Open the page of a funder", names)
    if not cache.totals(filters).events:
        return page.nothing_found(filters, names)
    if funder:
        _one(filters, names, funder)
    elif len(filters.funders) == 2:
        _two(filters, names)
    else:
        cards.draw(breakdowns.funders(filters, names, settings.TOP_FUNDERS))
        cards.draw(time.timeline(filters, names, split="funder"))
        event_lists.newest(filters)


def _one(filters: Filters, names: filter_words.Names, funder: str) -> None:
    profiles.questions(filters, funder)
    profiles.funder_numbers(filters, funder)
    cards.draw(time.timeline(filters, names, split="theme"))
    left, right = st.columns([1.25, 1], gap="small")
    with left:
        cards.draw(breakdowns.places(filters, names))
    with right:
        cards.draw(breakdowns.countries(filters, names))
    left, right = st.columns(2, gap="small")
    with left:
        cards.draw(partners.partners(filters, names))
        if len(cache.ask("by_arm", filters, funder)) > 1:
            cards.draw(breakdowns.arms(filters, names, funder))
    with right:
        cards.draw(breakdowns.themes(filters, names))
    event_lists.acknowledgements(filters, funder)


def _two(filters: Filters, names: filter_words.Names) -> None:
    both = [(profiles.alone(filters, funder), funder) for funder in filters.funders]
    for draw in (
        profiles.funder_card,
        lambda own, funder: cards.draw(time.timeline(own, names, split="theme", slot=funder, narrow=True)),
        lambda own, funder: cards.draw(breakdowns.themes(own, names, slot=funder)),
        lambda own, funder: cards.draw(breakdowns.places(own, names, slot=funder)),
    ):
        for column, (own, funder) in zip(st.columns(2, gap="small"), both, strict=True):
            with column:
                draw(own, funder)
