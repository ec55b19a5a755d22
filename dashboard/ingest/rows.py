"""Bodies in a row beside a cue: the list after `organized by`, the subject before `organized`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dashboard.ingest.cues import cues
from dashboard.ingest.mentions import Mention
from dashboard.ingest.proposal import Span

LOOKED_BACK, LONGEST_ASIDE = 60, 180  # characters
# What may stand between a cue and the first body after it, between two bodies, between a body and its verb.
FIRST = re.compile(
    r"[\s\"'(,:-]*(?:(?:both|the|a|an|its|their|our|and|of|from|experts?|representatives?|colleagues|head|"
    r"partners?|such|as|including|well|government|office|donors?|members?|generous|people|trainers?|officials|"
    r"региональн\w+|представител\w+|эксперт\w+|со|стороны|с|и|при|от|из|в|частности|отдел\w*|были?|стали?|"
    r"выступил\w*|финансов\w*|нашими?|партнер\w*|также|\w+ly|american|его|ее|их|деньгами|здании|"
    r"стенах|помещени\w+|зале|актовом|конференц-зале|офисе|premises|building|hall|headquarters|этот|лиц\w+|мероприят\w+)"
    r"[\s\"'(,:-]+){0,6}"
)
BETWEEN = re.compile(
    r"(?:'s\b|[\s\"'(),;&/-]|(?:and|as|well|also|with|the|of|in|for|by|from|to|its|both|their|regional|country|"
    r"programme|program|office|project|и|а|также|в|при|с|по|со|республики|представительств\w*|офис\w*|other|"
    r"partners|experts?|representatives?|representative|included?|including|эксперт\w*|представител\w*|город\w*|"
    r"республика|области|city|central|asia|specialists|trainers)\b)*+"
)
BEFORE_VERB = re.compile(
    r"(?:'s\b|[\s\"'()-]|(?:has|have|had|also|is|are|was|the|in|for|of|on|project|programme|program|team|office|"
    r"network|delegation|experts?|representatives?|regional|central|asia|country|roca|initiative|youth|jointly|"
    r"mission|border|passenger|cargo|and|staff|specialists|officials|officers|successfully|recently|today|"
    r"совместно|в|эксперт\w*|также|офис\w*|успешно|\w+ly|representative|who|which|survey|global|mobile|teams?|"
    r"\d+|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|года|с|по)\b)*+"
)
SPELLED_OUT = re.compile(r"\s*(?:[\w'-]+\s+){1,9}\(\s*")  # an unknown name before its acronym
ASIDE = re.compile(r",\s*(?:in|together|jointly|along|with|при|совместно|в|вместе|под)\b[^;]{3,170},?\s*$")
JOINED = re.compile(r"[,;&(/]|\band\b|\bи\b|as well|также|along with")
WITH_OTHERS = re.compile(
    r"(?:\bin (?:close )?(?:co-?operation|collaboration|partnership|coordination) with"
    r"|\b(?:together|jointly|along) with"
    r"|\bwith the (?:\w+ )?(?:support|assistance) of"
    r"|\b(?:совместно|вместе|в сотрудничестве|в партнерстве) со?"
    r"|\bпри (?:\w+ )?(?:поддержке|содействии|участии))\s+(?:the\s+)?$"
)
NO_SUBJECT = re.compile(r"\b(?:with|by|for|from|to|at|against|с|со|при|для|от)\s+(?:the\s+)?$")


def listed_after(text: str, start: int, end: int, named: Sequence[Mention]) -> Iterator[Mention]:
    """The bodies of a list that begins at `start`; `text` is folded, with names of places made blank.

    Not those that only say whose a body is: `the Institute of the Ministry`.
    """
    position, gap = start, FIRST
    is_first = True
    for mention in named[bisect_left(named, start, key=_start) :]:
        between = text[position : mention.span.start]
        is_spelled_out = is_first and mention.name.isupper() and SPELLED_OUT.fullmatch(between)
        if mention.span.start >= end or not (gap.fullmatch(between) or is_spelled_out):
            return
        if is_first or JOINED.search(between):
            yield mention
        is_first, position, gap = False, mention.span.end, BETWEEN


def subjects(text: str, part: Span, verb: int, named: Sequence[Mention]) -> list[Mention]:
    """The bodies right before a verb, in order of the text; an aside between commas is passed over."""
    clause = text[max(part.start, verb - LONGEST_ASIDE) : verb]
    aside = ASIDE.search(clause)
    if aside and BEFORE_VERB.fullmatch(clause[clause.rfind(",") + 1 :]):
        verb += aside.start() - len(clause)
    position, gap, found = verb, BEFORE_VERB, list[Mention]()
    for mention in reversed(named[: bisect_right(named, verb, key=_end)]):
        between = text[mention.span.end : position]
        if not gap.fullmatch(between):
            break
        if found and not JOINED.search(between):  # a part of the body that follows, or the owner of it
            found.pop()
        before = max(part.start, mention.span.start - LOOKED_BACK)
        companion = WITH_OTHERS.search(text, before, mention.span.start)
        if companion:  # these only accompany the subject, which stands before them
            if named[0].span.end > companion.start():
                break
            position, gap, found = companion.start(), BEFORE_VERB, []
            continue
        if NO_SUBJECT.search(text, before, mention.span.start):
            return []
        found.append(mention)
        position, gap = mention.span.start, BETWEEN
    return found[::-1]


def people_before(text: str, part: Span, mention: Mention) -> str:
    """Whose doing it is: `teacher` (`experts of X`), `learner` (`officers of X`), or empty for X itself."""
    before = text[max(part.start, mention.span.start - LOOKED_BACK) : mention.span.start]
    for code in ("teacher", "learner"):
        for match in cues("body")[code].finditer(before):
            if re.fullmatch(
                r"\s*(?:(?:of|from|at|the|и|из|от)\s*)*(?:[\w' -]{1,50}\(\s*)?", before[match.end() :]
            ):
                return code
    return ""


def _start(one: Mention) -> int:
    return one.span.start


def _end(one: Mention) -> int:
    return one.span.end
