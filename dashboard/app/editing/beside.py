"""The likeliest event of the data beside the story, and what will stand there afterwards."""

from dataclasses import dataclass

import streamlit as st

from dashboard.app.editing import choices, kept
from dashboard.app.text import escaped, plain
from dashboard.ingest.drafts import Draft
from dashboard.ingest.tables import Tables
from dashboard.ingest.twins import Twin
from dashboard.store.cells import SEPARATOR
from dashboard.words import N_, _

COLUMNS = {  # of events.csv, in the order shown
    "started_on": N_("First day"),
    "ended_on": N_("Last day"),
    "host_countries": N_("Host country"),
    "places": N_("Place"),
    "countries": N_("Taking part"),
    "participants": N_("Participants"),
    "kind": N_("Kind"),
    "themes": N_("Themes"),
    "scope": N_("Scope"),
    "unodc_role": N_("UNODC’s part"),
}
SAME, DIFFERS, MORE = N_("same"), N_("differs"), N_("new")


@dataclass(frozen=True)
class Compared:
    """One column of the story and of the event, as cells; `verdict` is SAME, DIFFERS, MORE or empty."""

    column: str
    story: str
    event: str
    verdict: str


def compared(draft: Draft, event: dict[str, str]) -> list[Compared]:
    """What the two say of each column; a column that neither fills is left out."""
    rows = []
    for column in COLUMNS:
        ours, theirs = draft.event.get(column, ""), event[column]
        if not ours and not theirs:
            continue
        alike = set(ours.split(SEPARATOR)) == set(theirs.split(SEPARATOR))
        verdict = SAME if alike else DIFFERS if ours and theirs else MORE if ours else ""
        rows.append(Compared(column, ours, theirs, verdict))
    return rows


def draw(story: str, draft: Draft, twin: Twin, tables: Tables) -> None:
    """The two side by side; where they differ the person chooses which stays."""
    event = _event(twin.event_id, tables)
    heads = (_("This story"), _("The event in the data"), _("After “Same as this event”"))
    with st.container(key="add-beside", gap=None):
        ours, theirs, after = (f"<b>{escaped(head)}</b>" for head in heads)
        _row("head", "", ours, theirs, "", after)
        title = (
            f'<a href="/stories?event={escaped(twin.event_id)}" target="_blank">{escaped(event["title"])}</a>'
        )
        _row("title", _("Event"), escaped(draft.story["headline"]), title, "", escaped(_("keeps its title")))
        for one in compared(draft, event):
            ours, theirs = (_said(one.column, cell, tables) for cell in (one.story, one.event))
            if one.verdict in (DIFFERS, MORE):
                _choice(story, one, ours, theirs, twin.event_id)
            else:
                _row(one.column, _(COLUMNS[one.column]), ours, theirs, one.verdict, theirs)
        _bodies(draft, twin.event_id, tables)


def taken(story: str, draft: Draft, twin: Twin, tables: Tables) -> tuple[str, ...]:
    """The columns that the person chose to take from this story."""
    rows = compared(draft, _event(twin.event_id, tables))
    return tuple(
        one.column
        for one in rows
        if one.verdict in (DIFFERS, MORE) and kept.value(story, _key(one, twin.event_id)) == "take"
    )


def begin(story: str, draft: Draft, twin: Twin, tables: Tables) -> None:
    """What the event lacks is taken, what it has stays, until the person chooses otherwise."""
    for one in compared(draft, _event(twin.event_id, tables)):
        kept.begin(story, _key(one, twin.event_id), "take" if one.verdict == MORE else "keep")


def _choice(story: str, one: Compared, ours: str, theirs: str, event_id: str) -> None:
    with st.container(horizontal=True, key=f"add-beside-{one.column}", vertical_alignment="center"):
        _cells(_(COLUMNS[one.column]), ours, theirs, one.verdict)
        words = {"keep": _("keep the event’s"), "take": _("take the story’s")}
        kept.show(
            st.segmented_control,
            story,
            _key(one, event_id),
            label=_(COLUMNS[one.column]),
            label_visibility="collapsed",
            options=["keep", "take"],
            format_func=lambda code: plain(words[code]),
            required=True,
            width=260,
        )


def _bodies(draft: Draft, event_id: str, tables: Tables) -> None:
    rows = [row for row in tables.data.rows("event_organisations.csv") if row["event_id"] == event_id]
    has = {(row["organisation_id"], row["role"]) for row in rows}
    added = [row for row in draft.roles if (row["organisation_id"], row["role"]) not in has]
    ours, theirs, more = (_names(part, draft, tables) for part in (draft.roles, rows, added))
    adds = escaped(_("adds {bodies}", bodies=more)) if added else ""
    _row("bodies", _("Bodies"), escaped(ours), escaped(theirs), MORE if added else SAME, adds)


def _names(rows: object, draft: Draft, tables: Tables) -> str:
    return "; ".join(
        _(
            "{body}, {role}",
            body=choices.body_name(row["organisation_id"], tables, draft.organisations),
            role=row["role"],
        )
        for row in rows  # type: ignore[attr-defined]
    )


def _row(key: str, name: str, ours: str, theirs: str, verdict: str, after: str) -> None:
    with st.container(horizontal=True, key=f"add-beside-{key}", vertical_alignment="center"):
        _cells(name, ours, theirs, verdict)
        st.html(f'<p class="after">{after}</p>', width=260)


def _cells(name: str, ours: str, theirs: str, verdict: str) -> None:
    said = escaped(_(verdict)) if verdict else ""
    badge = f'<span class="verdict {escaped(verdict)}">{said}</span>' if verdict else ""
    st.html(f'<div class="beside"><p>{escaped(name)}</p><p>{ours}</p><p>{theirs}</p><p>{badge}</p></div>')


def _said(column: str, cell: str, tables: Tables) -> str:
    return escaped(
        "; ".join(choices.said(column, code, tables) for code in cell.split(SEPARATOR)) if cell else "–"
    )


def _event(event_id: str, tables: Tables) -> dict[str, str]:
    return next(row for row in tables.data.rows("events.csv") if row["event_id"] == event_id)


def _key(one: Compared, event_id: str) -> str:
    return f"take-{one.column}-{event_id}"
