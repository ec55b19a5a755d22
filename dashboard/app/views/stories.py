"""Stories: the table of events with the stories that tell them, down to the words."""

import streamlit as st

from dashboard import settings
from dashboard.app import cache, cards, controls, dialogs, event_table, page, state
from dashboard.cards.card import View
from dashboard.words import _, joined, plural


def show(view: View) -> None:
    """The table of events, and its files."""
    page.opening(view)
    filters, totals = view.filters, view.totals
    if not totals.events:
        return page.nothing_found(view)
    with st.container(border=True, key="card-stories"):
        events = int(totals.events)
        stories = plural("from {n} story", "from {n} stories", totals.stories)
        cards.head(
            plural("{n} event {from_stories}", "{n} events {from_stories}", events, from_stories=stories),
            joined(_("Newest first, undated last."), _("Choose a row for all that is known of the event.")),
        )
        skip = 0
        if events > settings.ROWS_A_PAGE:
            pages = -(-events // settings.ROWS_A_PAGE)
            skip = (st.pagination(pages, key="stories-page") - 1) * settings.ROWS_A_PAGE
        event_table.draw(filters, event_table.FULL, height=560, skip=skip)
        rows = cache.ask("story_table", filters, skip, settings.ROWS_A_PAGE)
        controls.choose(
            "open-event",
            _("Open an event"),
            dict(zip(rows.event_id, rows.title, strict=True)),
            state.open_event,
            placeholder=_("Type a part of its title"),
        )
        ask = cache.asker()
        dialogs.downloads(lambda: ask("story_table", filters), "story_table")
