"""What the app keeps between runs: the open database, answers, figures; all keyed by the data's version."""

import functools
import gc
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pandas as pd
import streamlit as st
from plotly.basedatatypes import BaseFigure

from dashboard import settings
from dashboard.analysis.chosen import Answers
from dashboard.analysis.filters import Filters
from dashboard.analysis.kept import kept
from dashboard.cards import names
from dashboard.cards.card import Ask, Card
from dashboard.charts import figures
from dashboard.charts.chart import Chart
from dashboard.charts.fit import Figure, Fit
from dashboard.charts.theme import PALETTES, Palette
from dashboard.store import database
from dashboard.store.dataset import DataProblems
from dashboard.store.files import Signature, signature

VERSION = "version_of_the_run"
COLLECT_EVERY = 60  # seconds between garbage collections, which the server no longer does after each run
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


def ask(question: str, *arguments: Any) -> pd.DataFrame:
    """The rows of a question; shared between sessions, so never changed in place."""
    return _asked(version(), question, arguments)


def asker() -> Ask:
    """Ask the database that this run shows, also later and from another thread: for files made on a click."""
    path = version()
    return lambda question, *arguments: _asked(path, question, arguments)


def totals(filters: Filters) -> "pd.Series[Any]":
    """The one row of totals."""
    return ask("totals", filters).iloc[0]


def options() -> names.Names:
    """What can be chosen: field of Filters -> code -> name, in the order of the lists."""
    return _options(version())


def labels() -> names.Names:
    """How each choice stands in a list: field of Filters -> code -> label."""
    return _labels(version())


class Drawn(BaseFigure):
    """A figure that Streamlit sends as it is: plotly would check and copy all of it at each run."""

    def __init__(self, figure: Figure) -> None:
        vars(self)["plain"] = figure

    def to_dict(self) -> Figure:
        """The figure as plain data, not to be changed: a test validates every figure."""
        return vars(self)["plain"]


def figure(card: Card, fit: Fit) -> Drawn:
    """The figure of a card in the colours of this visitor, as it fits the page."""
    return _drawn(version(), card.chart, mode(), fit)


def mode() -> str:
    """Whether this visitor sees light or dark."""
    return st.context.theme.type or "light"


def is_phone() -> bool:
    """Whether the visitor's browser says that it runs on a phone; the width of the window is not known."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def palette() -> Palette:
    """The colours of this visitor."""
    return PALETTES[mode()]


@functools.cache  # not Streamlit's: any visitor can clear that, and each time would leave a thread
def collect_on_a_timer() -> None:
    """Freeze what the start has made and collect garbage on a timer, once a process."""
    gc.collect()
    gc.freeze()

    def collect() -> None:
        while True:
            time.sleep(COLLECT_EVERY)
            gc.collect()

    threading.Thread(target=collect, name="collect", daemon=True).start()


@st.cache_resource(show_spinner=False, max_entries=2)
def _database(path: str) -> Answers:
    return Answers(database.open_database(Path(path)))


def _bytes_of_rows(rows: pd.DataFrame) -> int:
    return int(rows.memory_usage(deep=True).sum())


def _bytes_of_figure(figure: Drawn) -> int:
    """A figure takes some ten times the letters of its numbers and words."""
    return 10 * len(orjson.dumps(figure.to_dict()))


@kept(settings.KEPT_ROWS, _bytes_of_rows)
def _asked(path: str, question: str, arguments: tuple[Any, ...]) -> pd.DataFrame:
    return _database(path).ask(question, *arguments)


@st.cache_resource(show_spinner=False, max_entries=2)
def _options(path: str) -> names.Names:
    return names.options(lambda question: _asked(path, question, ()))


@st.cache_resource(show_spinner=False, max_entries=2)
def _labels(path: str) -> names.Names:
    return names.labels(lambda question: _asked(path, question, ()))


@kept(settings.KEPT_FIGURES, _bytes_of_figure)
def _drawn(path: str, chart: Chart, mode: str, fit: Fit) -> Drawn:
    return Drawn(figures.figure(chart, PALETTES[mode], fit))
