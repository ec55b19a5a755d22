"""The captions of many charts as a Word file: title, what is counted, alternative text, source, address."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time

import docx

from dashboard import settings
from dashboard.analysis.phrases import day
from dashboard.export.exhibit import Exhibit
from dashboard.export.office.steady import steady_zip, xml_text

NONE = "No chart could be made."


def captions(title: str, made: Sequence[Exhibit]) -> bytes:
    """A DOCX with one section a chart, in the order given; the same bytes for the same charts."""
    paper = docx.Document()
    paper.styles["Normal"].font.name = "Arial"
    paper.core_properties.title = xml_text(title)
    paper.core_properties.author = settings.PRODUCT
    paper.add_heading(xml_text(title), level=1)
    if not made:
        paper.add_paragraph(NONE)
    for index, exhibit in enumerate(made, start=1):
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
    made_on = max((exhibit.data_date for exhibit in made), default=datetime(2000, 1, 1, tzinfo=UTC).date())
    for moment in ("created", "modified"):
        setattr(paper.core_properties, moment, datetime.combine(made_on, time()))
    buffer = io.BytesIO()
    paper.save(buffer)
    return steady_zip(buffer.getvalue())
