"""Which database is shown: that of the data files as they are now, else the last good one."""

import threading
import time
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard import settings
from dashboard.store import database
from dashboard.store.dataset import DataProblems
from dashboard.store.files import Signature, signature

VERSION = "version_of_the_run"
TRY_AGAIN = 5  # seconds until a build that the machine hindered is tried again
LOOKING = threading.Lock()


@dataclass(frozen=True)
class Served:
    """The database in use, and what keeps newer data from being used; `until` is when to look again."""

    path: Path | None
    problems: tuple[str, ...] = ()
    until: float = 0

    def stands(self) -> bool:
        """Whether there is no need to look again while the files stay as they are."""
        if self.problems:
            return time.monotonic() < self.until
        return self.path is not None and self.path.exists()


# By folder of data and of databases: a process serves one pair, tests several.
_served: dict[tuple[Path, Path], tuple[Signature, Served]] = {}


def problems() -> tuple[str, ...]:
    """Why the data files of now are not the ones shown, if they are not."""
    return _look().problems


def begin_run() -> None:
    """Look once a run whether the files have changed: all answers of the run come from one database."""
    st.session_state[VERSION] = str(_look().path or "")


def version() -> str:
    """Path of the database file in use; its name carries the hash of the data and queries."""
    return str(st.session_state.get(VERSION) or _look().path or "")


def has_data() -> bool:
    """Whether there are data to show, be it older ones."""
    return bool(version())


def _look() -> Served:
    """The database of the data files as they are now, else the last good one."""
    folders = settings.data_dir(), settings.build_dir()
    with LOOKING:
        seen = signature(folders[0])
        before, served = _served.get(folders, (None, Served(None)))
        if before == seen and served.stands():
            return served
        served = _build(served.path)
        _served[folders] = seen, served
        return served


def _build(last: Path | None) -> Served:
    last = last or database.current()
    try:
        return Served(database.build().path)
    except DataProblems as found:  # the same for the same files; a confirmed loss is built elsewhere
        return Served(last, tuple(map(str, found.problems)), time.monotonic() + TRY_AGAIN)
    except database.BuildFailed as failed:
        return Served(last, (str(failed),), time.monotonic() + TRY_AGAIN)
