"""What a chart says, as its title: the rules, each with its limits, by the question of the chart.

A rule reads the numbers the chart draws, so that a title cannot say another. It is silent, and the chart
is titled by its question, where there are under FEWEST events, where more than two share the first place,
where one bar is all there is, and where the filter has already said it.
"""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from dashboard.analysis.filters import Filters
from dashboard.charts.chart import Category, Chart
from dashboard.charts.rows_over_time import bucket_name
from dashboard.store.codes import GROUPS
from dashboard.words import N_, N_plural, _, in_sentence, number, plural
from dashboard.words.catalogue import Pair

FEWEST = 5  # events under a filter from which on a title says what they show
LONG = 40  # letters of a name up to which a second one stands in a title
ENOUGH = 20  # events in each of two periods from which on a percentage is said
Totals = Any  # the one row of totals
Found = tuple[Category, int]
FEW = N_plural(
    "Fewer than {n} event in one period: no percentage", "Fewer than {n} events in one period: no percentage"
)
FEW_STORIES = N_("Few stories were found for a year of these periods: no percentage")
AGAINST = {
    "plain": N_("{events} in {period}, {before} in {span}"),
    "same": N_("{events} in {period}, as many as in {span}"),
    "more": N_("{events} in {period}, {percent} % more than the {before} in {span}"),
    "fewer": N_("{events} in {period}, {percent} % fewer than the {before} in {span}"),
}
MOST_FOUND = N_("The most events were found for {bucket}: {events}")
MOST_FOUND_TWICE = N_("The most events were found for {bucket} and {other}: {events} each")
HOSTS = N_plural("{name} hosts most: {most} of the {n} event", "{name} hosts most: {most} of the {n} events")
TOOK_PART = N_plural(
    "{name} took part in {most} of the {n} event", "{name} took part in {most} of the {n} events"
)
TOWNS = N_plural(
    "{name} saw {most} of the {n} event with a named place",
    "{name} saw {most} of the {n} events with a named place",
)
MOSTLY = N_plural("Most often {name}: {most} of the {n} event", "Most often {name}: {most} of the {n} events")
NAME_A_FUNDER = N_plural("{n} of {events} names a funder", "{n} of {events} name a funder")
PARTNER = N_plural("{name} took part in {n} event", "{name} took part in {n} events")
PARTNERS = N_plural(
    "{name} took part in {n} event, {other} in {less}", "{name} took part in {n} events, {other} in {less}"
)

ALSO = N_plural("Also there: {name} in {n} event", "Also there: {name} in {n} events")
ALSO_BOTH = N_plural(
    "Also there: {name} in {n} event, {other} in {less}",
    "Also there: {name} in {n} events, {other} in {less}",
)


def of(question: str, chart: Chart, filters: Filters, totals: Totals) -> str:
    """What a chart says under a filter, in one line; an empty text where no rule can tell."""
    rule = RULES.get(question)
    return rule(chart, filters, totals) if rule and totals.events >= FEWEST else ""


def course(rows: pd.DataFrame, period: str, span: str, grain: str) -> tuple[str, str]:
    """What columns say, and why they say no percentage; `rows` are of the question columns.

    With the equal period before, whose words are `span`, both sums; else the bucket with the most events.
    """
    now, earlier = rows[~rows.earlier], rows[rows.earlier]
    if not span:
        return _most_found(now, grain), ""
    events, before = (int(one.total.max()) if len(one) else 0 for one in (now, earlier))
    holes = {
        "events": plural("{n} event", "{n} events", events),
        "before": number(before),
        "period": period,
        "span": span,
    }
    if min(events, before) < ENOUGH:
        return _(AGAINST["plain"], **holes), plural(*FEW, ENOUGH)
    if rows.thin.any():
        return _(AGAINST["plain"], **holes), _(FEW_STORIES)
    percent = int(rows.percent.max())
    which = "same" if events == before else "more" if events > before else "fewer"
    return _(AGAINST[which], percent=number(abs(percent)), **holes), ""


def _most_found(rows: pd.DataFrame, grain: str) -> str:
    """The bucket with the most events, or the two that share the first place."""
    held = rows[rows.events > 0]
    if held.events.sum() < FEWEST or len(held) < 2:
        return ""
    first = held[held.events == held.events.max()]
    names = [bucket_name(bucket, grain) for bucket in first.bucket]
    if len(names) == 1:
        return _(MOST_FOUND, bucket=names[0], events=number(first.events.iloc[0]))
    if len(names) == 2 and len(held) > 2:
        return _(MOST_FOUND_TWICE, bucket=names[0], other=names[1], events=number(first.events.iloc[0]))
    return ""


def _ranked(chart: Chart, besides: Sequence[str] = (), series: int = 0) -> list[Found]:
    """The names of a chart with their numbers, most first, without groups and those the filter names."""
    numbers = chart.series[series].values
    found = [
        (one, int(value or 0))
        for one, value in zip(chart.categories, numbers, strict=True)
        if value and one.code not in (*GROUPS, *besides)
    ]
    return sorted(found, key=lambda each: -each[1])


def _first(ranked: list[Found]) -> Found | None:
    """The name with the most, if it has them alone and others have some."""
    alone = len(ranked) > 1 and ranked[0][1] > ranked[1][1]
    return ranked[0] if alone else None


def _said(message: Pair, first: Found | None, of_all: int) -> str:
    """A message about the first of some names; nothing where it has all of them."""
    if first is None or first[1] >= of_all:
        return ""
    return plural(*message, of_all, name=first[0].name, most=number(first[1]))


def _hosts(chart: Chart, filters: Filters, totals: Totals) -> str:
    """The country that hosts most; of one that is chosen, which other took part most."""
    if not filters.countries:
        return _said(HOSTS, _first(_ranked(chart)), totals.events)
    if filters.taking_part or len(chart.series) < 2:
        return ""
    return _said(TOOK_PART, _first(_ranked(chart, filters.countries, 1)), totals.events)


def _towns(chart: Chart, filters: Filters, totals: Totals) -> str:
    """The place with most events."""
    if filters.places:
        return ""
    return _said(TOWNS, _first(_ranked(chart)), totals.events - totals.unplaced)


def _often(field: str) -> Callable[[Chart, Filters, Totals], str]:
    """What most events were about, where the filter does not say what they are about."""

    def rule(chart: Chart, filters: Filters, totals: Totals) -> str:
        first = None if getattr(filters, field) else _first(_ranked(chart))
        if first is None:
            return ""
        said = in_sentence(first[0].name)
        return plural(*MOSTLY, totals.events, name=said, most=number(first[1]))

    return rule


def _partners(chart: Chart, filters: Filters, totals: Totals) -> str:
    """The two partners of most events, besides those chosen; one where others share the second place."""
    chosen = {*filters.partners, *filters.organisations, *filters.funders}
    ranked = _ranked(chart, tuple(chosen))
    first = _first(ranked)
    if first is None:
        return ""
    drawn = any(
        one.code in chosen for one in chart.categories
    )  # a bar of the chart, which the title leaves out
    alone, both = (ALSO, ALSO_BOTH) if drawn else (PARTNER, PARTNERS)
    second = _first(ranked[1:])
    if second is None or len(second[0].name) > LONG:
        return plural(*alone, first[1], name=first[0].name)
    return plural(*both, first[1], name=first[0].name, other=second[0].name, less=number(second[1]))


def _funders(chart: Chart, filters: Filters, totals: Totals) -> str:
    """How many events name a funder, where not all do and none is chosen."""
    stated, words = chart.stated
    if filters.funders or not words or not stated:
        return ""
    return plural(*NAME_A_FUNDER, stated, events=plural("the {n} event", "the {n} events", totals.events))


RULES = {
    "by_country": _hosts,
    "by_host": _hosts,
    "by_partner": _partners,
    "by_funder": _funders,
    "by_theme": _often("themes"),
    "by_kind": _often("kinds"),
    "places_on_map": _towns,
}
