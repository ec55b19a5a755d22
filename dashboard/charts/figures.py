"""Pure drawing: the rows of a question in, a plotly figure out; no title, the card has it."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.words import number
from dashboard.charts.bars import Bar, bars, height, names_axis, value_range
from dashboard.charts.key import part_codes
from dashboard.charts.theme import ORDERS, Palette, colour, layout, safe, shortened

TICK_ROOM = 330  # px of text size the labels of all buckets share: many make them smaller
FEWEST = 6  # buckets a timeline has room for, so that two years are not drawn as two walls


def timeline(
    rows: pd.DataFrame,
    palette: Palette,
    parts: tuple[tuple[str, str], ...],
    split: str,
    grain: str,
    narrow: bool = False,
) -> go.Figure:
    """Stacked bars by bucket and part, the distinct count in bold under each bucket.

    `parts` gives the part codes their words, `narrow` leaves out labels for want of room;
    the unfinished bucket is hatched.
    """
    whole, names = rows[rows.part == ""], dict(parts)
    figure = go.Figure()
    ticks = [bucket_name(day, grain) for day in whole.bucket]
    for code in part_codes(rows, split):
        part = rows[rows.part == code].set_index("bucket").reindex(whole.bucket)
        own = colour(split, code, palette)
        grey = own == palette.unknown
        figure.add_bar(
            x=list(range(len(whole))),
            y=[int(n) if n == n else None for n in part.events],
            name=safe(names[code]),
            customdata=[[f"{day:%Y-%m-%d}", code] for day in whole.bucket],
            marker={
                "color": own,
                "line": {"width": 1, "color": palette.unknown_edge if grey else palette.card},
                "pattern": {
                    "shape": ["/" if u else "" for u in whole.unfinished],
                    "size": 6,
                    "fgcolor": own,
                    "bgcolor": palette.card,
                    "fillmode": "replace",
                },
            },
            hovertemplate="%{meta[0]} · %{hovertext}: %{y}<extra></extra>",
            hovertext=ticks,
            meta=[safe(names[code])],
        )
    room = (8 if grain == "year" else 5) if narrow else (26 if grain == "year" else 14)
    every = max(1, -(-len(whole) // room))
    shown = [i for i in range(len(whole)) if (len(whole) - 1 - i) % every == 0]
    figure.update_layout(
        layout(
            palette,
            320,
            barmode="stack",
            xaxis={
                "tickvals": shown,
                "ticktext": [f"{ticks[i]}<br><b>{number(whole.events.iloc[i])}</b>" for i in shown],
                "tickangle": 0,
                "tickfont": {"size": min(palette.size, TICK_ROOM / len(shown or [0]))},
                "fixedrange": True,
                "showline": True,
                "linecolor": palette.axis,
                "zeroline": False,
                "showgrid": False,
                "color": palette.second,
                "automargin": True,
                "range": [-0.6, max(len(whole), FEWEST) - 0.4],
            },
            yaxis={
                "fixedrange": True,
                "gridcolor": palette.grid,
                "zeroline": False,
                "nticks": 5,
                "color": palette.second,
                "rangemode": "tozero",
                "tickformat": ",d",
                "automargin": True,
            },
        )
    )
    return figure


def bucket_name(day: pd.Timestamp, grain: str) -> str:
    """A bucket in words: 2024, Q1 2024, Mar 2024."""
    if grain == "year":
        return f"{day:%Y}"
    return f"Q{day.quarter} {day:%Y}" if grain == "quarter" else f"{day:%b %Y}"


def by_country(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """Hosting as a thick full bar, taking part as a thin pale one, both numbered."""
    labels = [shortened(name) for name in rows.name]
    grey = rows.code.isin(["other", "none"])
    hosted, part = palette.amount, palette.pale
    figure = go.Figure()
    for values, width, shift, fill, bold in (
        (rows.hosted, 0.34, -0.16, hosted, True),
        (rows.took_part, 0.2, 0.16, part, False),
    ):
        words = "hosted" if bold else "took part in"
        figure.add_bar(
            y=list(range(len(rows))),
            x=list(values),
            width=width,
            offset=shift - width / 2,
            orientation="h",
            customdata=[[code, "host" if bold else "part"] for code in rows.code],
            marker={
                "color": [palette.unknown if g else fill for g in grey],
                "line": {"width": [1 if g else 0 for g in grey], "color": palette.unknown_edge},
            },
            text=[f"<b>{number(n)}</b>" if bold else number(n) for n in values],
            textposition="outside",
            constraintext="none",
            cliponaxis=False,
            textfont={"color": palette.text if bold else palette.second, "size": palette.size},
            hovertemplate=[
                f"{safe(name)}: {words} {number(n)}<extra></extra>"
                for name, n in zip(rows.name, values, strict=True)
            ],
        )
    figure.update_layout(
        layout(
            palette,
            56 * len(rows) + 16,
            barmode="overlay",
            xaxis={
                "visible": False,
                "fixedrange": True,
                "range": value_range(int(rows[["hosted", "took_part"]].max(axis=None))),
            },
            yaxis=names_axis(labels, palette),
        )
    )
    return figure


def by_host(rows: pd.DataFrame, palette: Palette, top: int) -> go.Figure:
    """One bar a host country, each by its own name, the first `top`."""
    return bars([Bar(r.code, r.name, r.events) for r in rows.itertuples(index=False)], palette, top=top)


def by_theme(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """One bar a theme in the theme's own colour."""
    return bars(
        [
            Bar(r.code, r.name, r.events, fill=colour("theme", r.code, palette))
            for r in rows.itertuples(index=False)
        ],
        palette,
    )


def by_kind(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """One bar a kind."""
    return bars([Bar(r.code, r.name, r.events) for r in rows.itertuples(index=False)], palette)


def by_partner(rows: pd.DataFrame, palette: Palette, top: int) -> go.Figure:
    """One bar an organisation, the first `top`; the events that name none last and grey."""
    return bars(
        [Bar(r.code, r.name, r.events, r.full_name) for r in rows.itertuples(index=False)],
        palette,
        stated=(int(rows.stated.max()), "name a partner"),
        top=top,
    )


def by_funder(rows: pd.DataFrame, palette: Palette, top: int) -> go.Figure:
    """One bar a funder, the first `top`; "not stated" grey, or a strip above where it dwarfs the rest."""
    return bars(
        [
            Bar(r.code, r.name, r.events, f"{r.name} ({r.arms})" if r.arms else r.name)
            for r in rows.itertuples(index=False)
        ],
        palette,
        stated=(int(rows.stated.max()), "name a funder"),
        top=top,
    )


def by_organisation_role(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """Organisations as stacked bars of their roles, most events first, their events at the end."""
    once = rows.drop_duplicates("code")
    order = list(once.code)
    labels = [shortened(name) for name in once.name]
    figure = go.Figure()
    for role in ORDERS["role"]:
        part = rows[rows.role == role].set_index("code").reindex(order)
        figure.add_bar(
            y=list(range(len(order))),
            x=[int(n) if n == n else None for n in part.events],
            orientation="h",
            name=role,
            customdata=[[code, role] for code in order],
            marker={
                "color": colour("role", role, palette),
                "line": {"width": 1, "color": palette.card},
            },
            hovertemplate=[f"{safe(name)}: {role} in %{{x}}<extra></extra>" for name in once.full_name],
        )
    longest = rows.groupby("code").events.sum()
    for index, row in enumerate(once.itertuples(index=False)):
        figure.add_annotation(
            x=int(longest[row.code]),
            y=index,
            text=f"<b>{number(row.total)}</b>",
            xanchor="left",
            xshift=4,
            showarrow=False,
            font={"size": palette.size, "color": palette.text},
        )
    return figure.update_layout(
        layout(
            palette,
            height(list(once.name)),
            barmode="stack",
            xaxis={
                "visible": False,
                "fixedrange": True,
                "range": value_range(int(longest.max() if len(longest) else 0)),
            },
            yaxis=names_axis(labels, palette),
        )
    )
