"""Stories as they were taken in → what each would become, its twins, and all of it as plain text."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from dashboard.ingest import twins
from dashboard.ingest.article import Article
from dashboard.ingest.drafts import Draft, drafted
from dashboard.ingest.naming import named_apart
from dashboard.ingest.proposal import Proposal
from dashboard.ingest.read import read
from dashboard.ingest.review import Candidate
from dashboard.ingest.tables import Tables
from dashboard.words import _, listed

ALWAYS = ("started_on", "host_countries", "places", "participants", "kind", "themes")  # said if not read


def candidates(articles: Sequence[Article], tables: Tables, today: date) -> list[Candidate]:
    """Each story read and drafted, with the events and the other stories that may tell the same."""
    proposals = [read(article, tables) for article in articles]
    drafts = _drafts(proposals, tables, today)
    events = twins.known(tables.data)
    here: dict[int, list[str]] = defaultdict(list)
    for pair in twins.among(proposals):
        here[pair.first].append(drafts[pair.second].story["story_id"])
        here[pair.second].append(drafts[pair.first].story["story_id"])
    return [
        Candidate(proposal, draft, twins.likely(proposal, events), tuple(here[place]))
        for place, (proposal, draft) in enumerate(zip(proposals, drafts, strict=True))
    ]


def _drafts(proposals: Sequence[Proposal], tables: Tables, today: date) -> list[Draft]:
    """What each would become, no two under one id."""
    drafts: list[Draft] = []
    stories = {row["story_id"] for row in tables.data.rows("stories.csv")}
    events = {row["event_id"] for row in tables.data.rows("events.csv")}
    for proposal in proposals:
        draft = named_apart(drafted(proposal, tables, today), stories, events)
        stories.add(draft.story["story_id"])
        events.add(draft.event["event_id"])
        drafts.append(draft)
    return drafts


def plain_text(candidate: Candidate) -> str:
    """A proposal as lines: each value with its words, what was not read, the likely twins."""
    return "\n  ".join((candidate.proposal.article.headline, *_lines(candidate)))


def _lines(candidate: Candidate) -> Iterator[str]:
    proposal = candidate.proposal
    words = proposal.article.words
    for reading in proposal.readings:
        yield f"{reading.column}: {reading.value}  “{reading.span.of(words)}”"
    for role in proposal.roles:
        yield f"{role.role}: {role.organisation_id or role.name}  “{role.span.of(words)}”"
    for place in proposal.new_places:
        yield _("new place: {place}", place=place.cells["name"])
    if empty := [column for column in ALWAYS if not proposal.of(column)]:
        yield _("not read: {columns}", columns=listed(empty))
    for twin in candidate.twins:
        if twin.is_proposed:
            yield _("told already? {event}: {title}", event=twin.event_id, title=twin.title)
            for one in twin.differs:
                yield f"    {one.column}: {one.story} | {one.event}"
    if candidate.here:
        yield _("told here as well? {stories}", stories=listed(list(candidate.here)))
