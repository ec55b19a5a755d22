"""Whether words of our own copy the story: the longest run of words that both have."""

import re

from dashboard.ingest.article import Refused
from dashboard.words import _

LONGEST_RUN = 7  # words; names of programmes and bodies are shorter, sentences are longer


def refuse_copied(text: str, source: str) -> None:
    """Raise Refused where a run of eight words or more of the source stands in a text of our own.

    Case, punctuation and line breaks do not part words; figures are words.
    """
    ours, theirs = _words(text), f" {' '.join(_words(source))} "
    for start in range(len(ours) - LONGEST_RUN):
        run = " ".join(ours[start : start + LONGEST_RUN + 1])
        if f" {run} " in theirs:
            raise Refused(_("“{words} …” stands so in the story: write it in your own words.", words=run))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
