"""What the tests of figures share."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import pydeck as pdk

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.charts import deck, figures, rows_over_time, theme
from dashboard.charts.chart import Chart
from dashboard.charts.fit import SCREEN, Figure, Fit
from dashboard.charts.theme import LIGHT, Palette
from tests.drawings import DEFAULT, card_of, card_with, named

Y2023 = Filters(date_from=date(2023, 1, 1), date_to=date(2023, 12, 31))
FIELDS = {"theme": "themes", "kind": "kinds", "country": "countries", "funder": "funders"}


def drawn(
    db: Database,
    case: str,
    chosen: Filters = DEFAULT,
    palette: Palette = LIGHT,
    rows: pd.DataFrame | None = None,
    fit: Fit = SCREEN,
) -> Figure:
    """The figure as a page shows it, of the rows of the filter or of others."""
    card = card_of(db, case, chosen) if rows is None else card_with(db, case, rows, chosen)
    return figures.figure(card.chart, palette, fit)


def timeline_chart(
    db: Database,
    grain: str,
    split: str,
    form: str,
    chosen: Filters = DEFAULT,
    names: Mapping[str, str] | None = None,
) -> Chart:
    """A timeline of any split in any form, those among them that no page offers."""
    answer = answers.ask(db, "timeline", chosen, grain, split, theme.ORDERS[split])
    parts = named(db, FIELDS[split]) if names is None else names
    return rows_over_time.timeline(answer, parts, split, grain, form, "Unfinished")


def timeline(
    db: Database, grain: str, split: str, form: str, chosen: Filters = DEFAULT, **how: bool
) -> Figure:
    return figures.figure(timeline_chart(db, grain, split, form, chosen), LIGHT, Fit(**how))


def sent(figure: Figure) -> dict[str, Any]:
    """The figure as the browser gets it."""
    return json.loads(json.dumps(figure, allow_nan=False))


def traces(figure: Figure) -> list[dict[str, Any]]:
    return sent(figure)["data"]


def bars_of(figure: Figure, axis: str = "y") -> list[tuple[str, int]]:
    """The bars of the only trace on an axis as (code, events), top down."""
    (trace,) = [t for t in traces(figure) if t.get("yaxis", "y") == axis]
    assert trace["y"] == list(range(len(trace["x"]))) and trace["orientation"] == "h"
    return [(codes[0], n) for codes, n in zip(trace["customdata"], trace["x"], strict=True)]


def ticks(figure: Figure, axis: str = "yaxis") -> list[str]:
    return list(sent(figure)["layout"][axis]["ticktext"])


def notes(figure: Figure) -> list[str]:
    return [note["text"] for note in sent(figure)["layout"].get("annotations", [])]


LONG = "Department number {} of the Ministry of Agriculture, Forestry and Very Long Names of Uzbekistan"


def deck_of(db: Database, palette: Palette = LIGHT, phone: bool = False, chosen: Filters = DEFAULT) -> Any:
    chart = card_of(db, "places_on_map", chosen).chart
    made = deck.deck(chart, palette, "app/static/boundaries.geojson", phone)
    assert isinstance(made, pdk.Deck)
    return json.loads(made.to_json())


def split(values: list[Any]) -> list[list[float]]:
    """The rings of an outline, which are parted by None."""
    rings: list[list[float]] = [[]]
    for value in values:
        rings[-1].append(value) if value is not None else rings.append([])
    assert rings.pop() == []
    return rings
