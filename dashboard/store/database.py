"""Build the DuckDB file aside, make it visible at once when complete, and open it read-only."""

import hashlib
import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb
import pandas as pd

from dashboard import settings
from dashboard.store import sqlfiles
from dashboard.store.load import DataProblems, DataSet, read_data
from dashboard.store.records import MODELS

PREFIX = "activities-"
SUFFIX = ".duckdb"
ASIDE = ".building-"
ONE_AT_A_TIME = threading.Lock()  # other processes are kept out by the lock on the file aside
# Locked: read-only, no files, no network, no extensions, no settings changed from a query.
LOCKED: dict[str, Any] = {
    "memory_limit": settings.MEMORY_LIMIT,
    "threads": settings.THREADS,
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


class LostRows(Exception):
    """An independent count of the records of a file differs from the rows loaded."""


def build(data_dir: Path | None = None, build_dir: Path | None = None) -> Built:
    """Build the database of the data files, unless the one of exactly these files is there.

    Raises DataProblems with every problem found; the last good database is then left as it was.
    """
    with ONE_AT_A_TIME:
        return _build(data_dir or settings.data_dir(), build_dir or settings.build_dir())


def _build(source: Path, target_dir: Path) -> Built:
    began = perf_counter()
    target_dir.mkdir(parents=True, exist_ok=True)
    _sweep(target_dir)
    sqlfiles.text.cache_clear()  # the queries may have changed since this process began
    digest = content_hash(source)
    target = target_dir / f"{PREFIX}{digest}{SUFFIX}"
    if target.exists():
        os.utime(target)  # the newest file is the one in use
        return Built(target, False, perf_counter() - began, {})
    data = read_data(source)
    if data.problems:
        raise DataProblems(data.problems)
    aside = target_dir / f"{ASIDE}{os.getpid()}-{digest}{SUFFIX}"
    try:
        rows = _write(aside, source, data, digest)
        aside.replace(target)
    finally:
        _remove(aside)
    _prune(target_dir)
    return Built(target, True, perf_counter() - began, rows)


def content_hash(data_dir: Path) -> str:
    """Hash of all data and query files: twelve hexadecimal digits, the same on every machine."""
    digest = hashlib.sha256()
    data_files = [data_dir / model.file for model in MODELS]
    for path in [*data_files, *sqlfiles.files()]:
        digest.update(path.name.encode())
        if path.is_file():
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def current(build_dir: Path | None = None) -> Path | None:
    """The newest complete database file, or None before the first build."""
    folder = build_dir or settings.build_dir()
    found = [(path.stat().st_mtime_ns, path.name, path) for path in _databases(folder)]
    return max(found)[2] if found else None


def open_database(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a built file read-only and locked; take one `cursor()` of it per query."""
    return duckdb.connect(str(path), read_only=True, config=LOCKED)


def _write(path: Path, source: Path, data: DataSet, digest: str) -> dict[str, int]:
    con = duckdb.connect(str(path))
    try:
        for model in MODELS:
            frame = pd.DataFrame(data.rows(model.file), dtype="str")
            frame["line"] = [record.line for record in data.records[model.file]]
            con.register(f"raw_{Path(model.file).stem}", frame)
        built_at = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
        con.register("raw_version", pd.DataFrame([{"data_hash": digest, "built_at": built_at}]))
        for name in sqlfiles.BUILDING:
            con.execute(sqlfiles.text(name))
        rows = {model.file: con.table(Path(model.file).stem).shape[0] for model in MODELS}
        _balance(source, rows)
        return rows
    finally:
        con.close()


def _balance(source: Path, loaded: dict[str, int]) -> None:
    """Count records with a reader that knows nothing of ours: lines that hold anything."""
    for file, rows in loaded.items():
        lines = sum(1 for line in (source / file).read_bytes().splitlines() if line.strip())
        if lines - 1 != rows:
            raise LostRows(f"data/{file}: {lines - 1} records in the file, {rows} rows loaded")


def _databases(folder: Path) -> Iterable[Path]:
    return folder.glob(f"{PREFIX}*{SUFFIX}")


def _sweep(folder: Path) -> None:
    """Remove what killed builds left behind; one that is still running holds its file locked."""
    for path in folder.glob(f"{ASIDE}*{SUFFIX}"):
        try:
            duckdb.connect(str(path)).close()
        except duckdb.Error as error:
            if "Could not set lock" in str(error):
                continue
        _remove(path)


def _prune(folder: Path) -> None:
    newest = sorted(_databases(folder), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in newest[settings.KEPT_DATABASES :]:
        _remove(path)


def _remove(path: Path) -> None:
    for leftover in (path, path.with_name(path.name + ".wal")):
        try:
            leftover.unlink(missing_ok=True)
        except PermissionError:  # Windows: somebody still reads it; the next start tries again
            continue
