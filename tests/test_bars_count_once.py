"""The height of a stack is the number of distinct events, or partners, of its bucket."""

from typing import Any

import pytest

from dashboard.analysis.filters import Filters
from dashboard.cards import names, page_list, time
from dashboard.cards.card import Card, View
from dashboard.charts import figures
from dashboard.charts.fit import Figure
from dashboard.charts.theme import PRINT
from dashboard.export.office.native import kind, native
from tests.remember import Source

FUNDED = {"small": ("us",), "real": ("usa-government",)}


def cards(source: Source, name: str) -> list[Card]:
    """Every card there is with any split; one that stands on several pages once."""
    known = names.known(names.options(source.ask))
    chosen = [Filters(), Filters(countries=("UZB",)), Filters(funders=FUNDED[name])]
    found: dict[str, Card] = {}
    for filters in chosen:
        for split in timeline.SPLITS:
            for page in (path for path, own in page_list.PAGES.items() if own.cards):
                for section in ("countries", "partners"):
                    view = View(
                        source.ask,
                        filters,
                        known,
                        page,
                        {"split": split, "section": section, "form": "stack"},
                    )
                    for card in page_list.cards(view).values():
                        found[repr((card.question, card.filters, card.arguments, card.chart))] = card
    return list(found.values())


@pytest.fixture(scope="module", params=["small", "real"])
def drawn(request: pytest.FixtureRequest) -> tuple[Source, list[Card]]:
    source = request.getfixturevalue(request.param)
    return source, cards(source, request.param)


def heights(figure: Figure) -> list[int]:
    """The sum of the bars of each place of a stacked figure."""
    found: dict[Any, int] = {}
    for trace in figure["data"]:
        for place, value in zip(trace["x"], trace["y"], strict=True):
            found[place] = found.get(place, 0) + int(value or 0)
    return [found[place] for place in sorted(found)]


def test_a_stack_is_as_high_as_what_it_counts_once(drawn: tuple[Source, list[Card]]) -> None:
    stacked, (source, found) = 0, drawn
    for card in found:
        if card.question == "places_on_map":
            continue
        rows = source.ask(card.question, card.filters, *card.arguments)
        figure = figures.figure(card.chart, PRINT)
        layout = figure["layout"]
        if layout.get("barmode") != "stack" or "yaxis2" in layout or rows.empty:
            continue
        stacked += 1
        assert card.question in ("timeline", "partners_by_year"), card.title
        once = rows[rows.part == ""].events if card.question == "timeline" else rows.organisations
        assert heights(figure) == list(once), card.title
        office = native(card.chart)
        assert kind(office) == "stacked columns"
        sums = [sum(v or 0 for v in at) for at in zip(*(one.values for one in office.series), strict=True)]
        assert sums == list(once)
    assert stacked


def test_only_what_adds_up_is_stacked_in_office(drawn: tuple[Source, list[Card]]) -> None:
    _, found = drawn
    for card in found:
        if card.question in ("timeline", "by_organisation_role"):
            office = native(card.chart)
            stacked = card.question == "timeline" and card.arguments[1] == "kind"
            assert kind(office) == ("stacked columns" if stacked else "table")


@pytest.mark.parametrize("split", timeline.SPLITS)
def test_a_stack_is_offered_for_kinds_alone(small: Source, split: str) -> None:
    view = View(
        small.ask,
        Filters(),
        names.known(names.options(small.ask)),
        "trends",
        {"split": split, "form": "stack"},
    )
    card = time.timeline(view, forms=True)
    assert card.chart.kind == ("stacked" if split == "kind" else "multiples")
    assert ("stack" in time.forms_of(split)) == (split == "kind")
    assert next(iter(timeline.SPLITS)) == "kind"
