"""Cards with a short list of events: the newest, and those that acknowledge a funder."""

import streamlit as st

from dashboard import settings
from dashboard.analysis.filters import Filters
from dashboard.app import cache, cards, state, tables
from dashboard.app.text import escaped, link
from dashboard.words import N_, _, number, plural

INFERRED = N_(" (inferred)")  # after the words that name a funder


def newest(filters: Filters) -> None:
    """A card of the newest events under the filter: date, title, place, themes, funder, stories."""
    rows = cache.ask("story_table", filters, 0, settings.NEWEST_EVENTS)
    with st.container(border=True, key="card-newest"):
        cards.head(
            _("The newest of these events"), _("By the day they began, undated last; each opens in full")
        )
        columns = {
            N_("Themes"): lambda row: escaped(row.themes),
            N_("Funder"): lambda row: tables.stated(row.funders),
            N_("Stories"): lambda row: str(row.stories),
        }
        st.html(tables.of_rows(tables.EVENT | columns, rows))
        _all_in_stories(filters, len(rows))


def acknowledgements(filters: Filters, funder: str) -> None:
    """A card of the events that name a funder, with the words that do."""
    rows = cache.ask("funder_events", filters, funder)
    shown = rows.head(settings.ACKNOWLEDGEMENTS)
    title = _("The events and the words")
    with st.container(border=True, key="card-funder_events"):
        cards.head(title, _("Newest first, each with the words that name the funder, where they were kept"))
        columns = {
            N_("Named"): lambda row: escaped(row.named),
            N_("Words that name it"): lambda row: (
                tables.quoted(row.words) + (escaped(_(INFERRED)) if row.basis == "inferred" else "")
            ),
            N_("Source"): lambda row: link(row.url, _("open")),
        }
        st.html(tables.of_rows(tables.EVENT | columns, shown))
        _all_in_stories(filters, shown.event_id.nunique())
        cards.rows_foot("funder_events", title, filters, (funder,))


def _all_in_stories(filters: Filters, shown: int) -> None:
    events = cache.totals(filters).events
    part = plural("{shown} of {n} event", "{shown} of {n} events", events, shown=number(shown))
    everything = _("all in Stories")
    st.html(
        f'<p class="left-out">{escaped(part)} · '
        f'<a href="{escaped(state.href("stories", filters))}">{escaped(everything)}</a></p>'
    )
