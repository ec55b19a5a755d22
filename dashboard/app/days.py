"""Days of the filter as one types them, such as 2024, 2024-03 or 2024-03-26."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from dashboard.analysis.addresses import parse_day
from dashboard.analysis.filters import Facet, Filters
from dashboard.app import state
from dashboard.words import _

PAUSE = "600ms"  # in typing, after which a day counts
FORM = "2024-03-26"


def draw(filters: Filters, *facets: Facet) -> None:
    """A field of text a day; they count together, once all can be read."""
    fields = tuple(facet.field for facet in facets)
    for facet in facets:
        key, day, meant = f"filter-{facet.field}", getattr(filters, facet.field), f"meant-{facet.field}"
        # What is typed stays as it is while it means the same.
        if key not in st.session_state or st.session_state.get(meant) != day:
            st.session_state[key] = day.isoformat() if day else ""
            st.session_state[meant] = day
        st.text_input(
            _(facet.label),
            placeholder=FORM,
            max_chars=len(FORM),
            live=PAUSE,
            key=key,
            on_change=_typed,
            args=(fields,),
        )
    if _unread(fields):
        st.caption(_("A day is written 2024, 2024-03 or 2024-03-26."))
    elif _reversed(fields):
        st.caption(_("The period would end before it begins."))


def _text(field: str) -> str:
    return str(st.session_state[f"filter-{field}"]).strip()


def _meant(field: str) -> date | None:
    """The day a field means: of an end that is short, its last day."""
    return parse_day(_text(field), last=field == "date_to")


def _unread(fields: Iterable[str]) -> bool:
    return any(_text(field) and not _meant(field) for field in fields)


def _reversed(fields: Iterable[str]) -> bool:
    known = [day for day in map(_meant, fields) if day]
    return known != sorted(known)


def _typed(fields: tuple[str, ...]) -> None:
    if _unread(fields) or _reversed(fields):
        return
    meant = {field: _meant(field) for field in fields}
    for field, day in meant.items():
        st.session_state[f"meant-{field}"] = day
    state.change(**meant)
