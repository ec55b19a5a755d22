"""What the app keeps between runs: the open database, answers, figures; all keyed by the data's version."""

import gc
import threading
import time
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.filters import Filters
from dashboard.cards import drawing, names
from dashboard.cards.card import Card
from dashboard.charts.theme import PALETTES, Palette
from dashboard.store import database, sqlfiles
from dashboard.store.load import DataProblems

VERSION = "version_of_the_run"
COLLECT_EVERY = 60  # seconds between garbage collections, which the server no longer does after each run


def problems() -> tuple[str, ...]:
    """What is wrong with the data files now, if their last change could not be built."""
    return _built(_signature())


def begin_run() -> None:
    """Look once a run whether the files have changed: all answers of the run come from one database."""
    st.session_state[VERSION] = _look()


def version() -> str:
    """Name of the database file in use; it carries the hash of the data and queries."""
    return str(st.session_state.get(VERSION) or _look())


def _look() -> str:
    problems()
    path = database.current()
    if path is None:
        raise DataProblems([])
    return str(path)


def ask(question: str, *arguments: Any) -> pd.DataFrame:
    """The rows of a question; shared between sessions, so never changed in place."""
    return _asked(version(), question, arguments)


def totals(filters: Filters) -> "pd.Series[Any]":
    """The one row of totals."""
    return ask("totals", filters).iloc[0]


def options() -> names.Names:
    """What can be chosen: field of Filters -> code -> name, in the order of the lists."""
    return names.options(ask)


def figure(card: Card, *on_screen: Any) -> go.Figure:
    """The figure of a card in the colours of this visitor; `on_screen` says how it fits the page."""
    return _drawn(version(), card.question, mode(), card.filters, card.arguments, card.drawing, on_screen)


def mode() -> str:
    """Whether this visitor sees light or dark."""
    return st.context.theme.type or "light"


def is_phone() -> bool:
    """Whether the visitor's browser says that it runs on a phone; the width of the window is not known."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def palette() -> Palette:
    """The colours of this visitor."""
    return PALETTES[mode()]


@st.cache_resource(show_spinner=False)
def collect_on_a_timer() -> None:
    """Freeze what the start has made and collect garbage on a timer, once a process."""
    gc.collect()
    gc.freeze()

    def collect() -> None:
        while True:
            time.sleep(COLLECT_EVERY)
            gc.collect()

    threading.Thread(target=collect, name="collect", daemon=True).start()


def _signature() -> tuple[tuple[str, int, int], ...]:
    """Names, times and sizes of all files the database is made of: cheap enough for every run."""
    data = sorted(settings.data_dir().glob("*.csv"))
    stats = [(path.name, path.stat()) for path in [*data, *sqlfiles.files()]]
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


@st.cache_resource(show_spinner="Reading the data …", max_entries=4)
def _built(signature: tuple[tuple[str, int, int], ...]) -> tuple[str, ...]:
    try:
        database.build()
    except DataProblems as found:
        return tuple(map(str, found.problems))
    return ()


@st.cache_resource(show_spinner=False, max_entries=2)
def _database(path: str) -> answers.Database:
    return database.open_database(Path(path))


@st.cache_resource(show_spinner=False, max_entries=2000)
def _asked(path: str, question: str, arguments: tuple[Any, ...]) -> pd.DataFrame:
    return getattr(answers, question)(_database(path), *arguments)


@st.cache_resource(show_spinner=False, max_entries=1000)
def _drawn(
    path: str,
    question: str,
    mode: str,
    filters: Filters,
    arguments: tuple[Any, ...],
    how: tuple[Any, ...],
    on_screen: tuple[Any, ...],
) -> go.Figure:
    rows = _asked(path, question, (filters, *arguments))
    return drawing.figure(question, rows, PALETTES[mode], how, *on_screen)
