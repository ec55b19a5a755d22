"""Columns over time, each the events counted once: one to three series beside each other on one axis."""

from dashboard.charts.buckets import FEWEST, buckets, trace
from dashboard.charts.chart import Category, Chart, Series, Span, Value
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.layouts import HIDDEN, MARGIN, counts_axis, edges, layout, text
from dashboard.charts.paper import beside, on_paper
from dashboard.charts.stacks import MANY_BARS, brushed, hatch
from dashboard.charts.texts import safe
from dashboard.charts.theme import LIGHT, Palette, ink
from dashboard.words import number

HEIGHT, TICKS, SPAN = 214, 26, 30  # px: columns with their numbers, the names under them, the brackets
ACROSS = {False: 900, True: 330}  # px a figure on a screen is taken to be wide, in a narrow place or not
PART, GROUP = 2 / 3, 0.8  # of the step, which one column and which several beside each other take
WIDEST, THIN = 46, 0.28  # px of a column at most, and the part of its width a thin one has
SIZES = ((12, 17), (25, 14))  # up to so many columns their numbers have so many px
SMALL, LEAST = 13, 11  # px of the numbers of more columns; smaller ones give way to an axis of values
BETWEEN = 0.8  # of the step from one column to the next that a number takes at most
DIGIT = 0.55  # widest width of a digit, in parts of the text size
OVER = 1.16  # of the highest column that the axis reaches, for its number
APART = 0.06  # part of a column between it and the next of its bucket
SHORT = 0.3  # of the axis: shorter brackets have their words begin or end with them at its ends


def columns(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """Columns with their numbers; thin where few stories were found, brackets beneath with their words.

    Where there is no room for a number on each, an axis has the values, and the highest and the last full
    column of a single series have their numbers.
    """
    scale = palette.size / LIGHT.size
    across = fit.size[0] if fit.size else ACROSS[fit.narrow]
    step, several = across / (max(len(chart.categories), FEWEST) + 0.2), len(chart.series)
    wide = min(GROUP if several > 1 else PART, WIDEST * scale * several / step)
    px = _size(chart, step * wide / several if several > 1 else step * BETWEEN, scale)
    under = scale * (TICKS + (SPAN if chart.spans else 0))
    height = HEIGHT + under
    room = (fit.size[1] if fit.paper and fit.size else height - 16) or 1
    foot = min(under / room, 0.5)
    xaxis = buckets(chart, palette, fit.narrow) | {"anchor": "y", "automargin": False}
    highest = chart.longest * OVER or 1
    values = HIDDEN if px else counts_axis(palette, chart.longest)
    sheet = layout(
        palette,
        round(height),
        margin=MARGIN,
        xaxis=xaxis,
        yaxis=values | {"range": [0, highest], "domain": [foot, 1]},
        yaxis2=HIDDEN | {"range": [0, 1], "domain": [0, foot * SPAN / (TICKS + SPAN)]},
        barmode="overlay",
        annotations=[_said(one, chart, palette) for one in chart.spans],
    )
    left = 0 if px else beside(["0 000"], palette.size)
    bars = [one_series(chart, place, wide, px, palette) for place in range(several)]
    if not px and several == 1:
        bars = [_few(one_series(chart, 0, wide, LEAST * scale, palette), chart)]
    brackets = [_bracket(one, chart, palette) for one in chart.spans]
    return {"data": [*bars, *brackets], "layout": on_paper(sheet | brushed(fit), fit, left=left)}


def _size(chart: Chart, room: float, scale: float) -> float:
    """Size in px of the numbers on the columns, each with `room` px; 0 where that is too little."""
    drawn = len(chart.categories) * len(chart.series)
    digits = max(2, len(number(round(chart.longest))))
    own = next((px for most, px in SIZES if drawn <= most), SMALL)
    px = min(own * scale, room / digits / DIGIT)
    return px if px >= LEAST else 0


def _few(bar: Part, chart: Chart) -> Part:
    """The columns with two numbers: of the highest, and of the last that is neither thin nor unfinished."""
    numbers = [value or 0 for value in chart.series[0].values]
    peak = numbers.index(max(numbers)) if numbers else 0
    full = [at for at, one in enumerate(chart.categories) if not (one.thin or one.unfinished)]
    shown = {peak, *(at for at in full[-1:] if abs(at - peak) > 1)}
    return bar | {"text": [said if at in shown else "" for at, said in enumerate(bar["text"])]}


def one_series(chart: Chart, place: int, wide: float, px: float, palette: Palette) -> Part:
    """The columns of the series at a `place`; `wide` in steps, all series of a bucket together."""
    series, slot = chart.series[place], wide / len(chart.series)
    gap = APART if len(chart.series) > 1 else 0
    widths = [slot * (1 - gap) * (THIN if one.thin else 1) for one in chart.categories]
    middles = [slot * _aside(chart, place, bucket) for bucket in range(len(chart.categories))]
    looks = [
        _look(one, series, value, palette) for one, value in zip(chart.categories, series.values, strict=True)
    ]
    fills = [fill for fill, _colour, _said in looks]
    line = edges(fills, palette) if len(fills) <= MANY_BARS else {"width": 0}
    return trace(chart, series, "%{y}") | {
        "type": "bar",
        "width": widths,
        "offset": [middle - width / 2 for middle, width in zip(middles, widths, strict=True)],
        "marker": {
            "color": fills,
            "line": line,
            "pattern": hatch(chart, fills, palette),
        },
        "text": [said for _fill, _colour, said in looks] if px else None,
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
        "textfont": {"size": px or palette.size, "color": [colour for _fill, colour, _said in looks]},
    }


def _aside(chart: Chart, place: int, bucket: int) -> float:
    """Columns from the middle of a bucket to that of a series, of those that have a number there."""
    drawn = [at for at, one in enumerate(chart.series) if at == place or one.values[bucket] is not None]
    return drawn.index(place) - (len(drawn) - 1) / 2


def _look(one: Category, series: Series, value: Value, palette: Palette) -> tuple[str, str, str]:
    """Fill of a column, colour of its number, and the number: bold but where it is thin, zero or before."""
    fill = ink(one.role or series.role, palette)
    quiet = one.thin or one.unfinished or not value
    said = "" if value is None else number(value)
    bold = not quiet and not one.role
    return fill, palette.quiet if quiet else palette.text, f"<b>{said}</b>" if bold else said


def _ends(span: Span, chart: Chart) -> tuple[float, float]:
    """Where a bracket begins and ends on the axis."""
    places = [index for index, one in enumerate(chart.categories) if one.code in (span.first, span.last)]
    return places[0] - PART / 2, places[-1] + PART / 2


def _bracket(span: Span, chart: Chart, palette: Palette) -> Part:
    """The line of a bracket, open to the columns over it."""
    start, end = _ends(span, chart)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [start, start, end, end],
        "y": [1, 0.8, 0.8, 1],
        "yaxis": "y2",
        "line": {"width": 1, "color": palette.axis},
        "hoverinfo": "skip",
    }


def _said(span: Span, chart: Chart, palette: Palette) -> Part:
    """The words of a bracket: under its middle, or from its outer end where it is shorter than they are."""
    start, end = _ends(span, chart)
    most = len(chart.categories) - 1
    side = "center"
    if end - start < SHORT * most:
        side = "left" if end < SHORT * most else "right" if start > (1 - SHORT) * most else "center"
    at = {"left": start, "right": end, "center": (start + end) / 2}[side]
    words = safe(span.words)
    font = {"size": palette.size, "color": palette.second if span.quiet else palette.text}
    place = {"xref": "x", "yref": "y2", "xanchor": side, "yanchor": "top", "font": font}
    return text(words if span.quiet else f"<b>{words}</b>", at, 0.7, **place)
