"""Funders: what the support of one made happen, or all of them."""

import streamlit as st

from dashboard.app import cards, event_lists, page, profiles
from dashboard.cards.card import View, only
from dashboard.words import _


def show(view: View) -> None:
    """The page of the one funder chosen, else all funders."""
    funder = only(view.filters.funders)
    page.opening(view)
    with st.container(horizontal=True, key="section", vertical_alignment="center"):
        if funder:
            profiles.questions(view.filters, funder)
        profiles.choose("funders", _("Open the page of a funder"), view.names)
    made = page.cards_of(view)
    if not made:
        return
    if funder:
        cards.over_time(made)
        cards.row(made, "places_on_map", "by_country", widths=(1.1, 1))
        cards.row(made, "by_partner by_arm", "by_theme")
        cards.rest(made)
        event_lists.acknowledgements(view.filters, funder)
    else:
        cards.row(made, "by_funder")
        cards.over_time(made)
        cards.rest(made)
        event_lists.newest(view.filters)
