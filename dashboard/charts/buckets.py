"""What charts over time share: the axis of buckets, and what a click on one of them gets."""

from dashboard.charts.chart import Chart, Series
from dashboard.charts.fit import Part
from dashboard.charts.layouts import axis
from dashboard.charts.texts import safe
from dashboard.charts.theme import Palette
from dashboard.words import number

TICK_ROOM = 23  # labels at full size; more of them are written smaller
MANY_YEARS = 14  # from here on years are written ’02, so that each keeps its label and its number
FEWEST = 6  # buckets a timeline has room for, so that two years are not drawn as two walls
FIFTH = 5  # where not every year has a label, each fifth has
HEIGHT = 320
ROOM = {True: (8, 5), False: (26, 10)}  # labels in a narrow place or not: of years, and of shorter buckets


def buckets(chart: Chart, palette: Palette, narrow: bool, with_counts: bool = False) -> Part:
    """The horizontal axis: as many buckets labelled as there is room for, or each fifth year."""
    n, years = len(chart.categories), chart.grain == "year"
    every = max(1, -(-n // ROOM[narrow][not years]))
    shown = [i for i in range(n) if (n - 1 - i) % every == 0]
    if years and every > 1:
        shown = [i for i, one in enumerate(chart.categories) if int(one.code[:4]) % FIFTH == 0]
    short = years and len(shown) > MANY_YEARS
    labels = [f"’{one.name[-2:]}" if short else one.name for one in chart.categories]
    counts = [f"<br><b>{number(value or 0)}</b>" for value in chart.once] if with_counts else [""] * n
    return axis(
        palette,
        size=palette.size * min(1, TICK_ROOM / len(shown or [0])),
        color=palette.second,
        tickvals=shown,
        ticktext=[f"{labels[i]}{counts[i]}" for i in shown],
        tickangle=0,
        showline=True,
        linecolor=palette.axis,
        range=[-0.6, max(n, FEWEST) - 0.4],
    )


def trace(chart: Chart, series: Series, value: str) -> Part:
    """A part over all buckets, both codes for a click; under the pointer `value` as plotly writes it."""
    return {
        "x": list(range(len(chart.categories))),
        "y": list(series.values),
        "customdata": [[one.code, series.code] for one in chart.categories],
        "name": safe(series.name),
        "meta": [safe(series.name)],
        "hovertext": [one.name for one in chart.categories],
        "hovertemplate": f"%{{meta[0]}} · %{{hovertext}}: {value}<extra></extra>",
    }
