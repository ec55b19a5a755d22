"""From the rows of a question to its chart over time; `rows` have the columns of the query."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.charts.chart import WHOLE, Category, Chart, Series, Value
from dashboard.charts.rows import counts, most
from dashboard.charts.theme import ORDERS
from dashboard.store.codes import NONE, ONLINE, OTHER
from dashboard.words import N_, _, dated, day
from dashboard.words.dates import DAY_OF_YEAR, MONTH, MONTH_NAME, QUARTER

YEARS_SHOWN = 5  # years with a colour of their own; earlier ones are grey
ANY_YEAR = 2024  # whose months have names
REST = {
    "theme": N_("Other themes"),
    "kind": N_("Other kinds"),
    "country": N_("Elsewhere"),
    "funder": N_("Other funders"),
}
BY_GRAIN = {"year": N_("Events by year"), "quarter": N_("Events by quarter"), "month": N_("Events by month")}
Names = Mapping[str, str]  # code -> name


def timeline(rows: pd.DataFrame, names: Names, split: str, grain: str, form: str, unfinished: str) -> Chart:
    """Events by bucket and part: `stack` and `multiples` of counts, `sum` and `average` as lines."""
    whole = rows[rows.part == WHOLE]
    named = dict(names) | {OTHER: _(REST[split]), ONLINE: _("Online"), NONE: _("Not stated")}
    column = {"sum": "cumulative", "average": "average"}.get(form, "events")
    lines = column != "events"
    series = []
    for code in part_codes(rows, split):
        part = rows[rows.part == code].set_index("bucket").reindex(whole.bucket)
        values = _finished(part[column], whole.unfinished) if lines else counts(part.events)
        series.append(Series(code, named[code], values, f"{split}/{code}", total=most(part.total.dropna())))
    if lines:
        series.append(Series(WHOLE, _("All events"), _finished(whole[column], whole.unfinished), "text"))
    return Chart(
        {"stack": "stacked", "multiples": "multiples"}.get(form, "lines"),
        tuple(
            Category(
                f"{r.bucket:%Y-%m-%d}",
                bucket_name(r.bucket, grain),
                unfinished=bool(r.unfinished),
                thin=bool(r.thin),
            )
            for r in whole.itertuples(index=False)
        ),
        tuple(series),
        alt=_(BY_GRAIN[grain]),
        once=counts(whole.events),
        total=most(whole.total),
        grain=grain,
        unfinished=unfinished,
    )


def columns(rows: pd.DataFrame, grain: str) -> Chart:
    """Events by bucket, each counted once; those of the period before are pale."""
    categories = tuple(
        Category(
            f"{r.bucket:%Y-%m-%d}",
            bucket_name(r.bucket, grain),
            role="pale" if r.earlier else "",
            unfinished=bool(r.unfinished),
            thin=bool(r.thin),
        )
        for r in rows.itertuples(index=False)
    )
    series = Series(WHOLE, _("Events"), counts(rows.events))
    return Chart("columns", categories, (series,), alt=_(BY_GRAIN[grain]), grain=grain)


def _finished(values: Iterable[Any], unfinished: Iterable[bool]) -> tuple[Value, ...]:
    """Values of lines, which stop before the unfinished bucket; whole numbers stay whole."""
    return tuple(
        None if last or pd.isna(value) else int(value) if float(value).is_integer() else float(value)
        for value, last in zip(values, unfinished, strict=True)
    )


def part_codes(rows: pd.DataFrame, split: str) -> list[str]:
    """The parts that occur, in the order of the stack, the greys last."""
    parts = set(rows.part) - {WHOLE}
    return [code for code in ORDERS[split] if code in parts] + sorted(parts - set(ORDERS[split]))


def bucket_name(start: pd.Timestamp, grain: str) -> str:
    """A bucket in words: 2024, Q1 2024, Mar 2024."""
    if grain == "year":
        return f"{start:%Y}"
    return dated(start, QUARTER if grain == "quarter" else MONTH)


def stacked_years(rows: pd.DataFrame, alt: str, noun: str, parts: Mapping[str, tuple[str, str]]) -> Chart:
    """Stacked columns by year; `parts` are columns with their words and colour roles, bottom up."""
    categories = tuple(
        Category(str(year), str(year), unfinished=bool(u))
        for year, u in zip(rows.year, rows.unfinished, strict=True)
    )
    series = tuple(Series(name, words, counts(rows[name]), role) for name, (words, role) in parts.items())
    return Chart(
        "stacked", categories, series, alt=alt, noun=noun, grain="year", unfinished=_("Unfinished year")
    )


def years(rows: pd.DataFrame, alt: str, column: str) -> Chart:
    """Months across, a line a year: the last years in colour, the newest in that of text; finished ones."""
    found = sorted(set(rows.year))
    roles = ("text", *(f"hue/{index}" for index in range(YEARS_SHOWN - 1)))
    coloured = dict(zip(reversed(found[-YEARS_SHOWN:]), roles, strict=False))
    series = []
    for year in found:
        own = rows[rows.year == year].set_index("month")
        values = counts(own[~own.unfinished][column].reindex(range(1, 13)))
        total, quiet = int(own.cumulative.iloc[-1]), year not in coloured
        series.append(
            Series(str(year), str(year), values, coloured.get(year, "unknown"), total=total, quiet=quiet)
        )
    categories = tuple(
        Category(str(month), dated(date(ANY_YEAR, month, 1), MONTH_NAME)) for month in range(1, 13)
    )
    return Chart("lines", categories, tuple(series), alt=alt, joint="{column}-{row:0>2}")


def calendar(rows: pd.DataFrame, alt: str) -> Chart:
    """The days of a year."""
    days = tuple(Category(f"{one:%Y-%m-%d}", dated(one, DAY_OF_YEAR), day(one)) for one in rows.day)
    return Chart("calendar", days, (Series(WHOLE, _("Events"), counts(rows.events)),), alt=alt)
