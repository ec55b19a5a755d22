"""Read and validate the data files: every problem at once, no row lost without a word."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dashboard.store.cells import EMPTY
from dashboard.store.cross import cross_checks
from dashboard.store.dataset import DataSet, Problem, Record
from dashboard.store.decisions import KEPT, Decision
from dashboard.store.files import Files, read_files
from dashboard.store.hints import NOTHING, nearest
from dashboard.store.rows import Row
from dashboard.words import N_, _

MAX_CELL = 100_000  # characters
BEYOND = {  # what is wrong with a number, by the name that pydantic has for it
    "greater_than_equal": N_("{value}: input should be greater than or equal to {limit}"),
    "less_than_equal": N_("{value}: input should be less than or equal to {limit}"),
}


class Unreadable(Exception):
    """A file of which no record can be read: line, column, why."""


def read_data(folder: Path) -> DataSet:
    """Read every data file of `folder`, check cells, keys and references, and list all problems."""
    return parsed(read_files(folder))


def parsed(files: Files) -> DataSet:
    """The records of data files that were read, checked, with all problems found in them."""
    data = DataSet()
    for model in KEPT:
        is_absent = model is Decision and not {model.file} & {*files.contents, *files.unread}
        data.records[model.file] = [] if is_absent else list(_records(files, model, data))
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
                problem(line, "row", _("spans several lines: close the quote, keep a row on one line"))
            elif cells == columns:
                problem(line, "row", _("is the header again"))
            elif len(cells) != len(columns):
                message = _("has {cells} cells, the header {columns}", cells=len(cells), columns=len(columns))
                problem(line, "row", message)
            else:
                yield _validated(line, dict(zip(columns, cells, strict=True)), model, data.problems)
            line = reader.line_num + 1
        if line == 2 and not model.may_be_empty:
            problem(2, "file", _("has a header and no rows"))
    except Unreadable as error:
        problem(*error.args)
    except csv.Error as error:
        problem(line, "row", _("cannot be read as CSV: {why}", why=error))


def _text(files: Files, file: str) -> str:
    if file in files.unread:
        raise Unreadable(1, "file", files.unread[file])
    content = files.contents[file]
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = _("is not UTF-8 (byte {byte}): save it as UTF-8", byte=error.start)
        raise Unreadable(line, "file", message) from None
    before, nul, _rest = text.partition("\x00")
    if nul:
        message = _("holds a NUL character: save it as UTF-8 text")
        raise Unreadable(before.count("\n") + 1, "file", message)
    return text


def _header_message(header: list[str], columns: list[str]) -> str:
    if len(header) == 1 and re.search(r"[;\t|]", header[0]):
        return _("is not separated by commas: save it as CSV with commas")
    parts = [_("{name} is missing", name=repr(name)) for name in columns if name not in header]
    parts += [
        _("{name} is surplus ({hint})", name=repr(name), hint=nearest(name, columns) or _(NOTHING))
        for name in header
        if name not in columns
    ]
    return "; ".join(parts) or _(
        "columns must stand once each, in this order: {columns}", columns=", ".join(columns)
    )


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
        column, _colon, rest = message.partition(": ")
        return column, rest
    column = str(item["loc"][0])
    value = cells[column]
    if value == "":
        return column, _(EMPTY)
    if item["type"] == "literal_error":
        allowed = re.findall(r"'(.*?)'", item["ctx"]["expected"])
        hint = nearest(value, allowed) or _("one of: {values}", values=", ".join(allowed))
        return column, _("{value} is not known ({hint})", value=repr(value), hint=hint)
    if item["type"].startswith("value_error"):
        return column, message
    if beyond := BEYOND.get(item["type"]):
        return column, _(beyond, value=repr(value), limit=message.rpartition(" ")[2])
    return column, f"{value!r}: {message[0].lower()}{message[1:]}"  # in the words of pydantic
