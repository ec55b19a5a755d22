"""What the tests of figures share."""

import json
from datetime import date
from functools import cache
from typing import Any

import plotly.graph_objects as go
import pydeck as pdk

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.charts import deck, figures, maps, projection, theme
from dashboard.charts.theme import LIGHT, Palette
from tests.drawings import DEFAULT, asked, drawing, parts

Y2023 = Filters(date_from=date(2023, 1, 1), date_to=date(2023, 12, 31))


def drawn(
    db: Database, case: str, chosen: Filters = DEFAULT, palette: Palette = LIGHT, rows: Any = None
) -> go.Figure:
    """The figure as a page shows it, of the rows of the filter or of others."""
    question = case.partition("-")[0]
    rows = asked(db, case, chosen) if rows is None else rows
    if question == "places_on_map":
        return maps.places_on_map(rows, palette, outlines(), country_names())
    return getattr(figures, question)(rows, palette, *drawing(db, case))


def timeline(
    db: Database, grain: str, split: str, form: str, chosen: Filters = DEFAULT, **how: bool
) -> go.Figure:
    rows = answers.ask(db, "timeline", chosen, grain, split, theme.ORDERS[split])
    return figures.timeline(rows, LIGHT, parts(db, split), split, grain, form, **how)


@cache
def boundaries() -> dict[str, Any]:
    return json.loads(settings.BOUNDARIES.read_text(encoding="utf-8"))


@cache
def outlines() -> list[projection.Shape]:
    return projection.outlines(boundaries())


def country_names() -> list[maps.Name]:
    found = [feature["properties"] for feature in boundaries()["features"]]
    return [(p["name"], p["lon"], p["lat"]) for p in found if p["kind"] == "country"]


def sent(figure: go.Figure) -> dict[str, Any]:
    return json.loads(figure.to_json())


def traces(figure: go.Figure) -> list[dict[str, Any]]:
    return sent(figure)["data"]


def bars_of(figure: go.Figure, axis: str = "y") -> list[tuple[str, int]]:
    """The bars of the only trace on an axis as (code, events), top down."""
    (trace,) = [t for t in traces(figure) if t.get("yaxis", "y") == axis]
    assert trace["y"] == list(range(len(trace["x"]))) and trace["orientation"] == "h"
    return [(codes[0], n) for codes, n in zip(trace["customdata"], trace["x"], strict=True)]


def ticks(figure: go.Figure, axis: str = "yaxis") -> list[str]:
    return list(sent(figure)["layout"][axis]["ticktext"])


def notes(figure: go.Figure) -> list[str]:
    return [note["text"] for note in sent(figure)["layout"].get("annotations", [])]


LONG = "Department number {} of the Ministry of Agriculture, Forestry and Very Long Names of Uzbekistan"


def deck_of(db: Database, palette: Palette = LIGHT, phone: bool = False, chosen: Filters = DEFAULT) -> Any:
    rows = answers.ask(db, "places_on_map", chosen)
    made = deck.deck(rows, palette, country_names(), "app/static/boundaries.geojson", phone)
    assert isinstance(made, pdk.Deck)
    return json.loads(made.to_json())


def split(values: list[Any]) -> list[list[float]]:
    """The rings of an outline, which are parted by None."""
    rings: list[list[float]] = [[]]
    for value in values:
        rings[-1].append(value) if value is not None else rings.append([])
    assert rings.pop() == []
    return rings
