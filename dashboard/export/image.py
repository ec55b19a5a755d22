"""A chart as PNG, SVG and PDF: drawn by the server's browser, with what a file says of itself in it."""

import html
import re
import struct
import zlib

from dashboard import settings
from dashboard.export import proof, record, renderer
from dashboard.export.exhibit import Exhibit
from dashboard.export.frame import WIDE, Size, framed
from dashboard.export.xml_text import xml_text
from dashboard.words import _

INCH = 0.0254  # metres
SIGNATURE_AND_HEADER = 33  # bytes of a PNG before the first chunk after IHDR


def png(exhibit: Exhibit, size: Size = WIDE) -> bytes:
    """A PNG of `size` with its texts (title, description, source, record) and its pixels per inch."""
    drawn = renderer.render(framed(exhibit, size), "png", size.scale)
    return drawn[:SIGNATURE_AND_HEADER] + png_chunks(exhibit, size.dpi) + drawn[SIGNATURE_AND_HEADER:]


def svg(exhibit: Exhibit, size: Size = WIDE) -> bytes:
    """An SVG with title, description and record; its texts are texts."""
    drawn = renderer.render(framed(exhibit, size), "svg").decode()
    return re.sub("<svg[^>]*>", lambda opening: opening[0] + svg_head(exhibit), drawn, count=1).encode()


def pdf(exhibit: Exhibit, size: Size = WIDE) -> bytes:
    """A PDF of one page, its fonts in it, with title, description and record."""
    words, day = _words(exhibit), f"D:{exhibit.data_date:%Y%m%d}000000Z"
    about = {
        "/Title": words["Title"],
        "/Subject": words["Description"],
        "/Author": words["Source"],
        "/Creator": _(settings.PRODUCT),
        "/Keywords": exhibit.code,
        "/CreationDate": day,
        "/ModDate": day,
    }
    return record.in_pdf(renderer.render(framed(exhibit, size), "pdf"), record_of(exhibit), about)


def png_chunks(exhibit: Exhibit, dpi: int) -> bytes:
    """The chunks of a PNG that hold its texts (iTXt, in UTF-8) and its pixels per metre (pHYs)."""
    across = round(dpi / INCH)
    chunks = _chunk(b"pHYs", struct.pack(">IIB", across, across, 1))
    for keyword, text in (_words(exhibit) | {"Record": record.text(record_of(exhibit))}).items():
        chunks += _chunk(b"iTXt", keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode())
    return chunks


def svg_head(exhibit: Exhibit) -> str:
    """What stands first inside an SVG: its title, description, source and record."""
    words = _words(exhibit)
    parts = {
        "title": words["Title"],
        "desc": words["Description"],
        "metadata": words["Source"],
        'metadata id="record"': record.text(record_of(exhibit)),
    }
    return "".join(
        f"<{tag}>{html.escape(xml_text(text), quote=False)}</{tag.split()[0]}>" for tag, text in parts.items()
    )


def record_of(exhibit: Exhibit) -> record.Record:
    """The record in the files of an exhibit."""
    card = exhibit.card
    return record.Record(
        question=card.question,
        title=card.title,
        address=card.address,
        data_date=f"{exhibit.data_date}",
        version=exhibit.version,
        code=exhibit.code,
        facts=proof.facts(card, exhibit.counts),
    )


def _words(exhibit: Exhibit) -> dict[str, str]:
    """What a file says of itself in words, by the keywords of PNG."""
    card = exhibit.card
    data = _("Data of {day}, version {version}", day=exhibit.data_date, version=exhibit.version)
    counts, code = exhibit.counts, exhibit.code
    view = _("{counts}. View {code}: {address}", counts=counts, code=code, address=card.address)
    return {
        "Title": f"{card.title}. {card.in_words}",
        "Description": f"{card.alt} {view}",
        "Source": f"{_(settings.SOURCE)} {card.notice} {data}",
        "Software": _(settings.PRODUCT),
    }


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
