"""Stories: the events with the words that prove them, or the stories that tell them, page by page."""

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.analysis import phrases
from dashboard.app import cache, dialogs, event_rows, list_switches, page, pager, story_rows
from dashboard.app.text import escaped
from dashboard.cards import listing
from dashboard.cards.card import View
from dashboard.cards.names import PARTS
from dashboard.words import _


def show(view: View) -> None:
    """What is shown and in which order, the list of it, and its files."""
    page.opening(view)
    totals = view.totals
    if not totals.events:
        return page.nothing_found(view)
    numbers = {"events": int(totals.events), "stories": int(totals.stories)}
    shown = view.control("list", listing.VIEWS)
    draw = _events if shown == "events" else _stories
    with st.container(key="stories"):
        list_switches.draw(view, shown, numbers)
        number = listing.page_of(view.controls, -(-numbers[shown] // settings.ROWS_A_PAGE))
        of_pages = number, numbers[shown], settings.ROWS_A_PAGE
        st.html(pager.pager(*of_pages))
        st.html(draw(view, (number - 1) * settings.ROWS_A_PAGE))
        said = _("A row opens the event over this page. Words are quoted as published, where they were kept.")
        st.html(f'{pager.pager(*of_pages, again=True)}<p class="card-note">{escaped(said)}</p>')
        _files(view, shown)


def _files(view: View, shown: str) -> None:
    """All rows of the list as CSV and Excel."""
    ask, filters, order = cache.asker(), view.filters, view.control("order", listing.STORY_ORDERS)
    if shown == "events":
        dialogs.downloads(lambda: ask("story_table", filters), "story_table")
    else:
        dialogs.downloads(lambda: ask("listed_stories", filters, order), "listed_stories")


def _events(view: View, skip: int) -> str:
    order = view.control("order", listing.ORDERS)
    rows = view.ask("listed_events", view.filters, order, skip, settings.ROWS_A_PAGE)
    years = _heads(rows, "event_id", "event") if order in listing.BY_DAY else None
    return event_rows.by_events(rows.event_id, listing.parts_of(view.controls.get(PARTS, "")), years=years)


def _stories(view: View, skip: int) -> str:
    order = view.control("order", listing.STORY_ORDERS)
    rows = view.ask("listed_stories", view.filters, order, skip, settings.ROWS_A_PAGE)
    told = view.ask("story_events", view.filters, tuple(rows.story_id))
    years = _heads(rows, "story_id", "story") if order in listing.BY_DAY else None
    return story_rows.by_stories(rows, told, years)


def _heads(rows: pd.DataFrame, id: str, noun: str) -> dict[str, str]:
    """The head of each year, by the id of the first row that stands under it."""
    year = rows.year.fillna(0)
    begins = rows[year != year.shift(fill_value=-1)]
    return {
        getattr(row, id): event_rows.year_head(
            row.year, phrases.count(row.of_year, noun), thin=getattr(row, "thin", False)
        )
        for row in begins.itertuples()
    }
