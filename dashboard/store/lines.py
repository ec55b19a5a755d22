"""Data files changed row by row: a row that is not touched keeps its bytes, quoting and line end."""

import csv
import io
from dataclasses import dataclass

from dashboard.store.rows import Row


@dataclass(frozen=True)
class Change:
    """One row of a file: its line before, empty for a new row, and its line after, both without line end."""

    file: str
    before: str
    after: str


class NotThere(Exception):
    """A line that a change starts from is not in the file: somebody changed or removed it."""


def line_of(cells: dict[str, str], model: type[Row]) -> str:
    """The row as its line of the file, without line end: quoted only where a cell needs it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([cells.get(name, "") for name in model.model_fields])
    return out.getvalue()


def cells_of(line: str, model: type[Row]) -> dict[str, str]:
    """The cells of a line of the file, by column."""
    return dict(zip(model.model_fields, next(csv.reader([line])), strict=True))


def rows_of(content: bytes) -> list[str]:
    """The lines of all rows, without line ends, the header left out."""
    return [text for line in _lines(content)[1:] if (text := _bare(line))]


def found(content: bytes, model: type[Row], key: tuple[str, ...]) -> str:
    """The line, without line end, of the row of this key; raises NotThere."""
    for text in rows_of(content):
        if _key(text, model) == key:
            return text
    raise NotThere(model.file)


def with_row(content: bytes, model: type[Row], line: str, at_end: bool = False) -> bytes:
    """The file with a new row where its order wants it: before the first row of a greater key."""
    lines, key, end = _lines(content), _key(line, model), _line_end(content)
    place = len(lines)
    if not at_end:
        rows = ((number, _bare(each)) for number, each in enumerate(lines) if number)
        place = next((number for number, each in rows if each and _key(each, model) > key), place)
    if place == len(lines) and not lines[-1].endswith("\n"):  # a last line without line end stays the manner
        return "".join([*lines, end, line]).encode()
    return "".join([*lines[:place], line + end, *lines[place:]]).encode()


def replaced(content: bytes, change: Change) -> bytes:
    """The file with the line `before` become `after` in its place; raises NotThere."""
    lines = _lines(content)
    place = _place(lines, change.before, change.file)
    end = lines[place][len(_bare(lines[place])) :]
    return "".join([*lines[:place], change.after + end, *lines[place + 1 :]]).encode()


def without_row(content: bytes, change: Change) -> bytes:
    """The file without the line `after`, as it was before with_row; raises NotThere."""
    lines = _lines(content)
    place = _place(lines, change.after, change.file)
    kept = [*lines[:place], *lines[place + 1 :]]
    if place == len(kept) and not lines[place].endswith("\n"):
        kept[-1] = _bare(kept[-1])
    return "".join(kept).encode()


def _place(lines: list[str], line: str, file: str) -> int:
    places = [number for number, each in enumerate(lines) if _bare(each) == line]
    if not places:
        raise NotThere(file)
    return places[-1]


def _lines(content: bytes) -> list[str]:
    return io.StringIO(content.decode("utf-8"), newline="").readlines()


def _bare(line: str) -> str:
    return line.rstrip("\r\n")


def _line_end(content: bytes) -> str:
    return "\r\n" if content.partition(b"\n")[0].endswith(b"\r") else "\n"


def _key(line: str, model: type[Row]) -> tuple[str, ...]:
    cells = cells_of(line, model)
    return tuple(cells[name] for name in model.key)
