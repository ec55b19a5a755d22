"""review.xlsx: proposals as a workbook, for people who live in Excel."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.ingest.drafts import Cells, Draft
from dashboard.ingest.proposal import Proposal
from dashboard.ingest.twins import Twin
from dashboard.store.cells import SEPARATOR
from dashboard.store.dataset import DataSet
from dashboard.store.records import Event, EventOrganisation, Story
from dashboard.store.vocabularies import Organisation, Place

NEW, SAME, NONE, LATER = "new", "same as", "none", "later"
ASKED = ("decision", "same_as", "why", "twin", "twin_title", "twin_differs", "told_here_by")
STORIES, ROLES, ORGANISATIONS, PLACES, LISTS = "stories", "roles", "new organisations", "new places", "lists"
STORY, EVENT = (tuple(model.model_fields) for model in (Story, Event))
ROLE, ORGANISATION, PLACE = (
    ("story_id", *(column for column in model.model_fields if column not in ("story_id", "event_id")))
    for model in (EventOrganisation, Organisation, Place)
)
WORDS, TEXT = " · words", "text"
FROM_FILES = {  # drop-down lists: a column, and the file and column of the codes
    "kind": ("kinds.csv", "code"),
    "unodc_role": ("unodc_roles.csv", "code"),
    "role": ("roles.csv", "code"),
    "organisation_id": ("organisations.csv", "organisation_id"),
    "same_as": ("events.csv", "event_id"),
}
FIXED = {
    "decision": (NEW, SAME, NONE, LATER),
    "scope": ("national", "subregional", "regional", "global"),
    "date_basis": ("stated", "inferred", "unknown"),
    "basis": ("stated", "inferred"),
    "online": ("yes",),
}
FILLED_BELOW = 500  # empty rows that have the lists too
LONGEST_CELL = 32_767  # letters, a limit of Excel
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


@dataclass(frozen=True)
class Candidate:
    """A story with what it would become and the events it may tell."""

    proposal: Proposal
    draft: Draft
    twins: tuple[Twin, ...] = ()
    here: tuple[str, ...] = ()  # other stories of the same reading that may tell the same event


def workbook(candidates: Sequence[Candidate], data: DataSet) -> bytes:
    """The bytes of review.xlsx: a row a proposal, its roles and new rows on sheets of their own, the lists.

    Beside each value stand the words it was read from. Text stays text, whatever it begins with.
    """
    columns = (*ASKED, *STORY, *(name for column in EVENT for name in (column, column + WORDS)), TEXT)
    tables = {
        STORIES: (columns, [_row(candidate) for candidate in candidates]),
        ROLES: (ROLE, [row for one in candidates for row in one.draft.roles]),
        ORGANISATIONS: (
            ORGANISATION,
            [_of(one, row) for one in candidates for row in one.draft.organisations],
        ),
        PLACES: (PLACE, [_of(one, row) for one in candidates for row in one.draft.places]),
    }
    lists = {name: [row[key] for row in data.rows(file)] for name, (file, key) in FROM_FILES.items()}
    lists |= {name: list(codes) for name, codes in FIXED.items()}
    buffer = io.BytesIO()
    with Workbook(buffer, OPTIONS) as book:
        for name, (head, rows) in tables.items():
            sheet = book.add_worksheet(name)
            fill(sheet, head, rows)
            _offer(sheet, head, len(rows) + FILLED_BELOW, lists)
        longest = max(map(len, lists.values()))
        rows = [
            {name: codes[at] for name, codes in lists.items() if at < len(codes)} for at in range(longest)
        ]
        fill(book.add_worksheet(LISTS), tuple(lists), rows)
    return buffer.getvalue()


def _row(candidate: Candidate) -> Cells:
    """One proposal as cells; where a twin is proposed, the decision proposed is to look at it."""
    proposal, draft = candidate.proposal, candidate.draft
    row = {**draft.event, **draft.story, "decision": LATER, TEXT: draft.source}
    row["told_here_by"] = SEPARATOR.join(candidate.here)
    for column in EVENT:
        spans = dict.fromkeys(reading.span for reading in proposal.of(column))
        row[column + WORDS] = " … ".join(span.of(proposal.article.words) for span in spans)
    if twin := next((twin for twin in candidate.twins if twin.is_proposed), None):
        row |= {"same_as": twin.event_id, "twin": twin.event_id, "twin_title": twin.title}
        row["twin_differs"] = SEPARATOR.join(
            f"{one.column}: {one.story} | {one.event}" for one in twin.differs
        )
    return row


def _of(candidate: Candidate, row: Cells) -> Cells:
    return {"story_id": candidate.draft.story["story_id"], **row}


def fill(sheet: Worksheet, head: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """A table on a sheet, its columns named in the first row; text stays text, whatever it begins with."""
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, head)
    for line, row in enumerate(rows, start=1):
        for at, column in enumerate(head):
            if cell := row.get(column, ""):
                sheet.write_string(line, at, cell[:LONGEST_CELL])


def _offer(sheet: Worksheet, head: Sequence[str], last: int, lists: Mapping[str, list[str]]) -> None:
    """Drop-down lists below the columns that take one code of a list; a new code is warned of, not barred."""
    for name, codes in lists.items():
        if name in head:
            at, place = head.index(name), list(lists).index(name)
            letter = chr(ord("A") + place)
            source = f"='{LISTS}'!${letter}$2:${letter}${len(codes) + 1}"
            sheet.data_validation(
                1, at, last, at, {"validate": "list", "source": source, "error_type": "warning"}
            )
