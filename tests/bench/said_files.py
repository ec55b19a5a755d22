"""What the files of a view say: the texts in each, and the figures it was drawn from, without a browser."""

import io
import zipfile
from functools import cache, partial
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

from PIL import Image
from pypdf import PdfReader, PdfWriter

from tests.bench import said

SPOKEN = ("descr", "title", "Target")  # attributes that are read, or lead somewhere
DRAWN = ("png", "png-slide", "png-a4", "png-square", "svg", "pdf")


def texts(name: str, data: bytes) -> Any:
    """The texts of a file, by its ending; of an archive those of its parts."""
    ending = name.rpartition(".")[2]
    if ending in ("csv", "txt", "json") or not data:
        return data.decode("utf-8-sig").splitlines()
    if ending == "png":
        return dict(getattr(Image.open(io.BytesIO(data)), "text", {}))
    if ending == "pdf":
        read = PdfReader(io.BytesIO(data))
        return {
            "about": {k: str(v) for k, v in (read.metadata or {}).items()},
            "pages": [p.extract_text() for p in read.pages],
        }
    if ending in ("zip", "xlsx", "pptx", "docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {part: texts(part, archive.read(part)) for part in archive.namelist() if _read(part)}
    if ending not in ("xml", "rels", "svg"):  # such as a thumbnail
        return []
    return [text for element in ElementTree.fromstring(data).iter() for text in _texts(element)]


def _read(part: str) -> bool:
    """Whether a part of an archive says something to a reader: not what fonts and themes it has."""
    return not any(
        word in part for word in ("theme", "Layout", "Master", "styles", "_rels/.rels", "Content_Types")
    )


def _texts(element: ElementTree.Element) -> list[str]:
    own = [element.attrib[name] for name in SPOKEN if name in element.attrib]
    return own + ([element.text] if element.text and element.text.strip() else [])


def _blank(format: str) -> bytes:
    """The smallest picture of a format."""
    if format == "svg":
        return b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"></svg>'
    target = io.BytesIO()
    if format == "png":
        Image.new("RGB", (40, 30)).save(target, "PNG")
    else:
        writer = PdfWriter()
        writer.add_blank_page(40, 30)
        writer.write(target)
    return target.getvalue()


@cache
def _ask() -> Any:
    """Answers for this process, from the database of the data files; and no browser is asked to draw."""
    from dashboard.analysis import answers
    from dashboard.export import renderer
    from dashboard.store import database

    def render(figure: Any, format: str, scale: float = 1) -> bytes:
        FIGURES.append({"format": format, "scale": scale, **said.figure(figure)})
        return _blank(format)

    renderer.render, renderer.available = render, lambda: True  # type: ignore[assignment]
    connection = database.open_database(database.build().path).__enter__()
    return partial(answers.ask, connection)


FIGURES: list[dict[str, Any]] = []  # drawn since last taken


def files(page: str, query: dict[str, str]) -> dict[str, Any]:
    """By document (pack, slides, brief): its name, its texts, the figures drawn for it."""
    from dashboard.cards import names
    from dashboard.export import documents
    from dashboard.export.table import csv_bytes

    more = {"section": "partners"} if page == "partners" else {}
    address = f"{'countries' if more else page}?{urlencode(query | more)}"
    view, _ = names.view_at(cache(_ask()), address)
    if page == "stories":
        return {"rows": texts(".csv", csv_bytes(view.ask("story_table", view.filters)))}
    makers = {
        "pack": lambda: documents.pack(view, [*DRAWN, "xlsx", "pptx"]),
        "slides": lambda: documents.deck(view),
    }
    if documents.has_brief(view):
        makers |= {"pdf": lambda: documents.brief_pdf(view), "docx": lambda: documents.brief_docx(view)}
    record = {}
    for name, make in makers.items():
        FIGURES.clear()
        document = make()
        record[name] = {
            "name": document.name,
            "type": document.type,
            "failures": list(document.failures),
            "texts": texts(document.name, document.data),
            "figures": list(FIGURES),
        }
    return record
