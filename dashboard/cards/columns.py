"""The main chart over time: events counted once by year, and the equal period before in pale."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby

import pandas as pd

from dashboard.analysis import filter_words, gaps, periods
from dashboard.analysis.filters import Filters
from dashboard.cards import clicks, findings
from dashboard.cards.card import Card, View, card
from dashboard.cards.clicks import MONTHS
from dashboard.charts import rows_over_time
from dashboard.charts.chart import Chart, Span
from dashboard.words import N_, N_plural, _, day, joined, number, plural

GRAINS = {"year": N_("Years"), "quarter": N_("Quarters"), "month": N_("Months")}
HOW = N_("Each counted once")
WITH_THIN = N_("Each counted once; thin: few stories found")
SPANS = {
    "year": N_plural("the year before", "the {n} years before"),
    "quarter": N_plural("the quarter before", "the {n} quarters before"),
    "month": N_plural("the month before", "the {n} months before"),
}


def grains(view: View) -> dict[str, str]:
    """What a bucket may span: first years, or months where all events began in one year."""
    several = len(view.ask("totals_by_year", view.filters)) > 1
    order = ("year", "quarter", "month") if several else ("month", "quarter", "year")
    return {grain: GRAINS[grain] for grain in order}


def before(view: View, grain: str) -> Filters | None:
    """The filter with the equal period before; None where it is no whole buckets or the data begin later."""
    start, end = view.filters.date_from, view.filters.date_to
    if not (start and end and end <= view.totals.data_date.date()):
        return None
    whole = (start.month - 1) % MONTHS[grain] == 0 and end.month % MONTHS[grain] == 0
    if not whole or start.day != 1 or end != periods.period_days(end.year, end.month, 1)[1]:
        return None
    both = periods.compared(view.filters, end)
    begun = min(view.ask("coverage_years").year, default=end.year)
    return both[1] if both and both[1].date_from and both[1].date_from.year >= begun else None


def columns(view: View, controls: Mapping[str, Mapping[str, str]]) -> Card:
    """Events over time, each counted once; `controls` are the switches the card has besides its grain."""
    options = grains(view)
    grain = view.control("grain", options)
    earlier = before(view, grain)
    rows = view.ask("columns", view.filters, grain, earlier)
    span = _span(view.filters, grain)
    chart = rows_over_time.columns(rows, grain)
    spans = _periods(rows, view.filters, span) if earlier else poor(chart, view.totals.data_date.date())
    finding, reserve = findings.course(
        rows, filter_words.period(view.filters), span if earlier else "", grain
    )
    return card(
        view,
        "columns",
        _(rows_over_time.BY_GRAIN[grain]),
        _(WITH_THIN) if rows.thin.any() else _(HOW),
        replace(chart, spans=spans),
        clicks.columns(grain),
        arguments=(grain, earlier),
        controls={"grain": options, **controls},
        left_out=joined(gaps.not_placed(*gaps.off_axis(view.totals, grain)), reserve),
        finding=finding,
    )


def _span(filters: Filters, grain: str) -> str:
    """The equal period before, in words; an empty text without a period."""
    start, end = filters.date_from, filters.date_to
    if not (start and end):
        return ""
    months = 12 * (end.year - start.year) + end.month - start.month + 1
    buckets = months // MONTHS[grain]
    return plural(*SPANS[grain], buckets)


def _periods(rows: pd.DataFrame, filters: Filters, span: str) -> tuple[Span, ...]:
    """Brackets under the period chosen and the one before, with their events."""
    made = []
    for earlier, words in ((True, span), (False, filter_words.period(filters))):
        own = rows[rows.earlier == earlier]
        if len(own):
            said = _("{period}: {events}", period=words, events=number(own.total.iloc[0]))
            made.append(Span(_code(own.bucket.iloc[0]), _code(own.bucket.iloc[-1]), said, quiet=earlier))
    return tuple(made)


def poor(chart: Chart, data_date: date) -> tuple[Span, ...]:
    """Brackets under each run of buckets that say little: of thin years, or in which the data end."""
    made = []
    for little, run in groupby(chart.categories, key=lambda one: one.thin or one.unfinished):
        own = list(run)
        if little:
            to = _("data to {day}", day=day(data_date))
            thin, over = any(one.thin for one in own), any(one.unfinished for one in own)
            few = _("few stories found")
            words = _("{few}; {to}", few=few, to=to) if thin and over else few if thin else to
            made.append(Span(own[0].code, own[-1].code, words, quiet=True))
    return tuple(made)


def _code(bucket: pd.Timestamp) -> str:
    return f"{bucket:%Y-%m-%d}"
