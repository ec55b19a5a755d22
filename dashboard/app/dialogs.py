"""What opens over the page: the numbers of a chart and how they were counted, and one event in full."""

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis.answers import parameters
from dashboard.analysis.filter_words import unodc_roles
from dashboard.analysis.filters import Filters
from dashboard.app import cache, state, tables
from dashboard.app.dialog import dialog
from dashboard.app.text import escaped, link
from dashboard.cards.clicks import Behind
from dashboard.export.exhibit import file_name
from dashboard.export.files import FORMATS
from dashboard.export.table import csv_bytes, xlsx_bytes
from dashboard.store import sqlfiles
from dashboard.words import N_, _, number, partial_day, plural, span

OPENED = "opened_events"
FIELDS = (
    ("kind", N_("Kind")),
    ("themes", N_("Themes")),
    ("host_countries", N_("Held in")),
    ("places", N_("Place")),
    ("countries", N_("Taking part")),
    ("participants", N_("Participants")),
    ("scope", N_("Scope")),
    ("crs_codes", N_("OECD DAC CRS codes, mapped by rule")),
    ("sdg_targets", N_("SDG targets, mapped by rule")),
)
BASES = {  # of a date
    "stated": N_("as stated in the story"),
    "inferred": N_("partly inferred from the publication date"),
    "unknown": N_("no story gives a date"),
}
ROLE_BASES = {"stated": N_("stated"), "inferred": N_("inferred")}  # of the role of an organisation
SCOPES = {
    "national": N_("national"),
    "subregional": N_("subregional"),
    "regional": N_("regional"),
    "global": N_("global"),
}


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


@dialog(N_("Event"), on_dismiss=state.close_event)
def _event(event_id: str) -> None:
    """All that is known of one event, who did what with the words that prove it, and its stories."""
    found = cache.ask("event_detail", event_id)
    if found.empty:
        missing = _("There is no event “{event}” in these data.", event=event_id)
        st.html(f"<p>{escaped(missing)}</p>")
        return
    row = found.assign(scope=_(SCOPES[found.scope.iloc[0]])).iloc[0]
    when, basis = span(row.started_on, row.ended_on), _(BASES[row.date_basis])
    name = _("Event {code}", code=event_id)
    fields = "".join(
        f"<dt>{escaped(_(label))}</dt><dd>{_value(row[column])}</dd>" for column, label in FIELDS
    )
    st.html(
        f'<article class="event"><h2>{escaped(row.title)}</h2><p class="when"><b>{escaped(when)}</b> '
        f"({escaped(basis)}) · {unodc_roles((row.unodc_role,))}</p><p>{escaped(row.summary)}</p>"
        f"<dl>{fields}</dl>{_roles(event_id)}{_stories(event_id)}"
        f'<p class="quiet">{escaped(name)}</p></article>'
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


@dialog(N_("The events behind it"))
def _events(behind: Behind) -> None:
    rows = cache.ask("events_behind", behind.filters, behind.breakdown, behind.code, behind.also)
    events = plural("{n} event, newest first", "{n} events, newest first", len(rows))
    st.html(f'<p class="card-subtitle">{escaped(events)}</p>')
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
        return tables.quiet(_(tables.NOT_STATED))
    return number(value) if isinstance(value, int | float) else escaped(value)


def _roles(event_id: str) -> str:
    rows = cache.ask("event_roles", event_id)
    head = "<h3>" + escaped(_("Who did what")) + "</h3>"
    if rows.empty:
        return head + "<p>" + escaped(_("No organisation is named.")) + "</p>"
    columns = {
        N_("Organisation"): _organisation,
        N_("Role"): lambda row: f"{escaped(row.role)}<br>{tables.quiet(_(ROLE_BASES[row.basis]))}",
        N_("The words that prove it"): lambda row: tables.quoted(row.words),
    }
    return head + tables.of_rows(columns, rows, "")


def _organisation(row: Any) -> str:
    name = f"<b>{escaped(row.organisation)}</b>"
    if not isinstance(row.part_of, str):
        return name
    return name + "<br>" + tables.quiet(_("part of {organisation}", organisation=row.part_of))


def _stories(event_id: str) -> str:
    items = "".join(
        f'<li lang="{escaped(r.language)}">{link(r.url, r.headline)}<br>'
        f"{tables.quiet(f'{r.publisher} · {partial_day(r.published_on)}')}</li>"
        for r in cache.ask("event_stories", event_id).itertuples(index=False)
    )
    return "<h3>" + escaped(_("Told in")) + f"</h3><ul>{items}</ul>"
