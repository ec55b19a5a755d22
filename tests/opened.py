"""What stands in files: the texts of Word files and PDF, and all that is in a file, however it is packed."""

import io
import json
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

import docx
from PIL import Image
from pypdf import PdfReader

HEX = "[0-9a-f]{6}"
DRAWN_BY_CHANCE = rf"(defs-|clip|legend|trace){HEX}|([pg]){HEX}-{HEX}(?=-)"  # ids in an SVG


def word_texts(data: bytes) -> str:
    """All text of a Word file, that of its tables and foot included."""
    paper = docx.Document(io.BytesIO(data))
    roots = [paper.element, *(section.footer._element for section in paper.sections)]
    return "\n".join(
        "".join(t.text or "" for t in p.iter("{*}t")) for root in roots for p in root.iter("{*}p")
    )


def pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def content(data: bytes) -> Any:
    """All that a file holds, but for when it was packed and the ids the browser draws by chance."""
    if data.startswith(b"\x89PNG"):
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            return image.size, image.tobytes(), image.text, image.info.get("dpi")
    if data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        about = {key: text for key, text in (reader.metadata or {}).items() if "Date" not in key}
        return about, [(page.mediabox, page.extract_text()) for page in reader.pages]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        told = {"manifest.json": _told}
        return {name: told.get(name, content)(part) for name, part in parts.items()}
    if data.startswith(b"<svg"):
        return ElementTree.canonicalize(re.sub(DRAWN_BY_CHANCE, r"\1\2", data.decode()))
    return data


def _told(manifest: bytes) -> Any:
    """A manifest without the hashes of files, which tell when each was packed."""
    return json.loads(manifest) | {"sha256": None}
