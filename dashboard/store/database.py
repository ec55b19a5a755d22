"""Build the DuckDB file aside, make it visible at once when complete, and open it read-only."""

import contextlib
import os
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb
import pandas as pd

from dashboard import settings
from dashboard.store import shelf, sqlfiles
from dashboard.store.dataset import DataProblems, DataSet, Problem
from dashboard.store.files import Files, read_files
from dashboard.store.load import parsed
from dashboard.store.records import MODELS
from dashboard.words import N_, _

ONE_AT_A_TIME = threading.Lock()  # other processes are kept out by the lock on the file aside
MOST_LOST = 0.1  # share of a file's rows that may be gone without a word
LOST = N_(
    "has {now} rows, and had {before}: over a tenth is gone; if it is meant: dashboard build --accept-loss"
)
# Small blocks: with DuckDB's usual 256 kB each column of each table takes one, 28 MB for some hundred events.
WRITTEN: dict[str, Any] = {"default_block_size": 16_384}
# Locked: read-only, no files, no network, no extensions, no settings changed from a query.
LOCKED: dict[str, Any] = {
    "memory_limit": settings.MEMORY_LIMIT,
    "threads": settings.THREADS,
    "max_execution_time": settings.LONGEST_QUESTION,
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "max_temp_directory_size": "0GB",
    "lock_configuration": "true",
}


@dataclass(frozen=True)
class Built:
    """What a build did: the file, whether it is new, seconds taken, rows by data file."""

    path: Path
    fresh: bool
    seconds: float
    rows: dict[str, int]


class BuildFailed(Exception):
    """The data are sound, but no database could be made of them: a sentence says why."""


class LostRows(BuildFailed):
    """An independent count of the records of a file differs from the rows loaded."""


def build(data_dir: Path | None = None, build_dir: Path | None = None, accept_loss: bool = False) -> Built:
    """Build the database of the data files, unless the one of exactly these files is there.

    Raises DataProblems with every problem found, BuildFailed where the machine is in the way; the last
    good database is then left as it was. `accept_loss` lets a file lose over a tenth of its rows.
    """
    source, folder = data_dir or settings.data_dir(), build_dir or settings.build_dir()
    with ONE_AT_A_TIME:
        try:
            return _build(source, folder, accept_loss)
        except OSError as error:
            message = _(
                "The database cannot be written to {folder}: {why}.", folder=folder, why=error.strerror
            )
            raise BuildFailed(message) from error
        except duckdb.Error as error:
            why = str(error).partition("\n")[0]
            message = _("The database cannot be made in {folder}: {why}", folder=folder, why=why)
            raise BuildFailed(message) from error


def current(data_dir: Path | None = None, build_dir: Path | None = None) -> Path | None:
    """The last good database of a data folder, or None before its first build."""
    return shelf.current(build_dir or settings.build_dir(), data_dir or settings.data_dir())


def content_hash(data_dir: Path) -> str:
    """Hash of all data and query files: twelve hexadecimal digits, the same on every machine."""
    return read_files(data_dir).digest()


def _build(source: Path, folder: Path, accept_loss: bool) -> Built:
    began = perf_counter()
    with contextlib.suppress(OSError):  # a folder one can only read may hold the right database
        folder.mkdir(parents=True, exist_ok=True)
    shelf.sweep(folder)
    sqlfiles.text.cache_clear()  # the queries may have changed since this process began
    files = read_files(source)
    digest = files.digest()
    target = shelf.place(folder, digest)
    if shelf.is_whole(target):
        with contextlib.suppress(OSError):
            os.utime(target)  # the newest are kept
        shelf.put_in_use(folder, source, target)
        return Built(target, False, perf_counter() - began, {})
    data = parsed(files)
    if data.problems:
        raise DataProblems(data.problems)
    if not accept_loss:
        _stop_at_a_loss(shelf.current(folder, source), files)
    aside = shelf.aside(folder, digest)
    try:
        rows = _write(aside, files, data, digest)
        shelf.written(aside)
        shelf.seal(aside, target)
        shelf.written(folder)
    finally:
        shelf.remove(aside)
    shelf.put_in_use(folder, source, target)
    shelf.prune(folder)
    return Built(target, True, perf_counter() - began, rows)


def open_database(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a built file read-only and locked; take one `cursor()` of it per query."""
    return duckdb.connect(str(path), read_only=True, config=LOCKED)


def _stop_at_a_loss(before: Path | None, files: Files) -> None:
    """Refuse data that lost over a tenth of a file's rows against the last good database."""
    if before is None:
        return
    now, problems = files.records(), []
    try:
        with open_database(before) as con:
            had = _rows(con)
    except duckdb.Error:  # damaged, or of an older form: nothing to compare with
        return
    for file, rows in had.items():
        if now[file] < (1 - MOST_LOST) * rows:
            problems.append(Problem(file, now[file] + 1, "file", _(LOST, now=now[file], before=rows)))
    if problems:
        raise DataProblems(problems)


def _write(path: Path, files: Files, data: DataSet, digest: str) -> dict[str, int]:
    with duckdb.connect(str(path), config=WRITTEN) as con:
        for model in MODELS:
            frame = pd.DataFrame(data.rows(model.file), columns=list(model.model_fields), dtype="str")
            frame["line"] = [record.line for record in data.records[model.file]]
            con.register(f"raw_{Path(model.file).stem}", frame)
        built_at = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
        version = {"data_hash": digest, "built_at": built_at, "language": settings.language()}
        con.register("raw_version", pd.DataFrame([version]))
        for name in sqlfiles.BUILDING:
            con.execute(sqlfiles.text(name))
        rows = _rows(con)
        _balance(files.records(), rows)
        return rows


def _rows(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return {model.file: con.table(Path(model.file).stem).shape[0] for model in MODELS}


def _balance(records: dict[str, int], loaded: dict[str, int]) -> None:
    """Compare the records of each file, counted on their own, with the rows loaded."""
    for file, rows in loaded.items():
        if records[file] != rows:
            message = _("{records} records in the file, {rows} rows loaded", records=records[file], rows=rows)
            raise LostRows(f"data/{file}: {message}")
