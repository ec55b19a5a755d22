"""review.xlsx out and in, and `dashboard accept`: what a person decided in Excel, row by row."""

import io
import shutil
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from typer.testing import CliRunner

from dashboard import cli, settings
from dashboard.ingest import review
from dashboard.ingest.article import Article, Refused
from dashboard.ingest.decisions import NewEvent, SameEvent
from dashboard.ingest.drafts import Draft
from dashboard.ingest.proposal import Proposal, Reading, Span
from dashboard.ingest.review import Candidate
from dashboard.ingest.reviewed import read_back
from dashboard.ingest.twins import Compared, Twin
from dashboard.store.load import read_data
from tests.ingest.rows import csv_rows

DATA = settings.ROOT / "data"
TEXT = "Twenty guards trained at the post of Hairatan on 3 May 2026."
KNOWN = "2024-03-travel-documents-ashgabat"


def candidate(number: int, headline: str = "", **event: str) -> Candidate:
    """A story as read and drafted."""
    name = f"2026-05-course-example-{number}"
    headline = headline or f"Guards trained in room {number}"
    story = {
        "story_id": f"example-{number}", "headline": headline, "language": "en", "publisher": "Example News",
        "url": f"https://example.org/{number}", "published_on": "2026-05-04", "collection": "example",
        "added_on": "2026-11-28",
    }  # fmt: skip
    cells = {
        "event_id": name, "title": f"Example course {number}", "summary": "A course for guards.",
        "started_on": "2026-05-03", "ended_on": "2026-05-03", "date_basis": "stated", "kind": "training",
        "themes": "border_and_container_control", "scope": "national", "unodc_role": "lead", "online": "",
        "host_countries": "TKM", "countries": "TKM", "places": "tkm-ashgabat", "participants": "20",
        "stories": f"example-{number}",
    }  # fmt: skip
    role = {
        "event_id": name, "organisation_id": "unodc", "role": "organiser", "basis": "stated",
        "story_id": f"example-{number}", "words": "UNODC trained guards",
    }  # fmt: skip
    at = TEXT.index("3 May")
    start = len(headline) + 1 + at
    reading = Reading("started_on", "2026-05-03", Span(start, start + len("3 May 2026")), "day")
    proposal = Proposal(Article(headline, TEXT), (reading,))
    return Candidate(proposal, Draft(story, cells | event, (role,), source=f"{headline}\n{TEXT}"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    monkeypatch.setenv("DASHBOARD_DATA", str(copy))
    return copy


def decide(path: Path, *candidates: Candidate, cells: dict[int, dict[str, object]]) -> Path:
    """The workbook of these, with cells filled in by line as a person does."""
    book = openpyxl.load_workbook(io.BytesIO(review.workbook(candidates, read_data(DATA))))
    sheet = book["stories"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for line, filled in cells.items():
        for column, value in filled.items():
            sheet.cell(line, columns[column]).value = value
    book.save(path)
    return path


def accept(path: Path) -> Result:
    return CliRunner().invoke(cli.app, ["accept", str(path), "--who", "Tester"])


def answers(path: Path) -> list[str]:
    sheet = openpyxl.load_workbook(path.with_name(f"{path.stem}-answer.xlsx"))["answers"]
    return [str(row[2].value) for row in sheet.iter_rows(min_row=2)]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


def test_workbook_shows_value_words_twin_and_lists() -> None:
    twin = Twin(KNOWN, "A course", 0.9, True, (), (Compared("participants", "20", "27"),))
    one = candidate(1)
    book = openpyxl.load_workbook(
        io.BytesIO(review.workbook([Candidate(one.proposal, one.draft, (twin,))], read_data(DATA)))
    )
    head, row = ([cell.value for cell in line] for line in book["stories"].iter_rows(max_row=2))
    cells = dict(zip(head, row, strict=True))
    assert cells["started_on"] == "2026-05-03"
    assert cells["started_on · words"] == "3 May 2026"
    assert cells["decision"] == "later"
    assert (cells["twin"], cells["twin_title"]) == (KNOWN, "A course")
    assert cells["twin_differs"] == "participants: 20 | 27"
    offered = {
        str(one.sqref).split(":")[0].rstrip("0123456789")
        for one in book["stories"].data_validations.dataValidation
    }
    letters = {
        book["stories"].cell(1, head.index(name) + 1).column_letter
        for name in ("decision", "kind", "same_as")
    }
    assert letters <= offered
    kinds = {line[0].value for line in book["lists"].iter_rows(min_row=2) if line[0].value}
    assert {"training", "feature"} <= kinds


def test_text_from_outside_is_never_a_formula() -> None:
    content = review.workbook([candidate(1, headline='=HYPERLINK("http://example.org")')], read_data(DATA))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "worksheets/" in name]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
    (row,) = read_back(content, "Tester")
    assert row.decision is None


def test_days_and_numbers_that_excel_made_its_own_are_read_back(tmp_path: Path) -> None:
    filled = {2: {"decision": "new", "started_on": datetime(2026, 5, 3), "participants": 21}}  # noqa: DTZ001
    path = decide(tmp_path / "review.xlsx", candidate(1), cells=filled)
    (row,) = read_back(path.read_bytes(), "Tester")
    assert isinstance(row.decision, NewEvent)
    assert row.decision.draft.event["started_on"] == "2026-05-03"
    assert row.decision.draft.event["participants"] == "21"
    assert row.decision.draft == Draft(
        candidate(1).draft.story,
        candidate(1, participants="21").draft.event,
        candidate(1).draft.roles,
        source=candidate(1).draft.source,
    )


def test_same_as_names_its_event(tmp_path: Path) -> None:
    path = decide(tmp_path / "r.xlsx", candidate(1), cells={2: {"decision": "same as", "same_as": KNOWN}})
    (row,) = read_back(path.read_bytes(), "Tester")
    assert isinstance(row.decision, SameEvent)
    assert row.decision.event_id == KNOWN


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"decision": "same as"}, "same_as is empty"),
        ({"decision": "none"}, "why is empty"),
        ({"decision": "maybe"}, "maybe is no decision"),
    ],
)
def test_half_decisions_are_refused_with_what_is_missing(
    tmp_path: Path, cells: dict[str, object], why: str
) -> None:
    path = decide(tmp_path / "r.xlsx", candidate(1), cells={2: cells})
    (row,) = read_back(path.read_bytes(), "Tester")
    assert row.decision is None
    assert why in row.refused


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 cut"])
def test_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        read_back(content, "Tester")


def test_accept_takes_good_rows_and_says_why_not_the_others(folder: Path, tmp_path: Path) -> None:
    path = decide(
        tmp_path / "review.xlsx",
        *map(candidate, range(1, 6)),
        cells={
            2: {"decision": "new"},
            3: {"decision": "new", "kind": "trainings"},
            4: {"decision": "same as", "same_as": KNOWN},
            5: {"decision": "none", "why": "An advertisement."},
        },
    )
    result = accept(path)
    assert result.exit_code == 1
    assert "3 accepted, 1 refused, 1 put off" in result.output
    first, second, *others = answers(path)
    assert first == "Accepted"
    assert second.startswith("Refused: ")
    assert "'trainings' is not in kinds.csv (nearest: training)" in second
    assert others == ["Accepted", "Accepted", "Put off"]
    stories = {row["story_id"] for row in csv_rows(folder / "stories.csv")}
    assert {"example-1", "example-3"} <= stories
    assert not {"example-2", "example-4", "example-5"} & stories
    events = {row["event_id"]: row for row in csv_rows(folder / "events.csv")}
    assert events["2026-05-course-example-1"]["participants"] == "20"
    assert events[KNOWN]["stories"].endswith("; example-3")
    assert not read_data(folder).problems


def test_accept_twice_adds_nothing(folder: Path, tmp_path: Path) -> None:
    path = decide(tmp_path / "review.xlsx", candidate(1), cells={2: {"decision": "new"}})
    assert accept(path).exit_code == 0
    after = contents(folder)
    again = accept(path)
    assert again.exit_code == 1
    assert answers(path)[0].startswith("Refused: ")
    assert contents(folder) == after


def test_story_id_taken_meanwhile_is_counted_up(folder: Path, tmp_path: Path) -> None:
    first = decide(tmp_path / "first.xlsx", candidate(1), cells={2: {"decision": "new"}})
    cells = {"decision": "new", "story_id": "example-1", "event_id": "2026-05-course-other"}
    other = candidate(2)
    draft = Draft(
        {**other.draft.story, "story_id": "example-1"}, {**other.draft.event, "stories": "example-1"}
    )
    second = decide(tmp_path / "second.xlsx", Candidate(other.proposal, draft), cells={2: cells})
    assert accept(first).exit_code == 0
    result = accept(second)
    assert result.exit_code == 0, result.output
    events = {row["event_id"]: row["stories"] for row in csv_rows(folder / "events.csv")}
    assert events["2026-05-course-example-1"] == "example-1"
    assert events["2026-05-course-other"] == "example-2"


def test_accept_of_what_is_no_review_changes_nothing(folder: Path, tmp_path: Path) -> None:
    before = contents(folder)
    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    result = accept(path)
    assert result.exit_code == 1
    assert "not one that" in result.output
    assert accept(tmp_path / "missing.xlsx").exit_code == 1
    assert contents(folder) == before
