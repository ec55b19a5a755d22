"""Who did what: bodies with their roles, by the cue words around them and the house's rules of judgement."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.ingest.article import Article
from dashboard.ingest.cues import cues
from dashboard.ingest.folded import folded
from dashboard.ingest.found import Found
from dashboard.ingest.houses import CONTAINER_PROGRAMME, UNODC, WCO, at_a_customs_house, at_a_house, by_rule
from dashboard.ingest.mentions import Mention, mentions
from dashboard.ingest.proposal import RoleReading, Span
from dashboard.ingest.rows import listed_after, people_before, subjects
from dashboard.ingest.sentences import sentences
from dashboard.ingest.tables import Tables

MOST_WORDS = 12  # that prove a role
GOVERNMENT, MULTILATERAL = "10", "40"
# The role that a cue gives to UNODC and to any other body, where they differ or the cue is no role.
GIVEN_BY = {
    "given": ("partner", "partner"),
    "gives": ("organiser", "supporter"),
    "lead": ("organiser", ""),
    "present": ("partner", "partner"),
    "signs": ("organiser", "partner"),
    "thanked": ("", ""),
}
FAR_BY = re.compile(
    r"\b(?:(?:co-)?organi[sz]ed|conducted|held|convened|delivered|hosted|published|initiated|sponsored|funded)\b"
    r"[^.;:]{0,140}?\bby\b"
)
PASSIVE, AFTER_PASSIVE = re.compile(r"(?:ed|held|built)$"), re.compile(r"\s+(?:by|at|in|on|from|under|to)\b")
TALKS = re.compile(r"(?:held|holds?) (?:a )?(?:\w+ )?(?:meetings?|talks|consultations)\b")
OPERATION = re.compile(r"^(?:burn|seiz|destroy|уничт|сож|задерж|изъ)")
CEREMONY = re.compile(r"\b(?:ceremon\w+|opening of|opened the|remarks|церемони\w+|открыти\w+)\b")
WITH_SUPPORT = re.compile(
    r"(?:'s)?\s+(?:(?:technical|expert|kind|generous|full)\s+)?(?P<money>financial\s+|funding|sponsorship)?(?:support|assistance|help)?\b"
)


def roles(article: Article, tables: Tables) -> tuple[RoleReading, ...]:
    """The bodies of a story and what they did, each with the words that prove it; one row a body and role."""
    words = article.words
    text = folded(words)
    named = mentions(words, tables)
    blank = _without_places(text, named, words, tables)
    found: list[Found] = []
    for part in sentences(words):
        inside = [one for one in named if part.start <= one.span.start < part.end]
        here = [*_after_cues(blank, part, inside), *_before_cues(blank, part, inside)]
        found += _with_money(text, part, here)
        found += at_a_house(text, part, inside, tables)
        found += at_a_customs_house(text, part, tables, words)
    found += by_rule(text, len(article.headline), named, found)
    return tuple(_readings(words, _judged(text, found, tables)))


def _without_places(text: str, named: Sequence[Mention], words: str, tables: Tables) -> str:
    """The folded text with the names of places and countries made blank, where they are no bodies."""
    letters = list(text)
    bodies = {
        position for one in named if not one.is_state for position in range(one.span.start, one.span.end)
    }
    for one in tables.named(words):
        if (one.places or one.countries) and one.span.start not in bodies:
            letters[one.span.start : one.span.end] = " " * (one.span.end - one.span.start)
    return "".join(letters)


def _after_cues(text: str, part: Span, named: Sequence[Mention]) -> Iterator[Found]:
    """Bodies in a list after a cue: `organized by X, in cooperation with Y, Z and W`."""
    taken: list[Span] = []
    hits = [
        (match, role)
        for role, cue in cues("role_after").items()
        for match in cue.finditer(text, part.start, part.end)
    ]
    hits += [(match, _far_role(match[0])) for match in FAR_BY.finditer(text, part.start, part.end)]
    for match, code in sorted(hits, key=lambda hit: (hit[0].re is FAR_BY, -len(hit[0][0]), hit[0].start())):
        if any(span.start < match.end() and match.start() < span.end for span in taken):
            continue
        listed = list(listed_after(text, match.end(), part.end, named))
        if listed:
            taken.append(Span(match.start(), match.end()))
        role = _role_after(text, part, code, match, named)
        for mention in listed:
            said = GIVEN_BY.get(role, (role, role))[0 if mention.organisation == UNODC else 1]
            if said == "supporter" and people_before(text, part, mention) == "teacher":
                said = "partner"
            if mention.is_head:
                said = "host" if role in ("host", "present") else ""
            if said and _is_meant(text, part, mention, role):
                yield Found(said, mention, Span(match.start(), mention.span.end), f"after a cue: {said}")


def _far_role(words: str) -> str:
    if words.startswith("hosted"):
        return "host"
    return "funder" if words.startswith(("sponsored", "funded")) else "organiser"


def _role_after(text: str, part: Span, code: str, match: re.Match[str], named: Sequence[Mention]) -> str:
    """What a cue means in its sentence: thanks for money, `передало X` as giver or as receiver."""
    if code == "thanked" and cues("money")["said"].search(text, part.start, part.end):
        return "funder"
    if code == "given" and not subjects(text, part, match.start(), named):
        return "organiser"
    return code


def _is_meant(text: str, part: Span, mention: Mention, role: str) -> bool:
    """Whether a list means this body: a country only if it pays, no guests of a ceremony, no learners."""
    if mention.is_state:
        return role == "funder"
    if role != "present":
        return True
    return not CEREMONY.search(text, part.start, part.end) and people_before(text, part, mention) != "learner"


def _before_cues(text: str, part: Span, named: Sequence[Mention]) -> Iterator[Found]:
    """Bodies that are the subject of a verb: `X, together with Y, organized`."""
    for match, role in _before_hits(text, part):
        # Talks are held by who has the rooms.
        code = "host" if TALKS.match(text, match.start()) else role
        yield from _as_subjects(text, part, code, match, named)
    for mention in named:
        with_it = re.search(r"\bwith (?:the )?$", text[part.start : mention.span.start])
        support = WITH_SUPPORT.match(text, mention.span.end)
        if with_it and support and support[0].strip():
            role = "funder" if support["money"] else "supporter"
            yield Found(role, mention, Span(mention.span.start, support.end()), f"with its support: {role}")


def _before_hits(text: str, part: Span) -> Iterator[tuple[re.Match[str], str]]:
    """The verbs of a sentence with what they tell; of two that overlap the longer."""
    hits = [
        (match, role)
        for role, cue in cues("role_before").items()
        for match in cue.finditer(text, part.start, part.end)
    ]
    for match, role in hits:
        longer = (one for one, _ in hits if one.start() == match.start() and one.end() > match.end())
        is_passive = PASSIVE.search(match[0]) and AFTER_PASSIVE.match(text, match.end())
        if next(longer, None) is None and not (is_passive and role not in ("partner", "present")):
            yield match, role


def _as_subjects(
    text: str, part: Span, code: str, match: re.Match[str], named: Sequence[Mention]
) -> Iterator[Found]:
    people = ""
    for number, mention in enumerate(subjects(text, part, match.start(), named)):
        people = people_before(text, part, mention) or (people if number else "")
        said = GIVEN_BY.get(code, (code, code))[0 if mention.organisation == UNODC else 1]
        if people and mention.organisation != UNODC and not OPERATION.match(match[0]):
            said = "partner" if people == "teacher" and said in ("organiser", "partner") else ""
        if code == "present" and CEREMONY.search(text, part.start, part.end):
            said = ""
        if mention.is_state and code != "funder" and not OPERATION.match(match[0]):
            said = ""
        if mention.is_head:
            said = "host" if code in ("host", "present") else ""
        if said:
            span = Span(mention.span.start, match.end())
            yield Found(said, mention, span, f"subject of a verb: {said}", is_strong=False)


def _with_money(text: str, part: Span, found: list[Found]) -> Iterator[Found]:
    """Support in a sentence that speaks of money is funding, unless it names who pays."""
    pays = cues("money")["said"].search(text, part.start, part.end)
    has_funder = any(one.role == "funder" for one in found)
    for one in found:
        if one.role == "supporter" and pays and not has_funder and one.mention.organisation != UNODC:
            yield replace(one, role="funder", rule="support in money")
        else:
            yield one


def _judged(text: str, found: Sequence[Found], tables: Tables) -> list[Found]:
    """What stands after the rules of judgement: UNODC pays nobody, who organises does not support or join."""
    in_programme = CONTAINER_PROGRAMME.search(text) is not None
    judged = [
        replace(one, role="partner") if in_programme and one.mention.organisation == WCO else one
        for one in found
        if not (one.mention.organisation == UNODC and one.role in ("funder", "host"))
    ]
    by_role = {role: {_key(one.mention) for one in judged if one.role == role} for role in
               ("organiser", "funder", "host", "supporter")}  # fmt: skip
    parents = {
        (tables.organisations[one.mention.organisation]["parent_id"], one.role)
        for one in judged
        if one.mention.organisation and tables.organisations[one.mention.organisation]["kind"] == MULTILATERAL
    }
    kept: dict[tuple[str, str], Found] = {}
    for one in judged:
        key = _key(one.mention)
        acts = key in by_role["organiser"] | by_role["funder"]
        joins = one.role == "partner" and (acts or key in by_role["host"] | by_role["supporter"])
        supports = one.role == "supporter" and acts
        row = tables.organisations.get(one.mention.organisation)
        pays = row is not None and row["kind"] == GOVERNMENT and row["country"] not in tables.five
        if pays and one.role == "organiser" and key in by_role["funder"]:  # a donor that is called organiser
            continue
        is_guess = not one.mention.organisation and not one.is_strong and " " not in one.mention.name
        # The arm that is named acts, not the body above it.
        if not (joins or supports or is_guess or (key, one.role) in parents):
            before = kept.get((key, one.role))
            if before is None or (one.is_strong and not before.is_strong):
                kept[key, one.role] = one
    return list(kept.values())


def _key(mention: Mention) -> str:
    return mention.organisation or folded(mention.name)


def _readings(words: str, found: Sequence[Found]) -> Iterator[RoleReading]:
    for one in sorted(found, key=lambda one: one.span.start):
        mention = one.mention
        inferred = one.rule.startswith(("owner", "WCO", "UNODC", "support in"))
        yield RoleReading(
            mention.organisation, mention.name, one.role, _shortened(words, one), one.rule,
            mention.others, mention.nearest, inferred,
        )  # fmt: skip


def _shortened(words: str, one: Found) -> Span:
    """The proof in 12 words at most: those with the body, at the end of a list or at its beginning."""
    spans = [Span(match.start(), match.end()) for match in re.finditer(r"\S+", words)]
    inside = [span for span in spans if span.end > one.span.start and span.start < one.span.end]
    if len(inside) <= MOST_WORDS:
        return one.span
    if one.mention.span.end >= one.span.end:
        return Span(inside[-MOST_WORDS].start, one.span.end)
    return Span(one.span.start, inside[MOST_WORDS - 1].end)
