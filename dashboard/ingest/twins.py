"""The events a story may tell as well, and stories that tell one event: proposed, never merged."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.ingest.likeness import likeness
from dashboard.ingest.proposal import Proposal
from dashboard.ingest.traits import Traits, of_event, of_story
from dashboard.store.cells import SEPARATOR
from dashboard.store.dataset import DataSet

MOST = 3  # twins shown of a story
PROPOSED_FROM = 0.5
SHORTLIST = 60  # events compared in full, by the rare words they share with a story


@dataclass(frozen=True)
class Compared:
    """One column with the cell of the story and that of the event; both hold a value."""

    column: str
    story: str
    event: str


@dataclass(frozen=True)
class Twin:
    """An event that a story may tell, with what agrees and what differs; `likeness` 0 to 1 gives the order.

    `is_proposed` says whether a person should be asked at all; a low likeness is shown only on request.
    """

    event_id: str
    title: str
    likeness: float
    is_proposed: bool
    agrees: tuple[Compared, ...]
    differs: tuple[Compared, ...]


@dataclass(frozen=True)
class Pair:
    """Two stories being read, by their positions, that may tell one event."""

    first: int
    second: int
    likeness: float


@dataclass(frozen=True)
class Known:
    """What stories are compared with: traits by name, and where to look so that not all are compared."""

    traits: Mapping[str, Traits]
    rarity: Mapping[str, float]
    by_month: Mapping[str, tuple[str, ...]]
    by_stem: Mapping[str, tuple[str, ...]]
    events: Mapping[str, Mapping[str, str]]


def known(data: DataSet) -> Known:
    """All events of the data, made once for a reading."""
    stories = {story["story_id"]: story for story in data.rows("stories.csv")}
    bodies: dict[str, list[str]] = defaultdict(list)
    for role in data.rows("event_organisations.csv"):
        bodies[role["event_id"]].append(role["organisation_id"])
    events = {event["event_id"]: event for event in data.rows("events.csv")}
    traits = {
        name: of_event(event, [stories[story] for story in event["stories"].split(SEPARATOR)], bodies[name])
        for name, event in events.items()
    }
    return indexed(traits, events)


def indexed(traits: Mapping[str, Traits], events: Mapping[str, Mapping[str, str]]) -> Known:
    """Traits by name with the months and the rare stems they are found by."""
    counts = Counter(stem for one in traits.values() for stem in one.words)
    by_month: dict[str, list[str]] = defaultdict(list)
    by_stem: dict[str, list[str]] = defaultdict(list)
    for name, one in traits.items():
        for month in _months(one, (-1, 0, 1)):
            by_month[month].append(name)
        for stem in one.words:
            by_stem[stem].append(name)
    return Known(
        traits,
        {stem: math.log((len(traits) + 1) / (n + 0.5)) ** 2 for stem, n in counts.items()},
        {month: tuple(names) for month, names in by_month.items()},
        {stem: tuple(names) for stem, names in by_stem.items()},
        events,
    )


def likely(proposal: Proposal, events: Known) -> tuple[Twin, ...]:
    """The likeliest events in the data, three at most, best first; a likeness proposes, never merges."""
    story = of_story(proposal)
    return tuple(_twin(story, name, degree, events) for degree, name in nearest(story, events)[:MOST])


def among(proposals: Sequence[Proposal]) -> tuple[Pair, ...]:
    """Pairs of stories being read that may tell one event, likest first."""
    stories = indexed({str(place): of_story(one) for place, one in enumerate(proposals)}, {})
    pairs = [
        Pair(int(name), int(other), degree)
        for name, story in stories.traits.items()
        for degree, other in nearest(story, stories)
        if int(name) < int(other) and degree >= PROPOSED_FROM
    ]
    return tuple(sorted(pairs, key=lambda pair: -pair.likeness))


def nearest(story: Traits, events: Known) -> list[tuple[float, str]]:
    """Those worth comparing with their likeness, likest first: near in time, or with rare words in common."""
    names = {name for month in _months(story, (0,)) for name in events.by_month.get(month, ())}
    shared: dict[str, float] = defaultdict(float)
    for stem in story.words:
        for name in events.by_stem.get(stem, ()):
            shared[name] += events.rarity[stem]
    names.update(sorted(shared, key=lambda name: -shared[name])[:SHORTLIST])
    degrees = ((likeness(story, events.traits[name], events.rarity), name) for name in names)
    return sorted(degrees, key=lambda pair: (-pair[0], pair[1]))


def _months(one: Traits, around: Iterable[int]) -> list[str]:
    """The month its first day lies in, and others around it; a year alone has none."""
    if len(one.started_on) < len("2024-03"):
        return []
    month = int(one.started_on[:4]) * 12 + int(one.started_on[5:7]) - 1
    return [f"{place // 12}-{place % 12 + 1}" for place in (month + step for step in around)]


def _twin(story: Traits, name: str, degree: float, events: Known) -> Twin:
    agrees: list[Compared] = []
    differs: list[Compared] = []
    mine, theirs = story.cells(), events.traits[name].cells()
    for column in mine:
        one, other = mine[column], theirs[column]
        if one and other:
            same = bool(set(one.split(SEPARATOR)) & set(other.split(SEPARATOR)))
            (agrees if same else differs).append(Compared(column, one, other))
    return Twin(
        name, events.events[name]["title"], degree, degree >= PROPOSED_FROM, tuple(agrees), tuple(differs)
    )
