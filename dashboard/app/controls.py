"""The switches of charts: how one is shown, kept in the address."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from dashboard.app import cache, state
from dashboard.cards import time
from dashboard.cards.card import View
from dashboard.cards.names import CONTROLS
from dashboard.words import _


def switch(name: str, only: Mapping[str, str] | None = None) -> None:
    """A row of choices for how a chart is shown, kept in the address under `name`; all, or `only` these."""
    label, options = CONTROLS[name]
    options = only or options
    key = f"control-{name}"
    st.session_state[key] = state.view(name, options)
    st.segmented_control(
        _(label),
        list(options),
        format_func=lambda code: _(options[code]),
        required=True,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: state.set_view(name, st.session_state[key], options),
    )


run, drive = partial(switch, "run"), partial(switch, "drive")


def timeline(split: str = "", forms: bool = False) -> Callable[[], None]:
    """The switches of the timeline: what a bar spans, what its parts are, and its form."""

    def draw() -> None:
        switch("grain")
        if not split:
            switch("split")
        if forms:
            switch("form", time.forms_of(split or state.view("split", time.SPLITS)))

    return draw


def pairs() -> None:
    """The switch between matrix and network; a phone has room for neither and shows bars."""
    if not cache.is_phone():
        switch("pairs")


def year(view: View) -> Callable[[], None]:
    """The choice of the year of the calendar."""
    options = time.years(view)

    def draw() -> None:
        key = "control-year"
        st.session_state[key] = view.control("year", options)
        st.selectbox(
            _("Year"),
            sorted(options, reverse=True),
            key=key,
            label_visibility="collapsed",
            filter_mode="contains",
            width=110,
            on_change=lambda: state.set_view("year", st.session_state[key], options),
        )

    return draw
