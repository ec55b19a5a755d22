"""The tables of the data as a reader needs them: records by code, and one index of all their names."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import ahocorasick

from dashboard import settings
from dashboard.ingest.folded import folded, is_cyrillic
from dashboard.ingest.names import ORGANISATIONS, Names, Row, cells
from dashboard.ingest.proposal import Span
from dashboard.store.dataset import DataSet

PLACES, COUNTRIES = "places.csv", "countries.csv"
NATIONALITIES = settings.ROOT / "dashboard" / "ingest" / "nationalities.csv"
FORMS = ("name", "acronym", "nationality", "generic")


@dataclass(frozen=True)
class Named:
    """A stretch of a text that names something the data know; codes by table, several where a name is shared.

    `form` is `name`, `acronym`, `nationality` ("Tajik") or `generic` ("Ministry of Justice": whose, the
    context says; the codes are those of all countries).
    """

    span: Span
    form: str
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tables:
    """Rows by file and code, all as text, and the index of names."""

    data: DataSet
    organisations: Mapping[str, Row]
    places: Mapping[str, Row]
    countries: Mapping[str, Row]
    five: tuple[str, ...]  # codes of the states of Central Asia
    index: ahocorasick.Automaton

    @classmethod
    def of(cls, data: DataSet) -> "Tables":
        """The tables of a data set, with its names indexed: some 0.3 s."""
        organisations, places = _by(data, ORGANISATIONS, "organisation_id"), _by(data, PLACES, "place_id")
        countries = _by(data, COUNTRIES, "code")
        five = tuple(code for code, row in countries.items() if row["region"] == "central_asia")
        found = Names()
        for code, row in organisations.items():
            found.add(ORGANISATIONS, code, "name", row["name"], row["name_ru"], *cells(row["aliases"]))
            found.add(ORGANISATIONS, code, "acronym", row["acronym"])
            if row["country"] and not code.endswith("-government"):
                found.generic(code, row, countries[row["country"]])
        for code, row in places.items():
            plain = re.sub(r" \(.*\)$", "", row["name"])  # `Alat (Baku port)` is said as Alat
            found.add(PLACES, code, "name", row["name"], plain, row["name_ru"], *cells(row["aliases"]))
        for code, row in countries.items():
            found.add(COUNTRIES, code, "name", row["name"], row["name_ru"])
        for row in _nationalities():
            if row["code"] in countries:
                found.add(COUNTRIES, row["code"], "name", *cells(row["also"]))
                found.add(
                    COUNTRIES, row["code"], "nationality", *cells(row["english"]), *cells(row["russian"])
                )
        return cls(
            data,
            MappingProxyType(organisations),
            MappingProxyType(places),
            MappingProxyType(countries),
            five,
            found.automaton(),
        )

    def named(self, words: str) -> list[Named]:
        """All that a text names, in its order: the longest name wins, whole words only."""
        text = folded(words)
        hits: list[tuple[int, int, Mapping[tuple[str, str], str]]] = []
        for last, (form, codes) in self.index.iter(text):
            start, end = last - len(form) + 1, last + 1
            if _inside(text, start, end):
                continue
            written = {key: how for key, how in codes.items() if _as_written(how, words[start:end])}
            if written:
                hits.append((start, end, written))
        hits.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
        taken = bytearray(len(text))
        kept = []
        for start, end, codes in hits:
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                kept.append(_named(start, end, codes))
        return sorted(kept, key=lambda one: one.span.start)


def _by(data: DataSet, file: str, key: str) -> dict[str, Row]:
    return {row[key]: row for row in data.rows(file)}


def _nationalities() -> Iterator[Row]:
    with Path(NATIONALITIES).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _as_written(how: str, words: str) -> bool:
    """Whether the words are written as such a name is: acronyms and English nationalities in capitals."""
    if how == "acronym":
        return words.isupper()
    return how != "nationality" or is_cyrillic(words) or words[:1].isupper()


def _inside(text: str, start: int, end: int) -> bool:
    """Whether the stretch begins or ends within a word."""
    return (start > 0 and text[start - 1].isalnum() and text[start].isalnum()) or (
        end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    )


def _named(start: int, end: int, codes: Mapping[tuple[str, str], str]) -> Named:
    def of(file: str) -> tuple[str, ...]:
        return tuple(code for where, code in codes if where == file)

    form = min(codes.values(), key=FORMS.index)
    return Named(Span(start, end), form, of(ORGANISATIONS), of(PLACES), of(COUNTRIES))
