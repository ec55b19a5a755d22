"""From the rows of a question to its chart: bars, grids, places; `rows` have the columns of the query."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.analysis.phrases import count
from dashboard.charts.chart import EVERYTHING, WHOLE, Category, Chart, Series, Value
from dashboard.charts.theme import ORDERS
from dashboard.store.codes import GROUPS, NONE
from dashboard.words import _, plural
from dashboard.words.catalogue import Pair


def counts(values: Iterable[Any]) -> tuple[Value, ...]:
    """Whole numbers, None where there is none."""
    return tuple(None if pd.isna(value) else int(value) for value in values)


def most(values: "pd.Series[Any]") -> int:
    """The largest of some counts, 0 of none."""
    return int(values.max()) if len(values) else 0


def bars(rows: pd.DataFrame, *, hues: str = "", stated: Pair | None = None, top: int = EVERYTHING) -> Chart:
    """One bar a name; `hues` is the list whose colours they have, `stated` says that something is stated."""
    categories = tuple(
        Category(r.code, r.name, _full(r), "unknown" if r.code in GROUPS else hues and f"{hues}/{r.code}")
        for r in rows.itertuples(index=False)
    )
    states = stated if NONE in set(rows.code) else None
    known = most(rows.stated) if states else 0
    series = Series(WHOLE, _("Events"), counts(rows.events))
    return Chart(
        "bars", categories, (series,), top=top, stated=(known, plural(*states, known) if states else "")
    )


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
    """Two bars a name; `thick` and `thin` are a column, its words, and those for a number {n} of it.

    A name with neither is left out; what is no country and no body has no bar where it has none.
    """
    rows = rows[(rows[thick[0]] > 0) | (rows[thin[0]] > 0)]
    groups = rows.code.isin(GROUPS)
    categories = tuple(
        Category(r.code, r.name, role="unknown" if r.code in GROUPS else "")
        for r in rows.itertuples(index=False)
    )
    series = tuple(
        Series(
            column,
            words,
            counts(rows[column].mask(groups & (rows[column] == 0))),
            role,
            sentence,
        )
        for (column, words, sentence), role in ((thick, "amount"), (thin, "pale"))
    )
    return Chart("pairs", categories, series, alt=alt, top=top)


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


def roles(rows: pd.DataFrame, names: Mapping[str, str]) -> tuple[Category, ...]:
    """The roles of some rows, in the order of the list; `names` by code."""
    return tuple(Category(role, names[role]) for role in ORDERS["role"] if role in set(rows.role))


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
    return replace(chart, kind=kind, mirrored=True, joint=_("{row} and {column}"))


def places(rows: pd.DataFrame, hosts: pd.DataFrame) -> Chart:
    """Events by place below country level; `hosts`, of by_host, have those of which no town is known."""
    categories = tuple(
        Category(
            r.code,
            r.name,
            f"{r.name}, {r.country}",
            spot=(r.longitude, r.latitude),
            abroad=r.region != "central_asia",
        )
        for r in rows.itertuples(index=False)
    )
    series = Series(WHOLE, _("Events"), counts(rows.events))
    lands = tuple((r.code, int(r.without_town)) for r in hosts.itertuples(index=False))
    return Chart("map", categories, (series,), alt=_("Events by place"), lands=lands)
