"""Texts that XML can hold: Office and browsers refuse a whole file for one sign of another kind."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from dashboard.charts.texts import UNDRAWABLE


def xml_text(text: object) -> str:
    """Text without the characters XML 1.0 forbids."""
    return UNDRAWABLE.sub("", str(text))


def each_text(part: Any, make: Callable[[str], str] = xml_text) -> Any:
    """The same value, its texts as `make` makes them, also those within tuples and dataclasses."""
    if isinstance(part, str):
        return make(part)
    if isinstance(part, tuple):
        return tuple(each_text(one, make) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{own.name: each_text(getattr(part, own.name), make) for own in fields(part)})
    return part
