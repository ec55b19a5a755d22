"""Countries & partners: who hosts and takes part, who works beside UNODC, and one of them in full."""

import streamlit as st

from dashboard.app import cards, controls, event_lists, page, profiles, state
from dashboard.cards import page_list
from dashboard.cards.card import View, only
from dashboard.words import _


def show(view: View) -> None:
    """The profile of the one country or organisation chosen, else all countries or all partners."""
    organisation, country = only(view.filters.organisations), only(view.filters.countries)
    page.opening(view)
    _choices(view, organisation)
    made = page_list.cards(view)
    if not made:
        return page.nothing_found(view)
    if organisation:
        _organisation(made, organisation)
    elif view.section == "partners":
        _partners(made)
    elif country:
        _country(made)
    else:
        _countries(made)
    event_lists.newest(view.filters)


def _choices(view: View, organisation: str) -> None:
    """Which section is shown, and a way into the profile of an organisation."""
    with st.container(horizontal=True, key="section", vertical_alignment="center"):
        if organisation:
            st.button(
                _("← All partners"), type="tertiary", on_click=state.change, kwargs={"organisations": ()}
            )
        else:
            controls.switch("section")
        profiles.choose("organisations", _("Open the profile of an organisation"), view.names)


def _countries(made: page_list.Cards) -> None:
    cards.beside(made, "by_country", "theme_by_country", widths=(1, 1.5))
    cards.draw(made["timeline"], controls.timeline("country"))


def _country(made: page_list.Cards) -> None:
    cards.draw(made["timeline"], controls.timeline("theme"))
    cards.beside(made, "places_on_map", "by_kind", widths=(1.25, 1))
    cards.beside(made, "by_partner", "by_funder")


def _partners(made: page_list.Cards) -> None:
    cards.beside(made, "by_organisation_role", "by_organisation_type", widths=(1.4, 1))
    cards.draw(made["partners_by_year"])
    cards.draw(made["organisation_pairs"], controls.pairs)
    cards.draw(made["theme_by_partner"])


def _organisation(made: page_list.Cards, organisation: str) -> None:
    left, right = st.columns([1, 1], gap="small")
    with left:
        profiles.organisation_facts(organisation)
    with right:
        cards.draw(made["by_role"])
    cards.draw(made["timeline"], controls.timeline("theme"))
    cards.beside(made, "places_on_map", "by_theme", widths=(1.25, 1))
    cards.beside(made, "by_partner", "by_funder")
