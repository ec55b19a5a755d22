"""Events as rows of an HTML table, each cell made harmless."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard.analysis import phrases
from dashboard.app import state
from dashboard.app.text import escaped

NOT_STATED = '<span class="quiet">not stated</span>'
READ = '<span class="quiet">read from the page</span>'
Row = Any  # one row of a question, its columns as attributes


def table(titles: Iterable[str], body: Iterable[tuple[str, ...]]) -> str:
    """An HTML table; the cells are HTML already."""
    heads = "".join(f"<th>{title}</th>" for title in titles)
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in body)
    return f'<table class="newest"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>'


def behind(rows: pd.DataFrame) -> str:
    """The events behind a bar, with why they count there if that is not plain; rows of events_behind."""
    columns = {
        "Date": when,
        "Event": title,
        "Where": place,
        **({"Why it counts here": lambda row: escaped(row.because)} if rows.because.notna().any() else {}),
    }
    body = (tuple(cell(row) for cell in columns.values()) for row in rows.itertuples(index=False))
    return table(columns, body)


def when(row: Row) -> str:
    """The days of an event."""
    return escaped(phrases.span(row.started_on, row.ended_on))


def title(row: Row) -> str:
    """The title of an event, a link to all that is known of it."""
    address = state.href("", state.filters(), event=row.event_id)
    return f'<a href="{escaped(address)}">{escaped(row.title)}</a>'


def place(row: Row) -> str:
    """Where an event was held: the place, else the country."""
    return stated(row.places, row.host_countries)


def quoted(words: object) -> str:
    """The words that prove a role, or that the page was read as facts only."""
    return f"“{escaped(words)}”" if isinstance(words, str) else READ


def stated(*values: object) -> str:
    """The first value that is known."""
    known = [escaped(value) for value in values if isinstance(value, str)]
    return known[0] if known else NOT_STATED
