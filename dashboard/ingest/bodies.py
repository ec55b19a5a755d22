"""Who did what: bodies with their roles, by the cue words around them and the house's rules of judgement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.ingest.article import Article
from dashboard.ingest.cues import cues
from dashboard.ingest.folded import folded
from dashboard.ingest.mentions import Mention, mentions
from dashboard.ingest.proposal import RoleReading, Span
from dashboard.ingest.sentences import sentences
from dashboard.ingest.tables import Tables

MOST_WORDS = 12  # that prove a role
UNODC, WCO, MULTILATERAL = "unodc", "wco", "40"
CONTAINER_PROGRAMME = re.compile(
    r"container control program|программ\w+ (?:по )?контрол\w+ (?:за )?контейнер|port control (?:unit|group)|unodc-wco"
)
# What may stand between a cue and the first body after it, between two bodies of a list, between a body and its verb.
FIRST = re.compile(
    r"[\s\"'(,:-]*(?:(?:both|the|a|an|its|their|our|and|by|of|from|experts?|representatives?|officers?|colleagues|"
    r"partners?|such|as|including|well|government|office|donors?|staff|members?|generous|people|региональн\w+|"
    r"представител\w+|эксперт\w+|сотрудник\w+|со|стороны|с|и|при|от|из|совместно|в|частности|отдел\w*|"
    r"финансов\w*|нашими?|партнер\w*|также|\w+ly|american)[\s\"'(,:-]+){0,6}"
)
BETWEEN = re.compile(
    r"(?:[\s\"'(),;&/-]|'s\b|(?:and|as|well|also|with|the|of|in|for|by|from|to|its|both|their|regional|country|"
    r"programme|office|project|и|а|также|в|при|с|по|со|республики|представительств\w*|офис\w*|other|partners|"
    r"experts?|representatives?|representative|included?|including|эксперт\w*|представител\w*|республика|области|city|central|asia)\b)*"
)
BEFORE_VERB = re.compile(
    r"(?:[\s\"'()-]|'s\b|(?:has|have|had|also|is|are|was|the|in|for|of|on|project|programme|program|team|office|"
    r"network|delegation|experts?|representatives?|regional|central|asia|country|roca|initiative|youth|jointly|"
    r"mission|border|passenger|cargo|and|staff|specialists|officials|officers|successfully|recently|today|"
    r"совместно|в|эксперт\w*|также|офис\w*|успешно|\w+ly|representative|who|survey|global|mobile|teams?)\b)*"
)
ORGANISED_FAR = re.compile(
    r"\b(?:(?:co-)?organi[sz]ed|conducted|held|convened|delivered|hosted|published|initiated)\b[^.;:]{0,140}?\bby\b"
)
PASSIVE, AFTER_PASSIVE = re.compile(r"(?:ed|held)$"), re.compile(r"\s+(?:by|at|in|on|from|under|to)\b")
TALKS = re.compile(r"(?:held|holds?) (?:a )?(?:\w+ )?(?:meetings?|talks|consultations)\b")
NO_SUBJECT = re.compile(r"\b(?:with|by|for|from|to|at|against|с|со|при)\s+(?:the\s+)?$")
CUSTOMS_HOUSE = re.compile(
    r"\bcustoms (?:border )?(?:post|authority|checkpoint|house|terminal)s?\b|таможенн\w+ пост\w*"
)
CUSTOMS_BODY = re.compile(r"^(?:State )?Customs (?:Service|Committee)|^State Revenue Committee")


@dataclass(frozen=True)
class _Found:
    role: str
    mention: Mention
    span: Span
    rule: str
    is_strong: bool = True  # whether the cue tells the role alone, not the verb of a headline


def roles(article: Article, tables: Tables) -> tuple[RoleReading, ...]:
    """The bodies of a story and what they did, each with the words that prove it; one row a body and role."""
    words = article.words
    text = folded(words)
    named = mentions(words, tables)
    found: list[_Found] = []
    for part in sentences(words):
        inside = [one for one in named if part.start <= one.span.start < part.end]
        found += _after_cues(text, part, inside)
        found += _before_cues(text, part, inside)
        found += _at_a_house(text, part, inside, tables)
        found += _at_a_customs_house(text, part, tables)
    found += _by_rule(text, len(article.headline), named, found)
    return tuple(_readings(words, _judged(found, tables)))


def _after_cues(text: str, part: Span, named: list[Mention]) -> Iterator[_Found]:
    """Bodies in a list after a cue: `organized by X, in cooperation with Y, Z and W`."""
    taken: list[Span] = []
    hits = [(match, role) for role, cue in cues("role_after").items() for match in _matches(cue, text, part)]
    hits += [
        (match, "host" if match[0].startswith("hosted") else "organiser")
        for match in ORGANISED_FAR.finditer(text, part.start, part.end)
    ]
    for match, role in sorted(hits, key=lambda hit: (-len(hit[0][0]), hit[0].start())):
        if any(span.start < match.end() and match.start() < span.end for span in taken):
            continue
        listed = list(_listed_after(text, match.end(), named))
        if listed:
            taken.append(Span(match.start(), match.end()))
        for mention in listed:
            if not mention.is_state or role == "funder":
                yield _Found(role, mention, Span(match.start(), mention.span.end), f"after a cue: {role}")


def _listed_after(text: str, start: int, named: list[Mention]) -> Iterator[Mention]:
    position, gap = start, FIRST
    previous: Mention | None = None
    for mention in (one for one in named if one.span.start >= start):
        between = text[position : mention.span.start]
        if not gap.fullmatch(between):
            return
        owned = previous is not None and not re.search(r"[,;&(/]|\band\b|\bи\b|as well|также", between)
        if not owned:
            yield mention
        previous, position, gap = mention, mention.span.end, BETWEEN


def _before_cues(text: str, part: Span, named: list[Mention]) -> Iterator[_Found]:
    """Bodies that are the subject of a verb: `X, together with Y, organized`."""
    for role, cue in cues("role_before").items():
        for match in _matches(cue, text, part):
            if role != "partner" and PASSIVE.search(match[0]) and AFTER_PASSIVE.match(text, match.end()):
                continue
            # Talks are held by who has the rooms.
            done = "host" if TALKS.match(text, match.start()) else role
            for mention in _subjects(text, part, match.start(), named):
                if (
                    not mention.is_state
                    or role == "funder"
                    or match[0].startswith(("burn", "seiz", "destroy", "уничт"))
                ):
                    yield _Found(
                        done,
                        mention,
                        Span(mention.span.start, match.end()),
                        f"subject of a verb: {done}",
                        False,
                    )


def _subjects(text: str, part: Span, verb: int, named: list[Mention]) -> Iterator[Mention]:
    """The bodies right before a verb; an aside between commas is passed over."""
    before = text[part.start : verb]
    aside = re.search(
        r",\s*(?:in|together|jointly|along|with|при|совместно|в|вместе)\b[^;]{3,170},?\s*$", before
    )
    if aside and BEFORE_VERB.fullmatch(before[before.rfind(",") + 1 :]):
        verb = part.start + aside.start()
    position, gap = verb, BEFORE_VERB
    for mention in sorted((one for one in named if one.span.end <= verb), key=lambda one: -one.span.start):
        if not gap.fullmatch(text[mention.span.end : position]) or NO_SUBJECT.search(
            text, part.start, mention.span.start
        ):
            return
        yield mention
        if mention.is_state:
            return
        position, gap = mention.span.start, BETWEEN


def _at_a_house(text: str, part: Span, named: list[Mention], tables: Tables) -> Iterator[_Found]:
    """The owner of the rooms: `at the X` where the sentence says that something took place."""
    if not cues("date")["takes_place"].search(text, part.start, part.end):
        return
    for mention in named:
        before = text[max(part.start, mention.span.start - 60) : mention.span.start]
        row = tables.organisations.get(mention.organisation)
        if (
            mention.is_state
            or row is None
            or (not row["country"] and mention.organisation not in ("caricc", "osce"))
        ):
            continue
        if re.search(r"\b(?:at|in) the (?:[\w-]+ ){0,4}(?:of the )?$|\bв $|\bв (?:\w+ом |\w+е )$", before):
            yield _Found(
                "host", mention, Span(mention.span.start - 7, mention.span.end), "owner of the house", False
            )


def _at_a_customs_house(text: str, part: Span, tables: Tables) -> Iterator[_Found]:
    """The customs body whose post is named with its town or country: `at the X customs post`."""
    for match in CUSTOMS_HOUSE.finditer(text, part.start, part.end):
        around = Span(max(part.start, match.start() - 30), min(part.end, match.end() + 60))
        if not re.search(r"\b(?:at|in|на|в) ", text[around.start : match.start()]):
            continue
        near = tables.named(around.of(text).title())
        states = [code for one in near for code in one.countries[:1]]
        states += [tables.places[code]["country"] for one in near for code in one.places[:1]]
        for state in dict.fromkeys(states):
            for code, row in tables.organisations.items():
                if row["country"] == state and CUSTOMS_BODY.search(row["name"]):
                    mention = Mention(Span(match.start(), match.end()), code, match[0])
                    yield _Found(
                        "host", mention, Span(around.start, match.end()), "owner of the customs post", False
                    )


def _by_rule(text: str, headline: int, named: list[Mention], found: list[_Found]) -> Iterator[_Found]:
    """What the house's rules add: WCO in the container programme; UNODC where nobody else is told to lead."""
    unodc = next((one for one in named if one.organisation == UNODC), None)
    acting = any(one.mention.organisation == UNODC or one.role == "organiser" for one in found)
    if (
        unodc
        and not acting
        and unodc.span.start < headline
        and not NO_SUBJECT.search(text, 0, unodc.span.start)
    ):
        yield _Found("organiser", unodc, unodc.span, "UNODC in the headline, nobody else organises", False)
    programme = CONTAINER_PROGRAMME.search(text)
    if programme and unodc and not any(one.mention.organisation == WCO for one in found):
        wco = next((one for one in named if one.organisation == WCO), None)
        span = wco.span if wco else Span(programme.start(), programme.end())
        yield _Found("partner", Mention(span, WCO, ""), span, "WCO in the container control programme", False)


def _judged(found: list[_Found], tables: Tables) -> list[_Found]:
    """What stands after the rules of judgement: UNODC pays nobody, an organiser supports and joins nothing."""
    strong = [
        one for one in found if not (one.mention.organisation == UNODC and one.role in ("funder", "host"))
    ]
    organisers = {_key(one.mention) for one in strong if one.role == "organiser"}
    parents = {
        (tables.organisations[one.mention.organisation]["parent_id"], one.role)
        for one in strong
        if one.mention.organisation and tables.organisations[one.mention.organisation]["kind"] == MULTILATERAL
    }
    funders = {_key(one.mention) for one in strong if one.role == "funder"}
    kept: dict[tuple[str, str], _Found] = {}
    for one in strong:
        key = _key(one.mention)
        if one.role in ("supporter", "partner") and key in organisers | funders:
            continue
        if one.role == "partner" and any(
            o.role in ("host", "supporter") and _key(o.mention) == key for o in strong
        ):
            continue
        if not one.mention.organisation and not one.is_strong:
            continue
        if (key, one.role) in parents:  # the arm that is named acts, not the body above it
            continue
        if (key, one.role) not in kept or (one.is_strong and not kept[key, one.role].is_strong):
            kept[key, one.role] = one
    return list(kept.values())


def _key(mention: Mention) -> str:
    return mention.organisation or folded(mention.name)


def _readings(words: str, found: list[_Found]) -> Iterator[RoleReading]:
    for one in sorted(found, key=lambda one: one.span.start):
        mention = one.mention
        inferred = one.rule.startswith(("owner", "WCO", "UNODC"))
        yield RoleReading(
            mention.organisation, mention.name, one.role, _shortened(words, one), one.rule,
            mention.others, mention.nearest, inferred,
        )  # fmt: skip


def _shortened(words: str, one: _Found) -> Span:
    """The proof in 12 words at most, with the body in it."""
    spans = [Span(match.start(), match.end()) for match in re.finditer(r"\S+", words)]
    inside = [span for span in spans if span.end > one.span.start and span.start < one.span.end]
    if len(inside) <= MOST_WORDS:
        return Span(max(one.span.start, 0), one.span.end)
    body_last = one.mention.span.end >= one.span.end
    kept = inside[-MOST_WORDS:] if body_last else inside[:MOST_WORDS]
    return Span(kept[0].start, min(kept[-1].end, max(one.span.end, kept[0].end)))


def _matches(cue: re.Pattern[str], text: str, part: Span) -> Iterator[re.Match[str]]:
    return cue.finditer(text, part.start, part.end)
