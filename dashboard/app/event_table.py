"""Events with their stories as a table: sorts, searches, links to the source, opens the detail."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.analysis.filters import Filters
from dashboard.app import cache, state
from dashboard.words import N_, _

TABLE = {  # column -> title, width in px, help
    "started_on": (N_("From"), 90, N_("Year, month, day, as far as known; empty without a date")),
    "ended_on": (N_("To"), 90, ""),
    "title": (N_("Event"), 360, ""),
    "where": (N_("Where"), 160, ""),
    "themes": (N_("Themes"), 200, ""),
    "kind": (N_("Kind"), 120, ""),
    "funders": (N_("Funders"), 150, ""),
    "partners": (N_("Partners"), 240, ""),
    "participants": (N_("People"), 70, N_("Participants, where known")),
    "unodc_role": (N_("UNODC"), 100, ""),
    "stories": (N_("Stories"), 70, ""),
    "url": (N_("Source"), 80, N_("The first story with an address")),
    "headlines": (N_("Headlines"), 400, ""),
}
FULL = tuple(TABLE)
SHORT = ("started_on", "title", "where", "themes", "url")


def draw(filters: Filters, columns: tuple[str, ...], height: int, skip: int = 0) -> None:
    """One page of the events from row `skip` on; choosing a row opens the event."""
    rows = cache.ask("story_table", filters, skip, settings.ROWS_A_PAGE)
    key = state.selectable("table")
    st.dataframe(
        _shown(rows, cache.options()["roles"])[list(columns)],
        hide_index=True,
        width="stretch",
        height=height,
        column_config=_columns(),
        key=key,
        on_select=lambda: _chosen(key, list(rows.event_id)),
        selection_mode="single-row",
    )


def _chosen(key: str, ids: list[str]) -> None:
    if rows := state.selected("table", key, "rows"):
        state.open_event(ids[rows[0]])


def _shown(rows: pd.DataFrame, parts: Mapping[str, str]) -> pd.DataFrame:
    """The rows as people read them, UNODC's parts by name; numbers and texts are not changed."""
    return rows.assign(
        started_on=rows.started_on.fillna(""),  # a word would stand above all days, sorted newest first
        ended_on=rows.ended_on.fillna(""),
        where=rows.places.fillna(rows.host_countries).fillna(_("not stated")),
        funders=rows.funders.fillna(_("not stated")),
        partners=rows.partners.fillna(_("none named")),
        unodc_role=rows.unodc_role.map(parts).str.lower(),
    )


def _columns() -> dict[str, Any]:
    number, link = st.column_config.NumberColumn, st.column_config.LinkColumn
    kinds: dict[str, Any] = {"participants": number, "stories": number}
    kinds["url"] = partial(link, display_text=_("open"))
    return {
        name: kinds.get(name, st.column_config.TextColumn)(
            _(title), width=width, help=_(help) if help else None
        )
        for name, (title, width, help) in TABLE.items()
    }
