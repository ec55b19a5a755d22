"""What the fields can hold, in words; and bodies that the data lack: known ones, a new one, or none."""

from collections.abc import Sequence
from typing import Any, get_args

import streamlit as st

from dashboard.app.editing import kept
from dashboard.app.text import escaped, plain
from dashboard.ingest.drafts import Cells
from dashboard.ingest.proposal import Proposal, RoleReading
from dashboard.ingest.tables import Tables
from dashboard.store.records import Event
from dashboard.words import N_, _

NEW_BODIES, NEW_PLACES, LEFT_OUT = "new-organisations", "new-places", "left-out"
FILES = {
    "countries": "countries.csv",
    "host_countries": "countries.csv",
    "kind": "kinds.csv",
    "themes": "themes.csv",
    "unodc_role": "unodc_roles.csv",
}
SAID = {
    "stated": N_("stated"),
    "inferred": N_("inferred"),
    "unknown": N_("unknown"),
    "national": N_("national"),
    "subregional": N_("subregional"),
    "regional": N_("regional"),
    "global": N_("global"),
}


def codes(column: str, tables: Tables) -> dict[str, Any]:
    """Options and their words for a column with codes."""
    if column in FILES:
        names = {row["code"]: row["name"] for row in tables.data.rows(FILES[column])}
    else:
        names = {code: _(SAID[code]) for code in get_args(Event.model_fields[column].annotation)}
    return {"options": list(names), "format_func": lambda code: plain(str(names.get(code, code)))}


def said(column: str, code: str, tables: Tables) -> str:
    """A value in words: the name of a code, else the value itself."""
    if column == "places" and code in tables.places:
        return tables.places[code]["name"]
    if column in FILES:
        return next((row["name"] for row in tables.data.rows(FILES[column]) if row["code"] == code), code)
    return _(SAID[code]) if code in SAID else code


def places(tables: Tables, new: Sequence[Cells]) -> dict[str, Any]:
    """Options and their words for places, new ones first."""
    country = {code: row["name"] for code, row in tables.countries.items()}
    names = {row["place_id"]: _("{name} (new)", name=row["name"]) for row in new}
    names |= {code: f"{row['name']}, {country[row['country']]}" for code, row in tables.places.items()}
    return {"options": list(names), "format_func": lambda code: plain(str(names.get(code, code)))}


def bodies(tables: Tables, new: Sequence[Cells]) -> dict[str, Any]:
    """Options and their words for organisations, new ones first."""
    names = {row["organisation_id"]: _("{name} (new)", name=row["name"]) for row in new}
    for code, row in tables.organisations.items():
        names[code] = f"{row['name']} ({row['acronym']})" if row["acronym"] else row["name"]
    return {"options": list(names), "format_func": lambda code: plain(str(names.get(code, code)))}


def body_name(code: str, tables: Tables, new: Sequence[Cells]) -> str:
    """The name of an organisation, a new one too."""
    made = {row["organisation_id"]: row["name"] for row in new}
    return made.get(code) or tables.organisations[code]["name"]


def unknown(story: str, role: str, proposal: Proposal, tables: Tables) -> None:
    """A row for each body of this role that the data lack; nothing is created unless the person says so."""
    left_out = kept.value(story, LEFT_OUT)
    for number, one in enumerate(proposal.roles):
        if one.organisation_id or one.role != role or one.name in left_out:
            continue
        with st.container(key=f"add-unknown-{role}-{number}", gap="xxsmall"):
            name = escaped(one.name)
            missing = escaped(_("is not in the data"))
            words = escaped(one.span.of(proposal.article.words))
            st.html(f'<p class="read"><b>{name}</b> {missing} — “{words}”</p>')
            with st.container(horizontal=True):
                for code in one.nearest[:2]:
                    nearest = plain(tables.organisations[code]["name"])
                    key = f"add-nearest-{story}-{number}-{code}"
                    st.button(nearest, key=key, on_click=_take, args=(story, one, code, proposal))
                st.button(
                    _("New body …"), key=f"add-new-{story}-{number}", on_click=_ask, args=(one.name, role)
                )
                st.button(
                    _("Leave out"), key=f"add-leave-{story}-{number}", on_click=_leave, args=(story, one.name)
                )


def _take(story: str, one: RoleReading, code: str, proposal: Proposal) -> None:
    add(story, one.role, code, one.span.of(proposal.article.words))
    _leave(story, one.name)


def add(story: str, role: str, code: str, words: str) -> None:
    """Give a body a role with the words that prove it; for callbacks."""
    chosen = kept.value(story, role)
    kept.put(story, role, [*chosen, *([code] if code not in chosen else [])])
    kept.value(story, "words")[role, code] = words


def _leave(story: str, name: str) -> None:
    kept.put(story, LEFT_OUT, [*kept.value(story, LEFT_OUT), name])


ASKED = "add-asked"  # the name and role of a body that is to be described


def _ask(name: str, role: str) -> None:
    st.session_state[ASKED] = (name, role)
