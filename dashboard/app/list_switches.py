"""How the list on the page Stories is shown: view, order, told in Russian alone, what is seen of an event."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from dashboard.app import cache, controls, state
from dashboard.app.text import plain
from dashboard.cards import listing
from dashboard.cards.card import View
from dashboard.cards.names import PARTS
from dashboard.words import _, number

RUSSIAN = "ru"


def draw(view: View, shown: str, numbers: Mapping[str, int]) -> None:
    """The switches in one row; `shown` is the view of the list, `numbers` says how many rows each has."""
    with st.container(horizontal=True, key="list-switches", vertical_alignment="center"):
        controls.switch("list", listing.VIEWS, numbers)
        controls.select("order", listing.ORDERS if shown == "events" else listing.STORY_ORDERS, 210)
        _only_in_russian(view)
        if shown == "events":
            with st.popover(_("Columns")):
                _parts(view)


def _only_in_russian(view: View) -> None:
    """A button that chooses the events told in Russian alone, with their number; once more undoes it."""
    russian = replace(view.filters, languages=(RUSSIAN,), only_languages=True)
    is_on = view.filters == russian
    if events := int(cache.totals(russian).events):
        name = plain(view.names["languages"].get(RUSSIAN, RUSSIAN))
        st.button(
            _("Only in {language} **{n}**", language=name, n=number(events)),
            type="primary" if is_on else "secondary",
            key="only-in-russian",
            on_click=state.choose,
            args=(replace(view.filters, languages=(), only_languages=False) if is_on else russian,),
        )


def _parts(view: View) -> None:
    st.pills(
        _("What is seen of each event"),
        list(listing.PARTS),
        format_func=lambda part: _(listing.PARTS[part]),
        selection_mode="multi",
        **state.bound(
            "control-parts",
            list(listing.parts_of(view.controls.get(PARTS, ""))),
            lambda parts: state.set_view(PARTS, listing.in_address(tuple(parts)), {"": ""}),
        ),
    )
