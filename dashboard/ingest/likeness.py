"""How alike a story and an event are: each trait they share or differ in counts for or against."""

import datetime as dt
import math
from collections.abc import Mapping

from dashboard.ingest.traits import Traits

WEIGHTS: Mapping[str, float] = {}
MONTH = dt.timedelta(days=31)
TOLD_WITHIN = dt.timedelta(days=90)
NEAR = dt.timedelta(days=3)


def found(story: Traits, event: Traits, rarity: Mapping[str, float]) -> dict[str, float]:
    """What speaks for or against one event: names of WEIGHTS with their size, 0 to 1."""
    signs = {day_sign(story, event): 1.0}
    for name, one, other in (
        ("host", story.hosts, event.hosts),
        ("place", story.places, event.places),
        ("countries", story.countries, event.countries),
        ("bodies", story.bodies, event.bodies),
        ("themes", story.themes, event.themes),
    ):
        if one and other:
            share = len(one & other) / min(len(one), len(other))
            signs[f"{name} same"] = share
            signs[f"{name} differ"] = 1 - share
    for name, mine, theirs in (
        ("participants", story.participants, event.participants),
        ("kind", story.kind, event.kind),
    ):
        if mine and theirs:
            signs[f"{name} same" if mine == theirs else f"{name} differ"] = 1.0
    signs["title"] = max(alike(mine, theirs, rarity) for mine in story.titles for theirs in event.titles)
    return signs


def day_sign(story: Traits, event: Traits) -> str:
    """How the days of both agree."""
    mine, theirs = story.days, event.days
    if mine and theirs:
        if mine[0] == theirs[0] and len(story.started_on) == len(event.started_on) == 10:
            return "day same"
        if mine[0] <= theirs[1] and theirs[0] <= mine[1]:
            exact = len(story.started_on) == len(event.started_on) == 10
            return "day within" if exact else "day fits"
        gap = max(mine[0], theirs[0]) - min(mine[1], theirs[1])
        return "day near" if gap <= NEAR else "day far"
    return "day unknown"


def alike(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> float:
    """The share of the stems of two titles that both have, the rare ones counting more, 0 to 1."""
    both = sum(rarity.get(stem, 1.0) ** 2 for stem in one & other)
    sizes = [sum(rarity.get(stem, 1.0) ** 2 for stem in title) for title in (one, other)]
    return both / math.sqrt(sizes[0] * sizes[1]) if both else 0.0
