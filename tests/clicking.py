"""Every point of a drawn chart that can be clicked: what it shows, and how many events a click on it gives.

Nothing is re-enacted: cards come from the pages, figures from their drawing functions, and what a click
gives from the function that the app calls.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.analysis.addresses import AGAINST
from dashboard.analysis.filters import LISTS, Filters
from dashboard.cards import names, page_list
from dashboard.cards.card import Ask, Card, View
from dashboard.cards.clicks import Behind, Outcome, click
from dashboard.charts import figures
from dashboard.charts.fit import Part
from dashboard.charts.theme import LIGHT
from tests.remember import Source

FILTERS = 8  # of those drawn for all laws
PAGES = 2  # under each of these filters, by chance; all under the filters of a funder, a body, a country
POINTS = 3  # of a card that give something when clicked, by chance; all where it has no more
SWITCHES: tuple[dict[str, str], ...] = (
    {},
    {"grain": "month", "section": "partners", "split": "theme"},
    {"grain": "quarter", "split": "kind", "form": "sum", "run": "sum"},
    {"split": "country", "form": "average", "drive": "country", "section": "partners", "pairs": "network"},
    {"split": "funder", "form": "multiples", "drive": "kind"},
)
ALWAYS: tuple[tuple[Filters, str, dict[str, str]], ...] = (  # pages that chance may leave out
    (Filters(), "countries", {"section": "partners"}),
    (Filters(countries=("UZB",)), "", {AGAINST: "country:TKM"}),
)


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
    """Points of all cards of all pages under filters of a source, each page with one set of switches.

    A card that stands on several pages is tried once.
    """
    chance, tried = random.Random(1), set()
    known = names.known(names.options(source.ask))
    whole, every = profiles(source.ask), [path for path, page in page_list.PAGES.items() if page.cards]
    views = [View(source.ask, chosen, known, page, how) for chosen, page, how in ALWAYS]
    for number, chosen in enumerate([*whole, *source.filters[:FILTERS]]):
        for place, page in enumerate(every if chosen in whole else chance.sample(every, PAGES)):
            views.append(View(source.ask, chosen, known, page, SWITCHES[(number + place) % len(SWITCHES)]))
    for view in views:
        chosen = view.filters
        for card in page_list.cards(view).values():
            same = (card.question, card.filters, card.arguments, card.chart, chosen)
            if same in tried:
                continue
            tried.add(same)
            found = [
                (codes, shown, outcome)
                for codes, shown in points(source.ask, card)
                if (outcome := click(card, [list(codes)], chosen)) is not None
                and not taken_away(chosen, outcome, codes)
            ]
            for codes, shown, outcome in chance.sample(found, min(POINTS, len(found))):
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
    """The codes of each point of a card and the number it shows; of a line, the events of its own bucket."""
    rows = ask(card.question, card.filters, *card.arguments)
    for trace in figures.figure(card.chart, LIGHT)["data"]:
        for index, codes in enumerate(trace.get("customdata", [])):
            shown = own_number(rows, codes) if card.chart.kind == "lines" else number_at(trace, index)
            if shown is not None:
                yield tuple(codes), shown


def own_number(rows: pd.DataFrame, codes: list[str]) -> int | None:
    """The events of a bucket and part of the rows of a question over time; None where it has none.

    A line shows sums or averages.
    """
    if "bucket" in rows:
        found = rows[(rows.bucket == pd.Timestamp(codes[0])) & (rows.part == codes[1])]
    else:
        found = rows[(rows.month == int(codes[0])) & (rows.year == int(codes[1]))]
    return int(found.events.iloc[0]) if len(found) else None


def number_at(trace: Part, index: int) -> int | None:
    """The number that a point shows: the length of a bar, else the events in its words."""
    if trace["type"] == "bar":
        length = trace["x" if trace.get("orientation") == "h" else "y"][index]
        return None if length is None else int(length)
    if trace.get("mode") == "text":  # a table
        return int(re.sub(r"<[^>]*>|\u202f", "", trace["text"][index]))
    words = trace["hovertemplate"]
    words = words if isinstance(words, str) else words[index]
    if "%{text}" in words:
        words = trace["text"][index]
    found = re.findall(r"(\d[\d\u202f]*) events?\b", words)
    return int(found[-1].replace("\u202f", "")) if found else None


def taken_away(chosen: Filters, outcome: Outcome, codes: tuple[str, ...]) -> bool:
    """Whether the click took back the one choice made before, as a second click on the same bar does."""
    return isinstance(outcome, Filters) and any(
        getattr(chosen, facet.field) == (codes[0],) and outcome == replace(chosen, **{facet.field: ()})
        for facet in LISTS
    )


def given(ask: Ask, card: Card, outcome: Outcome) -> int:
    """How many events a click gives; organisations where the bar counts those."""
    if isinstance(outcome, Behind):
        events = ask("events_behind", outcome.filters, outcome.breakdown, outcome.code, outcome.also)
        if card.question == "partners_by_year":
            return len({name for names_of in events.because for name in names_of.split("; ")})
        return len(events)
    assert isinstance(outcome, Filters)
    return int(ask("totals", outcome).events.iloc[0])
