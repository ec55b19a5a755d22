"""What the brief of a comparison holds in place of that of one: its name, numbers, charts and events."""

from collections.abc import Iterator

import pandas as pd

from dashboard.analysis.addresses import AGAINST
from dashboard.analysis.comparison import joined
from dashboard.analysis.comparison_words import against
from dashboard.cards import compare, page_list, side_bars
from dashboard.cards.card import Card, View, address
from dashboard.cards.openings import Number
from dashboard.charts.chart import SIDE_BY_SIDE, Chart, Value
from dashboard.words import N_, _, number, plural

SUBJECT = ("sides", "")  # where that of one has the field of the filter and the code
KIND = (N_("comparison"), N_("About"))  # what it is called, and the column of the words of its events
BAR, FEWEST = 19, 4  # px a bar of a side, and names of a chart of three sides


def has(view: View) -> bool:
    """Whether a view has the brief of a comparison; maps have none."""
    return bool(view.sides and page_list.page_of(view).cards and view.page != "map")


def name(view: View) -> str:
    """What is compared, by name."""
    return against([one.name for one in view.sides])


def where(view: View) -> str:
    """The address of a brief: of the page under its filter, with what it is compared with."""
    sides = joined(view.sides)
    return address(view.page, view.filters, {AGAINST: sides} if sides else {})


def numbers(view: View) -> tuple[Number, ...]:
    """The events of each side with those of its last five full years, and what all sides have together."""
    rows = compare.numbers(view)
    own = [
        Number(one.name, number(row.events), _full_years(row), code=f"{one.facet}:{one.code}")
        for one, row in zip(view.sides, rows, strict=True)
    ]
    of_all = compare.together(view)
    label = N_("Events of both") if len(view.sides) == 2 else N_("Events of all three")
    note = plural("{n} event in all", "{n} events in all", int(of_all.events))
    return (*own, Number(_(label), number(of_all.together), note, code=label))


def _full_years(row: "pd.Series[int]") -> str:
    if pd.isna(row.full_years):
        return ""
    years = _("{first} – {last}", first=row.first_year, last=row.last_year)
    return _("{n} in {years}", n=number(row.full_years), years=years)


def cards(view: View) -> tuple[Card, Card, Card, Card]:
    """The timeline, the numbers side by side, and bars of two breakdowns."""
    first, second = [one for one in side_bars.BARS if one.facet != view.sides[0].facet][:2]
    both = side_bars.card_of(view, first), side_bars.card_of(view, second)
    return compare.timeline(view), compare.side_by_side(view), *both


def names_shown(card: Card, most: int) -> int:
    """How many names bars have: with three sides fewer than `most`."""
    return min(most, FEWEST) if len(card.sides) > 2 else most


def row(card: Card, single: int) -> int:
    """Px of a name in bars: of one side `single`."""
    return BAR * len(card.sides) if card.sides else single


def events(view: View, most: int) -> pd.DataFrame:
    """The newest events of all sides, rows of events_of_sides."""
    return compare.newest(view, 0, most)


def numbered(chart: Chart) -> Iterator[tuple[str, Value]]:
    """Names and numbers of a chart; of a comparison those of each side."""
    if chart.kind in SIDE_BY_SIDE:
        return chart.named()
    return zip((one.dated for one in chart.categories), chart.heights(), strict=True)
