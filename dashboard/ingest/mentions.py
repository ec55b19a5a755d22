"""Where a story names bodies: known ones, those of a country that the context tells, and ones the data lack."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dashboard.ingest.cues import cues
from dashboard.ingest.folded import folded
from dashboard.ingest.proposal import Span
from dashboard.ingest.tables import Named, Tables

NEAREST, LIKE_ENOUGH = 3, 60
HEADS = (
    "Ministry|University|Academy|Agency|Committee|Centre|Center|Institute|Office|Service|Department|Bureau|"
    "Foundation|Fund|Association|Union|Commission|Council|Organi[sz]ation|Bank|Court|School|Police|Directorate|"
    "Prosecutor|Chamber|Society|College|Secretariat|Authority|Administration|Federation|Hospital|Laboratory"
)
CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’.&-]*"
ENGLISH = re.compile(
    rf"(?:{CAPITAL} ){{0,6}}(?:{HEADS})s?\b(?:(?:,? (?:of|for|and|on|the|to|against|in|under)(?: the)?)? {CAPITAL}){{0,8}}"
)
RUSSIAN_HEADS = (
    r"(?:министерств|академи|университет|агентств|комитет|центр|институт|управлени|служб|департамент|бюро|"
    r"фонд|ассоциаци|союз|комисси|организаци|банк|суд|прокуратур|палат|колледж)"
)
RUSSIAN = re.compile(
    rf"(?:[А-ЯЁ][а-яё]+(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ая|ую|ей|ое|ее) )?(?:[а-яё]+(?:ой|ого|ым|ом|ому) )?"
    rf"(?i:{RUSSIAN_HEADS})[а-яё]*(?: (?:по|и|[а-яё-]+(?:ой|ого|их|ых|ии|ия|ов|ам|ей|а|и|ки|ений|аний))\b)*"
    r"(?: (?:им\.|имени) [А-ЯЁ]\w+)?(?: [«\"][^»\"\n]{2,60}[»\"])?(?: [А-ЯЁ][\w-]+){0,3}"
)
ACRONYM = re.compile(r"(?<![\w-])[A-ZА-ЯЁ][A-ZА-ЯЁa-z]?[A-ZА-ЯЁ-]{1,7}(?![\w-])")
EMBASSY = re.compile(
    r"(?:embassy of (?:the )?(?:state of |republic of |kingdom of |federal republic of )?|посольств\w* (?:государства |республики )?)$"
)
GOVERNMENT = re.compile(
    r"(?:\b(?:governments?|people|royal government) (?:of|and people of) (?:the )?(?:\w+ of )?|правительств\w* (?:республики )?)$"
)


@dataclass(frozen=True)
class Mention:
    """A stretch that names a body: its code, or none and the name as it stands with the nearest known codes."""

    span: Span
    organisation: str
    name: str
    others: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    is_state: bool = False  # a country by its name alone: a body only where it pays or acts


def mentions(words: str, tables: Tables) -> list[Mention]:
    """The bodies that a text names, in its order; a country counts where its government or embassy is meant."""
    text, named = folded(words), tables.named(words)
    states = story_countries(named, tables)
    found = [one for one in _embassies(text, named, tables)]
    for one in named:
        if not _is_free(one.span, found):
            continue
        codes = one.organisations
        if one.countries:
            state = _state(one, tables)
            if state:
                said = GOVERNMENT.search(text[max(0, one.span.start - 45) : one.span.start])
                start = one.span.start - (len(said[0]) if said else 0)
                span = Span(start, one.span.end)
                found.append(Mention(span, state, span.of(words), is_state=said is None))
        elif codes:
            found.append(_of_the_right_country(one, words, named, states, tables))
    for span in _unknown(words):
        if _is_free(span, found):
            name = span.of(words).strip()
            found.append(Mention(span, "", name, nearest=nearest(name, tables)))
    return sorted(found, key=lambda one: one.span.start)


def story_countries(named: list[Named], tables: Tables) -> list[str]:
    """The countries a story is in, likeliest first: by how often it names them, their people and their towns."""
    counted: Counter[str] = Counter()
    for one in named:
        for code in one.countries[:1]:
            counted[code] += 2
        for place in one.places[:1]:
            counted[tables.places[place]["country"]] += 3
    return sorted(counted, key=lambda code: (code not in tables.five, -counted[code]))


def nearest(name: str, tables: Tables) -> tuple[str, ...]:
    """The known bodies whose names are most like a name."""
    column = "name_ru" if re.search("[а-яё]", name) else "name"
    names = {code: folded(row[column] or row["name"]) for code, row in tables.organisations.items()}
    best = process.extract(folded(name), names, scorer=fuzz.token_sort_ratio, limit=NEAREST)
    return tuple(code for _name, likeness, code in best if likeness >= LIKE_ENOUGH)


def _of_the_right_country(
    one: Named, words: str, named: list[Named], states: list[str], tables: Tables
) -> Mention:
    """A body that several countries have, or that another than the story's has, by the country beside it."""
    codes, name = one.organisations, one.span.of(words)
    if one.form not in ("generic", "acronym") or not any(
        tables.organisations[code]["country"] for code in codes
    ):
        return Mention(one.span, codes[0], name, codes[1:])
    beside = _beside(one, words, named)
    wanted = [beside] if beside else states
    ranked = [code for state in wanted for code in codes if tables.organisations[code]["country"] == state]
    if not ranked and (one.form == "acronym" or not wanted):
        ranked = list(codes) if len(codes) == 1 else []
    if not ranked:
        return Mention(one.span, "", name, nearest=codes[:NEAREST])
    return Mention(one.span, ranked[0], name, tuple(code for code in codes if code != ranked[0]))


def _beside(one: Named, words: str, named: list[Named]) -> str:
    """The country named right after a body or right before it: `of the Republic of X`, `Tajik`."""
    for other in named:
        if not other.countries:
            continue
        after = words[one.span.end : other.span.start] if other.span.start >= one.span.end else None
        if after is not None and re.fullmatch(
            r"(?: (?:of|in))?(?: the)?(?: Republic of)? ?|(?: [Рр]еспублики)? ", after
        ):
            return other.countries[0]
        before = words[other.span.end : one.span.start] if other.span.end <= one.span.start else None
        if before is not None and re.fullmatch(r"(?:'s|’s)? (?:State )?", before):
            return other.countries[0]
    return ""


def _embassies(text: str, named: list[Named], tables: Tables) -> Iterator[Mention]:
    """Embassies: `Embassy of Japan in Tajikistan`, `Japanese Embassy`, «посольство Японии в Таджикистане»."""
    known = {code: row for code, row in tables.organisations.items() if "-embassy-" in code}
    hosts = story_countries(named, tables)
    for one in named:
        senders = one.countries or tuple(
            tables.organisations[code]["country"] for code in one.organisations[:1]
        )
        if not senders:
            continue
        before = EMBASSY.search(text[max(0, one.span.start - 45) : one.span.start])
        after = re.match(r" (?:embassy|посольств\w+)", text[one.span.end :])
        if not before and not after:
            continue
        start = one.span.start - (len(before[0]) if before else 0)
        end = one.span.end + (after.end() if after else 0)
        seat = next(
            (
                o
                for o in named
                if o.countries
                and re.fullmatch(r" (?:in|to|в)(?: the)?(?: republic of)? ", text[end : o.span.start])
            ),
            None,
        )
        seats = [*seat.countries[:1]] if seat else [state for state in hosts if state not in senders]
        span = Span(start, seat.span.end if seat else end)
        ranked = [c for s in seats for c in known if c == f"{senders[0].lower()}-embassy-{s.lower()}"]
        name = span.of(text)
        alike = tuple(code for code in known if known[code]["country"] == senders[0]) + tuple(
            code for code in (f"{senders[0].lower()}-government",) if code in tables.organisations
        )
        yield Mention(
            span, ranked[0] if ranked else "", name, tuple(ranked[1:]), () if ranked else alike[:NEAREST]
        )


def _state(one: Named, tables: Tables) -> str:
    """The code of a country as a body; empty where it stands for a place or a people."""
    code = f"{one.countries[0].lower()}-government"
    return code if code in tables.organisations and one.form != "nationality" else ""


def _unknown(words: str) -> Iterator[Span]:
    for pattern in (ENGLISH, RUSSIAN, ACRONYM):
        for match in pattern.finditer(words):
            is_name = any(character.isupper() for character in match[0])
            if is_name and not cues("body")["not"].fullmatch(folded(match[0])):
                yield Span(match.start(), match.end())


def _is_free(span: Span, found: list[Mention]) -> bool:
    return all(span.end <= other.span.start or span.start >= other.span.end for other in found)
