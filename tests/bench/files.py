"""Times of files: one chart in each format, a pack of ten charts, a deck and a brief of a page."""

import statistics
import time
from collections.abc import Callable
from functools import cache, partial

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.cards import names, page_list
from dashboard.cards.card import Ask
from dashboard.export import documents, packs, renderer
from dashboard.export.exhibit import Exhibit, exhibit
from dashboard.export.files import FORMATS

PACKED = 10
ADDRESSES = ("/", "/trends", "/countries")
Times = list[tuple[str, float]]


def times(db: Database, repeats: int) -> Times:
    """Median ms by name of the file; the first image, which starts the browser, apart."""
    ask = cache(partial(answers.ask, db))  # as the app keeps answers
    made = _exhibits(ask)[:PACKED]
    began = time.perf_counter()
    FORMATS["png"].make(made[0])
    found: Times = [("first image, starts the browser", 1000 * (time.perf_counter() - began))]
    for name, format in FORMATS.items():
        each = [_ms(partial(format.make, one), repeats) for one in made]
        found.append((f"{name}, median of {PACKED} charts", statistics.median(each)))
        found.append((f"{name}, slowest of {PACKED} charts", max(each)))
    for formats in (("png",), ("png", "svg", "pdf", "xlsx", "pptx")):
        source = dict.fromkeys(
            ("product", "source", "title", "filters", "address", "data_date", "version"), "Bench"
        )
        pack = partial(packs.pack, source, made, formats, documents.unseen)
        found.append((f"pack of {PACKED} charts: {', '.join(formats)}", _ms(pack, repeats)))
    overview, funder = (names.view_at(ask, at)[0] for at in ("/", "/funders?funder=usa-government"))
    found.append(("slides of the overview", _ms(partial(documents.deck, overview), repeats)))
    found.append(("brief of a funder, PDF", _ms(partial(documents.brief_pdf, funder), repeats)))
    found.append(("brief of a funder, Word", _ms(partial(documents.brief_docx, funder), repeats)))
    renderer.close()
    return found


def _exhibits(ask: Ask) -> list[Exhibit]:
    views = [names.view_at(ask, address)[0] for address in ADDRESSES]
    return [exhibit(ask, card) for view in views for card in page_list.cards(view).values()]


def _ms(act: Callable[[], object], repeats: int) -> float:
    found = []
    for _ in range(repeats):
        began = time.perf_counter()
        act()
        found.append(1000 * (time.perf_counter() - began))
    return statistics.median(found)
