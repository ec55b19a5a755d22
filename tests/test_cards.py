"""Cards: an address gives back the very card it was taken from, and a page's words are those of the app."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import settings
from dashboard.analysis import gaps
from dashboard.app import cache as app_cache
from dashboard.cards import columns, names, page_list, timeline
from dashboard.cards.card import Ask, Card, View, address
from tests.conftest import FIXTURE
from tests.remember import Source

PAGES = tuple(path for path, page in page_list.PAGES.items() if page.cards)


def view(ask: Ask, address: str) -> View:
    """The view of an address in which all is known."""
    found, ignored = names.view_at(ask, address)
    assert ignored == []
    return found


def cards(ask: Ask, address: str) -> page_list.Cards:
    return page_list.cards(view(ask, address))


def addresses(ask: Ask, address: str) -> dict[str, str]:
    return {name: card.address for name, card in cards(ask, address).items()}


def assert_found_again(ask: Ask, found: Iterable[Card]) -> None:
    """The address of each card leads to a page that has it: same title, words, figure and rows."""
    there: dict[str, list[Card]] = {}
    for card in found:
        if card.address not in there:
            there[card.address] = list(cards(ask, card.address).values())
        assert_same(ask, card, there[card.address])


def assert_same(ask: Ask, card: Card, there: list[Card]) -> None:
    (again,) = [one for one in there if one.question == card.question]
    for field in ("address", "title", "subtitle", "in_words", "alt", "left_out", "note", "chart", "shown"):
        assert getattr(again, field) == getattr(card, field), field
    rows, same = (one.rows(ask) for one in (card, again))
    pd.testing.assert_frame_equal(same, rows)


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        *(f"/{page}" for page in PAGES),
        "/?grain=quarter&split=funder",
        "/?q=%D1%83%D1%80%D0%BE%D0%BA&lang=ru",
        "/?q=%3Cscript%3E+100%25_&role=lead,partner,mentioned",
        "/trends?grain=month&split=kind&form=average",
        "/trends?form=multiples&run=sum&drive=country&year=2022",
        "/trends?from=2023&to=2023&form=sum&split=country&drive=kind",
        "/trends?from=2024-03&undated=1",
        "/countries?grain=month&country=UZB,KAZ&as=part",
        "/countries?country=UZB&grain=quarter",
        "/countries?section=partners&pairs=network",
        "/countries?section=partners&country=UZB",
        "/countries?org=osce&section=countries&grain=month",
        "/funders?grain=month",
        "/funders?funder=us&grain=quarter",
        "/funders?funder=us&against=funder:japan&grain=month",
        "/countries?section=partners&country=UZB&against=country:TKM,country:KAZ",
        "/map?new=2024-12-01",
    ],
)
def test_the_address_of_a_card_gives_the_same_card(ask: Ask, address: str) -> None:
    found = cards(ask, address)
    assert found  # of one event the map alone
    assert_found_again(ask, found.values())


CONTROLS = {name: [*values] for name, (_, values) in names.CONTROLS.items()} | {
    names.YEAR: ["2022", "2023", "2024", "1066"]
}


def test_the_address_of_a_card_gives_the_same_card_under_any_filter(small: Source) -> None:
    tried = 0
    for number, chosen in enumerate(small.filters[:20]):
        shown = {name: values[number % len(values)] for name, values in CONTROLS.items()}
        for page in PAGES:
            found = cards(small.ask, address(page, chosen, shown)).values()
            assert_found_again(small.ask, found)
            tried += len(found)
    assert tried > 100


def test_what_is_shown_at_first_is_in_no_address(ask: Ask) -> None:
    for page in PAGES:
        own = addresses(ask, f"/{page}")
        # The calendar and the comparison say which year they show: it is another one some day.
        if page == "trends":
            assert own.pop("by_day") == "/trends?year=2023"
            assert own.pop("period_change") == "/trends?from=2023-01-01&to=2023-12-31"
        if page in ("", "trends"):  # what the events were about is what a switch shows alone
            assert own.pop("timeline") == f"/{page}?split=theme"
        assert set(own.values()) == {f"/{page}"}
    said = "section=countries&grain=year&split=all&form=stack&run=month&drive=theme&pairs=matrix"
    for page in PAGES:
        assert addresses(ask, f"/{page}?{said}") == addresses(ask, f"/{page}")


def test_a_card_has_in_its_address_only_what_made_it_so(ask: Ask) -> None:
    own = addresses(ask, "/trends?grain=month&split=kind&form=sum&run=sum&drive=kind&year=2024&pairs=network")
    assert {name: address for name, address in own.items() if address != "/trends"} == {
        "timeline": "/trends?grain=month&split=kind&form=sum",
        "period_change": "/trends?from=2023-01-01&to=2023-12-31&drive=kind",
        "months_of_years": "/trends?run=sum",
        "by_day": "/trends?year=2024",
    }
    assert {"by_kind", "by_lag"} <= set(own)
    own = addresses(ask, "/countries?section=partners&pairs=network&grain=month")
    assert own.pop("organisation_pairs") == "/countries?section=partners&pairs=network"
    assert set(own.values()) == {"/countries?section=partners"}
    assert page_list.address(view(ask, "/trends?run=sum&grain=quarter")) == (
        "/trends?grain=quarter&run=sum&year=2023"
    )


def test_controls_that_are_unknown_are_left_out_and_named(ask: Ask) -> None:
    for page in PAGES:
        odd, ignored = names.view_at(
            ask, f"/{page}?grain=week&split=&form=pie&year=1066&pairs=2&section=x&colour=red"
        )
        assert {name: card.address for name, card in page_list.cards(odd).items()} == addresses(
            ask, f"/{page}"
        )
        assert ignored == ["grain=week", "form=pie", "pairs=2", "section=x", "colour=red"]


@pytest.mark.parametrize("host", ["http://127.0.0.1:8501", "https://example.org", " "])
def test_an_address_may_have_its_host(ask: Ask, host: str) -> None:
    assert addresses(ask, f"{host}/trends?country=TKM#top") == addresses(ask, "/trends?country=TKM")


def test_what_is_not_known_in_an_address_is_left_out_and_named(ask: Ask) -> None:
    found, ignored = names.view_at(ask, "/map?funder=atlantis,us&from=soon&as=x")
    assert ignored == ["funder=atlantis", "from=soon", "as=x"]
    assert found.filters.query() == {"funder": "us"}
    assert names.view_at(ask, "http://[")[1] == ["http://["]


@pytest.mark.parametrize(
    "address", ["/stories", "/about", "/nowhere", "http://[", "/?q=nothing+is+like+this"]
)
def test_there_are_no_cards_without_events_and_on_pages_without_charts(ask: Ask, address: str) -> None:
    assert page_list.cards(names.view_at(ask, address)[0]) == {}


@pytest.mark.parametrize(
    ("address", "section"),
    [
        ("/countries", "countries"), ("/countries?section=partners", "partners"),
        ("/countries?section=atlantis", "countries"), ("/countries?country=UZB", "countries"),
        ("/countries?org=osce", "partners"), ("/countries?org=osce&section=countries", "partners"),
        ("/countries?org=osce,uz-moi", "countries"), ("/countries?org=none", "countries"),
        ("/", ""), ("/?section=partners", ""), ("/funders?section=partners&org=osce", ""),
    ],
)  # fmt: skip
def test_which_section_of_countries_and_partners_is_shown(ask: Ask, address: str, section: str) -> None:
    found, _ = names.view_at(ask, address)
    assert found.section == section
    assert found.plain().section == section
    assert set(found.plain().controls) == ({"section"} if section else set())


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("/countries", ()), ("/countries?section=partners", (("section", "partners"),)),
        ("/countries?country=UZB", ()),
        ("/countries?country=UZB&section=partners", (("section", "partners"),)),
        ("/countries?org=uz-moi,us&section=partners", (("section", "partners"),)),
        # One organisation decides the section itself: its address needs no word of it.
        ("/countries?org=osce", ()), ("/countries?org=osce&section=countries", ()),
        ("/countries?org=osce&section=partners", ()), ("/", ()), ("/map", ()),
    ],
)  # fmt: skip
def test_a_card_says_the_section_where_a_control_chose_it(
    ask: Ask, address: str, own: tuple[tuple[str, str], ...]
) -> None:
    found = list(cards(ask, address).values())
    assert found
    for card in found:
        assert tuple(pair for pair in card.shown if pair[0] == "section") == own, card.id
        assert ("section=" in card.address) == bool(own), card.id


@pytest.mark.parametrize(
    ("controls", "shown"),
    [
        ({}, ()), ({"grain": "year"}, ()), ({"grain": "month"}, (("grain", "month"),)),
        ({"grain": "week"}, ()), ({"run": "sum"}, ()),
        ({"split": "funder", "grain": "quarter"}, (("grain", "quarter"), ("split", "funder"))),
    ],
)  # fmt: skip
def test_of_controls_is_said_what_is_not_shown_at_first(
    ask: Ask, controls: dict[str, str], shown: tuple[tuple[str, str], ...]
) -> None:
    own = replace(view(ask, "/trends"), controls=controls)
    assert own.shown(grain=columns.GRAINS, split=timeline.SPLITS) == shown


@pytest.mark.parametrize("address", ["/", "/trends", "/countries?section=partners", "/funders"])
def test_a_card_has_the_switches_that_made_it_so_and_an_address_knows_them(ask: Ask, address: str) -> None:
    for card in cards(ask, address).values():
        assert set(card.controls) <= {*names.CONTROLS, names.YEAR}, card.id
        assert {name for name, _ in card.shown} <= {*card.controls, "section", "split"}, card.id
        assert all(
            set(options) <= set(names.CONTROLS[name][1])
            for name, options in card.controls.items()
            if name != names.YEAR
        ), card.id


# What a page says first

US = "United States is named as a funder of 5 events, told in 7 stories."
SAID = {
    "/trends?from=2024-05": (
        "UNODC and its partners held 2 events in or for Central Asia since 1 May 2024, told in 3 stories.",
        "No full year lies in the chosen period, so nothing is compared. "
        "Fewer events found are not fewer events held: see “Thin years” on About the data. "
        "Not counted: 1 event that only mentions UNODC and 1 event with no or an unclear date.",
    ),
    "/countries?section=partners": (
        "UNODC and its partners held 13 events in or for Central Asia, told in 15 stories.",
        "In 2023, 3 organisations were partners: 3 new to these data, 0 known before. "
        "Not counted: 2 events that only mention UNODC.",
    ),
    "/countries?country=UZB&as=part": (  # new-year, two-hosts, two-themes, month-only; s01-s04, s12, s16
        "Uzbekistan took part in 4 events and hosted 4, told in 6 stories.",
        "2 of the 4 events are about drug control and trafficking. The latest with a date began in Mar 2024.",
    ),
    "/countries?country=AUT": (
        "UNODC and its partners held 1 event hosted by Austria, told in 1 story.",
        "1 of the 1 event is about anti-corruption. The latest with a date began on 26 Mar 2024.",
    ),
    "/countries?org=osce": (  # abroad, shared-story; s03, s13, s15
        "Organization for Security and Co-operation in Europe is named in 2 events, told in 3 stories.",
        "As organiser in 1 and partner in 1. 2 of the 2 events are about anti-corruption. "
        "The latest with a date began on 26 Mar 2024. Not counted: 1 event that only mentions UNODC.",
    ),
    "/funders?funder=us": (  # new-year, two-hosts, hostile, two-themes, month-only
        US,
        "3 of the 5 events are about drug prevention. Uzbekistan hosted 4, Turkmenistan 2 and Afghanistan 1. "
        "The latest with a date began in Mar 2024. "
        "1 of the events names another funder too, most often Japan. "
        "130 people took part (known for 4 of 5 events). "  # 25 + 5 + 40 + 60; two-hosts names none
        "A funder is named for 6 of 13 events; for the rest none was read. "
        "An acknowledgement in the news is not a payment.",
    ),
    "/funders?funder=us,japan": (
        "UNODC and its partners held 6 events in or for Central Asia, "
        "naming United States or Japan as a funder, told in 8 stories.",
        "Named most often: United States (5) and Japan (2). An acknowledgement in the news is not a payment.",
    ),
    "/map?q=leap": (
        "UNODC and its partners held 1 event in or for Central Asia, with the words “leap”, told in 1 story.",
        "Dated 2024. 40 people took part (known for 1 of 1 event).",
    ),
    "/stories?q=nothing+at+all": (
        "No event was found in or for Central Asia, with the words “nothing at all”.", "",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[View], tuple[str, str]]]:
    """What the app says first on the page of a view."""
    build = tmp_path_factory.mktemp("build")

    def shown(view: View) -> tuple[str, str]:
        app = AppTest.from_file(str(settings.APP), default_timeout=60)
        app.query_params.update(view.filters.query() | dict(view.controls))
        app._page_hash = calc_hash(view.page) if view.page else ""
        assert not app.run().exception
        markup = "\n".join(element.value for element in app.html)
        said = re.search(r'<h1 class="sentence">(.*?)</h1><p class="lead"[^>]*>(.*?)</p>', markup)
        assert said
        headline, lead = (html.unescape(re.sub("<[^>]+>", "", part)) for part in said.groups())
        return headline, lead

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app_cache, "collect_on_a_timer", lambda: None)
        patch.setenv("DASHBOARD_DATA", str(FIXTURE))
        patch.setenv("DASHBOARD_BUILD", str(build))
        st.cache_resource.clear()
        yield shown
        st.cache_resource.clear()


@pytest.mark.parametrize("address", SAID)
def test_a_page_says_what_its_opening_says(
    ask: Ask, shown: Callable[[View], tuple[str, str]], tmp_path: Path, address: str
) -> None:
    found = view(ask, address)
    headline, lead = page_list.opening(found)
    assert ("".join(headline), lead) == SAID[address]
    assert shown(found) == SAID[address]


@pytest.mark.parametrize(
    ("address", "left_out", "unknown"),
    [
        ("/", ["2 events that only mention UNODC"],
         "Not known: the date of 1 event and the town of 4 events. "
         "Participants are known for 7 of 13 events."),
        # year-only may lie before or after, undated anywhere; of the mentions one has no date.
        ("/?from=2023-07-16",
         ["1 event that only mentions UNODC", "2 events with no or an unclear date"],
         "Not known: the town of 1 event. Participants are known for 5 of 8 events."),
        ("/?from=2023-07-16&undated=1", ["2 events that only mention UNODC"],
         "Not known: the date of 1 event and the town of 3 events. "
         "Participants are known for 5 of 10 events."),
        ("/?country=TJK", [],
         "Not known: the date of 1 event and the town of 1 event. Participants are known for 0 of 2 events."),
        ("/?q=leap", [], "Participants are known for 1 of 1 event."),
    ],
)  # fmt: skip
def test_what_is_left_out_and_what_is_unknown(
    ask: Ask, address: str, left_out: list[str], unknown: str
) -> None:
    totals = view(ask, address).totals
    assert gaps.left_out(totals) == left_out
    missing = "A missing event means that no story was found, not that nothing took place."
    assert gaps.unknown(totals) == f"{unknown} {missing}"
