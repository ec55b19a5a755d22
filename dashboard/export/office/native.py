"""A chart as Office has it: what is drawn of it as which kind of chart, in which colours."""

from dataclasses import replace

from dashboard.charts.chart import EVERYTHING, Category, Chart, Series
from dashboard.charts.theme import PRINT, ink
from dashboard.words import N_, number, plural

KINDS = {  # of charts -> of Office; all others are tables
    "bars": "bars",
    "pairs": "bars",
    "map": "bars",
    "columns": "columns",
    "stacked": "stacked columns",
    "calendar": "columns",
    "lines": "lines",
}
PICTURED = ("map", "calendar", "grid", "network", "multiples")  # of which a slide shows a picture
PLACES_DRAWN = 20  # bars of places, the most events first
ONCE = N_("Events, each counted once")


def native(chart: Chart) -> Chart:
    """The chart of what Office shows, unfinished buckets named so, bars of places with their own limit."""
    shown = chart.drawn
    return replace(
        shown,
        categories=tuple(replace(one, name=one.dated) for one in shown.categories),
        once=() if chart.kind == "lines" else shown.once,
        top=PLACES_DRAWN if chart.kind == "map" else EVERYTHING,
    )


def kind(chart: Chart) -> str:
    """ "bars" (lying), "stacked columns", "columns", "lines", or "table" where Office has no such chart."""
    return KINDS.get(chart.kind, "table")


def lying(chart: Chart) -> bool:
    """Whether its bars lie, with the names at the left."""
    return kind(chart) == "bars"


def longest(chart: Chart) -> float:
    """The end of the longest bar, or of the tallest stack."""
    ends = zip(*([value or 0 for value in one.values] for one in chart.series), strict=True)
    return max((sum(at) if chart.kind == "stacked" else max(at) for at in ends), default=0)


def dwarfed(chart: Chart) -> bool:
    """Whether "not stated", the last category, is over twice as long as the longest other bar."""
    if not chart.stated[1]:
        return False
    *named, unstated = (value or 0 for value in chart.series[0].values)
    return bool(any(named) and unstated > 2 * max(named))


def barred(chart: Chart) -> Chart:
    """What the bars show: the first, without a "not stated" that would dwarf the rest."""
    return chart.only(list(range(len(chart.categories) - 1))) if dwarfed(chart) else chart.drawn


def left_out(chart: Chart) -> str:
    """What the bars do not show, in words; nothing if they show all."""
    if dwarfed(chart):
        stated, words = chart.stated
        unstated = chart.series[0].values[-1] or 0
        named = f"{number(stated)} {words}"
        return plural("{stated}, {n} not stated", "{stated}, {n} not stated", unstated, stated=named)
    more = max(len(chart.categories) - chart.top, 0)
    return plural("{n} more in the rows", "{n} more in the rows", more) if more else ""


def strongest(chart: Chart) -> list[tuple[str, int]]:
    """The cells of a table by their number, the largest first: "row · column" and events, each pair once."""
    column = {one.code: index for index, one in enumerate(chart.series)}
    cells = sorted(chart.cells(), key=lambda cell: (-cell[2], column[cell[1].code]))
    return [(f"{row.name} · {one.name}", events) for row, one, events in cells]


def own_colour(chart: Chart, one: Series, category: Category) -> str:
    """The colour of a point that has not that of its series: its own, grey on the diagonal of pairs."""
    if chart.mirrored:
        return PRINT.unknown if one.code == category.code else ""
    return ink(category.role, PRINT) if category.role else ""
