"""The first sentence: by hand on the small data set, and every chosen value in it under any filter.

The table of the small data set stands in test_analysis.py, its stories in tests/fixture/stories.csv.
"""

import re

import pytest

from dashboard.analysis import filter_words
from dashboard.cards import names, openings, page_list
from dashboard.cards.card import Ask, View, only
from dashboard.words import day, number
from tests.remember import Source
from tests.sentences import noun

HELD = "UNODC and its partners held "
TOLD = "Public stories tell of "
ASIA = " in or for Central Asia"
OSCE = "Organization for Security and Co-operation in Europe"


def sentence(ask: Ask, address: str) -> str:
    view, ignored = names.view_at(ask, address)
    assert ignored == []
    return "".join(page_list.opening(view)[0])


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/", f"{HELD}13 events{ASIA}, told in 15 stories."),
        ("/?from=2024&to=2024", f"{HELD}5 events{ASIA} in 2024, told in 6 stories."),
        ("/?from=2022&to=2023", f"{HELD}7 events{ASIA} in 2022 – 2023, told in 8 stories."),
        ("/?from=2024-02-29&to=2024-02-29", f"{HELD}1 event{ASIA} on 29 Feb 2024, told in 1 story."),
        ("/?from=2023-07-15&to=2023-07-16",
         f"{HELD}2 events{ASIA} between 15 Jul 2023 and 16 Jul 2023, told in 2 stories."),
        # two-hosts, abroad, turkmen, province
        ("/?from=2024-03", f"{HELD}4 events{ASIA} since 1 Mar 2024, told in 5 stories."),
        ("/?to=2022-06", f"{HELD}2 events{ASIA} until 30 Jun 2022, told in 2 stories."),
        ("/?from=2023&to=2023&undated=1",
         f"{HELD}6 events{ASIA} in 2023 or with an unclear date, told in 7 stories."),
        ("/?theme=cybercrime", f"{HELD}2 events{ASIA}, about cybercrime, told in 3 stories."),
        ("/?theme=cybercrime,drug_prevention",
         f"{HELD}6 events{ASIA}, about cybercrime or drug prevention, told in 8 stories."),
        ("/?kind=training", f"{HELD}5 trainings{ASIA}, told in 6 stories."),
        # new-year and month-only; hostile and cyrillic
        ("/?kind=training&from=2023&to=2023",
         f"{HELD}2 trainings{ASIA} in 2023, against 2 in 2022, told in 3 stories."),
        ("/?kind=publication", f"UNODC and its partners brought out 1 publication{ASIA}, told in 1 story."),
        ("/?kind=handover", f"{HELD}3 events{ASIA}, of the kind opening or handover, told in 3 stories."),
        # no-place and shared-story in 2023, nothing there in 2022
        ("/countries?country=KAZ&from=2023&to=2023",
         "Kazakhstan hosted 2 events in 2023, against 0 in 2022, and took part in 4, told in 2 stories."),
        ("/?kind=training,meeting&theme=anti_corruption",
         f"{HELD}3 events{ASIA}, about anti-corruption, of the kind training or meeting or visit, "
         "told in 4 stories."),
        ("/?country=UZB", f"{HELD}4 events hosted by Uzbekistan, told in 6 stories."),
        ("/?country=UZB,KAZ&as=part",
         f"{HELD}7 events with Uzbekistan or Kazakhstan taking part, told in 8 stories."),
        ("/?country=none", f"{HELD}1 event with the host not stated, told in 1 story."),
        ("/?country=other&as=part",
         f"{HELD}3 events with a country elsewhere taking part, told in 3 stories."),
        ("/?place=osh", f"{HELD}1 event in Osh, told in 1 story."),
        # cyrillic; year-only and no-place
        ("/?place=osh,none",
         f"{HELD}3 events in Osh or with the place not stated, told in 3 stories."),
        ("/?funder=us", f"{HELD}5 events{ASIA}, naming United States as a funder, told in 7 stories."),
        ("/?funder=none", f"{HELD}7 events{ASIA}, with the funder not stated, told in 8 stories."),
        ("/?partner=osce", f"{HELD}2 events{ASIA}, with {OSCE} as a partner, told in 3 stories."),
        # year-only, undated, province
        ("/?partner=none", f"{HELD}3 events{ASIA}, with no partner named, told in 3 stories."),
        ("/?lang=ru", f"{HELD}5 events{ASIA}, with a story in Russian, told in 8 stories."),
        # undated and cyrillic; three more have a Russian story beside another
        ("/?lang=ru&told=only", f"{HELD}2 events{ASIA}, told only in Russian, told in 2 stories."),
        ("/?role=lead", f"{TOLD}9 events{ASIA}, in which UNODC leads, told in 11 stories."),
        ("/?role=mentioned", f"{TOLD}2 events{ASIA}, in which UNODC is only mentioned, told in 2 stories."),
        # turkmen, shared-story, province
        ("/?new=2024-12-01", f"{HELD}3 events{ASIA}, new in the data since 1 Dec 2024, told in 5 stories."),
        ("/?q=customs+talks", f"{HELD}1 event{ASIA}, with the words “customs talks”, told in 2 stories."),
        ("/countries?country=UZB&kind=training",
         "Uzbekistan hosted 3 events of the kind training, and took part in 3, told in 4 stories."),
        ("/countries?country=UZB&as=part",
         "Uzbekistan took part in 4 events and hosted 4, told in 6 stories."),
        ("/countries?org=osce&from=2024&to=2024", f"{OSCE} is named in 1 event in 2024, told in 1 story."),
        ("/funders?funder=us&theme=drug_prevention",
         "United States is named as a funder of 3 events about drug prevention, told in 4 stories."),
    ],
)  # fmt: skip
def test_the_sentence_says_what_is_chosen(ask: Ask, address: str, said: str) -> None:
    assert sentence(ask, address) == said


@pytest.mark.parametrize(
    ("address", "said", "without"),
    [
        ("/?country=TKM&theme=cybercrime&kind=training&from=2024&to=2024",
         "No event was found about cybercrime, of the kind training, hosted by Turkmenistan, in 2024.",
         {"Kind: Training": 1}),
        ("/?country=TKM&kind=publication",
         "No event was found of the kind publication, hosted by Turkmenistan.",
         {"Kind: Publication": 3, "Hosted by: Turkmenistan": 1}),
        # new-year and month-only are trainings of 2023 in Uzbekistan, shared-story a meeting in Kazakhstan
        ("/?kind=meeting&from=2023&to=2023&country=UZB",
         "No event was found of the kind meeting or visit, hosted by Uzbekistan, in 2023, against 0 in 2022.",
         {"Kind: Meeting or visit": 2, "Hosted by: Uzbekistan": 1}),
        ("/?q=zzzz", "No event was found in or for Central Asia, with the words “zzzz”.", {"“zzzz”": 13}),
        ("/countries?org=osce&kind=training",
         f"No event was found{ASIA}, of the kind training, naming {OSCE}.",
         {f"Organisation: {OSCE}": 5, "Kind: Training": 2}),
        ("/?country=TKM&q=zzzz&kind=publication", "No event was found of the kind publication, "
         "hosted by Turkmenistan, with the words “zzzz”.", {}),
    ],
)  # fmt: skip
def test_of_no_event_the_sentence_and_what_loosens(
    ask: Ask, address: str, said: str, without: dict[str, int]
) -> None:
    assert sentence(ask, address) == said
    found = openings.loosened(names.view_at(ask, address)[0])
    assert [(chip, events) for _field, _code, chip, events in found] == list(without.items())


def test_every_chosen_value_stands_in_the_sentence(source: Source) -> None:
    known = names.known(names.options(source.ask))
    for chosen in source.filters:
        for page in ("", "trends", "countries", "funders"):
            view = View(source.ask, chosen, known, page)
            said = "".join(page_list.opening(view)[0]).lower()
            for field, code, chip in filter_words.chips(chosen, known):
                own = value_of(field, code, chip, chosen).lower()
                if field == "funders" and page == "funders" and only(chosen.funders):
                    own = own.partition(" (")[0]  # as the subject it stands without its government
                assert own in said, (chip, said)
            counted = noun("".join(page_list.opening(view)[0]), chosen)
            events = f"{number(view.totals.events)} {counted}" + ("" if view.totals.events == 1 else "s")
            assert re.search(rf"\b{events}\b", said) or "no event was found" in said
            assert not re.search(r"\{|\}|\bnone\b|\bnan\b|  | ,|,,", said)


def value_of(field: str, code: str, chip: str, chosen: filter_words.Filters) -> str:
    """What of a chip has to stand in a sentence: a period by its days, else what follows the label."""
    if field == "undated":
        return "with an unclear date"
    if field != "period":
        return chip.partition(": ")[2] if code else chip
    if filter_words.whole_years(chosen):
        return filter_words.period(chosen)
    return day(chosen.date_from or chosen.date_to)


def test_the_sentence_does_not_repeat_the_filter_as_a_finding(ask: Ask) -> None:
    view, _ = names.view_at(ask, "/funders?funder=us&theme=drug_prevention&country=UZB")
    lead = page_list.opening(view)[1]
    assert "are about drug prevention" not in lead and "Uzbekistan hosted" not in lead
