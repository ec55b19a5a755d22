"""A comparison in place of the charts of a page: its cards, and the events of all sides."""

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.app import cache, cards, dialogs, event_rows, page, pager, state
from dashboard.app.text import escaped
from dashboard.cards import compare, listing
from dashboard.cards.card import View
from dashboard.words import _, plural


def show(view: View) -> None:
    """The sentence, one chart over time, the numbers side by side, bars, and the events."""
    page.opening(view)
    with st.container(key="compared"):
        if view.page == "stories":
            _events(view, settings.ROWS_A_PAGE)
        else:
            _cards(view)


def _cards(view: View) -> None:
    if made := page.cards_of(view):
        if "timeline" in made:
            cards.draw(made.pop("timeline"))
        cards.rest(made)
        _events(view, settings.NEWEST_EVENTS)


def _events(view: View, shown: int) -> None:
    """A card of the events of all sides, newest first, with the squares of the sides that have each."""
    found = int(compare.together(view).events)
    if not found:
        return
    on_stories = view.page == "stories"
    number = listing.page_of(view.controls, -(-found // shown)) if on_stories else 1
    rows = compare.newest(view, (number - 1) * shown, shown)
    with st.container(border=True, key="card-events_of_sides"):
        title = _("The events of either side") if len(view.sides) == 2 else _("The events of any side")
        cards.head(title, _("Newest first, undated last; the squares say whose event it is"))
        marks = {row.event_id: _squares(row, view) for row in rows.itertuples()}
        st.html(event_rows.by_events(rows.event_id, marks=marks, brief=not on_stories))
        st.html(pager.pager(number, found, shown) if on_stories else _all_in_stories(view, found))
        everything = replace(view, ask=cache.asker())
        dialogs.downloads(lambda: compare.newest(everything), "events_of_sides")


def _all_in_stories(view: View, found: int) -> str:
    said = plural("The one event in Stories", "All {n} in Stories, each counted once", found)
    address = escaped(state.href("stories", view.filters))
    return f'<p class="left-out"><a href="{address}">{escaped(said)}</a></p>'


def _squares(row: Any, view: View) -> str:
    """A place a side, with a square where the side has the event; its name for those who cannot see it."""
    held = (row.in_first, row.in_second, row.in_third)
    places = (
        f'<b class="square-{place}" title="{escaped(one.name)}"><span>{escaped(one.name)}</span></b>'
        if has
        else "<b></b>"
        for place, (one, has) in enumerate(zip(view.sides, held, strict=False), start=1)
    )
    return f'<span class="squares">{"".join(places)}</span>'
