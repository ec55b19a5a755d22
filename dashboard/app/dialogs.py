"""What opens over the page: the numbers of a chart and how they were counted, the events behind a bar."""

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis.answers import parameters
from dashboard.analysis.filters import Filters
from dashboard.app import cache, event_dialog, event_rows, state
from dashboard.app.dialog import dialog
from dashboard.app.text import escaped
from dashboard.cards.clicks import Behind
from dashboard.export.exhibit import file_name
from dashboard.export.files import FORMATS
from dashboard.export.table import csv_bytes, xlsx_bytes
from dashboard.store import sqlfiles
from dashboard.words import N_, _, plural

OPENED = "opened_events"
BEHIND = ("where", "theme", "funder", "told")  # what is seen of an event behind a bar


@dialog(N_("The numbers behind it"))
def data(
    title: str, shown: pd.DataFrame, question: str, filters: Filters, arguments: tuple[Any, ...]
) -> None:
    """What is `shown` as a table, the files of all rows of the question, and how it was counted."""
    st.html(f'<p class="card-subtitle">{escaped(title)}</p>')
    st.dataframe(shown, hide_index=True, width="stretch")
    rows = cache.ask(question, filters, *arguments)
    downloads(lambda: rows, question)
    with st.expander(_("How this was counted"), key=f"counted-{question}"):
        _counted(question, filters, arguments)


def _counted(question: str, filters: Filters, arguments: tuple[Any, ...]) -> None:
    """The query, what it is bound to, and the meaning of the filter it builds on."""
    about = sqlfiles.describe(question)
    one_row_per = _("One row per {what}", what=_(about.one_row_per))
    values = json.dumps(parameters(question, filters, *arguments), ensure_ascii=False, indent=1, default=str)
    means = _("What the filter means: {file}", file="filtered_events.sql")
    for head, code, language in (
        (f"{_(about.question)} {one_row_per}", sqlfiles.text(question), "sql"),
        (_("Bound to"), values, "json"),
        (means, sqlfiles.text("filtered_events"), "sql"),
    ):
        st.html(f'<p class="card-subtitle">{escaped(head)}</p>')
        st.code(code, language=language, height=260 if language == "sql" else "content")


def open_events(behind: Behind) -> None:
    """Have the events behind a bar shown when the page is drawn next; for callbacks."""
    st.session_state[OPENED] = behind


def show_opened() -> None:
    """Show the event that is open, else the events a click has asked for."""
    if opened := state.event():
        event_dialog.show(opened)
    elif asked := st.session_state.pop(OPENED, None):
        _events(asked)


@dialog(N_("The events behind it"))
def _events(behind: Behind) -> None:
    rows = cache.ask("events_behind", behind.filters, behind.breakdown, behind.code, behind.also)
    events = plural("{n} event, newest first", "{n} events, newest first", len(rows))
    st.html(f'<p class="card-subtitle">{escaped(events)}</p>')
    because = rows[rows.because.notna()].set_index("event_id").because
    quotes = {event: f'<p class="words">{escaped(why)}</p>' for event, why in because.items()}
    st.html(event_rows.by_events(rows.event_id, BEHIND, quotes=quotes))
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
