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
from dashboard.ingest.said import after_cues, before_cues
from dashboard.ingest.sentences import sentences
from dashboard.ingest.shapes import nearest
from dashboard.ingest.tables import Tables

MOST_WORDS = 12  # that prove a role
GOVERNMENT, MULTILATERAL = "10", "40"


def roles(article: Article, tables: Tables) -> tuple[RoleReading, ...]:
    """The bodies of a story and what they did, each with the words that prove it; one row a body and role."""
    words = article.words
    text = folded(words)
    named = mentions(words, tables)
    blank = _without_places(text, named, words, tables)
    found: list[Found] = []
    for part in sentences(words):
        inside = [one for one in named if part.start <= one.span.start < part.end]
        here = [*after_cues(blank, part, inside), *before_cues(blank, part, inside)]
        found += _with_money(text, part, here)
        found += at_a_house(text, part, inside, tables)
        found += at_a_customs_house(text, part, tables, words)
    found += by_rule(text, len(article.headline), named, found)
    return tuple(_readings(words, _judged(text, found, tables), tables))


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


def _readings(words: str, found: Sequence[Found], tables: Tables) -> Iterator[RoleReading]:
    for one in sorted(found, key=lambda one: one.span.start):
        mention = one.mention
        inferred = one.rule.startswith(("owner", "WCO", "UNODC", "support in"))
        alike = mention.nearest or (() if mention.organisation else nearest(mention.name, tables))
        yield RoleReading(
            mention.organisation, mention.name, one.role, _shortened(words, one), one.rule,
            mention.others, alike, inferred,
        )  # fmt: skip


def _shortened(words: str, one: Found) -> Span:
    """The proof in 12 words at most: those with the body, at the end of a list or at its beginning."""
    inside = [match.span() for match in re.finditer(r"\S+", one.span.of(words))]
    if len(inside) <= MOST_WORDS:
        return one.span
    if one.mention.span.end >= one.span.end:
        return Span(one.span.start + inside[-MOST_WORDS][0], one.span.end)
    return Span(one.span.start, one.span.start + inside[MOST_WORDS - 1][1])
