"""Counts with their nouns, and a whole chart in words."""

from collections.abc import Sequence
from itertools import pairwise

from dashboard.words import N_, N_plural, _, number, plural

COUNTS = {
    "country": N_plural("{n} country", "{n} countries"),
    "event": N_plural("{n} event", "{n} events"),
    "funder": N_plural("{n} funder", "{n} funders"),
    "organisation": N_plural("{n} organisation", "{n} organisations"),
    "place": N_plural("{n} place", "{n} places"),
    "problem": N_plural("{n} problem", "{n} problems"),
    "story": N_plural("{n} story", "{n} stories"),
}
# What a chart shows of a noun, and that it shows nothing.
CHARTS = {
    "event": (N_("{title}. Events: {parts}."), N_("{title}. No events.")),
    "funder": (N_("{title}. Funders: {parts}."), N_("{title}. No funders.")),
    "organisation": (N_("{title}. Organisations: {parts}."), N_("{title}. No organisations.")),
    "participant": (N_("{title}. Participants: {parts}."), N_("{title}. No participants.")),
    "story": (N_("{title}. Stories: {parts}."), N_("{title}. No stories.")),
}
# How a number went from one time to another.
ROSE = (N_("rose from {before} in {start} to {n} in {end}"), N_("rose to {n} in {end}"))
FELL = (N_("fell from {before} in {start} to {n} in {end}"), N_("fell to {n} in {end}"))
Course = tuple[str, Sequence[str], Sequence[int]]  # name of what went so, empty for the whole; times; numbers


def count(value: float, noun: str) -> str:
    """A number and its noun in the right form: 1 event, 2 events; KeyError for an unknown noun."""
    return plural(*COUNTS[noun], value)


def alt_text(title: str, labels: Sequence[str], values: Sequence[int], noun: str = "event") -> str:
    """What a chart shows, for those who cannot see it: the five largest parts and the rest."""
    pairs = sorted(zip(labels, values, strict=True), key=lambda pair: -pair[1])
    parts = ", ".join(f"{label} {number(value)}" for label, value in pairs[:5])
    if len(pairs) > 5:
        parts = _("{parts}, and {more} more", parts=parts, more=number(len(pairs) - 5))
    shown, nothing = CHARTS[noun]
    return _(shown, title=title, parts=parts) if pairs else _(nothing, title=title)


def course(labels: Sequence[str], values: Sequence[int]) -> str:
    """How numbers went over time, by the first, the highest, the lowest and the last of them.

    Where an end is as high or as low as any, it is the highest or lowest. An empty text for no numbers.
    """
    if not values:
        return ""
    last, first_named = len(values) - 1, {"n": number(values[0]), "start": labels[0], "end": labels[-1]}
    if min(values) == max(values):
        one = _("{n} in {end}", **first_named)
        return _("stayed at {n} from {start} to {end}", **first_named) if last else one
    turns = sorted({0, _place(max(values), values), _place(min(values), values), last})
    steps: list[str] = []
    for before, now in pairwise(turns):
        anew, on = ROSE if values[now] > values[before] else FELL
        holes = {"before": number(values[before]), "start": labels[before]} if not steps else {}
        steps.append(_(on if steps else anew, n=number(values[now]), end=labels[now], **holes))
    return ", ".join(steps)


def _place(value: int, values: Sequence[int]) -> int:
    """Where a value stands: at an end if it does, else where it comes first."""
    return len(values) - 1 if values[-1] == value != values[0] else list(values).index(value)


def alt_over_time(title: str, courses: Sequence[Course], noun: str = "event") -> str:
    """What a chart over time shows, for those who cannot see it: how each of its lines went."""
    drawn = [(name, labels, values) for name, labels, values in courses if any(values)]
    parts = [
        _("{name} {course}", name=name, course=course(labels, values)) if name else course(labels, values)
        for name, labels, values in drawn
    ]
    shown, nothing = CHARTS[noun]
    return _(shown, title=title, parts="; ".join(parts)) if parts else _(nothing, title=title)
