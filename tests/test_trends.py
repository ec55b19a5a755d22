"""Timelines and periods on the small data set, by hand (its table stands in test_analysis.py).

Of the thirteen events of the default filter two cannot stand in a month: year-only and undated. The data
end on 20 November 2024, so of the years 2022 to 2024 the last is unfinished.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import periods
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters, tidy
from dashboard.analysis.periods import period_days
from dashboard.cards.card import Ask
from dashboard.store import database
from tests.remember import remembered
from tests.small_data import DEFAULT, rows
from tests.stored import change
from tests.trends import NOTHING, months, year


@pytest.fixture
def reaching(data: Path, target: Path) -> Iterator[Callable[[str], Ask]]:
    """Builds the small data set with a later last day: story s11 is published on the day given."""
    opened: list[Database] = []

    def build(last_day: str) -> Ask:
        added = max(last_day, "2024-12-01")
        change(data, "stories.csv", "2024-11-19,fixture,2024-12-01", f"{last_day},fixture,{added}")
        opened.append(database.open_database(database.build(data, target).path))
        return remembered(opened[-1])

    yield build
    for connection in opened:
        connection.close()


# The timeline


def test_the_timeline_by_funder_counts_arms_under_their_government(ask: Ask) -> None:
    answer = ask("timeline", DEFAULT, "year", "funder", ("us",))
    assert rows(answer, "bucket", "part", "events", "total", "cumulative") == [
        (pd.Timestamp(f"{start}-01-01"), part, n, total, cumulative)
        for start, part, n, total, cumulative in [
            (2022, "", 2, 12, 2), (2022, "none", 1, 7, 1),  # cyrillic
            (2022, "other", 0, 1, 0), (2022, "us", 1, 5, 1),  # hostile, by the Department of State
            (2023, "", 5, 12, 7), (2023, "none", 3, 7, 4),  # year-only, no-place, shared-story
            # month-only by INL; new-year by INL and by the United States, which is one funder.
            (2023, "other", 0, 1, 0), (2023, "us", 2, 5, 3),
            (2024, "", 5, 12, 12), (2024, "none", 3, 7, 7),  # abroad, turkmen, province
            # two-hosts by Japan; by INL too, and two-themes.
            (2024, "other", 1, 1, 1), (2024, "us", 2, 5, 5),
        ]
    ]  # fmt: skip


def test_a_timeline_has_a_row_for_each_bucket_and_part_that_occurs(ask: Ask) -> None:
    answer = ask("timeline", DEFAULT, "quarter", "funder", ("us", "japan"))
    # Eleven quarters from Q2 2022 to Q4 2024, the parts '', japan (only in Q1 2024), none and us.
    assert len(answer) == 11 * 4 == len(answer.drop_duplicates(["bucket", "part"]))
    assert rows(answer[(answer.part == "japan") & (answer.events > 0)], "bucket", "events", "total") == [
        (pd.Timestamp("2024-01-01"), 1, 1)
    ]
    japan = answer[answer.part == "japan"].cumulative.tolist()
    assert japan == [0] * 7 + [1] * 4  # runs on through the quarters without an event


def test_an_average_is_of_the_last_four_quarters(ask: Ask) -> None:
    answer = ask("timeline", DEFAULT, "quarter", "funder", ("us",))
    none = None
    assert rows(answer[answer.part == ""], "events", "cumulative", "average", "unfinished") == [
        (2, 2, none, False), (0, 2, none, False), (0, 2, none, False),  # Q2 to Q4 2022
        (0, 2, 0.5, False),  # Q1 2023: (2 + 0 + 0 + 0) / 4
        (0, 2, 0.0, False), (2, 4, 0.5, False), (2, 6, 1.0, False),
        (3, 9, 1.75, False),  # Q1 2024: (0 + 2 + 2 + 3) / 4
        (0, 9, 1.75, False), (1, 10, 1.5, False),
        (1, 11, none, True),  # the data end inside Q4 2024
    ]  # fmt: skip
    # A part has averages of its own from the same quarter on: hostile alone, then 2 and 2 of the US.
    us = answer[answer.part == "us"].average.tolist()
    assert us[3:10] == [0.25, 0, 0, 0.5, 1, 1, 1] and pd.isna([*us[:3], us[10]]).all()


def test_an_average_is_of_the_last_twelve_months(ask: Ask) -> None:
    answer = ask("timeline", DEFAULT, "month", "kind", ())
    whole = answer[answer.part == ""].set_index("bucket").average
    assert whole[:"2023-04-01"].isna().all() and len(whole[:"2023-04-01"]) == 11
    assert whole["2023-05-01"] == 2 / 12  # June 2022 is the first of the twelve
    assert whole["2023-06-01"] == 0
    assert whole["2024-03-01"] == 7 / 12  # July and December 2023, February and March 2024
    assert whole["2024-10-01"] == 6 / 12  # without July 2023, with September 2024
    assert pd.isna(whole["2024-11-01"])


def test_an_average_is_of_the_last_three_years(ask: Ask, reaching: Callable[[str], Ask]) -> None:
    # Three years are there, but the third is unfinished.
    assert ask("timeline", DEFAULT, "year", "kind", ()).average.isna().all()
    answer = reaching("2026-11-27")("timeline", DEFAULT, "year", "kind", ())
    averages = answer[answer.part == ""].average.tolist()
    assert pd.isna(averages[:2]).all() and averages[2] == (2 + 5 + 5) / 3


# The period before


def test_period_change(ask: Ask) -> None:
    answer = ask("period_change", year(2024), year(2023))
    found = {name: rows(part.drop(columns="dimension")) for name, part in answer.groupby("dimension")}
    assert found == {
        "total": [("", "All events", 5, 5, 0, 0)],
        "theme": [
            # two-hosts, turkmen, two-themes, province; no-place
            ("drug_control_and_trafficking", "Drug control and trafficking", 4, 1, 3, 300),
            # abroad, province; year-only, shared-story, month-only
            ("anti_corruption", "Anti-corruption", 2, 3, -1, -33),
            ("cybercrime", "Cybercrime", 2, 0, 2, None),  # two-hosts, province
            ("drug_prevention", "Drug prevention", 1, 1, 0, 0),  # two-themes; new-year
        ],
        "kind": [
            ("workshop", "Workshop or conference", 2, 0, 2, None),
            ("training", "Training", 1, 2, -1, -50),
            ("meeting", "Meeting or visit", 1, 1, 0, 0),
            ("handover", "Opening or handover", 1, 1, 0, 0),
            ("publication", "Publication", 0, 1, -1, -100),
        ],
        "country": [
            ("UZB", "Uzbekistan", 2, 2, 0, 0),  # two-hosts, two-themes; new-year, month-only
            ("TKM", "Turkmenistan", 2, 0, 2, None),  # two-hosts, turkmen
            ("TJK", "Tajikistan", 1, 0, 1, None),
            ("KAZ", "Kazakhstan", 0, 2, -2, -100),
            ("other", "Elsewhere", 1, 1, 0, 0),  # abroad; month-only, in Afghanistan too
            ("none", "Not stated", 0, 1, -1, -100),  # year-only
        ],
    }


def test_a_change_of_nothing_is_one_row_of_zeros(ask: Ask) -> None:
    assert rows(ask("period_change", NOTHING, NOTHING)) == [("total", "", "All events", 0, 0, 0, None)]


def test_the_parts_of_a_change_are_named_where_only_one_period_has_them(ask: Ask) -> None:
    answer = ask("period_change", NOTHING, Filters(kinds=("publication",)))
    assert rows(answer, "dimension", "code", "now", "before", "percent") == [
        ("country", "none", 0, 1, -100),
        ("kind", "publication", 0, 1, -100),
        ("theme", "anti_corruption", 0, 1, -100),
        ("total", "", 0, 1, -100),
    ]


# Which periods are compared


LAST_DAY = date(2024, 11, 20)


def compared(chosen: Filters, data_date: date = LAST_DAY) -> tuple[str, str] | None:
    """The two periods as texts."""
    found = periods.compared(chosen, data_date)
    if found is None:
        return None
    now, before = (f"{part.date_from}/{part.date_to}" for part in found)
    return now, before


@pytest.mark.parametrize(
    ("start", "end", "before"),
    [
        # Whole years, halves, quarters and months are compared with as many months.
        ("2023-01-01", "2023-12-31", "2022-01-01/2022-12-31"),
        ("2022-01-01", "2023-12-31", "2020-01-01/2021-12-31"),
        ("2024-01-01", "2024-06-30", "2023-07-01/2023-12-31"),
        ("2024-04-01", "2024-06-30", "2024-01-01/2024-03-31"),
        ("2024-01-01", "2024-03-31", "2023-10-01/2023-12-31"),
        ("2023-12-01", "2023-12-31", "2023-11-01/2023-11-30"),
        ("2024-01-01", "2024-01-31", "2023-12-01/2023-12-31"),
        ("2023-11-01", "2024-01-31", "2023-08-01/2023-10-31"),
        # February is whole with 28 or 29 days; the month before March 2024 has 29.
        ("2024-02-01", "2024-02-29", "2024-01-01/2024-01-31"),
        ("2023-02-01", "2023-02-28", "2023-01-01/2023-01-31"),
        ("2024-03-01", "2024-03-31", "2024-02-01/2024-02-29"),
        ("2023-03-01", "2023-03-31", "2023-02-01/2023-02-28"),
        # Days: 28 of February 2024 are no whole month.
        ("2024-02-01", "2024-02-28", "2024-01-04/2024-01-31"),
        ("2024-03-02", "2024-03-10", "2024-02-22/2024-03-01"),  # nine days, over the leap day
        ("2023-03-02", "2023-03-10", "2023-02-21/2023-03-01"),
        ("2024-01-02", "2024-01-31", "2023-12-03/2024-01-01"),
        ("2024-03-01", "2024-03-01", "2024-02-29/2024-02-29"),
        ("2024-02-29", "2024-02-29", "2024-02-28/2024-02-28"),
        ("2024-01-01", "2024-01-01", "2023-12-31/2023-12-31"),
        # Over on the very day the data end.
        ("2024-11-01", "2024-11-20", "2024-10-12/2024-10-31"),
    ],
)
def test_a_period_that_is_over_is_compared_with_as_long_a_one_before(
    start: str, end: str, before: str
) -> None:
    chosen = Filters(date_from=date.fromisoformat(start), date_to=date.fromisoformat(end))
    assert compared(chosen) == (f"{start}/{end}", before)


@pytest.mark.parametrize(
    ("start", "end", "last_day", "now"),
    [
        (None, None, "2024-11-20", 2023),
        # A year that ends exactly with the data is over, a day earlier it is not.
        (None, None, "2024-12-31", 2024),
        (None, None, "2024-12-30", 2023),
        (None, None, "2025-01-01", 2024),
        # Open at one end.
        ("2023-01-01", None, "2024-11-20", 2023),
        ("2023-01-02", None, "2024-11-20", None),
        ("2010-05-05", None, "2024-11-20", 2023),
        (None, "2022-12-31", "2024-11-20", 2022),
        (None, "2022-12-30", "2024-11-20", 2021),
        (None, "2099-01-01", "2024-11-20", 2023),
        # Not over: the last full year inside it, if there is one.
        ("2023-01-01", "2024-12-31", "2024-11-20", 2023),
        ("2023-01-02", "2024-12-31", "2024-11-20", None),
        ("2024-01-01", "2024-12-31", "2024-11-20", None),
        ("2024-01-01", "2024-12-31", "2024-12-31", 2024),
        ("2024-11-01", "2024-11-21", "2024-11-20", None),
        ("2024-01-01", None, "2024-11-20", None),
        ("2024-01-01", None, "2024-12-31", 2024),
        # Wholly after the data.
        ("2025-01-01", "2025-12-31", "2024-11-20", None),
        ("2025-01-01", None, "2024-12-31", None),
    ],
)
def test_else_the_last_full_year_is_compared(
    start: str | None, end: str | None, last_day: str, now: int | None
) -> None:
    chosen = Filters(
        date_from=date.fromisoformat(start) if start else None,
        date_to=date.fromisoformat(end) if end else None,
    )
    found = compared(chosen, date.fromisoformat(last_day))
    years = f"{now}-01-01/{now}-12-31", f"{now and now - 1}-01-01/{now and now - 1}-12-31"
    assert found == (years if now else None)


def test_a_comparison_keeps_the_filter_and_leaves_out_what_may_lie_elsewhere() -> None:
    chosen = Filters(countries=("UZB",), taking_part=True, undated=True, date_from=date(2020, 1, 1))
    found = periods.compared(chosen, LAST_DAY)
    assert found
    first, last = period_days(2023)
    assert found[0] == replace(chosen, date_from=first, date_to=last, undated=False)
    assert found[1] == replace(found[0], date_from=date(2022, 1, 1), date_to=date(2022, 12, 31))


@given(st.none() | st.dates(), st.none() | st.dates())
def test_any_two_compared_periods_are_over_of_one_length_and_touch(
    start: date | None, end: date | None
) -> None:
    """Any days an address can hold, from the year 1 on: where no period fits before, nothing is compared."""
    found = periods.compared(tidy(Filters(date_from=start, date_to=end)), LAST_DAY)
    if not found:
        return
    now, before = found
    assert now.date_from and now.date_to and before.date_from and before.date_to
    assert before.date_from <= before.date_to and now.date_from <= now.date_to <= LAST_DAY
    assert now.date_from - before.date_to == timedelta(days=1)
    if now.date_from.day == 1 and (now.date_to + timedelta(days=1)).day == 1:
        assert months(now) == months(before) and before.date_from.day == 1
    else:
        assert now.date_to - now.date_from == before.date_to - before.date_from


@pytest.mark.parametrize(
    ("start", "end"),
    [("0001-01-01", "2020-12-31"), ("0900-01-01", "2020-12-31"), ("0900-01-01", "2020-12-30"),
     (None, "0001-12-31"), (None, "0001-06-30")],
)  # fmt: skip
def test_where_the_calendar_has_no_period_before_nothing_is_compared(start: str | None, end: str) -> None:
    chosen = Filters(date_from=date.fromisoformat(start) if start else None, date_to=date.fromisoformat(end))
    assert periods.compared(chosen, LAST_DAY) is None


def test_a_year_the_data_reach_the_end_of_is_over_for_all(reaching: Callable[[str], Ask]) -> None:
    """What is compared is not hatched: one rule for the sentence and for the charts."""
    full = reaching("2024-12-31")
    found = periods.compared(DEFAULT, full("totals", DEFAULT).data_date[0].date())
    assert found and found[0].date_from == date(2024, 1, 1)
    assert not full("totals_by_year", DEFAULT).unfinished.any()
    assert not full("partners_by_year", DEFAULT).unfinished.any()
    assert not full("months_of_years", DEFAULT).unfinished.any()
    for grain in ("year", "quarter", "month"):
        assert not full("timeline", DEFAULT, grain, "kind", ()).unfinished.any(), grain
