"""Years over each other, days, lags and the events behind a bar, by hand on the small data set."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.analysis import answers
from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from dashboard.store import database
from tests.small_data import DEFAULT, rows
from tests.stored import change
from tests.trends import NOTHING

# Years over each other, days, lag


def test_months_of_years(ask: Ask) -> None:
    answer = ask("months_of_years", DEFAULT)
    # January 2022 to November 2024, whatever the first and last month with an event.
    assert len(answer) == 12 + 12 + 11
    assert rows(answer, "year", "month")[::34] == [(2022, 1), (2024, 11)]
    assert rows(answer[answer.events > 0]) == [
        (2022, 6, 2, 2, False),  # hostile, cyrillic
        (2023, 7, 2, 2, False),  # no-place, shared-story: the sum begins anew in January
        (2023, 12, 2, 4, False),  # new-year, month-only; year-only is in no month
        (2024, 2, 1, 1, False),
        (2024, 3, 2, 3, False),  # two-hosts, abroad
        (2024, 9, 1, 4, False),
        (2024, 11, 1, 5, True),
    ]
    assert answer.unfinished.sum() == 1


def test_months_run_on_to_the_end_of_the_data(ask: Ask) -> None:
    answer = ask("months_of_years", Filters(countries=("KGZ",)))  # cyrillic, June 2022
    assert rows(answer, "year", "month", "cumulative")[-1] == (2024, 11, 0)
    assert answer.events.sum() == 1 and len(answer) == 35


def test_months_end_with_the_chosen_period(ask: Ask) -> None:
    answer = ask("months_of_years", Filters(date_from=date(2022, 1, 1), date_to=date(2023, 8, 31)))
    assert rows(answer, "year", "month")[-1] == (2023, 8)  # and no zeros for what was not asked
    assert answer.events.sum() == 4 and not answer.unfinished.any()


def test_without_a_month_there_are_no_months(ask: Ask) -> None:
    assert ask("months_of_years", Filters(kinds=("publication",))).empty  # year-only
    assert ask("months_of_years", NOTHING).empty


def test_by_day(ask: Ask) -> None:
    answer = ask("by_day", DEFAULT, 2023)
    assert len(answer) == 365 and answer.day.is_unique
    assert rows(answer[answer.events > 0]) == [
        # Day, week, weekday, events, total, and year-only and month-only, whose day is not known.
        # 1 January 2023 was a Sunday: the last day of week 0.
        (pd.Timestamp("2023-07-15"), 28, 6, 1, 3, 2),
        (pd.Timestamp("2023-07-16"), 28, 7, 1, 3, 2),
        (pd.Timestamp("2023-12-28"), 52, 4, 1, 3, 2),  # new-year begins in 2023
    ]
    assert rows(answer, "week", "weekday")[:2] == [(0, 7), (1, 1)]


def test_a_leap_year_has_its_day_and_weeks_begin_on_monday(ask: Ask) -> None:
    answer = ask("by_day", DEFAULT, 2024)
    assert len(answer) == 366
    leap_day = answer[answer.day == "2024-02-29"]
    assert rows(leap_day, "week", "weekday", "events") == [(8, 4, 1)]  # two-themes, a Thursday
    # abroad, turkmen and two-themes; two-hosts and province are known by month.
    assert (answer.total[0], answer.unknown_day[0]) == (3, 2)
    assert answer[answer.weekday == 1].week.tolist() == list(range(53))  # 1 January was a Monday


def test_a_year_without_events_has_its_days(ask: Ask) -> None:
    answer = ask("by_day", DEFAULT, 2000)
    assert len(answer) == 366 and not answer[["events", "total", "unknown_day"]].any(axis=None)


def test_by_lag(ask: Ask) -> None:
    assert rows(ask("by_lag", DEFAULT)) == [
        # code, name, events, stated, median and ninetieth of -1 1 1 1 1 2 7 days
        ("before", "Before its end", 1, 7, 1, 7),  # turkmen ended on the 20th, told on the 19th
        # hostile, no-place, shared-story, new-year (from its end), two-themes, abroad (after 7)
        ("week", "Within 7 days", 6, 7, 1, 7),
        ("month", "Within 30 days", 0, 7, 1, 7),
        ("quarter", "Within 90 days", 0, 7, 1, 7),
        ("later", "Later", 0, 7, 1, 7),
        # cyrillic, year-only, month-only, two-hosts, province and undated have no day.
        ("none", "Not known", 6, 7, 1, 7),
    ]


@pytest.mark.parametrize(
    ("published", "code", "days"),
    [
        ("2024-02-28", "before", -1), ("2024-02-29", "week", 0), ("2024-03-07", "week", 7),
        ("2024-03-08", "month", 8), ("2024-03-30", "month", 30), ("2024-03-31", "quarter", 31),
        ("2024-05-29", "quarter", 90), ("2024-05-30", "later", 91), ("2024-03", "none", None),
    ],
)  # fmt: skip
def test_a_lag_falls_into_one_class(
    data: Path, target: Path, published: str, code: str, days: int | None
) -> None:
    change(data, "stories.csv", "2024-03-01", published)  # s12 alone tells two-themes of 29 February
    with database.open_database(database.build(data, target).path) as other:
        answer = answers.ask(
            other, "by_lag", Filters(themes=("drug_prevention",), date_from=date(2024, 1, 1))
        )
    assert rows(answer[answer.events > 0], "code", "events", "median_days", "ninetieth_days") == [
        (code, 1, days, days)
    ]


def test_without_known_days_there_is_no_median(ask: Ask) -> None:
    answer = ask("by_lag", Filters(kinds=("publication",)))
    assert rows(answer, "code", "events")[-1] == ("none", 1)
    assert set(answer.stated) == {0} and answer[["median_days", "ninetieth_days"]].isna().all(axis=None)


# The events behind a bar


@pytest.mark.parametrize(
    ("breakdown", "code", "behind"),
    [
        ("lag", "before", [("turkmen", "-1 day")]),
        ("lag", "week", [("abroad", "7 days"), ("two-themes", "1 day"), ("new-year", "1 day"),
                         ("shared-story", "1 day"), ("no-place", "2 days"), ("hostile", "1 day")]),
        ("lag", "none", [("province", None), ("two-hosts", None), ("month-only", None),
                         ("year-only", None), ("cyrillic", None), ("undated", None)]),
        ("type", "10", [
            ("turkmen", "State Customs Service of Turkmenistan"),
            ("two-hosts", "Ministry of Internal Affairs; State Customs Service of Turkmenistan"),
            ("two-themes", "Ministry of Internal Affairs"), ("new-year", "Ministry of Internal Affairs"),
            ("month-only", "Ministry of Internal Affairs"),
            ("no-place", "Japan"),  # a supporter; as a funder it is no partner
        ]),
        ("type", "none", [("province", None), ("year-only", None), ("undated", None)]),
        ("type", "80", []),
        ("newcomer", "2023", [
            ("new-year", "Ministry of Internal Affairs"), ("month-only", "Ministry of Internal Affairs"),
            ("shared-story", "Organization for Security and Co-operation in Europe"),
            ("no-place", "Japan"),
        ]),
        # two-hosts names both a newcomer and one known before.
        ("newcomer", "2024", [("turkmen", "State Customs Service of Turkmenistan"),
                              ("two-hosts", "State Customs Service of Turkmenistan")]),
        ("returned", "2024", [("abroad", "Organization for Security and Co-operation in Europe"),
                              ("two-hosts", "Ministry of Internal Affairs"),
                              ("two-themes", "Ministry of Internal Affairs")]),
        ("returned", "2022", []),
        ("role", "us-inl:funder", [("two-hosts", "funded by INL"), ("new-year", "при поддержке Бюро"),
                                   ("month-only", "the Bureau")]),
        ("role", "uz-moi:host", [("two-themes", "at the ministry"),
                                 ("new-year", "at the ministry's academy")]),
        ("role", "us-inl", []),
        ("dance", "10", []),
    ],
)  # fmt: skip
def test_events_behind(ask: Ask, breakdown: str, code: str, behind: list[tuple[str, str | None]]) -> None:
    answer = ask("events_behind", DEFAULT, breakdown, code)
    assert rows(answer, "event_id", "because") == behind


def test_an_event_behind_a_bar_says_when_and_where(ask: Ask) -> None:
    answer = ask("events_behind", Filters(roles=("lead", "mentioned")), "type", "none")
    assert rows(answer) == [
        ("province", "2024-09", None, "Dogs for Sughd", "Sughd; Tajikistan", "Tajikistan", None),
        ("year-only", "2023", None, "Study of bribery", None, None, None),
        ("undated-mentioned", None, None, "Ten years of cyber crime", None, "Online", None),
        ("undated", None, None, "Scanners promised to the border", "Tajikistan", "Tajikistan", None),
    ]


def test_events_behind_a_bar_keep_the_filter(ask: Ask) -> None:
    chosen = Filters(countries=("UZB",), date_from=date(2024, 1, 1))
    assert ask("events_behind", chosen, "lag", "week").event_id.tolist() == ["two-themes"]
