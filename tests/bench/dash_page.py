"""The yardstick: the overview as a Dash developer would write it; run as `dash_page FILE PORT`.

Its own plain SQL over the same tables, figures by plotly express, one callback for all of it, and a patch
for the map, whose land stays as it is. Nothing of the product but its database: no figure, no question, no
cache of ours.
"""

import json
import sys
from datetime import date
from typing import Any
from urllib.parse import parse_qs

import duckdb
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
from dash import Dash, Input, Output, Patch, dcc, html

from dashboard import settings

CHARTS = ("timeline", "map", "countries", "partners", "funders", "themes", "kinds")
CONFIG: Any = {"displayModeBar": False, "responsive": True}
TWO_COLUMNS = {"display": "grid", "gridTemplateColumns": "1fr 1fr"}
CHOSEN = """
with chosen as (
    select * from events
    where unodc_role <> 'mentioned'
      and (len($themes) = 0 or list_has_any(theme_keys::varchar[], $themes))
      and (len($countries) = 0 or list_has_any(host_keys::varchar[], $countries))
      and ($first::date is null or start_min >= $first::date)
      and ($last::date is null or start_max <= $last::date)
)
"""
QUERIES = {
    "totals": """
        select count(*) as events, sum(participants) as participants,
               (select count(distinct story_no) from chosen join event_stories using (event_no)) as stories,
               (select count(distinct body_id) from chosen join event_partners using (event_no)) as partners,
               (select count(distinct body_id) from chosen join event_funders using (event_no)) as funders
        from chosen""",
    "years": """
        select extract(year from start_min) as year, count(*) as events, sum(participants) as participants
        from chosen where start_min is not null group by year order by year""",
    "newest": """
        select title, started_on from chosen order by start_min desc nulls last, event_no desc limit 5""",
    "timeline": """
        select extract(year from start_min) as year, kinds.name as kind, count(*) as events
        from chosen join kinds on chosen.kind = kinds.code
        where start_min is not null group by all order by all""",
    "map": """
        select places.name, longitude, latitude, count(*) as events
        from chosen join event_places using (event_no) join places using (place_id)
        where place_precision <> 'country' group by all order by events desc, name""",
    "countries": """
        with hosted as (
            select code, count(*) as n from chosen join event_host_groups using (event_no) group by code
        ), took_part as (
            select code, count(*) as n from chosen join event_country_groups using (event_no) group by code
        )
        select name, coalesce(hosted.n, 0) as hosted, coalesce(took_part.n, 0) as took_part
        from country_groups left join hosted using (code) left join took_part using (code)
        order by block, hosted desc, name""",
    "partners": """
        select short_name as name, count(*) as events
        from chosen join event_partners using (event_no)
        join organisations on body_id = organisation_id group by all order by events desc, name limit 8""",
    "funders": """
        select short_name as name, count(*) as events
        from chosen join event_funders using (event_no)
        join organisations on body_id = organisation_id group by all order by events desc, name limit 8""",
    "themes": """
        select themes.name, count(*) as events
        from chosen join event_themes using (event_no) join themes on theme = themes.code
        group by all order by events desc, name""",
    "kinds": """
        select kinds.name, count(*) as events from chosen join kinds on chosen.kind = kinds.code
        group by all order by events desc, name""",
}


def parameters(themes: list[str] | None, search: str | None) -> dict[str, Any]:
    """What the queries are bound to: the themes chosen, else those of the address, and the rest of it."""
    query = {name: values[0] for name, values in parse_qs((search or "").removeprefix("?")).items()}
    first, last = query.get("from"), query.get("to")
    return {
        "themes": themes or [code for code in query.get("theme", "").split(",") if code],
        "countries": [code for code in query.get("country", "").split(",") if code],
        "first": date(int(first), 1, 1) if first else None,
        "last": date(int(last), 12, 31) if last else None,
    }


def rows(db: duckdb.DuckDBPyConnection, name: str, values: dict[str, Any]) -> pd.DataFrame:
    """The rows of a query."""
    return db.cursor().execute(CHOSEN + QUERIES[name].replace("with hosted", ", hosted", 1), values).df()


def bars(answer: pd.DataFrame) -> go.Figure:
    """Lying bars with their numbers, the largest on top."""
    figure = px.bar(answer, x="events", y="name", orientation="h", text="events")
    return figure.update_yaxes(autorange="reversed", title=None)


def land() -> go.Figure:
    """The map without points."""
    shapes = json.loads(settings.BOUNDARIES.read_text(encoding="utf-8"))["features"]
    figure = px.scatter(pd.DataFrame({"x": [], "y": []}), x="x", y="y")
    for shape in shapes:
        polygons = shape["geometry"]["coordinates"]
        rings = polygons if shape["geometry"]["type"] == "Polygon" else [r for p in polygons for r in p]
        for ring in rings:
            xs, ys = zip(*ring, strict=True)
            figure.add_scatter(x=xs, y=ys, mode="lines", fill="toself", hoverinfo="skip", showlegend=False)
    return figure.update_yaxes(scaleanchor="x")


def points(answer: pd.DataFrame) -> Patch:
    """The points of the map, its land left as it is."""
    patch = Patch()
    patch["data"][0] = px.scatter(
        answer, x="longitude", y="latitude", size="events", hover_name="name", hover_data=["events"]
    ).to_plotly_json()["data"][0]
    return patch


def app(db: duckdb.DuckDBPyConnection) -> Dash:
    """The page: a theme list, the numbers, the figures in the order of the overview."""
    page = Dash(__name__, title="Yardstick", update_title="Updating")
    names = db.cursor().execute("select code::varchar, name from themes order by name").fetchall()
    graphs = [
        dcc.Graph(id=chart, config=CONFIG, **({"figure": land()} if chart == "map" else {}))
        for chart in CHARTS
    ]
    page.layout = html.Div(
        [
            dcc.Location(id="address", refresh=False),
            dcc.Dropdown([{"label": n, "value": code} for code, n in names], id="theme", multi=True,
                         placeholder="All themes"),
            html.Div(id="numbers"),
            html.Div(graphs, style=TWO_COLUMNS),
        ]
    )  # fmt: skip
    outputs = [Output("numbers", "children"), *(Output(chart, "figure") for chart in CHARTS)]

    @page.callback(*outputs, Input("theme", "value"), Input("address", "search"))
    def draw(themes: list[str] | None, search: str | None) -> list[Any]:
        values = parameters(themes, search)
        found = {name: rows(db, name, values) for name in QUERIES}
        texts = [html.P(found[name].to_string(index=False)) for name in ("totals", "years", "newest")]
        countries = px.bar(
            found["countries"], x=["hosted", "took_part"], y="name", orientation="h", barmode="group"
        )
        return [
            texts,
            px.bar(found["timeline"], x="year", y="events", color="kind"),
            points(found["map"]),
            countries.update_yaxes(autorange="reversed", title=None),
            *(bars(found[name]) for name in ("partners", "funders", "themes", "kinds")),
        ]

    return page


if __name__ == "__main__":
    with duckdb.connect(sys.argv[1], read_only=True, config={"threads": settings.THREADS}) as connection:
        app(connection).run(host="127.0.0.1", port=sys.argv[2], threaded=True)
