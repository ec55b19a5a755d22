"""The proof in a file: which view it shows, of which data, with which numbers, to be compared later.

A record is one line of letters and digits that stands in the metadata of PNG, SVG and PDF alike, so
that it is found without opening the file as a picture. The short code on the image says the same in
six letters: two for the view, four for its numbers.
"""

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from dashboard.cards.card import Card
from dashboard.charts import places
from dashboard.charts.chart import Chart
from dashboard.export.office.native import ONCE, Series, native
from dashboard.export.seal import BLANK, MARK, RECORD

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
LONGEST = 1_000_000  # bytes of a record unpacked
FIELDS = ("question", "title", "address", "data_date", "version", "code")
CODE = re.compile(f"(?:CA)?([{LETTERS}]{{2}})([{LETTERS}]{{4}})")

OLDER = "The file was made before numbers were compared by their codes: make the image again."
Facts = dict[str, tuple[str, str]]  # code of a number -> what it is in words, and the number as text


class Unreadable(ValueError):
    """A file holds no record of ours, or a damaged one."""


@dataclass(frozen=True)
class Change:
    """One number that is not what it was; None where it did not exist."""

    what: str
    then: str | None
    now: str | None


@dataclass(frozen=True)
class Record:
    """What a file says of itself; `facts` are the numbers it shows."""

    question: str
    title: str
    address: str
    data_date: str
    version: str
    code: str
    facts: Facts


def facts(card: Card, counts: str) -> Facts:
    """All that an image claims, by code; of bars, lines and cells those that are drawn."""
    claims = {"counts": ("Counts", counts)}
    if card.left_out:
        claims["left out"] = "Left out", card.left_out
    return claims | {key: (words, str(value)) for key, words, value in _drawn(card.chart)}


def _drawn(chart: Chart) -> Iterator[tuple[str, str, int | float]]:
    if chart.kind == "map":  # the map shows more places than a bar chart would
        shown = places.in_frame(chart)
        for place, events in zip(shown.categories, places.numbers(shown), strict=True):
            yield place.code, place.said, events
        return
    drawn = native(chart)
    for series in (*drawn.series, *([Series(ONCE, drawn.once, "", code="once")] if drawn.once else [])):
        for code, category, value in zip(drawn.codes, drawn.categories, series.values, strict=True):
            if value is not None:
                yield f"{code} · {series.code}", f"{category} · {series.name}", value
    stated, words = drawn.stated
    if words:
        yield "stated", words, stated


def code(what: str, address: str, claimed: Facts) -> str:
    """The short code of a chart or brief: CA- and six letters in Crockford's base 32."""
    return f"CA-{view_letters(what, address)}{number_letters(claimed)}"


def view_letters(what: str, address: str) -> str:
    """The two letters of a short code that stand for the view."""
    return _letters(f"{what} {address}", 2)


def number_letters(claimed: Facts) -> str:
    """The four letters of a short code that stand for the numbers, whatever they are called."""
    return _letters(_canonical({key: value for key, (_, value) in claimed.items()}), 4)


def _letters(text: str, count: int) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    return "".join(LETTERS[number >> 5 * place & 31] for place in range(count))


def _canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def token(record: Record) -> str:
    """A record as one line of letters, digits, - and _, with room for the seal of its file."""
    packed = zlib.compress(_canonical(asdict(record)).encode(), 9)
    return f"{MARK.decode()}{base64.urlsafe_b64encode(packed).decode()}.{BLANK.decode()};"


def in_pdf(data: bytes, record: Record) -> bytes:
    """A PDF with a record as a comment before its end, which leaves all positions in it as they are."""
    body, mark, end = data.rpartition(b"startxref")
    return body + b"%" + token(record).encode() + b"\n" + mark + end


def read(data: bytes) -> Record:
    """The record in a file of ours, whatever its format; Unreadable if there is none."""
    found = RECORD.search(data)
    if not found:
        raise Unreadable("The file carries no record of this dashboard. Its short code may still be checked.")
    try:
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(base64.urlsafe_b64decode(found[1]), LONGEST)
        values = json.loads(text)
        claimed = values.pop("facts")
        if any(isinstance(fact, str) for fact in claimed.values()):
            raise Unreadable(OLDER)
        known = {str(key): (str(words), str(n)) for key, (words, n) in claimed.items()}
        record = Record(**{field: str(values[field]) for field in FIELDS}, facts=known)
        _canonical(asdict(record)).encode()  # else half a character would be found where it is hashed
        return record
    except Unreadable:
        raise
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError, zlib.error) as problem:
        raise Unreadable("The record in the file is damaged.") from problem


def changes(then: Facts, now: Facts) -> list[Change]:
    """What differs between two sets of facts, by code, in the order of the newer one, gone ones last."""
    found = []
    for key in [*now, *(key for key in then if key not in now)]:
        words, today = now.get(key, ("", None))
        before_words, before = then.get(key, ("", None))
        if today != before:
            found.append(Change(words or before_words, before, today))
    return found


def parse_code(text: str) -> tuple[str, str]:
    """The letters of the view and of the numbers in a short code as somebody typed it; Unreadable if none."""
    plain = re.sub(r"[^0-9A-Z]", "", text.upper()).translate(str.maketrans("OIL", "011"))
    found = CODE.fullmatch(plain)
    if not found:
        raise Unreadable("A short code looks like CA-7F3K9Q: six letters and digits after “CA-”.")
    return found[1], found[2]
