"""The page Add stories: one story after the other, its text, its form, its likeliest event, the decision."""

import hashlib
from datetime import date

import streamlit as st

from dashboard import settings
from dashboard.app import cache, served
from dashboard.app.editing import (
    about_story,
    beside,
    bodies,
    decide,
    desk,
    form,
    given,
    reading,
    story_text,
    waiting_list,
)
from dashboard.app.editing.desk import Waiting
from dashboard.app.text import escaped
from dashboard.charts.theme import Palette
from dashboard.ingest.drafts import Draft
from dashboard.ingest.tables import Tables
from dashboard.ingest.twins import Twin
from dashboard.words import N_, _, listed, plural, span

PATH, TITLE = "add", N_("Add stories")


def show() -> None:
    """Draw the page."""
    version = served.version()
    st.html(settings.APP.parent / "editing" / "editing.css")
    st.html(tints(cache.palette()))
    lying = desk.opened()
    waiting_list.draw(lying, version)
    with st.container(key="add-came"):  # always there: what is below stays, also what one types in it
        for said in (decide.said(), st.session_state.pop(waiting_list.SAID, "")):
            if said:
                st.html(f'<p class="came" role="status">{escaped(said)}</p>')
    waiting_list.show_asked()
    if not lying:
        _nothing()
        return
    place = min(desk.looked_at(), len(lying) - 1)
    _story(lying[place], place, len(lying), version)


def tints(palette: Palette) -> str:
    """The colours of the marks as CSS variables: one for each sort of field."""
    navy, blue, teal, amber, violet, crimson = palette.hues
    sorts = {"date": blue, "place": teal, "people": amber, "kind": violet, "body": navy, "unknown": crimson}
    body = "".join(f"--tint-{sort}:{colour};" for sort, colour in sorts.items())
    return f"<style>:root{{{body}}}</style>"


def _nothing() -> None:
    name, sentence = escaped(_(TITLE)), escaped(_("No story is waiting."))
    lead = escaped(
        _("Paste a story or open a file, at the left: it is read, and you decide what it becomes.")
    )
    st.html(f'<p class="page-name">{name}</p><h1 class="sentence">{sentence}</h1><p class="lead">{lead}</p>')


def _story(waiting: Waiting, place: int, count: int, version: str) -> None:
    article, tables = waiting.article, reading.tables(version)
    story = hashlib.sha256(article.text.encode()).hexdigest()[:12]
    draft = reading.draft(article, version, _today())
    proposal, twins = reading.proposal(article, version), reading.twins(article, version)
    form.begin(story, draft)
    filled = form.filled(story, draft)
    twin = _chosen_twin(story, twins)
    if twin:
        beside.begin(story, filled, twin, tables)
    _opening(waiting, place, count, twin, draft, tables)
    text, fields = st.columns([0.43, 0.57])
    with text, st.container(key="card-add-text"):
        told = {column: proposal.value(column) for column in ("language", "publisher")}
        about_story.draw(story, place, article, told)
        story_text.draw(proposal, lambda: given.give(story, proposal, tables))
    with fields, st.container(key="card-add-form"):
        read = plural(
            "{n} value with its words",
            "{n} values with their words",
            _read(proposal.readings, proposal.roles),
        )
        head = escaped(_("What was read"))
        st.html(f'<h2 class="card-title">{head}</h2><p class="card-subtitle">{escaped(read)}</p>')
        form.draw(story, proposal, tables)
    filled = form.filled(story, draft)
    if twin:
        with st.container(key="card-add-beside"):
            _beside(story, filled, twins, twin, tables)
    taken = beside.taken(story, filled, twin, tables) if twin else ()
    likely = decide.SAME if twin and twin.is_proposed else decide.NEW
    decide.bar(place, filled, twin.event_id if twin else "", taken, likely)
    bodies.show_asked(story, tables)


def _read(readings: tuple[object, ...], roles: tuple[object, ...]) -> int:
    return len(readings) + len(roles)


def _chosen_twin(story: str, twins: tuple[Twin, ...]) -> Twin | None:
    """The event beside the story: the likeliest, or the one that the person chose among the three."""
    chosen = st.session_state.get(f"add-twin-{story}")
    return next((one for one in twins if one.event_id == chosen), twins[0] if twins else None)


def _opening(
    waiting: Waiting, place: int, count: int, twin: Twin | None, draft: Draft, tables: Tables
) -> None:
    name = _("Add stories · {n} of {all}", n=place + 1, all=count)
    if twin and twin.is_proposed:
        sentence = _("Is this “{title}”? {degree}.", title=twin.title, degree=_degree(twin.likeness))
        lead = _agreement(twin)
    else:
        sentence, lead = _("A new event?"), _("Nothing in the data is like it.")
        if draft.event["started_on"]:
            when = span(draft.event["started_on"], draft.event["ended_on"] or draft.event["started_on"])
            sentence = _("A new event of {when}?", when=when)
    if waiting.decided:
        lead = _("Decided already: {decision}.", decision=_(decide.NAMES[waiting.decided]).lower())
    st.html(
        f'<p class="page-name">{escaped(name)}</p><h1 class="sentence">{escaped(sentence)}</h1>'
        f'<p class="lead">{escaped(lead)}</p>'
    )


def _degree(likeness: float) -> str:
    return _("Very likely") if likeness >= 0.8 else _("Likely")


def _agreement(twin: Twin) -> str:
    columns = beside.COLUMNS
    agrees = [_(columns[one.column]).lower() for one in twin.agrees if one.column in columns]
    differs = [_(columns[one.column]).lower() for one in twin.differs if one.column in columns]
    said = []
    if agrees:
        said.append(_("They agree in {columns}.", columns=listed(agrees)))
    if differs:
        said.append(_("They differ in {columns}.", columns=listed(differs)))
    return " ".join(said)


def _beside(story: str, draft: Draft, twins: tuple[Twin, ...], twin: Twin, tables: Tables) -> None:
    """The likeliest event beside the story; folded where it is not like enough to be proposed."""
    if twins[0].is_proposed:
        _head_of_twins(story, twins, twin)
        beside.draw(story, draft, twin, tables)
        return
    with st.expander(_("The least unlike events in the data")):
        _head_of_twins(story, twins, twin)
        beside.draw(story, draft, twin, tables)


def _head_of_twins(story: str, twins: tuple[Twin, ...], twin: Twin) -> None:
    head, note = (
        escaped(_("The likeliest event in the data")),
        escaped(_("a likeness proposes, the person decides")),
    )
    st.html(f'<h2 class="card-title">{head}</h2><p class="card-subtitle">{note}</p>')
    if len(twins) > 1:
        titles = {one.event_id: one.title for one in twins}
        st.radio(
            _("Compare with"),
            list(titles),
            index=list(titles).index(twin.event_id),
            format_func=titles.__getitem__,
            key=f"add-twin-{story}",
        )


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the day where the steward sits
