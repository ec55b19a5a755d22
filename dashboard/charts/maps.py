"""The plotly map of pages and of print, on own boundaries.

Events known by country only are never drawn as a dot; the card beneath says how many there are.
"""

from dashboard.analysis.phrases import count
from dashboard.charts.chart import Chart
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.labels import Label, placed
from dashboard.charts.layouts import layout
from dashboard.charts.outlines import country_names, fills, outlines
from dashboard.charts.paper import on_paper
from dashboard.charts.places import hover, in_frame, numbers, point_labels, radii, radius, size_key
from dashboard.charts.projection import conic, window
from dashboard.charts.texts import safe
from dashboard.charts.theme import Palette
from dashboard.words import N_, _, number

OPACITY = 0.82
# How far the name of a state may move, across and upwards, in hundredths of the earth's radius: some 380 and
# 160 km, as the five are wider than high.
STATE_REACH = (6.0, 2.5)
PHONE = (330, 300)  # px, the same on a phone
SCREEN = (400, 390)  # px, width and height of the plotly map on a narrow page
AROUND = (
    (N_("Russia"), 61.0, 55.0),
    (N_("China"), 85.0, 43.2),
    (N_("Afghanistan"), 66.0, 35.45),
    (N_("Iran"), 56.5, 35.6),
    (N_("Caspian Sea"), 50.6, 41.7),
)


def drawn_map(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """Points, on paper on own outlines as vectors; labels are laid out for the size that fits."""
    size = fit.size or (PHONE if fit.narrow else SCREEN)
    chart = in_frame(chart)  # a wide image shows more of the surroundings, and no more events
    across, upward = window()
    points = [conic(*one.spot) for one in chart.categories]
    scale = min(size[0] / (across[1] - across[0]), size[1] / (upward[1] - upward[0]))
    keys, texts = _size_key(chart, palette, (across[1], upward[1]), scale)
    hidden = {"visible": False, "fixedrange": True}
    made = layout(
        palette,
        size[1] if size == PHONE else SCREEN[1],
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        **({"plot_bgcolor": palette.water} if fit.paper else {}),
        annotations=texts + _names(chart, palette, points, size, scale),
        xaxis={**hidden, "range": across},
        yaxis={**hidden, "range": upward, "scaleanchor": "x", "scaleratio": 1},
    )
    land = _land(palette) if fit.paper else []  # on a screen the page has it: sent once, not with each map
    return {"data": [*land, _points(chart, palette, points), *keys], "layout": on_paper(made, fit)}


def _land(palette: Palette) -> list[Part]:
    colours = fills(palette)
    return [
        {
            "type": "scatter",
            "x": xs,
            "y": ys,
            "mode": "lines",
            "fill": "toself",
            "fillcolor": colours[kind],
            "line": {"color": palette.border, "width": 1 if kind == "country" else 0},
            "hoverinfo": "skip",
        }
        for kind, xs, ys in outlines()
    ]


def _points(chart: Chart, palette: Palette, points: list[tuple[float, float]]) -> Part:
    return {
        "type": "scatter",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "mode": "markers",
        "name": "places",
        "customdata": [[one.code, ""] for one in chart.categories],
        "marker": {
            "size": [2 * size for size in radii(chart, palette.size / 13)],
            "color": palette.amount,
            "opacity": OPACITY,
            "line": {"color": palette.card, "width": 1},
        },
        "hovertemplate": [f"{safe(text)}<extra></extra>" for text in hover(chart)],
    }


def _names(
    chart: Chart, palette: Palette, points: list[tuple[float, float]], size: tuple[int, int], scale: float
) -> list[Part]:
    """The names of places, states and neighbours where there is room for them."""
    across, upward = window()
    on_map = [(x * scale, -y * scale) for x, y in points]
    labels = point_labels(chart, on_map, radii(chart, palette.size / 13))
    inks = {}
    for name, lon, lat in (*country_names(), *AROUND):
        x, y = conic(lon, lat)
        state = (name, lon, lat) not in AROUND
        text, reach = (_(name).upper(), STATE_REACH) if state else (_(name), (0.0, 0.0))
        inks[text] = palette.second if state else palette.quiet
        labels.append(Label(text, x * scale, -y * scale, reach=(reach[0] * scale, reach[1] * scale)))
    frame = (across[0] * scale, -upward[1] * scale, across[1] * scale, -upward[0] * scale)
    return [
        {
            "x": spot.label.x / scale,
            "y": -spot.label.y / scale,
            "xshift": spot.dx,
            "yshift": -spot.dy,
            "xanchor": spot.anchor,
            "text": f"<b>{safe(spot.label.text)}</b> {spot.label.number}".strip()
            if spot.label.number
            else safe(spot.label.text),
            "showarrow": False,
            "font": {
                "size": palette.size if spot.label.number else round(0.82 * palette.size, 1),
                "color": palette.text if spot.label.number else inks[spot.label.text],
                "shadow": _halo(palette) if spot.label.number else "none",
            },
        }
        for spot in placed(labels, palette.size, frame)
    ]


def _size_key(
    chart: Chart, palette: Palette, corner: tuple[float, float], scale: float
) -> tuple[list[Part], list[Part]]:
    """What the sizes of points stand for, in the upper right corner: points, and their texts."""
    if not chart.categories:
        return [], []
    most, ratio = max(numbers(chart)), palette.size / 13
    x, y = corner[0] - 14 * ratio / scale, corner[1] - 22 * ratio / scale
    xs, sizes, texts = [], [], []
    for index, events in enumerate(reversed(size_key(most))):
        text, size = count(events, "event") if index == 0 else number(events), radius(events, most) * ratio
        x -= 0.6 * palette.size * len(text) / scale
        texts.append((x, text))
        x -= (size + 5 * ratio) / scale
        xs.append(x)
        sizes.append(2 * size)
        x -= (size + 12 * ratio) / scale
    marker = {"size": sizes, "color": palette.amount, "opacity": OPACITY}
    points = {"type": "scatter", "x": xs, "y": [y] * len(xs), "mode": "markers", "hoverinfo": "skip"}
    font = {"size": round(0.92 * palette.size, 1), "color": palette.second}
    written = [
        {"x": left, "y": y, "text": text, "xanchor": "left", "showarrow": False, "font": font}
        for left, text in texts
    ]
    return [points | {"marker": marker}], written


def _halo(palette: Palette) -> str:
    return ", ".join(f"{x}px {y}px 2px {palette.card}" for x in (-1, 1) for y in (-1, 1))
