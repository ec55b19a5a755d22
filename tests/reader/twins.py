"""How well twins are found: each story that shares an event against the event as the others tell it.

`records.csv` holds the facts that each page of the collection `public-reporting` (and some found by search)
told by itself, with a summary of our own; headline and day of publication stand in stories.csv. A proposal
made of such a record stands for the reader's, so the figures are those of the comparison alone.

- as kept: the event as it stands in events.csv, without the headline and the day of the story left out. Its
  cells may rest on that very story, so the figure is kind.
- by the others: the event made anew of the records of its other stories alone. Where only the story left out
  told the day, none is left: the figure is strict.
- alone: stories whose event no other story tells, with that event taken out; right is that none is proposed.
- by headline: stories without a record, of which headline and day of publication are all the data keep.
"""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard import settings
from dashboard.ingest.article import Article
from dashboard.ingest.proposal import Proposal, Reading, RoleReading, Span
from dashboard.ingest.traits import COLUMNS, Traits, of_event, of_story
from dashboard.ingest.twins import MOST, PROPOSED_FROM, known, nearest
from dashboard.store.cells import SEPARATOR
from dashboard.store.dataset import DataSet
from dashboard.store.load import read_data

RECORDS = Path(__file__).parent / "records.csv"
ROLES = {"organisers": "organiser", "partners": "partner", "funders": "funder"}
NOWHERE = Span(0, 0)


@dataclass(frozen=True)
class Found:
    """Of stories that share an event: how many, right at the first place, among three, and proposed."""

    stories: int
    first: int
    among_three: int
    proposed: int

    def __str__(self) -> str:
        shares = (n / self.stories for n in (self.first, self.among_three, self.proposed))
        return "first {:.3f}, among three {:.3f}, first and proposed {:.3f}".format(*shares) + (
            f" of {self.stories} stories"
        )


class Measure:
    """The stories of the data, their own records, and the events they are compared with."""

    def __init__(self, data: DataSet) -> None:
        with RECORDS.open(encoding="utf-8", newline="") as file:
            self.records = {row["story_id"]: row for row in csv.DictReader(file)}
        self.stories = {story["story_id"]: story for story in data.rows("stories.csv")}
        self.events = {event["event_id"]: event for event in data.rows("events.csv")}
        self.event_of = {
            story: name for name, event in self.events.items() for story in event["stories"].split(SEPARATOR)
        }
        self.bodies: dict[str, list[str]] = {name: [] for name in self.events}
        for role in data.rows("event_organisations.csv"):
            self.bodies[role["event_id"]].append(role["organisation_id"])
        self.known = known(data)

    def others(self, story: str) -> list[str]:
        """The other stories of its event."""
        told = self.events[self.event_of[story]]["stories"].split(SEPARATOR)
        return [other for other in told if other != story]

    def proposal(self, story: str) -> Proposal:
        """What its own page tells, as the reader would hand it over."""
        kept, record = self.stories[story], self.records.get(story)
        text = record["summary"] if record else ""
        article = Article(kept["headline"], text, kept["url"], published_on=kept["published_on"])
        if record is None:
            return Proposal(article)
        readings = [
            Reading(column, value, NOWHERE, "record")
            for column in COLUMNS
            for value in _values(record[column])
        ]
        roles = [
            RoleReading(body, "", role, NOWHERE, "record")
            for column, role in ROLES.items()
            for body in _values(record[column])
        ]
        return Proposal(article, tuple(readings), tuple(roles))

    def as_kept(self, story: str) -> Traits:
        """Its event as it stands, without the headline and day of this story."""
        name = self.event_of[story]
        kept = [self.stories[other] for other in self.others(story)]
        return of_event(self.events[name], kept, self.bodies[name])

    def by_the_others(self, story: str) -> Traits:
        """Its event, of the records of its other stories; as kept where none of them has one."""
        others = self.others(story)
        records = [self.records[other] for other in others if other in self.records]
        if not records:
            return self.as_kept(story)
        row = {column: _joined(record[column] for record in records) for column in COLUMNS}
        dated = max(records, key=lambda record: len(record["started_on"]))
        row |= {column: dated[column] for column in ("started_on", "ended_on")}
        row |= {column: row[column].split(SEPARATOR)[0] for column in ("kind", "participants")}
        row["title"] = self.stories[others[0]]["headline"]
        row["summary"] = " ".join(record["summary"] for record in records)
        bodies = [body for record in records for column in ROLES for body in _values(record[column])]
        return of_event(row, [self.stories[other] for other in others], bodies)

    def found(self, stories: Iterable[str], event: Callable[[str], Traits]) -> Found:
        """How often the right event is proposed, its traits being those that `event` gives."""
        ranks, proposed = [], 0
        for story in stories:
            name = self.event_of[story]
            traits = {**self.known.traits, name: event(story)}
            degrees = nearest(of_story(self.proposal(story)), replace(self.known, traits=traits))
            names = [other for _degree, other in degrees]
            ranks.append(names.index(name) if name in names else len(names))
            proposed += ranks[-1] == 0 and degrees[0][0] >= PROPOSED_FROM
        return Found(len(ranks), ranks.count(0), sum(rank < MOST for rank in ranks), proposed)

    def none_proposed(self, stories: Iterable[str]) -> list[bool]:
        """Of each story whether no twin is proposed once its own event is taken out."""
        return [
            not any(
                degree >= PROPOSED_FROM and name != self.event_of[story]
                for degree, name in nearest(of_story(self.proposal(story)), self.known)
            )
            for story in stories
        ]


def _values(cell: str) -> list[str]:
    return [value for value in cell.split(SEPARATOR) if value]


def _joined(cells: Iterable[str]) -> str:
    return SEPARATOR.join(dict.fromkeys(value for cell in cells for value in _values(cell)))


def measured() -> str:
    """The figures of the twins, a line each."""
    measure = Measure(read_data(settings.data_dir()))
    shared = [story for story in measure.stories if measure.others(story)]
    read = [story for story in shared if story in measure.records]
    unread = [story for story in shared if story not in measure.records]
    alone = [story for story in measure.records if not measure.others(story)]
    none = measure.none_proposed(alone)
    return "\n".join(
        (
            f"twins, as kept:       {measure.found(read, measure.as_kept)}",
            f"twins, by the others: {measure.found(read, measure.by_the_others)}",
            f"twins, by headline:   {measure.found(unread, measure.as_kept)}",
            f"twins, alone:         none proposed {sum(none) / len(none):.3f} of {len(none)} stories",
        )
    )
