"""Years: laid over each other month by month, and one year as a calendar of days."""

import calendar

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.phrases import count
from dashboard.charts.key import years_in_colour
from dashboard.charts.targets import add_targets
from dashboard.charts.theme import Palette, counts_axis, layout, mixed, most

HEIGHT, CALENDAR_HEIGHT = 420, 190  # px


def months_of_years(rows: pd.DataFrame, palette: Palette, running: bool) -> go.Figure:
    """Months across, a line a year: the last years in colour, earlier ones in grey behind them.

    `running` draws the sum since January instead of each month; an unfinished month is left out.
    """
    column, figure = "cumulative" if running else "events", go.Figure()
    coloured = dict(years_in_colour(rows, palette))
    for year in sorted(set(rows.year), key=lambda year: (year in coloured, year)):
        part = rows[(rows.year == year) & ~rows.unfinished]
        figure.add_scatter(
            x=list(part.month),
            y=list(part[column]),
            mode="lines+markers" if year in coloured else "lines",
            name=str(year),
            customdata=[[f"{year}-{month:02d}-01", ""] for month in part.month],
            line={
                "color": coloured.get(year, palette.unknown),
                "width": 2.5 if year in coloured else 1,
            },
            marker={"size": 6},
            hovertemplate=f"%{{x}} {year}: %{{y}}<extra></extra>",
        )
    months = list(range(1, 13))
    return figure.update_layout(
        layout(
            palette,
            HEIGHT,
            xaxis={
                "tickvals": months,
                "ticktext": [calendar.month_abbr[month] for month in months],
                "tickangle": 0,
                "range": [0.7, 12.3],
                "fixedrange": True,
                "showgrid": False,
                "zeroline": False,
                "showline": True,
                "linecolor": palette.axis,
                "tickfont": {"size": palette.size, "color": palette.second},
                "automargin": True,
            },
            yaxis=counts_axis(palette, most(rows[column])),
        )
    )


def by_day(rows: pd.DataFrame, palette: Palette, narrow: bool = False) -> go.Figure:
    """A year as a calendar: weeks across, weekdays down, a darker day for more events.

    `narrow` names months by their first letters.
    """
    highest = most(rows.events)
    weeks, figure = int(max(rows.week)) + 1, go.Figure()
    steps = [(0.0, palette.grid), (0.001, palette.pale), (1.0, palette.amount)]
    figure.add_heatmap(
        x=list(rows.week),
        y=list(rows.weekday),
        z=list(rows.events),
        zmin=0,
        zmax=max(highest, 1),
        colorscale=steps
        if highest > 1
        else [(0.0, palette.grid), (1.0, mixed(palette.pale, palette.amount))],
        showscale=False,
        xgap=2,
        ygap=2,
        hoverinfo="skip",
    )
    add_targets(
        figure,
        list(rows.week),
        list(rows.weekday),
        [(f"{day:%Y-%m-%d}", "") for day in rows.day],
        [
            f"{day.day} {day:%b %Y}: {count(n, 'event')} began"
            for day, n in zip(rows.day, rows.events, strict=True)
        ],
    )
    firsts = rows[rows.day.dt.day == 1]
    axis = {"ticks": "", "fixedrange": True, "showgrid": False, "zeroline": False, "automargin": True}
    font = {"size": palette.size, "color": palette.second}
    return figure.update_layout(
        layout(
            palette,
            CALENDAR_HEIGHT,
            xaxis=axis
            | {
                "tickvals": list(firsts.week),
                "ticktext": [f"{day:%b}"[: 1 if narrow else 3] for day in firsts.day],
                "tickangle": 0,
                "range": [-0.6, weeks - 0.4],
                "tickfont": font,
            },
            yaxis=axis
            | {
                "tickvals": [1, 3, 5, 7],
                "ticktext": ["Mon", "Wed", "Fri", "Sun"],
                "range": [7.6, 0.4],
                "tickfont": font,
            },
        )
    )
