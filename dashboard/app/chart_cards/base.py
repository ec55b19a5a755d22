"""What the cards of all questions share."""

from typing import Any

import streamlit as st

from dashboard.analysis import filter_words, phrases
from dashboard.analysis.filters import Filters
from dashboard.app import cache, state
from dashboard.app.cards import Card, Points


def card(
    question: str, filters: Filters, names: filter_words.Names, title: str, subtitle: str, **rest: Any
) -> Card:
    """A card with its filter in words; `rest` are the other fields of Card."""
    return Card(question, title, subtitle, filters, filter_words.in_words(filters, names), **rest)


def bars(
    question: str,
    filters: Filters,
    names: filter_words.Names,
    title: str,
    subtitle: str,
    field: str,
    left_out: str = "",
    drawing: tuple[Any, ...] = (),
    **rest: Any,
) -> Card:
    """A card of one bar a name; a click on a bar chooses it in `field` of the filter."""
    rows = cache.ask(question, filters, *rest.get("arguments", ()))

    def choose(points: Points) -> None:
        if code := points[0][0]:
            state.toggle(field, code)

    return card(
        question,
        filters,
        names,
        title,
        subtitle,
        alt=phrases.alt_text(title, list(rows.name), list(rows.events)),
        left_out=left_out,
        drawing=drawing,
        **({"click": choose} if field else {}),
        **rest,
    )


def switch(name: str, label: str, options: dict[str, str]) -> None:
    """A row of choices for how a chart is shown, kept in the address under `name`."""
    key = f"control-{name}"
    st.session_state[key] = state.view(name, options)
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        required=True,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: state.set_view(name, st.session_state[key]),
    )
