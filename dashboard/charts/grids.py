"""Grids: two breakdowns against each other, and who works with whom."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.phrases import count, number
from dashboard.charts.bars import Bar, bars
from dashboard.charts.breakdowns import with_arms
from dashboard.charts.network import network
from dashboard.charts.targets import add_targets
from dashboard.charts.theme import ORDERS, Palette, contrast, layout, mixed, one_line, safe

CELL = 34  # px, height of a row
FULL_SIZE, SMALLEST_TEXT = 12, 13  # rows in full text size in print, and the least size in px
FAINT = 0.02  # share of the most events from which on a cell is tinted
INKS = ("#FFFFFF", "#000000")  # of the numbers in cells: one of them always has a contrast over 4.5
GROUPS = ("other", "online", "none")  # columns that are no state of their own, last
STRONGEST = 12  # cells a phone shows
OVERHANG = 90  # px right of the last column for its tilted name
HEAD = 130  # px for the names over the columns


def theme_by_country(rows: pd.DataFrame, palette: Palette, narrow: bool = False) -> go.Figure:
    """Themes down, countries across; a darker cell for more events, its number in it."""
    found = dict(zip(rows.code, rows.name, strict=True))
    order = sorted(found, key=lambda code: (GROUPS.index(code) if code in GROUPS else -1, found[code]))
    themes, countries = _themes(rows), {code: found[code] for code in order}
    cells = {(r.theme, r.code): r.events for r in rows.itertuples(index=False)}
    return _cells(cells, themes, countries, themes | countries, palette, narrow)


def by_organisation_role(rows: pd.DataFrame, palette: Palette, narrow: bool = False) -> go.Figure:
    """Organisations down, roles across; a darker cell for more events, its number in it."""
    organisations = dict(zip(rows.code, rows.name, strict=True))
    roles = {role: role.capitalize() for role in ORDERS["role"] if role in set(rows.role)}
    cells = {(r.code, r.role): r.events for r in rows.itertuples(index=False)}
    full = {r.code: f"{with_arms(r.full_name, r.arms)}, {r.type}" for r in rows.itertuples(index=False)}
    return _cells(cells, organisations, roles, full | roles, palette, narrow)


def theme_by_partner(rows: pd.DataFrame, palette: Palette, narrow: bool = False) -> go.Figure:
    """Organisations down, themes across; a darker cell for more events, its number in it."""
    partners = dict(zip(rows.code, rows.name, strict=True))
    themes = _themes(rows)
    cells = {(r.code, r.theme): r.events for r in rows.itertuples(index=False)}
    full = themes | dict(zip(rows.code, rows.full_name, strict=True))
    return _cells(cells, partners, themes, full, palette, narrow)


def _themes(rows: pd.DataFrame) -> dict[str, str]:
    """Codes and names of themes in one order: those with a hue of their own, then by name."""
    names = dict(zip(rows.theme, rows.theme_name, strict=True))
    hues = ORDERS["theme"]
    return {
        code: names[code]
        for code in sorted(
            names, key=lambda code: (hues.index(code) if code in hues else len(hues), names[code])
        )
    }


def organisation_pairs(rows: pd.DataFrame, palette: Palette, form: str, narrow: bool = False) -> go.Figure:
    """Who works with whom, as a `matrix` of common events or as a `network` on a fixed circle."""
    own = rows[rows.position == rows.other_position]
    if form == "network" and not narrow:
        return network(rows, own, palette)
    names = dict(zip(own.code, own.name, strict=True))
    full = dict(zip(own.code, own.full_name, strict=True))
    cells = {(r.code, r.other_code): r.events for r in rows.itertuples(index=False)}
    if narrow:
        pairs = {codes: events for codes, events in cells.items() if codes[0] != codes[1]}
        return _strongest(pairs, names, full, palette)
    cells |= {(other, code): events for (code, other), events in cells.items()}
    return _grid(cells, names, names, full, palette, diagonal=True)


def _cells(
    cells: dict[tuple[str, str], int],
    down: dict[str, str],
    across: dict[str, str],
    full: dict[str, str],
    palette: Palette,
    narrow: bool,
) -> go.Figure:
    if narrow:
        return _strongest(cells, down | across, full, palette)
    return _grid(cells, down, across, full, palette)


def _strongest(
    cells: dict[tuple[str, str], int], names: dict[str, str], full: dict[str, str], palette: Palette
) -> go.Figure:
    """The largest cells as bars, where a grid would be too narrow to read."""
    found = sorted(cells.items(), key=lambda cell: (-cell[1], cell[0]))[:STRONGEST]
    return bars(
        [
            Bar(one, f"{names[one]} · {names[two]}", events, f"{full[one]} · {full[two]}", more=(two,))
            for (one, two), events in found
        ],
        palette,
    )


def _grid(
    cells: dict[tuple[str, str], int],
    down: dict[str, str],
    across: dict[str, str],
    full: dict[str, str],
    palette: Palette,
    diagonal: bool = False,
) -> go.Figure:
    """A heat map of cells (row code, column code); `full` has whole names for the hover texts."""
    highest = max((n for (row, column), n in cells.items() if row != column or not diagonal), default=1)
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
        zmax=highest,
        colorscale=[(0, palette.card), (FAINT, _cell_colour(FAINT, palette)), (1, palette.amount)],
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
            f"{safe(full[rows[y]])} · {safe(full[columns[x]])}: " + count(cells[rows[y], columns[x]], "event")
            for x, y in filled
        ],
    )
    size = min(palette.size, max(SMALLEST_TEXT, palette.size * FULL_SIZE / len(down or "1")))
    numbers = []
    for x, y in filled:
        events, own = cells[rows[y], columns[x]], diagonal and x == y
        ground = palette.card if own else _cell_colour(events / highest, palette)
        ink = palette.second if own else max(INKS, key=lambda ink: contrast(ink, ground))
        text = f"<b>{number(events)}</b>" if own else number(events)
        numbers.append(
            {"x": x, "y": y, "text": text, "showarrow": False, "font": {"size": size, "color": ink}}
        )
    axis = {"fixedrange": True, "showgrid": False, "zeroline": False, "automargin": True, "ticks": ""}
    font = {"size": size, "color": palette.text}
    return figure.update_layout(
        layout(
            palette,
            round(CELL * len(down) * palette.size / 13) + HEAD,
            margin={"l": 8, "r": OVERHANG, "t": 8, "b": 8},
            annotations=numbers,  # all at once: one by one they would take seconds
            xaxis=axis
            | {
                "tickvals": list(range(len(across))),
                "ticktext": [one_line(name) for name in across.values()],
                "side": "top",
                "tickangle": -45,
                "ticklabeloverflow": "allow",
                "tickfont": font,
                "range": [-0.5, len(across) - 0.5],
            },
            yaxis=axis
            | {
                "tickvals": list(range(len(down))),
                "ticktext": [one_line(name) for name in down.values()],
                "tickfont": font,
                "range": [len(down) - 0.5, -0.5],
            },
        )
    )


def _cell_colour(share: float, palette: Palette) -> str:
    """The colour of a cell with a share of the most events, as the colour scale has it."""
    low = mixed(palette.card, palette.pale)
    return mixed(low, palette.amount, max(share - FAINT, 0) / (1 - FAINT))
