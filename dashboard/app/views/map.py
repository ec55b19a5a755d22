"""Map: where events took place; a click on a place or country shows its events beneath."""

import functools
import hashlib

import streamlit as st

from dashboard import settings
from dashboard.analysis import phrases
from dashboard.app import cache, cards, event_lists, page, state, webgl
from dashboard.cards import clicks, page_list
from dashboard.cards.card import View
from dashboard.charts import deck, places
from dashboard.charts.chart import Chart
from dashboard.words import _, joined


def show(view: View) -> None:
    """The map, the countries beside it, and the events it shows."""
    page.opening(view)
    made = page.cards_of(view)
    if not made:
        return
    if webgl.missing():
        cards.draw(made["places_on_map"])
    else:
        _moving(made)
    left, right = st.columns([1, 1.6], gap="small")
    with left:
        cards.draw(made["by_host"])
    with right:
        event_lists.newest(view.filters)
    cards.rest({name: one for name, one in made.items() if name not in ("places_on_map", "by_host")})


def _moving(made: page_list.Cards) -> None:
    """The card of the map that moves."""
    with st.container(border=True, key="card-map"):
        cards.head(
            _("Where events took place"),
            joined(
                _("Events by place; the area of a point grows with its events."),
                _("Choose a point or a country to see its events."),
            ),
        )
        _deck(made)
        card = made["places_on_map"]
        st.html(_size_key(card.chart))
        with st.container(key=f"card-{card.id}"):
            cards.figure(card)  # for paper alone: what moves prints blank
        cards.note(card)
        cards.foot(card)


def _deck(made: page_list.Cards) -> None:
    card = made["places_on_map"]
    key = state.selectable("deck")
    st.pydeck_chart(
        deck.deck(card.chart, cache.palette(), _boundaries(), cache.is_phone()),
        height=(deck.PHONE_SIZE if cache.is_phone() else deck.SIZE)[1],
        key=key,
        on_select=lambda: _clicked(key, made),
        selection_mode="single-object",
        alt=card.alt,
    )


@functools.cache
def _boundaries() -> str:
    """The address of the outlines on this server; other ones have another, so that a browser may keep it."""
    digest = hashlib.sha256(settings.BOUNDARIES.read_bytes()).hexdigest()[:12]
    return f"app/static/{settings.BOUNDARIES.name}?v={digest}"


def _size_key(chart: Chart) -> str:
    most, ratio = max(chart.numbers(), default=1), deck.PHONE_RATIO if cache.is_phone() else deck.RATIO
    items = "".join(
        f'<li><i style="width:{(size := round(2 * ratio * places.radius(n, most)))}px;'
        f'height:{size}px"></i>{phrases.count(n, "event")}</li>'
        for n in places.size_key(most)
    )
    return f'<ul class="size-key">{items}</ul>'


def _clicked(key: str, made: page_list.Cards) -> None:
    """A click on a point is one on the point of the small map, one on a country one on its bar.

    It never takes a choice away, as an impatient second click would.
    """
    chosen, filters = state.selected("deck", key, "objects"), state.filters()
    points = [("places_on_map", place["code"], filters.places) for place in chosen.get("places", [])]
    shapes = [shape["properties"]["code"] for shape in chosen.get("boundaries", [])]
    for question, code, before in [*points, *(("by_host", code, filters.countries) for code in shapes)][:1]:
        if code and before != (code,):
            cards.give(clicks.click(made[question], [[code]], filters))
