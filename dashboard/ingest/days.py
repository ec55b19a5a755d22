"""A day of publication out of the forms in which files, feeds and mails write it."""

import re
from datetime import UTC
from email.utils import parsedate_to_datetime

MONTHS = (
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
)
ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?![0-9]).{0,40})?)?")
FIGURES = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})(?: .{0,20})?")
DAY_FIRST = re.compile(r"([0-9]{1,2}) ([^\W\d_]{3,9})\.?,? ([0-9]{4})(?: г\.?| года)?")
MONTH_FIRST = re.compile(r"([^\W\d_]{3,9})\.? ([0-9]{1,2}), ?([0-9]{4})")
YEAR = re.compile("[0-9]{4}")
LONGEST = 60  # characters that may be a day


def written(text: str) -> str:
    """A partial date (2024-03-26, 2024-03, 2024) as it is written, days before months; else empty.

    Whether there is such a day is not asked.
    """
    text = text.strip()
    if len(text) > LONGEST or not YEAR.search(text):
        return ""
    if iso := ISO.fullmatch(text):
        return "-".join(part for part in iso.groups() if part)
    if figures := FIGURES.fullmatch(text):
        return _joined(figures[3], figures[2], figures[1])
    if words := DAY_FIRST.fullmatch(text):
        return _joined(words[3], _month(words[2]), words[1])
    if words := MONTH_FIRST.fullmatch(text):
        return _joined(words[3], _month(words[1]), words[2])
    return _of_mail(text)


def _joined(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}" if month else ""


def _month(word: str) -> str:
    start = word.lower()[:3]
    return next((str(names.index(start) + 1) for names in MONTHS if start in names), "")


def _of_mail(text: str) -> str:
    """The day as mails and feeds write it, in the time zone it names."""
    try:
        moment = parsedate_to_datetime(text)
        return f"{moment.replace(tzinfo=moment.tzinfo or UTC):%Y-%m-%d}"
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
