"""Read and validate the data files: every problem at once, no row lost without a word."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from rapidfuzz import fuzz, process

from dashboard.store.cells import SEPARATOR
from dashboard.store.cross import cross_checks
from dashboard.store.files import Files, read_files
from dashboard.store.records import MODELS, Row

MAX_CELL = 100_000  # characters
LONGEST_MESSAGE = 300
MOST_HINTS = 100  # different unknown codes of a column for which a likely one is sought


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


@dataclass(frozen=True)
class Record:
    """One row of a data file with the line it stands on; `row` is None if it did not validate."""

    line: int
    cells: dict[str, str]
    row: Row | None


@dataclass
class DataSet:
    """All records by file name, and every problem found in them."""

    records: dict[str, list[Record]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)  # files whose records could not all be read

    def rows(self, file: str) -> list[dict[str, str]]:
        """The cells of a file as text, one dict a record."""
        return [record.cells for record in self.records[file]]


class DataProblems(Exception):
    """The data files cannot be built; `problems` lists all that is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def read_data(folder: Path) -> DataSet:
    """Read every data file of `folder`, check cells, keys and references, and list all problems."""
    return parsed(read_files(folder))


def parsed(files: Files) -> DataSet:
    """The records of data files that were read, checked, with all problems found in them."""
    data = DataSet()
    for model in MODELS:
        data.records[model.file] = list(_read_file(files, model, data))
    for model in MODELS:
        data.problems.extend(_duplicates(model, data))
        data.problems.extend(_broken_references(model, data))
    data.problems.extend(
        Problem(file, line, column, message) for file, line, column, message in cross_checks(data)
    )
    return data


def _read_file(files: Files, model: type[Row], data: DataSet) -> Iterator[Record]:
    def problem(line: int, column: str, message: str) -> None:
        data.problems.append(Problem(model.file, line, column, message))
        data.broken.add(model.file)

    if why := files.unread.get(model.file):
        return problem(1, "file", why)
    raw = files.contents[model.file]
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return problem(line, "file", f"is not UTF-8 (byte {error.start}): save it as UTF-8")
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        return problem(line, "file", "holds a NUL character: save it as UTF-8 text")
    columns = list(model.model_fields)
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1  # where the current record begins
    try:
        header = next(reader, [])
        if header != columns:
            return problem(1, "header", _header_message(header, columns))
        line = 2
        for cells in reader:
            if reader.line_num > line:
                problem(line, "row", "spans several lines: close the quote, keep a row on one line")
            elif cells == columns:
                problem(line, "row", "is the header again")
            elif len(cells) != len(columns):
                problem(line, "row", f"has {len(cells)} cells, the header {len(columns)}")
            else:
                yield _validated(line, dict(zip(columns, cells, strict=True)), model, data.problems)
            line = reader.line_num + 1
        if line == 2 and not model.may_be_empty:
            problem(2, "file", "has a header and no rows")
    except csv.Error as error:
        problem(line, "row", f"cannot be read as CSV: {error}")


def _validated(line: int, cells: dict[str, str], model: type[Row], problems: list[Problem]) -> Record:
    try:
        return Record(line, cells, model.model_validate(cells))
    except ValidationError as error:
        for item in error.errors():
            column, message = _explain(item, cells)
            problems.append(Problem(model.file, line, column, message))
        return Record(line, cells, None)


def _explain(item: Any, cells: dict[str, str]) -> tuple[str, str]:
    message = str(item["msg"]).removeprefix("Value error, ")
    if not item["loc"]:  # a rule over several columns names its column itself
        column, _, rest = message.partition(": ")
        return column, rest
    column = str(item["loc"][0])
    value = cells[column]
    if value == "":
        return column, "is empty, a value is needed"
    if item["type"] == "literal_error":
        expected = item["ctx"]["expected"].replace(" or ", ",")
        allowed = [word.strip("' ") for word in expected.split(",")]
        hint = nearest(value, allowed, f"one of: {', '.join(allowed)}")
        return column, f"{value!r} is not known ({hint})"
    if item["type"].startswith("value_error"):
        return column, message
    return column, f"{value!r}: {message[0].lower()}{message[1:]}"


def nearest(value: str, allowed: Iterable[str], otherwise: str = "nothing like it is known") -> str:
    """The likeliest of the allowed values, as a hint: `nearest: training`."""
    best = process.extractOne(value, sorted(allowed), scorer=fuzz.ratio, processor=str.lower, score_cutoff=60)
    return f"nearest: {best[0]}" if best else otherwise


class Hints:
    """Hints for the codes of a file that are not known: by their likeness to codes, names and aliases."""

    def __init__(self, records: Sequence[Record], target: str) -> None:
        self.codes = {record.cells[target] for record in records}
        self.by_name = {
            name.casefold(): record.cells[target] for record in records for name in _names(record.cells)
        }
        self.given: dict[str, str] = {}

    def hint(self, code: str) -> str:
        """The nearest code; only for the first many, since a wrong column would ask thousands of times."""
        if code not in self.given:
            if len(self.given) >= MOST_HINTS:
                return "see the first ones"
            named = self.by_name.get(code.casefold())
            self.given[code] = f"nearest: {named}" if named else self._likest(code)
        return self.given[code]

    def _likest(self, code: str) -> str:
        found = nearest(code, self.codes, "")
        if found:
            return found
        best = process.extractOne(code.casefold(), list(self.by_name), scorer=fuzz.ratio, score_cutoff=75)
        return f"nearest: {self.by_name[best[0]]}" if best else "nothing like it is known"


def _names(cells: dict[str, str]) -> list[str]:
    """All that a record is called."""
    found = [cells.get(column, "") for column in ("name", "acronym", "name_ru")]
    return [name for name in [*found, *cells.get("aliases", "").split(SEPARATOR)] if name]


def _header_message(header: list[str], columns: list[str]) -> str:
    if len(header) == 1 and re.search(r"[;\t|]", header[0]):
        return "is not separated by commas: save it as CSV with commas"
    missing = [name for name in columns if name not in header]
    surplus = [name for name in header if name not in columns]
    parts = [f"{name!r} is missing" for name in missing]
    parts += [f"{name!r} is surplus ({nearest(name, columns)})" for name in surplus]
    return "; ".join(parts) or f"columns must stand once each, in this order: {', '.join(columns)}"


def _duplicates(model: type[Row], data: DataSet) -> Iterator[Problem]:
    first: dict[tuple[str, ...], int] = {}
    for record in data.records[model.file]:
        key = tuple(record.cells[column] for column in model.key)
        if key in first:
            name = " · ".join(key)
            message = f"{name!r} stands already on line {first[key]}"
            yield Problem(model.file, record.line, model.key[0], message)
        first.setdefault(key, record.line)


def _broken_references(model: type[Row], data: DataSet) -> Iterator[Problem]:
    for column, (file, target) in model.refers.items():
        hints = Hints(data.records[file], target)
        if file in data.broken:  # already named; what is missing there says nothing
            continue
        for record in data.records[model.file]:
            value = getattr(record.row, column, None)
            for code in [value] if isinstance(value, str) else value or []:
                if code not in hints.codes:
                    message = f"{code!r} is not in {file} ({hints.hint(code)})"
                    yield Problem(model.file, record.line, column, message)
