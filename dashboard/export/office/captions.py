"""The captions of many charts as a Word file: title, what is counted, alternative text, source, address."""

import io
from collections.abc import Sequence
from datetime import datetime, time

import docx

from dashboard import settings
from dashboard.analysis.phrases import day
from dashboard.export.exhibit import Exhibit
from dashboard.export.xml_text import xml_text

NONE = "No chart could be made."


def captions(title: str, exhibits: Sequence[Exhibit]) -> bytes:
    """A DOCX with one section a chart, in the order given, dated like the newest of the data."""
    paper = docx.Document()
    paper.styles["Normal"].font.name = "Arial"
    about = paper.core_properties
    about.title, about.author = xml_text(title), settings.PRODUCT
    if exhibits:
        about.created = about.modified = datetime.combine(max(one.data_date for one in exhibits), time())
    paper.add_heading(xml_text(title), level=1)
    if not exhibits:
        paper.add_paragraph(NONE)
    for index, exhibit in enumerate(exhibits, start=1):
        card = exhibit.card
        paper.add_heading(xml_text(f"{index}. {card.title}"), level=2)
        for label, text in (
            ("Caption", f"{card.title}. {card.in_words}. {exhibit.counts}."),
            ("Counted", f"{card.subtitle} {card.note}".strip()),
            ("Not shown", card.left_out),
            ("Alternative text", card.alt),
            ("Source", f"{settings.SOURCE} Data of {day(exhibit.data_date)}."),
            ("Notice", card.notice),
            ("View", f"{exhibit.code} · {card.address}"),
            ("File", exhibit.name),
        ):
            if text:
                line = paper.add_paragraph()
                line.add_run(f"{label}: ").bold = True
                line.add_run(xml_text(text))
    paper.save(buffer := io.BytesIO())
    return buffer.getvalue()
