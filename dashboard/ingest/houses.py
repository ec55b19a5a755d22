"""Roles by the rules of the house: owners of rooms and posts, UNODC and WCO in their programme."""

import re
from collections.abc import Iterator, Sequence

from dashboard.ingest.cues import cues
from dashboard.ingest.found import Found
from dashboard.ingest.mentions import Mention, story_countries
from dashboard.ingest.proposal import Span
from dashboard.ingest.rows import NO_SUBJECT
from dashboard.ingest.tables import Tables

UNODC, WCO = "unodc", "wco"
CONTAINER_PROGRAMME = re.compile(
    r"container control program|программ\w+[^.]{0,30} контрол\w+ (?:за )?контейнер"
    r"|port control (?:unit|group)|unodc-wco|портов\w+ контрол\w+"
)
AT_THE = re.compile(r"\b(?:at|in) the (?:[\w-]+ ){0,4}(?:of the )?$|\bв $")
CUSTOMS_HOUSE = re.compile(
    r"\bcustoms (?:border )?(?:post|authority|checkpoint|house|terminal)s?\b|таможенн\w+ пост\w*"
)
CUSTOMS_BODY = re.compile(r"^(?:State )?Customs (?:Service|Committee)|^State Revenue Committee")
LOOKED_BACK, LOOKED_ON = 60, 60  # characters


def at_a_house(text: str, part: Span, named: Sequence[Mention], tables: Tables) -> Iterator[Found]:
    """The owner of the rooms: `at the X` where the sentence says that something took place."""
    if not cues("date")["takes_place"].search(text, part.start, part.end):
        return
    for mention in named:
        row = tables.organisations.get(mention.organisation)
        if mention.is_state or row is None or mention.organisation == UNODC:
            continue
        before = AT_THE.search(text[max(part.start, mention.span.start - LOOKED_BACK) : mention.span.start])
        if before and (row["country"] or before[0] == "at the "):
            span = Span(mention.span.start - len(before[0]), mention.span.end)
            yield Found("host", mention, span, "owner of the house", is_strong=False)


def at_a_customs_house(text: str, part: Span, tables: Tables, words: str) -> Iterator[Found]:
    """The customs body whose post is named with its country or town: `at the X customs post`."""
    match = CUSTOMS_HOUSE.search(text, part.start, part.end)
    if not match or not re.search(
        r"\b(?:at|on|на|в) ", text[max(part.start, match.start() - 60) : match.start()]
    ):
        return
    near = tables.named(words[max(part.start, match.start() - 30) : min(part.end, match.end() + LOOKED_ON)])
    states = [code for one in near for code in one.countries[:1]]
    if not states:
        likely = story_countries(tables.named(words), tables)
        towns = [{tables.places[code]["country"] for code in one.places} for one in near if one.places]
        states = [min(town, key=lambda code: likely.index(code) if code in likely else 99) for town in towns]
    for state in dict.fromkeys(states):
        for code, row in tables.organisations.items():
            if row["country"] == state and CUSTOMS_BODY.search(row["name"]):
                span = Span(match.start(), match.end())
                yield Found(
                    "host", Mention(span, code, span.of(words)), span, "owner of the customs post", False
                )


def by_rule(text: str, headline: int, named: Sequence[Mention], found: Sequence[Found]) -> Iterator[Found]:
    """What the house's rules add: WCO in the container programme; UNODC where nobody else is told to lead."""
    unodc = next((one for one in named if one.organisation == UNODC), None)
    if unodc is None:
        return
    programme = CONTAINER_PROGRAMME.search(text)
    acting = any(one.mention.organisation == UNODC or one.role == "organiser" for one in found)
    in_headline = unodc.span.start < headline and not NO_SUBJECT.search(text, 0, unodc.span.start)
    if not acting and (in_headline or programme):
        yield Found("organiser", unodc, unodc.span, "UNODC where nobody else organises", is_strong=False)
    if programme and not any(one.mention.organisation == WCO for one in found):
        wco = next((one for one in named if one.organisation == WCO), None)
        span = wco.span if wco else Span(programme.start(), programme.end())
        yield Found(
            "partner", wco or Mention(span, WCO, ""), span, "WCO in the container control programme", False
        )
