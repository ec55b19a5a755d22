"""Horizontal bars with names: the form most breakdowns share."""

from dashboard.charts.chart import Chart, Series
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.layouts import HIDDEN, MARGIN, axis, edges, layout, text
from dashboard.charts.paper import ROW_HIGH, TALLEST, beside, fitting_rows, on_paper
from dashboard.charts.texts import one_line, safe, shortened
from dashboard.charts.theme import LIGHT, Palette, ink
from dashboard.store.codes import NONE
from dashboard.words import _, number

PAST = 1.12  # of the longest bar that an axis reaches, so that its number has room together with BESIDE
BESIDE = 30  # px right of the bars, which the numbers at their ends reach into
PAIR_ROW, APART = 42, 0.36  # px a name with two bars, and the part of it between their middles
# Part of the row of a name that the bars of its sides have; px of one of them, and of what is between rows.
SIDES, SIDE_ROW, BETWEEN = 0.8, 17, 9
ROW, TALL_ROW = 28, 38  # px a bar with a label of one line, and of two
MANY = 12  # names from here on are written on one line
STRIP = 70  # px for the strip of stated and not stated above the bars


def bars(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """Bars in the order of the chart, label at the left, number at the end; what is not stated last and grey.

    Where the grey bar would be over twice the longest other it becomes a strip above, on a scale of its own.
    """
    named = [index for index, one in enumerate(chart.categories) if one.code != NONE]
    unstated = [index for index, one in enumerate(chart.categories) if one.code == NONE]
    grey = sum(chart.only(unstated).numbers())
    if named and grey > 2 * chart.only(named).longest:
        return _with_strip(_plain(chart.only(named), palette, fit, STRIP), grey, chart.stated, palette)
    return _plain(chart.only([*named, *unstated]), palette, fit)


def _plain(chart: Chart, palette: Palette, fit: Fit, over: int = 0) -> Figure:
    """The bars, with `over` px left free above them."""
    tall = any("<br>" in shortened(one.name) for one in chart.categories)
    high = (TALL_ROW if tall else ROW) * len(chart.categories) + 16
    traces = [_bar(chart, one, palette) for one in chart.series]
    return {"data": traces, "layout": _layout(chart, palette, fit, high, over)}


def _bar(chart: Chart, series: Series, palette: Palette, bold: bool = True) -> Part:
    """Bars with their numbers at the ends, a grey one with an edge; a click gets both codes."""
    numbers = ["" if value is None else number(value) for value in series.values]
    fills = [ink(one.role or series.role, palette) for one in chart.categories]
    sentence = series.full or "{n}"
    return {
        "type": "bar",
        "y": list(range(len(numbers))),
        "x": list(series.values),
        "orientation": "h",
        "customdata": [[one.code, series.code] for one in chart.categories],
        "marker": {"color": fills, "line": edges(fills, palette)},
        "text": [f"<b>{n}</b>" if bold and n else n for n in numbers],
        "textposition": "outside",
        "constraintext": "none",
        "cliponaxis": False,
        "textfont": {"size": palette.size, "color": palette.text if bold else palette.second},
        "hovertemplate": [
            f"{safe(one.said)}: {safe(sentence.format(n=n))}<extra></extra>"
            for one, n in zip(chart.categories, numbers, strict=True)
        ],
    }


def _layout(chart: Chart, palette: Palette, fit: Fit, high: int, over: int = 0) -> Part:
    """The layout of bars `high` px high, with `over` px above; on paper a few are not blown up to fill it."""
    one_lined = chart.kind == "bars" and len(chart.categories) > MANY
    labels = [(one_line if one_lined else shortened)(one.name) for one in chart.categories]
    natural = high + over
    room = min(fit.size[1], TALLEST * natural) if fit.paper and fit.size else natural
    share = 1 - over * palette.size / LIGHT.size / room
    fitted = fit.paper and labels
    yaxis = axis(
        palette,
        palette.text,
        fitting_rows(labels, share * room / len(labels), palette.size) if fitted else palette.size,
        tickvals=list(range(len(labels))),
        ticktext=labels,
        range=[len(labels) - 0.45, -0.55],
        domain=[0, share],
        showline=True,
        linecolor=palette.axis,
        ticks="outside",
        ticklen=6,
        tickcolor="rgba(0,0,0,0)",
    )
    xaxis = HIDDEN | {"range": [0, chart.longest * PAST or 1]}
    sheet = layout(palette, natural, margin=MARGIN | {"r": BESIDE}, xaxis=xaxis, yaxis=yaxis)
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
            "marker": {"color": fill, "line": {"width": width, "color": palette.unknown_edge}},
            "hovertemplate": f"{safe(said)}<extra></extra>",
        }
        for value, code, fill, width, said in (
            (count, "", palette.amount, 0, f"{number(count)} {words}"),
            (unstated, NONE, palette.unknown, 1, _("{events} not stated", events=number(unstated))),
        )
    ]
    place = {"xref": "x2", "yref": "y2", "yanchor": "middle"}
    left = text(f"<b>{number(count)}</b> {words}", 0, -1.05, xanchor="left", **place)
    said = _("{events} not stated", events=f"<b>{number(unstated)}</b>")
    right = text(said, count + unstated, 1.1, xanchor="right", font={"color": palette.second}, **place)
    changes = {
        "barmode": "stack",
        "annotations": [left, right],
        "xaxis2": HIDDEN | {"anchor": "y2", "range": [0, count + unstated]},
        "yaxis2": HIDDEN | {"anchor": "x2", "domain": [top, 1], "range": [2.6, -1.7]},
    }
    return {"data": [*figure["data"], *strip], "layout": figure["layout"] | changes}


def pairs(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """Thick full bars over thin pale ones, both numbered."""
    thick, thin = chart.series
    traces = [
        _bar(chart, series, palette, bold) | {"width": width, "offset": middle - width / 2}
        for series, width, middle, bold in ((thick, 0.36, -APART / 2, True), (thin, 0.24, APART / 2, False))
    ]
    sheet = _layout(chart, palette, fit, PAIR_ROW * len(chart.categories) + 16)
    if fit.paper and chart.categories:  # the numbers of a pair must not meet
        room = sheet["height"] - sheet["margin"]["b"]
        for bar in traces:
            bar["textfont"]["size"] = min(palette.size, APART * room / len(chart.categories) / ROW_HIGH)
    return {"data": traces, "layout": sheet | {"barmode": "overlay"}}


def sides(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """A bar a side of a comparison for each name; what is not stated is grey with the edge of its side."""
    high = SIDES / len(chart.series)
    traces = []
    for place, series in enumerate(chart.series):
        bar = _bar(chart, series, palette) | {"width": high, "offset": place * high - SIDES / 2}
        bar["hovertemplate"] = [
            f"{safe(one.said)}<br>{safe(series.name)}: {number(value or 0)}<extra></extra>"
            for one, value in zip(chart.categories, series.values, strict=True)
        ]
        bar["marker"]["line"]["color"] = ink(series.role, palette)
        traces.append(bar)
    row = SIDE_ROW * len(chart.series) + BETWEEN
    sheet = _layout(chart, palette, fit, row * len(chart.categories) + 16)
    if fit.paper and chart.categories:
        room = (sheet["height"] - sheet["margin"]["b"]) / len(chart.categories)
        for bar in traces:
            bar["textfont"]["size"] = min(palette.size, high * room / ROW_HIGH)
    return {"data": traces, "layout": sheet | {"barmode": "overlay"}}
