"""Exhibits of all that can be drawn, with made-up words, and the Office files made of them, each once."""

import io
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from PIL import Image

from dashboard import settings
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards.card import Card
from dashboard.export.exhibit import Exhibit
from dashboard.export.office.native import Native, native
from dashboard.export.office.slides import Opening, slide
from dashboard.export.office.workbook import workbook
from tests.drawings import DEFAULT, NOTHING, asked, drawing

TITLE = "Events by something that is counted"
ALT = "Events by something. Events: one 5, two 3."
DAY = date(2026, 11, 20)
HOSTILE = '=HYPERLINK("http://x","y") @x <b> &amp; "><script> \x00\x0b\x1f\ud800\uffff _x0041_ $x$ Ёлка'
CLEAN = '=HYPERLINK("http://x","y") @x <b> &amp; "><script>  _x0041_ $x$ Ёлка'
PICTURED = ("theme_by_country", "theme_by_partner", "organisation_pairs", "places_on_map", "by_day")
OPENING = Opening(
    settings.PRODUCT,
    ("", "943 events", " in Central Asia"),
    "Most were in 2022.",
    "All years · UNODC leads or takes part",
    DAY,
    settings.SOURCE,
    "/trends?country=TKM",
)


def once(make: Callable[..., bytes]) -> Callable[..., bytes]:
    """Made once a session, unless it is written down what each test runs."""
    return make if "MUTANTS_MAP" in os.environ else cache(make)


def exhibit(db: Database, case: str, chosen: Filters = DEFAULT, **said: Any) -> Exhibit:
    question = case.partition("-")[0]
    words = {
        "title": f"{TITLE}: {case}",
        "subtitle": "What is counted; an event with two themes counts in each",
        "in_words": "All years · UNODC leads or takes part",
        "alt": ALT,
        "notice": settings.MAP_NOTICE if question == "places_on_map" else "",
        "left_out": "Not placed here: 203 events without a date",
    }
    card = Card(question, filters=chosen, drawing=drawing(db, case), **(words | said))
    counts = "0 events from 0 stories" if chosen == NOTHING else "943 events from 1 077 stories"
    return Exhibit(card, asked(db, case, chosen), counts, DAY, "7dbc48484e62", "CA-7F3K9Q")


def chart_of(made: Exhibit) -> Native:
    return native(made.card, made.rows)


@once
def workbook_of(db: Database, case: str) -> bytes:
    return workbook(exhibit(db, case))


@once
def slide_of(db: Database, case: str) -> bytes:
    return slide(exhibit(db, case))


def hostile(db: Database, case: str) -> Exhibit:
    """An exhibit whose every text is hostile: words, names in the rows, names of parts."""
    made = exhibit(db, case)
    named = ("name", "full_name", "theme_name", "other_name", "other_full_name", "type", "arms", "country")
    stored = HOSTILE.replace("\ud800", "")  # which no database holds
    found = {
        column: [f"{stored}{text}" for text in made.rows[column]] for column in named if column in made.rows
    }
    rows = made.rows.assign(**found)
    words = ("title", "subtitle", "in_words", "alt", "notice", "note", "left_out")
    card = replace(made.card, **dict.fromkeys(words, HOSTILE))
    if case.startswith("timeline"):
        own, *rest = card.drawing
        card = replace(card, drawing=(tuple((code, f"{HOSTILE}{name}") for code, name in own), *rest))
    if case == "period_change":
        card = replace(card, drawing=("theme", HOSTILE, f"{HOSTILE}2022", settings.TOP_BARS))
    return replace(made, card=card, rows=rows, counts=HOSTILE, code=HOSTILE, version=HOSTILE)


@cache
def png(width: int = 1100, height: int = 600) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "#D3E1EF").save(buffer, "PNG")
    return buffer.getvalue()
