"""A workbook of review.py that a person has gone through → a decision a row."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import python_calamine
from xlsxwriter import Workbook

from dashboard.ingest import review
from dashboard.ingest.article import Refused
from dashboard.ingest.decisions import NewEvent, NoActivity, SameEvent
from dashboard.ingest.drafts import Cells, Draft
from dashboard.ingest.review import EVENT, OPTIONS, ORGANISATION, PLACE, ROLE, STORY, fill
from dashboard.words import _

ANSWERS = "answers"
RowDecision = NewEvent | SameEvent | NoActivity
LARGEST = 50_000_000  # bytes of a workbook once unpacked


@dataclass(frozen=True)
class Decided:
    """One row of the workbook: its line, its story, and the decision; a Refused says why there is none.

    A row put off (`later`, or empty) has neither.
    """

    line: int
    story_id: str
    decision: RowDecision | None = None
    refused: str = ""


def read_back(content: bytes, who: str) -> list[Decided]:
    """The decisions of a workbook, a row each; Refused if it is none that was written here."""
    tables = _tables(content)
    if not {review.STORIES, review.ROLES} <= tables.keys():
        raise Refused(_("This workbook is not one that “dashboard read FILE --out” has written."))
    return [
        _decided(line, row, tables, who)
        for line, row in enumerate(tables[review.STORIES], start=2)
        if any(row.values())
    ]


def _decided(line: int, row: Cells, tables: Mapping[str, list[Cells]], who: str) -> Decided:
    story_id, choice, why = row.get("story_id", ""), row.get("decision", "").lower(), row.get("why", "")
    found = Decided(line, story_id)
    draft = _draft(row, tables)
    if choice in ("", review.LATER):
        return found
    if choice == review.NEW:
        return replace(found, decision=NewEvent(draft, who, why))
    if choice == review.SAME and row.get("same_as"):
        return replace(found, decision=SameEvent(row["same_as"], draft, who, why))
    if choice == review.SAME:
        return replace(found, refused=_("same_as is empty: name the event that this story tells as well."))
    if choice == review.NONE and why:
        return replace(found, decision=NoActivity(draft, who, why))
    if choice == review.NONE:
        return replace(found, refused=_("why is empty: say why this story tells no activity."))
    return replace(
        found, refused=_("{decision} is no decision: new, same as, none or later.", decision=choice)
    )


def _draft(row: Cells, tables: Mapping[str, list[Cells]]) -> Draft:
    """The rows of one story, as they stand in the workbook now."""
    story_id, event_id = row.get("story_id", ""), row.get("event_id", "")

    def own(sheet: str, columns: Iterable[str]) -> tuple[Cells, ...]:
        rows = [one for one in tables.get(sheet, []) if one.get("story_id") == story_id]
        return tuple({column: one.get(column, "") for column in columns} for one in rows)

    return Draft(
        story={column: row.get(column, "") for column in STORY},
        event={column: row.get(column, "") for column in EVENT},
        roles=tuple({**role, "event_id": event_id} for role in own(review.ROLES, ROLE)),
        organisations=own(review.ORGANISATIONS, ORGANISATION[1:]),
        places=own(review.PLACES, PLACE[1:]),
        source=row.get(review.TEXT, ""),
    )


def _tables(content: bytes) -> dict[str, list[Cells]]:
    """The rows of each sheet as text by column; Refused if it is too large or cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST:
                raise Refused(_("The workbook is too large."))
        book = python_calamine.load_workbook(io.BytesIO(content))
        sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError) as problem:
        message = _("The workbook cannot be opened: save it again as .xlsx without a password.")
        raise Refused(message) from problem
    return {
        name: [dict(zip(map(_text, rows[0]), map(_text, row), strict=False)) for row in rows[1:]]
        for name, rows in sheets.items()
        if rows
    }


def _text(cell: object) -> str:
    """A cell as the data files write it: Excel turns days and numbers into its own."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def answered(rows: Sequence[tuple[Decided, str]]) -> bytes:
    """The bytes of the workbook of answers: each row of the review with what became of it."""
    buffer = io.BytesIO()
    with Workbook(buffer, OPTIONS) as book:
        cells = [{"row": str(row.line), "story_id": row.story_id, "answer": answer} for row, answer in rows]
        fill(book.add_worksheet(ANSWERS), ("row", "story_id", "answer"), cells)
    return buffer.getvalue()
