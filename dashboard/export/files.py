"""Every format a chart can be taken away in, under the name that menus and the command line use."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.export import image, renderer
from dashboard.export.exhibit import Exhibit, bare
from dashboard.export.frame import SIZES
from dashboard.export.office import slides
from dashboard.export.office.native import PICTURED
from dashboard.export.office.workbook import workbook
from dashboard.export.table import csv_bytes
from dashboard.words import N_

SLIDE_PICTURE = (1472, 520)  # px, as wide and high as a slide has room


@dataclass(frozen=True)
class Format:
    """One format: its words in a menu (a message), the ending and type of its files, and how one is made."""

    label: str
    ending: str
    type: str
    make: Callable[[Exhibit], bytes]
    drawn: bool = False  # by the server's browser, without which it cannot be made

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


def _png(size: str) -> Callable[[Exhibit], bytes]:
    return lambda made: image.png(made, SIZES[size])


OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    "png": Format(SIZES["screen"].label, ".png", "image/png", _png("screen"), drawn=True),
    "png-slide": Format(SIZES["slide"].label, "_slide.png", "image/png", _png("slide"), drawn=True),
    "png-a4": Format(SIZES["a4"].label, "_a4.png", "image/png", _png("a4"), drawn=True),
    "png-square": Format(SIZES["square"].label, "_square.png", "image/png", _png("square"), drawn=True),
    "svg": Format("SVG", ".svg", "image/svg+xml", image.svg, drawn=True),
    "pdf": Format("PDF", ".pdf", "application/pdf", image.pdf, drawn=True),
    "csv": Format("CSV", ".csv", "text/csv", lambda made: csv_bytes(made.rows)),
    "xlsx": Format(N_("Excel with chart"), ".xlsx", f"{OFFICE}.spreadsheetml.sheet", workbook),
    "pptx": Format(N_("PowerPoint slide"), ".pptx", f"{OFFICE}.presentationml.presentation", slide),
}
