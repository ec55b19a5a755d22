"""Every format a chart can be taken away in, under the name that menus and the command line use."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from dashboard.export import image, renderer
from dashboard.export.exhibit import Exhibit, bare
from dashboard.export.frame import SIZES
from dashboard.export.office import slides
from dashboard.export.office.native import PICTURED
from dashboard.export.office.workbook import workbook
from dashboard.export.table import csv_bytes
from dashboard.words import N_

# What formats are for, as menus group them.
PICTURE, SHARP, EDITED = N_("Picture (PNG)"), N_("Sharp at any size"), N_("To edit")
SLIDE_PICTURE = (1472, 520)  # px, as wide and high as a slide has room


@dataclass(frozen=True)
class Format:
    """One format: its words and group in a menu (messages), ending and type of its files, how one is made."""

    group: str
    label: str
    ending: str
    type: str
    make: Callable[[Exhibit], bytes]
    drawn: bool = False  # by the server's browser, without which it cannot be made
    packed: bool = True  # whether a chart pack is offered in it

    def name(self, made: Exhibit) -> str:
        """The name of the file of an exhibit."""
        return f"{made.name}{self.ending}"


def slide(made: Exhibit) -> bytes:
    """One slide, its chart one that PowerPoint can edit; a picture where it has none of the kind."""
    return slides.slide(made, picture(made))


def picture(made: Exhibit) -> bytes:
    """The PNG for a slide whose chart PowerPoint has not; b"" if none is needed, or no browser is here."""
    if made.card.chart.kind not in PICTURED or not renderer.available():
        return b""
    return renderer.render(bare(made.card.chart, *SLIDE_PICTURE), "png", 2)


def _png(size: str, ending: str, packed: bool = False) -> Format:
    make = partial(image.png, size=SIZES[size])
    return Format(PICTURE, SIZES[size].label, ending, "image/png", make, drawn=True, packed=packed)


OFFICE = "application/vnd.openxmlformats-officedocument"
# In the order of the menus, group by group.
FORMATS = {
    "png": _png("screen", ".png", packed=True),
    "png-slide": _png("slide", "_slide.png"),
    "png-a4": _png("a4", "_a4.png"),
    "png-square": _png("square", "_square.png"),
    "svg": Format(SHARP, "SVG", ".svg", "image/svg+xml", image.svg, drawn=True),
    "pdf": Format(SHARP, "PDF", ".pdf", "application/pdf", image.pdf, drawn=True),
    "pptx": Format(EDITED, N_("PowerPoint slide"), ".pptx", f"{OFFICE}.presentationml.presentation", slide),
    "xlsx": Format(EDITED, N_("Excel with chart"), ".xlsx", f"{OFFICE}.spreadsheetml.sheet", workbook),
    # Not offered in a pack, where it always is.
    "csv": Format(EDITED, "CSV", ".csv", "text/csv", lambda made: csv_bytes(made.rows), packed=False),
}


def groups(drawn: bool) -> dict[str, list[str]]:
    """The names of the formats of each group; without what is drawn where no browser draws it."""
    found: dict[str, list[str]] = {}
    for name in offered(drawn):
        found.setdefault(FORMATS[name].group, []).append(name)
    return found


def offered(drawn: bool) -> list[str]:
    """The names of the formats that can be made, where a browser draws or does not."""
    return [name for name, format in FORMATS.items() if drawn or not format.drawn]
