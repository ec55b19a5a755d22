"""Countries & partners: who hosts and takes part, which partners work with UNODC, and one of them in full."""

import streamlit as st

from dashboard.app import cards, controls, event_lists, page, profiles, state
from dashboard.cards.card import SECTIONS, View, only
from dashboard.words import _


def show(view: View) -> None:
    """The profile of the one country or organisation chosen, else all countries or all partners."""
    organisation = only(view.filters.organisations)
    page.opening(view)
    _choices(view, organisation)
    made = page.cards_of(view)
    if not made:
        return
    if organisation:
        left, right = st.columns(2, gap="small")
        with left:
            profiles.organisation_facts(organisation)
        with right:
            cards.row(made, "by_role")
        cards.over_time(made)
        cards.row(made, "places_on_map", "by_theme", widths=(1.1, 1))
    elif view.section == "partners":
        cards.row(made, "by_organisation_role", "by_organisation_type", widths=(1.4, 1))
        cards.row(made, "partners_by_year")
        cards.row(made, "organisation_pairs")
        cards.row(made, "theme_by_partner")
    elif only(view.filters.countries):
        cards.over_time(made)
        cards.row(made, "places_on_map", "by_kind", widths=(1.1, 1))
    else:
        cards.row(made, "by_country", "theme_by_country", widths=(1, 1.5))
        cards.over_time(made)
    cards.rest(made)
    event_lists.newest(view.filters)


def _choices(view: View, organisation: str) -> None:
    """Which section is shown, and a way into the profile of an organisation."""
    with st.container(horizontal=True, key="section", vertical_alignment="center"):
        if organisation:
            st.button(
                _("← All partners"), type="tertiary", on_click=state.change, kwargs={"organisations": ()}
            )
        else:
            controls.switch("section", SECTIONS)
        profiles.choose("organisations", _("Open the profile of an organisation"), view.names)
