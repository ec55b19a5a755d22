"""The one writer: killed at any moment it leaves the old or the new state; two at once lose nothing."""

import multiprocessing
import os
import random
import time
from pathlib import Path

import pytest

from dashboard.ingest.decisions import NewEvent, NoActivity, decided
from dashboard.store import journal, writer
from dashboard.store.files import Files, read_files
from dashboard.store.load import parsed
from tests.ingest.decided import WHEN, copied, draft

KILLS = 300
FORKED = multiprocessing.get_context("fork")
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need processes that are forked")


def test_killed_at_any_moment_the_old_or_the_new_state_is_read(tmp_path: Path) -> None:
    old = copied(tmp_path)
    new = decided(old, NewEvent(draft(), "A"), WHEN)
    assert parsed(old).problems == parsed(new).problems == []
    began = time.perf_counter()
    writer.write(tmp_path, old, new)
    longest = 2 * (time.perf_counter() - began)
    chance, halves, states = random.Random(15), 0, {"old": 0, "new": 0}
    states_by_name = {"old": old.contents, "new": new.contents}
    now, then = "new", "old"
    for _kill in range(KILLS):
        files = {"old": old, "new": new}
        process = FORKED.Process(target=writer.write, args=(tmp_path, files[now], files[then]))
        process.start()
        time.sleep(chance.uniform(0, longest))
        process.kill()
        process.join()
        halves += (tmp_path / journal.JOURNAL).exists()
        found = read_files(tmp_path).contents
        assert found in (old.contents, new.contents)
        writer.mend(tmp_path)
        assert read_files(tmp_path).contents == found
        assert {file: (tmp_path / file).read_bytes() for file in found} == found
        now = next(name for name, contents in states_by_name.items() if contents == found)
        then = "new" if now == "old" else "old"
        states[now] += 1
    assert halves >= 5 and min(states.values()) >= 5, (halves, states)  # kills did hit the middle


STEPS = ("replace", "fsync", "open", "unlink")


def test_stopped_at_every_step_the_old_or_the_new_state_is_read(tmp_path: Path) -> None:
    old = copied(tmp_path)
    new = decided(old, NewEvent(draft(), "A"), WHEN)
    found = []
    for step in range(200):
        process = FORKED.Process(target=_stopped, args=(tmp_path, old, new, step))
        process.start()
        process.join()
        state = read_files(tmp_path).contents
        assert state in (old.contents, new.contents), step
        found.append(state == new.contents)
        for name in (*old.contents, journal.JOURNAL, journal.ASIDE):
            (tmp_path / name).unlink(missing_ok=True)
        copied(tmp_path)
        if process.exitcode == 0:
            break
    assert found == sorted(found) and not found[0] and found.count(True) > 10 and process.exitcode == 0


def _stopped(folder: Path, old: Files, new: Files, step: int) -> None:
    """Write, and end the process without a word before the given step of the disk."""
    left = [step]

    def counted(made):  # type: ignore[no-untyped-def]
        def call(*args, **options):  # type: ignore[no-untyped-def]
            if not left[0]:
                os._exit(9)
            left[0] -= 1
            return made(*args, **options)

        return call

    os.fsync, os.open = counted(os.fsync), counted(os.open)
    Path.replace, Path.unlink = counted(Path.replace), counted(Path.unlink)  # type: ignore[method-assign]
    writer.write(folder, old, new)


def test_a_file_changed_by_somebody_else_is_refused_and_stays(tmp_path: Path) -> None:
    before = copied(tmp_path)
    after = decided(before, NewEvent(draft(), "A"), WHEN)
    theirs = before.contents["places.csv"].replace(b"Hairatan", b"Hayratan", 1)
    (tmp_path / "places.csv").write_bytes(theirs)
    with pytest.raises(writer.Changed, match=r"places\.csv"):
        writer.write(tmp_path, before, after)
    assert read_files(tmp_path).contents == before.contents | {"places.csv": theirs}


def test_a_file_changed_by_hand_after_a_kill_is_not_overwritten(tmp_path: Path) -> None:
    before = copied(tmp_path)
    after = decided(before, NewEvent(draft(), "A"), WHEN)
    journal.put(tmp_path, before.contents, {"places.csv": after.contents["places.csv"]})
    (tmp_path / "places.csv").write_bytes(b"by hand\n")
    writer.mend(tmp_path)
    assert (tmp_path / "places.csv").read_bytes() == b"by hand\n"
    assert not (tmp_path / journal.JOURNAL).exists()


def _steward(folder: Path, name: str, decisions: int) -> None:
    for number in range(decisions):
        decision = NoActivity(draft(number), name, f"reason {number}")
        while True:
            files = read_files(folder)
            try:
                writer.write(folder, files, decided(files, decision, WHEN))
                break
            except writer.Changed:
                continue


def test_two_stewards_at_once_lose_no_decision(tmp_path: Path) -> None:
    copied(tmp_path)
    stewards = [FORKED.Process(target=_steward, args=(tmp_path, name, 5)) for name in ("A", "B")]
    for steward in stewards:
        steward.start()
    for steward in stewards:
        steward.join()
    rows = parsed(read_files(tmp_path)).rows("decisions.csv")
    assert sorted((row["who"], row["why"]) for row in rows) == [
        (name, f"reason {number}") for name in ("A", "B") for number in range(5)
    ]
    assert [row["number"] for row in rows] == [str(number) for number in range(1, 11)]
