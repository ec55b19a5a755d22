"""The numbers of a chart as a table in words: one row a name or bucket, its columns named as in the key."""

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.words import N_, _, partial_day

ONCE = N_("Events, each counted once")
CELLS_ONLY = ("network",)  # kinds of which each pair has a row of its own


def table(chart: Chart, head: str) -> pd.DataFrame:
    """All numbers of a chart; the first column is `head`, what its names are of. No codes.

    Columns: `head`, one a series, and the events counted once where parts add up to more. Days without
    events have no row; of a network each pair has one: both names and its events.
    """
    if chart.kind in CELLS_ONLY:
        pairs = [(row.said, one.full or one.name, events) for row, one, events in chart.cells()]
        return pd.DataFrame(pairs, columns=[head, _("With"), _("Events")])
    if chart.kind == "calendar":
        days = zip(chart.categories, chart.series[0].values, strict=True)
        return pd.DataFrame(
            [(partial_day(day.code), events) for day, events in days if events], columns=[head, _("Events")]
        )
    columns: dict[str, list[object]] = {
        head: [one.dated if chart.grain else one.said for one in chart.categories]
    }
    columns |= {
        one.name if chart.kind == "pairs" else one.full or one.name: list(one.values) for one in chart.series
    }
    if chart.once:
        columns[_(ONCE)] = list(chart.once)
    return pd.DataFrame(columns).convert_dtypes()
