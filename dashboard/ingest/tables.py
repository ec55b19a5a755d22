"""The tables of the data as a reader needs them: records by code, and one index of all their names."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import ahocorasick

from dashboard import settings
from dashboard.ingest.folded import adjective_forms, case_forms, folded, is_cyrillic
from dashboard.ingest.proposal import Span
from dashboard.store.cells import SEPARATOR
from dashboard.store.dataset import DataSet

ORGANISATIONS, PLACES, COUNTRIES = "organisations.csv", "places.csv", "countries.csv"
NATIONALITIES = settings.ROOT / "dashboard" / "ingest" / "nationalities.csv"
LONGEST_ACRONYM = 9  # letters
UNDER_ANOTHER = re.compile(r" (?:of the Ministry|under the|at the|Министерства|МВД|при) .*$")
FORMS = ("name", "acronym", "nationality", "generic")
# One body, two ways to say it; the left is looked for wherever the right is a name.
SYNONYMS = (
    ("prosecutor general's office", "general prosecutor's office"),
    ("office of the prosecutor general", "general prosecutor's office"),
    ("ministry of interior", "ministry of internal affairs"),
    ("ministry of the interior", "ministry of internal affairs"),
    ("interior ministry", "ministry of internal affairs"),
    ("foreign ministry", "ministry of foreign affairs"),
    ("health ministry", "ministry of health"),
    ("justice ministry", "ministry of justice"),
    ("state customs committee", "customs committee"),
    ("customs service", "state customs service"),
    ("minister of", "ministry of"),
    ("foreign minister", "ministry of foreign affairs"),
    ("министр", "министерство"),
    ("министра", "министерства"),
    ("министру", "министерству"),
    ("министром", "министерством"),
)

Row = Mapping[str, str]


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
        found = _Names()
        for code, row in organisations.items():
            found.add(ORGANISATIONS, code, "name", row["name"], row["name_ru"], *_cells(row["aliases"]))
            found.add(ORGANISATIONS, code, "acronym", row["acronym"])
            if row["country"] and not code.endswith("-government"):
                found.generic(code, row, countries[row["country"]])
        for code, row in places.items():
            plain = re.sub(r" \(.*\)$", "", row["name"])  # `Alat (Baku port)` is said as Alat
            found.add(PLACES, code, "name", row["name"], plain, row["name_ru"], *_cells(row["aliases"]))
        for code, row in countries.items():
            found.add(COUNTRIES, code, "name", row["name"], row["name_ru"])
        for row in _nationalities():
            if row["code"] in countries:
                found.add(COUNTRIES, row["code"], "name", *_cells(row["also"]))
                found.add(
                    COUNTRIES, row["code"], "nationality", *_cells(row["english"]), *_cells(row["russian"])
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


class _Names:
    """Forms of names as they are gathered: form → (file, code) → how it must be written."""

    def __init__(self) -> None:
        self.forms: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)

    def add(self, file: str, code: str, form: str, *names: str) -> None:
        for name in filter(None, names):
            how = "acronym" if form == "name" and _is_acronym(name) else form
            if "US " in name:
                self.add(file, code, form, name.replace("US ", "U.S. "))
            for written in _cased(name) if how != "acronym" else {name}:
                self.forms[folded(written)].setdefault((file, code), how)

    def generic(self, code: str, row: Row, country: Row) -> None:
        """The names of a body without its country: `Ministry of Justice`, «Министерство юстиции»."""
        for name in filter(None, (row["name"], row["name_ru"], *_cells(row["aliases"]))):
            shorter = _without(name, country)
            if shorter == name or len(shorter) < 3:
                continue
            alone = UNDER_ANOTHER.sub("", shorter)  # without the body above it, where two words are left
            if alone != shorter and " " in alone:
                for written in _cased(alone):
                    self.forms[folded(written)].setdefault((ORGANISATIONS, code), "generic")
            how = "acronym" if _is_acronym(shorter) else "generic"
            for written in _cased(shorter) if how == "generic" else {shorter}:
                self.forms[folded(written)].setdefault((ORGANISATIONS, code), how)

    def automaton(self) -> ahocorasick.Automaton:
        for other, known in SYNONYMS:
            for form, codes in list(self.forms.items()):
                if form == known or form.startswith((f"{known} of ", f"{known} ")):
                    said = self.forms[form.replace(known, other, 1)]
                    for key, how in codes.items():
                        said.setdefault(key, how)
        index = ahocorasick.Automaton()
        for form, codes in self.forms.items():
            index.add_word(form, (form, codes))
        index.make_automaton()
        return index


def _by(data: DataSet, file: str, key: str) -> dict[str, Row]:
    return {row[key]: row for row in data.rows(file)}


def _cells(cell: str) -> list[str]:
    return cell.split(SEPARATOR) if cell else []


def _nationalities() -> Iterator[Row]:
    with Path(NATIONALITIES).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _cased(name: str) -> set[str]:
    forms = case_forms(name)
    if is_cyrillic(name) and name.islower():  # a nationality is an adjective
        return forms | adjective_forms(name)
    return forms


def _is_acronym(name: str) -> bool:
    letters = re.sub(r"[^\w]", "", name)
    return len(letters) <= LONGEST_ACRONYM and letters.isupper() and " " not in name


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


def _without(name: str, country: Row) -> str:
    """A name without its country at the end: `of Kazakhstan`, `Республики Казахстан`, `Казахстана`."""
    english = re.escape(country["name"])
    shorter = re.sub(rf" (of|in|to)( the)?( Republic of)? {english}$", "", name)
    russian = "|".join(map(re.escape, case_forms(country["name_ru"]) | {country["name_ru"]}))
    shorter = re.sub(r" (?:Кыргызской Республики|Российской Федерации)$", "", shorter)
    return re.sub(rf" ?(Республик[аеи] )?({russian})$", "", shorter, flags=re.I).strip()


def _named(start: int, end: int, codes: Mapping[tuple[str, str], str]) -> Named:
    def of(file: str) -> tuple[str, ...]:
        return tuple(code for where, code in codes if where == file)

    form = min(codes.values(), key=FORMS.index)
    return Named(Span(start, end), form, of(ORGANISATIONS), of(PLACES), of(COUNTRIES))
