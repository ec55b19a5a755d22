"""Which two periods a comparison compares: never an unfinished one, and both of one length."""

import calendar
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import MINYEAR, date, timedelta

from dashboard.analysis.filters import Filters


def compared(filters: Filters, data_date: date, thin: Collection[int] = ()) -> tuple[Filters, Filters] | None:
    """The filter with the period to compare, and with the equal period before it.

    A chosen period that is over by `data_date`, the newest day in the data, is compared as it is.
    Else the last full year inside it is, of those for which enough stories were found, which `thin` years
    are not; None if there is none, or if the calendar has no period before.
    """
    start, end = filters.date_from, filters.date_to
    if not (start and end and end <= data_date):
        reach = min(end or data_date, data_date)
        year = reach.year if (reach.month, reach.day) == (12, 31) else reach.year - 1
        while year in thin:
            year -= 1
        if start and start > date(year, 1, 1):
            return None
        if year < MINYEAR:
            return None
        start, end = period_days(year)
    if 2 * start.year - end.year - 1 < MINYEAR:
        return None
    before_start, before_end = earlier(start, end)
    now = replace(filters, date_from=start, date_to=end, undated=False)
    return now, replace(now, date_from=before_start, date_to=before_end)


def thin_years(several: Iterable[Filters], thin: Collection[int]) -> list[int]:
    """The years of some periods of which few stories were found."""
    spans = [(one.date_from, one.date_to) for one in several]
    return sorted(
        year for year in thin if any(start and end and start.year <= year <= end.year for start, end in spans)
    )


def earlier(start: date, end: date) -> tuple[date, date]:
    """The period of the same length that ends the day before: in months where it is whole months."""
    ends_month = end.day == calendar.monthrange(end.year, end.month)[1]
    last = start - timedelta(days=1)
    if start.day != 1 or not ends_month:
        return last - (end - start), last
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    year, month = divmod(start.year * 12 + start.month - 1 - months, 12)
    return date(year, month + 1, 1), last


def period_days(year: int, month: int = 1, months: int = 12) -> tuple[date, date]:
    """First and last day of a year, or of `months` months from `month` on."""
    end_year, end_month = divmod(year * 12 + month - 1 + months - 1, 12)
    last = calendar.monthrange(end_year, end_month + 1)[1]
    return date(year, month, 1), date(end_year, end_month + 1, last)
