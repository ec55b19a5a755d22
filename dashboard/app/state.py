"""What a visitor sees: filter, how charts are shown, an open event; kept here, carried by the address."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.analysis import comparison
from dashboard.analysis.addresses import AGAINST
from dashboard.analysis.filters import Filters, tidy, without
from dashboard.cards import names
from dashboard.cards.card import address

CURRENT, CONTROLS, EVENT, PAGE = "filters", "controls", "event", "page"


def filters() -> Filters:
    """The filter in force."""
    return st.session_state.get(CURRENT, Filters())


def change(**values: Any) -> None:
    """Change fields of the filter; for callbacks, which run before the page is drawn."""
    choose(tidy(replace(filters(), **values)))


def choose(chosen: Filters) -> None:
    """Put a filter in force, lists from their first page; what was compared stays where it still can be.

    For callbacks.
    """
    st.session_state[CURRENT], st.session_state[CONTROLS] = chosen, comparison.kept(chosen, _first_page())


def compare(chosen: Filters, against: str) -> None:
    """Put a filter in force and compare it, with nothing if `against` is empty; for callbacks."""
    st.session_state[CONTROLS] = controls() | {AGAINST: against}
    choose(chosen)


def remove(field: str, code: str) -> None:
    """Take one chip away."""
    choose(without(filters(), field, code))


def follow_address(known: names.Names) -> list[str]:
    """Take what is seen from the address where the visitor went there himself, else write it there.

    He goes to an address by opening it, by back and forward, and by a link in the page. The address that
    comes with any other run is an echo: maybe of an older one, and empty after a click in the menu.
    Returns what was not known, to be named.
    """
    pairs = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    ignored: list[str] = []
    gone = by_history()
    if CURRENT not in st.session_state or gone:
        found, shown, ignored = names.read(pairs, known)
        st.session_state[CURRENT], st.session_state[CONTROLS] = found, shown
        st.session_state[EVENT] = dict(pairs).get(names.EVENT, "")
    wanted = filters().query() | controls() | ({names.EVENT: event()} if event() else {})
    # A run that was cut off may have written its address over the one gone to: then it is written again.
    same = dict(pairs) == wanted and len(pairs) == len(wanted)
    if gone or not same:
        st.query_params.from_dict(dict(pairs) if same else wanted)
    return ignored


def by_history() -> bool:
    """Whether this run shows another entry of the browser's history."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def href(page: str, chosen: Filters, /, **more: str) -> str:
    """The address of a page under a filter, for links in a page; how charts are shown goes along."""
    return address(page, chosen, _first_page() | more).lstrip("/")


def controls() -> dict[str, str]:
    """What is chosen of how charts are shown, by the names they have in the address."""
    chosen: dict[str, str] = st.session_state.get(CONTROLS, {})
    return chosen


def set_view(name: str, value: str, options: Mapping[str, str]) -> None:
    """Choose how a chart or list is shown, as at first or otherwise; for callbacks."""
    others = {other: chosen for other, chosen in _first_page().items() if other != name}
    st.session_state[CONTROLS] = others if value == next(iter(options)) else others | {name: value}


def _first_page() -> dict[str, str]:
    """How charts and lists are shown, lists from their first page."""
    return {name: value for name, value in controls().items() if name != names.PAGE}


def page_shown() -> dict[str, str]:
    """The page of the list that is shown, for links that leave the page as it is."""
    return {name: value for name, value in controls().items() if name == names.PAGE}


def bound(key: str, value: Any, change: Callable[[Any], None]) -> dict[str, Any]:
    """What makes a widget show a value of what is seen, and change it to the one that is chosen."""
    st.session_state[key] = value
    return {"key": key, "on_change": lambda: change(st.session_state[key])}


def selectable(name: str) -> str:
    """The key of something in which one can select; it changes once `selected` has been taken."""
    return f"{name}-{st.session_state.get(f'clicks-{name}', 0)}"


def selected(name: str, key: str, part: str) -> Any:
    """A part of what is selected, which is then forgotten: the same can be clicked again. For callbacks.

    `key` is the one it was drawn with: a second, impatient click may come from a page drawn before the first.
    """
    found = st.session_state[key].selection[part]
    if found:
        st.session_state[f"clicks-{name}"] = st.session_state.get(f"clicks-{name}", 0) + 1
    return found


def event() -> str:
    """The event that is open, or an empty text."""
    return str(st.session_state.get(EVENT, ""))


def open_event(event_id: str) -> None:
    """Open an event over the page; for callbacks."""
    st.session_state[EVENT] = event_id


def close_event() -> None:
    """Close the event that is open; for callbacks."""
    st.session_state[EVENT] = ""


def lead_to(page: str) -> None:
    """Have the next run show another page; for callbacks."""
    st.session_state[PAGE] = page


def page_to_show() -> str | None:
    """The page that a callback leads to, once; None to stay."""
    page: str | None = st.session_state.pop(PAGE, None)
    return page
