"""Two or three sides of a comparison: the filter, and the same filter with one of its facets replaced."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.analysis import filter_words
from dashboard.analysis.addresses import AGAINST, Known, in_order, parse_day
from dashboard.analysis.filter_words import Names
from dashboard.analysis.filters import Filters, of

PERIOD = "period"  # the facet of both days together
MOST = 3  # sides
# What can be compared: its name in the address -> the field of the filter that names its codes.
FACETS: Mapping[str, str] = {one.parameter: one.field for one in of("codes")} | {PERIOD: PERIOD}


@dataclass(frozen=True)
class Side:
    """One side: the facet it is chosen in and its code there, its name, and its own filter."""

    facet: str
    code: str
    name: str
    filters: Filters


def sides(filters: Filters, against: str, names: Names) -> tuple[Side, ...]:
    """The sides of `country:KGZ`, or of two such values parted by a comma; none where nothing is compared.

    The first is the filter's own: it must have chosen exactly one code of the facet that is compared.
    """
    found: list[Side] = []
    for value in filter(None, against.split(",")):
        facet, _, code = value.partition(":")
        own = chosen(filters, facet)
        if not own or (found and found[0].facet != facet):
            continue
        found = found or [side(filters, facet, own, names)]
        if code not in [one.code for one in found]:
            found.append(side(filters, facet, code, names))
    return tuple(found[:MOST]) if len(found) > 1 else ()


def side(filters: Filters, facet: str, code: str, names: Names) -> Side:
    """A filter with one facet replaced by a code."""
    own = under(filters, facet, code)
    if facet == PERIOD:
        return Side(facet, code, filter_words.period(own), own)
    return Side(facet, code, names.get(FACETS[facet], {}).get(code, code), own)


def chosen(filters: Filters, facet: str) -> str:
    """The one code a filter has chosen of a facet, or an empty text."""
    if facet == PERIOD:
        start, end = filters.date_from, filters.date_to
        return f"{start}..{end}" if start and end else ""
    codes: tuple[str, ...] = getattr(filters, FACETS[facet]) if facet in FACETS else ()
    return codes[0] if len(codes) == 1 else ""


def comparable(filters: Filters) -> list[str]:
    """The facets of which exactly one code is chosen."""
    return [facet for facet in FACETS if chosen(filters, facet)]


def under(filters: Filters, facet: str, code: str) -> Filters:
    """The filter with a code of a facet in place of what it has chosen there."""
    values: dict[str, Any] = {FACETS[facet]: (code,)} if facet != PERIOD else _days(code)
    return replace(filters, **values)


def without(filters: Filters, facet: str) -> Filters:
    """The filter without what is compared."""
    if facet == PERIOD:
        return replace(filters, date_from=None, date_to=None, undated=False)
    nothing: dict[str, Any] = {FACETS[facet]: ()}
    return replace(filters, **nothing)


def _days(code: str) -> dict[str, Any]:
    start, _, end = code.partition("..")
    return {"date_from": parse_day(start), "date_to": parse_day(end, last=True)}


def value(facet: str, code: str) -> str:
    """A side as it stands in the address."""
    return f"{facet}:{code}"


def joined(sides: Sequence[Side]) -> str:
    """The address of some sides: all but the first, which the filter says."""
    return ",".join(value(one.facet, one.code) for one in sides[1:])


def read(filters: Filters, against: str, known: Known) -> tuple[str, list[str]]:
    """What an address compares, in its one form, and the values that cannot be, as pairs.

    Known must be the code, chosen the one it is compared with; a third value is the last.
    """
    values = list(filter(None, against.split(",")))
    written = {text: _written(text, known) for text in values}
    kept = [value(one.facet, one.code) for one in sides(filters, ",".join(written.values()), {})[1:]]
    return ",".join(kept), [f"{AGAINST}={t}" for t in written if written[t] not in kept]


def _written(text: str, known: Known) -> str:
    """A value with its days in full and in order; empty if it is not known."""
    facet, _, code = text.partition(":")
    if facet != PERIOD:
        return text if facet in FACETS and code in set(known[FACETS[facet]]) else ""
    first, _, last = code.partition("..")
    days = in_order({"from": first, "to": last or first})
    start, end = parse_day(days["from"]), parse_day(days["to"], last=True)
    return value(PERIOD, f"{start}..{end}") if start and end else ""


def kept(filters: Filters, controls: Mapping[str, str]) -> dict[str, str]:
    """Controls under a filter: what is compared goes where the filter no longer chooses one of it."""
    compared = joined(sides(filters, controls.get(AGAINST, ""), {}))
    rest = {name: shown for name, shown in controls.items() if name != AGAINST}
    return rest | ({AGAINST: compared} if compared else {})


def rows(
    ask: Callable[..., pd.DataFrame], sides: Sequence[Side], question: str, *arguments: Any
) -> pd.DataFrame:
    """The rows of a question under each side, under each other, with the name of the side first."""
    parts = [ask(question, one.filters, *arguments).assign(side=one.name) for one in sides]
    found = pd.concat(parts, ignore_index=True)
    return found[["side", *found.columns.drop("side")]]
