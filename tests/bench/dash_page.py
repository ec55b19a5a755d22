"""The yardstick: the charts of the overview on a minimal Dash page; run as `dash_page FILE PORT`.

The same figures made by the same functions from the same answers, numbers and newest events as text.
One callback draws all, nothing is cached. The filter comes from the theme list and the address.
"""

import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

from dashboard import settings
from dashboard.analysis import answers, filter_words
from dashboard.analysis.addresses import from_query
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards.names import DIMENSIONS
from dashboard.charts import figures, maps, projection
from dashboard.charts.key import part_names
from dashboard.charts.theme import LIGHT, ORDERS
from dashboard.store import database

# Question -> what follows the filter in the query; the order of the page.
CHARTS: dict[str, tuple[Any, ...]] = {
    "timeline": ("year", "theme", ORDERS["theme"]),
    "places_on_map": (),
    "by_country": (),
    "by_partner": (),
    "by_funder": (),
    "by_theme": (),
    "by_kind": (),
}
TOP: dict[str, tuple[Any, ...]] = {"by_partner": (settings.TOP_BARS,), "by_funder": (settings.TOP_BARS,)}
CONFIG: Any = {"displayModeBar": False, "responsive": True}
TWO_COLUMNS = {"display": "grid", "gridTemplateColumns": "1fr 1fr"}


class Page:
    """The database with what every drawing needs."""

    def __init__(self, db: Database) -> None:
        self.db = db
        boundaries = json.loads(settings.BOUNDARIES.read_text(encoding="utf-8"))
        self.outlines = projection.outlines(boundaries)
        found = [feature["properties"] for feature in boundaries["features"]]
        self.labels = [(p["name"], p["lon"], p["lat"]) for p in found if p["kind"] == "country"]
        self.names: dict[str, dict[str, str]] = {}
        for row in answers.ask(db, "filter_options").itertuples(index=False):
            field = DIMENSIONS.get(row.dimension, row.dimension)
            self.names.setdefault(field, {})[row.code] = row.name
        self.parts = tuple(sorted(part_names(self.names["themes"], "theme").items()))
        self.known = self.names | {"roles": dict(filter_words.ROLES)}

    def filters(self, themes: list[str] | None, search: str | None) -> Filters:
        """The filter of the address, with the chosen themes."""
        query = dict(parse_qsl((search or "").removeprefix("?")))
        return from_query(query | ({"theme": ",".join(themes)} if themes else {}), self.known)[0]

    def figure(self, question: str, filters: Filters) -> go.Figure:
        """The figure of a question, as the app draws it in light mode."""
        rows = answers.ask(self.db, question, filters, *CHARTS[question])
        if question == "places_on_map":
            return maps.places_on_map(rows, LIGHT, self.outlines, self.labels)
        if question == "timeline":
            return figures.timeline(rows, LIGHT, self.parts, "theme", "year")
        return getattr(figures, question)(rows, LIGHT, *TOP.get(question, ()))

    def numbers(self, filters: Filters) -> list[html.P]:
        """Totals, years and newest events as text."""
        newest = answers.ask(self.db, "story_table", filters, 0, settings.NEWEST_EVENTS)
        rows = [
            answers.ask(self.db, "totals", filters),
            answers.ask(self.db, "totals_by_year", filters),
            newest,
        ]
        return [html.P(frame.to_string(index=False, max_colwidth=40)) for frame in rows]


def app(page: Page) -> Dash:
    """The page: a theme list, the numbers, the figures in the app's order."""
    found = Dash(__name__, title="Yardstick", update_title="Updating")
    themes = [{"label": name, "value": code} for code, name in page.names["themes"].items()]
    found.layout = html.Div(
        [
            dcc.Location(id="address", refresh=False),
            dcc.Dropdown(themes, id="theme", multi=True, placeholder="All themes"),
            html.Div(id="numbers"),
            html.Div([dcc.Graph(id=question, config=CONFIG) for question in CHARTS], style=TWO_COLUMNS),
        ]
    )
    outputs = [Output("numbers", "children"), *(Output(question, "figure") for question in CHARTS)]

    @found.callback(*outputs, Input("theme", "value"), Input("address", "search"))
    def draw(themes: list[str] | None, search: str | None) -> list[Any]:
        filters = page.filters(themes, search)
        return [page.numbers(filters), *(page.figure(question, filters) for question in CHARTS)]

    return found


if __name__ == "__main__":
    with database.open_database(Path(sys.argv[1])) as connection:
        app(Page(connection)).run(host="127.0.0.1", port=sys.argv[2], threaded=True)
