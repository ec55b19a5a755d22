"""Overview: what there is, at a glance."""

import streamlit as st

from dashboard.app import cards, controls, event_lists, page
from dashboard.cards import page_list
from dashboard.cards.card import View


def show(view: View) -> None:
    """Numbers, timeline, map and countries, partners and funders, the newest events."""
    page.opening(view)
    page.at_a_glance(view)
    made = page_list.cards(view)
    if not made:
        return page.nothing_found(view)
    cards.draw(made["timeline"], controls.timeline())
    left, right = st.columns([1.25, 1], gap="small")
    with left:
        cards.draw(made["places_on_map"])
    with right:
        cards.draw(made["by_country"])
    cards.beside(made, "by_partner", "by_funder")
    cards.beside(made, "by_theme", "by_kind")
    event_lists.newest(view.filters)
