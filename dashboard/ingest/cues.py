"""The words that tell what a story means: rows of cues.csv as patterns for folded texts."""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dashboard import settings
from dashboard.store.cells import SEPARATOR

CUES = settings.ROOT / "dashboard" / "ingest" / "cues.csv"


@cache
def cues(cue: str) -> Mapping[str, re.Pattern[str]]:
    """The patterns of one cue by code, in the order of the file; `*` stands for any ending of a word,
    `…` for some words of the same clause."""
    words: dict[str, list[str]] = defaultdict(list)
    with CUES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["cue"] == cue:
                words[row["code"]] += row["words"].split(SEPARATOR)
    return MappingProxyType({code: _pattern(forms) for code, forms in words.items()})


def _pattern(forms: list[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    bodies = [re.escape(form).replace(r"\*", r"[\w'-]*").replace(r"\ ", r"\s+") for form in longest_first]
    bodies = [body.replace("…", r"(?:[^.;:]|\.\d){0,60}?") for body in bodies]
    return re.compile(rf"(?<!\w)(?:{'|'.join(bodies)})(?!\w)")
