"""The filter in words: the period, UNODC's part, one chip a chosen value, all of it as one line."""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.analysis.filters import DEFAULT_ROLES, LISTS, Filters
from dashboard.analysis.phrases import day

ROLES = {"lead": "leads", "partner": "takes part", "mentioned": "is only mentioned"}
ABOUT = {
    "countries": "hosted by",
    "themes": "theme",
    "kinds": "kind",
    "funders": "funder",
    "partners": "partner",
    "organisations": "organisation",
    "places": "place",
    "languages": "story in",
}

Names = Mapping[str, Mapping[str, str]]  # field of Filters -> code -> name


def period(filters: Filters) -> str:
    """The chosen period in words, or an empty text for all time."""
    start, end = filters.date_from, filters.date_to
    if start and end:
        if whole_years(filters):
            return str(start.year) if start.year == end.year else f"{start.year} – {end.year}"
        return day(start) if start == end else f"{day(start)} – {day(end)}"
    if start:
        return f"since {day(start)}"
    return f"until {day(end)}" if end else ""


def whole_years(filters: Filters) -> bool:
    """Whether the chosen period is whole years."""
    start, end = filters.date_from, filters.date_to
    return bool(start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31))


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
        about = ABOUT[field]
        if field == "countries" and filters.taking_part:
            about = "with"
        if field == "languages" and filters.only_languages:
            about = "told only in"
        for code in getattr(filters, field):
            found.append((field, code, _capital(f"{about}: {names[field].get(code, code)}")))
    if filters.roles != DEFAULT_ROLES:
        found.append(("roles", "", unodc_roles(filters.roles)))
    if filters.new_since:
        found.append(("new_since", "", f"New in the data since {day(filters.new_since)}"))
    if filters.words:
        found.append(("words", "", f"“{filters.words}”"))
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def in_words(filters: Filters, names: Names) -> str:
    """The whole filter as one line for subtitles: period · role · what is chosen."""
    period_in_words, *chosen = named(replace(filters, roles=DEFAULT_ROLES), names)
    return _capital(" · ".join([period_in_words, unodc_roles(filters.roles), *chosen]))


def named(filters: Filters, names: Names) -> list[str]:
    """The period, then what is chosen beside the usual, for names of files."""
    return [
        period(filters) or "all years",
        *(words for field, _, words in chips(filters, names) if field != "period"),
    ]
