"""Words that look like the name of a body which the data lack, and the known names most like it."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from dashboard.ingest.cues import cues
from dashboard.ingest.folded import folded, is_cyrillic
from dashboard.ingest.proposal import Span
from dashboard.ingest.tables import Tables

NEAREST, LIKE_ENOUGH = 3, 60
HEADS = (
    "Ministry|University|Academy|Agency|Committee|Centre|Center|Institute|Office|Service|Department|Bureau|"
    "Foundation|Fund|Association|Union|Commission|Council|Organi[sz]ation|Bank|Court|School|Police|Directorate|"
    "Prosecutor|Chamber|Society|College|Secretariat|Authority|Administration|Federation|Hospital|Laboratory"
)
CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’.&-]*"
ENGLISH = re.compile(
    rf"(?:{CAPITAL} ){{0,6}}(?:{HEADS})s?\b"
    rf"(?:(?:,? (?:of|for|and|on|the|to|against|in|under)(?: the)?)? {CAPITAL}){{0,8}}"
)
RUSSIAN_HEADS = (
    r"(?:министерств|академи|университет|агентств|комитет|центр|институт|управлени|служб|департамент|бюро|"
    r"фонд|ассоциаци|союз|комисси|организаци|банк|суд|прокуратур|палат|колледж)"
)
NOT_VERB = r"(?![а-яё-]*(?:л|ла|ло|ли|ет|ют|ит|ят|ся|на|но|ны)\b)(?!в\b|с\b|со\b|для\b|на\b|при\b|прош)"
RUSSIAN = re.compile(
    r"(?:[А-ЯЁ][а-яё]+(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ая|ую|ей|ое|ее) )?"
    r"(?:[а-яё]+(?:ой|ого|ым|ом|ому) )?"
    rf"(?i:{RUSSIAN_HEADS})[а-яё]*(?: по(?: {NOT_VERB}[а-яё-]+){{1,5}}"
    r"|(?: (?:и )?[а-яё-]+(?:ой|ого|их|ых|ии|ия|ов|ам|ей|а|и|ки|ений|аний)\b)*)"
    r"(?: (?:им\.|имени) [А-ЯЁ]\w+)?(?: [«\"][^»\"\n]{2,60}[»\"])?(?: [А-ЯЁ][\w-]+){0,3}"
)
ACRONYM = re.compile(r"(?<![\w-])[A-ZА-ЯЁ][A-ZА-ЯЁa-z]?[A-ZА-ЯЁ-]{1,7}(?![\w-])")


def shaped(words: str) -> Iterator[Span]:
    """The stretches that look like names of bodies: `… University`, «Академия …», acronyms."""
    for pattern in (ENGLISH, RUSSIAN, ACRONYM):
        for match in pattern.finditer(words):
            is_name = any(character.isupper() for character in match[0])
            if is_name and not cues("body")["not"].fullmatch(folded(match[0])):
                yield Span(match.start(), match.end())


def nearest(name: str, tables: Tables) -> tuple[str, ...]:
    """The known bodies whose names are most like a name, three at most."""
    column = "name_ru" if is_cyrillic(name) else "name"
    names = {code: folded(row[column] or row["name"]) for code, row in tables.organisations.items()}
    best = process.extract(folded(name), names, scorer=fuzz.token_sort_ratio, limit=NEAREST)
    return tuple(code for _name, likeness, code in best if likeness >= LIKE_ENOUGH)
