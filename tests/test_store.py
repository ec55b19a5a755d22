"""The store: built aside, visible when complete, the last good file kept."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from dashboard import settings
from dashboard.analysis import answers
from dashboard.store import database, shelf, sqlfiles
from dashboard.store.database import Built
from dashboard.store.dataset import DataProblems
from dashboard.store.load import read_data
from tests.conftest import FIXTURE
from tests.stored import FILES, change


def visible(folder: Path) -> list[str]:
    """The databases of a folder, each with its hash beside it and nothing else."""
    found = sorted(path.name for path in folder.glob("activities-*"))
    databases = [name for name in found if name.endswith(shelf.SUFFIX)]
    assert found == sorted([*databases, *(name + shelf.SEAL for name in databases)])
    return databases


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob(".building-*"))


def after_a_while(folder: Path) -> Path:
    """The folder as if what builds have left was written long ago."""
    for path in folder.glob(".building-*"):
        os.utime(path, (0, 0))
    return folder


def in_use(data: Path, folder: Path) -> int:
    """Number of events in the database that is in use."""
    path = database.current(data, folder)
    assert path is not None
    with database.open_database(path) as db:
        return int(answers.ask(db, "data_version").events[0])


@pytest.fixture
def queries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the query files, to be changed."""
    folder = Path(shutil.copytree(settings.QUERIES, tmp_path / "queries"))
    monkeypatch.setattr(settings, "QUERIES", folder)
    sqlfiles.text.cache_clear()
    yield folder
    sqlfiles.text.cache_clear()


# Building


def test_every_record_of_every_file_is_loaded(built: Built) -> None:
    # Counted by hand in tests/fixture/*.csv, without the header.
    assert built.rows == {
        "countries.csv": 9,
        "themes.csv": 5,
        "kinds.csv": 7,
        "unodc_roles.csv": 3,
        "roles.csv": 5,
        "organisation_types.csv": 13,
        "labels.csv": 32,
        "organisations.csv": 12,
        "places.csv": 11,
        "stories.csv": 17,
        "events.csv": 15,
        "event_organisations.csv": 28,
        "distinct_pairs.csv": 1,
    }


def test_the_name_carries_the_hash_and_the_same_data_are_not_built_twice(data: Path, target: Path) -> None:
    first = database.build(data, target)
    again = database.build(data, target)
    assert first.fresh and not again.fresh and first.path == again.path
    assert first.path.name == f"activities-{database.content_hash(data)}.duckdb"
    with database.open_database(first.path) as db:
        assert answers.ask(db, "data_version").data_hash[0] == database.content_hash(data)


def test_line_ends_do_not_change_the_hash(data: Path) -> None:
    before = database.content_hash(data)
    for file in FILES:
        path = data / file
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert database.content_hash(data) == before
    assert read_data(data).problems == []


def test_a_byte_order_mark_changes_no_row(data: Path, target: Path, built: Built) -> None:
    for file in FILES:
        (data / file).write_bytes(b"\xef\xbb\xbf" + (data / file).read_bytes())
    assert database.build(data, target).rows == built.rows


@pytest.mark.parametrize("file", FILES)
def test_a_change_of_any_data_file_changes_the_hash(data: Path, file: str) -> None:
    before = database.content_hash(data)
    (data / file).write_bytes((data / file).read_bytes() + b"x")
    assert database.content_hash(data) != before


def test_a_changed_query_is_used_without_a_restart(
    data: Path, target: Path, request: pytest.FixtureRequest
) -> None:
    first = database.build(data, target)
    queries = request.getfixturevalue("queries")
    change(queries, "load.sql", "name_ru, region", "upper(name_ru), region")
    second = database.build(data, target)
    assert second.fresh and second.path != first.path
    with database.open_database(second.path) as db:
        rows = db.execute("select name_ru from countries where code = 'KAZ'").fetchall()
        assert rows == [("КАЗАХСТАН",)]


def test_nothing_is_visible_before_the_file_is_complete(
    data: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[list[str], int]] = []
    balance = database._balance

    def watch(*arguments: object) -> None:
        seen.append((visible(target), len(leftovers(target))))
        balance(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(database, "_balance", watch)
    database.build(data, target)
    assert seen[0][0] == [] and seen[0][1] >= 1
    assert len(visible(target)) == 1 and leftovers(target) == []


def test_only_the_newest_databases_are_kept(data: Path, target: Path) -> None:
    names = []
    for number in range(settings.KEPT_DATABASES + 2):
        change(data, "kinds.csv", "training,Training", f"training,Training{number}")
        names.append(database.build(data, target).path.name)
        change(data, "kinds.csv", f"Training{number}", "Training")
    assert visible(target) == sorted(names[-settings.KEPT_DATABASES :])


def test_going_back_to_earlier_data_puts_their_database_in_use_again(data: Path, target: Path) -> None:
    first = database.build(data, target).path
    change(data, "kinds.csv", "Training", "Course")
    assert database.build(data, target).path == database.current(data, target) != first
    change(data, "kinds.csv", "Course", "Training")
    assert database.build(data, target).path == database.current(data, target) == first


# What goes wrong


def test_a_refused_build_leaves_the_last_good_one_in_use(data: Path, target: Path) -> None:
    good = database.build(data, target).path
    change(data, "events.csv", ",training,", ",trainin,")
    with pytest.raises(DataProblems) as refused:
        database.build(data, target)
    assert "kind: 'trainin' is not in kinds.csv" in str(refused.value)
    assert database.current(data, target) == good and leftovers(target) == []
    assert in_use(data, target) == 15


def test_a_row_lost_on_the_way_stops_the_build(data: Path, target: Path, queries: Path) -> None:
    good = database.build(data, target).path
    change(queries, "load_links.sql", "order by events.event_no, raw.line",
           "where raw.role <> 'supporter' order by events.event_no, raw.line")  # fmt: skip
    with pytest.raises(database.LostRows) as lost:
        database.build(data, target)
    # Two of the 28 rows are supporters: long-name and japan.
    assert str(lost.value) == ("data/event_organisations.csv: 28 records in the file, 26 rows loaded")
    assert database.current(data, target) == good and leftovers(target) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from dashboard.store import database, shelf, sqlfiles
read, asked = sqlfiles.text, []
def text(name):
    asked.append(name)
    if asked.count(sys.argv[3]) > 1:  # read once for the hash, then to be run
        os.kill(os.getpid(), signal.SIGKILL)
    return read(name)
text.cache_clear = read.cache_clear
sqlfiles.text = text
if sys.argv[3] == "replace":
    Path.replace = lambda *paths: os.kill(os.getpid(), signal.SIGKILL)
database.build(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("stage", ["schema", "load_events", "replace"])
def test_a_killed_build_leaves_the_last_good_one_and_is_swept_at_the_next_start(
    data: Path, target: Path, stage: str
) -> None:
    good = database.build(data, target).path
    change(data, "kinds.csv", "Training", "Course")
    command = [sys.executable, "-c", KILLED, str(data), str(target), stage]
    killed = subprocess.run(command, cwd=settings.ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert leftovers(target) and visible(target) == [good.name]
    assert database.current(data, target) == good and in_use(data, target) == 15
    assert database.build(data, after_a_while(target)).fresh
    assert leftovers(target) == []


RUNNING = """
import sys, duckdb
con = duckdb.connect(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


def test_a_build_running_elsewhere_is_not_swept(data: Path, target: Path) -> None:
    other = target / ".building-1-abc.duckdb"
    command = [sys.executable, "-c", RUNNING, str(other)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout and process.stdout.readline() == "open\n"
        database.build(data, after_a_while(target))
        assert leftovers(target) == [other.name]
        process.communicate()
    database.build(data, after_a_while(target))
    assert leftovers(target) == []


def test_a_build_that_is_about_to_put_its_file_in_place_is_not_swept(data: Path, target: Path) -> None:
    ready = target / ".building-1-abc.duckdb"
    duckdb.connect(str(ready)).close()  # written, closed, not yet in its place
    database.build(data, target)
    assert leftovers(target) == [ready.name]


def test_a_leftover_that_is_no_database_is_swept(data: Path, target: Path) -> None:
    (target / ".building-2-lock.duckdb").write_bytes(b"half a file")
    database.build(data, after_a_while(target))
    assert leftovers(target) == []


def test_builds_at_the_same_time_end_with_one_file(data: Path, target: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: database.build(data, target), range(4)))
    assert len({built.path for built in done}) == 1
    assert [built.fresh for built in done].count(True) == 1
    assert visible(target) == [done[0].path.name] and leftovers(target) == []


def test_before_the_first_build_no_database_is_in_use(data: Path, target: Path) -> None:
    assert database.current(data, target) is None


# Settings and query files


def test_folders_can_be_moved_by_environment_variables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(FIXTURE))
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path / "elsewhere" / "build"))
    built = database.build()
    assert built.path.parent == tmp_path / "elsewhere" / "build" and built.rows["events.csv"] == 15


def test_a_query_file_without_its_four_opening_lines_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "by_moon.sql").write_text("-- Which moon?\n-- One row per moon.\nselect 1\n\n")
    monkeypatch.setattr(settings, "QUERIES", tmp_path)
    with pytest.raises(ValueError, match=r"queries/by_moon\.sql: a line '-- Parameters: …'"):
        sqlfiles.describe("by_moon")
