"""The yardstick: the charts of the overview on a minimal Dash page; run as `dash_page FILE PORT`.

The same figures made by the same functions from the same answers, numbers and newest events as text.
One callback draws all, nothing is cached. The filter comes from the theme list and the address.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from dash import Dash, Input, Output, dcc, html

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters, from_query
from dashboard.cards import breakdowns, names, time
from dashboard.cards.card import Card, View
from dashboard.charts import figures
from dashboard.charts.fit import Figure
from dashboard.charts.theme import LIGHT
from dashboard.store import database

CHARTS: dict[str, Callable[[View], Card]] = {  # question -> its card; the order of the page
    "timeline": time.timeline,
    "places_on_map": breakdowns.places,
    "by_country": breakdowns.countries,
    "by_partner": breakdowns.PARTNERS.card,
    "by_funder": breakdowns.FUNDERS.card,
    "by_theme": breakdowns.THEMES.card,
    "by_kind": breakdowns.KINDS.card,
}
CONFIG: Any = {"displayModeBar": False, "responsive": True}
TWO_COLUMNS = {"display": "grid", "gridTemplateColumns": "1fr 1fr"}


class Page:
    """The database with what every drawing needs."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.ask = partial(answers.ask, db)
        self.names = names.options(self.ask)
        self.known = names.known(self.names)

    def filters(self, themes: list[str] | None, search: str | None) -> Filters:
        """The filter of the address, with the chosen themes."""
        query = dict(parse_qsl((search or "").removeprefix("?")))
        return from_query(query | ({"theme": ",".join(themes)} if themes else {}), self.known)[0]

    def figure(self, question: str, filters: Filters) -> Figure:
        """The figure of a question, as the app draws it in light mode."""
        return figures.figure(CHARTS[question](View(self.ask, filters, self.known)).chart, LIGHT)

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
