"""The stories on the desk at the left, and how more are taken in."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import settings
from dashboard.app.dialog import dialog
from dashboard.app.editing import desk, reading
from dashboard.app.editing.decide import NAMES, WHO
from dashboard.app.editing.desk import Desk, Waiting
from dashboard.app.text import escaped, plain
from dashboard.ingest.article import Article, Refused
from dashboard.ingest.intake import pasted, take
from dashboard.store.load import read_data
from dashboard.words import N_, _, listed, plural

KINDS = ["txt", "html", "htm", "eml", "csv", "xlsx", "xml", "rss", "atom"]
SHOWN = 40  # stories around the one that is looked at
SAID = "add-taken"


def draw(lying: Desk, version: str) -> None:
    """The list, with what is likely of each story that waits."""
    with st.sidebar:
        product, note = escaped(_(settings.PRODUCT)), escaped(_("Editing on this computer"))
        st.html(f'<p class="brand">{product}</p><p class="brand-note">{note}</p>')
        st.button(_("Paste, or open a file …"), key="add-more", on_click=_ask, width="stretch")
        st.text_input(_("Your name"), key=WHO, placeholder=_("kept with each decision"))
        if not lying:
            return
        waiting = sum(not one.decided for one in lying)
        heading = escaped(_("Waiting"))
        count = escaped(_("{n} of {all}", n=waiting, all=len(lying)))
        st.html(f'<p class="waiting"><b>{heading}</b><span>{count}</span></p>')
        at = desk.looked_at()
        first = max(0, min(at - 5, len(lying) - SHOWN))
        twice = _twice(lying, version)
        with st.container(key="add-list", gap=None):
            for place in range(first, min(first + SHOWN, len(lying))):
                _row(lying[place], place, place == at, version, twice)
        more = len(lying) - SHOWN
        if more > 0:
            st.caption(plural("and {n} more", "and {n} more", more))
        if waiting < len(lying):
            st.button(_("Clear decided ones"), key="add-clear", on_click=_clear, type="tertiary")


def _row(one: Waiting, place: int, is_open: bool, version: str, twice: set[int]) -> None:
    state = "open" if is_open else "done" if one.decided else "waits"
    with st.container(key=f"add-story-{state}-{place}", gap=None):
        headline = plain(one.article.headline or one.article.text[:80])
        st.button(headline, key=f"add-open-{place}", on_click=desk.look_at, args=(place,), type="tertiary")
        language = reading.proposal(one.article, version).value("language").upper()
        st.html(
            f'<p class="likely"><b>{escaped(language)}</b> {escaped(_likely(one, place, version, twice))}</p>'
        )


def _likely(one: Waiting, place: int, version: str, twice: set[int]) -> str:
    if one.decided:
        return _("✓ decided: {decision}", decision=_(NAMES[one.decided]).lower())
    found = reading.twins(one.article, version)
    if found and found[0].is_proposed:
        return _("Likely twin")
    return _("Twin in this list") if place in twice else _("Nothing like it")


def _twice(lying: Desk, version: str) -> set[int]:
    found = reading.pairs(tuple(one.article for one in lying), version)
    return {place for pair in found for place in (pair.first, pair.second)}


ASKED = "add-asked-more"


def _ask() -> None:
    st.session_state[ASKED] = True


def _clear() -> None:
    desk.keep(desk.cleared(desk.opened()))
    desk.look_at(0)


def show_asked() -> None:
    """The dialog that takes stories in, if it was asked for."""
    if st.session_state.pop(ASKED, False):
        _take_in()


@dialog(N_("Add stories"))
def _take_in() -> None:
    hint = escaped(_("Paste a story, or a whole list of headlines and excerpts."))
    st.html(f'<p class="card-subtitle">{hint}</p>')
    text = st.text_area(_("Text"), key="add-paste", height=260, label_visibility="collapsed")
    files = st.file_uploader(_("Or files"), type=KINDS, accept_multiple_files=True, key="add-files")
    publisher = st.text_input(_("Publisher, where the stories do not say it"), key="add-publisher")
    if st.button(_("Read"), type="primary", key="add-read"):
        articles, refusals = _read(text, files)
        articles = [replace(one, publisher=one.publisher or publisher.strip()) for one in articles]
        lying, left_out = desk.with_stories(desk.opened(), articles, read_data(settings.data_dir()))
        before = len(desk.opened())
        desk.keep(lying)
        if len(lying) > before:
            desk.look_at(before)
        st.session_state[SAID] = _told(len(lying) - before, left_out, refusals)
        st.rerun()


def _read(text: str, files: Sequence[UploadedFile]) -> tuple[list[Article], list[str]]:
    """The stories of a text and of files, and why something was not read."""
    articles, refusals = [], []
    if text.strip():
        try:
            articles += pasted(text)
        except Refused as problem:
            refusals.append(str(problem))
    for file in files:
        try:
            articles += take(file.name, file.getvalue())
        except Refused as problem:
            refusals.append(str(problem))
    return articles, refusals


def _told(fresh: int, left_out: dict[str, str], refusals: list[str]) -> str:
    said = [plural("{n} story was taken in.", "{n} stories were taken in.", fresh)]
    if left_out:
        shown = list(left_out.items())[:2]
        names = listed([f"“{name}” ({code})" if code else f"“{name}”" for name, code in shown])
        count = len(left_out)
        said.append(
            plural(
                "{n} is here already: {names}.", "{n} are here already, such as {names}.", count, names=names
            )
        )
    return " ".join([*said, *refusals])
