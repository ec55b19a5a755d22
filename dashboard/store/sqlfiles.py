"""The SQL files of `queries/`: their text, and what their opening lines say."""

import re
from dataclasses import dataclass
from functools import cache
from inspect import Parameter, Signature
from pathlib import Path

from dashboard import settings

# Run once, in this order, when a file is built.
BUILDING = (
    "folding",
    "types",
    "schema",
    "schema_links",
    "load",
    "load_events",
    "load_links",
    "load_derived",
    "filtered_events",
    "ordered_events",
    "language",
    "load_shown",
    "load_choices",
)
KEEPING = "kept"  # begins the names of those run once a filter, see analysis/chosen.py


@dataclass(frozen=True)
class Question:
    """A query file's own description: what it asks and what comes back.

    Of a check `reason` says what is wrong with a row, whose columns stand in its holes. Texts are messages:
    whoever shows them calls `_`.
    """

    name: str
    question: str
    one_row_per: str
    parameters: str
    columns: str
    reason: str = ""

    @property
    def messages(self) -> tuple[str, ...]:
        """What people are shown of it."""
        return (self.question, *((self.reason,) if self.reason else (self.one_row_per, self.columns)))

    def signature(self) -> Signature:
        """The values it is asked with, in their order; what its file calls optional may be left out."""
        listed = re.sub(r" \((optional)?[^)]*\)", r" \1", self.parameters.rstrip("."))
        found = [part.split() for part in listed.split(",") if part != "none"]
        kind, needed = Parameter.POSITIONAL_OR_KEYWORD, Parameter.empty
        return Signature([Parameter(name, kind, default=None if rest else needed) for name, *rest in found])


def names() -> list[str]:
    """Names of all questions, every query file but those that build, those that keep and the checks."""
    return [
        name
        for name in all_names()
        if not _is_check(name) and name not in BUILDING and not name.startswith(KEEPING)
    ]


def check_names() -> list[str]:
    """Names of the check queries; each returns the rows that are bad."""
    return [name for name in all_names() if _is_check(name)]


def all_names() -> list[str]:
    """Names of every query file, as `text` takes them; they take part in the name of the database."""
    return [path.relative_to(settings.QUERIES).with_suffix("").as_posix() for path in files()]


@cache
def text(name: str) -> str:
    """The SQL of `queries/<name>.sql`."""
    return (settings.QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def describe(name: str) -> Question:
    """The opening comment lines of a query file; ValueError where they are not as agreed."""
    labels = ("One row per ", "Parameters: ", "Columns: ", *(("Reason: ",) if _is_check(name) else ()))
    lines = [line.removeprefix("-- ") for line in text(name).splitlines()[: 1 + len(labels)]]
    for line, label in zip(lines[1:], labels, strict=True):
        if not line.startswith(label):
            raise ValueError(f"queries/{name}.sql: a line '-- {label}…' is expected: {line!r}")
    rest = [line.removeprefix(label) for line, label in zip(lines[1:], labels, strict=True)]
    return Question(name, lines[0], *rest)


def _is_check(name: str) -> bool:
    return "/" in name


def files() -> list[Path]:
    """Every SQL file, sorted; they take part in the name of the database."""
    return sorted(settings.QUERIES.rglob("*.sql"))
