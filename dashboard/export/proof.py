"""What an image claims: its numbers, the short code of them, and what changed since.

The short code on the image says in six letters what its record says in full: two for the view, four for
its numbers.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.cards.card import Card
from dashboard.charts import places
from dashboard.charts.chart import Chart, Series
from dashboard.charts.table import ONCE
from dashboard.export.office.native import native
from dashboard.words import N_, _

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
CODE = re.compile(f"(?:CA)?([{LETTERS}]{{6}})")
VIEW = N_("View **{code}**")  # how a short code is shown
OF_VIEW = 5  # signs of a short code that say which view it is of

Facts = dict[str, tuple[str, str]]  # code of a number -> what it is in words, and the number as text


class Unreadable(ValueError):
    """A file holds no record of ours or a damaged one, or a text is no short code."""


@dataclass(frozen=True)
class Change:
    """One number that is not what it was; None where it did not exist."""

    what: str
    then: str | None
    now: str | None


def facts(card: Card, counts: str) -> Facts:
    """All that an image claims, by code; of bars, lines and cells those that are drawn."""
    claims = {"counts": (_("Counts"), counts)}
    if card.left_out:
        claims["left out"] = _("Left out"), card.left_out
    return claims | {key: (words, str(value)) for key, words, value in _drawn(card.chart)}


def _drawn(chart: Chart) -> Iterator[tuple[str, str, int | float]]:
    if chart.kind == "map":  # the map shows more places than a bar chart would
        shown = places.in_frame(chart)
        for place, events in zip(shown.categories, shown.numbers(), strict=True):
            yield place.code, place.said, events
        return
    drawn = native(chart)
    for series in (*drawn.series, *([Series("once", _(ONCE), drawn.once)] if drawn.once else [])):
        for category, value in zip(drawn.categories, series.values, strict=True):
            if value is not None:
                yield f"{category.code} · {series.code}", f"{category.name} · {series.name}", value
    stated, words = drawn.stated
    if words:
        yield "stated", words, stated


def code(what: str, address: str, claimed: Facts) -> str:
    """The short code of a chart or brief, in Crockford's base 32: of the view, and of the numbers alone."""
    numbers = {key: number for key, (_words, number) in claimed.items()}
    canonical = json.dumps(numbers, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"CA-{_letters(f'{what} {address}', 2)}{_letters(canonical, 4)}"


def _letters(text: str, count: int) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    return "".join(LETTERS[number >> 5 * place & 31] for place in range(count))


def changes(then: Facts, now: Facts) -> list[Change]:
    """What differs between two sets of facts, by code, in the order of the newer one, gone ones last."""
    differing = []
    for key in [*now, *(key for key in then if key not in now)]:
        words, today = now.get(key, ("", None))
        before_words, before = then.get(key, ("", None))
        if today != before:
            differing.append(Change(words or before_words, before, today))
    return differing


def plain_code(text: str) -> str:
    """A short code as it stands on an image, from what somebody typed; Unreadable if that is none."""
    typed = re.sub(r"[^0-9A-Z]", "", text.upper()).translate(str.maketrans("OIL", "011"))
    letters = CODE.fullmatch(typed)
    if not letters:
        raise Unreadable(_("A short code looks like CA-7F3K9Q: six letters and digits after “CA-”."))
    return f"CA-{letters[1]}"
