"""Counts with their nouns, and a whole chart in words."""

from collections.abc import Sequence

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
