"""Embassies and governments that a text names by the names of countries."""

import re
from collections.abc import Iterator, Sequence

from dashboard.ingest.proposal import Span
from dashboard.ingest.tables import Named, Tables

BEFORE = re.compile(
    r"(?:embassy of (?:the )?(?:state of |republic of |kingdom of |federal republic of )?"
    r"|посольств\w* (?:государства |республики )?)$"
)
AFTER = re.compile(r" (?:embassy|посольств\w+)")
SEAT = re.compile(r" (?:in|to|в)(?: the)?(?: republic of| республике)? ")
GOVERNMENT = re.compile(
    r"(?:\b(?:governments?|people|royal government) (?:of|and people of) (?:the )?(?:\w+ of )?"
    r"|правительств\w* (?:республики )?)$"
)
LOOKED_BACK = 45  # characters before the name of a country


def embassies(
    text: str, named: Sequence[Named], hosts: Sequence[str], tables: Tables
) -> Iterator[tuple[Span, tuple[str, ...], tuple[str, ...]]]:
    """Embassies in a folded text: where, the codes each may be, the nearest known ones if it is none.

    `Embassy of Japan in Tajikistan`, `Japanese Embassy`, «посольство Японии»; without a seat it is that in
    one of the countries the story is in.
    """
    known = {code: row["country"] for code, row in tables.organisations.items() if "-embassy-" in code}
    for one in named:
        sender = _country(one, tables)
        before = BEFORE.search(text[max(0, one.span.start - LOOKED_BACK) : one.span.start])
        after = AFTER.match(text, one.span.end)
        if not sender or not (before or after):
            continue
        start = one.span.start - (len(before[0]) if before else 0)
        end = after.end() if after else one.span.end
        seat = next((o for o in named if o.countries and SEAT.fullmatch(text[end : o.span.start])), None)
        seats = seat.countries[:1] if seat else [state for state in hosts if state != sender]
        codes = [f"{sender}-embassy-{state}".lower() for state in seats]
        ranked = tuple(code for code in codes if code in known)
        alike = [code for code, country in known.items() if country == sender] + [government(sender)]
        alike = [code for code in alike if code in tables.organisations]
        yield Span(start, seat.span.end if seat else end), ranked, () if ranked else tuple(alike[:3])


def government(country: str) -> str:
    """The code of a country as a body."""
    return f"{country.lower()}-government"


def before_a_state(text: str, start: int) -> int:
    """Where `Government of` begins before the name of a country, or the name itself."""
    said = GOVERNMENT.search(text[max(0, start - LOOKED_BACK) : start])
    return start - len(said[0]) if said else start


def _country(one: Named, tables: Tables) -> str:
    if one.countries:
        return one.countries[0]
    return tables.organisations[one.organisations[0]]["country"] if one.organisations else ""
