"""Funders: what the support of one made happen, two side by side, or all of them."""

import streamlit as st

from dashboard.app import cards, event_lists, page, profiles
from dashboard.cards import openings, pages
from dashboard.cards.card import View, only
from dashboard.words import _


def show(view: View) -> None:
    """The page of the one funder chosen, two of them side by side, else all funders."""
    funder, chosen = only(view.filters.funders), view.filters.funders
    page.opening(view)
    profiles.choose("funders", _("Open the page of a funder"), view.names)
    made = page.cards_of(view)
    if not made:
        return
    if funder:
        profiles.questions(view.filters, funder)
        page.number_cards(openings.funder_numbers(view, funder))
        cards.over_time(made)
        cards.row(made, "places_on_map", "by_country", widths=(1.25, 1))
        cards.row(made, "by_partner by_arm", "by_theme")
        cards.rest(made)
        event_lists.acknowledgements(view.filters, funder)
    elif pages.are_two(chosen):
        for column, one in zip(st.columns(2, gap="small"), chosen, strict=True):
            with column:
                profiles.funder_card(pages.alone(view, one), one)
        for question in ("timeline", "by_theme", "places_on_map"):
            cards.row(made, *(f"{question}-{one}" for one in chosen), narrow=True)
    else:
        cards.row(made, "by_funder")
        cards.over_time(made)
        cards.rest(made)
        event_lists.newest(view.filters)
