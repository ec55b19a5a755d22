"""The last good data stay in use through every fault, and no database mixes two versions of the data."""

import os
import random
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard.analysis import answers
from dashboard.analysis.filters import Filters
from dashboard.app import served
from dashboard.store import database, files, shelf
from dashboard.store.dataset import DataProblems
from tests.conftest import FIXTURE
from tests.stored import change


def events(path: Path) -> int:
    with database.open_database(path) as db:
        return int(answers.ask(db, "data_version").events[0])


@pytest.fixture
def both(data: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Path]]:
    """The folders of data and databases that the app looks at; it tries again at once."""
    monkeypatch.setenv("DASHBOARD_DATA", str(data))
    monkeypatch.setenv("DASHBOARD_BUILD", str(target))
    monkeypatch.setattr(served, "TRY_AGAIN", 0)
    yield data, target
    for folder in (data, target):  # a test may have taken the right to write away
        if folder.exists():
            folder.chmod(stat.S_IRWXU)


def in_use() -> Path:
    found = served.version()
    assert found, served.problems()
    return Path(found)


# One version of the data in one database


def test_bytes_saved_while_a_build_runs_are_not_stored_under_the_hash_of_others(
    data: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = files.Files.digest

    def saved_in_between(self: files.Files) -> str:
        found = digest(self)
        change(data, "kinds.csv", "training,Training", "training,Course")
        return found

    monkeypatch.setattr(files.Files, "digest", saved_in_between)
    built = database.build(data, target)
    monkeypatch.undo()
    with database.open_database(built.path) as db:
        kinds = answers.ask(db, "by_kind", Filters())
        names = dict(zip(kinds.code, kinds["name"], strict=True))
    assert names["training"] == "Training"  # what was read first, under its own hash
    again = database.build(data, target)
    assert again.fresh and again.path != built.path


def test_a_backup_restored_with_its_old_time_is_seen(both: tuple[Path, Path]) -> None:
    data, _ = both
    file, backup = data / "events.csv", data / "backup"
    shutil.copy2(file, backup)
    first = in_use()
    change(data, "events.csv", "national,mentioned,yes", "national,partner,yes")
    second = in_use()
    shutil.copy2(backup, file)
    assert second != first and in_use() == first


def test_another_folder_built_beside_it_switches_nobody(both: tuple[Path, Path], tmp_path: Path) -> None:
    data, target = both
    own = in_use()
    other = Path(shutil.copytree(FIXTURE, tmp_path / "other"))
    change(other, "kinds.csv", "Training", "Course")
    database.build(other, target)
    assert in_use() == own
    change(data, "events.csv", ",training,", ",trainin,")  # nothing newer can be used
    assert in_use() == own and database.current(data, target) == own


# Faults of files and folders


def lock_of_an_editor(data: Path, target: Path) -> None:
    (data / ".#events.csv").symlink_to("somebody@somewhere.1234:5678")


def other_files(data: Path, target: Path) -> None:
    (data / "events (copy).csv").write_text("not,ours\n")
    (data / "coverage.csv").write_bytes(b"\xff\xfe")


@pytest.mark.parametrize("fault", [lock_of_an_editor, other_files])
def test_files_that_are_none_of_ours_do_not_count(both: tuple[Path, Path], fault: object) -> None:
    first = in_use()
    fault(*both)  # type: ignore[operator]
    assert in_use() == first and served.problems() == ()


def gone(data: Path, target: Path) -> None:
    (data / "events.csv").unlink()


def no_file(data: Path, target: Path) -> None:
    gone(data, target)
    (data / "events.csv").mkdir()


def half(data: Path, target: Path) -> None:
    file = data / "event_organisations.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")


def folder_gone(data: Path, target: Path) -> None:
    shutil.rmtree(data)


@pytest.mark.parametrize("fault", [gone, no_file, half, folder_gone])
def test_a_fault_of_the_data_is_told_and_the_last_good_ones_stay(
    both: tuple[Path, Path], fault: object
) -> None:
    first = in_use()
    fault(*both)  # type: ignore[operator]
    assert in_use() == first and events(first) == 15
    assert served.problems() and all(said.startswith("data/") for said in served.problems())


def test_a_file_cut_at_a_line_end_is_stopped_until_it_is_confirmed(data: Path, target: Path) -> None:
    first = database.build(data, target).path
    half(data, target)
    with pytest.raises(DataProblems) as refused:
        database.build(data, target)
    assert str(refused.value) == (
        "data/event_organisations.csv:14: file: has 13 rows, and had 28: over a tenth is gone; "
        "if it is meant: dashboard build --accept-loss"
    )
    assert database.current(data, target) == first
    accepted = database.build(data, target, accept_loss=True)
    assert accepted.rows["event_organisations.csv"] == 13
    assert database.build(data, target).path == accepted.path == database.current(data, target)


def test_a_tenth_may_go_without_a_word(data: Path, target: Path) -> None:
    database.build(data, target)
    change(data, "event_organisations.csv", "month-only,uz-moi", "#")
    lines = (data / "event_organisations.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = "".join(line for line in lines if not line.startswith("#"))
    (data / "event_organisations.csv").write_text(kept, encoding="utf-8")
    assert database.build(data, target).rows["event_organisations.csv"] == 27


# Faults of the machine


def full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_is_told_in_a_sentence_and_not_for_good(
    both: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, target = both
    first = in_use()
    change(data, "kinds.csv", "Training", "Course")
    with monkeypatch.context() as faulty:
        faulty.setattr(database, "_write", full_disk)
        assert in_use() == first
        assert served.problems() == (f"The database cannot be written to {target}: No space left on device.",)
    assert in_use() != first and served.problems() == ()


def test_a_damaged_database_is_built_anew(both: tuple[Path, Path]) -> None:
    data, target = both
    first = in_use()
    st_size = first.stat().st_size
    for damage in (b"", b"no database at all", bytes(st_size)):
        first.unlink()
        first.write_bytes(damage)
        assert database.build(data, target).fresh
        assert events(first) == 15


def test_a_database_that_lost_rows_or_is_of_other_data_is_built_anew(data: Path, target: Path) -> None:
    path = database.build(data, target).path
    for statement in ("delete from distinct_pairs", "update data_version set data_hash = 'other'"):
        with duckdb.connect(str(path)) as db:
            db.execute(statement)
        assert database.build(data, target).fresh
        assert not database.build(data, target).fresh


def test_whatever_byte_of_a_database_is_damaged_it_is_built_anew(data: Path, target: Path) -> None:
    path, chance = database.build(data, target).path, random.Random(1)
    for size in (1, 1, 64, 4096, 200_000):
        sound = path.read_bytes()
        at = chance.randrange(len(sound) - size)
        path.write_bytes(
            sound[:at] + bytes(byte ^ 255 for byte in sound[at : at + size]) + sound[at + size :]
        )
        assert database.build(data, target).fresh, (at, size)
        assert not database.build(data, target).fresh


def test_a_database_without_its_hash_is_not_trusted(data: Path, target: Path) -> None:
    path = database.build(data, target).path
    path.with_name(path.name + shelf.SEAL).unlink()
    assert database.build(data, target).fresh


def test_a_folder_of_databases_that_is_gone_is_made_anew(both: tuple[Path, Path]) -> None:
    _, target = both
    first = in_use()
    shutil.rmtree(target)
    assert in_use() == first and first.exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_one_can_only_read_serves_the_right_database(both: tuple[Path, Path]) -> None:
    _, target = both
    first = in_use()
    target.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert in_use() == first and served.problems() == ()


def test_a_folder_one_can_only_read_is_told_when_it_lacks_the_database(
    both: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, target = both
    first = in_use()
    change(data, "kinds.csv", "Training", "Course")
    connect = duckdb.connect

    def read_only(path: str, read_only: bool = False, **rest: object) -> duckdb.DuckDBPyConnection:
        if not read_only:
            raise duckdb.IOException(f'IO Error: Cannot open file "{path}": Permission denied\nmore')
        return connect(path, read_only=True, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(duckdb, "connect", read_only)
    assert in_use() == first
    (said,) = served.problems()
    assert said.startswith(f"The database cannot be made in {target}: IO Error: Cannot open file")
    assert "\n" not in said


def test_logs_of_databases_that_are_gone_are_swept(data: Path, target: Path) -> None:
    for ending in (".wal", shelf.SEAL):
        stray = target / f"{shelf.PREFIX}0123456789ab{shelf.SUFFIX}{ending}"
        stray.write_bytes(b"left over")
        database.build(data, target)
        assert not stray.exists()


def test_nothing_relies_on_a_database_before_the_disk_holds_it(
    data: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, bool]] = []
    monkeypatch.setattr(shelf, "written", lambda path: seen.append((path.name[:10], path.is_dir())))
    database.build(data, target)
    assert seen == [(".building-", False), (target.name, True)]
