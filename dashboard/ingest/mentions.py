"""Where a story names bodies: known ones, those of the country it is in, and ones the data lack."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.ingest.embassies import before_a_state, embassies, government
from dashboard.ingest.folded import folded
from dashboard.ingest.proposal import Span
from dashboard.ingest.shapes import NEAREST, shaped
from dashboard.ingest.tables import Named, Tables

COUNTRY_AFTER = re.compile(r"(?: (?:of|in))?(?: the)?(?: Republic of)? |(?: [Рр]еспублики)? ")
COUNTRY_BEFORE = re.compile(r"(?:'s|’s)? (?:State )?")
OWNER = re.compile(r"(?:'s|s')\s+(?:own\s+)?")  # between a body and its part
AGAIN = re.compile(
    r"\b(?:the|its|this) (embassy|ministry|academy|college|institute|agency|university|committee)\b"
    r"|(?<!\w)(посольств|министерств|академи|колледж|институт|агентств|университет|ведомств)[а-я]{0,3}(?!\w)"
)
AGAIN_WORD = re.compile(
    r"embassy|ministry|academy|college|institute|agency|university|committee|посольств\w{0,3}"
)
MINISTER = re.compile(r"(?:\w+ )?minister\b|министр(?!е?ств)")


@dataclass(frozen=True)
class Mention:
    """A stretch that names a body: its code, or none and its name as it stands with the nearest codes."""

    span: Span
    organisation: str
    name: str
    others: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    is_head: bool = False  # a minister, who stands for the ministry in talks
    is_state: bool = False  # a country by its name alone: a body only where it pays or acts


def mentions(words: str, tables: Tables) -> list[Mention]:
    """The bodies that a text names, in its order; countries too, as they may pay."""
    text, named = folded(words), tables.named(words)
    states = story_countries(named, tables)
    found = _Found(len(text))
    for span, codes, alike in embassies(text, named, states, tables):
        found.add(Mention(span, codes[0] if codes else "", span.of(words), codes[1:], alike))
    for one in named:
        for mention in _known(one, words, text, named, states, tables):
            found.add(mention)
    for mention in list(_named_again(text, found.kept, tables)):
        found.add(mention)
    for span in shaped(words):
        found.add(Mention(span, "", span.of(words).strip()))
    found.kept.sort(key=lambda one: one.span.start)
    return list(_with_owners(text, found.kept))


class _Found:
    """Mentions as they are gathered; one that overlaps an earlier one is left out."""

    def __init__(self, length: int) -> None:
        self.kept: list[Mention] = []
        self.taken = bytearray(length)

    def add(self, one: Mention) -> None:
        start, end = one.span.start, one.span.end
        if not any(self.taken[start:end]):
            self.taken[start:end] = b"\1" * (end - start)
            self.kept.append(one)


def story_countries(named: Sequence[Named], tables: Tables) -> list[str]:
    """The countries a story is in, likeliest first: how often it names them, their people and their towns."""
    counted: Counter[str] = Counter()
    for one in named:
        for code in one.countries[:1]:
            counted[code] += 2
        for place in one.places[:1]:
            counted[tables.places[place]["country"]] += 3
    return sorted(counted, key=lambda code: (code not in tables.five, -counted[code]))


def _known(
    one: Named, words: str, text: str, named: Sequence[Named], states: Sequence[str], tables: Tables
) -> Iterator[Mention]:
    if one.countries:
        code = government(one.countries[0])
        if code in tables.organisations and one.form != "nationality":
            span = Span(before_a_state(text, one.span.start), one.span.end)
            yield Mention(span, code, span.of(words), is_state=span.start == one.span.start)
    elif one.organisations and not AGAIN_WORD.fullmatch(text[one.span.start : one.span.end]):
        yield _of_the_right_country(one, words, named, states, tables)


def _of_the_right_country(
    one: Named, words: str, named: Sequence[Named], states: Sequence[str], tables: Tables
) -> Mention:
    """A body that several countries have, or that another than the story's has, by the country beside it."""
    codes, name = one.organisations, one.span.of(words)
    is_head = MINISTER.match(folded(name)) is not None
    countries = {code: tables.organisations[code]["country"] for code in codes}
    if one.form not in ("generic", "acronym") or not any(countries.values()):
        return Mention(one.span, codes[0], name, codes[1:], is_head=is_head)
    beside = _beside(one, words, named)
    wanted = [beside] if beside else states
    ranked = [code for state in wanted for code in codes if countries[code] == state]
    if not ranked and len(codes) == 1 and (one.form == "acronym" or not wanted):
        ranked = list(codes)
    if not ranked:
        return Mention(one.span, "", name, nearest=codes[:NEAREST], is_head=is_head)
    others = tuple(code for code in codes if code != ranked[0])
    return Mention(one.span, ranked[0], name, others, is_head=is_head)


def _beside(one: Named, words: str, named: Sequence[Named]) -> str:
    """The country named right after a body or right before it: `of the Republic of X`, `Tajik`."""
    for other in named:
        if not other.countries:
            continue
        if COUNTRY_AFTER.fullmatch(words[one.span.end : other.span.start]):
            return other.countries[0]
        if COUNTRY_BEFORE.fullmatch(words[other.span.end : one.span.start]):
            return other.countries[0]
    return ""


def _named_again(text: str, found: Sequence[Mention], tables: Tables) -> Iterator[Mention]:
    """`the academy`, where one academy was named before."""
    first: dict[str, Mention] = {}
    for one in found:
        if one.organisation and not one.is_state:
            before = first.setdefault(one.organisation, one)
            first[one.organisation] = min(one, before, key=lambda mention: mention.span.start)
    heads = {code: _heads(one, text, tables) for code, one in first.items()}
    for match in AGAIN.finditer(text):
        kind = match[1] or match[2]
        meant = [one for code, one in first.items() if one.span.end <= match.start() and kind in heads[code]]
        if len(meant) == 1:
            yield Mention(Span(match.start(), match.end()), meant[0].organisation, meant[0].name)


def _heads(one: Mention, text: str, tables: Tables) -> str:
    """The names of a body: what it may be called when it is named again."""
    row = tables.organisations[one.organisation]
    return folded(f"{row['name']} {row['name_ru']} {one.span.of(text)}")


def _with_owners(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Bodies with the owner named before them: `Tajikistan's Drug Control Agency` is one, `IOM's Office`."""
    owner: Mention | None = None
    for number, one in enumerate(found):
        whole = one
        if owner is not None:
            is_arm = not one.organisation and not owner.is_state
            code = owner.organisation if is_arm else one.organisation
            whole = replace(one, organisation=code, span=Span(owner.span.start, one.span.end))
        between = OWNER.match(text, one.span.end)
        after = found[number + 1].span.start if number + 1 < len(found) else -1
        if between and between.end() == after:
            owner = whole
        else:
            owner = None
            yield whole
