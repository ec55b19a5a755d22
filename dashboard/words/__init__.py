"""Words for people: messages in the language in force, its numbers, days and lists."""

from dashboard.words.catalogue import N_, BrokenWords, N_plural, _, plural, stressed
from dashboard.words.dates import dated, day, partial_day, span
from dashboard.words.numbers import number, signed
from dashboard.words.phrases import in_sentence, joined, listed

__all__ = [
    "N_",
    "BrokenWords",
    "N_plural",
    "_",
    "dated",
    "day",
    "in_sentence",
    "joined",
    "listed",
    "number",
    "partial_day",
    "plural",
    "signed",
    "span",
    "stressed",
]
