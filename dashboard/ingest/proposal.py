"""What was read of one story: values with their words, the rule that read each, and what else it may be."""

from dataclasses import dataclass, field

from dashboard.ingest.article import Article


@dataclass(frozen=True)
class Span:
    """A stretch of `Article.words`: characters from `start` up to, not including, `end`."""

    start: int
    end: int

    def of(self, words: str) -> str:
        """The stretch as it stands."""
        return words[self.start : self.end]


@dataclass(frozen=True)
class Reading:
    """One value of one column of events.csv or stories.csv, as the file writes it.

    `column` is the name in the file; a column of several values has a reading for each. `rule` names the rule
    that read it, `others` are values it could be as well, likeliest first; `inferred` says that part of the
    value follows from the publication date or from something else than its own words.
    """

    column: str
    value: str
    span: Span
    rule: str
    others: tuple[str, ...] = ()
    inferred: bool = False


@dataclass(frozen=True)
class RoleReading:
    """A body and its role. `organisation_id` is empty for a body that the data lack: then `name` is its name
    as the story has it and `nearest` are the known ones most like it. `span` holds the words that prove the
    role, 12 at most."""

    organisation_id: str
    name: str
    role: str
    span: Span
    rule: str
    others: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    inferred: bool = False


@dataclass(frozen=True)
class NewPlace:
    """A town that places.csv lacks, out of the gazetteer: the row that would be added, as text by column."""

    cells: dict[str, str]
    span: Span


@dataclass(frozen=True)
class Proposal:
    """All that was read of a story. What has no reading is not stated by it."""

    article: Article
    readings: tuple[Reading, ...] = ()
    roles: tuple[RoleReading, ...] = ()
    new_places: tuple[NewPlace, ...] = field(default=())

    def of(self, column: str) -> tuple[Reading, ...]:
        """The readings of one column, in the order of the text."""
        return tuple(reading for reading in self.readings if reading.column == column)

    def value(self, column: str) -> str:
        """The cell of a column as the data files write it: values joined with `; `, empty if not read."""
        return "; ".join(dict.fromkeys(reading.value for reading in self.of(column)))
