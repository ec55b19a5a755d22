"""A large database of invented events: real vocabularies and rows, mixed anew and spread over the years."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard import settings
from dashboard.store import database, sqlfiles
from dashboard.store.dataset import DataSet
from dashboard.store.load import read_data
from dashboard.store.records import MODELS

YEARS = ("2010-01-01", "2024-11-30")
SEED = 33
INVENTED = ("stories.csv", "events.csv", "event_organisations.csv")
# Columns that are drawn together from one real event, so that their combinations stay real ones.
WHAT = ("title", "summary", "kind", "themes", "scope", "unodc_role")
WHERE = ("online", "host_countries", "countries", "places")
STORY = ("headline", "language", "publisher", "url", "published_on", "collection", "added_on")
ROLE = ("organisation_id", "role", "basis", "words")

Rows = list[dict[str, str]]


def write(path: Path, source: Path, events: int) -> None:
    """Write a database of `events` invented events with the project's own building queries."""
    data = read_data(source)
    kept = [model.file for model in MODELS if model.file not in INVENTED]
    frames = {Path(file).stem: _frame(data.rows(file)) for file in kept} | _invented(data, events)
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
    digest, language = database.content_hash(source), settings.language()
    frames["version"] = pa.table({"data_hash": [digest], "built_at": [now], "language": [language]})
    con = duckdb.connect(str(path), config=database.WRITTEN)
    try:
        for name, frame in frames.items():
            con.register(f"raw_{name}", frame)
        for name in sqlfiles.BUILDING:
            con.execute(sqlfiles.text(name))
    finally:
        con.close()


def _invented(data: DataSet, events: int) -> dict[str, pa.Table]:
    """The frames of events, stories and roles."""
    chance = np.random.default_rng(SEED)
    real = data.rows("events.csv")
    what, where, who, when = (chance.integers(0, len(real), events) for _ in range(4))

    told = np.array([len(row["stories"].split("; ")) for row in real])[what]
    stories = pc.binary_join_element_wise("story-", pa.array(np.arange(told.sum())).cast(pa.string()), "")
    first = np.concatenate([[0], np.cumsum(told)])
    cells = pc.binary_join(pa.ListArray.from_arrays(pa.array(first, pa.int32()), stories), "; ")

    table = {"event_id": _numbered("event-", events)}
    table |= {column: _drawn(real, column, what) for column in WHAT}
    table |= {column: _drawn(real, column, where) for column in WHERE}
    table |= {"participants": _drawn(real, "participants", who)}
    table |= {"date_basis": _drawn(real, "date_basis", when), "stories": cells}
    table["started_on"] = _days(chance, np.array([len(row["started_on"]) for row in real])[when])
    table["ended_on"] = table["started_on"]

    organisations = data.rows("event_organisations.csv")
    return {
        "events": _lined(table),
        "stories": _stories(chance, data.rows("stories.csv"), stories),
        "event_organisations": _roles(real, organisations, who, table["event_id"], stories, first),
    }


def _stories(chance: np.random.Generator, real: Rows, ids: pa.Array) -> pa.Table:
    drawn = chance.integers(0, len(real), len(ids))
    return _lined({"story_id": ids} | {column: _drawn(real, column, drawn) for column in STORY})


def _roles(
    events: Rows, roles: Rows, who: np.ndarray, ids: pa.Array, stories: pa.Array, first: np.ndarray
) -> pa.Table:
    """All roles of the real event `who`, for each invented event; proved by its first story."""
    own = [[i for i, role in enumerate(roles) if role["event_id"] == row["event_id"]] for row in events]
    count = np.array([len(rows) for rows in own])[who]
    event = np.repeat(np.arange(len(who)), count)
    picked = np.concatenate([np.array(own[row], dtype=np.int64) for row in who.tolist()])
    table = {"event_id": ids.take(pa.array(event)), "story_id": stories.take(pa.array(first[event]))}
    return _lined(table | {column: _drawn(roles, column, picked) for column in ROLE})


def _days(chance: np.random.Generator, lengths: np.ndarray) -> pa.Array:
    """Days as text, as precise as their real models: '2024-03-26', '2024-03', '2024' or ''."""
    first, last = (np.datetime64(day) for day in YEARS)
    days = first + chance.integers(0, int((last - first).astype(int)) + 1, len(lengths))
    whole = pa.array(days).cast(pa.string())
    cut = {length: pc.utf8_slice_codeunits(whole, 0, length) for length in (10, 7, 4)}
    found = pa.array([""]).take(pa.array(np.zeros(len(lengths), dtype=np.int64)))
    for length, text in cut.items():
        found = pc.if_else(pa.array(lengths == length), text, found)
    return found


def _numbered(prefix: str, count: int) -> pa.Array:
    return pc.binary_join_element_wise(prefix, pa.array(np.arange(count)).cast(pa.string()), "")


def _drawn(rows: Rows, column: str, indices: np.ndarray) -> pa.Array:
    return pa.array([row[column] for row in rows], pa.string()).take(pa.array(indices))


def _frame(rows: Rows) -> pa.Table:
    return _lined({column: pa.array([row[column] for row in rows], pa.string()) for column in rows[0]})


def _lined(columns: dict[str, pa.Array]) -> pa.Table:
    length = len(next(iter(columns.values())))
    return pa.table(columns | {"line": pa.array(np.arange(2, length + 2))})
