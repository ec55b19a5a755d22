"""A chart as PNG, SVG and PDF: drawn by the server's browser, with what a file says of itself in it."""

import html
import io
import re
import struct
import zlib

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, ByteStringObject

from dashboard import settings
from dashboard.export import proof, renderer
from dashboard.export.exhibit import Exhibit, image
from dashboard.export.frame import WIDE, Size
from dashboard.export.office.steady import xml_text
from dashboard.export.seal import seal

INCH = 0.0254  # metres
SIGNATURE_AND_HEADER = 33  # bytes of a PNG before the first chunk after IHDR


def png(made: Exhibit, size: Size = WIDE) -> bytes:
    """A PNG of `size` with its texts (title, description, source, record) and its pixels per inch."""
    drawn = renderer.render(image(made, size), "png", size.scale)
    chunks = png_chunks(made, size.dpi)
    return seal(drawn[:SIGNATURE_AND_HEADER] + chunks + drawn[SIGNATURE_AND_HEADER:])


def svg(made: Exhibit, size: Size = WIDE) -> bytes:
    """An SVG with title, description and record; its texts are texts."""
    drawn = renderer.render(image(made, size), "svg").decode()
    opening = re.search(r"<svg[^>]*>", drawn)
    assert opening is not None
    return seal(f"{drawn[: opening.end()]}{svg_head(made)}{drawn[opening.end() :]}".encode())


def pdf(made: Exhibit, size: Size = WIDE) -> bytes:
    """A PDF of one page, its fonts in it, with title, description and record."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(renderer.render(image(made, size), "pdf"))))
    said = _said(made)
    day = f"D:{made.data_date:%Y%m%d}000000Z"
    writer.add_metadata(
        {
            "/Title": said["Title"],
            "/Subject": said["Description"],
            "/Author": said["Source"],
            "/Creator": settings.PRODUCT,
            "/Keywords": made.code,
            "/CreationDate": day,
            "/ModDate": day,
        }
    )
    own = ByteStringObject(made.code.encode().ljust(16, b"\0"))
    writer._ID = ArrayObject((own, own))  # else a random one: the same chart is to be the same file
    buffer = io.BytesIO()
    writer.write(buffer)
    return seal(proof.in_pdf(buffer.getvalue(), record(made)))


FORMATS = {"png": png, "svg": svg, "pdf": pdf}


def png_chunks(made: Exhibit, dpi: int) -> bytes:
    """The chunks of a PNG that hold its texts (iTXt, in UTF-8) and its pixels per metre (pHYs)."""
    across = round(dpi / INCH)
    chunks = _chunk(b"pHYs", struct.pack(">IIB", across, across, 1))
    for keyword, text in _said(made).items():
        chunks += _chunk(b"iTXt", keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode())
    return chunks


def svg_head(made: Exhibit) -> str:
    """What stands first inside an SVG: its title, description and record."""
    said = {name: html.escape(xml_text(text), quote=False) for name, text in _said(made).items()}
    return (
        f"<title>{said['Title']}</title><desc>{said['Description']}</desc>"
        f"<metadata>{said['Source']} {said['Record']}</metadata>"
    )


def _said(made: Exhibit) -> dict[str, str]:
    """What a file says of itself, by the keywords of PNG."""
    card = made.card
    return {
        "Title": f"{card.title}. {card.in_words}",
        "Description": f"{card.alt} {made.counts}. View {made.code}: {card.address}",
        "Source": f"{settings.SOURCE} {card.notice} Data of {made.data_date}, version {made.version}".strip(),
        "Software": settings.PRODUCT,
        "Record": proof.token(record(made)),
    }


def record(made: Exhibit) -> proof.Record:
    """What a file of an exhibit proves."""
    card = made.card
    return proof.Record(
        question=card.question,
        title=card.title,
        address=card.address,
        data_date=f"{made.data_date}",
        version=made.version,
        code=made.code,
        facts=proof.facts(card, made.counts),
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
