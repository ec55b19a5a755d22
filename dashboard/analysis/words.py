"""Numbers to sentences: plain words for counts, dates, filters and what is left out."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.analysis.filters import DEFAULT_ROLES, LISTS, Filters

TOO_FEW = 10  # events in a year under which no comparison is made
ROLES = {"lead": "leads", "partner": "takes part", "mentioned": "is only mentioned"}
PLURALS = {"story": "stories", "country": "countries"}
ABOUT = {
    "countries": "hosted by",
    "themes": "theme",
    "kinds": "kind",
    "funders": "funder",
    "partners": "partner",
    "places": "place",
    "languages": "story in",
}

Names = Mapping[str, Mapping[str, str]]  # field of Filters -> code -> name


def number(value: float) -> str:
    """A whole number with thin spaces between the thousands: 12 345."""
    return f"{int(value):,}".replace(",", "\u202f")


def count(value: int, noun: str) -> str:
    """A number and its noun in the right form: 1 event, 2 stories."""
    return f"{number(value)} {noun if value == 1 else PLURALS.get(noun, noun + 's')}"


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


def headline(totals: "pd.Series[int]", filters: Filters) -> tuple[str, str, str]:
    """The first sentence of a page, in three parts; the middle one is the number to stress."""
    told = f", told in {count(int(totals.stories), 'story')}."
    events = count(int(totals.events), "event")
    if "mentioned" in filters.roles:
        return "Public stories tell of ", events, f" of or about UNODC in Central Asia{told}"
    return "UNODC and its partners held ", events, f" in or for Central Asia{told}"


def lead(totals: "pd.Series[int]", years: pd.DataFrame) -> str:
    """The second sentence: period, busiest year, and the last full year against the one before."""
    said = []
    if len(years):
        first, last = int(years.year.iloc[0]), int(years.year.iloc[-1])
        said.append(f"Dated {first}" + (f" to {last}" if last > first else ""))
        if totals.undated:
            said[-1] += f"; {count(int(totals.undated), 'event')} without a date"
        said[-1] += "."
    elif totals.undated:
        said.append("None of them has a date.")
    best = years[years.events == years.events.max()]
    if len(years) > 1 and len(best) == 1:
        year = best.iloc[0]
        said.append(f"The busiest year was {year.year} with {count(int(year.events), 'event')}.")
    said.append(compared(years))
    return " ".join(part for part in said if part)


def compared(years: pd.DataFrame) -> str:
    """The last two finished years against each other; the unfinished one is named, not compared."""
    full = years[~years.unfinished]
    running = years[years.unfinished]
    tail = f"; {int(running.year.iloc[-1])} is not over and is not compared" if len(running) else ""
    if len(full) < 2:
        return ""
    before, latest = full.iloc[-2], full.iloc[-1]
    text = f"The last full year, {latest.year}, had {latest.events}, against {before.events} in {before.year}"
    if min(before.events, latest.events) < TOO_FEW:
        text += ": too few to compare"
    return f"{text}{tail}."


def period(filters: Filters) -> str:
    """The chosen period in words, or an empty text for all time."""
    start, end = filters.date_from, filters.date_to
    if start and end:
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return str(start.year) if start.year == end.year else f"{start.year} – {end.year}"
        return f"{day(start)} – {day(end)}"
    if start:
        return f"since {day(start)}"
    return f"until {day(end)}" if end else ""


def unodc_roles(roles: tuple[str, ...]) -> str:
    """Which events UNODC's part lets in: UNODC leads or takes part."""
    return "UNODC " + " or ".join(ROLES[role] for role in roles)


def chips(filters: Filters, names: Names) -> list[tuple[str, str, str]]:
    """The active filters as (field, code, words); a field of one value has an empty code."""
    found = []
    if words := period(filters):
        found.append(("period", "", words[0].upper() + words[1:]))
    if filters.undated:
        found.append(("undated", "", "With unclear dates"))
    for field in LISTS.values():
        if field == "roles":
            continue
        about = "with" if field == "countries" and filters.taking_part else ABOUT[field]
        for code in getattr(filters, field):
            found.append((field, code, _capital(f"{about}: {names[field].get(code, code)}")))
    if filters.roles != DEFAULT_ROLES:
        found.append(("roles", "", unodc_roles(filters.roles)))
    if filters.words:
        found.append(("words", "", f"“{filters.words}”"))
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def in_words(filters: Filters, names: Names) -> str:
    """The whole filter as one line for subtitles and files: period · role · what is chosen."""
    chosen = [words for field, _, words in chips(filters, names) if field not in ("period", "roles")]
    parts = [period(filters) or "all years", unodc_roles(filters.roles), *chosen]
    return _capital(" · ".join(parts))


def left_out(totals: "pd.Series[int]") -> list[str]:
    """What the filter's switches keep out, one phrase each."""
    found = []
    if totals.mentions_left_out:
        found.append(f"{count(int(totals.mentions_left_out), 'event')} that only mention UNODC")
    if totals.undecided_left_out:
        found.append(f"{count(int(totals.undecided_left_out), 'event')} with no or an unclear date")
    return found


def alt_text(title: str, labels: list[str], values: list[int], unit: str = "events") -> str:
    """What a chart shows, for those who cannot see it: the five largest parts and the rest."""
    pairs = sorted(zip(labels, values, strict=True), key=lambda pair: -pair[1])
    said = ", ".join(f"{label} {number(value)}" for label, value in pairs[:5])
    more = f", and {len(pairs) - 5} more" if len(pairs) > 5 else ""
    return f"{title}. {unit.capitalize()}: {said}{more}." if pairs else f"{title}. No {unit}."
