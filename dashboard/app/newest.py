"""The newest events as a short list with links to their details."""

from urllib.parse import urlencode

import streamlit as st

from dashboard import settings
from dashboard.analysis import words
from dashboard.analysis.filters import Filters
from dashboard.app import cache
from dashboard.app.text import escaped


def newest(filters: Filters) -> None:
    """The newest events: date, title, place, themes, funder; each opens its detail on the Stories page."""
    rows = cache.ask("story_table", filters, 0, settings.NEWEST_EVENTS)
    body = "".join(
        f"<tr><td>{escaped(words.span(r.started_on, r.ended_on))}</td>"
        f'<td><a href="stories?{escaped(urlencode(filters.query() | {"event": r.event_id}))}" target="_self">'
        f"{escaped(r.title)}</a></td><td>{_stated(r.places, r.host_countries)}</td>"
        f"<td>{escaped(r.themes)}</td><td>{_stated(r.funders)}</td><td>{r.stories}</td></tr>"
        for r in rows.itertuples(index=False)
    )
    titles = ("Date", "Event", "Where", "Themes", "Funder", "Stories")
    heads = "".join(f"<th>{title}</th>" for title in titles)
    st.html(f'<table class="newest"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>')


def _stated(*values: object) -> str:
    """The first value that is known."""
    known = [escaped(value) for value in values if isinstance(value, str)]
    return known[0] if known else '<span class="quiet">not stated</span>'
