"""A figure framed as an image that stands on its own: light, with all a reader needs.

The image has no plotly margins: "paper" is the whole image, so every text has its place in px, and
the figure is drawn for the rectangle between head and foot.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from dashboard import settings
from dashboard.cards.card import Card
from dashboard.charts import arranged, figures
from dashboard.charts.fit import Figure, Fit
from dashboard.charts.key import key
from dashboard.charts.texts import safe
from dashboard.charts.theme import PRINT
from dashboard.charts.type import balanced, wrapped
from dashboard.export import proof
from dashboard.export.exhibit import Exhibit
from dashboard.export.sheet import Sheet, key_below, key_beside
from dashboard.words import N_, _, day, in_sentence, stressed

KEY_BESIDE = 1400  # px of width from which the key stands beside the figure
SIDE, TOP = 64, 46
KEY_WIDTH, KEY_GAP = 320, 44  # px
NAME_SIZE, NAME_STEP = 20, 34  # px, of the product
TITLE_SIZES, TITLE_LINES, LINE = (40, 34, 28), 2, 1.18  # px, at most so many lines, their height in sizes
FOOT_SIZE, FOOT_STEP, FOOT_RIGHT, ADDRESS_LINES = (
    18,
    27,
    230,
    2,
)  # px, the last for dates and code at the right
SUBTITLE_SIZES, SUBTITLE_ROOM = (22, 20, 18), 0.19  # px, and the part of the height for filter and note
UNNAMED_LINES = 2  # of places without a name under a map
UNDER_TITLE, UNDER_HEAD, OVER_FOOT = 8, 22, 8  # px

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
    for text, px, colour, step in _name() + _title(exhibit.card, size) + _subtitle(exhibit.card, size):
        sheet.write(text, SIDE, y, px, colour)
        y += step
    top, foot, right, lines = y + UNDER_HEAD, _foot(sheet, exhibit), size.width - SIDE, key(chart, PRINT)
    if lines and size.width < KEY_BESIDE:
        foot = key_below(sheet, lines, SIDE, foot)
    elif lines:
        right -= KEY_WIDTH + KEY_GAP
        key_beside(sheet, lines, right + KEY_GAP, size.width - SIDE, top)
    fit = _fit(right - SIDE, foot - top)
    if chart.kind == "map" and arranged.unnamed(chart, PRINT, fit):
        foot -= UNNAMED_LINES * FOOT_STEP
        fit = _fit(right - SIDE, foot - top)
        _unnamed(sheet, exhibit.card, fit, foot)
    return _placed(figures.figure(chart, PRINT, fit), sheet, SIDE, top)


def _fit(across: float, high: float) -> Fit:
    return Fit(size=(round(across), round(high - OVER_FOOT)), paper=True)


def _unnamed(sheet: Sheet, card: Card, fit: Fit, top: float) -> None:
    """Under a map its places without a name, as many as there is room for: an image has no pointer."""
    found = arranged.unnamed(card.chart, PRINT, fit)
    for most in range(len(found), 0, -1):
        said = arranged.unnamed_words(card.chart, found, most)
        lines = wrapped(said, FOOT_SIZE, sheet.width - 2 * SIDE)
        if len(lines) <= UNNAMED_LINES:
            break
    for index, line in enumerate(lines if found else ()):
        sheet.write(safe(line), SIDE, top + FOOT_STEP * index, FOOT_SIZE, PRINT.second)


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
        "annotations": [*layout.get("annotations", ()), *sheet.texts],
        "shapes": [*layout.get("shapes", ()), *sheet.shapes],
    }
    return {"data": figure["data"], "layout": layout | axes | on_sheet}


def _name() -> list[Line]:
    """The product and its region: an image is seen without the page around it."""
    about = safe(in_sentence(_(settings.ABOUT)))
    name = f'<b><span style="color:{PRINT.accent}">{safe(_(settings.PRODUCT))}</span></b> · {about}'
    return [(name, NAME_SIZE, PRINT.second, NAME_STEP)]


def _title(card: Card, size: Size) -> list[Line]:
    """The title in two lines at most, about equally long; smaller where it needs more."""
    for px in TITLE_SIZES:
        lines = balanced(card.said, px, size.width - 2 * SIDE, bold=True)
        if len(lines) <= TITLE_LINES:
            break
    steps = [round(LINE * px)] * (len(lines) - 1) + [round(LINE * px) + UNDER_TITLE]
    return [(f"<b>{safe(line)}</b>", px, PRINT.text, step) for line, step in zip(lines, steps, strict=True)]


def _subtitle(card: Card, size: Size) -> list[Line]:
    """Filter and note: smaller the more there are.

    A filter that would leave too little room for the figure even so loses its end, but never the note,
    which says how to read the figure; title and description of the file have all of the filter.
    """
    across = size.width - 2 * SIDE
    said = ". ".join(part.rstrip(".") for part in (card.counted, card.note) if part)
    for px in SUBTITLE_SIZES:
        chosen, note = (wrapped(text, px, across) for text in (card.in_words, said))
        step = round(1.4 * px)
        most = int(SUBTITLE_ROOM * size.height / step)
        if len(chosen) + len(note) <= most:
            break
    shown = _first(chosen, max(most - len(note), 1))
    return [(safe(line), px, PRINT.second, step) for line in [*shown, *note]]


def _foot(sheet: Sheet, exhibit: Exhibit) -> float:
    """Counts, what is left out, source, status, address; at the right dates and code; returns its top."""
    card, counts = exhibit.card, f"{exhibit.counts}."
    across = sheet.width - 2 * SIDE - FOOT_RIGHT
    said = f"{counts} {card.left_out}." if card.left_out else counts
    source = " ".join(filter(None, (_(settings.SOURCE), _(settings.LICENCE), card.notice)))
    lines = [line for text in (said, source) for line in wrapped(text, FOOT_SIZE, across)]
    lines += _first(wrapped(_address(card.address), FOOT_SIZE, across), ADDRESS_LINES)
    top = sheet.height - 46 - FOOT_STEP * max(len(lines), 3)
    sheet.rule(top + 12, SIDE, sheet.width - SIDE)
    for index, line in enumerate(map(safe, lines)):
        text = line.replace(safe(counts), f"<b>{safe(counts)}</b>", 1) if index == 0 else line
        sheet.write(text, SIDE, top + 26 + FOOT_STEP * index, FOOT_SIZE, PRINT.second)
    made = day(datetime.now(UTC).date())
    dated = (
        stressed(N_("Data to **{day}**"), day=day(exhibit.data_date)),
        stressed(N_("Made **{day}**"), day=made),
        stressed(proof.VIEW, code=exhibit.code),
    )
    for index, (before, value, after) in enumerate(dated):
        text, y = f"{safe(before)}<b>{safe(value)}</b>{safe(after)}", top + 26 + FOOT_STEP * index
        sheet.write(text, sheet.width - SIDE, y, FOOT_SIZE, PRINT.second, "right")
    return top


def _address(address: str) -> str:
    """The full address, where the server knows its own; else the path, and that it is one."""
    full = settings.public(address)
    return _("On the dashboard: {address}", address=address) if full == address else full


def _first(lines: list[str], most: int) -> list[str]:
    """The first lines, with an ellipsis where there are more."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1][:-2].rstrip() + " …"]
