"""Countries & partners: who hosts and takes part, who works beside UNODC, and one of them in full."""

import streamlit as st

from dashboard import settings
from dashboard.analysis import filter_words
from dashboard.analysis.filters import Filters
from dashboard.app import cache, cards, event_lists, page, profiles, state
from dashboard.app.chart_cards import breakdowns, partners, time
from dashboard.app.chart_cards.base import switch

SECTIONS = {"countries": "Countries", "partners": "Partners"}


def show(filters: Filters, names: filter_words.Names) -> None:
    """The profile of the one country or organisation chosen, else all countries or all partners."""
    organisation, country = profiles.organisation(filters), profiles.country(filters)
    section = "partners" if organisation else state.view("section", SECTIONS)
    if organisation:
        page.opening(filters, names, *profiles.organisation_words(filters, organisation, names))
    elif country and section == "countries":
        page.opening(filters, names, *profiles.country_words(filters, country))
    else:
        page.opening(filters, names, lead=profiles.partners_words(filters) if section == "partners" else "")
    _choices(organisation, names)
    if not cache.totals(filters).events:
        return page.nothing_found(filters, names)
    if organisation:
        _organisation(filters, names, organisation)
    elif section == "partners":
        _partners(filters, names)
    elif country:
        _country(filters, names)
    else:
        _countries(filters, names)
    event_lists.newest(filters)


def _choices(organisation: str, names: filter_words.Names) -> None:
    """Which section is shown, and a way into the profile of an organisation."""
    with st.container(horizontal=True, key="section", vertical_alignment="center"):
        if organisation:
            st.button("← All partners", type="tertiary", on_click=state.change, kwargs={"organisations": ()})
        else:
            switch("section", "Section", SECTIONS)
        profiles.choose("organisations", "Open the profile of an organisation", names)


def _countries(filters: Filters, names: filter_words.Names) -> None:
    left, right = st.columns([1, 1.5], gap="small")
    with left:
        cards.draw(breakdowns.countries(filters, names))
    with right:
        cards.draw(breakdowns.theme_by_country(filters, names))
    cards.draw(time.timeline(filters, names, split="country"))


def _country(filters: Filters, names: filter_words.Names) -> None:
    cards.draw(time.timeline(filters, names, split="theme"))
    left, right = st.columns([1.25, 1], gap="small")
    with left:
        cards.draw(breakdowns.places(filters, names))
    with right:
        cards.draw(breakdowns.kinds(filters, names))
    left, right = st.columns(2, gap="small")
    with left:
        cards.draw(partners.partners(filters, names))
    with right:
        cards.draw(breakdowns.funders(filters, names))


def _partners(filters: Filters, names: filter_words.Names) -> None:
    left, right = st.columns([1.4, 1], gap="small")
    with left:
        cards.draw(partners.organisation_roles(filters, names))
    with right:
        cards.draw(partners.organisation_types(filters, names))
    cards.draw(partners.partners_by_year(filters, names))
    cards.draw(partners.organisation_pairs(filters, names))
    cards.draw(partners.theme_by_partner(filters, names))


def _organisation(filters: Filters, names: filter_words.Names, organisation: str) -> None:
    left, right = st.columns([1, 1], gap="small")
    with left:
        profiles.organisation_facts(organisation)
    with right:
        cards.draw(partners.roles(filters, names, organisation))
    cards.draw(time.timeline(filters, names, split="theme"))
    left, right = st.columns([1.25, 1], gap="small")
    with left:
        cards.draw(breakdowns.places(filters, names))
    with right:
        cards.draw(breakdowns.themes(filters, names))
    left, right = st.columns(2, gap="small")
    with left:
        cards.draw(partners.partners(filters, names, settings.TOP_BARS))
    with right:
        cards.draw(breakdowns.funders(filters, names))
