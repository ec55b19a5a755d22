"""The switches of charts: how one is shown, kept in the address; and boxes to open one of many."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.app import cache, state
from dashboard.cards.card import Card
from dashboard.cards.names import CONTROLS, YEAR
from dashboard.words import _, number


def draw(card: Card) -> None:
    """The switches of a card; a phone has room for neither matrix nor network and shows bars."""
    for name, options in card.controls.items():
        if name == YEAR:
            _year(options)
        elif name != "pairs" or not cache.is_phone():
            switch(name, options)


def switch(name: str, options: Mapping[str, str], numbers: Mapping[str, int] | None = None) -> None:
    """A row of choices for how a chart is shown, kept in the address under `name`; with numbers, if given."""

    def label(code: str) -> str:
        return f"{_(options[code])} · {number(numbers[code])}" if numbers else _(options[code])

    st.segmented_control(
        _(CONTROLS[name][0]),
        list(options),
        format_func=label,
        required=True,
        **_bound(name, options),
    )


def select(name: str, options: Mapping[str, str], width: int) -> None:
    """A list of choices for how something is shown, kept in the address under `name`."""
    st.selectbox(
        _(CONTROLS[name][0]),
        list(options),
        format_func=lambda code: _(options[code]),
        filter_mode="contains",
        width=width,
        **_bound(name, options),
    )


def choose(key: str, label: str, names: Mapping[str, str], open: Callable[[str], None], **look: Any) -> None:
    """A box in which one of some names can be found; it is empty again once its code is opened."""

    def chosen() -> None:
        if code := st.session_state[key]:
            open(code)
            st.session_state[key] = None

    st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda code: names.get(code, code),
        filter_mode="contains",
        key=key,
        on_change=chosen,
        **look,
    )


def _year(options: Mapping[str, str]) -> None:
    st.selectbox(
        _("Year"),
        sorted(options, reverse=True),
        filter_mode="contains",
        width=110,
        **_bound(YEAR, options),
    )


def _bound(name: str, options: Mapping[str, str]) -> dict[str, Any]:
    chosen = state.controls().get(name, "")
    shown = chosen if chosen in options else next(iter(options))
    return {
        **state.bound(f"control-{name}", shown, lambda value: state.set_view(name, value, options)),
        "label_visibility": "collapsed",
    }
