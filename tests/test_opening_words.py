"""The first sentences of a page, by hand on the small data set (its table stands in test_analysis.py)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.analysis import changes, filter_words, headlines, periods
from dashboard.analysis.filters import Filters
from dashboard.cards import names, page_list
from dashboard.cards.card import Ask
from dashboard.store import database
from dashboard.words import signed
from tests.remember import remembered
from tests.sentences import NOTHING, THIN, lead, totals, years
from tests.small_data import ALL, DEFAULT
from tests.stored import change

# Headlines


def test_a_headline_of_thousands_has_thin_spaces() -> None:
    many = pd.Series({"events": 12345, "stories": 1000})
    assert headlines.headline(many, DEFAULT, {})[1:] == (
        f"12{THIN}345 events", f" in or for Central Asia, told in 1{THIN}000 stories."
    )  # fmt: skip


def opening(ask: Ask, address: str) -> str:
    """The first sentence of the page at an address."""
    view, ignored = names.view_at(ask, address)
    assert not ignored
    return "".join(page_list.opening(view)[0])


def test_a_headline_of_a_period_says_what_the_period_before_had(ask: Ask) -> None:
    # 2 events of 2022 and 5 of 2023, by the table in test_analysis.py; the data begin in 2022.
    said = opening(ask, "/?from=2023&to=2023")
    assert " Asia in 2023, against 2 in 2022, told in " in said
    assert "against" not in opening(ask, "/?from=2022&to=2022")
    assert "against" not in opening(ask, "/?from=2023&to=2023&undated=1")
    assert "against" not in opening(ask, "/?from=2024&to=2024"), "the year is not over"


def test_a_month_and_a_place_are_said_as_people_say_them(ask: Ask) -> None:
    assert " in Mar 2024, " in opening(ask, "/?from=2024-03&to=2024-03")
    assert "Central Asia" not in opening(ask, "/?place=tashkent&role=lead,partner,mentioned")


# The lead


def test_lead(ask: Ask) -> None:
    # 2, 5 and 5 events: no year is the busiest.
    assert lead(ask, DEFAULT) == (
        "Dated 2022 to 2024; 1 without a date. The last full year, 2023, had 5, against 2 in 2022: "
        "too few to compare; 2024 is not over."
    )
    assert lead(ask, Filters(countries=("TKM",))) == (
        "Dated 2022 to 2024. The busiest year was 2024 with 2 events. The last full year, 2023, had 0, "
        "against 1 in 2022: too few to compare; 2024 is not over."
    )


def test_lead_of_one_year_has_no_busiest_and_compares_nothing(ask: Ask) -> None:
    assert lead(ask, Filters(countries=("KGZ",))) == "Dated 2022."
    # shared-story and abroad: one year is full, the other is not over, and none is the busiest.
    since = Filters(date_from=date(2023, 1, 1), kinds=("meeting",))
    assert lead(ask, since) == "Dated 2023 to 2024."


def test_lead_of_the_undated_and_of_nothing(ask: Ask) -> None:
    day = date(1990, 1, 1)
    undated = replace(ALL, date_from=day, date_to=day, undated=True)  # undated and undated-mentioned
    assert lead(ask, undated) == "None of them has a date."
    assert lead(ask, NOTHING) == ""


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (years(12, 15, 3, unfinished=1), "The last full year, 2023, had 15, against 12 in 2022; "
         "2024 is not over."),
        (years(12, 15, 10), "The last full year, 2024, had 10, against 15 in 2023."),
        (years(10, 9), "The last full year, 2024, had 9, against 10 in 2023: too few to compare."),
        (years(9, 10), "The last full year, 2024, had 10, against 9 in 2023: too few to compare."),
        (years(15, 15), "The last full year, 2024, had 15, against 15 in 2023."),
        (years(15, 15, unfinished=1), ""),
        (years(15), ""),
        (years(), ""),
    ],
)  # fmt: skip
def test_the_last_full_year_against_the_one_before(rows: pd.DataFrame, said: str) -> None:
    assert changes.compared(rows) == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (years(12, 15, 3, thin=(2024,)),
         "Few stories were found for 2024, so fewer events are known. "
         "The last full year before, 2023, had 15, against 12 in 2022."),
        (years(12, 15, 3, 2, unfinished=1, thin=(2023,)),
         "Few stories were found for 2023, so fewer events are known. "
         "The last full year before, 2022, had 15, against 12 in 2021; "
         "2024 is not over."),
        (years(12, 3, 15, thin=(2023,)), "The last full year, 2024, had 15, against 12 in 2022."),
    ],
)  # fmt: skip
def test_a_year_of_few_stories_is_named_first_and_not_compared(rows: pd.DataFrame, said: str) -> None:
    assert changes.compared(rows) == said


def test_the_years_of_a_lead_have_thin_spaces_too() -> None:
    assert changes.compared(years(1200, 1300)) == (
        f"The last full year, 2024, had 1{THIN}300, against 1{THIN}200 in 2023."
    )


@pytest.fixture
def reaching_2026(data: Path, target: Path) -> Iterator[Ask]:
    """The small data set, but story s11 was published on 27 November 2026; the last event is of 2024."""
    change(data, "stories.csv", "2024-11-19,fixture,2024-12-01", "2026-11-27,fixture,2026-11-27")
    with database.open_database(database.build(data, target).path) as connection:
        yield remembered(connection)


def test_the_last_full_year_is_that_of_the_data_not_of_the_last_event(reaching_2026: Ask) -> None:
    """The page Trends compares 2025 with 2024; a lead that speaks of earlier years has to say why."""
    found = periods.compared(DEFAULT, totals(reaching_2026, DEFAULT).data_date.date())
    assert found and filter_words.period(found[0]) == "2025"
    assert lead(reaching_2026, DEFAULT).endswith(
        "The last full year with events, 2024, had 5, against 5 in 2023: too few to compare."
    )


# The period before


def changed(ask: Ask, now: Filters, before: Filters) -> str:
    return changes.change(ask("period_change", now, before), "A", "B")


def test_too_few_to_compare(ask: Ask) -> None:
    now, before = (Filters(date_from=date(year, 1, 1), date_to=date(year, 12, 31)) for year in (2024, 2023))
    rows = ask("period_change", now, before)
    said = changes.change(rows, filter_words.period(now), filter_words.period(before))
    assert said == "2024 had 5 events, against 5 in 2023: too few to compare."
    assert changed(ask, NOTHING, NOTHING) == "A had 0 events, against 0 in B: too few to compare."
    one = Filters(kinds=("publication",))
    assert changed(ask, one, DEFAULT) == "A had 1 event, against 13 in B: too few to compare."
    assert changed(ask, DEFAULT, one) == "A had 13 events, against 1 in B: too few to compare."


def test_ten_events_are_enough_nine_are_not(ask: Ask) -> None:
    # Without meetings and the publication: anti-corruption loses abroad, year-only and shared-story.
    ten = Filters(kinds=("training", "handover", "workshop"))
    assert changed(ask, ten, DEFAULT) == (
        "A had 10 events, 3 fewer than the 13 of B (−23 %). "
        "Fewer above all: Anti-corruption (−3) and Meeting or visit (−2)."
    )
    nine = Filters(roles=("lead",))
    assert changed(ask, nine, DEFAULT) == "A had 9 events, against 13 in B: too few to compare."


def test_more_fewer_and_no_change(ask: Ask) -> None:
    # `mentioned` and `undated-mentioned` are both about cybercrime; else they share nothing.
    assert changed(ask, ALL, DEFAULT) == (
        "A had 15 events, 2 more than the 13 of B (+15 %). More above all: Cybercrime (+2)."
    )
    assert changed(ask, DEFAULT, ALL) == (
        "A had 13 events, 2 fewer than the 15 of B (−13 %). Fewer above all: Cybercrime (−2)."
    )
    assert changed(ask, DEFAULT, DEFAULT) == "A had 13 events, as many as the 13 of B."


def change_rows(*rows: tuple[str, str, str, int, int]) -> pd.DataFrame:
    """Rows of period_change: dimension, code, name, now, before."""
    frame = pd.DataFrame(rows, columns=["dimension", "code", "name", "now", "before"])
    frame["change"] = frame.now - frame.before
    frame["percent"] = (100 * frame.change / frame.before.where(frame.before > 0)).round().astype("Int64")
    return frame


def test_drivers_are_the_largest_of_each_dimension_in_the_direction_of_the_whole() -> None:
    rows = change_rows(
        ("total", "", "All events", 3000, 1500),
        ("kind", "a", "Training", 1400, 20), ("kind", "b", "Meeting", 5, 1),
        ("theme", "b", "Beta", 14, 10), ("theme", "a", "Alpha", 14, 10),  # a tie, decided by name
        ("theme", "c", "Gamma", 0, 90),  # moved most, but against the whole
        ("country", "none", "Not stated", 900, 0),  # no country drives anything by being unknown
        ("country", "UZB", "Uzbekistan", 2, 1),  # one event is nothing to name
    )  # fmt: skip
    assert changes.change(rows, "2024", "2023") == (
        f"2024 had 3{THIN}000 events, 1{THIN}500 more than the 1{THIN}500 of 2023 (+100 %). "
        f"More above all: Alpha (+4) and Training (+1{THIN}380)."
    )


def test_a_change_without_drivers_names_none() -> None:
    rows = change_rows(("total", "", "All events", 11, 10), ("kind", "a", "Training", 11, 10))
    assert changes.change(rows, "2024", "2023") == "2024 had 11 events, 1 more than the 10 of 2023 (+10 %)."


@pytest.mark.parametrize(
    ("value", "text"),
    [(3, "+3"), (-4, "−4"), (0, "0"), (1234, f"+1{THIN}234"), (-1234, f"−1{THIN}234")],
)
def test_a_signed_number_has_a_true_minus(value: int, text: str) -> None:
    assert signed(value) == text


def test_no_comparison() -> None:
    assert changes.no_comparison() == ("No full year lies in the chosen period, so nothing is compared.")
