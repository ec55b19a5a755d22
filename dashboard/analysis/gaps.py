"""What is not shown and what is not known, in words."""

from datetime import date

import pandas as pd

from dashboard.store.codes import NONE, ONLINE
from dashboard.words import N_, _, day, listed, number, plural

UNPLACED = 5  # countries named that have events without a town
FRESH = 60  # days for which data need no word about their age


def age(data_date: date, today: date) -> str:
    """How old the data are, in whole months; an empty text while they are fresh."""
    if (today - data_date).days <= FRESH:
        return ""
    return plural(
        "The data end on {day}, {n} month ago: what happened since is not in them.",
        "The data end on {day}, {n} months ago: what happened since is not in them.",
        (today.year - data_date.year) * 12 + today.month - data_date.month - (today.day < data_date.day),
        day=day(data_date),
    )


def left_out(totals: "pd.Series[int]") -> list[str]:
    """What the filter's switches keep out, one phrase each."""
    phrases = []
    if n := totals.lead_left_out:
        phrases.append(plural("{n} event that UNODC leads", "{n} events that UNODC leads", n))
    if n := totals.partner_left_out:
        phrases.append(plural("{n} event that UNODC takes part in", "{n} events that UNODC takes part in", n))
    if n := totals.mentions_left_out:
        phrases.append(plural("{n} event that only mentions UNODC", "{n} events that only mention UNODC", n))
    if n := totals.undecided_left_out:
        phrases.append(
            plural("{n} event with no or an unclear date", "{n} events with no or an unclear date", n)
        )
    return phrases


def unknown(totals: "pd.Series[int]") -> str:
    """What is not known of the events shown, and what a missing event means."""
    parts, sentences = [], []
    if n := totals.undated:
        parts.append(plural("the date of {n} event", "the date of {n} events", n))
    if n := totals.unplaced:
        parts.append(plural("the town of {n} event", "the town of {n} events", n))
    if parts:
        sentences.append(_("Not known: {parts}.", parts=listed(parts)))
    known_for = plural(
        "Participants are known for {known_for} of {n} event.",
        "Participants are known for {known_for} of {n} events.",
        totals.events,
        known_for=number(totals.participants_known_for),
    )
    missing = _("A missing event means that no story was found, not that nothing took place.")
    return " ".join([*sentences, known_for, missing])


def not_drawn(unplaced: int, outside: int) -> str:
    """How many events a map cannot show: without a town, or at places outside its frame."""
    parts = []
    if n := unplaced:
        parts.append(plural("{n} event without a named town", "{n} events without a named town", n))
    if n := outside:
        parts.append(plural("{n} at places outside the frame", "{n} at places outside the frame", n))
    return _("Not drawn: {parts}", parts=listed(parts)) if parts else ""


def without_town(hosts: pd.DataFrame) -> str:
    """The host countries of events of which no town is known, most first; `hosts` are of by_host."""
    answer = hosts[hosts.without_town > 0].sort_values("without_town", ascending=False, kind="stable")
    own = answer[~answer.code.isin([ONLINE, NONE])]
    parts = [f"{r.name} {number(r.without_town)}" for r in own.head(UNPLACED).itertuples(index=False)]
    parts += [_("others fewer")] if len(own) > len(parts) else []
    for code, group in ((ONLINE, N_("online {n}")), (NONE, N_("no host stated {n}"))):
        parts += [_(group, n=number(n)) for n in answer[answer.code == code].without_town]
    return _("Town not named, by host: {parts}.", parts=", ".join(parts)) if parts else ""
