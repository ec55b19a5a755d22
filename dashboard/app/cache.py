"""What the app keeps between runs: the open database, answers, figures; all keyed by the data's version."""

import gc
import json
import threading
import time
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.filters import LISTS, Filters
from dashboard.charts import figures, maps, projection
from dashboard.charts.theme import PALETTES, PRINT, Palette
from dashboard.export.image import FIGURE
from dashboard.store import database, sqlfiles
from dashboard.store.load import DataProblems

VERSION = "version_of_the_run"
COLLECT_EVERY = 60  # seconds between garbage collections, which the server no longer does after each run
DIMENSIONS = {**LISTS, "language": "languages", "organisation": "organisations"}


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


def options() -> dict[str, dict[str, str]]:
    """What can be chosen: field of Filters -> code -> name, in the order of the lists."""
    rows = ask("filter_options")
    return {
        DIMENSIONS.get(dimension, dimension): dict(zip(part.code, part.name_, strict=True))
        for dimension, part in rows.rename(columns={"name": "name_"}).groupby("dimension", sort=False)
    }


def figure(
    question: str, mode: str, filters: Filters, arguments: tuple[Any, ...], drawing: tuple[Any, ...]
) -> go.Figure:
    """The figure of a question in `mode` light, dark or print."""
    return _drawn(version(), question, mode, filters, arguments, drawing)


def mode() -> str:
    """Whether this visitor sees light or dark."""
    return st.context.theme.type or "light"


def is_phone() -> bool:
    """Whether the visitor's browser says that it runs on a phone; the width of the window is not known."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def palette(mode: str) -> Palette:
    """The palette of a mode: light, dark or print."""
    return PRINT if mode == "print" else PALETTES[mode]


@st.cache_resource(show_spinner=False)
def country_names() -> list[tuple[str, float, float]]:
    """Names of the five states with longitude and latitude to write them at, in degrees."""
    found = [f["properties"] for f in _boundaries()["features"]]
    return [(p["name"], p["lon"], p["lat"]) for p in found if p["kind"] == "country"]


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
    drawing: tuple[Any, ...],
) -> go.Figure:
    rows = _asked(path, question, (filters, *arguments))
    if question == "places_on_map":
        size = FIGURE if mode == "print" else maps.PHONE if True in drawing else maps.SCREEN
        return maps.places_on_map(rows, palette(mode), _outlines(), country_names(), size)
    return getattr(figures, question)(rows, palette(mode), *drawing)


@st.cache_resource(show_spinner=False)
def _boundaries() -> dict[str, Any]:
    return json.loads(settings.BOUNDARIES.read_text(encoding="utf-8"))


@st.cache_resource(show_spinner=False)
def _outlines() -> list[Any]:
    return projection.outlines(_boundaries())
