"""Breakdowns: how many events by country, theme, kind, organisation; bars that a click filters by."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.phrases import count
from dashboard.charts.bars import Bar, Pair, bars, pairs
from dashboard.charts.theme import Palette, colour, counts_axis, layout, most

GREY = ("other", "online", "none")  # groups that are no state of their own


def by_country(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """Hosting as a thick full bar, taking part as a thin pale one, both numbered."""
    items = [
        Pair(r.code, r.name, r.hosted, r.took_part, grey=r.code in GREY) for r in rows.itertuples(index=False)
    ]
    return pairs(items, palette, "hosted", "took part in", ("host", "part"))


def period_change(
    rows: pd.DataFrame, palette: Palette, dimension: str, now: str, before: str, top: int
) -> go.Figure:
    """The period as a thick full bar, the one before as a thin pale one, for the `top` of a dimension."""
    shown = rows[rows.dimension == dimension].head(top)
    items = [
        Pair(r.code, r.name, r.now, r.before, grey=r.code in GREY) for r in shown.itertuples(index=False)
    ]
    return pairs(items, palette, f"{now}:", f"{before}:", ("now", "before"))


def by_host(rows: pd.DataFrame, palette: Palette, top: int) -> go.Figure:
    """One bar a host country, each by its own name, the first `top`; online and not stated always."""
    grouped = rows.code.isin(GREY)
    shown = pd.concat([rows[~grouped].head(top), rows[grouped]])
    return bars(
        [
            Bar(r.code, r.name, r.events, fill=palette.unknown if r.code in GREY else "")
            for r in shown.itertuples(index=False)
        ],
        palette,
    )


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
        [Bar(r.code, r.name, r.events, with_arms(r.full_name, r.arms)) for r in rows.itertuples(index=False)],
        palette,
        stated=(most(rows.stated), "name a partner"),
        top=top,
    )


def by_funder(rows: pd.DataFrame, palette: Palette, top: int) -> go.Figure:
    """One bar a funder, the first `top`; "not stated" grey, or a strip above where it dwarfs the rest."""
    return bars(
        [Bar(r.code, r.name, r.events, with_arms(r.name, r.arms)) for r in rows.itertuples(index=False)],
        palette,
        stated=(most(rows.stated), "name a funder"),
        top=top,
    )


def by_arm(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """One bar an arm of a funder that is named."""
    return bars([Bar(r.code, r.name, r.events, r.full_name) for r in rows.itertuples(index=False)], palette)


def by_role(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """One bar a role of one organisation, in the colour of the role."""
    return bars(
        [
            Bar(r.code, r.name, r.events, fill=colour("role", r.code, palette))
            for r in rows.itertuples(index=False)
        ],
        palette,
    )


def by_organisation_type(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """One bar an IATI organisation type, the events that name no partner last and grey."""
    return bars(
        [
            Bar(r.code, r.name, r.events, f"{r.name}, {count(r.organisations, 'organisation')}")
            for r in rows.itertuples(index=False)
        ],
        palette,
        stated=(most(rows.stated), "name a partner"),
    )


def by_lag(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """One bar a class of days between event and story, the events for which it is not known last and grey."""
    return bars(
        [Bar(r.code, r.name, r.events) for r in rows.itertuples(index=False)],
        palette,
        stated=(most(rows.stated), "known for"),
    )


def partners_by_year(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """New partners over returning ones, year by year; the unfinished year is hatched."""
    figure = go.Figure()
    for column, code, fill, words in (
        ("returned", "returned", palette.pale, "known from earlier years"),
        ("newcomers", "newcomer", palette.amount, "new"),
    ):
        figure.add_bar(
            x=list(rows.year),
            y=list(rows[column]),
            customdata=[[code, str(year)] for year in rows.year],
            marker={
                "color": fill,
                "line": {"width": 1, "color": palette.card},
                "pattern": {
                    "shape": ["/" if unfinished else "" for unfinished in rows.unfinished],
                    "size": 6,
                    "fgcolor": fill,
                    "bgcolor": palette.card,
                    "fillmode": "replace",
                },
            },
            hovertemplate=f"%{{x}}: %{{y}} {words}<extra></extra>",
        )
    return figure.update_layout(
        layout(
            palette,
            300,
            barmode="stack",
            xaxis={
                "fixedrange": True,
                "showgrid": False,
                "zeroline": False,
                "showline": True,
                "linecolor": palette.axis,
                "tickformat": "d",
                "nticks": 8,
                "tickangle": 0,
                "tickfont": {"size": palette.size, "color": palette.second},
                "automargin": True,
            },
            yaxis=counts_axis(palette, most(rows.organisations)),
        )
    )


def with_arms(name: str, arms: str) -> str:
    """A body with the arms that are counted under it."""
    return f"{name} ({arms})" if arms else name
