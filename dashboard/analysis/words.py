"""Numbers to sentences: one whole message a sentence, filled with the rows of a question and nothing else.

A sentence chooses and names numbers; it computes none. How it is said in another language: docs/words.md.
"""

from typing import Any

import pandas as pd

from dashboard.analysis.changes import compared
from dashboard.store.codes import NONE, ONLINE
from dashboard.words import _, in_sentence, joined, listed, number, partial_day, plural

WHOLE_DAY = len("2024-11-18")
Row = Any  # one row of a question, its columns as attributes


def lead(totals: "pd.Series[int]", years: pd.DataFrame) -> str:
    """The second sentence: period, busiest year, and the last full year against the one before."""
    return joined(_dated(totals.undated, years), _busiest(years), compared(years, totals.data_date.date()))


def _dated(undated: int, years: pd.DataFrame) -> str:
    """Of which years the events are."""
    if years.empty:
        return _("None of them has a date.") if undated else ""
    first, last = years.year.iloc[0], years.year.iloc[-1]
    period = _("{first} to {last}", first=first, last=last) if last > first else first
    if not undated:
        return _("Dated {years}.", years=period)
    return plural(
        "Dated {years}; {n} without a date.",
        "Dated {years}; {n} without a date.",
        undated,
        years=period,
    )


def _busiest(years: pd.DataFrame) -> str:
    """The one year with most events, if there is one."""
    best = years[years.events == years.events.max()]
    if len(years) < 2 or len(best) > 1:
        return ""
    year = best.iloc[0]
    return plural(
        "The busiest year was {year} with {n} event.",
        "The busiest year was {year} with {n} events.",
        year.events,
        year=year.year,
    )


def took_part(totals: "pd.Series[int]") -> str:
    """How many people took part, with the events of which that is known; an empty text if it is of none."""
    if not totals.participants_known_for:
        return ""
    return plural(
        "{n} person took part ({known_for}).",
        "{n} people took part ({known_for}).",
        totals.participants,
        known_for=plural(
            "known for {known_for} of {n} event",
            "known for {known_for} of {n} events",
            totals.events,
            known_for=number(totals.participants_known_for),
        ),
    )


def lag(rows: pd.DataFrame) -> str:
    """How late events are told; `rows` are of by_lag."""
    stated = rows.stated.max()
    if not stated > 0:
        return _("For no event are both its day and that of its story known.")
    return plural(
        "Of the {n} event for which both days are known, "
        "half were told {median} and nine in ten {ninetieth}.",
        "Of the {n} events for which both days are known, "
        "half were told {median} and nine in ten {ninetieth}.",
        stated,
        median=_within(rows.median_days.iloc[0]),
        ninetieth=_within(rows.ninetieth_days.iloc[0]),
    )


def _within(days: float) -> str:
    return plural("within {n} day", "within {n} days", days) if days > 0 else _("by the day they ended")


def partners(years: pd.DataFrame) -> str:
    """New and returning partners of the last full year; `years` are of partners_by_year."""
    full = years[~years.unfinished]
    if full.empty:
        return ""
    last = full.iloc[-1]
    return plural(
        "In {year}, {n} organisation was a partner: {newcomers} new to these data, {returned} known before.",
        "In {year}, {n} organisations were partners: {newcomers} new to these data, {returned} known before.",
        last.organisations,
        year=last.year,
        newcomers=number(last.newcomers),
        returned=number(last.returned),
    )


def about(totals: "pd.Series[int]", themes: pd.DataFrame) -> str:
    """What most of the events are about; `themes` are of by_theme."""
    if themes.empty:
        return ""
    most = next(themes.itertuples(index=False))
    return plural(
        "{n} {of_all} is about {theme}.",
        "{n} {of_all} are about {theme}.",
        most.events,
        of_all=plural("of the {n} event", "of the {n} events", totals.events),
        theme=in_sentence(most.name),
    )


def hosted_by(hosts: pd.DataFrame, shown: int = 3) -> str:
    """Where most of the events took place; `hosts` are of by_host."""
    named = [r for r in hosts.itertuples(index=False) if r.code not in (ONLINE, NONE)][:shown]
    if not named:
        return ""
    first, *others = named
    most = _("{name} hosted {events}", name=first.name, events=number(first.events))
    return listed([most, *(f"{r.name} {number(r.events)}" for r in others)]) + "."


def latest(newest: pd.DataFrame) -> str:
    """When the newest event began; `newest` are rows of story_table, newest first."""
    dated = newest[newest.started_on.notna()]
    if dated.empty:
        return ""
    began = dated.started_on.iloc[0]
    if len(began) == WHOLE_DAY:
        return _("The latest with a date began on {day}.", day=partial_day(began))
    return _("The latest with a date began in {month_or_year}.", month_or_year=partial_day(began))


def supported(profile: Row) -> str:
    """In how many events support without money is named; `profile` is the row of funder_profile."""
    if not profile.supporter_only:
        return ""
    return plural(
        "Support without mention of money is named in {n} event more.",
        "Support without mention of money is named in {n} events more.",
        profile.supporter_only,
    )


def others_named(profile: Row) -> str:
    """In how many of its events another funder is named too; `profile` is the row of funder_profile."""
    if not profile.with_others:
        return ""
    return plural(
        "{n} of the events names another funder too, most often {funder}.",
        "{n} of the events name another funder too, most often {funder}.",
        profile.with_others,
        funder=profile.most_with,
    )


def funders_stated(stated: int, events: int) -> str:
    """How many events name a funder at all, and what that means."""
    named = plural(
        "A funder is named for {stated} of {n} event; for the rest none was read.",
        "A funder is named for {stated} of {n} events; for the rest none was read.",
        events,
        stated=number(stated),
    )
    no_payment = _("An acknowledgement in the news is not a payment.")
    return joined(named if stated < events else "", no_payment)


def stated_funders(totals: "pd.Series[int]", rows: pd.DataFrame) -> str:
    """How many events name a funder, and who is named most; `rows` are of by_funder."""
    named = [row for row in rows.itertuples(index=False) if row.code != NONE][:3]
    most = listed([f"{row.name} ({number(row.events)})" for row in named])
    return joined(
        _("Named most often: {funders}.", funders=most) if named else "",
        funders_stated(rows.stated.max() if len(rows) else 0, totals.events),
    )


def roles(rows: pd.DataFrame) -> str:
    """What an organisation did, by role; `rows` are of by_role."""
    parts = [
        _("{role} in {events}", role=in_sentence(r.name), events=number(r.events))
        for r in rows.itertuples(index=False)
    ]
    return _("As {roles}.", roles=listed(parts)) if parts else ""
