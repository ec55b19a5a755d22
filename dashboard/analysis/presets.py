"""Periods that one choice sets: parts of the data's time, cycles of the regional programme, single years."""

from collections.abc import Sequence
from datetime import date

from dashboard.analysis.periods import period_days
from dashboard.words import N_, _, partial_day

Span = tuple[date | None, date | None]
# First and last year of each cycle of the UNODC Programme for Central Asia, as it was signed:
# unodc.org, "Central Asia: new regional cooperation platform", 8 May 2015; the launch on 24 November 2021.
CYCLES = ((2022, 2025), (2015, 2019))
CYCLE = N_("Programme for Central Asia {first}–{last}")


def presets(years: Sequence[int], last_month: date, data_date: date) -> dict[str, tuple[str, Span]]:
    """Code -> name and days, in the order of the list.

    `years` are all years with data, `last_month` the first day of the last month with an event, `data_date`
    the newest day in the data, which tells which year is over.
    """
    ended = data_date.year if (data_date.month, data_date.day) == (12, 31) else data_date.year - 1
    twelve = period_days(*_months_before(last_month, 11))
    month = period_days(last_month.year, last_month.month, 1)
    found: dict[str, tuple[str, Span]] = {
        "all": (_("All years"), (None, None)),
        "full": (_("Last full year: {year}", year=ended), period_days(ended)),
        "twelve": (_("Last 12 months of the data"), twelve),
        "month": (_("Last month with data: {month}", month=partial_day(f"{last_month:%Y-%m}")), month),
    }
    for first, last in CYCLES:
        if years[0] <= last and first <= years[-1]:
            days = period_days(first)[0], period_days(last)[1]
            found[f"{first}-{last}"] = (_(CYCLE, first=first, last=last), days)
    return found | {str(year): (str(year), period_days(year)) for year in reversed(years)}


def years_of(span: Span, years: Sequence[int]) -> tuple[int, int]:
    """The years of the data that a period touches: its first and its last, within `years`."""
    first, last = (day.year if day else None for day in span)
    return (
        min(max(years[0] if first is None else first, years[0]), years[-1]),
        max(min(years[-1] if last is None else last, years[-1]), years[0]),
    )


def _months_before(month: date, months: int) -> tuple[int, int]:
    year, number = divmod(month.year * 12 + month.month - 1 - months, 12)
    return year, number + 1
