"""What may stand in a cell: texts, codes, partial dates, numbers, addresses, lists; and why not."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field

from dashboard.store.codes import GROUPS
from dashboard.words import N_, _

SEPARATOR = "; "
EMPTY = N_("is empty, a value is needed")
# Unicode categories of what nobody sees: control, format, private, surrogate, unassigned, and all blanks.
UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp", "Zs")


@dataclass(frozen=True)
class Form:
    """A pattern that all of a cell must match unless it is empty, and what is said of another {value}."""

    pattern: str
    words: str

    def __call__(self, value: Any) -> Any:
        """The cell itself, if it is as it must be."""
        if value and not re.fullmatch(self.pattern, value):
            raise ValueError(_(self.words, value=repr(value)))
        return value


def _cells(value: Any) -> Any:
    return value.split(SEPARATOR) if value else []


def _no_repeats(values: list[str]) -> list[str]:
    seen: set[str] = set()
    for value in values:
        if value != value.strip() or not value:
            raise ValueError(
                _("{value} has surplus blanks: join several values with '; '", value=repr(value))
            )
        if ";" in value:
            raise ValueError(_("{value} lacks a blank: join several values with '; '", value=repr(value)))
        if value in seen:
            raise ValueError(_("{value} stands twice", value=repr(value)))
        seen.add(value)
    return values


def _blank_to_none(value: Any) -> Any:
    return None if value == "" else value


def _is_possible(value: str) -> str:
    year, month, day = [*map(int, value.split("-")), 1, 1][:3]
    try:
        date(year, month, day)
    except ValueError as error:
        raise ValueError(_("{value} is impossible: {why}", value=repr(value), why=error)) from None
    if not 1990 <= year <= 2100:
        raise ValueError(_("{value} is out of range: 1990 to 2100", value=repr(value)))
    return value


def _not_reserved(value: str) -> str:
    if value in GROUPS:
        message = _("{value} is kept for values that are not stated: choose another", value=repr(value))
        raise ValueError(message)
    return value


def at_most(limit: int) -> AfterValidator:
    """A text of no more than `limit` words."""

    def check(value: str) -> str:
        words = len(value.split())
        if words > limit:
            raise ValueError(_("{words} words, at most {limit} are allowed", words=words, limit=limit))
        return value

    return AfterValidator(check)


def is_clean(value: str) -> str:
    """Any cell as it stands in the file: without blanks around it or signs in it that nobody sees."""
    if value != value.strip():
        raise ValueError(_("{value} begins or ends with a blank", value=repr(value)))
    for character in value:
        if character != " " and unicodedata.category(character) in UNSEEN:
            sign = f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
            message = _(
                "holds a sign that nobody sees ({sign}): take it out or write a plain blank", sign=sign
            )
            raise ValueError(message)
    return value


def _form(pattern: str, words: str) -> BeforeValidator:
    return BeforeValidator(Form(pattern, words))


DATE = _form("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", N_("{value} is no date: write 2024, 2024-03 or 2024-03-26"))
DAY = _form("[0-9]{4}-[0-9]{2}-[0-9]{2}", N_("{value} is no whole day: write it like 2024-03-26"))

Value = TypeVar("Value")  # what a cell, or each part of it, holds
Optional = Annotated[Value | None, BeforeValidator(_blank_to_none)]
Cells = Annotated[list[Value], BeforeValidator(_no_repeats), BeforeValidator(_cells)]

Text = Annotated[str, Field(min_length=1)]
Code = Annotated[
    Text,
    _form(
        "[a-z0-9]+([_-][a-z0-9]+)*",
        N_("{value} is no code: write small letters and digits, joined by - or _"),
    ),
    AfterValidator(_not_reserved),
]
CountryCode = Annotated[
    Text, _form("[A-Z]{3}", N_("{value} is no country code: write three capital letters"))
]
TypeCode = Annotated[
    Text, _form("[1-9]0|1[15]|2[1-4]", N_("{value} is no IATI organisation type: write two digits"))
]
Language = Annotated[Text, _form("[a-z]{2}", N_("{value} is no language code: write two small letters"))]
Decimal = Annotated[float, _form(r"-?[0-9]+(\.[0-9]+)?", N_("{value} is no number: write it like 41.26"))]
Digits = Annotated[str, _form("[0-9]+", N_("{value} is no number: write digits only"))]
Url = Annotated[
    str, _form(r"https?://[^\s\"'<>]+\.[^\s\"'<>]+", N_("{value} is no web address: write https://…"))
]
Yes = Literal["yes"]
PartialDate = Annotated[str, DATE, AfterValidator(_is_possible)]
Day = Annotated[Text, DAY, DATE, AfterValidator(_is_possible)]
Count = Annotated[
    int,
    Field(ge=1, le=1_000_000),
    _form("[0-9]+", N_("{value} is no whole number above zero: write digits only, such as 1200")),
]
