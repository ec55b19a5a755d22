"""A table of stories, as CSV or as a workbook, → stories: its first rows name the columns."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import python_calamine

from dashboard.ingest import plain
from dashboard.ingest.article import Article, Refused
from dashboard.settings import Message

NAMES = {
    "headline": "headline title heading subject заголовок название",
    "text": "text body content story article summary excerpt текст содержание",
    "url": "url link address ссылка адрес",
    "published_on": "published published_on date publication_date pubdate дата опубликовано",
    "publisher": "publisher source outlet источник издание",
    "language": "language lang язык",
}
COLUMNS = {name: column for column, names in NAMES.items() for name in names.split()}
NEEDED = {"headline", "text"}  # one of them at least
FIRST_ROWS = 10  # among which the names of the columns stand
NO_COLUMNS = Message(
    "No columns were found: write headline, text, url and published into the first row, above what they hold."
)
DAMAGED = Message("The workbook cannot be opened: save it again as .xlsx without a password, or as .csv.")
DAMAGED_CSV = Message(
    "The table cannot be read: save it again as .csv in UTF-8, with quotes around long texts."
)


def read_csv(content: bytes) -> list[Article]:
    """The stories of a CSV file parted by commas, semicolons or tabs; `origin` is the row."""
    text = plain.decoded(content)
    head = text.partition("\n")[0]
    parted = max(",;\t", key=head.count)
    try:
        return _stories([csv.reader(io.StringIO(text, newline=""), delimiter=parted)])
    except csv.Error as problem:
        raise Refused(DAMAGED_CSV) from problem


def read_workbook(content: bytes) -> list[Article]:
    """The stories of all sheets of an Excel file that name such columns; `origin` is the row."""
    try:
        with python_calamine.load_workbook(io.BytesIO(content)) as book:
            sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
            return _stories(sheet.iter_rows() for sheet in sheets)
    except (python_calamine.CalamineError, OSError, ValueError) as problem:
        raise Refused(DAMAGED) from problem


def _stories(tables: Iterable[Iterable[Sequence[object]]]) -> list[Article]:
    found = list(islice((one for table in tables for one in _of_table(table)), plain.MOST + 1))
    if not found:
        raise Refused(NO_COLUMNS)
    return found


def _of_table(table: Iterable[Sequence[object]]) -> Iterator[Article]:
    rows = enumerate(table, start=1)
    columns: dict[int, str] = {}
    for _number, row in islice(rows, FIRST_ROWS):
        names = (COLUMNS.get(str(cell).strip().lower().replace(" ", "_"), "") for cell in row)
        columns = {at: name for at, name in enumerate(names) if name}
        if NEEDED & set(columns.values()):
            break
    else:
        return
    for number, row in rows:
        cells: dict[str, str] = {"headline": "", "text": ""}
        for at, name in columns.items():
            if at < len(row) and not cells.get(name):
                cells[name] = str(row[at])
        if cells["headline"].strip() or cells["text"].strip():
            yield Article(**cells, origin=str(number))
