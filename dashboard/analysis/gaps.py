"""What is not shown and what is not known, in words."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard.store.codes import NONE, ONLINE
from dashboard.words import N_, N_plural, _, joined, listed, number, plural
from dashboard.words.catalogue import Pair

UNPLACED = 5  # countries named that have events without a town
FRESH = 60  # days for which data need no word about their age
LEFT_OUT = {  # columns of totals, and what the filter's switches keep out with them
    "lead_left_out": N_plural("{n} event that UNODC leads", "{n} events that UNODC leads"),
    "partner_left_out": N_plural("{n} event that UNODC takes part in", "{n} events that UNODC takes part in"),
    "mentions_left_out": N_plural("{n} event that only mentions UNODC", "{n} events that only mention UNODC"),
    "undecided_left_out": N_plural(
        "{n} event with no or an unclear date", "{n} events with no or an unclear date"
    ),
}
WITHOUT_DATE = N_plural("the date of {n} event", "the date of {n} events")
WITHOUT_TOWN = N_plural("the town of {n} event", "the town of {n} events")
UNNAMED_TOWN = N_plural("{n} event names no town", "{n} events name no town")
IN_ALL = {  # columns of totals, and how many there are of what is drawn in part
    "funders": N_plural("{n} funder in all", "{n} funders in all"),
    "organisations": N_plural("{n} organisation in all", "{n} organisations in all"),
}
INFERRED = N_plural("{counted}; inferred in {n} event", "{counted}; inferred in {n} events")
NO_DATE = N_plural("Without a date, so in no year: {n} event", "Without a date, so in no year: {n} events")
NO_MONTH = N_plural(
    "Without a month, so not shown here: {n} event", "Without a month, so not shown here: {n} events"
)
OUTSIDE = N_plural("{n} is at a place outside the frame", "{n} are at places outside the frame")


def age(data_date: date, today: date) -> str:
    """How old the data are, in whole months; an empty text while they are fresh."""
    if (today - data_date).days <= FRESH:
        return ""
    months = (today.year - data_date.year) * 12 + today.month - data_date.month
    return plural("{n} month old", "{n} months old", months - (today.day < data_date.day))


def left_out(totals: "pd.Series[int]") -> list[str]:
    """What the filter's switches keep out, one phrase each."""
    return _counted([(phrase, totals[column]) for column, phrase in LEFT_OUT.items()])


def _counted(phrases: Sequence[tuple[Pair, int]]) -> list[str]:
    """The phrases of what there is, each with its number."""
    return [plural(*phrase, n) for phrase, n in phrases if n]


def in_all(column: str, n: int, inferred: int = 0) -> str:
    """How many there are of what is drawn in part, and in how many events no story states one."""
    counted = plural(*IN_ALL[column], n) if n else ""
    return plural(*INFERRED, int(inferred), counted=counted) if counted and inferred else counted


def not_placed(events: int, why: Pair, **holes: object) -> str:
    """How many events a chart over time cannot place; an empty text if it places all."""
    return plural(*why, events, **holes) if events else ""


def off_axis(totals: "pd.Series[int]", grain: str) -> tuple[int, Pair]:
    """How many events a chart by year, quarter or month has no place for, and the words for why."""
    if grain == "year":
        return int(totals.undated), NO_DATE
    return int(totals.without_month), NO_MONTH


def unknown(totals: "pd.Series[int]") -> str:
    """What is not known of the events shown, and what a missing event means."""
    parts = _counted([(WITHOUT_DATE, totals.undated), (WITHOUT_TOWN, totals.unplaced)])
    not_known = _("Not known: {parts}.", parts=listed(parts)) if parts else ""
    known_for = plural(
        "Participants are known for {known_for} of {n} event.",
        "Participants are known for {known_for} of {n} events.",
        totals.events,
        known_for=number(totals.participants_known_for),
    )
    return joined(not_known, known_for, missing())


def missing() -> str:
    """What a missing event means."""
    return _("A missing event means that no story was found, not that nothing took place.")


def not_drawn(unplaced: int, outside: int) -> str:
    """How many events a map cannot show: without a town, or at places outside its frame."""
    parts = _counted([(UNNAMED_TOWN, unplaced), (OUTSIDE, outside)])
    return listed(parts)


def without_town(hosts: pd.DataFrame, events: int) -> str:
    """The countries of the so many events of which no town is known, most first; `hosts` are of by_host."""
    answer = hosts[hosts.without_town > 0].sort_values("without_town", ascending=False, kind="stable")
    own = answer[~answer.code.isin([ONLINE, NONE])]
    parts = [f"{r.name} {number(r.without_town)}" for r in own.head(UNPLACED).itertuples(index=False)]
    rest = int(own.without_town[UNPLACED:].sum())
    parts += [_("others {n}", n=number(rest))] if rest else []
    groups: list[str] = []
    for code, group in ((ONLINE, N_("online {n}")), (NONE, N_("not stated {n}"))):
        groups += [_(group, n=number(n)) for n in answer[answer.code == code].without_town]
    return joined(
        _("Only the country is known: {parts}.", parts=", ".join(parts)) if parts else "",
        _("No country: {parts}.", parts=", ".join(groups)) if groups else "",
        _("An event in two countries counts in each.") if answer.without_town.sum() > events else "",
    )
