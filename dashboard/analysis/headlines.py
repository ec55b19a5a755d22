"""The first sentence of a page: how many events, under exactly the filter that is active.

One builder for pages, briefs and slides. Every chosen value stands in it, for no events too.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.analysis import filter_words
from dashboard.analysis.filter_words import Names
from dashboard.analysis.filters import DEFAULT_ROLES, FACETS, Facet, Filters
from dashboard.analysis.templates import HEADLINES, HEADLINES_OF_ALL, HEADLINES_OF_KIND, SUBJECTS
from dashboard.words import N_, _, day, in_sentence, listed, number, plural, stressed
from dashboard.words.catalogue import Pair

# A headline: before the number to stress, the number, after it; more of both may follow.
Parts = tuple[str, ...]


def headline(
    totals: "pd.Series[int]",
    filters: Filters,
    names: Names,
    subject: str = "",
    before: tuple[int, Filters] | None = None,
    **holes: str,
) -> Parts:
    """The first sentence of a page in three parts; the middle one is stressed.

    It is about all that is chosen, or about one `subject` of SUBJECTS, whose message has these `holes`;
    `before` are the events of the period before, and the filter with it.
    """
    messages, said = _message(filters, subject)
    others: dict[str, Any] = {said: ()} if said and totals.events else {}
    chosen = clauses(replace(filters, **others), names)
    if not (subject and totals.events) and not (filters.countries or filters.places):
        chosen = _in_region(chosen, filters)
    if before:
        chosen.append(_against(*before))
    if not totals.events:
        return stressed(N_("**No event** was found {clauses}."), clauses=", ".join(chosen))
    holes["told"] = plural("told in {n} story", "told in {n} stories", totals.stories)
    if subject and not chosen:
        messages = HEADLINES_OF_ALL[subject]
    return stressed(messages, totals.events, clauses=", ".join(chosen), **holes)


def _message(filters: Filters, subject: str) -> tuple[Pair, str]:
    """The message of a headline, and the field of the filter that it says already."""
    if subject:
        return HEADLINES[subject], SUBJECTS[subject]
    if filters.roles != DEFAULT_ROLES:
        return HEADLINES["stories"], ""
    if len(filters.kinds) == 1 and filters.kinds[0] in HEADLINES_OF_KIND:
        return HEADLINES_OF_KIND[filters.kinds[0]], "kinds"
    return HEADLINES["held"], ""


def _against(events: int, filters: Filters) -> str:
    return _("against {n} in {period}", n=number(events), period=filter_words.period(filters))


def first(parts: Parts) -> tuple[str, str, str]:
    """A headline with its first number alone stressed."""
    before, stress, *after = parts
    return before, stress, "".join(after)


def _in_region(chosen: list[str], filters: Filters) -> list[str]:
    """The clauses after where all of the data are from; a period alone follows without a comma."""
    if len(chosen) == 1 and (filters.date_from or filters.date_to):
        return [_("in or for Central Asia {when}", when=chosen[0])]
    return [_("in or for Central Asia"), *chosen]


def clauses(filters: Filters, names: Names) -> list[str]:
    """The filter in words of a sentence, one clause a field that is chosen."""
    placed = sorted((facet for facet in FACETS if facet.place), key=lambda facet: facet.place)
    chosen = [_clause(facet, filters, names) for facet in placed if facet.chosen(filters)]
    if when := _period(filters):
        chosen.append(_("{when} or with an unclear date", when=when) if filters.undated else when)
    return chosen


def _clause(facet: Facet, filters: Filters, names: Names) -> str:
    """One field with its values; codes that stand for no body or country have words of their own."""
    if facet.takes != "codes":
        return _(facet.clause, names=filter_words.value(facet, filters))
    words = filter_words.spoken(facet, filters)
    codes: tuple[str, ...] = getattr(filters, facet.field)
    lower: Callable[[str], str] = in_sentence if facet.common else str
    own = names.get(facet.field, {})
    named = [lower(own.get(code, code)) for code in codes if code not in words.unstated]
    parts = [_(words.unstated[code]) for code in codes if code in words.unstated]
    joint = "and" if facet.every else "or"
    if named:
        parts.insert(0, _(words.clause, names=listed(named, joint)))
    return listed(parts, joint)


def _period(filters: Filters) -> str:
    """The chosen period within a sentence, or an empty text for all time."""
    start, end = filters.date_from, filters.date_to
    if not (start and end):
        return filter_words.period(filters)
    if filter_words.whole_years(filters) or filter_words.whole_month(filters):
        return _("in {period}", period=filter_words.period(filters))
    if start == end:
        return _("on {day}", day=day(start))
    return _("between {first} and {last}", first=day(start), last=day(end))
