"""Grids and the network: two breakdowns against each other, and who works with whom."""

import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.phrases import count, number
from dashboard.charts.targets import add_targets
from dashboard.charts.theme import Palette, layout, mixed, safe, shortened

CELL = 34  # px, height of a row
LABEL = 26  # letters of a column's name
HEAD = 130  # px for the names over the columns
RADIUS = 1.0  # of the circle the network stands on
NETWORK_HEIGHT = 620  # px
WIDEST, BIGGEST, SMALLEST = 9.0, 34.0, 9.0  # px: line of most events, point of most and of fewest


def theme_by_country(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """Themes down, countries across; a darker cell for more events, its number in it."""
    themes = dict(zip(rows.theme, rows.theme_name, strict=True))
    countries = dict(zip(rows.code, rows.name, strict=True))
    cells = {(r.theme, r.code): r.events for r in rows.itertuples(index=False)}
    return _grid(cells, themes, countries, themes | countries, palette)


def theme_by_partner(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """Organisations down, themes across; a darker cell for more events, its number in it."""
    partners = dict(zip(rows.code, rows.name, strict=True))
    order = list(dict.fromkeys(rows.sort_values("theme").theme))
    names = dict(zip(rows.theme, rows.theme_name, strict=True))
    cells = {(r.code, r.theme): r.events for r in rows.itertuples(index=False)}
    full = dict(zip(rows.code, rows.full_name, strict=True))
    return _grid(cells, partners, {theme: names[theme] for theme in order}, full, palette)


def organisation_pairs(rows: pd.DataFrame, palette: Palette, form: str) -> go.Figure:
    """Who works with whom, as a `matrix` of common events or as a `network` on a fixed circle."""
    return _network(rows, palette) if form == "network" else _matrix(rows, palette)


def _grid(
    cells: dict[tuple[str, str], int],
    down: dict[str, str],
    across: dict[str, str],
    full: dict[str, str],
    palette: Palette,
    diagonal: bool = False,
) -> go.Figure:
    """A heat map of cells (row code, column code); `full` has whole names for the hover texts."""
    most = max((n for (row, column), n in cells.items() if row != column or not diagonal), default=1)
    values = [[cells.get((row, column)) for column in across] for row in down]
    figure = go.Figure()
    figure.add_heatmap(
        x=list(range(len(across))),
        y=list(range(len(down))),
        z=[
            [None if diagonal and row == column else cells.get((row, column)) for column in across]
            for row in down
        ],
        zmin=0,
        zmax=most,
        colorscale=[(0, palette.card), (0.02, mixed(palette.card, palette.pale)), (1, palette.amount)],
        showscale=False,
        xgap=2,
        ygap=2,
        hoverongaps=False,
        hoverinfo="skip",
    )
    filled = [(x, y) for y, line in enumerate(values) for x, n in enumerate(line) if n]
    rows, columns = list(down), list(across)
    add_targets(
        figure,
        [x for x, _ in filled],
        [y for _, y in filled],
        [(rows[y], columns[x]) for x, y in filled],
        [
            f"{safe(full.get(rows[y], down[rows[y]]))} · {safe(full.get(columns[x], across[columns[x]]))}: "
            + count(cells[rows[y], columns[x]], "event")
            for x, y in filled
        ],
    )
    for y, line in enumerate(values):
        for x, events in enumerate(line):
            own = diagonal and x == y
            if events:
                dark = not own and events > 0.55 * most
                figure.add_annotation(
                    x=x,
                    y=y,
                    text=f"<b>{number(events)}</b>" if own else number(events),
                    showarrow=False,
                    font={
                        "size": palette.size,
                        "color": palette.second if own else palette.card if dark else palette.text,
                    },
                )
    axis = {"fixedrange": True, "showgrid": False, "zeroline": False, "automargin": True, "ticks": ""}
    font = {"size": palette.size, "color": palette.text}
    return figure.update_layout(
        layout(
            palette,
            round(CELL * len(down) * palette.size / 13) + HEAD,
            xaxis=axis
            | {
                "tickvals": list(range(len(across))),
                "ticktext": [_column(name) for name in across.values()],
                "side": "top",
                "tickangle": -45,
                "tickfont": font,
                "range": [-0.5, len(across) - 0.5],
            },
            yaxis=axis
            | {
                "tickvals": list(range(len(down))),
                "ticktext": [shortened(name) for name in down.values()],
                "tickfont": font,
                "range": [len(down) - 0.5, -0.5],
            },
        )
    )


def _column(name: str) -> str:
    """The name over a column on one line; a long one loses its middle, since its end tells the country."""
    if len(name) <= LABEL:
        return safe(name)
    last = name.split()[-1][: LABEL // 2]
    return safe(f"{name[: LABEL - len(last) - 3].rstrip()} … {last}")


def _matrix(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    own = rows[rows.position == rows.other_position]
    names = dict(zip(own.code, own.name, strict=True))
    full = dict(zip(own.code, own.full_name, strict=True))
    cells = {(r.code, r.other_code): r.events for r in rows.itertuples(index=False)}
    cells |= {(other, code): events for (code, other), events in cells.items()}
    return _grid(cells, names, names, full, palette, diagonal=True)


def _network(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """Organisations on a circle in the order of their rank, from the top clockwise."""
    own = rows[rows.position == rows.other_position]
    spots = dict(zip(own.code, _circle(len(own)), strict=True))
    pairs = rows[rows.position != rows.other_position].sort_values(["events", "position", "other_position"])
    most, largest = max(pairs.events, default=1), max(own.events, default=1)
    figure = go.Figure()
    for pair in pairs.itertuples(index=False):
        (x0, y0), (x1, y1) = spots[pair.code], spots[pair.other_code]
        text = f"{safe(pair.full_name)} · {safe(pair.other_full_name)}: {count(pair.events, 'event')}"
        figure.add_scatter(
            x=[x0, (x0 + x1) / 2, x1],
            y=[y0, (y0 + y1) / 2, y1],
            mode="lines+markers",
            customdata=[[pair.code, pair.other_code]] * 3,
            line={
                "color": palette.amount if pair.events > most / 3 else palette.pale,
                "width": max(1.0, WIDEST * pair.events / most),
            },
            marker={"size": [0, 8, 0], "opacity": 0},
            hovertemplate=f"{text}<extra></extra>",
        )
    figure.add_scatter(
        x=[x for x, _ in spots.values()],
        y=[y for _, y in spots.values()],
        mode="markers",
        customdata=[[code, code] for code in spots],
        marker={
            "size": [max(SMALLEST, BIGGEST * math.sqrt(n / largest)) for n in own.events],
            "color": palette.amount,
            "line": {"color": palette.card, "width": 1},
        },
        hovertemplate=[
            f"{safe(r.full_name)}: {count(r.events, 'event')}<extra></extra>"
            for r in own.itertuples(index=False)
        ],
    )
    for row in own.itertuples(index=False):
        _name(figure, shortened(row.name), spots[row.code], palette)
    hidden = {"visible": False, "fixedrange": True}
    return figure.update_layout(
        layout(
            palette,
            NETWORK_HEIGHT,
            xaxis={**hidden, "range": [-2.1, 2.1]},
            yaxis={**hidden, "range": [-1.35, 1.35]},
            hovermode="closest",
        )
    )


def _circle(n: int) -> Sequence[tuple[float, float]]:
    turns = [2 * math.pi * index / n for index in range(n)]
    return [(RADIUS * math.sin(turn), RADIUS * math.cos(turn)) for turn in turns]


def _name(figure: go.Figure, text: str, spot: tuple[float, float], palette: Palette) -> None:
    x, y = spot
    side = "center" if abs(x) < 0.12 else "left" if x > 0 else "right"
    figure.add_annotation(
        x=1.09 * x,
        y=1.09 * y,
        text=text,
        showarrow=False,
        xanchor=side,
        align=side,
        yanchor="middle" if side != "center" else "bottom" if y > 0 else "top",
        font={"size": palette.size, "color": palette.text},
    )
