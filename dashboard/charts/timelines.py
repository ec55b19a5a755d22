"""The timeline in its four forms: stacked bars, small charts, running totals, moving averages."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.phrases import number
from dashboard.charts.key import WHOLE, part_codes
from dashboard.charts.theme import Palette, colour, counts_axis, is_grey, layout, most, safe, shortened

TICK_ROOM = 23  # labels at full size; more of them are written smaller
MANY_YEARS = 14  # from here on years are written ’02, so that each keeps its label and its number
FEWEST = 6  # buckets a timeline has room for, so that two years are not drawn as two walls
HEIGHT = 320
MANY_BARS = 60  # from here on bars are too thin for an edge
SMALL_TEXT = 15  # px at most, so that the names of small charts do not meet
ROW_LABEL = 58  # px left of the axis for the word before the bold row
ACROSS = 4  # small charts beside each other
SMALL_HEIGHT, GAP = 132, 0.045  # px a small chart, and the part of the width between two
SMALL_HEAD = 0.3  # part of a small chart's height that its name takes


def timeline(
    rows: pd.DataFrame,
    palette: Palette,
    parts: tuple[tuple[str, str], ...],
    split: str,
    grain: str,
    form: str = "stack",
    narrow: bool = False,
    brush: bool = False,
) -> go.Figure:
    """Events by bucket and part, in one of four forms; the unfinished bucket is hatched or left out.

    `parts` gives the part codes their words. Forms: `stack` (bars, the distinct count in bold under
    each bucket), `multiples` (a small chart a part), `sum` (running totals) and `average` (moving
    averages), both as lines. `narrow` leaves out labels for want of room; `brush` lets a span be
    drawn over the chart.
    """
    names = dict(parts)
    if form == "multiples":
        return _multiples(rows, palette, names, split, grain, 1 if narrow else ACROSS)
    if form in ("sum", "average"):
        figure = _lines(rows, palette, names, split, grain, form, narrow)
    else:
        figure = _stack(rows, palette, names, split, grain, narrow)
    return figure.update_layout(dragmode="select", selectdirection="h") if brush else figure


def _stack(
    rows: pd.DataFrame, palette: Palette, names: dict[str, str], split: str, grain: str, narrow: bool
) -> go.Figure:
    whole = rows[rows.part == WHOLE]
    figure = go.Figure()
    for code in part_codes(rows, split):
        figure.add_bar(**_bars(rows[rows.part == code], palette, names[code], split, grain))
    xaxis = _buckets(whole, palette, grain, narrow, with_counts=True)
    figure.update_layout(
        layout(
            palette,
            HEIGHT,
            barmode="stack",
            xaxis=xaxis,
            yaxis=counts_axis(palette, _highest(rows)),
            margin={"l": ROW_LABEL, "r": 8, "t": 8, "b": 8},
        )
    )
    if len(whole):
        figure.add_annotation(
            text="\u00a0<br><b>Events</b>",
            x=xaxis["range"][0],
            xref="x",
            y=0,
            yref="y domain",
            xanchor="right",
            yanchor="top",
            xshift=-6,
            yshift=-2,
            showarrow=False,
            align="right",
            font={"size": xaxis["tickfont"]["size"], "color": palette.second},
        )
    return figure


def _bars(part: pd.DataFrame, palette: Palette, name: str, split: str, grain: str) -> dict[str, Any]:
    """The trace of one part."""
    code = next(iter(part.part), WHOLE)
    own = palette.amount if code == WHOLE else colour(split, code, palette)
    grey = is_grey(own, palette)
    edge = 0 if len(part) > MANY_BARS else 1
    return {
        "x": list(range(len(part))),
        "y": [int(n) or None for n in part.events],
        "name": safe(name),
        "customdata": [[f"{day:%Y-%m-%d}", code] for day in part.bucket],
        "marker": {
            "color": own,
            "line": {"width": edge, "color": palette.unknown_edge if grey else palette.card},
            "pattern": {
                "shape": ["/" if u else "" for u in part.unfinished],
                "size": 6,
                "fgcolor": own,
                "bgcolor": palette.card,
                "fillmode": "replace",
            },
        },
        "hovertemplate": "%{meta[0]} · %{hovertext}: %{y}<extra></extra>",
        "hovertext": [bucket_name(day, grain) for day in part.bucket],
        "meta": [safe(name)],
    }


def _multiples(
    rows: pd.DataFrame, palette: Palette, names: dict[str, str], split: str, grain: str, across: int
) -> go.Figure:
    """A small chart for all events and one a part, all on one scale."""
    whole = rows[rows.part == WHOLE]
    codes = [*reversed(part_codes(rows, split))]
    down = -(-len(codes) // across) or 1
    highest = most(rows[rows.part != WHOLE].events)
    ends = [0, len(whole) - 1] if len(whole) > 1 else list(range(len(whole)))
    ticks = [bucket_name(whole.bucket.iloc[i], "year") for i in ends]
    figure = go.Figure()
    axes: dict[str, Any] = {} if codes else {name: {"visible": False} for name in ("xaxis", "yaxis")}
    for index, code in enumerate(codes):
        part, number_of = rows[rows.part == code], str(index + 1) if index else ""
        figure.add_bar(
            **_bars(part, palette, names[code], split, grain), xaxis=f"x{number_of}", yaxis=f"y{number_of}"
        )
        column, row = index % across, index // across
        width, tall = (1 + GAP) / across, 1 / down
        top = 1 - row * tall
        axes[f"xaxis{number_of}"] = {
            "domain": [column * width, column * width + width - GAP],
            "anchor": f"y{number_of}",
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "showline": True,
            "linecolor": palette.axis,
            "tickvals": ends,
            "ticktext": ticks,
            "tickangle": 0,
            "tickfont": {"size": 0.85 * palette.size, "color": palette.quiet},
            "range": [-0.8, max(len(whole), FEWEST) - 0.2],
        }
        axes[f"yaxis{number_of}"] = {
            "domain": [top - (1 - 0.16) * tall, top - SMALL_HEAD * tall],
            "anchor": f"x{number_of}",
            "visible": False,
            "fixedrange": True,
            "range": [0, highest * 1.08 or 1],
        }
        figure.add_annotation(
            text=f"{shortened(names[code])}  <b>{number(most(part.total))}</b>",
            x=0,
            xref=f"x{number_of} domain",
            y=1,
            yref=f"y{number_of} domain",
            xanchor="left",
            yanchor="bottom",
            align="left",
            showarrow=False,
            font={"size": min(palette.size, SMALL_TEXT), "color": palette.text},
        )
    return figure.update_layout(layout(palette, SMALL_HEIGHT * down + 16, **axes))


def _lines(
    rows: pd.DataFrame,
    palette: Palette,
    names: dict[str, str],
    split: str,
    grain: str,
    form: str,
    narrow: bool,
) -> go.Figure:
    """Running totals, or moving averages of finished buckets; all events bold, a line a part."""
    whole = rows[rows.part == WHOLE]
    column = "cumulative" if form == "sum" else "average"
    figure = go.Figure()
    for code in [*part_codes(rows, split), WHOLE]:
        part = rows[rows.part == code]
        own = palette.text if code == WHOLE else colour(split, code, palette)
        name = "All events" if code == WHOLE else names[code]
        figure.add_scatter(
            x=list(range(len(part))),
            y=[
                None if pd.isna(n) or u else float(n)
                for n, u in zip(part[column], part.unfinished, strict=True)
            ],
            mode="lines+markers",
            name=safe(name),
            customdata=[[f"{day:%Y-%m-%d}", code] for day in part.bucket],
            line={
                "color": palette.unknown_edge if is_grey(own, palette) else own,
                "width": 3 if code == WHOLE else 2,
                "dash": "dot" if is_grey(own, palette) else "solid",
            },
            marker={"size": 5},
            hovertemplate="%{meta[0]} · %{hovertext}: %{y:,.4~g}<extra></extra>",
            hovertext=[bucket_name(day, grain) for day in part.bucket],
            meta=[safe(name)],
        )
    return figure.update_layout(
        layout(
            palette,
            HEIGHT,
            xaxis=_buckets(whole, palette, grain, narrow, with_counts=False),
            yaxis=counts_axis(palette, most(rows[column].dropna())) | {"tickformat": ",~g"},
        )
    )


def _buckets(
    whole: pd.DataFrame, palette: Palette, grain: str, narrow: bool, with_counts: bool
) -> dict[str, Any]:
    """The horizontal axis: as many buckets labelled as there is room for, the last one always."""
    labels = [bucket_name(day, grain) for day in whole.bucket]
    if grain == "year" and len(whole) > MANY_YEARS:
        labels = [f"’{day:%y}" for day in whole.bucket]
    room = (8 if grain == "year" else 5) if narrow else (26 if grain == "year" else 10)
    every = max(1, -(-len(whole) // room))
    shown = [i for i in range(len(whole)) if (len(whole) - 1 - i) % every == 0]
    counts = [f"<br><b>{number(n)}</b>" if with_counts else "" for n in whole.events]
    return {
        "tickvals": shown,
        "ticktext": [f"{labels[i]}{counts[i]}" for i in shown],
        "tickangle": 0,
        "tickfont": {
            "size": palette.size * min(1, TICK_ROOM / len(shown or [0])),
            "color": palette.second,
        },
        "fixedrange": True,
        "showline": True,
        "linecolor": palette.axis,
        "zeroline": False,
        "showgrid": False,
        "color": palette.second,
        "automargin": True,
        "range": [-0.6, max(len(whole), FEWEST) - 0.4],
    }


def _highest(rows: pd.DataFrame) -> int:
    """The height of the tallest stack."""
    return most(rows[rows.part != WHOLE].groupby("bucket").events.sum())


def bucket_name(day: pd.Timestamp, grain: str) -> str:
    """A bucket in words: 2024, Q1 2024, Mar 2024."""
    if grain == "year":
        return f"{day:%Y}"
    return f"Q{day.quarter} {day:%Y}" if grain == "quarter" else f"{day:%b %Y}"
