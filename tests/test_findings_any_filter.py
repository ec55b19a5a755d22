"""Under any filter: columns and what has no date are all events, and a title says its chart's numbers."""

import re
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from dashboard.analysis.filters import Filters
from dashboard.cards import findings
from dashboard.cards.card import Ask, Card
from dashboard.charts.chart import Category
from dashboard.store.codes import GROUPS, NONE
from dashboard.words import in_sentence
from tests.drawings import CARDS, view_of
from tests.laws import events
from tests.remember import Source

LEFT_OUT = {"year": "undated", "quarter": "without_month", "month": "without_month"}
QUESTIONS = sorted(findings.RULES)
PERIODS = [  # what stands instead of the days of a filter: none, one year, several with as many before
    (None, None),
    (date(2023, 1, 1), date(2023, 12, 31)),
    (date(2019, 1, 1), date(2024, 12, 31)),
]


def within(chosen: Filters, chance: Random) -> Filters:
    """The same filter in one of the periods."""
    start, end = chance.choice(PERIODS)
    return replace(chosen, date_from=start, date_to=end)


def numbers_in(said: str) -> list[int]:
    """All numbers of a text, in their order; thousands may be parted by a thin space."""
    return [int(re.sub(r"\s", "", found)) for found in re.findall(r"\d+(?:\s\d{3})*", said)]


def named_in(card: Card) -> list[tuple[Category, list[int]]]:
    """The categories that a title names, in the order it names them, with the numbers of each."""
    found = []
    for at, one in enumerate(card.chart.categories):
        own = [int(series.values[at] or 0) for series in card.chart.series]
        place = max(card.finding.find(one.name), card.finding.find(in_sentence(one.name)))
        if place >= 0 and set(own) & set(numbers_in(card.finding)):
            found.append((place, -len(one.name), one, own))
    first = {place: (one, own) for place, _length, one, own in sorted(found, key=lambda each: each[:2])[::-1]}
    return [first[place] for place in sorted(first)]


@pytest.mark.parametrize("grain", LEFT_OUT)
def test_columns_and_the_events_without_a_place_on_them_are_all_events(source: Source, grain: str) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        chosen = within(chosen, chance)
        card = CARDS["columns"](view_of(ask, chosen, "trends", grain=grain))
        (series,) = card.chart.series
        own = zip(card.chart.categories, series.values, strict=True)
        now = sum(int(value or 0) for one, value in own if one.role != "pale")
        totals = ask("totals", chosen).iloc[0]
        assert now + totals[LEFT_OUT[grain]] == totals.events

    source.check(holds)


def test_a_title_over_columns_says_the_most_or_both_sums(source: Source) -> None:
    said_so = set()

    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        card = CARDS["columns"](view_of(ask, within(chosen, chance)))
        if not card.finding:
            return
        said_so.add("before" if len(card.chart.spans) == 2 else "most")
        values = [int(value or 0) for value in card.chart.series[0].values]
        earlier = [one.role == "pale" for one in card.chart.categories]
        if not any(earlier) or "most events" in card.finding:
            assert numbers_in(card.finding)[-1] == max(values)
            peaks = [
                one.name for one, n in zip(card.chart.categories, values, strict=True) if n == max(values)
            ]
            assert 1 <= len(peaks) <= 2 and all(name in card.finding for name in peaks)
            return
        # Also those of a year alone, which no month can hold: what the headline counts.
        both = (replace(card.filters, undated=False), card.arguments[1])
        now, then = (int(ask("totals", one).iloc[0].events) for one in both)
        said = card.finding
        for bracket in card.chart.spans:  # their words hold numbers of their own: the 6 years before
            said = said.replace(bracket.words.rpartition(":")[0], "")
        percent = [abs(round(100 * (now - then) / then))] if "%" in said else []
        assert numbers_in(said) in ([now, *percent, then], [now])

    source.check(holds)
    assert said_so == {"before", "most"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_title_says_numbers_of_its_chart(source: Source, question: str) -> None:
    said = []

    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        card = CARDS[question](view_of(ask, chosen))
        if not card.finding:
            return
        said.append(card.finding)
        whole = events(ask, chosen)
        unstated = sum(
            n for one, n in zip(card.chart.categories, card.chart.numbers(), strict=True) if one.code == NONE
        )
        unplaced = int(ask("totals", chosen).unplaced[0])
        if question == "by_funder":
            assert numbers_in(card.finding) == [whole - unstated, whole]
            return
        named = named_in(card)
        assert named and not any(one.code in GROUPS for one, _own in named)
        rest = card.finding
        for one, _own in named:
            rest = rest.replace(one.name, "").replace(in_sentence(one.name), "")
        numbers = numbers_in(rest)
        if question == "by_partner":
            assert numbers == [own[0] for _one, own in named]
        else:
            ((_first, own),) = named
            all_of = {"places_on_map": whole - unplaced}.get(question, whole - unstated)
            assert numbers[0] in own and numbers[1:] in ([all_of], [whole]) and numbers[0] <= numbers[1]

    source.check(holds)
    assert said, "no filter gave a title"
