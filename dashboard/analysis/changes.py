"""One period against another: which years are compared, what changed, what drove the difference."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.store.codes import NONE
from dashboard.words import N_, _, joined, listed, number, plural, signed

TOO_FEW = 10  # events in a period under which no comparison is made
FEW_DRIVERS = 1  # a difference of a part up to which it is not named as a driver
Row = Any  # one row of a question, its columns as attributes
# By whether there are too few events to compare, and whether the newest year is still running.
FULL_YEARS = {
    (False, False): N_("{had}."),
    (False, True): N_("{had}; {running} is not over."),
    (True, False): N_("{had}: too few to compare."),
    (True, True): N_("{had}: too few to compare; {running} is not over."),
}
CHANGES = {
    "too few": N_("{had}, against {before} in {before_in}: too few to compare."),
    "same": N_("{had}, as many as the {before} of {before_in}."),
    "more": N_("{had}, {difference} more than the {before} of {before_in} ({percent} %)."),
    "fewer": N_("{had}, {difference} fewer than the {before} of {before_in} ({percent} %)."),
    "more of thin years": N_("{had}, {difference} more than the {before} of {before_in}."),
    "fewer of thin years": N_("{had}, {difference} fewer than the {before} of {before_in}."),
}


def compared(years: pd.DataFrame, data_date: date | None = None) -> str:
    """The last two finished years of which enough stories were found; the thin and the unfinished are named.

    The years may end before the data do, at `data_date`: then the last of them is said to be the last
    one with events.
    """
    full, running = years[~years.unfinished & ~years.thin], years[years.unfinished]
    if len(full) < 2:
        return ""
    before, latest = full.iloc[-2], full.iloc[-1]
    newer = years[years.thin & (years.year > latest.year)]
    which = _("The last full year")
    if data_date is not None and date(latest.year + 1, 12, 31) <= data_date:
        which = _("The last full year with events")
    if len(newer):
        which = _("The last full year before")
    few = min(before.events, latest.events) < TOO_FEW
    had = _(
        "{which}, {year}, had {events}, against {before} in {before_year}",
        which=which,
        year=latest.year,
        events=number(latest.events),
        before=number(before.events),
        before_year=before.year,
    )
    text = _(FULL_YEARS[few, len(running) > 0], had=had, running=running.year.max())
    return joined(few_stories(list(newer.year)), text)


def change(rows: pd.DataFrame, now_in: str, before_in: str, thin: Sequence[int] = ()) -> str:
    """The period against the one before, and what drove the difference; `rows` are of period_change.

    Where few stories were found of one of their years, `thin`, that is said first, and no percentage.
    """
    total = next(rows[rows.dimension == "total"].itertuples(index=False))
    few = min(total.now, total.before) < TOO_FEW
    if few:
        which = "too few"
    elif not total.change:
        which = "same"
    else:
        which = ("more" if total.change > 0 else "fewer") + " of thin years" * bool(thin)
    text = _(
        CHANGES[which],
        had=plural("{period} had {n} event", "{period} had {n} events", total.now, period=now_in),
        before_in=before_in,
        before=number(total.before),
        difference=number(abs(total.change)),
        percent="" if few else signed(total.percent),
    )
    drivers = [] if few else [f"{d.name} ({signed(d.change)})" for d in _drivers(rows, total.change)]
    message = N_("More above all: {drivers}.") if total.change > 0 else N_("Fewer above all: {drivers}.")
    moved = _(message, drivers=listed(drivers)) if drivers else ""
    return joined(few_stories(thin), text, moved)


def few_stories(thin: Sequence[int]) -> str:
    """That few stories were found of some years."""
    if not thin:
        return ""
    years = listed([str(year) for year in thin])
    return _("Few stories were found for {years}, so fewer events are known.", years=years)


def _drivers(rows: pd.DataFrame, difference: int) -> list[Row]:
    """In each dimension the part that moved most in the direction of the whole."""
    found = []
    for dimension in ("theme", "country", "kind"):
        parts = [r for r in rows.itertuples(index=False) if r.dimension == dimension and r.code != NONE]
        moved = [r for r in parts if r.change * difference > 0 and abs(r.change) > FEW_DRIVERS]
        found += sorted(moved, key=lambda r: (-abs(r.change), r.name))[:1]
    return found


def no_comparison() -> str:
    """That the chosen period holds no full year."""
    return _("No full year lies in the chosen period, so nothing is compared.")
