"""No word of a page's charts is said past the catalogue: cards, keys, figures and maps (tests/pseudo.py)."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from dashboard import settings
from dashboard.analysis.filters import Filters
from dashboard.cards import found, listing, names, openings, page_list, shown_rows
from dashboard.cards.card import Ask, Card, View, only
from dashboard.charts.deck import deck
from dashboard.charts.figures import figure
from dashboard.charts.fit import Fit
from dashboard.charts.key import key
from dashboard.charts.theme import LIGHT
from dashboard.store import database
from dashboard.words import _
from tests import pseudo
from tests.random_filters import one_per_field
from tests.remember import remembered

READ = {
    "text",
    "ticktext",
    "hovertemplate",
    "hovertext",
    "meta",
}  # what is read in a figure; not names of traces
TAG = re.compile(r"<[^>]+>|&#?\w+;|%\{[^}]*\}")
YEARS = ({"date_from": date(2024, 1, 1), "date_to": date(2024, 12, 31)}, {"taking_part": True})

COMPARED = (  # two sides of each kind, three sides, sides with nothing, and on each page
    "/?country=TKM&against=country:UZB",
    "/?country=TKM&as=part&against=country:UZB",
    "/?country=TKM&against=country:UZB,country:KAZ&theme=drug_prevention",
    "/funders?funder=us&against=funder:japan",
    "/?funder=none&against=funder:us",
    "/trends?from=2023&to=2023&against=period:2022..2022",
    "/countries?org=osce&against=organisation:us",
    "/map?kind=training&against=kind:meeting",
    "/stories?country=TKM&against=country:UZB&q=%D0%BD%D0%B8%D1%87%D0%B5%D0%B3%D0%BE",
)


def texts(part: Any, read: bool = False) -> Iterator[str]:
    """All that is read in a part of a figure."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield from texts(value, read or name in READ)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from texts(value, read)
    elif read and isinstance(part, str):
        yield TAG.sub("|", part)


def of_card(card: Card) -> Iterator[str]:
    yield from (card.title, card.said, card.subtitle, card.counted, card.note, card.notice, card.left_out)
    yield from (card.in_words, card.alt)
    chart = card.chart
    yield from (words for words, _number, _colour in key(chart, LIGHT))
    yield from (name for one in chart.categories for name in (one.said, one.dated))
    yield from (chart.stated[1], *(one.name for one in chart.series))
    yield from shown_rows.of_card(card).columns
    for narrow in (False, True):
        yield from texts(figure(chart, LIGHT, Fit(narrow=narrow)))
    if chart.kind == "map":
        layers = json.loads(deck(chart, LIGHT, "").to_json())["layers"]
        yield from (spot["name"] for layer in layers if layer["id"] == "names" for spot in layer["data"])
        yield from (spot["label"] for layer in layers if layer["id"] == "places" for spot in layer["data"])


def of_view(view: View) -> Iterator[str]:
    yield from (page_list.title(view), page_list.name(view))
    headline, lead = page_list.opening(view)
    yield from ("".join(headline), lead)
    funder = only(view.filters.funders)
    if funder:
        events = shown_rows.of_events(view.ask("funder_events", view.filters, funder))
        yield from (*events.columns, *events.iloc[:, 2])
    numbers = openings.numbers(view) + (openings.funder_numbers(view, funder) if funder else ())
    yield from (text for one in numbers for text in (one.label, one.value, one.note))
    for card in page_list.cards(view).values():
        yield from of_card(card)


def views(ask: Ask) -> Iterator[View]:
    """Each page under a filter a field, and with each way to show its charts."""
    known = names.known(names.options(ask))
    for chosen in (Filters(), *one_per_field(ask), *(Filters(**some) for some in YEARS)):
        yield from (View(ask, chosen, known, page) for page in page_list.PAGES)
    for name, (_label, ways) in names.CONTROLS.items():
        for page, way in ((page, way) for page in ("trends", "countries") for way in ways):
            yield View(ask, Filters(), known, page, {"section": "partners", name: way})
    for grain in names.CONTROLS["grain"][1]:
        for form in names.CONTROLS["form"][1]:
            yield View(ask, Filters(), known, "trends", {"grain": grain, "split": "kind", "form": form})
        for split in names.CONTROLS["split"][1]:
            yield View(ask, Filters(), known, "trends", {"grain": grain, "split": split})
        for chosen in (Filters(**YEARS[0]), Filters(date_from=date(2023, 1, 1), date_to=date(2023, 12, 31))):
            yield View(ask, chosen, known, "", {"grain": grain})
    yield from (names.view_at(ask, address)[0] for address in COMPARED)


def of_search(sent: Any) -> Iterator[str]:
    """What the search box says, the kinds of things it finds and what each counts; their names are data."""
    said = [
        text for words in sent["words"].values() for text in ([words] if isinstance(words, str) else words)
    ]
    yield from (text.replace("{typed}", "").replace("{hits}", "") for text in said)
    yield from (*sent["kinds"].values(), *(hit[-1] for hit in sent["hits"]))


def choices() -> Iterator[str]:
    for label, ways in names.CONTROLS.values():
        yield from (_(label), *map(_, ways.values()))
    yield from map(_, listing.PARTS.values())
    yield from (_(page.title) for page in page_list.PAGES.values())
    yield from map(_, (settings.PRODUCT, settings.SOURCE, settings.MAP_NOTICE))


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All that is said, each text with the address of one view that says it."""
    folder = tmp_path_factory.mktemp("strange")
    with pytest.MonkeyPatch.context() as patch:
        pseudo.speak(patch, folder)
        path = database.build(pseudo.data(folder / "data"), folder / "build").path
        with database.open_database(path) as connection:
            spoken = dict.fromkeys(choices(), "choices")
            spoken |= dict.fromkeys(of_search(json.loads(found.findable(remembered(connection)))), "search")
            for view in views(remembered(connection)):
                spoken |= dict.fromkeys(of_view(view), page_list.address(view))
    return spoken


def test_every_word_of_a_page_is_said_by_a_message(said: dict[str, str]) -> None:
    assert {text: where for text, where in said.items() if pseudo.bare(text)} == {}


# What the small data set and the numbers of settings.py never let be said.
UNSAID = {
    "cards": {
        " % fewer than the ",
        " % more than the ",
        " country most events were held in; two hosts count in each",
        " event by the day on which they began; the stronger the colour, the more",
        " event in one period: no percentage",
        " names a funder",
        " event with a named place",
        " event, ",
        " events, ",
        " had most events in ",
        " more with fewer events",
        " more, by ",
        " named most (",
        " organisation named most; ",
        " organisation named most; two roles in one event count in each",
        " partner with most; two themes count in each",
        " years before",
        " – ",
        ", as many as in ",
        "All years, with events without a date",
        "Also there: ",
        "Each counted once; thin: few stories found",
        "Few stories were found for a year of these periods: no percentage",
        "Full years ",
        "Not drawn: ",
        "few stories found",
        "five years before, ",
        "plain",
        "the month before",
        "the quarter before",
    },
    "charts": {
        ", of them ",
        " here",
        " more.",
        " not stated",
        "Earlier years",
        "Online",
        "Other kinds",
        "Without a name on the map: ",
    },
}


@pytest.mark.parametrize("room", UNSAID)
def test_every_message_of_a_room_is_tried(said: dict[str, str], room: str) -> None:
    """A message that is added to cards or charts is said by one of the views above."""
    tried = {words.upper() for text in said for words in pseudo.SAID.findall(text)}  # states are in capitals
    untried = {part for part in pseudo.parts(f"dashboard/{room}/") if part.upper() not in tried}
    assert untried == {pseudo.message(text) for text in UNSAID[room]}
