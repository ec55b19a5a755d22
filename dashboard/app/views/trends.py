"""Trends: is it more or less than before, and why."""

import streamlit as st

from dashboard.app import cards, controls, event_lists, page
from dashboard.cards import page_list
from dashboard.cards.card import View


def show(view: View) -> None:
    """The period in words, the timeline in its forms, the years laid over each other, days and lag."""
    page.opening(view)
    made = page_list.cards(view)
    if not made:
        return page.nothing_found(view)
    cards.draw(made["timeline"], controls.timeline(forms=True), brush=True)
    left, right = st.columns(2, gap="small")
    with left:
        if "period_change" in made:
            cards.draw(made["period_change"], controls.drive)
        else:
            cards.draw(made["by_theme"])
    with right:
        if "months_of_years" in made:
            cards.draw(made["months_of_years"], controls.run)
    if "by_day" in made:
        cards.draw(made["by_day"], controls.year(view))
    cards.beside(made, "by_kind", "by_lag")
    event_lists.newest(view.filters)
