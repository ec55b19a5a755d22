"""The brief: all about one funder, country or organisation on one A4 page, as PDF.

What is written comes from outside. It goes to typst as data, never as source, and page.typ puts it
on the page as text alone, so that nothing in it is read as markup.
"""

import json
import re
import unicodedata
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

import typst
from babel import Locale

from dashboard import settings
from dashboard.cards.openings import Number
from dashboard.charts.theme import LIGHT
from dashboard.export import proof, qr
from dashboard.export.xml_text import each_text
from dashboard.words import N_, _, day, stressed

MORE, NOTHING = N_("and {n} more"), N_("No events.")
MOST_LETTERS = 1500  # of one text: more than the page holds of any
SPACES = re.compile(r"[^\S\u00A0\u202F]+")  # all but those that hold numbers together
HIDDEN = ("Cc", "Cf", "Cn", "Cs")  # Unicode categories: control, format, not a character, surrogate
FACES = re.compile(rb"<style>@font-face.*?</style>", re.DOTALL)  # typst has the same letters from their files
# plotly lays a halo around a text by a shadow, which typst does not draw; an outline under it is the same.
SHADOW = re.compile(rb"text-shadow: (?!none)[^;]+;")
HALO = b"paint-order: stroke; stroke: #FFFFFF; stroke-width: 3px; stroke-linejoin: round;"


@dataclass(frozen=True)
class Picture:
    """One figure: its words, its image as SVG and PNG where a browser drew it, and its numbers.

    `key` are (words, number, colour) lines from the top, the colour "" for a total and "hatch" for the
    unfinished part; `rows` are (name, number) lines that stand where there is no image.
    """

    title: str
    subtitle: str
    alt: str
    svg: bytes = b""
    png: bytes = b""
    key: tuple[tuple[str, str, str], ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    notice: str = ""


@dataclass(frozen=True)
class Event:
    """One event: `words` name the funder or the role and may be empty, as may `url`."""

    when: str
    title: str
    where: str
    words: str
    url: str


@dataclass(frozen=True)
class Brief:
    """All that stands on the page, as plain text.

    `headline` is (before, number to stress, after), `version` is the short hash of the data, `code` that of
    the view.
    """

    kind: str
    name: str
    headline: tuple[str, str, str]
    lead: str
    filters: str
    numbers: tuple[Number, ...]
    timeline: Picture
    map: Picture
    themes: Picture
    partners: Picture
    events: tuple[Event, ...]
    events_title: str
    words_title: str
    unknown: str
    counts: str
    source: str
    data_date: date
    version: str
    code: str
    address: str

    @property
    def full_address(self) -> str:
        """The address with the site before it, where the server knows it."""
        return settings.public(self.address)

    @property
    def words(self) -> dict[str, Any]:
        """The words of the page itself, each by its place there."""
        product, dated = _(settings.PRODUCT), day(self.data_date)
        data = _("data of {day}", day=dated), _("data {version}", version=self.version)
        return {
            "title": f"{self.name} – {product}, {self.kind}",
            "keywords": (self.code, self.kind, *data),
            "author": _("{product} dashboard (not an official UN product)", product=product),
            "masthead": f"{product} · {self.kind}",
            "dated": _("Data of {day}", day=dated),
            "versioned": _("Data {version} of {day}", version=self.version, day=dated),
            "view": stressed(proof.VIEW, code=self.code),
            "at": _("Address of the view: {address}", address=self.full_address),
            "linked": _("Each title leads to its story.") if any(link(e.url) for e in self.events) else "",
            "qr_alt": _("QR code of the address"),
            "heads": (_("Date"), _("Event"), _("Where"), self.words_title),
            "more": _(MORE),
            "nothing": _(NOTHING),
            "language": Locale.parse(settings.language()).language,
        }


def pdf(brief: Brief) -> bytes:
    """A brief as a tagged PDF of exactly one A4 page; typst.TypstError where an SVG is none."""
    brief, date_of = each_text(brief, clean), brief.data_date
    data = asdict(brief) | brief.words
    data |= {
        "url": link(brief.full_address),
        "qr": qr.svg(brief.full_address),
        "data_date": [date_of.year, date_of.month, date_of.day],
        "events": [asdict(event) | {"url": link(event.url)} for event in brief.events],
    }
    for name in ("timeline", "map", "themes", "partners"):
        plain = FACES.sub(b"", data[name]["svg"])
        data[name] |= {"svg": SHADOW.sub(HALO, plain).decode(), "png": ""}
    colours = {name: value for name, value in vars(LIGHT).items() if str(value).startswith("#")}
    return typst.compile(
        (settings.ROOT / "dashboard" / "export" / "brief" / "page.typ").read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"brief": json.dumps(data), "colours": json.dumps(colours)},
        timestamp=datetime.combine(date_of, time(), UTC),
    )


def clean(text: str) -> str:
    """A text as one line without characters that show nothing but turn, hide or break what stands around.

    These are control characters, which no Word file may hold, and the marks for the direction of writing.
    """
    joined = SPACES.sub(" ", text)
    return "".join(letter for letter in joined if unicodedata.category(letter) not in HIDDEN)[:MOST_LETTERS]


def cut(text: str, most: int) -> str:
    """A text of no more than `most` letters and an ellipsis, cut at a word if one is near."""
    if len(text) <= most:
        return text
    kept = text[:most]
    return (kept.rpartition(" ")[0] if " " in kept[-20:] else kept).rstrip(" ,;:·–") + " …"


def link(url: str) -> str:
    """The address if it is one of the web, else an empty text."""
    return url if url.startswith(("http://", "https://")) else ""


@cache
def _fonts() -> typst.Fonts:
    """Our letters, and the fonts of the server for what they lack; looked up once."""
    return typst.Fonts(font_paths=[settings.FONTS])
