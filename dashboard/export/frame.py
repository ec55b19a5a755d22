"""A figure framed as an image that stands on its own: light, with all a reader needs.

The image has no plotly margins: "paper" is the whole image, so every text has its place in px, and
the figure is drawn for the rectangle between head and foot.
"""

import re
import textwrap
from dataclasses import dataclass

from dashboard import settings
from dashboard.cards.card import Card
from dashboard.charts import figures
from dashboard.charts.fit import Figure, Fit
from dashboard.charts.key import key
from dashboard.charts.paper import GLYPH
from dashboard.charts.texts import safe
from dashboard.charts.theme import PRINT
from dashboard.export import proof
from dashboard.export.exhibit import Exhibit
from dashboard.export.sheet import PRINT_FONT, Sheet, key_below, key_beside
from dashboard.words import N_, _, day, stressed

KEY_BESIDE = 1400  # px of width from which the key stands beside the figure
SIDE, TOP = 64, 52
KEY_WIDTH = 430
CAPITAL = 0.82  # the same of capitals
TITLE_SIZE, TITLE_STEP = 38, 52  # px
FOOT_SIZE, FOOT_STEP, FOOT_RIGHT = 17, 29, 230  # px, the last for date and code at the right
VERSION_SHOWN = 8  # letters of the hash of the data
SUBTITLE_SIZES, SUBTITLE_ROOM = (21, 17, 14), 0.19  # px, and the part of the height for filter and note
UNDER_HEAD, OVER_FOOT = 24, 8  # px

Line = tuple[str, int, str, int]  # text, size in px, colour, step to the next in px


@dataclass(frozen=True)
class Size:
    """A size of image: its label (a message), its layout in px, the scale of its pixels, pixels an inch."""

    label: str
    width: int
    height: int
    scale: float
    dpi: int


SIZES = {
    "screen": Size(N_("Screen, 1600 × 900"), 1600, 900, 1.0, 96),
    "slide": Size(N_("Slide 16:9, 3200 × 1800"), 1600, 900, 2.0, 192),
    "a4": Size(N_("A4 width at 300 dpi, 2480 × 1395"), 1600, 900, 1.55, 300),
    "square": Size(N_("Square, 2160 × 2160"), 1200, 1200, 1.8, 192),
}
WIDE = SIZES["screen"]


def framed(exhibit: Exhibit, size: Size = WIDE) -> Figure:
    """A chart as every image of it is drawn: with all that a reader needs around its figure."""
    sheet, y, chart = Sheet(size.width, size.height), TOP, exhibit.card.chart
    for text, px, colour, step in _head(exhibit.card, size):
        sheet.write(text, SIDE, y, px, colour)
        y += step
    top, foot, right, lines = y + UNDER_HEAD, _foot(sheet, exhibit), size.width - SIDE, key(chart, PRINT)
    if lines and size.width < KEY_BESIDE:
        foot = key_below(sheet, lines, SIDE, foot)
    elif lines:
        right -= KEY_WIDTH
        key_beside(sheet, lines, right + 40, size.width - SIDE, top)
    room = right - SIDE, round(foot - OVER_FOOT - top)
    return _placed(figures.figure(chart, PRINT, Fit(size=room, paper=True)), sheet, SIDE, top)


def _placed(figure: Figure, sheet: Sheet, left: float, top: float) -> Figure:
    """A figure on the sheet, its upper left corner at `left`, `top` px; "paper" becomes all of the sheet."""
    layout = figure["layout"]
    margin = layout["margin"]
    across = left + margin["l"], left + layout["width"] - margin["r"]
    upward = sheet.height - top - layout["height"] + margin["b"], sheet.height - top - margin["t"]
    spans = {"x": [x / sheet.width for x in across], "y": [y / sheet.height for y in upward]}
    axes = {}
    for name, axis in layout.items():
        if re.fullmatch(r"[xy]axis\d*", name):
            (low, high), (first, last) = spans[name[0]], axis.get("domain", (0, 1))
            domain = [low + first * (high - low), low + last * (high - low)]
            axes[name] = axis | {"domain": domain, "automargin": False}
    on_sheet = {
        "width": sheet.width,
        "height": sheet.height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "autoexpand": False},
        "paper_bgcolor": PRINT.page,
        "font": layout["font"] | {"family": PRINT_FONT},
        "annotations": [*layout.get("annotations", ()), *sheet.texts],
        "shapes": sheet.shapes,
    }
    return {"data": figure["data"], "layout": layout | axes | on_sheet}


def _head(card: Card, size: Size) -> list[Line]:
    """Title, then filter and note: smaller the more there are.

    A filter that would leave too little room for the figure even so loses its end, but never the note,
    which says how to read the figure; title and description of the file have all of the filter.
    """
    across = size.width - 2 * SIDE
    title = [
        (f"<b>{safe(line)}</b>", TITLE_SIZE, PRINT.text, TITLE_STEP)
        for line in _wrapped(card.said, TITLE_SIZE, across)
    ]
    said = ". ".join(part.rstrip(".") for part in (card.counted, card.note) if part)
    for px in SUBTITLE_SIZES:
        chosen, note = (_wrapped(text, px, across) for text in (card.in_words, said))
        step = round(1.47 * px)
        most = int(SUBTITLE_ROOM * size.height / step)
        if len(chosen) + len(note) <= most:
            break
    shown = max(most - len(note), 1)
    if len(chosen) > shown:
        chosen = [*chosen[: shown - 1], chosen[shown - 1].rpartition(" ")[0] + " …"]
    return title + [(safe(line), px, PRINT.second, step) for line in [*chosen, *note]]


def _foot(sheet: Sheet, exhibit: Exhibit) -> float:
    """Counts, what is left out, source and notice, at the right date and code; returns where it begins."""
    card, counts = exhibit.card, safe(f"{exhibit.counts}.")
    said = f"{exhibit.counts}." + (f" {card.left_out}." if card.left_out else "")
    across, texts = sheet.width - 2 * SIDE - FOOT_RIGHT, (said, _(settings.SOURCE), card.notice)
    lines = [line for text in texts for line in _wrapped(text, FOOT_SIZE, across)]
    top = sheet.height - 49 - FOOT_STEP * max(len(lines), 3)
    sheet.rule(top + 12, SIDE, sheet.width - SIDE)
    for index, line in enumerate(map(safe, lines)):
        text = line.replace(counts, f"<b>{counts}</b>", 1) if index == 0 else line
        sheet.write(text, SIDE, top + 26 + FOOT_STEP * index, FOOT_SIZE, PRINT.second)
    before, code, after = stressed(proof.VIEW, code=exhibit.code)
    dated = (
        _("Data of {day}", day=day(exhibit.data_date)),
        _("Version {version}", version=exhibit.version[:VERSION_SHOWN]),
        f"{before}<b>{code}</b>{after}",
    )
    for index, text in enumerate(dated):
        y = top + 26 + FOOT_STEP * index
        sheet.write(text, sheet.width - SIDE, y, FOOT_SIZE, PRINT.second, "right")
    return top


def _wrapped(text: str, px: int, across: float) -> list[str]:
    """Lines no wider than `across` px; capitals count for more."""
    if not text.split():
        return []
    share = sum(map(str.isupper, text)) / len(text)
    letter = px * (GLYPH + (CAPITAL - GLYPH) * share)
    return textwrap.wrap(" ".join(text.split()), int(across / letter))
