"""Read and validate the data files: every problem at once, no row lost without a word."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dashboard.store.cross import cross_checks
from dashboard.store.dataset import DataSet, Problem, Record
from dashboard.store.files import Files, read_files
from dashboard.store.hints import nearest
from dashboard.store.records import MODELS
from dashboard.store.rows import Row

MAX_CELL = 100_000  # characters


class Unreadable(Exception):
    """A file of which no record can be read: line, column, why."""


def read_data(folder: Path) -> DataSet:
    """Read every data file of `folder`, check cells, keys and references, and list all problems."""
    return parsed(read_files(folder))


def parsed(files: Files) -> DataSet:
    """The records of data files that were read, checked, with all problems found in them."""
    data = DataSet()
    for model in MODELS:
        data.records[model.file] = list(_records(files, model, data))
    data.problems.extend(cross_checks(data))
    return data


def _records(files: Files, model: type[Row], data: DataSet) -> Iterator[Record]:
    def problem(line: int, column: str, message: str) -> None:
        data.problems.append(Problem(model.file, line, column, message))
        data.broken.add(model.file)

    columns = list(model.model_fields)
    line = 1  # where the current record begins
    try:
        reader = csv.reader(io.StringIO(_text(files, model.file), newline=""), strict=True)
        csv.field_size_limit(MAX_CELL)
        header = next(reader, [])
        if header != columns:
            raise Unreadable(1, "header", _header_message(header, columns))
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
    except Unreadable as error:
        problem(*error.args)
    except csv.Error as error:
        problem(line, "row", f"cannot be read as CSV: {error}")


def _text(files: Files, file: str) -> str:
    if file in files.unread:
        raise Unreadable(1, "file", files.unread[file])
    content = files.contents[file]
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(line, "file", f"is not UTF-8 (byte {error.start}): save it as UTF-8") from None
    before, nul, _ = text.partition("\x00")
    if nul:
        raise Unreadable(before.count("\n") + 1, "file", "holds a NUL character: save it as UTF-8 text")
    return text


def _header_message(header: list[str], columns: list[str]) -> str:
    if len(header) == 1 and re.search(r"[;\t|]", header[0]):
        return "is not separated by commas: save it as CSV with commas"
    parts = [f"{name!r} is missing" for name in columns if name not in header]
    parts += [f"{name!r} is surplus ({nearest(name, columns)})" for name in header if name not in columns]
    return "; ".join(parts) or f"columns must stand once each, in this order: {', '.join(columns)}"


def _validated(line: int, cells: dict[str, str], model: type[Row], problems: list[Problem]) -> Record:
    try:
        return Record(model.file, line, cells, model.model_validate(cells))
    except ValidationError as error:
        problems += [Problem(model.file, line, *_explained(item, cells)) for item in error.errors()]
        return Record(model.file, line, cells, None)


def _explained(item: Any, cells: dict[str, str]) -> tuple[str, str]:
    """The column that is wrong, and why."""
    message = str(item["msg"]).removeprefix("Value error, ")
    if not item["loc"]:  # a rule over several columns names its column itself
        column, _, rest = message.partition(": ")
        return column, rest
    column = str(item["loc"][0])
    value = cells[column]
    if value == "":
        return column, "is empty, a value is needed"
    if item["type"] == "literal_error":
        allowed = re.findall(r"'(.*?)'", item["ctx"]["expected"])
        hint = nearest(value, allowed, f"one of: {', '.join(allowed)}")
        return column, f"{value!r} is not known ({hint})"
    if item["type"].startswith("value_error"):
        return column, message
    return column, f"{value!r}: {message[0].lower()}{message[1:]}"
