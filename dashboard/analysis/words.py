"""Numbers to sentences: one template a sentence, filled with the rows of a question and nothing else.

A sentence chooses and names numbers; it computes none. The templates stand together, so that they can
be written in another language; nouns and their plural forms come from phrases.py.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.analysis.phrases import count, form, in_sentence, listed, number, partial_day
from dashboard.analysis.templates import SENTENCES

TOO_FEW = 10  # events in a period under which no comparison is made
WHOLE_DAY = len("2024-11-18")
FEW_DRIVERS = 1  # a difference of a part up to which it is not named as a driver
Row = Any  # one row of a question, its columns as attributes


def lead(totals: "pd.Series[int]", years: pd.DataFrame) -> str:
    """The second sentence: period, busiest year, and the last full year against the one before."""
    said = []
    if len(years):
        first, last = int(years.year.iloc[0]), int(years.year.iloc[-1])
        said.append(f"Dated {first}" + (f" to {last}" if last > first else ""))
        if totals.undated:
            said[-1] += f"; {count(totals.undated, 'event')} without a date"
        said[-1] += "."
    elif totals.undated:
        said.append("None of them has a date.")
    best = years[years.events == years.events.max()]
    if len(years) > 1 and len(best) == 1:
        year = best.iloc[0]
        said.append(f"The busiest year was {year.year} with {count(year.events, 'event')}.")
    said.append(compared(years, totals.data_date.date()))
    return " ".join(part for part in said if part)


def compared(years: pd.DataFrame, data_date: date | None = None) -> str:
    """The last two finished years of which enough stories were found; the thin and the unfinished are named.

    The years may end before the data do, at `data_date`: then the last of them is said to be the last
    one with events.
    """
    full = years[~years.unfinished & ~years.thin]
    running = years[years.unfinished]
    tail = f"; {int(running.year.iloc[-1])} is not over and is not compared" if len(running) else ""
    if len(full) < 2:
        return ""
    newer = years[years.thin & (years.year > full.year.iloc[-1])]
    first = few_stories(list(newer.year))
    before, latest = full.iloc[-2], full.iloc[-1]
    ends_early = data_date is not None and date(latest.year + 1 + len(newer), 12, 31) <= data_date
    which = "last full year with events" if ends_early else "last full year"
    if len(newer):
        which = "last full year before"
    had, against = number(latest.events), number(before.events)
    text = f"The {which}, {latest.year}, had {had}, against {against} in {before.year}"
    if min(before.events, latest.events) < TOO_FEW:
        text += ": too few to compare"
    return f"{first} {text}{tail}.".strip()


def change(rows: pd.DataFrame, now_in: str, before_in: str, thin: Sequence[int] = ()) -> str:
    """The period against the one before, and what drove the difference; `rows` are of period_change.

    Where few stories were found of one of their years, `thin`, that is said first, and no percentage.
    """
    said = _change(rows, now_in, before_in, bool(thin))
    return " ".join(part for part in (few_stories(thin), said) if part)


def few_stories(thin: Sequence[int]) -> str:
    """That few stories were found of some years."""
    return SENTENCES["thin"].format(years=listed([str(year) for year in thin])) if thin else ""


def _change(rows: pd.DataFrame, now_in: str, before_in: str, thin: bool) -> str:
    total = next(rows[rows.dimension == "total"].itertuples(index=False))
    values = {
        "now_in": now_in,
        "before_in": before_in,
        "now": count(total.now, "event"),
        "before": number(total.before),
    }
    if min(total.now, total.before) < TOO_FEW:
        return SENTENCES["too_few"].format(**values)
    which = "same" if not total.change else "more" if total.change > 0 else "fewer"
    than = SENTENCES[which].format(difference=number(abs(total.change)), **values)
    counted = total.change and not thin
    percent = SENTENCES["percent"].format(percent=signed(total.percent)) if counted else ""
    text = SENTENCES["change"].format(than=than, percent=percent, **values)
    drivers = [f"{d.name} ({signed(d.change)})" for d in _drivers(rows, total.change)]
    return text + (" " + SENTENCES["drivers"].format(drivers=listed(drivers)) if drivers else "")


def _drivers(rows: pd.DataFrame, difference: int) -> list[Row]:
    """In each dimension the part that moved most in the direction of the whole."""
    found = []
    for dimension in ("theme", "country", "kind"):
        parts = [r for r in rows.itertuples(index=False) if r.dimension == dimension and r.code != "none"]
        moved = [r for r in parts if r.change * difference > 0 and abs(r.change) > FEW_DRIVERS]
        found += sorted(moved, key=lambda r: (-abs(r.change), r.name))[:1]
    return found


def signed(value: float) -> str:
    """A whole number with its sign: +3, −4, 0; a true minus, so that it is not read as a dash."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + number(abs(value))


def lag(rows: pd.DataFrame) -> str:
    """How late events are told; `rows` are of by_lag."""
    stated = int(rows.stated.max())
    if not stated:
        return SENTENCES["lag_unknown"]
    first = rows.iloc[0]
    return SENTENCES["lag"].format(
        stated=count(stated, "event"),
        median=_within(first.median_days),
        ninetieth=_within(first.ninetieth_days),
    )


def _within(days: float) -> str:
    return f"within {count(days, 'day')}" if days > 0 else "by the day they ended"


def partners(years: pd.DataFrame) -> str:
    """New and returning partners of the last full year; `years` are of partners_by_year."""
    full = years[~years.unfinished]
    if full.empty:
        return ""
    last = full.iloc[-1]
    return SENTENCES["partners"].format(
        year=last.year,
        organisations=count(last.organisations, "organisation"),
        newcomers=number(last.newcomers),
        returned=number(last.returned),
    )


def about(totals: "pd.Series[int]", themes: pd.DataFrame) -> str:
    """What most of the events are about; `themes` are of by_theme."""
    if themes.empty:
        return ""
    most = next(themes.itertuples(index=False))
    return SENTENCES["about"].format(
        most=number(most.events),
        events=count(totals.events, "event"),
        theme=in_sentence(most.name),
        are=form(most.events, "is"),
    )


def hosted_by(hosts: pd.DataFrame, shown: int = 3) -> str:
    """Where most of the events took place; `hosts` are of by_host."""
    named = [r for r in hosts.itertuples(index=False) if r.code not in ("online", "none")][:shown]
    if not named:
        return ""
    first, *others = named
    said = [f"{first.name} hosted {number(first.events)}", *(f"{r.name} {number(r.events)}" for r in others)]
    return SENTENCES["hosted_by"].format(hosts=listed(said))


def latest(newest: pd.DataFrame) -> str:
    """When the newest event began; `newest` are rows of story_table, newest first."""
    dated = newest[newest.started_on.notna()]
    if dated.empty:
        return ""
    began = dated.started_on.iloc[0]
    which = "latest_day" if len(began) == WHOLE_DAY else "latest"
    return SENTENCES[which].format(latest=partial_day(began))


def funder(profile: Row) -> str:
    """Support without money, and the funders met; `profile` is the row of funder_profile."""
    said = []
    if profile.supporter_only:
        said.append(SENTENCES["supports"].format(supporter=count(profile.supporter_only, "event")))
    if profile.with_others:
        said.append(
            SENTENCES["with_others"].format(
                others=number(profile.with_others),
                name=form(profile.with_others, "names"),
                most_with=profile.most_with,
                times=number(profile.most_with_events),
            )
        )
    return " ".join(said)


def funders_stated(profile: Row) -> str:
    """How many events name a funder at all, and what that means."""
    return _funders_stated(profile.stated, profile.events)


def _funders_stated(stated: int, events: int) -> str:
    said = [SENTENCES["not_stated"].format(stated=number(stated), events=count(events, "event"))]
    return " ".join((said if stated < events else []) + [SENTENCES["no_payment"]])


def stated_funders(totals: "pd.Series[int]", rows: pd.DataFrame) -> str:
    """How many events name a funder, and who is named most; `rows` are of by_funder."""
    named = [row for row in rows.itertuples(index=False) if row.code != "none"][:3]
    text = _funders_stated(rows.stated.max() if len(rows) else 0, totals.events)
    if not named:
        return text
    most = listed([f"{row.name} ({number(row.events)})" for row in named])
    return SENTENCES["most_named"].format(funders=most) + " " + text


def no_comparison() -> str:
    """That the chosen period holds no full year."""
    return SENTENCES["no_period"]


def roles(rows: pd.DataFrame) -> str:
    """What an organisation did, by role; `rows` are of by_role."""
    said = [f"{in_sentence(r.name)} in {number(r.events)}" for r in rows.itertuples(index=False)]
    return SENTENCES["roles"].format(roles=listed(said)) if said else ""
