"""The filter in words: the period, UNODC's part, one chip a chosen value, all of it as one line."""

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce

from dashboard.analysis.filters import DEFAULT_ROLES, FACETS, Facet, Filters, of
from dashboard.analysis.periods import period_days
from dashboard.words import N_, _, dated, day
from dashboard.words.dates import MONTH

# UNODC's part as the verb of a sentence; its names in data/unodc_roles.csv stand alone, in lists.
ROLES = {"lead": N_("leads"), "partner": N_("takes part"), "mentioned": N_("is only mentioned")}

Names = Mapping[str, Mapping[str, str]]  # field of Filters -> code -> name


def period(filters: Filters) -> str:
    """The chosen period in words, or an empty text for all time."""
    start, end = filters.date_from, filters.date_to
    if start and end:
        if whole_years(filters):
            return str(start.year) if start.year == end.year else f"{start.year} – {end.year}"
        if whole_month(filters):
            return dated(start, MONTH)
        return day(start) if start == end else f"{day(start)} – {day(end)}"
    if start:
        return _("since {day}", day=day(start))
    return _("until {day}", day=day(end)) if end else ""


def whole_years(filters: Filters) -> bool:
    """Whether the chosen period is whole years."""
    start, end = filters.date_from, filters.date_to
    return bool(start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31))


def whole_month(filters: Filters) -> bool:
    """Whether the chosen period is one whole month."""
    start, end = filters.date_from, filters.date_to
    return bool(start and end and (start, end) == period_days(start.year, start.month, 1))


def unodc_roles(roles: tuple[str, ...]) -> str:
    """Which events UNODC's part lets in: UNODC leads or takes part."""
    parts = reduce(
        lambda one, other: _("{one} or {other}", one=one, other=other), [_(ROLES[r]) for r in roles]
    )
    return _("UNODC {parts}", parts=parts)


def spoken(facet: Facet, filters: Filters) -> Facet:
    """The facet whose words say the codes of another: its own, or those of a switch that is on."""
    return next((one for one in FACETS if one.of == facet.field and one.chosen(filters)), facet)


def value(facet: Facet, filters: Filters) -> str:
    """What a field of one value holds, in words."""
    if facet.takes == "role":
        return unodc_roles(filters.roles)
    held = getattr(filters, facet.field)
    return day(held) if facet.takes == "day" else str(held)


def chips(filters: Filters, names: Names) -> list[tuple[str, str, str]]:
    """The active filters as (field, code, words); a field of one value has an empty code."""
    chosen = [("period", "", _capital(words))] if (words := period(filters)) else []
    for facet in of("switch", "codes", "role", "day", "words"):
        if facet.takes == "codes":
            words = spoken(facet, filters).chip
            named = names.get(facet.field, {})
            codes: tuple[str, ...] = getattr(filters, facet.field)
            chosen += [(facet.field, code, _(words, name=named.get(code, code))) for code in codes]
        elif facet.chip and not facet.of and facet.chosen(filters):
            chosen.append((facet.field, "", _(facet.chip, name=value(facet, filters))))
    return chosen


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def in_words(filters: Filters, names: Names) -> str:
    """The whole filter as one line for subtitles: period · role · what is chosen."""
    period_in_words, *chosen = named(replace(filters, roles=DEFAULT_ROLES), names)
    return _capital(" · ".join([period_in_words, unodc_roles(filters.roles), *chosen]))


def named(filters: Filters, names: Names) -> list[str]:
    """The period, then what is chosen beside the usual, for names of files."""
    return [
        period(filters) or _("all years"),
        *(words for field, _code, words in chips(filters, names) if field != "period"),
    ]
