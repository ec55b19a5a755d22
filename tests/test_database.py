"""What is in a built file, and what an opened one lets nobody do."""

import csv
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from dashboard.analysis import answers
from dashboard.analysis.filters import Filters
from dashboard.store.database import Built
from tests.conftest import FIXTURE
from tests.stored import FILES

# What is in the file


ALTERED = ("latitude", "longitude", "participants", "added_on", "online")  # stored as numbers, days, truth


@pytest.mark.parametrize("file", FILES)
def test_no_cell_is_altered_on_the_way(db: duckdb.DuckDBPyConnection, file: str) -> None:
    """Every column that is stored as it stands, against Python's own reader of the file."""
    with (FIXTURE / file).open(encoding="utf-8", newline="") as stream:
        wanted = list(csv.DictReader(stream))
    table, key = Path(file).stem, wanted[0].keys()
    with db.cursor() as cursor:
        stored = cursor.execute(f"from {table}").df().astype(object)
    numbers = {"event_id": "event_no", "story_id": "story_no"}
    columns = [name for name in key if name in stored.columns and numbers.get(name) not in key]
    columns = [name for name in columns if name not in ALTERED]
    rows = stored[columns].where(stored[columns].notna(), "").astype(str)
    assert columns
    assert sorted(map(tuple, rows.itertuples(index=False))) == sorted(
        tuple(row[name] for name in columns) for row in wanted
    )


@pytest.mark.parametrize(
    ("table", "code", "keys"),
    [
        ("event_themes", "theme", "theme_keys"),
        ("event_hosts", "country", "host_keys"),
        ("event_countries", "country", "country_keys"),
        ("event_places", "place_id", "place_keys"),
        ("event_partners", "body_id", "partner_keys"),
    ],
)
def test_list_columns_say_the_same_as_the_link_tables(
    db: duckdb.DuckDBPyConnection, table: str, code: str, keys: str
) -> None:
    with db.cursor() as cursor:
        links = cursor.execute(f"select event_no, cast({code} as varchar) from {table}").fetchall()  # noqa: S608
        lists = cursor.execute(
            f"select event_no, cast(unnest({keys}) as varchar) from events"  # noqa: S608
        ).fetchall()
    assert sorted(links) == sorted(pair for pair in lists if pair[1] not in ("none", "other", "online"))
    assert len({number for number, _ in lists}) == 15  # nothing stated is a code of its own


def test_events_are_stored_in_the_order_of_their_dates(db: duckdb.DuckDBPyConnection) -> None:
    with db.cursor() as cursor:
        rows = cursor.execute("select event_id, start_min from events").fetchall()
    assert [day for _, day in rows if day] == sorted(day for _, day in rows if day)
    # By hand: the earliest first, month and year dates at their first day, the undated last.
    assert [event for event, _ in rows] == [
        "cyrillic", "hostile", "year-only", "no-place", "shared-story", "month-only", "new-year",
        "two-themes", "two-hosts", "abroad", "mentioned", "province", "turkmen",
        "undated", "undated-mentioned",
    ]  # fmt: skip


def test_a_partial_date_reaches_from_its_first_to_its_last_day(
    db: duckdb.DuckDBPyConnection,
) -> None:
    with db.cursor() as cursor:
        rows = cursor.execute(
            "select event_id, cast(start_min as varchar), cast(start_max as varchar), "
            "cast(date_precision as varchar) from events"
        ).fetchall()
    reach = {event: rest for event, *rest in rows}
    assert reach["year-only"] == ["2023-01-01", "2023-12-31", "year"]
    assert reach["two-hosts"] == ["2024-03-01", "2024-03-31", "month"]
    assert reach["two-themes"] == ["2024-02-29", "2024-02-29", "day"]
    assert reach["new-year"] == ["2023-12-28", "2023-12-28", "day"]  # its begin counts
    assert reach["undated"] == [None, None, "none"]


BAD_ROWS = {
    "a duplicate id": "insert into kinds values ('training', 'x', 'x')",
    "an unknown code": "insert into kinds values ('dance', 'x', 'x')",
    "an empty name": "insert into kinds values ('feature', null, 'x')",
    "an unknown region": "update countries set region = 'asia' where code = 'JPN'",
    "a latitude beyond the pole": "update places set latitude = 91 where place_id = 'osh'",
    "no participant": "update events set participants = 0 where event_id = 'abroad'",
    "an event undone": "delete from events where event_id = 'abroad'",
    "a date that runs backwards": "update events set start_max = '2000-01-01' where event_id = 'two-hosts'",
    "a link to no event": "insert into event_themes values (999, 'forensics')",
    "a link twice": "insert into event_stories select * from event_stories limit 1",
    "an unknown role": "update event_organisations set role = 'sponsor'",
    "a basis that is no basis": "update event_organisations set basis = 'unknown'",
    "a story that is not there": "update event_organisations set story_no = 999",
}


@pytest.mark.parametrize("statement", BAD_ROWS.values(), ids=BAD_ROWS)
def test_keys_and_checks_are_kept_by_the_database_itself(
    built: Built, tmp_path: Path, statement: str
) -> None:
    copy = shutil.copy(built.path, tmp_path / "copy.duckdb")
    with (
        duckdb.connect(str(copy)) as db,
        pytest.raises((duckdb.ConstraintException, duckdb.ConversionException)),
    ):
        db.execute(statement)


# Opening


HOSTILE = {
    "read a file": "select * from read_csv('{file}')",
    "read a file by its name": "select * from '{file}'",
    "read text": "select * from read_text('{file}')",
    "read bytes": "select * from read_blob('{file}')",
    "read json": "select * from read_json('{file}')",
    "list a folder": "select * from glob('{folder}/*')",
    "attach": "attach '{folder}/other.duckdb'",
    "copy out": "copy events to '{folder}/out.csv'",
    "copy in": "copy kinds from '{file}'",
    "export": "export database '{folder}/out'",
    "set": "set threads = 8",
    "allow files": "set enable_external_access = true",
    "reset": "reset lock_configuration",
    "pragma": "pragma memory_limit = '9GB'",
    "install": "install httpfs",
    "load": "load httpfs",
    "the web": "select * from read_csv('https://example.org/x.csv')",
    "write": "delete from event_themes",
    "create": "create table more (x integer)",
    "a frame of Python": "select * from secret_frame",
}


@pytest.mark.parametrize("statement", HOSTILE.values(), ids=HOSTILE)
def test_an_opened_database_reaches_nothing_outside_and_changes_nothing(
    db: duckdb.DuckDBPyConnection, tmp_path: Path, statement: str
) -> None:
    secret_frame = __import__("pandas").DataFrame({"x": [1]})
    file = tmp_path / "secret.csv"
    file.write_text("code,name,name_ru\ntraining,x,y\n")
    with db.cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(statement.format(file=file, folder=tmp_path)).fetchall()
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]
    assert len(secret_frame) == 1


def test_one_cursor_a_query_keeps_threads_apart(db: duckdb.DuckDBPyConnection) -> None:
    codes = [("KAZ",), ("UZB",), ("TKM",), ("KGZ",), ("TJK",), ("other",), ("none",), ()]
    chosen = [Filters(countries=code) for code in codes] * 8
    alone = [answers.ask(db, "story_table", filters).event_id.tolist() for filters in chosen[:8]] * 8
    ready = threading.Barrier(16)

    def ask(filters: Filters) -> list[str]:
        if not ready.broken:
            ready.wait(10)
        return answers.ask(db, "story_table", filters).event_id.tolist()

    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(ask, chosen)) == alone
