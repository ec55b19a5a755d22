"""The active filters as removable chips above the content."""

import streamlit as st

from dashboard.analysis import filter_words
from dashboard.analysis.filters import Filters
from dashboard.app import cache, state
from dashboard.app.text import escaped, plain
from dashboard.cards.card import View
from dashboard.words import N_, _, stressed


def draw(view: View, filters: Filters) -> None:
    """One chip a chosen value of some filters, and one button that clears all; on paper all is words.

    A chip has the acronym of a body that has one, and says its name in full under the pointer.
    """
    before, said, after = stressed(N_("**Chosen:** {filters}"), filters=view.in_words)
    st.html(f'<p class="paper">{escaped(before)}<b>{escaped(said)}</b>{escaped(after)}</p>')
    chips = filter_words.chips(filters, cache.short_names())
    named = filter_words.chips(filters, view.names)
    if not chips:
        return
    with st.container(horizontal=True, gap="small", key="chips", vertical_alignment="center"):
        for (field, code, text), (*_same, full) in zip(chips, named, strict=True):
            st.button(
                f"{plain(text)} ✕",
                key=f"chip-{field}-{code}",
                help=plain(full) if full != text else None,
                on_click=state.remove,
                args=(field, code),
            )
        st.button(_("Clear all"), key="chip-clear", type="tertiary", on_click=state.choose, args=(Filters(),))
