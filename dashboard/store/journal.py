"""What a write is about to do, kept beside the data files until it is done, so that no half of it is seen."""

import base64
import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

JOURNAL = ".writing.json"
ASIDE = ".writing.part"


def put(folder: Path, now: Mapping[str, bytes], written: Mapping[str, bytes]) -> None:
    """Keep the new contents of files, each with the hash of what it replaces; from here on they are valid."""
    entries = {
        file: {"before": _hash(now.get(file)), "after": base64.b64encode(content).decode()}
        for file, content in written.items()
    }
    replace(folder / JOURNAL, json.dumps(entries).encode())


def pending(folder: Path) -> dict[str, bytes]:
    """The contents that a begun write has still to put in place: of files that are as they were before it."""
    try:
        entries = json.loads((folder / JOURNAL).read_bytes())
    except OSError:  # none is there; a folder that cannot be read is told of with its data files
        return {}
    return {
        file: base64.b64decode(entry["after"])
        for file, entry in entries.items()
        if _hash(_content(folder / file)) == entry["before"]
    }


def remove(folder: Path) -> None:
    """Forget a write that is done, and what a killed one left aside."""
    for name in (JOURNAL, ASIDE):
        (folder / name).unlink(missing_ok=True)


def replace(path: Path, content: bytes) -> None:
    """Put a file in place of another at once: written aside, on the disk, then renamed."""
    aside = path.parent / ASIDE
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        aside.chmod(path.stat().st_mode)
    aside.replace(path)
    _written(path.parent)


def _written(folder: Path) -> None:
    """Have the names of a folder on the disk, where the system can."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _hash(content: bytes | None) -> str:
    return "" if content is None else hashlib.sha256(content).hexdigest()
