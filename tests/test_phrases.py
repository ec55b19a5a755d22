"""Phrases: numbers, nouns, lists, dates and spans; charts in words."""

import pandas as pd
import pytest

from dashboard.analysis import phrases
from dashboard.cards.card import Ask
from dashboard.words import listed, number, partial_day, span
from tests.sentences import THIN
from tests.small_data import DEFAULT

# Phrases


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (7, "7"), (999, "999"), (1000, f"1{THIN}000"), (15975, f"15{THIN}975"),
     (1234567, f"1{THIN}234{THIN}567"), (12.0, "12")],
)  # fmt: skip
def test_a_number_has_thin_spaces_between_its_thousands(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "noun", "text"),
    [
        (0, "event", "0 events"), (1, "event", "1 event"), (2, "event", "2 events"),
        (21, "event", "21 events"), (1, "story", "1 story"), (101, "story", "101 stories"),
        (1, "country", "1 country"), (0, "country", "0 countries"),
        (1.0, "place", "1 place"), (1001, "organisation", f"1{THIN}001 organisations"),
    ],
)  # fmt: skip
def test_a_noun_takes_the_form_its_number_asks_for(value: float, noun: str, text: str) -> None:
    assert phrases.count(value, noun) == text


def test_each_word_has_two_forms_and_an_unknown_one_is_an_error() -> None:
    for noun in phrases.COUNTS:
        assert phrases.count(1, noun) == f"1 {noun}" and phrases.count(2, noun) != f"2 {noun}"
    with pytest.raises(KeyError):
        phrases.count(2, "unicorn")


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"),
     (["law and order", "b, c", "d"], "law and order, b, c and d")],
)  # fmt: skip
def test_a_list_in_words(parts: list[str], text: str) -> None:
    assert listed(parts) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [("2024-11-18", "18 Nov 2024"), ("2024-02-03", "3 Feb 2024"), ("2024-11", "Nov 2024"), ("2024", "2024"),
     ("", "no date"), (None, "no date"), (float("nan"), "no date"), (pd.NA, "no date")],
)  # fmt: skip
def test_a_partial_date_says_no_more_than_is_known(cell: str | None, text: str) -> None:
    assert partial_day(cell) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2024-03-26", "2024-03-29", "26 – 29 Mar 2024"),
        ("2024-03-26", "2024-04-02", "26 Mar – 2 Apr 2024"),
        ("2023-12-28", "2024-01-03", "28 Dec 2023 – 3 Jan 2024"),
        ("2024-03-05", "2024-04-05", "5 Mar – 5 Apr 2024"),  # the same day of another month
        ("2023-03-05", "2024-03-05", "5 Mar 2023 – 5 Mar 2024"),
        ("2024-03", "2024-04", "Mar – Apr 2024"),
        ("2023-12", "2024-01", "Dec 2023 – Jan 2024"),
        ("2022", "2024", "2022 – 2024"),
        ("2024-03-26", "2024-03-26", "26 Mar 2024"),
        ("2024-03-26", None, "26 Mar 2024"),
        ("2024-03", float("nan"), "Mar 2024"),
        (None, None, "no date"),
    ],
)
def test_a_span_says_once_what_both_ends_share(start: str | None, end: str | None, text: str) -> None:
    assert span(start, end) == text


# Charts in words


def test_alt_text(ask: Ask) -> None:
    kinds = ask("by_kind", DEFAULT)
    assert phrases.alt_text("Events by kind", list(kinds.name), list(kinds.events)) == (
        "Events by kind. Events: Training 5, Opening or handover 3, Meeting or visit 2, "
        "Workshop or conference 2, Publication 1."
    )


def test_alt_text_names_the_five_largest_and_counts_the_rest() -> None:
    said = phrases.alt_text("Stories by year", list("abcdefg"), [1, 2, 3000, 4, 5, 6, 7], "story")
    assert said == f"Stories by year. Stories: c 3{THIN}000, g 7, f 6, e 5, d 4, and 2 more."
    assert phrases.alt_text("Title", ["a"], [1]) == "Title. Events: a 1."
    assert phrases.alt_text("Title", [], []) == "Title. No events."
    assert phrases.alt_text("Title", [], [], "organisation") == "Title. No organisations."
    with pytest.raises(ValueError, match="zip"):
        phrases.alt_text("Title", ["a", "b"], [1])
