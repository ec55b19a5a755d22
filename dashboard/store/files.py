"""The data files as they stand on the disk: every byte is read once, and all else follows from that."""

import contextlib
import hashlib
import stat
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.store import journal, sqlfiles
from dashboard.store.decisions import KEPT, Decision
from dashboard.store.records import MODELS
from dashboard.words import _

MOST_READINGS = 5  # of a folder that is being written
Signature = tuple[tuple[str, int, int, int], ...]  # name, number of the file, time and size


@dataclass(frozen=True)
class Files:
    """The bytes of the data files by name, and why a file could not be read."""

    contents: dict[str, bytes] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)

    def digest(self) -> str:
        """Hash of these files and all queries: twelve hexadecimal digits, the same on every machine."""
        content = hashlib.sha256()
        for model in MODELS:
            content.update(model.file.encode())
            content.update(self.contents.get(model.file, b"").replace(b"\r\n", b"\n"))
        for name in sqlfiles.all_names():
            content.update(f"{name}.sql".encode() + sqlfiles.text(name).encode())
        return content.hexdigest()[:12]

    def records(self) -> dict[str, int]:
        """Records by file, counted by a reader that knows nothing of ours: lines that hold anything."""
        return {
            file: sum(1 for line in content.splitlines() if line.strip()) - 1
            for file, content in self.contents.items()
        }


def read_files(folder: Path) -> Files:
    """Read every known data file of a folder, all of one state; other files in it do not count.

    What a write has begun, and perhaps was killed in, is read as if it were done.
    """
    for _reading in range(MOST_READINGS):
        before, begun = signature(folder), journal.pending(folder)
        files = _read(folder)
        if signature(folder) == before:
            break
    files.contents.update(begun)
    for file in begun:
        files.unread.pop(file, None)
    return files


def _read(folder: Path) -> Files:
    files = Files()
    for model in KEPT:
        path = folder / model.file
        try:
            if stat.S_ISREG(path.stat().st_mode):  # a pipe would never end
                files.contents[model.file] = path.read_bytes()
            else:
                files.unread[model.file] = _("is no plain file")
        except FileNotFoundError:
            if model is not Decision:  # there is none before the first decision
                files.unread[model.file] = _("is missing")
        except OSError as error:
            files.unread[model.file] = _("cannot be read: {why}", why=error.strerror)
    return files


def signature(folder: Path) -> Signature:
    """What tells that a data or query file was changed or taken away; cheap enough for every run."""
    return tuple(
        map(_stat, [*(folder / model.file for model in KEPT), folder / journal.JOURNAL, *sqlfiles.files()])
    )


def _stat(path: Path) -> tuple[str, int, int, int]:
    with contextlib.suppress(OSError):
        stats = path.stat()
        return path.name, stats.st_ino, stats.st_mtime_ns, stats.st_size
    return path.name, 0, 0, 0
