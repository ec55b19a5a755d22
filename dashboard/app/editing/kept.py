"""What stands in the form of each story, also while another story is looked at."""

from collections.abc import Callable
from typing import Any

import streamlit as st

STORE = "add-forms"


def begin(story: str, name: str, value: Any) -> None:
    """Set a value where the form of the story has none yet."""
    _store().setdefault((story, name), value)


def value(story: str, name: str) -> Any:
    """What stands in the form."""
    key = _key(story, name)
    if key in st.session_state:
        _store()[story, name] = st.session_state[key]
    return _store()[story, name]


def put(story: str, name: str, new: Any) -> None:
    """Change what stands in the form; for callbacks, which run before the form is drawn."""
    _store()[story, name] = new
    st.session_state[_key(story, name)] = new


def show(widget: Callable[..., Any], story: str, name: str, **options: Any) -> None:
    """Draw the widget of one value; a value that is no choice any more is left out."""
    key = _key(story, name)
    held = value(story, name)
    if "options" in options:
        allowed = options["options"]
        held = [one for one in held if one in allowed] if isinstance(held, list) else held
        if not isinstance(held, list) and held not in allowed:
            held = None  # not read: nothing is chosen for the person
    st.session_state[key] = held
    _store()[story, name] = held
    widget(key=key, **options)


def forget(story: str) -> None:
    """Drop the form of a story, so that it begins anew."""
    for name in [name for one, name in _store() if one == story]:
        del _store()[story, name]
        st.session_state.pop(_key(story, name), None)


def _store() -> dict[tuple[str, str], Any]:
    return st.session_state.setdefault(STORE, {})


def _key(story: str, name: str) -> str:
    return f"add-{story}-{name}"
