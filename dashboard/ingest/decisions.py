"""What a steward decided of a story, and the data files afterwards; in memory, nothing is written here."""

from dataclasses import dataclass, field
from datetime import datetime

from dashboard.ingest.drafts import Cells, Draft
from dashboard.store.files import Files


@dataclass(frozen=True)
class NewEvent:
    """The story tells an event that the data lack."""

    draft: Draft
    who: str
    why: str = ""


@dataclass(frozen=True)
class SameEvent:
    """The story tells an event of the data: it is added, and the roles it tells more.

    `taken` are the columns of the event that the person chose to take from this story.
    """

    event_id: str
    draft: Draft
    who: str
    why: str = ""
    taken: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoActivity:
    """The story tells no activity; kept with its reason, so that it is not read again."""

    draft: Draft
    who: str
    why: str


@dataclass(frozen=True)
class Corrected:
    """Cells of one row of a data file, found by its key; a row of a new key is added."""

    file: str
    key: tuple[str, ...]
    cells: Cells = field(default_factory=dict)
    who: str = ""
    why: str = ""


Decision = NewEvent | SameEvent | NoActivity | Corrected


def decided(files: Files, decision: Decision, when: datetime) -> Files:
    """The files after a decision, all else byte for byte as before.

    Raises DataProblems where the build would refuse them, Refused for a copied sentence.
    """
    raise NotImplementedError
