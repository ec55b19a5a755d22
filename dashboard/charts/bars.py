"""Horizontal bars with names: the form most breakdowns share."""

from collections.abc import Sequence
from typing import Any

from dashboard.charts.chart import Category, Chart, Value
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.layouts import layout
from dashboard.charts.paper import ROW_HIGH, TALLEST, beside, fitting_rows, on_paper
from dashboard.charts.texts import one_line, safe, shortened
from dashboard.charts.theme import LIGHT, Palette, ink
from dashboard.store.codes import NONE
from dashboard.words import _, number

MARGIN = {"l": 8, "r": 30, "t": 8, "b": 8}  # px; the numbers at the ends of bars reach into it
PAIR_ROW, APART = 56, 0.32  # px a name with two bars, and the part of it between their middles
ROW, TALL_ROW = 32, 40  # px a bar with a label of one line, and of two
MANY = 12  # names from here on are written on one line
STRIP = 78  # px for the strip of stated and not stated above the bars


def bars(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """Bars in the order of the chart, label at the left, number at the end; what is not stated last and grey.

    Where the grey bar would be over twice the longest other it becomes a strip above, on a scale of its own.
    """
    named = [index for index, one in enumerate(chart.categories) if one.code != NONE]
    unstated = [index for index, one in enumerate(chart.categories) if one.code == NONE]
    numbers = [value or 0 for value in chart.heights()]
    longest = max((numbers[index] for index in named), default=0)
    if unstated and named and numbers[unstated[0]] > 2 * longest:
        figure = _plain(chart.only(named), palette, fit, STRIP)
        return _with_strip(figure, numbers[unstated[0]], chart.stated, palette)
    return _plain(chart.only([*named, *unstated]), palette, fit)


def _plain(chart: Chart, palette: Palette, fit: Fit, over: int = 0) -> Figure:
    """The bars, with `over` px left free above them."""
    (series,) = chart.series
    bar = _bar(chart.categories, series.values, series.code, palette)
    bar["marker"] = _marker(chart.categories, series.role, palette)
    bar["text"] = [f"<b>{number(value or 0)}</b>" for value in series.values]
    bar["hovertemplate"] = [
        f"{safe(one.said)}: {number(value or 0)}<extra></extra>"
        for one, value in zip(chart.categories, series.values, strict=True)
    ]
    names = [one.name for one in chart.categories]
    return {"data": [bar], "layout": _layout(chart, palette, fit, height(names), over)}


def _bar(categories: Sequence[Category], values: Sequence[Value], code: str, palette: Palette) -> Part:
    """Bars with their numbers at the ends; a click gets the codes of category and series."""
    return {
        "type": "bar",
        "y": list(range(len(categories))),
        "x": list(values),
        "orientation": "h",
        "customdata": [[one.code, code] for one in categories],
        "textposition": "outside",
        "constraintext": "none",
        "cliponaxis": False,
        "textfont": {"size": palette.size, "color": palette.text},
    }


def _marker(categories: Sequence[Category], role: str, palette: Palette) -> Part:
    """The colours of bars; a grey one has an edge."""
    fills = [ink(one.role or role, palette) for one in categories]
    edges = [int(fill == palette.unknown) for fill in fills]
    return {"color": fills, "line": {"width": edges, "color": palette.unknown_edge}}


def _layout(chart: Chart, palette: Palette, fit: Fit, high: int, over: int = 0) -> Part:
    """The layout of bars `high` px high, with `over` px above; on paper a few are not blown up to fill it."""
    longest = max((value or 0 for one in chart.series for value in one.values), default=0)
    one_lined = chart.kind == "bars" and len(chart.categories) > MANY
    labels = [(one_line if one_lined else shortened)(one.name) for one in chart.categories]
    axis, natural = names_axis(labels, palette), high + over
    room = min(fit.size[1], TALLEST * natural) if fit.paper and fit.size else natural
    share = 1 - over * palette.size / LIGHT.size / room
    axis["domain"] = [0, share]
    if fit.paper and labels:
        axis["tickfont"]["size"] = fitting_rows(labels, share * room / len(labels), palette.size)
    hidden = {"visible": False, "fixedrange": True, "range": value_range(longest)}
    sheet = layout(palette, natural, margin=MARGIN, xaxis=hidden, yaxis=axis)
    below = fit.size[1] - room if fit.size else 0
    return on_paper(sheet, fit, left=beside(labels, palette.size), bottom=below)


def _with_strip(figure: Figure, unstated: float, stated: tuple[int, str], palette: Palette) -> Figure:
    count, words = stated
    top = figure["layout"]["yaxis"]["domain"][1]
    strip = [
        {
            "type": "bar",
            "x": [value],
            "y": [0],
            "orientation": "h",
            "xaxis": "x2",
            "yaxis": "y2",
            "width": 1,
            "customdata": [[code, ""]],
            "marker": {"color": fill, "line": {"width": edge, "color": palette.unknown_edge}},
            "hovertemplate": f"{number(value)}<extra></extra>",
        }
        for value, code, fill, edge in (
            (count, "", palette.amount, 0),
            (unstated, NONE, palette.unknown, 1),
        )
    ]
    place = {"showarrow": False, "xref": "x2", "yref": "y2", "yanchor": "middle"}
    texts = [
        {"text": f"<b>{number(count)}</b> {words}", "x": 0, "y": -1.05, "xanchor": "left", **place},
        {
            "text": _("{events} not stated", events=f"<b>{number(unstated)}</b>"),
            "x": count + unstated,
            "y": 1.1,
            "xanchor": "right",
            "font": {"color": palette.second},
            **place,
        },
    ]
    hidden = {"visible": False, "fixedrange": True}
    return {
        "data": [*figure["data"], *strip],
        "layout": figure["layout"]
        | {
            "barmode": "stack",
            "annotations": texts,
            "xaxis2": {**hidden, "anchor": "y2", "range": [0, count + unstated]},
            "yaxis2": {**hidden, "anchor": "x2", "domain": [top, 1], "range": [2.6, -1.7]},
        },
    }


def pairs(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """Thick full bars over thin pale ones, both numbered."""
    thick, thin = chart.series
    traces = []
    for series, width, shift, bold in ((thick, 0.34, -APART / 2, True), (thin, 0.2, APART / 2, False)):
        numbers = [number(value or 0) for value in series.values]
        bar = _bar(chart.categories, series.values, series.code, palette)
        bar |= {"width": width, "offset": shift - width / 2}
        bar["marker"] = _marker(chart.categories, series.role, palette)
        bar["text"] = [f"<b>{n}</b>" if bold else n for n in numbers]
        bar["textfont"] = {"color": palette.text if bold else palette.second, "size": palette.size}
        bar["hovertemplate"] = [
            f"{safe(one.said)}: {safe(series.full.format(n=n))}<extra></extra>"
            for one, n in zip(chart.categories, numbers, strict=True)
        ]
        traces.append(bar)
    sheet = _layout(chart, palette, fit, PAIR_ROW * len(chart.categories) + 16)
    if fit.paper and chart.categories:  # the numbers of a pair must not meet
        room = sheet["height"] - sheet["margin"]["b"]
        for bar in traces:
            bar["textfont"]["size"] = min(palette.size, APART * room / len(chart.categories) / ROW_HIGH)
    return {"data": traces, "layout": sheet | {"barmode": "overlay"}}


def height(names: Sequence[str]) -> int:
    """Height in px of a figure with these names as labels."""
    tall = any("<br>" in shortened(name) for name in names)
    return (TALL_ROW if tall else ROW) * len(names) + 16


def value_range(longest: float) -> list[float]:
    """From zero to a little past the longest bar, so that its number has room together with MARGIN."""
    return [0, longest * 1.12 or 1]


def names_axis(labels: list[str], palette: Palette) -> dict[str, Any]:
    """A vertical axis of names, the first on top, one thin line at zero."""
    return {
        "tickvals": list(range(len(labels))),
        "ticktext": labels,
        "range": [len(labels) - 0.45, -0.55],
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": palette.axis,
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": "rgba(0,0,0,0)",
        "tickfont": {"size": palette.size, "color": palette.text},
        "automargin": True,
    }
