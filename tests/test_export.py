"""Images and tables for download: all is written on the image, inside it, and nothing over anything else.

No browser draws here (tests/browser does): where each text stands is worked out from the layout, with
the widths of DejaVu Sans, the font the image asks for first.
"""

import html
import io
import itertools
import json
import math
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from openpyxl import load_workbook
from PIL import ImageFont

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.charts import figures, key, maps, theme
from dashboard.charts.theme import PRINT
from dashboard.export import image
from dashboard.export.image import FIGURE, HEIGHT, SIDE, WIDTH, Frame, file_name, framed
from dashboard.export.table import csv_bytes, xlsx_bytes
from tests.test_charts import CASES, DEFAULT, asked, country_names, drawn, outlines, parts

FRAME = Frame(
    title="Events by year and theme",
    subtitle="All years · UNODC leads or takes part",
    counts="13 events from 15 stories",
    left_out="Not placed here: 1 event without a date",
    data_date=date(2024, 11, 20),
    notice=settings.MAP_NOTICE,
    note="Bold row: events, each counted once. Coloured parts: an event with two themes counts in each.",
)
LINE = 1.3  # height of a line in parts of the text size, as plotly sets them
TICK_PAD = 3  # px between a tick and its label


@dataclass(frozen=True)
class Text:
    words: str
    left: float
    top: float
    right: float
    bottom: float


@cache
def font(size: float, bold: bool) -> ImageFont.FreeTypeFont | None:
    try:
        return ImageFont.truetype("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf", size)
    except OSError:
        return None


def width(line: str, size: float) -> float:
    """Width in px of a line that may have bold parts; a guess where DejaVu is not installed."""
    total = 0.0
    for index, part in enumerate(re.split(r"</?b>", line)):
        words, face = html.unescape(part), font(size, index % 2 == 1)
        total += face.getlength(words) if face else image.GLYPH * size * len(words)
    return total


def size_of(text: str, size: float) -> tuple[float, float]:
    lines = text.split("<br>")
    return max(width(line, size) for line in lines), LINE * size * len(lines)


def axes(layout: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The axes under the names that annotations use: x, x2, y …"""
    found = {
        name.replace("axis", ""): axis for name, axis in layout.items() if re.fullmatch(r"[xy]axis\d*", name)
    }
    return {name: axis | {"range": axis.get("range")} for name, axis in found.items()}


def span(name: str, axis: dict[str, Any]) -> tuple[float, float]:
    """Where an axis begins and ends in px from the left or the lower edge of the image."""
    long = WIDTH if name.startswith("x") else HEIGHT
    return axis["domain"][0] * long, axis["domain"][1] * long


def at(layout: dict[str, Any], reference: str, value: float) -> float:
    """A value as px from the left or from the lower edge."""
    name, _, domain = reference.partition(" ")
    if name == "paper":
        raise AssertionError("paper has no axis")
    axis = axes(layout)[name]
    start, end = span(name, axis)
    if domain:
        return start + value * (end - start)
    low, high = axis["range"]
    if layout["yaxis"].get("scaleanchor") == "x":  # one scale for both, the wider one gets room around it
        scale = px_per_unit(layout)
        return (start + end) / 2 + (value - (low + high) / 2) * scale
    return start + (value - low) / (high - low) * (end - start)


def px_per_unit(layout: dict[str, Any]) -> float:
    found = []
    for name in ("x", "y"):
        axis = axes(layout)[name]
        start, end = span(name, axis)
        found.append((end - start) / (axis["range"][1] - axis["range"][0]))
    return min(found)


def noted(figure: go.Figure) -> Iterator[tuple[bool, Text]]:
    """All annotations: whether the frame wrote them, and where they stand."""
    layout = json.loads(figure.to_json())["layout"]
    for note in layout.get("annotations", []):
        wide, high = size_of(note["text"], note.get("font", {}).get("size", PRINT.size))
        of_frame = note.get("xref") == "paper"
        if of_frame:
            x, y = note["x"] * WIDTH, note["y"] * HEIGHT
        else:
            x, y = at(layout, note.get("xref", "x"), note["x"]), at(layout, note.get("yref", "y"), note["y"])
        x, y = x + note.get("xshift", 0), HEIGHT - y - note.get("yshift", 0)
        left = x - {"left": 0, "right": wide}.get(note.get("xanchor", ""), wide / 2)
        top = y - {"top": 0, "bottom": high}.get(note.get("yanchor", ""), high / 2)
        yield of_frame, Text(note["text"], left, top, left + wide, top + high)


def ticked(figure: go.Figure) -> Iterator[tuple[str, Text]]:
    """The labels of all axes that have words for them: name of the axis, and where each stands."""
    layout = json.loads(figure.to_json())["layout"]
    found = axes(layout)
    for name, axis in found.items():
        if axis.get("visible") is False or "ticktext" not in axis:
            continue
        size = axis.get("tickfont", {}).get("size", PRINT.size)
        gap = TICK_PAD + (axis.get("ticklen", 5) if axis.get("ticks") == "outside" else 0)
        other = found[axis.get("anchor", ("y" if name[0] == "x" else "x") + name[1:])]
        for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
            wide, high = size_of(text, size)
            along = at(layout, name, value)
            if name[0] == "y":
                right = span("x", other)[0] - gap
                middle = HEIGHT - along
                yield name, Text(text, right - wide, middle - high / 2, right, middle + high / 2)
            elif axis.get("side") == "top":
                turn = math.radians(-axis.get("tickangle", 0))
                low = HEIGHT - span("y", other)[1] - gap
                rise = wide * math.sin(turn) + high * math.cos(turn)
                yield name, Text(text, along, low - rise, along + wide * math.cos(turn), low)
            else:
                top = HEIGHT - span("y", other)[0] + gap
                yield name, Text(text, along - wide / 2, top, along + wide / 2, top + high)
