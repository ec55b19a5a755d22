"""Cards with a short list of events: the newest, and those that acknowledge a funder."""

import streamlit as st

from dashboard import settings
from dashboard.analysis import phrases
from dashboard.analysis.filters import Filters
from dashboard.app import cache, cards, state, tables
from dashboard.app.text import escaped, link


def newest(filters: Filters) -> None:
    """A card of the newest events under the filter: date, title, place, themes, funder, stories."""
    rows = cache.ask("story_table", filters, 0, settings.NEWEST_EVENTS)
    with st.container(border=True, key="card-newest"):
        cards.head("The newest of these events", "By the day they began, undated last; each opens in full")
        columns = {
            "Themes": lambda row: escaped(row.themes),
            "Funder": lambda row: tables.stated(row.funders),
            "Stories": lambda row: str(row.stories),
        }
        st.html(tables.of_rows(tables.EVENT | columns, rows))
        _all_in_stories(filters, len(rows))


def acknowledgements(filters: Filters, funder: str) -> None:
    """A card of the events that name a funder, with the words that do."""
    rows = cache.ask("funder_events", filters, funder)
    shown = rows.head(settings.ACKNOWLEDGEMENTS)
    title = "The events and the words"
    with st.container(border=True, key="card-funder_events"):
        cards.head(title, "Newest first, each with the words that name the funder, where they were kept")
        columns = {
            "Named": lambda row: escaped(row.named),
            "Words that name it": lambda row: (
                tables.quoted(row.words) + " (inferred)" * (row.basis == "inferred")
            ),
            "Source": lambda row: link(row.url, "open"),
        }
        st.html(tables.of_rows(tables.EVENT | columns, shown))
        _all_in_stories(filters, shown.event_id.nunique())
        cards.rows_foot("funder_events", title, filters, (funder,))


def _all_in_stories(filters: Filters, shown: int) -> None:
    events = phrases.count(cache.totals(filters).events, "event")
    st.html(
        f'<p class="left-out">{phrases.number(shown)} of {events} · '
        f'<a href="{escaped(state.href("stories", filters))}">all in Stories</a></p>'
    )
