"""A body that the data lack, described in a small form on the spot."""

import re
from typing import Any

import streamlit as st
from anyascii import anyascii

from dashboard.app.dialog import dialog
from dashboard.app.editing import choices, kept
from dashboard.app.text import plain
from dashboard.ingest.tables import Tables
from dashboard.store.records import MODELS
from dashboard.words import N_, _

COLUMNS = next(list(model.model_fields) for model in MODELS if model.file == "organisations.csv")


def show_asked(story: str, tables: Tables) -> None:
    """The form, if it was asked for."""
    if asked := st.session_state.pop(choices.ASKED, None):
        words, role = asked
        _describe(story, words, role, tables)


@dialog(N_("A new body"))
def _describe(story: str, words: str, role: str, tables: Tables) -> None:
    name = st.text_input(_("Full name in English"), value=words[:120])
    acronym = st.text_input(_("Acronym"))
    russian = st.text_input(_("Full name in Russian"))
    kinds = {row["code"]: row["name"] for row in tables.data.rows("organisation_types.csv")}
    kind = st.selectbox(_("Type (IATI)"), list(kinds), format_func=lambda code: plain(kinds[code]))
    countries: dict[str, Any] = choices.codes("countries", tables)
    country = st.selectbox(_("Country"), **countries, index=None, placeholder=_("none: international"))
    bodies: dict[str, Any] = choices.bodies(tables, ())
    parent = st.selectbox(_("Part of"), **bodies, index=None, placeholder=_("none"))
    if st.button(_("Add"), type="primary", disabled=not name.strip()):
        new = kept.value(story, choices.NEW_BODIES)
        row = dict.fromkeys(COLUMNS, "") | {
            "organisation_id": code(
                name, country or "", {*tables.organisations, *(one["organisation_id"] for one in new)}
            ),
            "name": name.strip(),
            "acronym": acronym.strip(),
            "name_ru": russian.strip(),
            "kind": kind,
            "country": country or "",
            "parent_id": parent or "",
        }
        kept.put(story, choices.NEW_BODIES, [*new, row])
        choices.add(story, role, row["organisation_id"], " ".join(words.split()[:12]))
        left_out = kept.value(story, choices.LEFT_OUT)
        kept.put(story, choices.LEFT_OUT, [*left_out, words])
        st.rerun()


def code(name: str, country: str, taken: set[str]) -> str:
    """A code in the manner of the data: the country, then the name; with a number where it is taken."""
    body = re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-")
    wanted = f"{country.lower()}-{body}" if country else body
    numbers = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(one for one in numbers if one not in taken)
