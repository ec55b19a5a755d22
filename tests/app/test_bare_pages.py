"""No word of a page of the app is said past the catalogue: widgets, tables, texts (tests/pseudo.py)."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.app import cache
from dashboard.cards import page_list
from dashboard.export.files import FORMATS
from tests import pseudo
from tests.app.visit import go, run
from tests.test_bare_store import bare

# What is read in the messages that Streamlit sends to the browser; a figure is read in test_bare_cards.py.
READ = {"body", "label", "help", "placeholder", "options", "content", "title", "caption", "text"}
UNREAD = {"code", "plotly_chart", "deck_gl_json_chart", "bidi_component", "exception"}
# Tags of other languages, icons, the hash of the data.
HIDDEN = re.compile(r"<(style|script|code)\b.*?</\1>|:material/\w+:|\b[0-9a-f]{12}\b|\\", re.DOTALL)
SAID_IN_TAGS = re.compile(r'\b(?:title|alt|aria-label|placeholder)="([^"]*)"')
# The names by which a choice is found, after its count: data, also without the accents of their letters.
OTHER_NAMES = re.compile(r"(\n[^\n]*?⟧) · .*", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
OPENED = ("download-by_partner", "data-by_partner", "download-page")
TYPED = {"trends", "nowhere", "moon", "full"}  # in addresses above, and in an example of one
LANGUAGES = {"EN", "RU", "TK"}  # of stories, as tags
# CA begins a short code
NAMES = {"Excel", "CA", *LANGUAGES, *(format.upper() for format in FORMATS)}
VIEWS = [
    *((page, {}) for page in page_list.PAGES),
    ("countries", {"section": "partners"}),
    ("countries", {"org": "uz-moi"}),
    ("countries", {"country": "UZB"}),
    ("funders", {"funder": "us"}),
    ("stories", {"event": "two-hosts"}),
    ("stories", {"event": "nowhere"}),
    ("trends", {"from": "2024-01-01", "to": "2024-06-30", "q": "я", "moon": "full"}),
]  # fmt: skip


def sent(message: Any, name: str = "") -> Iterator[str]:
    """All texts in a message to the browser that people read."""
    for field, value in message.ListFields():
        each = value if field.is_repeated else [value]
        if field.message_type and not field.message_type.GetOptions().map_entry:
            for part in each:
                yield from sent(part)
        elif field.name in READ and field.type == field.TYPE_STRING:
            yield from each
        elif field.name == "columns" and field.type == field.TYPE_STRING:  # of a table, as JSON
            for column in json.loads(value).values():
                yield from (column[part] for part in ("label", "help") if column.get(part))


def shown(node: Any) -> Iterator[str]:
    """All texts of a page, without tags."""
    if node.type in UNREAD:
        return
    for text in sent(node.proto) if getattr(node, "proto", None) else ():
        plain = OTHER_NAMES.sub(r"\1", HIDDEN.sub("", text))
        yield from map(html.unescape, SAID_IN_TAGS.findall(plain))
        yield html.unescape(TAG.sub("|", plain))
    for child in getattr(node, "children", {}).values():
        yield from shown(child)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All that the app says in the strange language about strange data, each text with one address of it."""
    folder = tmp_path_factory.mktemp("strange")
    spoken: dict[str, str] = {}
    with pytest.MonkeyPatch.context() as patch:
        pseudo.speak(patch, folder)
        patch.setattr(cache, "collect_on_a_timer", lambda: None)
        patch.setenv("DASHBOARD_DATA", str(pseudo.data(folder / "data")))
        patch.setenv("DASHBOARD_BUILD", str(folder / "build"))
        for path, query in VIEWS:
            app = AppTest.from_file(str(settings.APP), default_timeout=60)
            app.query_params.update(query)
            go(app, path)
            run(app)
            spoken |= dict.fromkeys(shown(app._tree), f"{path} {query}")
        app = run(AppTest.from_file(str(settings.APP), default_timeout=60))
        for key in OPENED:
            run(app.button(key=key).click())
            spoken |= dict.fromkeys(shown(app._tree), key)
    return spoken


def test_every_word_of_the_app_is_said_by_a_message(said: dict[str, str]) -> None:
    assert len(said) > 300
    assert {text: where for text, where in said.items() if set(bare(text)) - TYPED - NAMES} == {}


def test_a_word_that_no_message_says_is_noticed() -> None:
    app = AppTest.from_string(
        "import streamlit as st\nst.button('Go', help='Now')\nst.html('<b title=\"A b\">C</b>')"
    )
    texts = [text for text in shown(app.run()._tree) if text.strip()]
    assert {word for text in texts for word in re.findall(r"\w+", text)} >= {"Go", "Now", "A", "b", "C"}
