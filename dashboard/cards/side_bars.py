"""Breakdowns of a comparison, each declared once: bars of a question, one a side for each name."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import settings
from dashboard.cards import side_clicks
from dashboard.cards.card import Card, View, card, only
from dashboard.charts import sides as charts
from dashboard.charts.chart import Chart
from dashboard.store.codes import NONE
from dashboard.words import N_, _, in_sentence, listed, number, plural

ONE_LINE = 96  # letters of a title that says what stands out; a longer one says what is counted


@dataclass(frozen=True)
class Bars:
    """A breakdown of the sides: its question and words, and the field of the filter that chooses a bar.

    `facet` is the one it would only repeat; `most` says the longest bar of a side.
    """

    question: str
    field: str
    facet: str
    title: str
    about: str
    most: str
    common: bool = False


BARS = (
    Bars(
        "by_theme",
        "themes",
        "theme",
        N_("Events by theme"),
        N_("An event with two themes counts in each; sorted by the sum"),
        N_("{side}: most on {name} ({n})"),
        common=True,
    ),
    Bars(
        "by_partner",
        "partners",
        "partner",
        N_("Events by partner"),
        N_(
            "Organisations that organise, host, take part or support, UNODC not among them; sorted by the sum"
        ),
        N_("{side}: most with {name} ({n})"),
    ),
    Bars(
        "by_funder",
        "funders",
        "funder",
        N_("Events by funder"),
        N_("An acknowledgement in the story, not a sum of money; sorted by the sum"),
        N_("{side}: {name} named most ({n})"),
    ),
    Bars(
        "by_host",
        "countries",
        "country",
        N_("Events by host country"),
        N_("An event with two hosts counts in each; sorted by the sum"),
        N_("{side}: most in {name} ({n})"),
    ),
)


def says_more(view: View, one: Bars) -> bool:
    """Whether bars say more than the filter: not those of what is compared, or of the one that is chosen."""
    return one.facet != view.sides[0].facet and not only(getattr(view.filters, one.field))


def card_of(view: View, own: Bars) -> Card:
    """The card of a breakdown."""
    rows = answers(view, own.question)
    chart = charts.bars(rows, names(view), _(own.title), settings.TOP_BARS)
    more = len(chart.categories) - len(chart.drawn.categories)
    return card(
        view,
        own.question,
        found(chart, own.most, _(own.title), "name", common=own.common),
        _(own.about),
        chart,
        side_clicks.bar(own.field),
        left_out=plural(
            "Not drawn: {n} more with fewer events", "Not drawn: {n} more with fewer events", more
        )
        if more
        else "",
        sides=view.sides,
    )


def answers(view: View, question: str, arguments: tuple[Any, ...] = ()) -> list[pd.DataFrame]:
    """The rows of a question, a frame a side."""
    return [view.ask(question, one.filters, *arguments) for one in view.sides]


def names(view: View) -> list[tuple[str, int]]:
    """The name of each side, and its events in all."""
    return [(one.name, int(view.under(one.filters).totals.events)) for one in view.sides]


def found(chart: Chart, message: str, otherwise: str, hole: str, common: bool = False) -> str:
    """Where each side has most events, as a title; else what is counted, if no one category leads."""
    said, leaders = [], []
    for series in chart.series:
        named = [
            (value, one)
            for one, value in zip(chart.categories, series.values, strict=True)
            if one.code != NONE and value is not None
        ]
        highest = max((value for value, _one in named), default=0)
        leading = [one for value, one in named if value == highest]
        if len(named) < 2 or not highest or len(leading) > 1 or leading[0].unfinished:
            return otherwise
        name = in_sentence(leading[0].name) if common else leading[0].name
        leaders.append((name, number(highest)))
        said.append(_(message, side=series.name, n=number(highest), **{hole: name}))
    if len({name for name, _n in leaders}) == 1 and hole == "name":
        counts = listed([n for _name, n in leaders])
        return _("{name} leads on each side: {counts}", name=leading[0].name, counts=counts)
    title = "; ".join(said)
    return title if len(title) <= ONE_LINE else otherwise
