"""The folder of built databases: which one is in use for which data, and what may go."""

import contextlib
import hashlib
import os
import time
from pathlib import Path

import duckdb

from dashboard import settings

PREFIX = "activities-"
SUFFIX = ".duckdb"
ASIDE = ".building-"
SEAL = ".sha256"  # a small file a database, with the hash of all its bytes
LEFT = 30  # seconds since a build last wrote, after which it is no longer about to put its file in place
IN_USE = "in-use-"  # a small file a data folder, with the name of its last good database


def place(folder: Path, digest: str) -> Path:
    """Where the database of these data belongs."""
    return folder / f"{PREFIX}{digest}{_language()}{SUFFIX}"


def aside(folder: Path, digest: str) -> Path:
    """Where this process builds it."""
    return folder / f"{ASIDE}{os.getpid()}-{digest}{_language()}{SUFFIX}"


def seal(path: Path, target: Path) -> None:
    """Put a new database in its place, then the hash of its bytes beside it; without one it is built anew."""
    _unlink(_seal(target))
    digest = _hash(path)
    path.replace(target)
    _seal(target).write_text(digest, encoding="utf-8")


def is_whole(path: Path) -> bool:
    """Whether a database has the very bytes that it was built with."""
    with contextlib.suppress(OSError):
        return _seal(path).read_text(encoding="utf-8") == _hash(path)
    return False


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _seal(path: Path) -> Path:
    return path.with_name(path.name + SEAL)


def current(folder: Path, source: Path) -> Path | None:
    """The last good database of a data folder, or None before its first build."""
    with contextlib.suppress(OSError):
        path = folder / _mark(folder, source).read_text(encoding="utf-8").strip()
        return path if path.is_file() and path.name.startswith(PREFIX) else None
    return None


def put_in_use(folder: Path, source: Path, path: Path) -> None:
    """Remember the database as the last good one of a data folder, if the folder can be written."""
    if current(folder, source) == path:
        return
    mark = _mark(folder, source)
    fresh = mark.with_name(f"{mark.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        fresh.write_text(path.name, encoding="utf-8")
        fresh.replace(mark)


def _mark(folder: Path, source: Path) -> Path:
    digest = hashlib.sha256(str(source.resolve()).encode()).hexdigest()[:8]
    return folder / f"{IN_USE}{digest}{_language()}"


def _language() -> str:
    """What tells databases in another language from those in English: names are chosen as one is built."""
    return "" if settings.language() == settings.SOURCE_LANGUAGE else f"-{settings.language()}"


def sweep(folder: Path) -> None:
    """Remove what killed builds left behind; one that runs holds its file locked or has just written it."""
    for path in folder.glob(f"{ASIDE}*{SUFFIX}"):
        if _age(path) < LEFT:
            continue
        try:
            duckdb.connect(str(path)).close()
        except duckdb.Error as error:
            if "Could not set lock" in str(error):
                continue
        remove(path)
    for path in folder.glob(f"{PREFIX}*{SUFFIX}.*"):  # logs and hashes
        if not path.with_suffix("").exists():
            _unlink(path)


def _age(path: Path) -> float:
    """Seconds since a file was last written; none if it is gone."""
    with contextlib.suppress(OSError):
        return time.time() - path.stat().st_mtime
    return 0


def prune(folder: Path) -> None:
    """Keep the newest databases, and those that are in use."""
    marked = {path.read_text(encoding="utf-8").strip() for path in folder.glob(f"{IN_USE}*")}
    databases = folder.glob(f"{PREFIX}*{SUFFIX}")
    newest = sorted(databases, key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in newest[settings.KEPT_DATABASES :]:
        if path.name not in marked:
            remove(path)


def remove(path: Path) -> None:
    """Remove a database with its log and its hash."""
    for leftover in (path, path.with_name(path.name + ".wal"), _seal(path)):
        _unlink(leftover)


def _unlink(path: Path) -> None:
    with contextlib.suppress(OSError):  # somebody still reads it: the next start tries again
        path.unlink(missing_ok=True)


def written(path: Path) -> None:
    """Have the disk hold a file, or the names of a folder, before anything relies on it."""
    with contextlib.suppress(OSError):  # folders cannot be opened on Windows
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
