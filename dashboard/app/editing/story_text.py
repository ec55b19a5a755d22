"""The story as it stands, the words behind each value marked; selected words are given to a field."""

from typing import Any

import streamlit as st

from dashboard.app.editing.fields import FIELDS, Mark, marks
from dashboard.app.text import escaped
from dashboard.ingest.proposal import Proposal, Span
from dashboard.words import _

KEY, GIVEN = "add-text", "given"
HTML = '<div class="story"></div>'
FOLDER = "editing"


def draw(proposal: Proposal, on_given: Any) -> None:
    """The marked text; `on_given` is called after words were given to a field: see `given`."""
    buttons = [[field.key, _(field.label), field.tint] for field in FIELDS if field.key not in ("scope",)]
    data = {
        "html": marked(proposal.article.words, marks(proposal)),
        "fields": buttons,
        "hint": _("Select words to give them to a field"),
        "chosen": _("Give “{words}” to:"),
    }
    _component()(data=data, key=KEY, on_given_change=on_given)


def given() -> tuple[str, Span]:
    """The field, and the words that were given to it."""
    sent = st.session_state[KEY][GIVEN]
    return str(sent["field"]), Span(int(sent["start"]), int(sent["end"]))


def marked(words: str, found: list[Mark]) -> str:
    """The text as HTML; each piece says by `data-at` where in the text it begins."""
    first, rest = words.split("\n", 1)
    pieces = [_line(first, 0, found, "h3")] if first else []
    at = len(first) + 1
    for line in rest.split("\n"):
        if line.strip():
            pieces.append(_line(line, at, found, "p"))
        at += len(line) + 1
    return "".join(pieces)


def _line(line: str, at: int, found: list[Mark], tag: str) -> str:
    end, position, pieces = at + len(line), at, []
    for mark in found:
        start, stop = max(mark.span.start, at), min(mark.span.end, end)
        if start >= stop or start < position:
            continue
        pieces.append(_piece(line[position - at : start - at], position))
        inner = _piece(line[start - at : stop - at], start)
        pieces.append(f'<mark class="{mark.tint}"><sup>{mark.number}</sup>{inner}</mark>')
        position = stop
    pieces.append(_piece(line[position - at :], position))
    return f"<{tag}>{''.join(pieces)}</{tag}>"


def _piece(words: str, at: int) -> str:
    return f'<span data-at="{at}">{escaped(words)}</span>' if words else ""


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    from dashboard import settings

    script, style = (
        (settings.APP.parent / FOLDER / f"story_text.{ending}").read_text(encoding="utf-8")
        for ending in ("js", "css")
    )
    return st.components.v2.component("story_text", html=HTML, css=style, js=script)
