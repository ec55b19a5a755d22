"""The key beside a chart: what each colour stands for, with its count."""

from dashboard.charts.chart import SIDE_BY_SIDE, WHOLE, Chart, Series
from dashboard.charts.theme import Palette, ink
from dashboard.words import _, number

HATCH = "hatch"
KEYED = ("stacked", "lines")  # kinds of charts that have one
KeyLine = tuple[str, str, str]  # words, number, colour


def key(chart: Chart, palette: Palette) -> list[KeyLine]:
    """Lines (words, number, colour) in the order of the stack from the top, the total first.

    The sides of a comparison have a line each in their order, and no total, as an event may count in two.
    The line of the hatch stands only where an unfinished bucket is drawn.
    """
    if chart.kind == "table":
        return []  # its heads have the colours
    if chart.kind in SIDE_BY_SIDE and len(chart.series) > 1:
        return [(one.name, _of_side(one, chart.grain), ink(one.role, palette)) for one in chart.series]
    if chart.kind not in KEYED:
        return []
    lines = [] if chart.total is None else [(_("Events, each counted once"), number(chart.total), "")]
    lines += [
        (one.name, _total(one), ink(one.role, palette))
        for one in reversed(chart.series)
        if not one.quiet and one.code != WHOLE
    ]
    if any(one.quiet for one in chart.series):
        lines.append((_("Earlier years"), "", palette.unknown))
    columns = zip(chart.categories, chart.heights(), strict=True)
    if chart.kind == "stacked" and any(one.unfinished and height for one, height in columns):
        lines.append((chart.unfinished, "", HATCH))
    return lines


def _total(one: Series) -> str:
    return "" if one.total is None else number(one.total)


def _of_side(one: Series, grain: str) -> str:
    """The events of a side, and how many of them a chart over time shows where these are not all."""
    shown = int(sum(value or 0 for value in one.values))
    if not grain or one.total is None or shown == one.total:
        return _total(one)
    return _("{n}, of them {shown} here", n=_total(one), shown=number(shown))
