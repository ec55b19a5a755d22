"""A comparison in words: the number of each side, what they have together, and their last full years."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.analysis import changes, comparison, headlines
from dashboard.analysis.comparison import FACETS, PERIOD, Side
from dashboard.analysis.filter_words import Names
from dashboard.analysis.filters import DEFAULT_ROLES, Filters
from dashboard.store.codes import GROUPS
from dashboard.words import N_, N_plural, _, joined, listed, number, plural, stressed
from dashboard.words.catalogue import STRESS

# Of sides that are the subject of the sentence: {clauses} say the filter, {others} the other sides.
SUBJECTS = {
    "country": N_plural(
        "{name} hosted **{n} event** {clauses}, {others}.",
        "{name} hosted **{n} events** {clauses}, {others}.",
    ),
    "country_part": N_plural(
        "{name} took part in **{n} event** {clauses}, {others}.",
        "{name} took part in **{n} events** {clauses}, {others}.",
    ),
    "funder": N_plural(
        "{name} is named as a funder of **{n} event** {clauses}, {others}.",
        "{name} is named as a funder of **{n} events** {clauses}, {others}.",
    ),
    "org": N_plural(
        "{name} is named in **{n} event** {clauses}, {others}.",
        "{name} is named in **{n} events** {clauses}, {others}.",
    ),
}
SUBJECTS_OF_ALL = {  # the same where nothing else is chosen
    "country": N_plural(
        "{name} hosted **{n} event** of UNODC and its partners, {others}.",
        "{name} hosted **{n} events** of UNODC and its partners, {others}.",
    ),
    "country_part": N_plural(
        "{name} took part in **{n} event** of UNODC and its partners, {others}.",
        "{name} took part in **{n} events** of UNODC and its partners, {others}.",
    ),
    "funder": N_plural(
        "{name} is named as a funder of **{n} event**, {others}.",
        "{name} is named as a funder of **{n} events**, {others}.",
    ),
    "org": N_plural(
        "{name} is named in **{n} event**, {others}.", "{name} is named in **{n} events**, {others}."
    ),
}
HELD = {  # of sides that are no subject, as themes and periods; by whether only events of UNODC are counted
    True: N_plural(
        "UNODC and its partners held **{n} event** {clauses}, against {others}.",
        "UNODC and its partners held **{n} events** {clauses}, against {others}.",
    ),
    False: N_plural(
        "Public stories tell of **{n} event** {clauses}, against {others}.",
        "Public stories tell of **{n} events** {clauses}, against {others}.",
    ),
}
TOGETHER = {  # by facet and whether there are three
    ("country", False): N_plural("Both hosted {n} of these together.", "Both hosted {n} of these together."),
    ("country", True): N_plural(
        "All three hosted {n} of these together.", "All three hosted {n} of these together."
    ),
    ("", False): N_plural(
        "{n} of these events belongs to both, and counts in each.",
        "{n} of these events belong to both, and count in each.",
    ),
    ("", True): N_plural(
        "{n} of these events belongs to all three, and counts in each.",
        "{n} of these events belong to all three, and count in each.",
    ),
}


NOTHING_TOGETHER = {
    False: N_("None of these events belongs to both."),
    True: N_("None of these events belongs to all three."),
}


def headline(sides: Sequence[Side], events: Sequence[int], names: Names) -> headlines.Parts:
    """The sentence of a comparison, its parts in turn plain and to be stressed: the number of each side."""
    first, subject = sides[0], _subject(sides)
    shared = headlines.clauses(comparison.without(first.filters, first.facet), names)
    if subject:
        chosen, messages = shared, SUBJECTS if shared else SUBJECTS_OF_ALL
        others = [
            _("{name} **{n}**", name=_plain(one.name), n=number(n))
            for one, n in zip(sides[1:], events[1:], strict=True)
        ]
        message = messages[subject]
    else:
        region = [] if first.filters.countries else [_("in or for Central Asia")]
        chosen = [*region, *shared, *_own(first, names)]
        others = [
            _("**{n}** {clause}", n=number(n), clause=_plain(listed(_own(one, names))))
            for one, n in zip(sides[1:], events[1:], strict=True)
        ]
        message = HELD[first.filters.roles == DEFAULT_ROLES]
    holes = {"name": first.name, "clauses": ", ".join(_plain(one) for one in chosen)}
    before, stress, after = stressed(message, events[0], others=listed(others), **holes)
    return before, stress, *after.split(STRESS)


def lead(
    sides: Sequence[Side], together: int, numbers: Sequence["pd.Series[Any]"], thin: Sequence[int]
) -> str:
    """What the sides have together, and the last five full years against the five before.

    `numbers` are the rows of side_by_side; of periods the `thin` years in them are named instead.
    """
    facet = sides[0].facet
    three = len(sides) > 2
    hosting = facet == "country" and _subject(sides) == "country"
    both = _(NOTHING_TOGETHER[three])
    if together:
        both = plural(*TOGETHER["country" if hosting else "", three], together)
    if facet == PERIOD:
        return joined(both if together else "", changes.few_stories(thin))
    return joined(both, _full_years(numbers))


def _full_years(numbers: Sequence["pd.Series[Any]"]) -> str:
    first = numbers[0]
    if pd.isna(first.full_years):
        return ""
    return _(
        "In {first} – {last}, the last five full years with enough stories, it was {now}; "
        "in the five years before, {before}.",
        first=first.first_year,
        last=first.last_year,
        now=against([number(one.full_years) for one in numbers]),
        before=against([number(one.years_before) for one in numbers]),
    )


def against(parts: Sequence[str]) -> str:
    """Parts of the sides in words: 29 against 39, or of three 29, 39 and 108."""
    return listed(list(parts)) if len(parts) > 2 else _("{one} against {other}", one=parts[0], other=parts[1])


def in_words(sides: Sequence[Side]) -> list[str]:
    """What a filter is compared with, as a part of its line for subtitles; nothing without a comparison."""
    return [_("against: {names}", names=listed([one.name for one in sides[1:]]))] if sides else []


def _subject(sides: Sequence[Side]) -> str:
    """The key of SUBJECTS; empty for what is no country and no body."""
    facet = sides[0].facet
    if any(one.code in GROUPS for one in sides):
        return ""
    if facet == "country" and sides[0].filters.taking_part:
        return "country_part"
    return facet if facet in SUBJECTS else ""


def _own(side: Side, names: Names) -> list[str]:
    """The clause of a side."""
    filters = side.filters
    if side.facet == PERIOD:
        own = Filters(date_from=filters.date_from, date_to=filters.date_to, undated=filters.undated)
        return headlines.clauses(own, names)
    own = Filters(taking_part=filters.taking_part, only_languages=filters.only_languages)
    chosen: dict[str, Any] = {FACETS[side.facet]: (side.code,)}
    return headlines.clauses(replace(own, **chosen), names)


def _plain(text: str) -> str:
    """A text without the stars that would be taken for stress."""
    return text.replace(STRESS, "")
