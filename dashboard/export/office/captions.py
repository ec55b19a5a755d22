"""The captions of many charts as a Word file: title, what is counted, alternative text, source, address."""

import io
from collections.abc import Sequence
from datetime import datetime, time

import docx

from dashboard import settings
from dashboard.export.exhibit import Exhibit
from dashboard.export.xml_text import each_text
from dashboard.words import _, day


def captions(title: str, exhibits: Sequence[Exhibit]) -> bytes:
    """A DOCX with one section a chart, in the order given, dated like the newest of the data."""
    title, exhibits, paper = each_text(title), each_text(tuple(exhibits)), docx.Document()
    paper.styles["Normal"].font.name = "Arial"
    about = paper.core_properties
    about.title, about.author = title, _(settings.PRODUCT)
    if exhibits:
        about.created = about.modified = datetime.combine(max(one.data_date for one in exhibits), time())
    paper.add_heading(title, level=1)
    if not exhibits:
        paper.add_paragraph(_("No chart could be made."))
    for index, exhibit in enumerate(exhibits, start=1):
        card, dated = exhibit.card, _("Data of {day}.", day=day(exhibit.data_date))
        paper.add_heading(f"{index}. {card.title}", level=2)
        for label, text in (
            (_("Caption"), f"{card.title}. {card.in_words}. {exhibit.counts}."),
            (_("Counted"), f"{card.subtitle} {card.note}".strip()),
            (_("Not shown"), card.left_out),
            (_("Alternative text"), card.alt),
            (_("Source"), f"{_(settings.SOURCE)} {dated}"),
            (_("Notice"), card.notice),
            (_("View"), f"{exhibit.code} · {card.address}"),
            (_("File"), exhibit.name),
        ):
            if text:
                line = paper.add_paragraph()
                line.add_run(f"{label}: ").bold = True
                line.add_run(text)
    paper.save(buffer := io.BytesIO())
    return buffer.getvalue()
