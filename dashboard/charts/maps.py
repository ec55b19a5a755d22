"""The plotly map of pages and of print, on own boundaries, with the Fergana valley enlarged.

Events known by country only are never drawn as a dot: they shade their country.
"""

from collections.abc import Mapping

from dashboard.charts.arranged import KEY_GAP, QUIET, USUAL, Drawing, key_room, key_steps, key_wide, laid_out
from dashboard.charts.chart import Chart
from dashboard.charts.fit import Figure, Fit, Part
from dashboard.charts.labels import Spot
from dashboard.charts.layouts import HIDDEN, layout, led, text
from dashboard.charts.outlines import STATE_NAMES, fills, outlines
from dashboard.charts.paper import on_paper
from dashboard.charts.places import hover, radii
from dashboard.charts.targets import points
from dashboard.charts.texts import safe
from dashboard.charts.theme import Palette
from dashboard.charts.valley import enlarged, filled, valley_head

OPACITY = 0.82


def drawn_map(chart: Chart, palette: Palette, fit: Fit) -> Figure:
    """Points on own outlines, vector in every format; labels are laid out for the size that fits."""
    drawing = laid_out(chart, palette, fit)
    frame, colours = drawing.frame, fills(palette, dict(chart.lands))
    circles, texts = _size_key(drawing, palette)
    land = [] if fit.beneath else _land(palette, colours)  # a page has it: sent once, not with each map
    notes, valley = texts + [_name(spot, palette, frame.scale) for spot in drawing.spots], []
    if frame.inset:
        valley = enlarged(frame.inset, palette, colours, frame.tall)
        notes += valley_head(frame, frame.inset, palette)
    sheet = layout(
        palette,
        frame.height,
        margin=dict.fromkeys("lrtb", 0),
        **({} if fit.beneath else {"plot_bgcolor": palette.around}),
        annotations=notes,
        shapes=circles,
        xaxis=HIDDEN | {"range": frame.across, "constrain": "domain", "constraintoward": "left"},
        yaxis=HIDDEN
        | {
            "range": frame.upward,
            "scaleanchor": "x",
            "scaleratio": 1,
            "constrain": "domain",
            "constraintoward": "top",
        },
    )
    return {"data": [*land, *valley, _points(drawing, palette)], "layout": on_paper(sheet, fit)}


def _land(palette: Palette, colours: Mapping[str, str]) -> list[Part]:
    return [filled(xs, ys, colours[name], palette, name in STATE_NAMES) for name, xs, ys in outlines()]


def _points(drawing: Drawing, palette: Palette) -> Part:
    chart = drawing.chart
    marker = {
        "size": [2 * size for size in radii(chart, palette.size / USUAL)],
        "color": palette.amount,
        "opacity": OPACITY,
        "line": {"color": palette.card, "width": 1},
    }
    return points(
        (drawing.frame.spot(one.spot) for one in chart.categories),
        name="places",
        customdata=[[one.code, ""] for one in chart.categories],
        marker=marker,
        hovertemplate=[f"{safe(words)}<extra></extra>" for words in hover(chart)],
    )


def _name(spot: Spot, palette: Palette, scale: float) -> Part:
    """A name; that of a point is bold, with its number and a halo, and farther off with a line."""
    label, words = spot.label, safe(spot.label.text)
    size, colour = round(QUIET * palette.size, 1), palette.text if any(label.reach) else palette.quiet
    font: Part = {"size": size, "color": colour, "shadow": "none"}
    if label.number:
        words = f"<b>{words}</b> {label.number}"
        halo = ", ".join(f"{x}px {y}px 2px {palette.card}" for x in (-1, 1) for y in (-1, 1))
        font = {"size": palette.size, "color": palette.text, "shadow": halo}
    x, y, look = label.x / scale, -label.y / scale, {"xanchor": spot.anchor, "font": font}
    if spot.leader:
        return led(words, x, y, (spot.dx, spot.dy), palette.second, standoff=label.radius, **look)
    return text(words, x, y, xshift=spot.dx, yshift=-spot.dy, **look)


def _size_key(drawing: Drawing, palette: Palette) -> tuple[list[Part], list[Part]]:
    """What the sizes of points stand for: circles in a row, and their texts, in px from a corner."""
    steps = key_steps(drawing.chart, palette, drawing.frame)
    room = key_room(drawing.chart, palette, drawing.frame)
    frame = drawing.frame
    x, corner = float(KEY_GAP), frame.across[0]
    if not frame.tall:
        x, corner = KEY_GAP - (room[2] - room[0]), frame.across[1]
    middle, shapes, texts = (room[3] - room[1]) / 2, [], []
    font = {"size": round(QUIET * palette.size, 1), "color": palette.second}
    look = {"fillcolor": palette.amount, "opacity": OPACITY, "line": {"width": 0}}
    px = {"xsizemode": "pixel", "ysizemode": "pixel", "xanchor": corner, "yanchor": frame.upward[1]}
    for size, words in steps:
        ends = {"x0": x, "x1": x + 2 * size, "y0": -middle - size, "y1": size - middle}
        shapes.append({"type": "circle"} | px | ends | look)
        shift = {"xshift": x + 2 * size + KEY_GAP, "yshift": -middle, "xanchor": "left", "yanchor": "middle"}
        texts.append(text(words, corner, frame.upward[1], font=font, **shift))
        x += key_wide(size, words, palette)
    return shapes, texts
