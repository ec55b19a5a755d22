"""The filter of a session: one value, carried by the address, changed by widgets, chips and clicks."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.analysis.filters import DAYS, LISTS, SWITCHES, Filters, from_query, tidy, without

CURRENT, WRITTEN, PAGE = "filters", "address_written", "page_shown"
PARAMETERS = (*DAYS, *(name for name, _, _ in SWITCHES), "q", *LISTS)
CONTROLS = ("grain", "split", "form", "run", "year", "drive", "pairs", "section")


def filters() -> Filters:
    """The filter in force."""
    return st.session_state.get(CURRENT, Filters())


def change(**values: Any) -> None:
    """Change fields of the filter; for callbacks, which run before the page is drawn."""
    choose(tidy(replace(filters(), **values)))


def choose(chosen: Filters) -> None:
    """Put a filter in force; for callbacks."""
    st.session_state[CURRENT] = chosen


def clear() -> None:
    """Back to the default view."""
    choose(Filters())


def remove(field: str, code: str) -> None:
    """Take one chip away."""
    choose(without(filters(), field, code))


def follow_address(page: str, known: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Take the filter from the address where the visitor changed it, else write it there.

    The address is his own doing on the first run, after back and forward, and when it was edited.
    A page switch empties it, and the filter stays. Returns what was not known, to be named.
    """
    seen = {name: st.query_params[name] for name in PARAMETERS if name in st.query_params}
    switched = st.session_state.get(PAGE) not in (None, page) and not seen
    st.session_state[PAGE] = page
    ignored: list[str] = []
    if seen != st.session_state.get(WRITTEN, {}) and not switched:
        st.session_state[CURRENT], ignored = from_query(seen, known)
    wanted = filters().query()
    if seen != wanted:
        for name in seen.keys() - wanted.keys():
            del st.query_params[name]
        st.query_params.update(wanted)
    st.session_state[WRITTEN] = wanted
    return ignored


def controls() -> dict[str, str]:
    """What is chosen of how charts are shown, by the names they have in the address."""
    found = {name: st.query_params.get(name) or st.session_state.get(f"view-{name}") for name in CONTROLS}
    return {name: str(value) for name, value in found.items() if value}


def view(name: str, options: Mapping[str, str]) -> str:
    """How a chart is shown, such as its grain: from the address, else as last chosen, else the first."""
    value = st.query_params.get(name) or st.session_state.get(f"view-{name}")
    return str(value) if value in options else next(iter(options))


def set_view(name: str, value: str) -> None:
    """Choose how a chart is shown."""
    st.session_state[f"view-{name}"] = st.query_params[name] = value
