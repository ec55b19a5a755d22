"""What the command line exports: charts of a view by name, and all that a monthly job takes away."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from rapidfuzz import process, utils

from dashboard import settings
from dashboard.analysis.addresses import from_query
from dashboard.analysis.filters import LISTS, Facet, Filters
from dashboard.cards import names, page_list
from dashboard.cards.card import Ask, View
from dashboard.export import documents, renderer
from dashboard.export.documents import Document
from dashboard.export.exhibit import Exhibit, exhibit
from dashboard.export.files import FORMATS, Format, offered
from dashboard.store.codes import GROUPS
from dashboard.words import N_, _

NEAREST = 3  # names that are offered in place of an unknown one


class Unknown(ValueError):
    """A name, chart or format there is not; the message says which there are."""


def filtered(known: names.Names, chosen: Mapping[str, Sequence[str]]) -> Filters:
    """The filter of address parameters, their codes given as codes or names.

    Several may be joined with commas. Unknown names a value that is none, with the nearest ones.
    """
    query = {parameter: " ".join(values) for parameter, values in chosen.items()}
    for facet in LISTS:
        if texts := chosen.get(facet.parameter):
            query[facet.parameter] = ",".join(code for text in texts for code in _codes(facet, text, known))
    filters, ignored = from_query(query, known)
    if ignored:
        values = ", ".join(ignored)
        raise Unknown(_("{values}: a day is written 2024, 2024-03 or 2024-03-26.", values=values))
    return filters


def charts(
    ask: Ask, address: str, filters: Filters | None, chart: str, formats: Sequence[str]
) -> Iterator[Callable[[], Document]]:
    """The files of one chart, each with the name it has in the app, made when it is called.

    It is looked for on the page of `address`, or without one on all pages; `filters` take the place of
    the address's own. Unknown names a chart or format there is not.
    """
    if surplus := set(formats) - set(FORMATS):
        unknown, there = ", ".join(surplus), ", ".join(FORMATS)
        raise Unknown(_("No format {unknown}; there are {there}.", unknown=unknown, there=there))
    for view in _views(ask, address, filters):
        found = [card for card in page_list.cards(view).values() if card.question == chart]
        for card in found:
            made = exhibit(ask, card)
            yield from (partial(_file, made, FORMATS[format]) for format in formats)
        if found:
            return
    questions = {
        card.question for view in _views(ask, "", Filters()) for card in page_list.cards(view).values()
    }
    there = ", ".join(sorted(questions))
    raise Unknown(_("No chart {chart} under this filter; there are {there}.", chart=chart, there=there))


def _file(made: Exhibit, format: Format) -> Document:
    return Document(format.name(made), format.type, format.make(made))


def everything(ask: Ask, filters: Filters) -> Iterator[Callable[[], Document]]:
    """A pack and a deck of each page, then briefs: of countries of the region and of the funders with bars.

    Each is made when it is called, so that one that fails leaves the others.
    """
    drawn = renderer.available()
    for view in _views(ask, "", filters):
        if page_list.has_charts(view):
            yield partial(documents.pack, view, offered(drawn))
            yield partial(documents.deck, view)
    for view in _subjects(ask, filters):
        if documents.has_brief(view):
            if drawn:
                yield partial(documents.brief_pdf, view)
            yield partial(documents.brief_docx, view)


def _views(ask: Ask, address: str, filters: Filters | None) -> Iterator[View]:
    if address:
        view, ignored = names.view_at(ask, address)
        if ignored:
            raise Unknown(_("Not known in these data: {values}.", values=", ".join(ignored)))
        yield view.under(filters) if filters else view
        return
    known = names.known(names.options(ask))
    for page in page_list.PAGES.values():
        for controls in page.controls() if page.cards else ():
            yield View(ask, filters or Filters(), known, page.path, controls)


def _subjects(ask: Ask, filters: Filters) -> Iterator[View]:
    """Those chosen, else all that have one: a filter is not left because a brief is about somebody."""
    known = names.known(names.options(ask))
    states = [code for code in filters.countries or ask("by_country", filters).code if code not in GROUPS]
    funders = [code for code in filters.funders or ask("by_funder", filters).code if code not in GROUPS]
    for code in states:
        yield View(ask, replace(filters, countries=(code,)), known, "countries")
    for code in funders[: settings.TOP_BARS]:
        yield View(ask, replace(filters, funders=(code,)), known, "funders")


def _codes(facet: Facet, text: str, known: names.Names) -> list[str]:
    """The codes of a code or a name, or of several joined with commas; a name may have commas of its own."""
    try:
        return [_code(facet, text.strip(), known)]
    except Unknown:
        if "," not in text:
            raise
    return [_code(facet, part.strip(), known) for part in text.split(",")]


def _code(facet: Facet, text: str, known: names.Names) -> str:
    """The code that a code or a name stands for, whatever its capitals."""
    own = known[facet.field]
    if text in own:
        return text
    plain = utils.default_process(text)
    found = [code for code, name in own.items() if plain in map(utils.default_process, (code, name))]
    if len(found) == 1:
        return found[0]
    near = process.extract(text, own, processor=utils.default_process, limit=NEAREST)
    offered = ", ".join(f"{name} ({code})" for name, _score, code in near)
    several = N_("{option}: several have this name; nearest: {offered}.")
    message = several if found else N_("{option}: not known; nearest: {offered}.")
    raise Unknown(_(message, option=f"--{facet.parameter} {text}", offered=offered))
