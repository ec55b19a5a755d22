"""The plotly map of pages and of print, on own boundaries.

Events known by country only are never drawn as a dot; the card beneath says how many there are.
"""

from dashboard.analysis.phrases import count
from dashboard.charts.chart import Chart
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.labels import Spot, placed
from dashboard.charts.layouts import HIDDEN, layout, text
from dashboard.charts.outlines import outlines
from dashboard.charts.paper import on_paper
from dashboard.charts.places import hover, in_frame, land_labels, point_labels, radii, radius, size_key
from dashboard.charts.projection import conic, window
from dashboard.charts.targets import points
from dashboard.charts.texts import safe
from dashboard.charts.theme import Palette
from dashboard.words import number

OPACITY = 0.82
# How far the name of a state may move, across and upwards, in hundredths of the earth's radius: some 380 and
# 160 km, as the five are wider than high.
STATE_REACH = (6.0, 2.5)
PHONE = (330, 300)  # px, the same on a phone
SCREEN = (400, 390)  # px, width and height of the plotly map on a narrow page


def drawn_map(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """Points on own outlines, vector in every format; labels are laid out for the size that fits."""
    size = fit.size or (PHONE if fit.narrow else SCREEN)
    chart = in_frame(chart)  # a wide image shows more of the surroundings, and no more events
    across, upward = window()
    scale = min(size[0] / (across[1] - across[0]), size[1] / (upward[1] - upward[0]))
    keys, texts = _size_key(chart, palette, (across[1], upward[1]), scale)
    sheet = layout(
        palette,
        size[1] if size == PHONE else SCREEN[1],
        margin=dict.fromkeys("lrtb", 0),
        plot_bgcolor=palette.water,
        annotations=texts + _names(chart, palette, scale),
        xaxis=HIDDEN | {"range": across},
        yaxis=HIDDEN | {"range": upward, "scaleanchor": "x", "scaleratio": 1},
    )
    return {"data": [*_land(palette), _points(chart, palette), *keys], "layout": on_paper(sheet, fit)}


def _land(palette: Palette) -> list[Part]:
    fills = {"country": palette.land, "neighbours": palette.around, "water": palette.water}
    return [
        {
            "type": "scatter",
            "x": xs,
            "y": ys,
            "mode": "lines",
            "fill": "toself",
            "fillcolor": fills[kind],
            "line": {"color": palette.border, "width": 1 if kind == "country" else 0},
            "hoverinfo": "skip",
        }
        for kind, xs, ys in outlines()
    ]


def _points(chart: Chart, palette: Palette) -> Part:
    marker = {
        "size": [2 * size for size in radii(chart, palette.size / 13)],
        "color": palette.amount,
        "opacity": OPACITY,
        "line": {"color": palette.card, "width": 1},
    }
    return points(
        (conic(*one.spot) for one in chart.categories),
        name="places",
        customdata=[[one.code, ""] for one in chart.categories],
        marker=marker,
        hovertemplate=[f"{safe(words)}<extra></extra>" for words in hover(chart)],
    )


def _names(chart: Chart, palette: Palette, scale: float) -> list[Part]:
    """The names of places, states and neighbours where there is room for them."""
    (west, east), (south, north) = window()

    def in_px(longitude: float, latitude: float) -> tuple[float, float]:
        x, y = conic(longitude, latitude)
        return x * scale, -y * scale

    reach = (STATE_REACH[0] * scale, STATE_REACH[1] * scale)
    labels = point_labels(chart, in_px, palette.size / 13) + land_labels(in_px, reach)
    frame = (west * scale, -north * scale, east * scale, -south * scale)
    return [_name(spot, palette, scale) for spot in placed(labels, palette.size, frame)]


def _name(spot: Spot, palette: Palette, scale: float) -> Part:
    """A name; that of a point is bold, with its number and a halo."""
    label, words = spot.label, safe(spot.label.text)
    size, colour = round(0.82 * palette.size, 1), palette.second if any(label.reach) else palette.quiet
    font = {"size": size, "color": colour, "shadow": "none"}
    if label.number:
        words = f"<b>{words}</b> {label.number}"
        halo = ", ".join(f"{x}px {y}px 2px {palette.card}" for x in (-1, 1) for y in (-1, 1))
        font = {"size": palette.size, "color": palette.text, "shadow": halo}
    return text(
        words,
        label.x / scale,
        -label.y / scale,
        xshift=spot.dx,
        yshift=-spot.dy,
        xanchor=spot.anchor,
        font=font,
    )


def _size_key(
    chart: Chart, palette: Palette, corner: tuple[float, float], scale: float
) -> tuple[list[Part], list[Part]]:
    """What the sizes of points stand for, in the upper right corner: points, and their texts."""
    if not chart.categories:
        return [], []
    most, ratio = max(chart.numbers()), palette.size / 13
    font = {"size": round(0.92 * palette.size, 1), "color": palette.second}
    x, y = corner[0] - 14 * ratio / scale, corner[1] - 22 * ratio / scale
    spots, sizes, texts = [], [], []
    for index, events in enumerate(reversed(size_key(most))):
        words, size = count(events, "event") if index == 0 else number(events), radius(events, most) * ratio
        x -= 0.6 * palette.size * len(words) / scale
        texts.append(text(words, x, y, xanchor="left", font=font))
        x -= (size + 5 * ratio) / scale
        spots.append((x, y))
        sizes.append(2 * size)
        x -= (size + 12 * ratio) / scale
    marker = {"size": sizes, "color": palette.amount, "opacity": OPACITY}
    return [points(spots, marker=marker, hoverinfo="skip")], texts
