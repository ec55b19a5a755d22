"""A language that nobody speaks, to find words that no message says.

In it each message stands in ⟦brackets⟧, its holes outside them. It takes the place of Russian, so that
numbers, days and lists come in letters other than Latin ones, and so do the data: what is left in Latin
letters outside of brackets was said by no message.
"""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from dashboard import settings
from dashboard.words.__main__ import TEMPLATE
from tests.conftest import FIXTURE

LANGUAGE = "ru"
# Columns of the data files that people read; all others are codes, dates and numbers.
READ = {
    "acronym", "aliases", "headline", "name", "name_ru", "publisher", "summary", "title", "words",
}  # fmt: skip
HOLE = re.compile(r"(\{\w+\}|\*\*)")
SAID = re.compile("⟦[^⟦⟧]*⟧")
BARE = re.compile(r"[A-Za-z]{2,}")
LATIN = "abcdefghijklmnopqrstuvwxyz"
ARMENIAN = "".join(chr(0x561 + place) for place in range(len(LATIN)))
STRANGE = str.maketrans(LATIN + LATIN.upper(), ARMENIAN + ARMENIAN.upper())


def message(text: str) -> str:
    """A message in this language: its words in brackets, holes and stars as they are."""
    parts = HOLE.split(text)
    return "".join(part if not part or HOLE.fullmatch(part) else f"⟦{part}⟧" for part in parts)


def catalogue(folder: Path) -> Path:
    """The file of this language, with every message of the product."""
    with TEMPLATE.open("rb") as file:
        words = read_po(file, LANGUAGE)
    for entry in words:
        if isinstance(entry.id, tuple):
            one, many = entry.id
            entry.string = (message(one), *[message(many)] * (words.num_plurals - 1))
        elif entry.id:
            entry.string = message(entry.id)
    path = folder / f"{LANGUAGE}.po"
    with path.open("wb") as file:
        write_po(file, words)
    return path


def parts(place: str) -> set[str]:
    """All that this language can say in messages of a file or room, each text between holes alone."""
    with TEMPLATE.open("rb") as file:
        words = read_po(file)
    texts = []
    for entry in words:
        if any(file.startswith(place) for file, _line in entry.locations):
            texts += [entry.id] if isinstance(entry.id, str) else entry.id
    return {part for text in texts for part in SAID.findall(message(text))}


def data(folder: Path) -> Path:
    """The small data set in letters other than Latin ones."""
    folder.mkdir()
    for source in FIXTURE.glob("*.csv"):
        with source.open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file))
        read = [column in READ for column in header]
        with (folder / source.name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(
                [cell.translate(STRANGE) if shown else cell for cell, shown in zip(row, read, strict=True)]
                for row in rows
            )
    return folder


def bare(text: str, allowed: Iterable[str] = ()) -> list[str]:
    """The words of a text that no message says, but for texts that may still be said so."""
    rest = SAID.sub("|", text)
    for part in sorted(allowed, key=len, reverse=True):
        rest = rest.replace(part, "") if part else rest
    return BARE.findall(rest)


def speak(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let everything that is said from now on be said in this language; its file is made in the folder."""
    catalogue(folder)
    patch.setattr(settings, "WORDS", folder)
    patch.setenv("DASHBOARD_LANGUAGE", LANGUAGE)
