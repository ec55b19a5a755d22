"""Charts as Office draws them: categories and series with their colours, equal to the rows of a question."""

import calendar
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.cards.card import Card
from dashboard.charts.breakdowns import GREY
from dashboard.charts.grids import GROUPS
from dashboard.charts.key import WHOLE, part_codes, years_in_colour
from dashboard.charts.theme import ORDERS, PRINT, colour, most
from dashboard.charts.timelines import bucket_name
from dashboard.export.office.native_chart import Native, Series, Value
from dashboard.export.xml_text import xml_text

__all__ = ["Native", "Series", "Value", "native"]

Cells = dict[tuple[str, str], int]  # (row, column) -> events
UNSTATED = "none"
PLACES_DRAWN = 20  # bars of places, the most events first
TO_DATE = " (to date)"


def native(card: Card, rows: pd.DataFrame) -> Native:
    """A card's chart as Office draws it, its names fit for XML; KeyError for a question without a chart."""
    found = DRAWN[card.question](rows, *card.drawing)
    return replace(
        found,
        categories=tuple(map(xml_text, found.categories)),
        series=tuple(replace(one, name=xml_text(one.name)) for one in found.series),
        stated=(found.stated[0], xml_text(found.stated[1])),
    )


def _counts(values: Iterable[Any]) -> tuple[Value, ...]:
    return tuple(None if pd.isna(value) else int(value) for value in values)


# Bars


def _bars(rows: pd.DataFrame, fills: Sequence[str] = (), stated: str = "", top: int = 100) -> Native:
    """One bar a name: the first `top`, then what is not stated in grey; `fills` are colours of the rows."""
    own = pd.Series(list(fills) or [PRINT.amount] * len(rows), index=rows.index, dtype=object)
    unstated = rows.code == UNSTATED
    shown = pd.concat([rows[~unstated].head(top), rows[unstated]])
    colours = tuple(own[~unstated].head(top)) + (PRINT.unknown,) * int(unstated.sum())
    events = Series("Events", _counts(shown.events), PRINT.amount, colours)
    said = (most(rows.stated), stated) if stated and unstated.any() else (0, "")
    return Native("bars", tuple(shown.name), (events,), tuple(shown.code), stated=said)


def _by_host(rows: pd.DataFrame, top: int) -> Native:
    grouped = rows.code.isin(GREY)
    shown = pd.concat([rows[~grouped].head(top), rows[grouped]])
    return _bars(shown, [PRINT.unknown if code in GREY else PRINT.amount for code in shown.code])


def _places(rows: pd.DataFrame) -> Native:
    return replace(_bars(rows, top=len(rows)), most=PLACES_DRAWN)


def _pairs(rows: pd.DataFrame, thick: tuple[str, str], thin: tuple[str, str]) -> Native:
    """Two bars a name; `thick` and `thin` are a column and the words for it."""
    series = tuple(
        Series(
            words,
            _counts(rows[column]),
            own,
            tuple(PRINT.unknown if c in GREY else own for c in rows.code),
            code=column,
        )
        for (column, words), own in ((thick, PRINT.amount), (thin, PRINT.pale))
    )
    return Native("bars", tuple(rows.name), series, tuple(rows.code))


def _period_change(rows: pd.DataFrame, dimension: str, now: str, before: str, top: int) -> Native:
    shown = rows[rows.dimension == dimension].head(top)
    return _pairs(shown, ("now", now), ("before", before))


# Time


def _timeline(
    rows: pd.DataFrame, parts: tuple[tuple[str, str], ...], split: str, grain: str, form: str = "stack"
) -> Native:
    names, whole = dict(parts), rows[rows.part == WHOLE]
    column = {"sum": "cumulative", "average": "average"}.get(form, "events")
    unfinished = tuple(bool(u) for u in whole.unfinished)
    series = []
    for code in part_codes(rows, split):
        part, own = (
            rows[rows.part == code].set_index("bucket").reindex(whole.bucket),
            colour(split, code, PRINT),
        )
        if column == "events":
            series.append(Series(names[code], _counts(part.events), own, hatched=unfinished, code=code))
        else:
            series.append(Series(names[code], _finished(part[column], unfinished), own, code=code))
    categories = tuple(
        bucket_name(day, grain) + TO_DATE * last for day, last in zip(whole.bucket, unfinished, strict=True)
    )
    buckets = tuple(f"{day:%Y-%m-%d}" for day in whole.bucket)
    if column == "events":
        drawn = "stacked columns" if form == "stack" else "table"
        return Native(drawn, categories, tuple(series), buckets, once=_counts(whole.events))
    series.append(Series("All events", _finished(whole[column], unfinished), PRINT.text))
    return Native("lines", categories, tuple(series), buckets)


def _finished(values: Iterable[Any], unfinished: Sequence[bool]) -> tuple[Value, ...]:
    """Values of lines, which stop before the unfinished bucket; whole numbers stay whole."""
    return tuple(
        None if last or pd.isna(value) else int(value) if float(value).is_integer() else float(value)
        for value, last in zip(values, unfinished, strict=True)
    )


def _partners_by_year(rows: pd.DataFrame) -> Native:
    unfinished = tuple(bool(u) for u in rows.unfinished)
    series = tuple(
        Series(words, _counts(rows[column]), own, hatched=unfinished, code=column)
        for words, column, own in (
            ("Known from earlier years", "returned", PRINT.pale),
            ("New in the year", "newcomers", PRINT.amount),
        )
    )
    categories = tuple(f"{year}{TO_DATE * u}" for year, u in zip(rows.year, unfinished, strict=True))
    return Native("stacked columns", categories, series, tuple(map(str, rows.year)))


def _months_of_years(rows: pd.DataFrame, running: bool) -> Native:
    column, coloured = "cumulative" if running else "events", dict(years_in_colour(rows, PRINT))
    series = []
    for year in sorted(set(rows.year)):
        part = rows[(rows.year == year) & ~rows.unfinished].set_index("month")[column]
        values = _counts(part.reindex(range(1, 13)))
        own = coloured.get(year, PRINT.unknown)
        series.append(Series(str(year), values, own, quiet=year not in coloured, code=str(year)))
    return Native("lines", tuple(calendar.month_abbr[1:]), tuple(series), tuple(map(str, range(1, 13))))


def _by_day(rows: pd.DataFrame) -> Native:
    days = tuple(f"{day.day} {day:%b}" for day in rows.day)
    codes = tuple(f"{day:%Y-%m-%d}" for day in rows.day)
    return Native("columns", days, (Series("Events", _counts(rows.events), PRINT.amount),), codes)


# Tables


def _cell(cells: Cells, row: str, column: str) -> Value:
    return int(cells[row, column]) if (row, column) in cells else None


def _table(cells: Cells, down: dict[str, str], across: dict[str, str], diagonal: bool = False) -> Native:
    """Names down and across; the diagonal, where there is one, is grey and of no scale."""
    series = tuple(
        Series(
            name,
            tuple(_cell(cells, row, column) for row in down),
            PRINT.amount,
            tuple(PRINT.unknown if row == column else "" for row in down) if diagonal else (),
            code=column,
        )
        for column, name in across.items()
    )
    return Native("table", tuple(down.values()), series, tuple(down))


def _themes(rows: pd.DataFrame) -> dict[str, str]:
    """Codes and names of themes in the order of the figures: those with a hue of their own, then by name."""
    names, hues = dict(zip(rows.theme, rows.theme_name, strict=True)), ORDERS["theme"]
    order = sorted(names, key=lambda c: (hues.index(c) if c in hues else len(hues), names[c]))
    return {code: names[code] for code in order}


def _theme_by_country(rows: pd.DataFrame) -> Native:
    found = dict(zip(rows.code, rows.name, strict=True))
    order = sorted(found, key=lambda code: (GROUPS.index(code) if code in GROUPS else -1, found[code]))
    cells = {(r.theme, r.code): r.events for r in rows.itertuples(index=False)}
    return _table(cells, _themes(rows), {code: found[code] for code in order})


def _theme_by_partner(rows: pd.DataFrame) -> Native:
    cells = {(r.code, r.theme): r.events for r in rows.itertuples(index=False)}
    return _table(cells, dict(zip(rows.code, rows.name, strict=True)), _themes(rows))


def _by_organisation_role(rows: pd.DataFrame) -> Native:
    found = set(rows.role)
    cells = {(r.code, r.role): r.events for r in rows.itertuples(index=False)}
    roles = {role: role.capitalize() for role in ORDERS["role"] if role in found}
    return _table(cells, dict(zip(rows.code, rows.name, strict=True)), roles)


def _organisation_pairs(rows: pd.DataFrame, _form: str) -> Native:
    own = rows[rows.position == rows.other_position]
    names = dict(zip(own.code, own.name, strict=True))
    cells = {(r.code, r.other_code): r.events for r in rows.itertuples(index=False)}
    cells |= {(other, code): events for (code, other), events in cells.items()}
    return _table(cells, names, names, diagonal=True)


DRAWN: dict[str, Callable[..., Native]] = {  # question -> its rows and the drawing of its card -> chart
    "by_arm": _bars,
    "by_country": lambda rows: _pairs(rows, ("hosted", "Hosted"), ("took_part", "Took part")),
    "by_day": _by_day,
    "by_funder": lambda rows, top: _bars(rows, stated="name a funder", top=top),
    "by_host": _by_host,
    "by_kind": _bars,
    "by_lag": lambda rows: _bars(rows, stated="known"),
    "by_organisation_role": _by_organisation_role,
    "by_organisation_type": lambda rows: _bars(rows, stated="name a partner"),
    "by_partner": lambda rows, top: _bars(rows, stated="name a partner", top=top),
    "by_role": lambda rows: _bars(rows, [colour("role", code, PRINT) for code in rows.code]),
    "by_theme": lambda rows: _bars(rows, [colour("theme", code, PRINT) for code in rows.code]),
    "months_of_years": _months_of_years,
    "organisation_pairs": _organisation_pairs,
    "partners_by_year": _partners_by_year,
    "period_change": _period_change,
    "places_on_map": _places,
    "theme_by_country": _theme_by_country,
    "theme_by_partner": _theme_by_partner,
    "timeline": _timeline,
}
