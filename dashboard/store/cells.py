"""What may stand in a cell: texts, codes, partial dates, numbers, addresses, lists; and why not."""

import re
import unicodedata
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from dashboard.store.codes import GROUPS

SEPARATOR = "; "
PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# Unicode categories of what nobody sees: control, format, private, surrogate, unassigned, and all blanks.
UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp", "Zs")


def _cells(value: Any) -> Any:
    return value.split(SEPARATOR) if value else []


def _no_repeats(values: list[str]) -> list[str]:
    seen: set[str] = set()
    for value in values:
        if value != value.strip() or not value:
            raise ValueError(f"{value!r} has surplus blanks: join several values with '; '")
        if ";" in value:
            raise ValueError(f"{value!r} lacks a blank: join several values with '; '")
        if value in seen:
            raise ValueError(f"{value!r} stands twice")
        seen.add(value)
    return values


def _blank_to_none(value: Any) -> Any:
    return None if value == "" else value


def _is_partial_date(value: str) -> str:
    parts = PARTIAL_DATE.fullmatch(value)
    if not parts:
        raise ValueError(f"{value!r} is no date: write 2024, 2024-03 or 2024-03-26")
    year, month, day = parts.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(f"{value!r} is impossible: {error}") from None
    if not 1990 <= int(year) <= 2100:
        raise ValueError(f"{value!r} is out of range: 1990 to 2100")
    return value


def _is_day(value: str) -> str:
    if len(_is_partial_date(value)) != 10:
        raise ValueError(f"{value!r} is no whole day: write it like 2024-03-26")
    return value


def at_most(limit: int) -> AfterValidator:
    """A text of no more than `limit` words."""

    def check(value: str) -> str:
        if len(value.split()) > limit:
            raise ValueError(f"{len(value.split())} words, at most {limit} are allowed")
        return value

    return AfterValidator(check)


def _not_reserved(value: str) -> str:
    if value in GROUPS:
        raise ValueError(f"{value!r} is kept for values that are not stated: choose another")
    return value


def _form(pattern: str, words: str) -> BeforeValidator:
    def check(value: Any) -> Any:
        if value and not re.fullmatch(pattern, value):
            raise ValueError(f"{value!r} is {words}")
        return value

    return BeforeValidator(check)


def is_clean(value: str) -> str:
    """Any cell as it stands in the file: without blanks around it or signs in it that nobody sees."""
    if value != value.strip():
        raise ValueError(f"{value!r} begins or ends with a blank")
    for character in value:
        if character != " " and unicodedata.category(character) in UNSEEN:
            said = f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
            raise ValueError(f"holds a sign that nobody sees ({said}): take it out or write a plain blank")
    return value


Text = Annotated[str, Field(min_length=1)]
Optional = Annotated[str | None, BeforeValidator(_blank_to_none)]
Code = Annotated[
    Text,
    _form("[a-z0-9]+([_-][a-z0-9]+)*", "no code: write small letters and digits, joined by - or _"),
    AfterValidator(_not_reserved),
]
CountryCode = Annotated[Text, _form("[A-Z]{3}", "no country code: write three capital letters")]
TypeCode = Annotated[Text, _form("[1-9]0|1[15]|2[1-4]", "no IATI organisation type: write two digits")]
Language = Annotated[Text, _form("[a-z]{2}", "no language code: write two small letters")]
Degrees = Annotated[float, _form(r"-?[0-9]+(\.[0-9]+)?", "no number in degrees: write it like 41.26")]
Number = Annotated[Optional, _form("[0-9]+", "no number: write digits only")]
Url = Annotated[Optional, _form(r"https?://[^\s\"'<>]+\.[^\s\"'<>]+", "no web address: write https://…")]
Cells = Annotated[list[str], BeforeValidator(_cells), AfterValidator(_no_repeats)]
PartialDate = Annotated[
    Annotated[str, AfterValidator(_is_partial_date)] | None, BeforeValidator(_blank_to_none)
]
Yes = Annotated[Literal["yes"] | None, BeforeValidator(_blank_to_none)]
Day = Annotated[Text, AfterValidator(_is_day)]
Count = Annotated[
    Annotated[int, Field(ge=1, le=1_000_000)] | None,
    BeforeValidator(_blank_to_none),
    _form("[0-9]+", "no whole number above zero: write digits only, such as 1200"),
]
