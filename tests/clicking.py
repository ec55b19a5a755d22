"""Every point of a drawn chart that can be clicked: what it shows, and how many events a click on it gives.

Nothing is re-enacted: cards come from the pages, figures from their drawing functions, and what a click
gives from the function that the app calls.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.analysis.filters import Filters
from dashboard.cards import drawing, names, pages
from dashboard.cards.card import Ask, Card, View
from dashboard.cards.clicks import Behind, Outcome, click
from dashboard.charts import maps
from dashboard.charts.theme import LIGHT
from tests.remember import Source

POINTS = 2  # of a card, by chance; all where it has no more
SWITCHES: tuple[dict[str, str], ...] = (
    {},
    {"grain": "month", "section": "partners"},
    {"grain": "quarter", "split": "kind"},
    {"split": "country", "drive": "country", "section": "partners", "pairs": "network"},
    {"split": "funder", "form": "multiples", "drive": "kind"},
)
# The field that a click on a chart chooses in.
CHOOSES = {
    "by_country": ("countries",), "by_host": ("countries",), "by_theme": ("themes",), "by_kind": ("kinds",),
    "by_funder": ("funders",), "by_partner": ("partners",), "places_on_map": ("places",),
    "theme_by_country": ("themes", "countries"), "theme_by_partner": ("partners", "themes"),
    "by_organisation_role": ("organisations",), "organisation_pairs": ("organisations",),
}  # fmt: skip
DIMENSIONS = {"theme": "themes", "kind": "kinds", "country": "countries", "funder": "funders"}


@dataclass(frozen=True)
class Clicked:
    """A point of a card under a filter: its codes, the number it shows, and that of what a click gives."""

    card: Card
    chosen: Filters
    codes: tuple[str, ...]
    number: int
    after: int

    @property
    def said(self) -> str:
        """What is wrong, to be read in a failure."""
        query = {name: value for name, value in self.chosen.query().items()}
        return f"{self.card.id} {self.codes} shows {self.number}, a click gives {self.after}, under {query}"


def everything(source: Source) -> Iterator[Clicked]:
    """Points of all cards of all pages under all filters of a source, each page with one set of switches."""
    chance = random.Random(1)
    known = names.known(names.options(source.ask))
    for number, chosen in enumerate([*profiles(source.ask), *source.filters]):
        for place, page in enumerate(pages.PAGES):
            view = View(source.ask, chosen, known, page, SWITCHES[(number + place) % len(SWITCHES)])
            for card in pages.cards(view).values():
                found = list(points(source.ask, card))
                for codes, shown in chance.sample(found, min(POINTS, len(found))):
                    outcome = click(card, [list(codes)], chosen)
                    if outcome is not None and not taken_away(chosen, outcome):
                        after = given(source.ask, card, outcome)
                        yield Clicked(card, chosen, codes, shown, after)


def profiles(ask: Ask) -> list[Filters]:
    """The filters of pages about one funder, one organisation and one country."""
    bodies = {name: ask(f"by_{name}", Filters()).code.iloc[0] for name in ("funder", "partner")}
    return [
        Filters(funders=(bodies["funder"],)),
        Filters(organisations=(bodies["partner"],)),
        Filters(countries=("UZB",)),
    ]


def points(ask: Ask, card: Card) -> Iterator[tuple[tuple[str, ...], int]]:
    """The codes of each point of a card and the number it shows; not those of lines, which show sums."""
    rows = ask(card.question, card.filters, *card.arguments)
    where = (maps.SCREEN,) if card.question == "places_on_map" else ()
    for trace in drawing.figure(card.question, rows, LIGHT, card.drawing, *where).data:
        for index, codes in enumerate([] if trace.customdata is None else trace.customdata):
            shown = number_at(trace, index)
            if shown is not None:
                yield tuple(codes), shown


def number_at(trace: Any, index: int) -> int | None:
    """The number that a point shows: the length of a bar, else the events in its words."""
    if trace.type == "bar":
        length = (trace.x if trace.orientation == "h" else trace.y)[index]
        return None if length is None else int(length)
    words = trace.hovertemplate if isinstance(trace.hovertemplate, str) else trace.hovertemplate[index]
    if "%{text}" in words:
        words = trace.text[index]
    found = re.findall(r"(\d[\d\u202f]*) events?\b", words)
    return int(found[-1].replace("\u202f", "")) if found else None


def taken_away(chosen: Filters, outcome: Outcome) -> bool:
    """Whether the click took back what was chosen before, as a second click on the same bar does."""
    return isinstance(outcome, Filters) and any(
        getattr(chosen, field) and not getattr(outcome, field)
        for fields in CHOOSES.values()
        for field in fields
    )


def given(ask: Ask, card: Card, outcome: Outcome) -> int:
    """How many events a click gives; organisations where the bar counts those."""
    if isinstance(outcome, Behind):
        events = ask("events_behind", outcome.filters, outcome.breakdown, outcome.code)
        if card.question == "partners_by_year":
            return len({name for names_of in events.because for name in names_of.split("; ")})
        return len(events)
    assert isinstance(outcome, Filters)
    return int(ask("totals", outcome).events.iloc[0])


def fault(one: Clicked) -> str:
    """The known fault that a point has, or an empty text."""
    question, chosen = one.card.question, one.chosen
    if question == "timeline" and one.codes[1] == "other":
        return "a part of others"
    if question == "by_organisation_role":
        return "a role of an organisation"
    if question == "by_country" and one.codes == ("online", "part"):
        return "taking part online"
    if question == "period_change" and fields(one) == ("countries",) and chosen.taking_part:
        return "a comparison of countries taking part"
    if question in ("timeline", "by_day", "period_change") and chosen.undated:
        return "events with unclear dates"
    if question in ("timeline", "by_day") and wider(one):
        return "a bar of a period that is cut"
    if any(getattr(chosen, field) for field in fields(one)):
        return "another choice of the same dimension"
    return ""


def fields(one: Clicked) -> tuple[str, ...]:
    """The fields of the filter that the click chooses in."""
    if one.card.question == "timeline":
        return (DIMENSIONS[one.card.arguments[1]],) if one.codes[1] else ()
    if one.card.question == "period_change":
        return (DIMENSIONS[one.card.drawing[0]],)
    return CHOOSES.get(one.card.question, ())


def wider(one: Clicked) -> bool:
    """Whether the bucket that is clicked reaches out of the period chosen."""
    grain = one.card.arguments[0] if one.card.question == "timeline" else "day"
    first = date.fromisoformat(one.codes[0])
    months = {"year": 12, "quarter": 3, "month": 1, "day": 0}[grain]
    last = (pd.Timestamp(first) + pd.DateOffset(months=months)).date() if months else first
    start, end = one.chosen.date_from, one.chosen.date_to
    return bool((start and first < start) or (end and last > end))
