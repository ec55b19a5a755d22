"""The Fergana valley enlarged: its land, its frame with a head, and the lines that say where it lies."""

from collections.abc import Mapping
from typing import Any

from dashboard.charts.clipping import clipped
from dashboard.charts.fit import Part
from dashboard.charts.frames import VALLEY, Corners, Frame, Inset, lead
from dashboard.charts.layouts import text
from dashboard.charts.outlines import STATE_NAMES, outlines
from dashboard.charts.paper import width
from dashboard.charts.texts import safe
from dashboard.charts.theme import Palette
from dashboard.words import _


def enlarged(inset: Inset, palette: Palette, colours: Mapping[str, str], tall: bool) -> list[Part]:
    """The valley enlarged: its ground and land, its frame with a head, and where it lies."""
    parts = [filled(*_corners(inset.whole), palette.card, palette, edged=False)]
    parts += [filled(*_corners(inset.body), palette.around, palette, edged=False)]
    for name, xs, ys in outlines():
        found = [[inset.moved(*point) for point in ring] for ring in clipped(xs, ys, VALLEY)]
        if found:
            across = [x for ring in found for x in [*(round(x, 2) for x, _ in ring), None]]
            upward = [y for ring in found for y in [*(round(y, 2) for _, y in ring), None]]
            parts.append(filled(across, upward, colours[name], palette, name in STATE_NAMES))
    frames = [_corners(inset.whole), _corners(VALLEY)]
    if not tall:  # beside the states: a line leads there
        (x, y), (to_x, to_y) = lead(inset)
        frames.append(([x, to_x], [y, to_y]))
    return [*parts, *(line(xs, ys, palette.text, 1) for xs, ys in frames)]


def _corners(corners: Corners) -> tuple[list[Any], list[Any]]:
    left, bottom, right, top = corners
    return [left, right, right, left, left], [bottom, bottom, top, top, bottom]


def valley_head(frame: Frame, inset: Inset, palette: Palette) -> list[Part]:
    """The name of the valley, and how many times larger it is."""
    left, _bottom, right, top = inset.whole
    size = min(palette.size, 0.8 * inset.head * frame.scale)
    times = _("{times}× larger", times=f"{inset.times:.2g}")
    if width([_("Fergana valley"), times], 2 * size) > (right - left) * frame.least:
        times = _("{times}×", times=f"{inset.times:.2g}")
    words = (
        (f"<b>{safe(_('Fergana valley'))}</b>", left, "left", palette.text),
        (times, right, "right", palette.quiet),
    )
    return [
        text(
            said, x, top - inset.head / 2, xanchor=side, xshift=6 if side == "left" else -6,
            font={"size": round(size, 1), "color": colour},
        )
        for said, x, side, colour in words
    ]  # fmt: skip


def filled(xs: list[Any], ys: list[Any], colour: str, palette: Palette, edged: bool) -> Part:
    """A part of the plane in a colour, its border drawn or not."""
    return line(xs, ys, palette.border, 1 if edged else 0) | {"fill": "toself", "fillcolor": colour}


def line(xs: list[Any], ys: list[Any], colour: str, px: float) -> Part:
    """Lines from point to point of the plane, their width in px."""
    look = {"color": colour, "width": px}
    return {"type": "scatter", "x": xs, "y": ys, "mode": "lines", "line": look, "hoverinfo": "skip"}
