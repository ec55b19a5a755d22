"""How alike a story and an event are: each trait they share or differ in counts for or against."""

import datetime as dt
import math
from collections.abc import Mapping

from dashboard.ingest.traits import Traits, days_of

# Fitted to the stories whose event has several, each against its event told by the others and against the
# events most like it, and rounded; `python -m tests.reader` prints what they reach.
WEIGHTS: Mapping[str, float] = {
    "day same": 1.6, "day within": 0.8, "day fits": 1.0, "day near": 0.2, "day far": -6.0,
    "day unknown": -1.1,
    "told within": 0.3, "told far": -0.6,
    "host same": 0.8, "host differ": -3.5, "place same": 0.9, "place differ": -2.5, "countries differ": -1.0,
    "bodies same": 0.9, "bodies differ": -1.4, "themes differ": -1.5, "kind same": 0.3, "kind differ": -1.7,
    "participants same": 1.0, "participants differ": -1.0,
    "title": 1.2, "title same": 0.5, "words": 4.0, "order differ": -2.0,
}  # fmt: skip
PROPOSED_FROM = 2.9  # the sum of weights from which a twin is proposed: likeness 0.5
SAME_TITLE = 0.8
WHOLE_DAY = len("2024-03-26")
TOLD_WITHIN = dt.timedelta(days=90)
NEAR = dt.timedelta(days=3)


def likeness(story: Traits, event: Traits, rarity: Mapping[str, float]) -> float:
    """How alike they are, 0 to 1; from 0.5 on a twin is proposed. It gives an order, no probability."""
    total = sum(WEIGHTS.get(sign, 0.0) * size for sign, size in signs(story, event, rarity).items())
    return 1 / (1 + math.exp(PROPOSED_FROM - total))


def signs(story: Traits, event: Traits, rarity: Mapping[str, float]) -> dict[str, float]:
    """What speaks for or against one event: names of WEIGHTS with their size, 0 to 1."""
    found = {_days(story, event): 1.0}
    for name, mine, theirs in (
        ("host", story.hosts, event.hosts),
        ("place", story.places, event.places),
        ("countries", story.countries, event.countries),
        ("bodies", story.bodies, event.bodies),
        ("themes", story.themes, event.themes),
    ):
        if mine and theirs:
            share = len(mine & theirs) / min(len(mine), len(theirs))
            found |= {f"{name} same": share, f"{name} differ": 1 - share}
    for name, one, other in (
        ("participants", story.participants, event.participants),
        ("kind", story.kind, event.kind),
    ):
        if one and other:
            found[f"{name} same" if one == other else f"{name} differ"] = 1.0
    if story.order and event.order and not story.order & event.order:
        found["order differ"] = 1.0
    title = max(alike(mine, theirs, rarity) for mine in story.titles for theirs in event.titles)
    words = alike(story.words, event.words, rarity)
    return found | {"title": title, "title same": float(title > SAME_TITLE), "words": words}


def _days(story: Traits, event: Traits) -> str:
    """How the days of both agree; where either has none, whether the story was told near the other's."""
    mine, theirs = story.days, event.days
    if not (mine and theirs):
        return _told(story, event)
    whole = len(story.started_on) == len(event.started_on) == WHOLE_DAY
    if whole and mine[0] == theirs[0]:
        return "day same"
    if mine[0] <= theirs[1] and theirs[0] <= mine[1]:
        return "day within" if whole else "day fits"
    gap = max(mine[0], theirs[0]) - min(mine[1], theirs[1])
    return "day near" if gap <= NEAR else "day far"


def _told(story: Traits, event: Traits) -> str:
    """Whether the story came out within months of the event, or of what others told of it."""
    happened = [event.days] if event.days else list(map(days_of, event.told_on))
    pairs = [(mine, theirs) for mine in map(days_of, story.told_on) for theirs in happened if mine and theirs]
    if not pairs:
        return "day unknown"
    earliest = dt.timedelta() if event.days else TOLD_WITHIN  # no story tells an event before its first day
    for mine, theirs in pairs:
        if theirs[0] - earliest <= mine[1] and mine[0] <= theirs[1] + TOLD_WITHIN:
            return "told within"
    return "told far"


def alike(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> float:
    """The share of the stems of two titles that both have, the rare ones counting more, 0 to 1."""
    both = one & other
    if not both:
        return 0.0
    return _size(both, rarity) / math.sqrt(_size(one, rarity) * _size(other, rarity))


def _size(stems: frozenset[str], rarity: Mapping[str, float]) -> float:
    return sum(rarity.get(stem, 1.0) for stem in stems)
