"""A filter read from the parameters of an address."""

import calendar
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dashboard.analysis.filters import LISTS, Filters, of, tidy

AGAINST = "against"  # the parameter of what the filter is compared with, see comparison.py
Known = Mapping[str, Iterable[str]]  # field of Filters -> codes there are


def joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Address parameters, each name once: of a list all that are given count, else the last."""
    query: dict[str, str] = {}
    several = {AGAINST, *(facet.parameter for facet in LISTS)}
    for name, value in pairs:
        query[name] = f"{query[name]},{value}" if name in several and name in query else value
    return query


def from_query(query: Mapping[str, str], known: Known) -> tuple[Filters, list[str]]:
    """Read a filter from address parameters; what is not known is left out and named.

    `known` maps the list fields of Filters to their codes. Returns the filter and the ignored
    pairs as text, such as `funder=atlantis`.
    """
    ignored: list[str] = []
    values: dict[str, Any] = {"words": query.get("q", "")}
    for facet in LISTS:
        codes = dict.fromkeys(code for code in query.get(facet.parameter, "").split(",") if code)
        ignored += [f"{facet.parameter}={code}" for code in codes if code not in set(known[facet.field])]
        values[facet.field] = tuple(code for code in codes if code in set(known[facet.field]))
    fields = {facet.parameter: facet.field for facet in of("day")}
    days = in_order({parameter: query[parameter] for parameter in fields if query.get(parameter)})
    for parameter, text in days.items():
        day = values[fields[parameter]] = parse_day(text, last=parameter == "to")
        ignored += [] if day else [f"{parameter}={text}"]
    for facet in of("switch"):
        text = query.get(facet.parameter, "")
        values[facet.field] = text == facet.on
        ignored += [f"{facet.parameter}={text}"] if text not in ("", facet.on) else []
    return tidy(Filters(**values)), ignored


def in_order(days: dict[str, str]) -> dict[str, str]:
    """The days as written, `from` and `to` exchanged where the period would end before it begins.

    So 2024 to 2022 is the whole of the years 2022 to 2024.
    """
    start, end = parse_day(days.get("from", "")), parse_day(days.get("to", ""), last=True)
    return days | {"from": days["to"], "to": days["from"]} if start and end and end < start else days


def parse_day(text: str, last: bool = False) -> date | None:
    """The first (or last) day of `2024`, `2024-03` or `2024-03-26`; None if it is no date."""
    parts = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
    if not parts:
        return None
    try:
        year = int(parts[1])
        month = int(parts[2] or (12 if last else 1))
        final = calendar.monthrange(year, month)[1]
        return date(year, month, int(parts[3] or (final if last else 1)))
    except (ValueError, calendar.IllegalMonthError):
        return None
