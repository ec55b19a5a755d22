"""Decisions in memory: what they write, what they leave as it was, and what they refuse."""

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.app.editing import desk
from dashboard.ingest.article import Article, Refused
from dashboard.ingest.corrections import Corrected
from dashboard.ingest.decisions import NewEvent, NoActivity, SameEvent, decided
from dashboard.ingest.known import already, judged
from dashboard.ingest.undo import undone
from dashboard.store.database import build, open_database
from dashboard.store.dataset import DataProblems
from dashboard.store.files import Files, read_files
from dashboard.store.load import parsed
from dashboard.store.writer import write
from tests.ingest.decided import REAL, SOURCE, WHEN, copied, draft, twenty

EVENTS = "events.csv"


@pytest.fixture(scope="module")
def real() -> Files:
    return read_files(REAL)


def added(before: bytes, after: bytes) -> list[str]:
    """The lines that are new; that no other was touched and none moved is asserted."""
    old, new = before.decode().splitlines(keepends=True), after.decode().splitlines(keepends=True)
    kept = iter(new)
    assert all(line in kept for line in old)
    return [line for line in new if line not in set(old)]


def test_a_new_event_adds_a_row_to_each_file_where_its_order_wants_it(real: Files) -> None:
    after = decided(real, NewEvent(draft(), "A. Steward"), WHEN)
    for file in (EVENTS, "stories.csv", "event_organisations.csv", "organisations.csv", "places.csv"):
        assert len(added(real.contents[file], after.contents[file])) == 1, file
        rows = parsed(after).rows(file)
        codes = [next(iter(row.values())) for row in rows]
        assert codes == sorted(codes), file
    assert after.contents["kinds.csv"] == real.contents["kinds.csv"]
    [row] = parsed(after).rows("decisions.csv")[len(parsed(real).rows("decisions.csv")) :]
    assert (row["who"], row["what"], row["when"]) == ("A. Steward", "new_event", "2026-11-28T12:00:00+00:00")
    assert (row["story"], row["event"]) == ("added-0001", "2026-03-customs-training-1")


def test_a_story_of_an_event_changes_its_stories_and_what_was_taken_alone(real: Files) -> None:
    files = decided(real, NewEvent(draft(1), "A"), WHEN)
    other = replace(draft(2), event=draft(2).event | {"participants": "25", "title": "Not taken"})
    after = decided(files, SameEvent("2026-03-customs-training-1", other, "B", taken=("participants",)), WHEN)
    [event] = [row for row in parsed(after).rows(EVENTS) if row["event_id"] == "2026-03-customs-training-1"]
    assert event["stories"] == "added-0001; added-0002"
    assert (event["participants"], event["title"]) == ("25", "Customs officers, practised")
    roles = [
        row for row in parsed(after).rows("event_organisations.csv") if row["event_id"] == event["event_id"]
    ]
    assert [row["organisation_id"] for row in roles] == ["try-body-1", "try-body-2"]


def test_no_activity_changes_the_decisions_alone(real: Files) -> None:
    after = decided(real, NoActivity(draft(), "A", "a job offer"), WHEN)
    assert {file for file in after.contents if after.contents[file] != real.contents[file]} == {
        "decisions.csv"
    }
    row = parsed(after).rows("decisions.csv")[-1]
    assert (row["headline"], row["why"]) == ("Customs officers learn, part 1", "a job offer")
    article = Article("Customs officers learn - part 1!", "")
    assert (judged(article, parsed(after)), judged(article, parsed(real))) == ("a job offer", "")
    assert (already(article, parsed(after)), already(article, parsed(real))) == (
        "no activity: a job offer",
        "",
    )
    assert desk.with_stories((), [article], parsed(after)) == (
        (),
        {article.headline: "no activity: a job offer"},
    )
    ((fresh,), left_out) = desk.with_stories((), [article], parsed(real))
    assert (fresh.article, left_out) == (article, {})
    assert judged(Article("Customs officers learn, part 2", ""), parsed(after)) == ""
    with pytest.raises(Refused, match="why"):
        decided(real, NoActivity(draft(), "A", " "), WHEN)


@pytest.mark.parametrize("column", ["title", "summary"])
def test_eight_words_of_the_story_are_refused_and_seven_are_not(real: Files, column: str) -> None:
    words = SOURCE.split()
    seven, eight = " ".join(words[2:9]), " ".join(words[2:10]).upper()
    fine = replace(draft(), event=draft().event | {column: f"Yes: {seven}"})
    decided(real, NewEvent(fine, "A"), WHEN)
    copy = replace(draft(), event=draft().event | {column: f"Yes: {eight}"})
    with pytest.raises(Refused, match="own words"):
        decided(real, NewEvent(copy, "A"), WHEN)


def test_what_the_build_refuses_is_refused_before_anything_is_written(real: Files) -> None:
    wrong = replace(draft(), event=draft().event | {"kind": "trainings"})
    with pytest.raises(DataProblems, match=r"events\.csv:.*kind.*training"):
        decided(real, NewEvent(wrong, "A"), WHEN)
    twice = decided(real, NewEvent(draft(), "A"), WHEN)
    with pytest.raises(DataProblems, match="stands already"):
        decided(twice, NewEvent(draft(), "A"), WHEN)


def test_an_event_that_is_gone_and_a_changed_code_are_refused(real: Files) -> None:
    with pytest.raises(Refused, match="not in events"):
        decided(real, SameEvent("2000-01-none", draft(), "A"), WHEN)
    with pytest.raises(Refused, match="others refer to it"):
        decided(real, Corrected("places.csv", ("uzb-termez",), {"place_id": "uzb-other"}, "A"), WHEN)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("last", [True, False], ids=["line end", "none"])
def test_line_ends_and_needless_quotes_stay(real: Files, end: bytes, last: bool) -> None:
    contents = {file: content.replace(b"\n", end) for file, content in real.contents.items()}
    contents["places.csv"] = contents["places.csv"].replace(b",Hairatan,", b',"Hairatan",', 1)
    if not last:
        contents = {file: content.removesuffix(end) for file, content in contents.items()}
    before = Files(contents)
    place = draft().places[0] | {"place_id": "uzb-zz"}  # at the very end
    files = decided(before, Corrected("places.csv", ("uzb-zz",), place, "A"), WHEN)
    text = files.contents["places.csv"]
    assert text.endswith(end) == last and b',"Hairatan",' in text
    assert text.count(end) == text.count(b"\n") == contents["places.csv"].count(b"\n") + 1
    assert undone(files).contents == contents


def test_twenty_decisions_undone_one_by_one_give_the_files_byte_for_byte(tmp_path: Path) -> None:
    states = [copied(tmp_path)]
    decisions = twenty(states[0])
    assert len(decisions) == 20
    for decision in decisions:
        after = decided(states[-1], decision, WHEN)
        write(tmp_path, states[-1], after)
        states.append(read_files(tmp_path))
        assert states[-1].contents == after.contents != states[-2].contents
    for state in reversed(states[:-1]):
        now = read_files(tmp_path)
        write(tmp_path, now, undone(now))
        assert read_files(tmp_path).contents == state.contents
    if not parsed(states[0]).rows("decisions.csv"):
        with pytest.raises(Refused, match="no decision"):
            undone(states[0])


def test_a_row_changed_by_hand_since_is_not_undone(real: Files) -> None:
    after = decided(real, NewEvent(draft(), "A"), WHEN)
    by_hand = after.contents[EVENTS].replace(b"Customs officers, practised", b"Officers practised")
    with pytest.raises(Refused, match=r"events\.csv was changed"):
        undone(Files(after.contents | {EVENTS: by_hand}))


def test_the_files_after_a_decision_build_and_the_event_is_there(tmp_path: Path) -> None:
    before = copied(tmp_path / "data")
    write(tmp_path / "data", before, decided(before, NewEvent(draft(), "A"), WHEN))
    with open_database(build(tmp_path / "data", tmp_path / "build").path) as con:
        assert len(con.table("events").filter("event_id = '2026-03-customs-training-1'").fetchall()) == 1
