"""Roles that cue words give: `organized by X`, `X organized`, `with the support of X`."""

import re
from collections.abc import Iterator, Sequence

from dashboard.ingest.cues import cues
from dashboard.ingest.found import Found
from dashboard.ingest.houses import UNODC
from dashboard.ingest.mentions import Mention
from dashboard.ingest.proposal import Span
from dashboard.ingest.rows import listed_after, people_before, subjects

# The role that a cue gives to UNODC and to any other body, where they differ or the cue is no role.
GIVEN_BY = {
    "given": ("partner", "partner"),
    "gives": ("organiser", "supporter"),
    "none": ("", ""),
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


def after_cues(text: str, part: Span, named: Sequence[Mention]) -> Iterator[Found]:
    """Bodies in a list after a cue: `organized by X, in cooperation with Y, Z and W`."""
    taken = bytearray(part.end - part.start)
    hits = [
        (match, role)
        for role, cue in cues("role_after").items()
        for match in cue.finditer(text, part.start, part.end)
    ]
    hits += [(match, _far_role(match[0])) for match in FAR_BY.finditer(text, part.start, part.end)]
    for match, code in sorted(hits, key=lambda hit: (hit[0].re is FAR_BY, -len(hit[0][0]), hit[0].start())):
        place = slice(match.start() - part.start, match.end() - part.start)
        listed = [] if any(taken[place]) else list(listed_after(text, match.end(), part.end, named))
        if listed:
            taken[place] = b"\1" * len(match[0])
        role = _role_after(text, part, code, match, named)
        for mention in listed:
            said = _given(role, mention)
            if said == "supporter" and people_before(text, part, mention) == "teacher":
                said = "partner"
            if said and _is_meant(text, part, mention, role):
                yield Found(said, mention, Span(match.start(), mention.span.end), f"after a cue: {said}")


def _given(code: str, mention: Mention) -> str:
    """The role that a cue gives to a body; a minister has none but in talks."""
    if mention.is_head:
        return "host" if code in ("host", "present") else ""
    return GIVEN_BY.get(code, (code, code))[0 if mention.organisation == UNODC else 1]


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


def before_cues(text: str, part: Span, named: Sequence[Mention]) -> Iterator[Found]:
    """Bodies that are the subject of a verb: `X, together with Y, organized`."""
    for match, role in _before_hits(text, part):
        # Talks are held by who has the rooms.
        code = "host" if TALKS.match(text, match.start()) else role
        yield from _as_subjects(text, part, code, match, named)
    for mention in named:
        with_it = re.search(
            r"\bwith (?:the )?$", text[max(part.start, mention.span.start - 9) : mention.span.start]
        )
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
    longest = {match.start(): match.end() for match, _role in sorted(hits, key=lambda hit: hit[0].end())}
    for match, role in hits:
        is_passive = PASSIVE.search(match[0]) and AFTER_PASSIVE.match(text, match.end())
        if match.end() == longest[match.start()] and not (is_passive and role not in ("partner", "present")):
            yield match, role


def _as_subjects(
    text: str, part: Span, code: str, match: re.Match[str], named: Sequence[Mention]
) -> Iterator[Found]:
    people = ""
    for number, mention in enumerate(subjects(text, part, match.start(), named)):
        people = people_before(text, part, mention) or (people if number else "")
        said = _given(code, mention)
        if people and mention.organisation != UNODC and not OPERATION.match(match[0]):
            said = "partner" if people == "teacher" and said in ("organiser", "partner") else ""
        if code == "present" and CEREMONY.search(text, part.start, part.end):
            said = ""
        if mention.is_state and code != "funder" and not OPERATION.match(match[0]):
            said = ""
        if said:
            span = Span(mention.span.start, match.end())
            yield Found(said, mention, span, f"subject of a verb: {said}", is_strong=False)
