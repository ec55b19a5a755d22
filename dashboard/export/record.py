"""The record in a file: which view it shows, of which data, with which numbers, as plain JSON.

It stands where each format keeps what a file says of itself: in a PNG under the keyword "Record", in an SVG
in <metadata id="record">, in a PDF under /Record of its document information.
"""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from xml.etree import ElementTree

from PIL import Image
from pydantic import TypeAdapter, ValidationError
from pypdf import PdfReader, PdfWriter

from dashboard.charts.texts import UNDRAWABLE
from dashboard.export.proof import Facts, Unreadable
from dashboard.words import N_, _

FIRST_PARTS = 1000  # of an SVG, among which its record stands
METADATA = "{http://www.w3.org/2000/svg}metadata"
OLD = "central-asia-dashboard-record-1:"  # began the record of a file until it was plain
NONE = N_("The file carries no record of this dashboard. Its short code may still be checked.")
OLDER = N_("The file was made before its numbers were kept as plain text: make the image again.")
DAMAGED = N_("The record in the file is damaged.")
UNOPENED = N_("The file cannot be opened: it is damaged, or no PNG, SVG or PDF.")


@dataclass(frozen=True)
class Record:
    """What a file says of itself; `facts` are the numbers it shows."""

    question: str
    title: str
    address: str
    data_date: str
    version: str
    code: str
    facts: Facts


RECORD = TypeAdapter(Record)


def text(record: Record) -> str:
    """A record as JSON, to be read by people too, without characters that XML cannot hold."""
    plain = RECORD.dump_json(record, indent=1).decode()
    return UNDRAWABLE.sub(lambda sign: json.dumps(sign[0])[1:-1], plain)


def in_pdf(data: bytes, record: Record, about: Mapping[str, str] | None = None) -> bytes:
    """A PDF with a record in it, and what else it says of itself by the keys of its document information."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.add_metadata({**(about or {}), "/Record": text(record)})
    writer.write(buffer := io.BytesIO())
    return buffer.getvalue()


def read(data: bytes) -> Record:
    """The record in a PNG, SVG or PDF of ours; Unreadable if there is none, or the file is damaged."""
    kept = _kept(data)
    if kept is None or kept.startswith(OLD):
        raise Unreadable(_(OLDER) if OLD.encode() in data else _(NONE))
    try:
        return RECORD.validate_json(kept)
    except ValidationError as problem:
        raise Unreadable(_(DAMAGED)) from problem


def _kept(data: bytes) -> str | None:
    """What stands in the place of the record, if the file has it."""
    try:
        if data.startswith(b"\x89PNG"):
            with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
                return image.info.get("Record")
        if data.startswith(b"%PDF"):
            about = PdfReader(io.BytesIO(data)).metadata
            return about.get("/Record") if about else None
        return _in_svg(data)
    except Exception as problem:  # what these readers raise for a broken or hostile file is no short list
        raise Unreadable(_(UNOPENED)) from problem


def _in_svg(data: bytes) -> str | None:
    """Read no further than the record, which stands among the first parts."""
    for _event, part in islice(ElementTree.iterparse(io.BytesIO(data)), FIRST_PARTS):
        if part.tag == METADATA and part.get("id") == "record":
            return part.text
    return None
