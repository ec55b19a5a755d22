"""Funders: what the support of one made happen, two side by side, or all of them."""

import streamlit as st

from dashboard.app import cards, controls, event_lists, page, profiles
from dashboard.cards import openings, page_list, pages
from dashboard.cards.card import View, only
from dashboard.words import _


def show(view: View) -> None:
    """The page of the one funder chosen, two of them side by side, else all funders."""
    funder = only(view.filters.funders)
    page.opening(view)
    profiles.choose("funders", _("Open the page of a funder"), view.names)
    made = page_list.cards(view)
    if not made:
        return page.nothing_found(view)
    if funder:
        _one(view, made, funder)
    elif pages.are_two(view.filters.funders):
        _two(view, made)
    else:
        cards.draw(made["by_funder"])
        cards.draw(made["timeline"], controls.timeline("funder"))
        event_lists.newest(view.filters)


def _one(view: View, made: page_list.Cards, funder: str) -> None:
    profiles.questions(view.filters, funder)
    page.number_cards(openings.funder_numbers(view, funder))
    cards.draw(made["timeline"], controls.timeline("theme"))
    cards.beside(made, "places_on_map", "by_country", widths=(1.25, 1))
    left, right = st.columns(2, gap="small")
    with left:
        cards.draw(made["by_partner"])
        if "by_arm" in made:
            cards.draw(made["by_arm"])
    with right:
        cards.draw(made["by_theme"])
    event_lists.acknowledgements(view.filters, funder)


def _two(view: View, made: page_list.Cards) -> None:
    for column, funder in zip(st.columns(2, gap="small"), view.filters.funders, strict=True):
        with column:
            profiles.funder_card(pages.alone(view, funder), funder)
    for question in ("timeline", "by_theme", "places_on_map"):
        for column, funder in zip(st.columns(2, gap="small"), view.filters.funders, strict=True):
            with column:
                if card := made.get(f"{question}-{funder}"):
                    cards.draw(card, narrow=True)
