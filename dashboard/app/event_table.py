"""Events with their stories as a table: sorts, searches, links to the source, opens the detail."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.analysis.filters import Filters
from dashboard.app import cache, state

FULL = (
    "started_on",
    "ended_on",
    "title",
    "where",
    "themes",
    "kind",
    "funders",
    "partners",
    "participants",
    "unodc_role",
    "stories",
    "url",
    "headlines",
)
SHORT = ("started_on", "title", "where", "themes", "url")
ROLE_NAMES = {"lead": "leads", "partner": "takes part", "mentioned": "only mentioned"}


def draw(filters: Filters, columns: tuple[str, ...], height: int, skip: int = 0) -> None:
    """One page of the events from row `skip` on; choosing a row opens the event."""
    rows = cache.ask("story_table", filters, skip, settings.ROWS_A_PAGE)
    key = f"table-{st.session_state.get('clicks-table', 0)}"
    st.dataframe(
        _shown(rows)[list(columns)],
        hide_index=True,
        width="stretch",
        height=height,
        column_config=_columns(),
        key=key,
        on_select=lambda: _chosen(key, list(rows.event_id)),
        selection_mode="single-row",
    )


def _chosen(key: str, ids: list[str]) -> None:
    if rows := st.session_state[key].selection.rows:
        st.session_state["clicks-table"] = st.session_state.get("clicks-table", 0) + 1
        state.open_event(ids[rows[0]])


def _shown(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as people read them; numbers and texts are not changed."""
    return rows.assign(
        started_on=rows.started_on.fillna(""),  # a word would stand above all days, sorted newest first
        ended_on=rows.ended_on.fillna(""),
        where=rows.places.fillna(rows.host_countries).fillna("not stated"),
        funders=rows.funders.fillna("not stated"),
        partners=rows.partners.fillna("none named"),
        unodc_role=rows.unodc_role.map(ROLE_NAMES),
    )


def _columns() -> dict[str, Any]:
    column = st.column_config
    return {
        "started_on": column.TextColumn(
            "From", width=90, help="Year, month, day, as far as known; empty without a date"
        ),
        "ended_on": column.TextColumn("To", width=90),
        "title": column.TextColumn("Event", width=360),
        "where": column.TextColumn("Where", width=160),
        "themes": column.TextColumn("Themes", width=200),
        "kind": column.TextColumn("Kind", width=120),
        "funders": column.TextColumn("Funders", width=150),
        "partners": column.TextColumn("Partners", width=240),
        "participants": column.NumberColumn("People", width=70, help="Participants, where known"),
        "unodc_role": column.TextColumn("UNODC", width=100),
        "stories": column.NumberColumn("Stories", width=70),
        "url": column.LinkColumn(
            "Source", width=80, display_text="open", help="The first story with an address"
        ),
        "headlines": column.TextColumn("Headlines", width=400),
    }
