"""A text in sentences, by their positions."""

import re
from bisect import bisect_right

from dashboard.ingest.proposal import Span

ABBREVIATED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|gen|col|lt|amb|st|no|nos|vs|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    r"|г|гг|им|ул|тыс|млн|млрд|руб|стр|ст|д|т|к|н|проф|акад|янв|фев|апр|авг|сен|окт|ноя|дек)|\b[A-ZА-Я])\.$",
    re.IGNORECASE,
)
END = re.compile(r"[.!?…][\"'»”)\]]*\s+(?=[\"'«“(\[]*[A-ZА-ЯЁҚҒӘӨҮҰІŞÇÝÖÜÄ0-9•–—-])|\n+")


def sentences(words: str) -> list[Span]:
    """The sentences of a text in its order; a line is never joined with the next."""
    found, start = [], 0
    for match in END.finditer(words):
        before = words[start : match.start() + 1].rstrip("\"'»”)] ")
        if match[0][0] == "." and ABBREVIATED.search(before[-8:]):
            continue
        found.append(Span(start, match.end()))
        start = match.end()
    if start < len(words):
        found.append(Span(start, len(words)))
    return [span for span in found if span.of(words).strip()]


def sentence_of(parts: list[Span], position: int) -> int:
    """Which of the sentences holds a position, counted from 0."""
    return max(0, bisect_right(parts, position, key=lambda part: part.start) - 1)
