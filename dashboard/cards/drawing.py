"""The figure of a card, drawn from its rows."""

import json
from functools import cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import settings
from dashboard.charts import figures, maps, projection
from dashboard.charts.theme import Palette


def figure(
    question: str, rows: pd.DataFrame, palette: Palette, drawing: tuple[Any, ...], *where: Any
) -> go.Figure:
    """The figure of a question; `where` comes last and says how it fits the page or the image.

    For the map that is its width and height in px, for others what the figure itself takes.
    """
    if question == "places_on_map":
        return maps.places_on_map(rows, palette, _outlines(), country_names(), *where)
    return getattr(figures, question)(rows, palette, *drawing, *where)


@cache
def country_names() -> list[tuple[str, float, float]]:
    """Names of the five states with longitude and latitude to write them at, in degrees."""
    found = [f["properties"] for f in _boundaries()["features"]]
    return [(p["name"], p["lon"], p["lat"]) for p in found if p["kind"] == "country"]


@cache
def _outlines() -> list[projection.Shape]:
    return projection.outlines(_boundaries())


@cache
def _boundaries() -> dict[str, Any]:
    return json.loads(settings.BOUNDARIES.read_text(encoding="utf-8"))
