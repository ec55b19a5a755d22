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
    if wrong := _read(fields)[1]:
        st.caption(wrong)


def _read(fields: Iterable[str]) -> tuple[dict[str, date | None], str]:
    """The day each field means, of an end that is short its last one; and what is wrong with them."""
    texts = {field: str(st.session_state[f"filter-{field}"]).strip() for field in fields}
    meant = {field: parse_day(text, last=field == "date_to") for field, text in texts.items()}
    known = [day for day in meant.values() if day]
    if any(text and not meant[field] for field, text in texts.items()):
        return meant, _("A day is written 2024, 2024-03 or 2024-03-26.")
    return meant, "" if known == sorted(known) else _("The period would end before it begins.")


def _typed(fields: tuple[str, ...]) -> None:
    meant, wrong = _read(fields)
    if wrong:
        return
    for field, day in meant.items():
        st.session_state[f"meant-{field}"] = day
    state.change(**meant)
