"""A chart in its card: title, subtitle, figure, note, and the quiet row Download · Data · Copy."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.analysis.filters import Filters
from dashboard.app import cache, controls, dialogs, downloads, lands, state
from dashboard.app.text import escaped, plain
from dashboard.cards import clicks, shown_rows
from dashboard.cards.card import Card
from dashboard.charts import arranged
from dashboard.charts.fit import Fit
from dashboard.charts.key import HATCH, KeyLine, key
from dashboard.words import _, joined

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}
FEW_COLUMNS, FEW_PARTS = 14, 4  # of a main chart, and of small charts, up to which they stand side by side
ALIKE = ("map",)  # kinds of charts that are drawn the same beside another of their kind


def draw(card: Card, *, brush: bool = False, narrow: bool = False, beneath: Card | None = None) -> None:
    """The card with its figure; the key, if it has one, stands right of the figure, another card `beneath`.

    `brush` lets a span be drawn over it, `narrow` says that it stands beside another of its kind: it
    then has no switches, and its key stands under the figure.
    """
    with st.container(border=True, key=f"card-{card.id}", height="stretch"):
        if card.controls and not narrow:
            with st.container(horizontal=True, key=f"controls-{card.id}"):
                head(card.said, card.counted)
                controls.draw(card)
        else:
            head(card.said, card.counted)
        figure(card, brush, narrow)
        note(card, narrow)
        foot(card)
        if beneath:
            _beneath(beneath)


def _beneath(card: Card) -> None:
    """Small charts in the card of the main one, whose foot has said what no chart over time can place."""
    with st.container(horizontal=True, key=f"beneath-{card.id}", vertical_alignment="center"):
        title, counted = escaped(card.said), escaped(card.counted)
        st.html(f'<h3 class="card-beneath">{title}</h3><p class="card-subtitle">{counted}</p>')
        foot(card, said=True)
    figure(card)


def figure(card: Card, brush: bool = False, narrow: bool = False) -> None:
    """The figure of a card with its key."""
    fit = _fit(card, brush, narrow)
    if card.chart.kind == "map":
        st.html(lands.css(card, fit.narrow))
    drawn, lines = cache.figure(card, fit), key(card.chart, cache.palette())
    if card.sides:  # the page has one colour a side, so that one key is enough, over its first chart
        if card.chart.grain:
            st.html(_legend(lines))
        lines = []
    left, right = st.columns([3, 1.05], gap="medium") if lines and not narrow else (st, st)
    _figure(left, card, drawn, brush)
    if lines:
        right.html(_legend(lines))


def note(card: Card, narrow: bool = False) -> None:
    """What stands under the figure; under a map on paper, which has no pointer, its places without a name."""
    said, unseen = joined(card.note, card.notice), ""
    if card.chart.kind == "map":
        found = arranged.unnamed(card.chart, cache.palette(), _fit(card, False, narrow))
        unseen = arranged.unnamed_words(card.chart, found, len(found))
    shown = f'<p class="card-note">{escaped(said)}</p>' if said else ""
    if shown or unseen:
        st.html(shown + (f'<p class="paper">{escaped(unseen)}</p>' if unseen else ""))


def _fit(card: Card, brush: bool, narrow: bool) -> Fit:
    phone = cache.is_phone()
    return Fit(narrow=phone or (narrow and card.chart.kind not in ALIKE), brush=brush, beneath=True)


def row(made: dict[str, Card], *columns: str, widths: Sequence[float] = (), narrow: bool = False) -> None:
    """Cards beside each other, taken out of `made`: in each column those of its ids that the page has."""
    for place, ids in zip(st.columns(widths or len(columns), gap="small"), columns, strict=True):
        with place:
            for name in ids.split():
                if name in made:
                    draw(made.pop(name), narrow=narrow)


def over_time(made: dict[str, Card], *, brush: bool = False) -> None:
    """The main chart over time, and what it was about: at its right where both are short, else beneath."""
    main, about = made.pop("columns", None), made.get("timeline")
    if main and about and len(main.chart.categories) <= FEW_COLUMNS and len(about.chart.series) <= FEW_PARTS:
        left, right = st.columns([2.1, 1], gap="small")
        with left:
            draw(main, brush=brush)
        with right:
            draw(made.pop("timeline"), narrow=True)
        return
    if main:
        draw(main, brush=brush, beneath=made.pop("timeline", None))
    elif about:
        draw(made.pop("timeline"), brush=brush)


def rest(made: dict[str, Card]) -> None:
    """The cards of a page that its view has placed nowhere, two beside each other, in their order."""
    while made:
        row(made, *list(made)[:2])


def head(title: str, subtitle: str) -> None:
    """Title and subtitle of a card."""
    st.html(f'<h2 class="card-title">{escaped(title)}</h2><p class="card-subtitle">{escaped(subtitle)}</p>')


def _figure(place: Any, card: Card, figure: Any, brush: bool) -> None:
    name = state.selectable(f"chart-{card.id}")
    place.plotly_chart(
        figure,
        theme=None,
        config=CONFIG,
        key=name,
        alt=card.alt,
        on_select=lambda: _clicked(card, name),
        selection_mode=("points", "box") if brush else "points",
    )


def _clicked(card: Card, name: str) -> None:
    if points := state.selected(f"chart-{card.id}", name, "points"):
        give(clicks.click(card, [list(point["customdata"]) for point in points], state.filters()))


def give(outcome: clicks.Outcome) -> None:
    """Do what a click gives: put a filter in force, or open events; for callbacks."""
    if isinstance(outcome, Filters):
        state.choose(outcome)
    elif outcome:
        dialogs.open_events(outcome)


def _legend(lines: list[KeyLine]) -> str:
    rows = "".join(
        f'<li class="{"" if colour else "total"}">{_swatch(colour)}'
        f"<span>{escaped(text)}</span><b>{escaped(value)}</b></li>"
        for text, value, colour in lines
    )
    return f'<ul class="legend">{rows}</ul>'


def _swatch(colour: str) -> str:
    if colour == HATCH:
        return '<i class="hatch"></i>'
    return f'<i style="background:{colour}"></i>' if colour else ""


@st.fragment
def foot(card: Card, *, said: bool = False) -> None:
    """The quiet row; in a fragment, so that opening a dialog does not run the page again.

    What the card leaves out stands in it, unless it is `said` beside it already; files say it always.
    """
    with st.container(horizontal=True, key=f"foot-{card.id}", vertical_alignment="center"):
        name = plain(card.title)
        if st.button(_("Download *{what}*", what=name), key=f"download-{card.id}", type="tertiary"):
            downloads.chart(card)
        if st.button(_("Data *of {what}*", what=name), key=f"data-{card.id}", type="tertiary"):
            shown = shown_rows.of_card(card)
            dialogs.data(card.title, shown, card.question, card.filters, card.arguments)
        if st.button(_("Copy *image of {what}*", what=name), key=f"copy-{card.id}", type="tertiary"):
            downloads.copied(card)
        if card.left_out and not said:
            st.html(f'<p class="left-out">{escaped(card.left_out)}</p>')


@st.fragment
def rows_foot(question: str, title: str, filters: Filters, arguments: tuple[Any, ...] = ()) -> None:
    """The quiet row of a card of events without a figure: Data."""
    with st.container(horizontal=True, key=f"foot-{question}", vertical_alignment="center"):
        if st.button(_("Data *of {what}*", what=plain(title)), key=f"data-{question}", type="tertiary"):
            shown = shown_rows.of_events(cache.ask(question, filters, *arguments))
            dialogs.data(title, shown, question, filters, arguments)
