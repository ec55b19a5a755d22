"""Periods that one choice sets, by hand, and which years of the slider they touch."""

from datetime import date

import pytest

from dashboard.analysis.presets import Span, presets, years_of
from dashboard.app.period import last_visit

YEARS = range(2019, 2027)


def span(code: str, last_month: date = date(2026, 3, 1), data_date: date = date(2026, 3, 10)) -> Span:
    return presets(YEARS, last_month, data_date)[code][1]


def test_periods_end_where_the_data_end() -> None:
    assert span("all") == (None, None)
    assert span("full") == (date(2025, 1, 1), date(2025, 12, 31))
    assert span("full", data_date=date(2026, 12, 31)) == (date(2026, 1, 1), date(2026, 12, 31))
    assert span("twelve") == (date(2025, 4, 1), date(2026, 3, 31))
    assert span("twelve", date(2025, 12, 1)) == (date(2025, 1, 1), date(2025, 12, 31))
    assert span("month", date(2024, 2, 1)) == (date(2024, 2, 1), date(2024, 2, 29))
    assert span("2024") == (date(2024, 1, 1), date(2024, 12, 31))


def test_cycles_of_the_programme_are_offered_where_there_are_data() -> None:
    assert span("2022-2025") == (date(2022, 1, 1), date(2025, 12, 31))
    assert "2015-2019" in presets(YEARS, date(2026, 3, 1), date(2026, 3, 10))
    assert "2015-2019" not in presets(range(2020, 2027), date(2026, 3, 1), date(2026, 3, 10))


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (None, None, (2019, 2026)),
        (date(2021, 5, 6), date(2022, 1, 1), (2021, 2022)),
        (date(1990, 1, 1), None, (2019, 2026)),
        (date(1990, 1, 1), date(1991, 1, 1), (2019, 2019)),
        (date(2050, 1, 1), date(2051, 1, 1), (2026, 2026)),
    ],
)
def test_the_slider_shows_the_years_a_period_touches(
    start: date | None, end: date | None, years: tuple[int, int]
) -> None:
    assert years_of((start, end), YEARS) == years


@pytest.mark.parametrize(
    ("kept", "day"),
    [
        ("", None),
        ("2026-11-28", None),
        ("2026-11-01.2026-11-28", date(2026, 11, 1)),
        ("2026-10-01.2026-11-01", date(2026, 11, 1)),  # the browser has not kept today yet
        ("2027-01-01.<b>", None),
    ],
)
def test_the_last_visit_is_on_a_day_before_today(kept: str, day: date | None) -> None:
    assert last_visit(kept, date(2026, 11, 28)) == day
