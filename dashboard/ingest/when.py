"""When the event was: of all dates of a text the one that its verbs and place point to, and its year."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dashboard.ingest.article import Article
from dashboard.ingest.cues import cues
from dashboard.ingest.dates import When, dates
from dashboard.ingest.folded import folded
from dashboard.ingest.months import WEEKDAY, weekday
from dashboard.ingest.proposal import Reading, Span
from dashboard.ingest.sentences import sentence_of, sentences

LEAD = re.compile(r"(?<!\w)(?:on|from|between|during|in|с|в|во|на)\s*(?:the\s*)?$")
DATELINE = re.compile(r"^[^.!?]{0,70}?[-–—:/)]\s")  # `TASHKENT, 5 June (agency) —`
YEAR = re.compile(r"(?<![\d/.-])(20[0-3]\d|199\d)(?![\d/.-])")
POSTED = re.compile(r"(?:^|[.!?|] )(?:published|posted|updated|опубликовано|дата публикации)(?: on)?:? ?$")
LATE = 45  # days after its publication that a date may lie before it is taken for one of the year before


@dataclass(frozen=True)
class _Page:
    """What all dates of a story are weighed against, made once: a story may hold thousands."""

    article: Article
    text: str
    parts: list[Span]
    years: Mapping[int, int]  # by month: the year of the first whole date in it

    @classmethod
    def of(cls, article: Article, told: list[When]) -> "_Page":
        years = {one.first[0]: one.year for one in reversed(told) if one.year and not one.is_loose}
        return cls(article, folded(article.words), sentences(article.words), years)


def when(article: Article) -> tuple[Reading, ...]:
    """Readings of started_on, ended_on and date_basis; none where no date is that of the event."""
    told = dates(article.words, article.published_on)
    page = _Page.of(article, told)
    ranked = sorted(
        ((_weight(one, page), -one.span.start, one) for one in told),
        key=lambda entry: entry[:2],
        reverse=True,
    )
    if not ranked or ranked[0][0] <= 0:
        return ()
    best = ranked[0][2]
    year, is_inferred = _year(best, page)
    if not year:  # a weaker date of the background would be a wrong answer
        return ()
    others = dict.fromkeys(
        one.starts(_year(one, page)[0]) for _, _, one in ranked[1:4] if _year(one, page)[0]
    )
    started, ended = best.starts(year), best.ends(year)
    if not ended and _belies(page.text[: best.span.start][-20:], started):
        others = {started: None, **others}
        started = started[:7]  # the weekday beside it is another's: the day is in doubt, the month is not
    others.pop(started, None)
    basis = "inferred" if is_inferred else "stated"
    rule = "weekday" if best.is_loose else "date"
    read = [
        Reading("started_on", started, best.span, rule, tuple(others), is_inferred),
        Reading("date_basis", basis, best.span, rule),
    ]
    if ended:
        read.insert(1, Reading("ended_on", ended, best.span, rule, (), is_inferred))
    return tuple(read)


def _belies(before: str, day: str) -> bool:
    """Whether a weekday just before a day is not that day's."""
    beside = re.search(rf"({WEEKDAY}),? $", before)
    return beside is not None and len(day) == 10 and date.fromisoformat(day).weekday() != weekday(beside[1])


def _weight(one: When, page: _Page) -> float:
    """How much speaks for a date being that of the event; none or less: it is not."""
    text = page.text
    place = sentence_of(page.parts, one.span.start)
    part = page.parts[place]
    takes_place, is_else = _told(text[part.start : part.end])
    before = text[max(part.start, one.span.start - 45) : one.span.start]
    if POSTED.search(before):
        return -1.0
    near = text[max(part.start, one.span.start - 45) : min(part.end, one.span.end + 40)]
    weight = 2.0 - 0.25 * place
    weight += 2.0 if one.first != one.last else 0.0
    weight += 1.0 if one.first[1] else -0.5
    weight += 0.3 if one.year else 0.0
    weight += 1.0 if LEAD.search(before) else 0.0
    weight += 2.0 if takes_place else 0.0
    weight -= 4.0 if cues("date")["else"].search(near) else 0.0
    weight -= 1.5 if is_else else 0.0
    weight -= 3.0 if one.years > 1 else 0.0
    weight -= 1.8 if one.is_loose else 0.0
    is_published = one.starts(_year(one, page)[0]) == page.article.published_on
    if is_published and not one.is_loose and (_opens(text, one) or not takes_place):
        return -1.0  # the dateline of the story
    if _opens(text, one):
        weight -= 2.5
    return weight


@lru_cache(maxsize=64)
def _told(sentence: str) -> tuple[bool, bool]:
    """Whether a sentence tells of something that takes place, and whether of something else."""
    known = cues("date")
    return bool(known["takes_place"].search(sentence)), bool(known["else"].search(sentence))


@lru_cache(maxsize=64)
def _years(sentence: str) -> frozenset[str]:
    return frozenset(YEAR.findall(sentence))


def _opens(text: str, one: When) -> bool:
    """Whether a date stands in the dateline before a dash."""
    body = text.find("\n") + 1
    line = DATELINE.match(text[body : body + 120])
    return line is not None and body <= one.span.start and one.span.end <= body + line.end()


def _year(one: When, page: _Page) -> tuple[int, bool]:
    """The year of a date and whether it was inferred; 0 where nothing tells it."""
    if one.year:
        return one.year, one.is_loose
    article = page.article
    published = article.published_on
    beside = page.years.get(one.first[0], 0)
    if beside and (not published or published.startswith(str(beside))):
        return beside, False
    if published:
        year = int(published[:4])
        late = (one.ends(year) if one.years else one.starts(year))[5:] > _later(published)
        return (year - 1 if late else year), True
    told = re.search(r"/((?:19|20)\d\d)[/_-]", article.url) or re.search(r"((?:19|20)\d\d)", article.url)
    if told:
        return int(told[1]), True
    part = page.parts[sentence_of(page.parts, one.span.start)]
    told_years = _years(part.of(article.words))
    return (int(min(told_years)), True) if len(told_years) == 1 else (0, True)


def _later(published: str) -> str:
    """Month and day up to which a date may lie after the publication, within its year."""
    month, day = int(published[5:7] or 12), int(published[8:10] or 28)
    months, days = divmod(day + LATE, 30)
    return "12-31" if month + months > 12 else f"{month + months:02}-{days + 1:02}"
