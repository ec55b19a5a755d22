"""What a whole view becomes: a chart pack, a deck of slides, a brief; each with its name and type."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import settings
from dashboard.analysis import headlines
from dashboard.cards import page_list
from dashboard.cards.card import View
from dashboard.export import files, packs, record, renderer
from dashboard.export.brief import content, page, word
from dashboard.export.exhibit import Exhibit, exhibit, file_name
from dashboard.export.office import slides
from dashboard.words import _

Progress = packs.Progress
PDF, WORD = "application/pdf", f"{files.OFFICE}.wordprocessingml.document"  # types of briefs


@dataclass(frozen=True)
class Document:
    """A file: its name, type and bytes, and one sentence for each part that could not be made."""

    name: str
    type: str
    data: bytes
    failures: tuple[str, ...] = ()


def title(view: View) -> str:
    """What a view is called, in words."""
    return f"{_(settings.PRODUCT)}: {page_list.title(view)}"


def exhibits(view: View) -> list[Exhibit]:
    """All charts of a view, in reading order."""
    return [exhibit(view.ask, card) for card in page_list.cards(view).values()]


def unseen(done: int, all: int, title: str) -> None:
    """The progress that nobody watches."""


def pack(view: View, formats: Sequence[str], progress: Progress = unseen) -> Document:
    """The ZIP of all charts of a view."""
    version = view.ask("data_version").iloc[0]
    about = {
        "product": _(settings.PRODUCT),
        "source": _(settings.SOURCE),
        "title": title(view),
        "filters": view.in_words,
        "address": page_list.address(view),
        "data_date": f"{version.data_date:%Y-%m-%d}",
        "version": str(version.data_hash),
    }
    data, failures = packs.pack(about, exhibits(view), formats, progress)
    return Document(name(view, "charts", ".zip"), "application/zip", data, failures)


def deck(view: View, progress: Progress = unseen) -> Document:
    """The slides of a view: its sentence, then a slide a chart."""
    headline, lead = page_list.opening(view)
    opening = slides.Opening(
        title=title(view),
        headline=headlines.first(headline),
        lead=lead,
        filters=view.in_words,
        data_date=view.totals.data_date.date(),
        source=_(settings.SOURCE),
        address=page_list.address(view),
    )
    charts = exhibits(view)
    pictures, failures = [], []
    for index, one in enumerate(charts):
        progress(index, len(charts), one.card.title)
        try:
            pictures.append(files.picture(one))
        except renderer.Failed as problem:
            pictures.append(b"")  # its slide has a table or bars instead
            failures.append(f"{one.card.title}: {problem}")
    data = slides.deck(opening, list(zip(charts, pictures, strict=True)))
    return Document(name(view, "slides", ".pptx"), files.FORMATS["pptx"].type, data, tuple(failures))


def has_brief(view: View) -> bool:
    """Whether a view is about one funder, country or organisation of which there are events."""
    return content.subject(view) is not None and bool(page_list.events(view))


def brief_pdf(view: View) -> Document:
    """The brief as PDF; tables in place of pictures without a browser, renderer.Failed if a figure fails."""
    data = record.in_pdf(page.pdf(content.brief(view, "svg")), content.record_of(view))
    return Document(name(view, "brief", ".pdf"), PDF, data)


def brief_docx(view: View) -> Document:
    """The brief as a Word file; with tables in place of pictures where there is no browser."""
    return Document(name(view, "brief", ".docx"), WORD, word.docx(content.brief(view, "png")))


def name(view: View, what: str, ending: str) -> str:
    """The name of a file of the whole view: page, period, what is chosen, day of the data."""
    period, *chosen = view.chosen
    day = f"{view.totals.data_date.date()}"
    return file_name(what, page_list.title(view), period, " ".join(chosen), day) + ending
