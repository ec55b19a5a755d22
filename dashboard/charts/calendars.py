"""A year as a calendar of days."""

from datetime import date, timedelta

from dashboard.charts.chart import Chart
from dashboard.charts.fit import Figure, Fit
from dashboard.charts.layouts import axis, layout
from dashboard.charts.paper import TICKS, beside, on_paper
from dashboard.charts.targets import heat, targets
from dashboard.charts.theme import Palette, mixed
from dashboard.words import dated, plural
from dashboard.words.dates import MONTH_LETTER, MONTH_NAME, WEEKDAY_NAME

HEIGHT = 190  # px
MONDAY = date(2024, 1, 1)
LABELLED = (1, 3, 5, 7)  # days of the week, as ISO 8601 counts them


def calendar(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """Weeks across, weekdays down, a darker day for more events; `narrow` names months by a letter."""
    days = [date.fromisoformat(one.code) for one in chart.categories]
    start = days[0].isoweekday() - 2  # days before the year's first in its first week
    weeks, weekdays = [(d.timetuple().tm_yday + start) // 7 for d in days], [d.isoweekday() for d in days]
    numbers = chart.numbers()
    highest = max(numbers)
    steps = [(0.0, palette.grid), (0.001, palette.pale), (1.0, palette.amount)]
    if highest < 2:
        steps = [(0.0, palette.grid), (1.0, mixed(palette.pale, palette.amount))]
    words = [
        plural("{day}: {n} event began", "{day}: {n} events began", n, day=one.said)
        for one, n in zip(chart.categories, numbers, strict=True)
    ]
    points = targets(weeks, weekdays, [(one.code, "") for one in chart.categories], words)
    firsts = [index for index, day in enumerate(days) if day.day == 1]
    xaxis = axis(
        palette,
        ticks="",
        tickvals=[weeks[index] for index in firsts],
        ticktext=[dated(days[index], MONTH_LETTER if fit.narrow else MONTH_NAME) for index in firsts],
        tickangle=0,
        range=[-0.6, max(weeks) + 0.6],
    )
    names = [dated(MONDAY + timedelta(days=number - 1), WEEKDAY_NAME) for number in LABELLED]
    yaxis = axis(palette, ticks="", tickvals=list(LABELLED), ticktext=names, range=[7.6, 0.4])
    sheet = layout(palette, HEIGHT, xaxis=xaxis, yaxis=yaxis)
    traces = [heat(weeks, weekdays, numbers, max(highest, 1), steps), points]
    return {
        "data": traces,
        "layout": on_paper(sheet, fit, left=beside(names, palette.size), bottom=TICKS),
    }
