"""The names of all that can be chosen, and the view that an address shows."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from dashboard.analysis import comparison, phrases
from dashboard.analysis.addresses import AGAINST, from_query, joined
from dashboard.analysis.filters import FACETS, LISTS, Filters
from dashboard.cards import columns, listing, partners, time, timeline
from dashboard.cards.card import SECTIONS, Ask, View
from dashboard.words import N_

# Dimension of filter_options -> field of Filters, for all but those who took part.
DIMENSIONS = {facet.dimension or facet.parameter: facet.field for facet in LISTS}
# How charts are shown: parameter in the address -> what it is, and what it may say; `year` is a number.
CONTROLS: dict[str, tuple[str, Mapping[str, str]]] = {
    "grain": (N_("By"), columns.GRAINS),
    "split": (N_("Parted"), timeline.SPLITS),
    "form": (N_("Form"), timeline.FORMS),
    "run": (N_("Count"), time.RUNS),
    "drive": (N_("Parts"), time.DIMENSIONS),
    "pairs": (N_("Form"), partners.FORMS),
    "section": (N_("Section"), SECTIONS),
    "list": (N_("List"), listing.VIEWS),
    "order": (N_("Order"), listing.ORDERS | listing.STORY_ORDERS),
}
YEAR = "year"
PAGE, PARTS = "page", "parts"  # of the list of events: a number, and what is seen of each
EVENT = "event"  # the parameter that opens one event
Names = dict[str, dict[str, str]]  # field of Filters -> code -> name


def options(ask: Ask) -> Names:
    """What can be chosen, in the order of the lists; `taking_part` are countries that took part."""
    return _by_field(ask, lambda row: str(row.name))


def labels(ask: Ask) -> Names:
    """How each choice stands in a list: a short name, then events and all names by which it is found."""
    return _by_field(ask, _label)


def _by_field(ask: Ask, words: Callable[[Any], str]) -> Names:
    choices: Names = {}
    for row in ask("filter_options").itertuples(index=False):
        choices.setdefault(DIMENSIONS.get(row.dimension, row.dimension), {})[row.code] = words(row)
    return choices


def _label(row: Any) -> str:
    """A short name on a line of its own, which chips show; on the next all by which the choice is found."""
    short = row.acronym or row.name
    others = dict.fromkeys([row.name, _plain(row.name), *row.other_names.split("; ")])
    named = [other for other in others if other and other.lower() != short.lower()]
    return f"{short}\n{' · '.join([phrases.count(row.events, 'event'), *named])}"


def short(labels: Names) -> Names:
    """The short name of each choice, out of its label: the acronym where it has one."""
    return {
        field: {code: label.partition("\n")[0] for code, label in own.items()}
        for field, own in labels.items()
    }


def _plain(name: str) -> str:
    """A name without its accents, as many type it."""
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))


def known(options: Names) -> Names:
    """All that may stand in an address."""
    return options | {"countries": options["taking_part"] | options["countries"]}


def read(pairs: Iterable[tuple[str, str]], known: Names) -> tuple[Filters, dict[str, str], list[str]]:
    """The filter and the controls that address parameters say, and what in them is not known, as pairs."""
    query = joined(pairs)
    filters, ignored = from_query(query, known)
    controls = {n: value for n, value in query.items() if n in CONTROLS and value in CONTROLS[n][1]}
    controls |= {n: query[n] for n in (YEAR, PAGE) if query.get(n, "").isdecimal()}
    if listing.are_parts(query.get(PARTS, "")):
        controls[PARTS] = query[PARTS]
    compared, unknown = comparison.read(filters, query.get(AGAINST, ""), known)
    controls |= {AGAINST: compared} if compared else {}
    understood = {*(facet.parameter for facet in FACETS), *controls, EVENT, AGAINST}
    rest = [f"{n}={value}" for n, value in query.items() if n not in understood]
    return filters, controls, ignored + unknown + rest


def view_at(ask: Ask, address: str) -> tuple[View, list[str]]:
    """The view an address shows, with or without a host, and what in it is not known in these data."""
    names = known(options(ask))
    try:
        parts = urlsplit(address.strip())
    except ValueError:  # such as http://[
        return View(ask, Filters(), names, address), [address]
    filters, controls, ignored = read(parse_qsl(parts.query), names)
    return View(ask, filters, names, parts.path.strip("/"), controls), ignored
