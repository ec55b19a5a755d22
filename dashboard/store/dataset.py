"""What was read of the data files: records with the lines they stand on, and the problems found in them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.store.cells import SEPARATOR
from dashboard.store.rows import Row

LONGEST_MESSAGE = 300


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a data file, said so that it can be mended."""

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        message = self.message
        if len(message) > LONGEST_MESSAGE:  # a very long value stands in it: leave its middle out
            message = f"{message[: LONGEST_MESSAGE // 2]} … {message[-LONGEST_MESSAGE // 2 :]}"
        return f"data/{self.file}:{self.line}: {self.column}: {message}"


class DataProblems(Exception):
    """The data files cannot be built; `problems` lists all that is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Record:
    """One row of a data file with the line it stands on; `row` is None if it did not validate."""

    file: str
    line: int
    cells: dict[str, str]
    row: Row | None

    def problem(self, column: str, message: str) -> Problem:
        """Something wrong in one of its cells."""
        return Problem(self.file, self.line, column, message)

    def values(self, column: str) -> list[str]:
        """The values of a list cell, as they stand; one empty value if the cell is empty."""
        return self.cells[column].split(SEPARATOR)


@dataclass
class DataSet:
    """All records by file name, and every problem found in them."""

    records: dict[str, list[Record]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)  # files whose records could not all be read

    def rows(self, file: str) -> list[dict[str, str]]:
        """The cells of a file as text, one dict a record."""
        return [record.cells for record in self.records[file]]
