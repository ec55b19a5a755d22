"""What *Data* shows: the numbers of a chart in words, by hand on the small data set."""

import pandas as pd
import pytest

from dashboard.cards import shown_rows
from dashboard.cards.card import Ask
from dashboard.charts.table import ONCE
from tests.drawings import CARDS, DEFAULT, view_of


def shown(ask: Ask, name: str) -> pd.DataFrame:
    return shown_rows.of_card(CARDS[name](view_of(ask)))


def test_a_row_a_year_with_a_column_a_kind(ask: Ask) -> None:
    table = shown(ask, "timeline-stack")
    assert [table.columns[0], table.columns[-1]] == ["Year", ONCE]
    assert list(table.Year) == ["2022", "2023", "2024 (to date)"]
    assert list(table[ONCE]) == [2, 5, 5]  # counted by hand in test_analysis.py
    assert list(table.drop(columns=["Year", ONCE]).sum(axis=1)) == [2, 5, 5]  # each event has one kind


def test_a_row_a_name_with_two_columns_of_a_pair(ask: Ask) -> None:
    table = shown(ask, "by_country")
    assert table.columns[0] == "Country" and len(table.columns) == 3
    asked = ask("by_country", DEFAULT)
    asked = asked[(asked.hosted > 0) | (asked.took_part > 0)]  # a name without events says nothing
    assert len(asked) == 7
    assert list(table.Country) == list(asked.name)
    assert list(table[table.columns[1]]) == list(asked.hosted)


def test_a_row_a_pair_of_a_network_and_a_row_a_day_with_events(ask: Ask) -> None:
    network, days = shown(ask, "organisation_pairs-network"), shown(ask, "by_day")
    assert list(network.columns) == ["Organisation", "With", "Events"]
    assert list(days.columns) == ["Day", "Events"] and days.Events.min() > 0


@pytest.mark.parametrize("name", CARDS)
def test_no_code_and_no_name_of_a_column_is_shown(ask: Ask, name: str) -> None:
    table = shown(ask, name)
    assert not {title for title in table.columns if "_" in title or "{" in title}
    codes = set(ask("filter_options").code) - set(ask("filter_options").name)
    assert not codes & set(table[table.columns[0]])


def test_events_are_shown_with_dates_in_words_and_what_is_not_stated(ask: Ask) -> None:
    table = shown_rows.of_events(ask("funder_events", DEFAULT, "us"))
    assert list(table.columns)[:4] == ["Date", "Event", "Place", "Held in"]
    row = table[table.Event == "Customs exercise on both banks"].iloc[0]
    assert (row.Date, row["Words that name it"] != "") == ("Mar – Apr 2024", True)
    assert not table.isna().any(axis=None)
