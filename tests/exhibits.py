"""Exhibits of all that can be drawn, with made-up words, and the Office files made of them, each once."""

import io
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
from PIL import Image

from dashboard import settings
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards.card import Card
from dashboard.charts.chart import Chart
from dashboard.export.exhibit import Exhibit
from dashboard.export.office.native import native
from dashboard.export.office.slides import Opening, slide
from dashboard.export.office.workbook import workbook
from dashboard.export.xml_text import each_text
from tests.drawings import CARDS, DEFAULT, NOTHING, ask_of, asked, card_of, instead, view_of

TITLE = "Events by something that is counted"
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
    words = {
        "title": f"{TITLE}: {case}",
        "subtitle": "What is counted; an event with two themes counts in each",
        "in_words": "All years · UNODC leads or takes part",
        "left_out": "Without a date, so in no year: 203 events",
    }
    card = replace(card_of(db, case, chosen), **(words | said))
    counts = "0 events from 0 stories" if chosen == NOTHING else "943 events from 1 077 stories"
    events = 0 if chosen == NOTHING else 943
    return Exhibit(card, asked(db, case, chosen), counts, DAY, "7dbc48484e62", "CA-7F3K9Q", events)


def chart_of(made: Exhibit) -> Chart:
    return native(each_text(made.card.chart))


def names_of(chart: Chart) -> list[str]:
    return [one.name for one in chart.categories]


@once
def workbook_of(db: Database, case: str) -> bytes:
    return workbook(exhibit(db, case))


@once
def slide_of(db: Database, case: str) -> bytes:
    return slide(exhibit(db, case))


NAMED = ("name", "full_name", "theme_name", "other_name", "other_full_name", "type", "arms", "country")


def spoiled(db: Database, case: str, word: str) -> tuple[Card, pd.DataFrame]:
    """The card of a case, and its rows, with a word before every name that is stored."""
    card = card_of(db, case)
    rows = asked(db, case)
    stored = {column: [f"{word}{text}" for text in rows[column]] for column in NAMED if column in rows}
    rows = rows.assign(**stored)
    view = view_of(instead(ask_of(db), card.question, rows))
    names = {
        field: {code: f"{word}{name}" for code, name in own.items()} for field, own in view.names.items()
    }
    return CARDS[case](replace(view, names=names)), rows


def hostile(db: Database, case: str) -> Exhibit:
    """An exhibit whose every text is hostile: words, names in the rows, names of parts."""
    card, rows = spoiled(db, case, HOSTILE.replace("\ud800", ""))  # which no database holds
    words = ("title", "finding", "subtitle", "in_words", "notice", "note", "left_out")
    chart = replace(card.chart, alt=HOSTILE)
    if case == "period_change":
        thick, thin = chart.series
        chart = replace(chart, series=(replace(thick, name=HOSTILE), replace(thin, name=f"{HOSTILE}2022")))
    card = replace(card, chart=chart, **dict.fromkeys(words, HOSTILE))
    return Exhibit(card, rows, HOSTILE, DAY, HOSTILE, HOSTILE, 943)


@cache
def png(width: int = 1100, height: int = 600) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "#D3E1EF").save(buffer, "PNG")
    return buffer.getvalue()
