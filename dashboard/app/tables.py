"""Events as rows of an HTML table, each cell made harmless."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.app import state
from dashboard.app.text import escaped
from dashboard.words import N_, _, span

NOT_STATED = N_("not stated")
READ = N_("read from the page")
Row = Any  # one row of a question, its columns as attributes


def table(titles: Iterable[str], body: Iterable[Iterable[str]], look: str = "newest") -> str:
    """An HTML table; titles and cells are HTML already, `look` is its class in style.css."""
    heads = "".join(f"<th>{title}</th>" for title in titles)
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in body)
    head = f"<thead><tr>{heads}</tr></thead>" if heads else ""
    return f'<table class="{look}">{head}<tbody>{lines}</tbody></table>'


def quiet(text: object) -> str:
    """A text that stands back."""
    return f'<span class="quiet">{escaped(text)}</span>'


def behind(rows: pd.DataFrame) -> str:
    """The events behind a bar, with why they count there if that is not plain; rows of events_behind."""
    because = (
        {N_("Why it counts here"): lambda row: escaped(row.because)} if rows.because.notna().any() else {}
    )
    return of_rows(EVENT | because, rows)


def of_rows(columns: Mapping[str, Callable[[Row], str]], rows: pd.DataFrame, look: str = "newest") -> str:
    """A table of rows by title of a column, a marked message, and what makes its cell."""
    cells = ((cell(row) for cell in columns.values()) for row in rows.itertuples(index=False))
    return table([escaped(_(title)) for title in columns], cells, look)


def when(row: Row) -> str:
    """The days of an event."""
    return escaped(span(row.started_on, row.ended_on))


def title(row: Row) -> str:
    """The title of an event, a link to all that is known of it."""
    address = state.href("", state.filters(), event=row.event_id)
    return f'<a href="{escaped(address)}">{escaped(row.title)}</a>'


def place(row: Row) -> str:
    """Where an event was held: the place, else the country."""
    return stated(row.places, row.host_countries)


def quoted(words: object) -> str:
    """The words that prove a role, or that the page was read as facts only."""
    return f"“{escaped(words)}”" if isinstance(words, str) else quiet(_(READ))


def stated(*values: object) -> str:
    """The first value that is known."""
    known = [escaped(value) for value in values if isinstance(value, str)]
    return known[0] if known else quiet(_(NOT_STATED))


EVENT: dict[str, Callable[[Row], str]] = {N_("Date"): when, N_("Event"): title, N_("Where"): place}
