"""A comparison in place of the charts of a page: its cards, and the events of all sides."""

from dataclasses import replace

import streamlit as st

from dashboard import settings
from dashboard.app import cache, cards, dialogs, page, state, tables
from dashboard.app.text import escaped
from dashboard.cards import compare
from dashboard.cards.card import View
from dashboard.words import N_, _, number, plural

ROWS_A_PAGE = 50


def show(view: View) -> None:
    """The sentence, one chart over time, the numbers side by side, bars, and the events."""
    page.opening(view)
    with st.container(key="compared"):
        if view.page == "stories":
            _events(view, ROWS_A_PAGE)
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
    pages = -(-found // shown) if view.page == "stories" else 1
    with st.container(border=True, key="card-events_of_sides"):
        title = _("The events of both") if len(view.sides) == 2 else _("The events of all three")
        cards.head(title, _("Newest first, undated last; the squares say whose event it is"))
        skip = (st.pagination(pages, key="sides-page") - 1) * shown if pages > 1 else 0
        rows = compare.newest(view, skip, shown)
        columns = {
            N_("Of"): lambda row: _squares(row, view),
            **tables.EVENT,
            N_("Themes"): lambda row: escaped(row.themes),
            N_("Funder"): lambda row: tables.stated(row.funders),
        }
        st.html(tables.of_rows(columns, rows))
        if view.page != "stories":
            part = plural(
                "{shown} of {n} event, each counted once",
                "{shown} of {n} events, each counted once",
                found,
                shown=number(len(rows)),
            )
            address, link = escaped(state.href("stories", view.filters)), escaped(_("all in Stories"))
            st.html(f'<p class="left-out">{escaped(part)} · <a href="{address}">{link}</a></p>')
        everything = replace(view, ask=cache.asker())
        dialogs.downloads(lambda: compare.newest(everything), "events_of_sides")


def _squares(row: tables.Row, view: View) -> str:
    """A place a side, with a square where the side has the event; its name for those who cannot see it."""
    held = (row.in_first, row.in_second, row.in_third)
    places = (
        f'<i class="square-{place}" title="{escaped(one.name)}"><span>{escaped(one.name)}</span></i>'
        if has
        else "<i></i>"
        for place, (one, has) in enumerate(zip(view.sides, held, strict=False), start=1)
    )
    return f'<span class="squares">{"".join(places)}</span>'
