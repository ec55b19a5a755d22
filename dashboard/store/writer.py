"""The one writer of data files: all files of a decision or none, at whatever moment it is killed."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from dashboard.store import journal
from dashboard.store.files import Files, read_files
from dashboard.words import _

LOCK = ".writing.lock"
LONGEST_WAIT = 10.0  # seconds for another writer, who takes some hundredths


class Changed(Exception):
    """A data file is no longer what the change was made from; the message is for people."""


class Busy(Exception):
    """Another process has been writing for too long; the message is for people."""


def write(folder: Path, before: Files, after: Files) -> None:
    """Write the files that differ, all or none; raises Changed or Busy where nothing was written."""
    with _alone(folder):
        _mend(folder)
        now = read_files(folder).contents
        for file in sorted(before.contents | now):
            if now.get(file) != before.contents.get(file):
                raise Changed(
                    _(
                        "{file} was changed by somebody else meanwhile: look again and decide again.",
                        file=file,
                    )
                )
        written = {file: content for file, content in after.contents.items() if content != now.get(file)}
        if written:
            journal.put(folder, now, written)
            _mend(folder)


def write_beside(path: Path, content: bytes) -> None:
    """Write one file of a data folder that no decision changes, whole or not at all."""
    with _alone(path.parent):
        journal.replace(path, content)


def mend(folder: Path) -> None:
    """Finish what a killed write had begun; to be called when editing starts."""
    with _alone(folder):
        _mend(folder)


def _mend(folder: Path) -> None:
    """Bring each file of the journal to its new contents; one that somebody changed since stays theirs."""
    for file, content in journal.pending(folder).items():
        journal.replace(folder / file, content)
    journal.remove(folder)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One writer at a time; the system takes the lock away from a process that dies."""
    with (folder / LOCK).open("a+b") as lock:
        until = time.monotonic() + LONGEST_WAIT
        while not _locked(lock.fileno()):
            if time.monotonic() > until:
                raise Busy(_("Somebody else is writing the data files: try again in a minute."))
            time.sleep(0.01)
        yield  # closing the file gives the lock back


if sys.platform == "win32":
    import msvcrt

    def _locked(number: int) -> bool:
        try:
            os.lseek(number, 0, os.SEEK_SET)
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(number: int) -> bool:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
