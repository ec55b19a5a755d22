"""The active filters as removable chips above the content."""

import streamlit as st

from dashboard.analysis import filter_words
from dashboard.analysis.filters import Filters
from dashboard.app import state
from dashboard.app.text import escaped, plain
from dashboard.words import N_, _, stressed


def draw(filters: Filters, names: filter_words.Names) -> None:
    """One chip a chosen value, and one button that clears all; none in the default view; on paper, words."""
    before, said, after = stressed(N_("**Chosen:** {filters}"), filters=filter_words.in_words(filters, names))
    st.html(f'<p class="paper">{escaped(before)}<b>{escaped(said)}</b>{escaped(after)}</p>')
    chips = filter_words.chips(filters, names)
    if not chips:
        return
    with st.container(horizontal=True, gap="small", key="chips", vertical_alignment="center"):
        for field, code, text in chips:
            key = f"chip-{field}-{code}"
            st.button(f"{plain(text)} ✕", key=key, on_click=state.remove, args=(field, code))
        st.button(_("Clear all"), key="chip-clear", type="tertiary", on_click=state.choose, args=(Filters(),))
