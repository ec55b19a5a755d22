"""From the rows of each side of a comparison to one chart: bars, columns, a table of their numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard.charts.chart import EVERYTHING, WHOLE, Category, Chart, Series
from dashboard.charts.rows import counts
from dashboard.charts.rows_over_time import bucket_name
from dashboard.store.codes import NONE

Rows = Sequence[pd.DataFrame]  # of one question, a frame a side
Names = Sequence[tuple[str, int]]  # a side's name, and its events in all
Days = tuple[date | None, date | None]  # first and last day of a side's period
SPANS = {"year": "Y", "quarter": "Q", "month": "M"}  # grain -> how pandas calls it


def bars(answers: Rows, sides: Names, alt: str, top: int = EVERYTHING) -> Chart:
    """A bar a side for each name: those with most events of all sides first, `top` are drawn."""
    found = pd.concat(answers, ignore_index=True)
    names = dict(zip(found.code, found.name, strict=True))
    sums = found.groupby("code").events.sum().to_dict()
    named = sorted((code for code in names if code != NONE), key=lambda code: (-sums[code], names[code]))
    shown = named + [code for code in names if code == NONE]
    categories = tuple(Category(c, names[c], role="unknown" if c == NONE else "") for c in shown)
    return Chart("sides", categories, _series(answers, "code", sides, shown), alt=alt, top=top)


def columns(
    answers: Rows, sides: Names, periods: Sequence[Days], grain: str, alt: str, unfinished: str
) -> Chart:
    """A column a side in each bucket from the first to the last of any; `answers` are of timeline.

    A side has none in the buckets outside its own of the `periods`, all of which are shown.
    """
    wholes = [answer[answer.part == WHOLE] for answer in answers]
    found = pd.concat(wholes).drop_duplicates("bucket").set_index("bucket").sort_index()
    ends = [*found.index, *(pd.Timestamp(day) for days in periods for day in days if day)]
    spans = pd.period_range(min(ends), max(ends), freq=SPANS[grain]) if len(found) else []
    starts = [span.start_time for span in spans]
    own = found.reindex(pd.DatetimeIndex(starts))
    categories = tuple(
        Category(
            f"{r.Index:%Y-%m-%d}",
            bucket_name(r.Index, grain),
            unfinished=r.unfinished is True,
            thin=r.thin is True,
        )
        for r in own.itertuples()
    )
    series = tuple(
        replace(
            one, values=tuple(v if _within(s, days) else None for v, s in zip(one.values, spans, strict=True))
        )
        for one, days in zip(_series(wholes, "bucket", sides, starts), periods, strict=True)
    )
    return Chart("columns", categories, series, alt=alt, grain=grain, unfinished=unfinished)


def _within(span: pd.Period, days: Days) -> bool:
    """Whether a bucket lies in a period, at least in part."""
    start, end = days
    return not (start and span.end_time.date() < start) and not (end and span.start_time.date() > end)


def table(answers: Rows, sides: Names, alt: str, measures: Mapping[str, tuple[str, str]]) -> Chart:
    """The numbers of the sides, one row each; `measures` are columns with their words and colour role."""
    categories = tuple(Category(code, words, role=role) for code, (words, role) in measures.items())
    rows = [
        pd.DataFrame({"code": list(measures), "events": list(a.iloc[0][list(measures)])}) for a in answers
    ]
    return Chart("table", categories, _series(rows, "code", sides, list(measures)), alt=alt)


def _series(answers: Rows, column: str, sides: Names, keys: Sequence[Any]) -> tuple[Series, ...]:
    """A series a side, in its colour: its events by the keys of a column, 0 where it has no row."""
    held = [dict(zip(answer[column], answer.events, strict=True)) for answer in answers]
    return tuple(
        Series(f"{place}", name, counts(own.get(key, 0) for key in keys), f"side/{place}", total=total)
        for place, (own, (name, total)) in enumerate(zip(held, sides, strict=True), start=1)
    )
