"""`dashboard read`: stories of a file as text, or as a workbook that `dashboard accept` takes."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from typer.testing import CliRunner

from dashboard import cli, settings
from dashboard.ingest import candidates
from dashboard.ingest.article import Article
from dashboard.ingest.proposal import Proposal, Reading, Span
from dashboard.ingest.tables import Tables
from tests.ingest.rows import csv_rows

FACTS = {  # words of the stories below, and what they say
    "11 March 2024": (("started_on", "2024-03-11"),),
    "13 March 2024": (("ended_on", "2024-03-13"),),
    "Ashgabat": (("places", "tkm-ashgabat"), ("host_countries", "TKM"), ("countries", "TKM")),
    "27 officers": (("participants", "27"),),
    "course": (("kind", "training"),),
    "passports": (("themes", "border_and_container_control"),),
}
STORIES = (
    "headline,text,url,published,language,publisher\n"
    "A course on forged passports in Ashgabat,"
    "From 11 March 2024 to 13 March 2024 27 officers took part.,"
    "https://example.org/1,2024-03-15,en,Example News\n"
    "Ashgabat hosts a course on forged passports,"
    "It ran from 11 March 2024 to 13 March 2024 for 27 officers.,"
    "https://example.org/2,2024-03-16,en,Example News\n"
)


def by_rule(article: Article, _tables: Tables) -> Proposal:
    """A reader as simple as these stories: the command is tested here, not what is read."""
    readings = []
    for words, cells in FACTS.items():
        if (at := article.words.find(words)) >= 0:
            span = Span(at, at + len(words))
            readings += [Reading(column, value, span, "test") for column, value in cells]
    return Proposal(article, tuple(readings))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(settings.ROOT / "data", copy)
    monkeypatch.setenv("DASHBOARD_DATA", str(copy))
    monkeypatch.setattr(candidates, "read", by_rule)
    return copy


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "stories.csv"
    path.write_text(STORIES, encoding="utf-8")
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli.app, [str(word) for word in words])


def test_plain_text_shows_values_words_gaps_and_twins(file: Path) -> None:
    result = run("read", file)
    assert result.exit_code == 0, result.output
    assert "started_on: 2024-03-11  “11 March 2024”" in result.output
    assert "participants: 27  “27 officers”" in result.output
    assert "told already? 2024-03-travel-documents-ashgabat" in result.output
    assert result.output.count("told here as well?") == 2


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("A course for guards\n\nIt was held near the sea.", encoding="utf-8")
    result = run("read", path)
    assert "not read: started_on, host_countries, places, participants and themes" in result.output


def test_workbook_of_the_command_is_accepted(file: Path, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "review.xlsx"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert run("read", file, "--out", out).exit_code == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    book = openpyxl.load_workbook(out)
    sheet = book["stories"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.cell(2, columns["same_as"]).value == "2024-03-travel-documents-ashgabat"
    assert [sheet.cell(line, columns["story_id"]).value for line in (2, 3)] == ["added-0001", "added-0002"]
    for line in (2, 3):
        sheet.cell(line, columns["decision"]).value = "same as"
    book.save(out)
    result = run("accept", out, "--who", "Tester")
    assert result.exit_code == 0, result.output
    told = {row["event_id"]: row["stories"] for row in csv_rows(folder / "events.csv")}
    assert told["2024-03-travel-documents-ashgabat"].count(";") == 5  # the four there were, and two
    again = run("read", file)
    assert again.output.count("Known already as ") == 2


def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    for name in ("picture.png", "missing.txt"):
        result = run("read", tmp_path / name)
        assert result.exit_code == 1
        assert "Traceback" not in result.output
        assert "cannot be read" in result.output
