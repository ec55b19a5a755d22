"""Cards with a short list of events: the newest, and those that acknowledge a funder."""

import streamlit as st

from dashboard import settings
from dashboard.analysis.filters import Filters
from dashboard.app import cache, cards, event_rows, state
from dashboard.app.text import escaped
from dashboard.words import N_, _, joined, number, plural

PROVEN = ("words", "where", "theme", "several", "told")  # parts of an event that names the funder of the page
INFERRED = N_("{role} (inferred)")  # where the words do not say outright that it funded


def newest(filters: Filters) -> None:
    """A card of the newest events under the filter."""
    events = tuple(cache.ask("listed_events", filters, "newest", 0, settings.NEWEST_EVENTS).event_id)
    with st.container(border=True, key="card-newest"):
        cards.head(_("The newest of these events"), _("By the day they began; each opens in full"))
        st.html(event_rows.by_events(events, brief=True))
        _all_in_stories(filters)


def acknowledgements(filters: Filters, funder: str) -> None:
    """A card of events that name a funder: those with the words that do, then others, newest first."""
    rows = cache.ask("funder_events", filters, funder)
    title = _("The events and the words")
    quoted = rows[rows.words.notna()]
    events = list(dict.fromkeys([*quoted.event_id, *rows.event_id]))
    quotes = {event: "".join(map(_words, own.itertuples())) for event, own in quoted.groupby("event_id")}
    with st.container(border=True, key="card-funder_events"):
        cards.head(title, _how_known(len(events), len(quotes)))
        st.html(event_rows.by_events(events[: settings.ACKNOWLEDGEMENTS], PROVEN, quotes=quotes, brief=True))
        _all_in_stories(filters)
        cards.rows_foot("funder_events", title, filters, (funder,))


def _words(row: object) -> str:
    role = _("Funder")
    inferred = getattr(row, "basis", "") == "inferred"
    return event_rows.quote(_(INFERRED, role=role) if inferred else role, str(getattr(row, "words", "")))


def _how_known(events: int, quoted: int) -> str:
    """How many of the events have words that name the funder, and what the others rest on."""
    read = plural(
        "{n} event was read from the page of its story, where the words stand: the link leads there.",
        "{n} events were read from the pages of their stories, where the words stand: the links lead there.",
        events - quoted,
    )
    said = plural(
        "The words that name the funder are quoted for {n} of {events} events, which stands first.",
        "The words that name the funder are quoted for {n} of {events} events, which stand first.",
        quoted,
        events=number(events),
    )
    return joined(said, read if events > quoted else "")


def _all_in_stories(filters: Filters) -> None:
    events = int(cache.totals(filters).events)
    everything = plural("The one event in Stories", "All {n} in Stories", events)
    address = escaped(state.href("stories", filters))
    st.html(f'<p class="left-out"><a href="{address}">{escaped(everything)}</a></p>')
