"""From the rows of a question to its chart, one function a kind; `rows` have the columns of the query."""

import calendar as months
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.analysis.phrases import count
from dashboard.charts.chart import EVERYTHING, GROUPS, WHOLE, Category, Chart, Series, Value
from dashboard.charts.theme import ORDERS, most

YEARS_SHOWN = 5  # years with a colour of their own; earlier ones are grey
REST = {"theme": "Other themes", "kind": "Other kinds", "country": "Elsewhere", "funder": "Other funders"}
Names = Mapping[str, str]  # code -> name


def counts(values: Iterable[Any]) -> tuple[Value, ...]:
    """Whole numbers, None where there is none."""
    return tuple(None if pd.isna(value) else int(value) for value in values)


def bars(rows: pd.DataFrame, *, hues: str = "", stated: str = "", top: int = EVERYTHING) -> Chart:
    """One bar a name; `hues` is the list whose colours they have, `stated` the words for what is stated."""
    categories = tuple(
        Category(r.code, r.name, _full(r), "unknown" if r.code in GROUPS else hues and f"{hues}/{r.code}")
        for r in rows.itertuples(index=False)
    )
    said = (most(rows.stated), stated) if stated and "none" in set(rows.code) else (0, "")
    series = Series(WHOLE, "Events", counts(rows.events))
    return Chart("bars", categories, (series,), top=top, stated=said)


def _full(row: Any) -> str:
    """The whole name of a body, with the arms or the organisations that are counted under it."""
    name = getattr(row, "full_name", row.name)
    if arms := getattr(row, "arms", ""):
        return f"{name} ({arms})"
    organisations = getattr(row, "organisations", None)
    return name if organisations is None else f"{name}, {count(organisations, 'organisation')}"


def pairs(
    rows: pd.DataFrame,
    alt: str,
    thick: tuple[str, str, str],
    thin: tuple[str, str, str],
    top: int = EVERYTHING,
) -> Chart:
    """Two bars a name; `thick` and `thin` are a column, the words for it, and those within a sentence."""
    categories = tuple(
        Category(r.code, r.name, role="unknown" if r.code in GROUPS else "")
        for r in rows.itertuples(index=False)
    )
    series = tuple(
        Series(column, words, counts(rows[column]), role, sentence)
        for (column, words, sentence), role in ((thick, "amount"), (thin, "pale"))
    )
    return Chart("pairs", categories, series, alt=alt, top=top)


def timeline(rows: pd.DataFrame, names: Names, split: str, grain: str, form: str, unfinished: str) -> Chart:
    """Events by bucket and part: `stack` and `multiples` of counts, `sum` and `average` as lines."""
    whole = rows[rows.part == WHOLE]
    named = dict(names) | {"other": REST[split], "online": "Online", "none": "Not stated"}
    column = {"sum": "cumulative", "average": "average"}.get(form, "events")
    lines = column != "events"
    series = []
    for code in part_codes(rows, split):
        part = rows[rows.part == code].set_index("bucket").reindex(whole.bucket)
        values = _finished(part[column], whole.unfinished) if lines else counts(part.events)
        series.append(Series(code, named[code], values, f"{split}/{code}", total=most(part.total.dropna())))
    if lines:
        series.append(Series(WHOLE, "All events", _finished(whole[column], whole.unfinished), "text"))
    return Chart(
        {"stack": "stacked", "multiples": "multiples"}.get(form, "lines"),
        tuple(
            Category(f"{day:%Y-%m-%d}", bucket_name(day, grain), unfinished=bool(u))
            for day, u in zip(whole.bucket, whole.unfinished, strict=True)
        ),
        tuple(series),
        alt=f"Events by {grain}",
        once=counts(whole.events),
        total=most(whole.total),
        grain=grain,
        unfinished=unfinished,
    )


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


def bucket_name(day: pd.Timestamp, grain: str) -> str:
    """A bucket in words: 2024, Q1 2024, Mar 2024."""
    if grain == "year":
        return f"{day:%Y}"
    return f"Q{day.quarter} {day:%Y}" if grain == "quarter" else f"{day:%b %Y}"


def stacked_years(rows: pd.DataFrame, alt: str, noun: str, parts: Mapping[str, tuple[str, str]]) -> Chart:
    """Stacked columns by year; `parts` are columns with their words and colour roles, bottom up."""
    categories = tuple(
        Category(str(year), str(year), unfinished=bool(u))
        for year, u in zip(rows.year, rows.unfinished, strict=True)
    )
    series = tuple(Series(name, words, counts(rows[name]), role) for name, (words, role) in parts.items())
    return Chart(
        "stacked", categories, series, alt=alt, noun=noun, grain="year", unfinished="Unfinished year"
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
    categories = tuple(Category(str(month), months.month_abbr[month]) for month in range(1, 13))
    return Chart("lines", categories, tuple(series), alt=alt, joint="{column}-{row:0>2}")


def calendar(rows: pd.DataFrame, alt: str) -> Chart:
    """The days of a year."""
    days = tuple(
        Category(f"{day:%Y-%m-%d}", f"{day.day} {day:%b}", f"{day.day} {day:%b %Y}") for day in rows.day
    )
    return Chart("calendar", days, (Series(WHOLE, "Events", counts(rows.events)),), alt=alt)


def grid(
    rows: pd.DataFrame, alt: str, down: tuple[Category, ...], across: tuple[Category, ...], columns: str
) -> Chart:
    """Two breakdowns against each other; `columns` names the codes of row and column in `rows`."""
    row, column = columns.split()
    cells = dict(zip(zip(rows[row], rows[column], strict=True), rows.events, strict=True))
    series = tuple(
        Series(one.code, one.name, counts(cells.get((each.code, one.code)) for each in down), full=one.full)
        for one in across
    )
    return Chart("grid", down, series, alt=alt)


def bodies(rows: pd.DataFrame) -> tuple[Category, ...]:
    """The organisations of some rows, in their order."""
    first = rows.drop_duplicates("code").itertuples(index=False)
    return tuple(
        Category(r.code, r.name, f"{_full(r)}, {r.type}" if hasattr(r, "type") else _full(r)) for r in first
    )


def roles(rows: pd.DataFrame) -> tuple[Category, ...]:
    """The roles of some rows, in the order of the list."""
    return tuple(Category(role, role.capitalize()) for role in ORDERS["role"] if role in set(rows.role))


def themes(rows: pd.DataFrame) -> tuple[Category, ...]:
    """The themes of some rows in one order: those with a hue of their own, then by name."""
    names, hues = dict(zip(rows.theme, rows.theme_name, strict=True)), ORDERS["theme"]
    order = sorted(names, key=lambda c: (hues.index(c) if c in hues else len(hues), names[c]))
    return tuple(Category(code, names[code]) for code in order)


def hosts(rows: pd.DataFrame) -> tuple[Category, ...]:
    """The countries of some rows by name, those that are no state of their own last."""
    names = dict(zip(rows.code, rows.name, strict=True))
    order = sorted(names, key=lambda code: (GROUPS.index(code) if code in GROUPS else -1, names[code]))
    return tuple(Category(code, names[code]) for code in order)


def organisation_pairs(rows: pd.DataFrame, alt: str, form: str) -> Chart:
    """Who works with whom, as a mirrored `matrix` of common events or as a `network`."""
    own = bodies(rows[rows.position == rows.other_position])
    mirror = rows.rename(columns={"code": "other_code", "other_code": "code"})
    chart = grid(pd.concat([rows, mirror]), alt, own, own, "code other_code")
    kind = "network" if form == "network" else "grid"
    return replace(chart, kind=kind, mirrored=True, joint="{row} and {column}")


def places(rows: pd.DataFrame) -> Chart:
    """Events by place below country level."""
    categories = tuple(
        Category(r.code, r.name, f"{r.name}, {r.country}", spot=(r.longitude, r.latitude))
        for r in rows.itertuples(index=False)
    )
    return Chart("map", categories, (Series(WHOLE, "Events", counts(rows.events)),), alt="Events by place")
