"""The decision on a story: checked first, written whole or not at all, taken back one by one."""

import getpass
from collections.abc import Callable
from datetime import datetime

import streamlit as st

from dashboard import settings
from dashboard.app.editing import desk
from dashboard.app.text import escaped
from dashboard.ingest.article import Refused
from dashboard.ingest.decisions import Decision, NewEvent, NoActivity, SameEvent, decided
from dashboard.ingest.drafts import Draft
from dashboard.ingest.undo import undone
from dashboard.store.dataset import DataProblems
from dashboard.store.decisions import Decision as Row
from dashboard.store.files import Files, read_files
from dashboard.store.lines import NotThere
from dashboard.store.load import parsed
from dashboard.store.writer import Busy, Changed, write
from dashboard.words import N_, _

WHO, WHY, SAID = "add-who", "add-why", "add-said"
NEW, SAME, NONE, LATER = "new_event", "same_event", "no_activity", "later"
NAMES = {
    SAME: N_("Same as this event"),
    NEW: N_("New event"),
    NONE: N_("No activity"),
    LATER: N_("Later"),
}
KEYS = {SAME: "s", NEW: "n", NONE: "x", LATER: "l"}
REFUSALS = (DataProblems, Refused, Changed, Busy, NotThere, OSError)


def bar(place: int, draft: Draft, twin: str, taken: tuple[str, ...], likely: str) -> None:
    """The four decisions, why, what the check says, and undo; `likely` is the one that is suggested."""
    with st.container(key="add-bar", horizontal=True, vertical_alignment="center"):
        for what in (SAME, NEW, NONE, LATER):
            if what == SAME and not twin:
                continue
            st.button(
                _(NAMES[what]),
                key=f"add-decide-{what}",
                type="primary" if what == likely else "secondary",
                shortcut=f"alt+{KEYS[what]}",
                on_click=_decide,
                args=(place, what, draft, twin, taken),
            )
        st.text_input(
            _("Why"), key=WHY, label_visibility="collapsed", placeholder=_("Why (kept in decisions.csv)")
        )
        st.button(_("Undo last"), key="add-undo", on_click=_undo)
        found = refused(_made(likely, draft, twin, taken, why=_("checked")))
        said = " · ".join(found[:3]) or _("Checked: nothing would be refused.")
        more = f" +{len(found) - 3}" if len(found) > 3 else ""
        st.html(f'<p class="checked{" bad" if found else ""}">{escaped(said + more)}</p>')


def refused(decision: Decision) -> list[str]:
    """Why a decision would be refused, in words; none if it would be written."""
    return _outcome(decision, lambda _before, _after: None)


def written(decision: Decision) -> list[str]:
    """Write a decision, whole or not at all; why it was refused, in words, none if it is written."""
    return _outcome(decision, lambda before, after: write(settings.data_dir(), before, after))


def who() -> str:
    """Who decides: the name given at the left, else that of the computer's user."""
    return str(st.session_state.get(WHO, "")).strip() or getpass.getuser()


def _outcome(decision: Decision, put: Callable[[Files, Files], None]) -> list[str]:
    try:
        before = read_files(settings.data_dir())
        put(before, decided(before, decision, datetime.now().astimezone()))
    except DataProblems as found:
        return [f"{problem.column}: {problem.message}" for problem in found.problems]
    except REFUSALS as problem:
        return [str(problem)]
    return []


def said() -> str:
    """What came of the last decision, once."""
    return str(st.session_state.pop(SAID, ""))


def _decide(place: int, what: str, draft: Draft, twin: str, taken: tuple[str, ...]) -> None:
    lying = desk.opened()
    if what != LATER:
        decision = _made(what, draft, twin, taken, st.session_state.get(WHY, "").strip())
        if found := written(decision):
            st.session_state[SAID] = _("Nothing was written. {why}", why=" · ".join(found))
            return
        lying = desk.decide(lying, place, what)
        desk.keep(lying)
        st.session_state[SAID] = _("Written: {decision}.", decision=_(NAMES[what]).lower())
        st.session_state[WHY] = ""
    desk.look_at(desk.next_waiting(lying, place))


def _made(what: str, draft: Draft, twin: str, taken: tuple[str, ...], why: str) -> Decision:
    if what == SAME and twin:
        return SameEvent(twin, draft, who(), why, taken)
    if what == NONE:
        return NoActivity(draft, who(), why)
    return NewEvent(draft, who(), why)


def _undo() -> None:
    before = read_files(settings.data_dir())
    try:
        write(settings.data_dir(), before, undone(before))
    except REFUSALS as problem:
        st.session_state[SAID] = _("Nothing was taken back. {why}", why=problem)
        return
    last = _last(before)
    lying = desk.opened()
    for place in reversed(range(len(lying))):
        if lying[place].decided == last["what"] and desk.tells(lying[place].article, last, before):
            desk.keep(desk.decide(lying, place, ""))
            desk.look_at(place)
            break
    st.session_state[SAID] = _(
        "The last decision was taken back: {what}.",
        what=_(NAMES.get(last["what"], N_("a correction"))).lower(),
    )


def _last(files: Files) -> dict[str, str]:
    return parsed(files).rows(Row.file)[-1]
