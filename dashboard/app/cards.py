"""A chart in its card: title, subtitle, figure, note, and the quiet row Download · Data · SQL."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.analysis import phrases
from dashboard.analysis.filters import Filters
from dashboard.app import cache, dialogs
from dashboard.app.text import escaped
from dashboard.charts.key import HATCH
from dashboard.export.image import Frame

KeyLine = tuple[str, str, str]  # words, number, colour
Points = list[list[str]]  # the codes of each bar, cell or point that was clicked or brushed
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}


@dataclass(frozen=True)
class Card:
    """One chart and all that is said about it.

    `question` names the query and the figure, `arguments` follow the filter in the query, `drawing`
    the rows and palette in the figure, and `on_screen` come last, but not in files; `click` gets
    the codes of what was clicked and changes the filter, `brush` lets it get a whole span; `legend`
    gives the (words, number, colour) lines of the key for a mode; `controls` draws the switches of
    this chart; `slot` tells two cards of one question on a page apart; `key_below` puts the key
    under the figure.
    """

    question: str
    title: str
    subtitle: str
    filters: Filters
    in_words: str
    alt: str
    arguments: tuple[Any, ...] = ()
    drawing: tuple[Any, ...] = ()
    on_screen: tuple[Any, ...] = ()
    note: str = ""
    notice: str = ""
    left_out: str = ""
    click: Callable[[Points], None] | None = None
    brush: bool = False
    legend: Callable[[str], list[KeyLine]] | None = None
    controls: Callable[[], None] | None = None
    slot: str = ""
    key_below: bool = False

    @property
    def id(self) -> str:
        """What the keys of its elements end in."""
        return f"{self.question}-{self.slot}" if self.slot else self.question


def draw(card: Card) -> None:
    """The card with its figure; the key, if it has one, stands right of the figure."""
    mode = cache.mode()
    with st.container(border=True, key=f"card-{card.id}", height="stretch"):
        _head_with_controls(card)
        drawing = card.drawing + card.on_screen
        figure = cache.figure(card.question, mode, card.filters, card.arguments, drawing)
        if card.legend and card.key_below:
            _figure(card, figure)
            st.html(_legend(card.legend(mode)))
        elif card.legend:
            left, right = st.columns([3, 1.05], gap="medium")
            with left:
                _figure(card, figure)
            with right:
                st.html(_legend(card.legend(mode)))
        else:
            _figure(card, figure)
        if card.notice or card.note:
            st.html(f'<p class="card-note">{escaped(card.notice or card.note)}</p>')
        foot(card)


def _head_with_controls(card: Card) -> None:
    if card.controls is None:
        return head(card.title, card.subtitle)
    with st.container(horizontal=True, key=f"controls-{card.id}"):
        head(card.title, card.subtitle)
        card.controls()


def head(title: str, subtitle: str) -> None:
    """Title and subtitle of a card."""
    st.html(f'<h3 class="card-title">{escaped(title)}</h3><p class="card-subtitle">{escaped(subtitle)}</p>')


def _figure(card: Card, figure: Any) -> None:
    key = f"chart-{card.id}-{st.session_state.get(f'clicks-{card.id}', 0)}"
    if card.click is None:
        st.plotly_chart(figure, theme=None, config=CONFIG, key=key, alt=card.alt)
        return
    st.plotly_chart(
        figure,
        theme=None,
        config=CONFIG,
        key=key,
        alt=card.alt,
        on_select=lambda: _clicked(card, key),
        selection_mode=("points", "box") if card.brush else "points",
    )


def _clicked(card: Card, key: str) -> None:
    points = st.session_state[key].selection.points
    if not points or card.click is None:
        return
    # A new key forgets the selection, so that the same bar can be clicked again.
    st.session_state[f"clicks-{card.id}"] = st.session_state.get(f"clicks-{card.id}", 0) + 1
    card.click([list(point["customdata"]) for point in points])


def _legend(lines: list[KeyLine]) -> str:
    rows = "".join(
        f'<li class="{"" if colour else "total"}">'
        + (_swatch(colour))
        + f"<span>{escaped(text)}</span><b>{escaped(value)}</b></li>"
        for text, value, colour in lines
    )
    return f'<ul class="legend">{rows}</ul>'


def _swatch(colour: str) -> str:
    if colour == HATCH:
        return '<i class="hatch"></i>'
    return f'<i style="background:{colour}"></i>' if colour else ""


@st.fragment
def foot(card: Card) -> None:
    """The quiet row; in a fragment, so that opening a dialog does not run the page again."""
    with st.container(horizontal=True, key=f"foot-{card.id}", vertical_alignment="center"):
        if st.button("Download", key=f"download-{card.id}", type="tertiary"):
            dialogs.download(card.question, _print(card), _frame(card))
        if st.button("Data", key=f"data-{card.id}", type="tertiary"):
            rows = cache.ask(card.question, card.filters, *card.arguments)
            dialogs.data(card.title, card.question, rows)
        if st.button("SQL", key=f"sql-{card.id}", type="tertiary"):
            dialogs.sql(card.question, card.filters, card.arguments)
        if card.left_out:
            st.html(f'<p class="left-out">{escaped(card.left_out)}</p>')


@st.fragment
def rows_foot(question: str, title: str, filters: Filters, arguments: tuple[Any, ...] = ()) -> None:
    """The quiet row of a card without a figure: Data · SQL."""
    with st.container(horizontal=True, key=f"foot-{question}", vertical_alignment="center"):
        if st.button("Data", key=f"data-{question}", type="tertiary"):
            dialogs.data(title, question, cache.ask(question, filters, *arguments))
        if st.button("SQL", key=f"sql-{question}", type="tertiary"):
            dialogs.sql(question, filters, arguments)


def _print(card: Card) -> Any:
    return cache.figure(card.question, "print", card.filters, card.arguments, card.drawing)


def _frame(card: Card) -> Frame:
    """What is written around the figure in a file."""
    totals = cache.totals(card.filters)
    counts = (
        f"{phrases.count(int(totals.events), 'event')} from {phrases.count(int(totals.stories), 'story')}"
    )
    return Frame(
        title=card.title,
        subtitle=card.in_words,
        counts=counts,
        left_out=card.left_out,
        data_date=totals.data_date.date(),
        notice=card.notice,
        note=card.subtitle,
        key=tuple(card.legend("print")) if card.legend else (),
    )
