"""What opens over the page: an image to download, the rows, the query, and one event in full."""

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis import phrases
from dashboard.analysis.answers import parameters
from dashboard.analysis.filter_words import unodc_roles
from dashboard.analysis.filters import Filters
from dashboard.app import cache, state, tables
from dashboard.app.text import escaped, link
from dashboard.cards.clicks import Behind
from dashboard.export.exhibit import file_name
from dashboard.export.files import FORMATS
from dashboard.export.table import csv_bytes, xlsx_bytes
from dashboard.store import sqlfiles

OPENED = "opened_events"
FIELDS = (
    ("kind", "Kind"),
    ("themes", "Themes"),
    ("host_countries", "Held in"),
    ("places", "Place"),
    ("countries", "Taking part"),
    ("participants", "Participants"),
    ("scope", "Scope"),
    ("crs_codes", "OECD DAC CRS codes, mapped by rule"),
    ("sdg_targets", "SDG targets, mapped by rule"),
)
BASES = {  # of a date
    "stated": "as stated in the story",
    "inferred": "partly inferred from the publication date",
    "unknown": "no story gives a date",
}


@st.dialog("The rows behind this chart", width="large")
def data(title: str, question: str, rows: pd.DataFrame) -> None:
    """The rows of the question, and the file of them."""
    st.html(f'<p class="card-subtitle">{escaped(title)}</p>')
    st.dataframe(rows, hide_index=True, width="stretch")
    downloads(lambda: rows, question)


@st.dialog("The query behind this chart", width="large")
def sql(question: str, filters: Filters, arguments: tuple[Any, ...]) -> None:
    """The query, what it is bound to, and the meaning of the filter it builds on."""
    about = sqlfiles.describe(question)
    st.html(
        f'<p class="card-subtitle">{escaped(about.question)} One row per {escaped(about.one_row_per)}</p>'
    )
    st.code(sqlfiles.text(question), language="sql")
    values = parameters(question, filters, *arguments)
    st.html('<p class="card-subtitle">Bound to</p>')
    st.code(json.dumps(values, ensure_ascii=False, indent=1, default=str), language="json")
    with st.expander("What the filter means: filtered_events.sql"):
        st.code(sqlfiles.text("filtered_events"), language="sql")


@st.dialog("Event", width="large", on_dismiss=state.close_event)
def _event(event_id: str) -> None:
    """All that is known of one event, who did what with the words that prove it, and its stories."""
    found = cache.ask("event_detail", event_id)
    if found.empty:
        st.html(f"<p>There is no event “{escaped(event_id)}” in these data.</p>")
        return
    row = found.iloc[0]
    when = phrases.span(row.started_on, row.ended_on)
    fields = "".join(f"<dt>{label}</dt><dd>{_value(row[column])}</dd>" for column, label in FIELDS)
    st.html(
        f'<article class="event"><h2>{escaped(row.title)}</h2><p class="when"><b>{escaped(when)}</b> '
        f"({BASES[row.date_basis]}) · {unodc_roles((row.unodc_role,))}</p><p>{escaped(row.summary)}</p>"
        f"<dl>{fields}</dl>{_roles(event_id)}{_stories(event_id)}"
        f'<p class="quiet">Event {escaped(event_id)}</p></article>'
    )


def open_events(behind: Behind) -> None:
    """Have the events behind a bar shown when the page is drawn next; for callbacks."""
    st.session_state[OPENED] = behind


def show_opened() -> None:
    """Show the event that is open, else the events a click has asked for."""
    if opened := state.event():
        _event(opened)
    elif asked := st.session_state.pop(OPENED, None):
        _events(asked)


@st.dialog("The events behind it", width="large")
def _events(behind: Behind) -> None:
    rows = cache.ask("events_behind", behind.filters, behind.breakdown, behind.code, behind.also)
    st.html(f'<p class="card-subtitle">{phrases.count(len(rows), "event")}, newest first</p>')
    st.html(tables.behind(rows))
    downloads(lambda: rows, "events_behind")


def downloads(rows: Callable[[], pd.DataFrame], name: str) -> None:
    """Buttons for the rows as CSV and XLSX; the bytes are made when one is clicked."""
    stem = file_name(name, f"{cache.ask('data_version').iloc[0].data_date.date()}")
    with st.container(horizontal=True):
        for label, ending, make in (
            ("CSV", "csv", lambda: csv_bytes(rows())),
            ("Excel", "xlsx", lambda: xlsx_bytes(rows(), name)),
        ):
            kind = FORMATS[ending].type
            st.download_button(
                label, make, f"{stem}.{ending}", kind, on_click="ignore", key=f"{ending}-{name}"
            )


def _value(value: Any) -> str:
    if pd.isna(value):
        return tables.quiet(tables.NOT_STATED)
    return phrases.number(value) if isinstance(value, int | float) else escaped(value)


def _roles(event_id: str) -> str:
    rows = cache.ask("event_roles", event_id)
    if rows.empty:
        return "<h3>Who did what</h3><p>No organisation is named.</p>"
    columns = {
        "Organisation": _organisation,
        "Role": lambda row: f"{escaped(row.role)}<br>{tables.quiet(row.basis)}",
        "The words that prove it": lambda row: tables.quoted(row.words),
    }
    return "<h3>Who did what</h3>" + tables.of_rows(columns, rows, "")


def _organisation(row: Any) -> str:
    part = f"<br>{tables.quiet(f'part of {row.part_of}')}" if isinstance(row.part_of, str) else ""
    return f"<b>{escaped(row.organisation)}</b>{part}"


def _stories(event_id: str) -> str:
    items = "".join(
        f'<li lang="{escaped(r.language)}">{link(r.url, r.headline)}<br>'
        f"{tables.quiet(f'{r.publisher} · {phrases.partial_day(r.published_on)}')}</li>"
        for r in cache.ask("event_stories", event_id).itertuples(index=False)
    )
    return f"<h3>Told in</h3><ul>{items}</ul>"
