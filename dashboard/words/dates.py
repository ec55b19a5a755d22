"""Days and partial dates in words; the house writes day, month and year in this order in every language."""

from datetime import date

import pandas as pd
from babel.dates import format_date

from dashboard import settings
from dashboard.words.catalogue import _

# Patterns of CLDR; LLL is a month that stands alone, ccc a day of the week.
DAY, MONTH, QUARTER, DAY_OF_YEAR = "d MMM y", "LLL y", "QQQ y", "d MMM"
LONG_DAY = "d MMMM y"
MONTH_NAME, MONTH_LETTER, WEEKDAY_NAME, MONTH_WHOLE = "LLL", "LLLLL", "ccc", "LLLL"


def day(value: date) -> str:
    """A day as 18 Nov 2024."""
    return dated(value, DAY)


def dated(value: date, pattern: str) -> str:
    """A day, or a span that begins on it, in one of the patterns above: Q1 2024, Mar 2024, Mar, Mon."""
    return format_date(value, pattern, settings.language())


def partial_day(text: str | None) -> str:
    """A partial date in words: 18 Nov 2024, Nov 2024, 2024, or "no date"."""
    if pd.isna(text) or not text:
        return _("no date")
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return day(date(*parts))
    if len(parts) == 2:
        return dated(date(parts[0], parts[1], 1), MONTH)
    return text


def span(start: str | None, end: str | None) -> str:
    """One or two partial dates as one phrase: 26 – 29 Mar 2024."""
    if pd.isna(end) or end == start:
        return partial_day(start)
    first, last = partial_day(start), partial_day(end)
    words, closing = first.split(), last.split()
    while words and closing and words[-1] == closing[-1]:
        words.pop()
        closing.pop()
    return f"{' '.join(words) or first} – {last}"
