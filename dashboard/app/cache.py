"""What the app keeps between runs: the open database, answers, cards, figures; all keyed by its version."""

import functools
import gc
import threading
import time
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
from dashboard.app.served import version
from dashboard.cards import found, names, page_list
from dashboard.cards.card import Ask, Card, View
from dashboard.charts import figures
from dashboard.charts.fit import Figure, Fit
from dashboard.charts.theme import PALETTES, Palette
from dashboard.store import database

COLLECT_EVERY = 60  # seconds between garbage collections, which the server no longer does after each run
TWO = 2  # databases of which names are kept and that stay open: the one in use, and the one before


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


def known() -> names.Names:
    """What can be chosen: field of Filters -> code -> name, in the order of the lists."""
    return _known(version())


def labels() -> names.Names:
    """How each choice stands in a list: field of Filters -> code -> label."""
    return _labels(version())


def short_names() -> names.Names:
    """The short name of each choice, its acronym where it has one."""
    return _short(version())


def findable() -> bytes:
    """What the search box looks through, for the browser."""
    return _findable(version())


def cards(view: View) -> page_list.Cards:
    """The charts of the page of a view by their ids, in a dict of one's own."""
    return dict(_made(version(), view.filters, view.page, tuple(sorted(view.controls.items()))))


class Drawn(BaseFigure):
    """A figure that Streamlit sends as it is: plotly would check and copy all of it at each run."""

    def __init__(self, figure: Figure) -> None:
        self.__dict__["plain"] = figure  # plotly's own attributes take only what it knows

    def to_dict(self) -> Figure:
        """The figure as plain data, not to be changed: a test validates every figure."""
        return self.__dict__["plain"]


def figure(card: Card, fit: Fit) -> Drawn:
    """The figure of a card in the colours of this visitor, as it fits the page."""
    return _drawn(card, version(), mode(), fit)


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


@kept(TWO, lambda _: 1)
def _database(path: str) -> Answers:
    return Answers(database.open_database(Path(path)))


def _bytes_of_rows(rows: pd.DataFrame) -> int:
    return 1000 + sum(column.nbytes for _, column in rows.items())


def _bytes_of_figure(figure: Drawn) -> int:
    """A figure takes some ten times the letters of its numbers and words."""
    return 10 * len(orjson.dumps(figure.to_dict()))


@kept(settings.KEPT_ROWS, _bytes_of_rows)
def _asked(path: str, question: str, arguments: tuple[Any, ...]) -> pd.DataFrame:
    return _database(path).ask(question, *arguments)


@kept(TWO, lambda _: 1)
def _known(path: str) -> names.Names:
    return names.known(names.options(lambda question: _asked(path, question, ())))


@kept(TWO, lambda _: 1)
def _labels(path: str) -> names.Names:
    return names.labels(lambda question: _asked(path, question, ()))


@kept(TWO, lambda _: 1)
def _short(path: str) -> names.Names:
    return names.known(names.short(_labels(path)))


@kept(TWO, lambda _: 1)
def _findable(path: str) -> bytes:
    return found.findable(lambda question, *arguments: _asked(path, question, arguments))


def _bytes_of_cards(cards: page_list.Cards) -> int:
    """Most of a card are its numbers and names."""
    charts = [card.chart for card in cards.values()]
    return (
        sum(300 * len(one.categories) + 60 * sum(len(s.values) for s in one.series) for one in charts) + 5000
    )


@kept(settings.KEPT_CARDS, _bytes_of_cards)
def _made(path: str, filters: Filters, page: str, controls: tuple[tuple[str, str], ...]) -> page_list.Cards:
    def ask(question: str, *arguments: Any) -> pd.DataFrame:
        return _asked(path, question, arguments)

    return page_list.cards(View(ask, filters, _known(path), page, dict(controls)))


def _address(card: Card, *rest: Any) -> tuple[Any, ...]:
    """What tells a figure from others: a chart of thousands of numbers is no cheap key."""
    return card.address, card.id, *rest


@kept(settings.KEPT_FIGURES, _bytes_of_figure, _address)
def _drawn(card: Card, path: str, mode: str, fit: Fit) -> Drawn:
    return Drawn(figures.figure(card.chart, PALETTES[mode], fit))
