"""The texts of Word files and PDF."""

import io

import docx
from pypdf import PdfReader


def word_texts(data: bytes) -> str:
    """All text of a Word file, that of its tables and foot included."""
    paper = docx.Document(io.BytesIO(data))
    roots = [paper.element, *(section.footer._element for section in paper.sections)]
    return "\n".join(
        "".join(t.text or "" for t in p.iter("{*}t")) for root in roots for p in root.iter("{*}p")
    )


def pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
