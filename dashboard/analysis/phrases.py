"""Phrases: numbers with their nouns, dates and whole charts in words; plural forms as in Unicode CLDR."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from babel import Locale

LANGUAGE = "en"
# The forms of nouns, and of verbs after a number, by plural category (CLDR); another language lists its own.
FORMS = {
    "is": {"one": "is", "other": "are"},
    "mentions": {"one": "mentions", "other": "mention"},
    "names": {"one": "names", "other": "name"},
    "country": {"one": "country", "other": "countries"},
    "day": {"one": "day", "other": "days"},
    "event": {"one": "event", "other": "events"},
    "funder": {"one": "funder", "other": "funders"},
    "month": {"one": "month", "other": "months"},
    "organisation": {"one": "organisation", "other": "organisations"},
    "participant": {"one": "participant", "other": "participants"},
    "partner": {"one": "partner", "other": "partners"},
    "place": {"one": "place", "other": "places"},
    "problem": {"one": "problem", "other": "problems"},
    "story": {"one": "story", "other": "stories"},
}


def number(value: float) -> str:
    """A whole number with thin spaces between the thousands: 12 345."""
    return f"{int(value):,}".replace(",", "\u202f")


def count(value: float, noun: str) -> str:
    """A number and its noun in the right form: 1 event, 2 stories; KeyError for an unknown noun."""
    return f"{number(value)} {form(value, noun)}"


def form(value: float, word: str) -> str:
    """A noun or verb in the form its number asks for."""
    forms = FORMS[word]
    return forms.get(Locale(LANGUAGE).plural_form(int(value)), forms["other"])


def listed(phrases: list[str], joint: str = "and") -> str:
    """Phrases as a list in words: a, b and c."""
    if len(phrases) < 2:
        return "".join(phrases)
    return f"{', '.join(phrases[:-1])} {joint} {phrases[-1]}"


def in_sentence(name: str) -> str:
    """A name within a sentence; one that begins with an acronym keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def day(value: date) -> str:
    """A day as 18 Nov 2024."""
    return f"{value.day} {value:%b %Y}"


def partial_day(text: str | None) -> str:
    """A partial date in words: 18 Nov 2024, Nov 2024, 2024, or "no date"."""
    if pd.isna(text) or not text:
        return "no date"
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return day(date(*parts))
    return f"{date(parts[0], parts[1], 1):%b %Y}" if len(parts) == 2 else text


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


def alt_text(title: str, labels: Sequence[str], values: Sequence[int], noun: str = "event") -> str:
    """What a chart shows, for those who cannot see it: the five largest parts and the rest."""
    pairs = sorted(zip(labels, values, strict=True), key=lambda pair: -pair[1])
    said = ", ".join(f"{label} {number(value)}" for label, value in pairs[:5])
    more = f", and {number(len(pairs) - 5)} more" if len(pairs) > 5 else ""
    unit = form(2, noun)
    return f"{title}. {unit.capitalize()}: {said}{more}." if pairs else f"{title}. No {unit}."
