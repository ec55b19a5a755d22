"""The first sentence of a page: how many events, under exactly the filter that is active.

One builder for pages, briefs and slides. Every chosen value stands in it, for no events too.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.analysis import filter_words
from dashboard.analysis.filter_words import Names
from dashboard.analysis.filters import DEFAULT_ROLES, FACETS, Facet, Filters
from dashboard.analysis.phrases import count, day, form, in_sentence, listed, number
from dashboard.analysis.templates import CLAUSES, HEADLINES, REGION

Parts = tuple[str, str, str]  # a headline: before the number to stress, the number, after it
Loosened = Sequence[tuple[str, int]]  # a chip in words, and the events there are without it
NAMED = 2  # chips that the sentence of no events names
Row = Any  # one row of a question, its columns as attributes


def headline(totals: "pd.Series[int]", filters: Filters, names: Names, loosened: Loosened = ()) -> Parts:
    """The first sentence of a page about all that is chosen, in three parts; the middle one is stressed.

    `loosened` is asked for where there are no events: what there would be without one of the chips.
    """
    key = "held" if filters.roles == DEFAULT_ROLES else "stories"
    return _said(key, totals, filters, names, loosened)


def funder_headline(
    totals: "pd.Series[int]", filters: Filters, names: Names, name: str, loosened: Loosened = ()
) -> Parts:
    """The first sentence of a funder's page."""
    return _said("funder", totals, filters, names, loosened, beside="funders", name=name)


def country_headline(
    totals: "pd.Series[int]", filters: Filters, names: Names, country: Row, loosened: Loosened = ()
) -> Parts:
    """The first sentence of a country's page; `country` is its row of by_country under the other filters."""
    return _said(
        "country_part" if filters.taking_part else "country",
        totals,
        filters,
        names,
        loosened,
        beside="countries",
        name=country.name,
        hosted=number(country.hosted),
        took_part=number(country.took_part),
    )


def organisation_headline(
    totals: "pd.Series[int]", filters: Filters, names: Names, name: str, loosened: Loosened = ()
) -> Parts:
    """The first sentence of an organisation's page."""
    return _said("organisation", totals, filters, names, loosened, beside="organisations", name=name)


def _said(
    key: str,
    totals: "pd.Series[int]",
    filters: Filters,
    names: Names,
    loosened: Loosened,
    beside: str = "",
    **values: str,
) -> Parts:
    """A template filled; `beside` is the field that the subject of the sentence already says."""
    if not totals.events:
        key, beside = "none", ""
    other: dict[str, Any] = {beside: ()} if beside else {}
    said = clauses(replace(filters, **other), names)
    region = [] if beside or filters.countries else [REGION]
    first, *rest = [*region, *said] or [""]
    tail = f" {first}" * bool(first) + "".join(f", {clause}" for clause in rest)
    values |= {
        "events": count(totals.events, "event"),
        "stories": count(totals.stories, "story"),
        "clauses": tail,
        "comma": "," if len(said) > 0 else "",
        "loosened": _without(loosened),
    }
    before, stressed, after = (part.format(**values) for part in HEADLINES[key])
    return before, stressed, after


def _without(loosened: Loosened) -> str:
    """What there would be without one of the chips."""
    found = sorted((one for one in loosened if one[1]), key=lambda one: (-one[1], one[0]))[:NAMED]
    said = [
        CLAUSES["without"].format(chip=chip.strip("“”"), are=form(events, "is"), events=number(events))
        for chip, events in found
    ]
    return f"; {' and '.join(said)}" if said else ""


def clauses(filters: Filters, names: Names) -> list[str]:
    """The filter in words of a sentence, one clause a field that is chosen."""
    placed = sorted((facet for facet in FACETS if facet.place), key=lambda facet: facet.place)
    found = [_clause(facet, filters, names) for facet in placed if facet.chosen(filters)]
    if when := _period(filters):
        found.append(when + (CLAUSES["undated"] if filters.undated else ""))
    return found


def _clause(facet: Facet, filters: Filters, names: Names) -> str:
    """One field with its values; codes that stand for no body or country have words of their own."""
    if facet.takes != "codes":
        return facet.clause.format(names=filter_words.value(facet, filters))
    words = filter_words.spoken(facet, filters)
    codes: tuple[str, ...] = getattr(filters, facet.field)
    lower: Callable[[str], str] = in_sentence if facet.common else str
    own = names.get(facet.field, {})
    named = [lower(own.get(code, code)) for code in codes if code not in words.unstated]
    parts = [words.unstated[code] for code in codes if code in words.unstated]
    joint = "and" if facet.every else "or"
    if named:
        parts.insert(0, words.clause.format(names=listed(named, joint)))
    return listed(parts, joint)


def _period(filters: Filters) -> str:
    """The chosen period within a sentence, or an empty text for all time."""
    start, end = filters.date_from, filters.date_to
    if not (start and end):
        return filter_words.period(filters)
    if filter_words.whole_years(filters):
        return CLAUSES["years"].format(years=filter_words.period(filters))
    if start == end:
        return CLAUSES["day"].format(day=day(start))
    return CLAUSES["days"].format(first=day(start), last=day(end))
