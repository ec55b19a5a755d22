"""All dates that stand in a text, with their words: ranges first, then single days, months, weekdays."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dashboard.ingest.folded import folded
from dashboard.ingest.months import MONTH, WEEKDAY, month, weekday
from dashboard.ingest.proposal import Span

MONTH_ALONE = 0  # the day of a span that knows its month only
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_D = rf"{_DAY}(?:\s?(?:st|nd|rd|th)\b|-?(?:го|е|ое|ого|числа)\b)?"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_OF_YEAR = rf"(?:\s*,?\s*(?:of\s+)?(?P<{{}}>{_YEAR})(?:\s*(?:года?|году|г\.|yil|жыл\w*|соли))?)?"
_Y, _Y1 = _OF_YEAR.format("year"), _OF_YEAR.format("y1")
_TO = r"\s*(?:-|to|through|till|until|and|&|по|и|до|va|және|жана|we|то)\s*(?:the\s+)?"
_THROUGH = r"\s*(?:-|to|through|till|until|по|до)\s*"  # months joined by `and` are two
_FROM = r"(?:\b(?:from|between|on|с|со)\s+)?(?:the\s+)?"
_BEFORE, _AFTER = r"(?<![\w./:-])", r"(?![\w/]|[.:-]\d)"
_A, _B = rf"(?P<a>{MONTH})", rf"(?P<b>{MONTH})"
_LIST = rf"(?:,\s*{_D})*"
BY_NAME = (
    rf"{_FROM}(?P<d1>{_D})\s+{_A}{_Y1}{_TO}(?P<d2>{_D})\s+{_B}{_Y}",
    rf"{_FROM}{_A}\s+(?P<d1>{_D}){_Y1}{_TO}{_B}\s+(?P<d2>{_D}){_Y}",
    rf"{_FROM}(?P<d1>{_D}){_LIST}{_TO}(?P<d2>{_D})(?:\s+of)?[-\s]+{_A}{_Y}",
    rf"{_FROM}{_A}\s+(?P<d1>{_D}){_LIST}{_TO}(?P<d2>{_D})(?!\s*{MONTH}){_Y}",
    rf"(?P<year>{_YEAR})\s*(?:жыл\w*|йил\w*|yil\w*|-njy yylyn|соли)\s*(?P<d1>{_D})[-\s]+{_A}",
    rf"(?P<d1>{_D})(?:\s+of|\s+day of)?[-\s]+{_A}{_Y}",
    rf"{_A}\s+(?P<d1>{_D})(?!\d|\s*%){_Y}",
    rf"{_A}{_THROUGH}{_B}{_Y}",
    rf"{_A}{_Y}",
)
BY_NUMBER = (
    rf"(?P<d1>{_DAY})(?:\.(?P<m1>0[1-9]|1[0-2]))?(?:\.{_YEAR})?\s*-\s*"
    rf"(?P<d2>{_DAY})\.(?P<a>0[1-9]|1[0-2])\.(?P<year>{_YEAR})",
    rf"(?P<d1>{_DAY})[./](?P<a>0[1-9]|1[0-2])[./](?P<year>{_YEAR})",
    rf"(?P<year>{_YEAR})-(?P<a>0[1-9]|1[0-2])-(?P<d1>0[1-9]|[12]\d|3[01])",
)
RELATIVE = {"yesterday": 1, "вчера": 1, "today": 0, "сегодня": 0}
_LAST = r"(?:(?:last|минувш\w+|прошл\w+)\s+)?"
LOOSE = (
    rf"(?<!\w)(?:(?:on|last|в|во)\s+{_LAST}(?P<day>{WEEKDAY})|"
    rf"(?P<word>{'|'.join(RELATIVE)}))(?!\w)"
)

Day = tuple[int, int]  # month and day; the day is MONTH_ALONE where only the month is known


@dataclass(frozen=True)
class When:
    """A date or span of a text; `year` is 0 where the words have none.

    `first` and `last` are the same for a single day or month; `years` lie between their years;
    `is_loose` where only a weekday or a word such as `yesterday` says it, reckoned from the publication.
    """

    span: Span
    year: int
    first: Day
    last: Day
    years: int = 0
    is_loose: bool = False

    def starts(self, year: int) -> str:
        """The first day or month as the data write it, if the last lies in `year`."""
        return _written(year - self.years, self.first)

    def ends(self, year: int) -> str:
        """The last day or month, empty if it is the first."""
        return "" if self.first == self.last else _written(year, self.last)


def dates(words: str, published: str = "") -> list[When]:
    """All dates of a text in its order; a whole day of publication gives weekdays and `today` their day."""
    text = folded(words)
    taken = bytearray(len(text))
    found: list[When] = []
    for pattern, read in _readers():
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(taken[start:end]) and (when := read(match)) and not _is_a_verb(match, words):
                taken[start:end] = b"\1" * (end - start)
                found.append(when)
    if len(published) == len("2024-03-26"):
        found.extend(_loose(text, taken, date.fromisoformat(published)))
    return sorted(found, key=lambda when: when.span.start)


@cache
def _readers() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], When | None]], ...]:
    named = tuple((re.compile(rf"{_BEFORE}{form}(?!\w)"), _by_name) for form in BY_NAME)
    numbered = tuple((re.compile(rf"{_BEFORE}{form}{_AFTER}"), _by_number) for form in BY_NUMBER)
    return *numbered, *named


def _by_name(match: re.Match[str]) -> When | None:
    part = match.groupdict()
    a = month(part["a"])
    b = month(part["b"]) if part.get("b") else a
    first = (a, _number(part.get("d1")))
    last = (b, _number(part.get("d2")) or (MONTH_ALONE if part.get("b") else first[1]))
    years = 1 if last < first and part.get("b") else 0
    return _when(match, first, last, years)


def _by_number(match: re.Match[str]) -> When | None:
    part = match.groupdict()
    last_month = int(part["a"])
    first = (int(part.get("m1") or last_month), int(part["d1"]))
    last = (last_month, int(part["d2"])) if part.get("d2") else first
    return _when(match, first, last, 0)


def _when(match: re.Match[str], first: Day, last: Day, years: int) -> When | None:
    year = int(match.groupdict().get("year") or 0)
    earlier = int(match.groupdict().get("y1") or 0)
    if year and earlier:
        years = year - earlier
    when = When(Span(*match.span()), year or earlier, first, last, years)
    leap = year or 2000
    return when if (years or first <= last) and _exists(leap, first) and _exists(leap, last) else None


def _exists(year: int, day: Day) -> bool:
    try:
        date(year, day[0], day[1] or 1)
    except ValueError:
        return False
    return True


def _number(words: str | None) -> int:
    return int(re.match(r"\d+", words)[0]) if words else MONTH_ALONE  # type: ignore[index]


def _is_a_verb(match: re.Match[str], words: str) -> bool:
    """Whether `may` or `march` is no month: in small letters, where English writes months large.

    Other languages write them small; there a year stands beside them.
    """
    start, end = match.span("a")
    return not match.groupdict().get("year") and words[start:end] in ("may", "march", "mar", "dec", "sep")


def _loose(text: str, taken: bytearray, published: date) -> Iterator[When]:
    for match in re.finditer(LOOSE, text):
        if any(taken[match.start() : match.end()]):
            continue
        if match["word"]:
            day = published - timedelta(days=RELATIVE[match["word"]])
        else:
            day = published - timedelta(days=(published.weekday() - weekday(match["day"])) % 7)
        at = (day.month, day.day)
        yield When(Span(*match.span()), day.year, at, at, is_loose=True)


def _written(year: int, day: Day) -> str:
    return f"{year:04}-{day[0]:02}" + (f"-{day[1]:02}" if day[1] else "")
