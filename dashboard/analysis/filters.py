"""The filter: one frozen value that the sidebar draws, the address carries and every query binds."""

import calendar
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

DEFAULT_ROLES = ("lead", "partner")
MAX_WORDS = 100  # characters; longer search texts are cut

# Parameter in the address -> field of Filters, for the fields that hold several codes.
LISTS = {
    "country": "countries",
    "theme": "themes",
    "kind": "kinds",
    "funder": "funders",
    "partner": "partners",
    "org": "organisations",
    "place": "places",
    "role": "roles",
    "lang": "languages",
}


DAYS = {"from": "date_from", "to": "date_to", "new": "new_since"}  # the fields that hold a day

# Parameter, field and value of the fields that are on or off.
SWITCHES = (
    ("undated", "undated", "1"),
    ("as", "taking_part", "part"),
    ("told", "only_languages", "only"),
)


@dataclass(frozen=True)
class Filters:
    """What is shown. An empty tuple means all; what each field means says filtered_events.sql."""

    date_from: date | None = None
    date_to: date | None = None
    undated: bool = False
    countries: tuple[str, ...] = ()
    taking_part: bool = False
    themes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    roles: tuple[str, ...] = DEFAULT_ROLES
    languages: tuple[str, ...] = ()
    only_languages: bool = False
    words: str = ""
    new_since: date | None = None

    def parameter(self) -> dict[str, Any]:
        """The struct that queries bind as $filter: lists for tuples, ISO text for dates."""
        values: dict[str, Any] = {}
        for name, value in asdict(self).items():
            values[name] = list(value) if isinstance(value, tuple) else value
        for name in DAYS.values():
            values[name] = values[name].isoformat() if values[name] else None
        return values

    def query(self) -> dict[str, str]:
        """The address parameters of this filter, defaults left out, in a fixed order."""
        days = {parameter: getattr(self, name) for parameter, name in DAYS.items()}
        found = {parameter: day.isoformat() for parameter, day in days.items() if day}
        found |= {parameter: yes for parameter, name, yes in SWITCHES if getattr(self, name)}
        for parameter, name in LISTS.items():
            codes = getattr(self, name)
            if codes != getattr(Filters(), name):
                found[parameter] = ",".join(codes)
        if self.words:
            found["q"] = self.words
        return found


PARAMETERS = (*DAYS, *(name for name, _, _ in SWITCHES), "q", *LISTS)  # all that a filter is written with
Known = Mapping[str, Iterable[str]]  # field of Filters -> codes there are


def joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Address parameters, each name once: of a list all that are given count, else the last."""
    query: dict[str, str] = {}
    for name, value in pairs:
        query[name] = f"{query[name]},{value}" if name in LISTS and name in query else value
    return query


def from_query(query: Mapping[str, str], known: Known) -> tuple[Filters, list[str]]:
    """Read a filter from address parameters; what is not known is left out and named.

    `known` maps the list fields of Filters to their codes. Returns the filter and the ignored
    pairs as text, such as `funder=atlantis`.
    """
    ignored: list[str] = []
    values: dict[str, Any] = {}
    for parameter, name in LISTS.items():
        if parameter not in query:
            continue
        codes = dict.fromkeys(code for code in query[parameter].split(",") if code)
        ignored += [f"{parameter}={code}" for code in codes if code not in set(known[name])]
        values[name] = tuple(code for code in codes if code in set(known[name]))
    if not values.get("roles"):
        values.pop("roles", None)
    days = in_order({parameter: query[parameter] for parameter in DAYS if query.get(parameter)})
    for parameter, day_text in days.items():
        values[DAYS[parameter]] = parse_day(day_text, last=parameter == "to")
        if values[DAYS[parameter]] is None:
            ignored.append(f"{parameter}={day_text}")
    for parameter, name, yes in SWITCHES:
        if text := query.get(parameter):
            values[name] = text == yes
            if text != yes:
                ignored.append(f"{parameter}={text}")
    values["words"] = query.get("q", "")
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


def tidy(filters: Filters) -> Filters:
    """The same filter in its one form: days in order, roles in their order, the switch only with a period."""
    start, end = filters.date_from, filters.date_to
    if start and end and end < start:
        start, end = end, start
    roles = tuple(role for role in ("lead", "partner", "mentioned") if role in filters.roles)
    return replace(
        filters,
        date_from=start,
        date_to=end,
        roles=roles or DEFAULT_ROLES,
        undated=filters.undated and bool(start or end),
        only_languages=filters.only_languages and bool(filters.languages),
        words=" ".join(seen(filters.words).split())[:MAX_WORDS].strip(),
    )


def seen(text: str) -> str:
    """A text without the signs that nobody sees, which cannot be searched for."""
    return "".join(sign for sign in text if sign.isspace() or not unicodedata.category(sign).startswith("C"))


def without(filters: Filters, field: str, code: str) -> Filters:
    """The filter without one chip: a code of a list, a field of one value, or the whole period."""
    if field == "period":
        return tidy(replace(filters, date_from=None, date_to=None))
    rest = tuple(c for c in getattr(filters, field) if c != code) if code else getattr(Filters(), field)
    fewer: dict[str, Any] = {field: rest}
    return tidy(replace(filters, **fewer))


def period_days(year: int, month: int = 0, months: int = 12) -> tuple[date, date]:
    """First and last day of a year, or of `months` months from `month` on."""
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    end_year, end_month = divmod(year * 12 + month - 1 + months - 1, 12)
    last = calendar.monthrange(end_year, end_month + 1)[1]
    return date(year, month, 1), date(end_year, end_month + 1, last)
