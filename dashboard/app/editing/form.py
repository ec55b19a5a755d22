"""The form of one story: a row a field, filled with what was read, each value with its words."""

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.app.editing import choices, kept
from dashboard.app.editing.fields import FIELDS, ROLES, Field, evidence, numbers, others
from dashboard.app.text import escaped
from dashboard.ingest.article import Article
from dashboard.ingest.dates import dates
from dashboard.ingest.drafts import Draft
from dashboard.ingest.proposal import Proposal
from dashboard.ingest.tables import Tables
from dashboard.store.cells import SEPARATOR
from dashboard.words import _

LISTS = ("places", "host_countries", "countries", "themes")  # columns of several codes
TEXTS = ("title", "summary", "started_on", "ended_on", "participants")
CODES = ("date_basis", "kind", "scope", "unodc_role")
WORDS = "words"  # (role, organisation) → the words that prove it


def begin(story: str, draft: Draft) -> None:
    """Fill the form with a draft, where the person has not been at it yet."""
    event = draft.event
    for column in LISTS:
        kept.begin(story, column, event.get(column, "").split(SEPARATOR) if event.get(column) else [])
    for column in TEXTS + CODES:
        kept.begin(story, column, event.get(column, ""))
    kept.begin(story, "online", event.get("online") == "yes")
    for role in ROLES:
        kept.begin(story, role, [row["organisation_id"] for row in draft.roles if row["role"] == role])
    kept.begin(story, WORDS, {(row["role"], row["organisation_id"]): row["words"] for row in draft.roles})
    kept.begin(story, choices.NEW_BODIES, list(draft.organisations))
    kept.begin(story, choices.NEW_PLACES, list(draft.places))
    kept.begin(story, choices.LEFT_OUT, [])


def draw(story: str, proposal: Proposal, tables: Tables) -> None:
    """The rows of the form."""
    _text(story, "title", _("Title"), _("your own words, about ten; used only for a new event"))
    _text(story, "summary", _("Summary"), _("your own words, one sentence, 30 words at most"))
    number = numbers(proposal)
    for field in FIELDS:
        with st.container(horizontal=True, key=f"add-row-{field.key}", vertical_alignment="top"):
            label = escaped(_(field.label))
            mark = number.get(field.key, "–")
            st.html(f'<p class="field {field.tint}"><b>{mark}</b><span>{label}</span></p>', width=150)
            with st.container(gap=None, key=f"add-values-{field.key}"):
                _widgets(story, field, tables)
                _evidence(story, field, proposal, tables)


def _text(story: str, column: str, label: str, note: str) -> None:
    with st.container(horizontal=True, key=f"add-row-{column}"):
        st.html(f'<p class="field"><span>{escaped(label)}</span></p>', width=150)
        with st.container(gap=None, key=f"add-values-{column}"):
            kept.show(st.text_input, story, column, label=label, label_visibility="collapsed")
            st.html(f'<p class="read">{escaped(note)}</p>')


def _widgets(story: str, field: Field, tables: Tables) -> None:
    """What the values of one field are chosen with."""
    hidden: dict[str, Any] = {"label_visibility": "collapsed"}
    if field.key == "date":
        with st.container(horizontal=True, gap="small"):
            for column, label in (("started_on", _("First day")), ("ended_on", _("Last day"))):
                kept.show(st.text_input, story, column, label=label, placeholder=label, width=130, **hidden)
            basis = choices.codes("date_basis", tables)
            kept.show(st.selectbox, story, "date_basis", label=_("Basis"), width=130, **basis, **hidden)
    elif field.key == "where":
        places = choices.places(tables, kept.value(story, choices.NEW_PLACES))
        kept.show(st.multiselect, story, "places", label=_("Place"), **places, **hidden)
        hosts = choices.codes("countries", tables)
        kept.show(st.multiselect, story, "host_countries", label=_("Host country"), **hosts, **hidden)
        kept.show(st.checkbox, story, "online", label=_("held online only"))
    elif field.key == "participants":
        kept.show(st.text_input, story, "participants", label=_(field.label), width=110, **hidden)
    elif field.key in ROLES:
        bodies = choices.bodies(tables, kept.value(story, choices.NEW_BODIES))
        kept.show(st.multiselect, story, field.key, label=_(field.label), **bodies, **hidden)
    elif field.key in LISTS:
        options = choices.codes(field.key, tables)
        kept.show(st.multiselect, story, field.key, label=_(field.label), **options, **hidden)
    else:
        options = choices.codes(field.key, tables)
        empty = {"index": None, "placeholder": _("not stated")}
        kept.show(
            st.selectbox, story, field.key, label=_(field.label), width=260, **options, **hidden, **empty
        )


def _evidence(story: str, field: Field, proposal: Proposal, tables: Tables) -> None:
    """The words behind a field, what else it could be; for bodies the words of each, and the unknown ones."""
    if field.key in ROLES:
        _words_of_bodies(story, field.key, tables)
        choices.unknown(story, field.key, proposal, tables)
        return
    quoted = " · ".join(f"“{words}”" for words in evidence(proposal, field))
    other = ", ".join(choices.said(field.columns[0], code, tables) for code in others(proposal, field))
    if other:
        other = _("or: {values}", values=other)
    if field.key == "date" and not quoted:
        quoted = _yearless(proposal.article)
    said = " — ".join(filter(None, (quoted or _("not stated"), other)))
    st.html(f'<p class="read">{escaped(said)}</p>')


def _yearless(article: Article) -> str:
    """A day that the story tells without its year, and what would give it one; empty if there is none."""
    found = next((one for one in dates(article.words) if not one.year and one.first[1]), None)
    if not found or article.published_on:
        return ""
    return _(
        "“{words}” has no year: say above when the story was published.", words=found.span.of(article.words)
    )


def _words_of_bodies(story: str, role: str, tables: Tables) -> None:
    """The words that prove each body's role; a body chosen by hand needs them, written or selected."""
    words = kept.value(story, WORDS)
    chosen = kept.value(story, role)
    for body in chosen:
        if quoted := words.get((role, body)):
            st.html(f'<p class="read">{escaped(f"“{quoted}”")}</p>')
        else:
            name = choices.body_name(body, tables, kept.value(story, choices.NEW_BODIES))
            label = _("Words that prove it for {body}, twelve at most", body=name)
            typed = st.text_input(label, key=f"add-words-{story}-{role}-{body}")
            if typed:
                words[role, body] = typed
                st.rerun()
    if not chosen:
        unread = escaped(_("not stated"))
        st.html(f'<p class="read">{unread}</p>')


def filled(story: str, draft: Draft) -> Draft:
    """The draft with what stands in the form now."""
    event = dict(draft.event)
    for column in LISTS:
        event[column] = SEPARATOR.join(kept.value(story, column))
    for column in TEXTS + CODES:
        event[column] = str(kept.value(story, column) or "").strip()
    event["online"] = "yes" if kept.value(story, "online") else ""
    words = kept.value(story, WORDS)
    bases = {(row["role"], row["organisation_id"]): row["basis"] for row in draft.roles}
    roles = tuple(
        {
            "event_id": event["event_id"],
            "organisation_id": body,
            "role": role,
            "basis": bases.get((role, body), "stated"),
            "story_id": draft.story["story_id"],
            "words": words.get((role, body), ""),
        }
        for role in ROLES
        for body in kept.value(story, role)
    )
    named = {body for role in ROLES for body in kept.value(story, role)}
    bodies = [row for row in kept.value(story, choices.NEW_BODIES) if row["organisation_id"] in named]
    places = [
        row for row in kept.value(story, choices.NEW_PLACES) if row["place_id"] in kept.value(story, "places")
    ]
    return replace(draft, event=event, roles=roles, organisations=tuple(bodies), places=tuple(places))
