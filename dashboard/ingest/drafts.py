"""The rows that a proposal would become if it were accepted as it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.ingest.proposal import Proposal, RoleReading
from dashboard.ingest.tables import Tables
from dashboard.store.cells import SEPARATOR
from dashboard.store.records import Event
from dashboard.words import _, listed

Cells = dict[str, str]
COLLECTION = "added"
MOST_NAMED = 3  # bodies in a proposed summary


@dataclass(frozen=True)
class Draft:
    """Rows as cells by column, as the files write them; new organisations and places only.

    `source` is what was read, headline and text: no eight words of it in a row may stand in title or summary.
    """

    story: Cells
    event: Cells
    roles: tuple[Cells, ...] = ()
    organisations: tuple[Cells, ...] = ()
    places: tuple[Cells, ...] = ()
    source: str = ""


def drafted(proposal: Proposal, tables: Tables, today: date) -> Draft:
    """The rows of a proposal as it stands: codes in the manner of the data, a title and summary of our own.

    What was not read stays empty, so that a draft may lack what the build demands. Bodies that the data lack
    get no row: the person names them first.
    """
    article, words = proposal.article, proposal.article.words
    known = [role for role in proposal.roles if role.organisation_id]
    stories = {row["story_id"] for row in tables.data.rows("stories.csv")}
    story_id = _next(stories)
    story = {
        "story_id": story_id,
        "headline": article.headline,
        "language": proposal.value("language") or article.language,
        "publisher": proposal.value("publisher") or article.publisher,
        "url": article.url,
        "published_on": article.published_on,
        "collection": COLLECTION,
        "added_on": today.isoformat(),
    }
    event = {column: proposal.value(column) for column in Event.model_fields}
    event["stories"] = story_id
    event["date_basis"] = _basis(proposal)
    places = tuple(place.cells for place in proposal.new_places)
    where = _where(event, tables, places)
    event["title"] = event["title"] or _title(event, tables, where)
    event["summary"] = event["summary"] or _summary(event, tables, known) or f"{event['title']}."
    event["event_id"] = _event_id(event, tables, where)
    roles = {(role.organisation_id, role.role): role for role in reversed(known)}
    rows = [_role(role, event["event_id"], story_id, words) for role in reversed(roles.values())]
    return Draft(story, event, tuple(rows), (), places, words)


def _next(stories: Iterable[str]) -> str:
    numbers = [int(code.rpartition("-")[2]) for code in stories if re.fullmatch(rf"{COLLECTION}-\d+", code)]
    return f"{COLLECTION}-{max(numbers, default=0) + 1:04}"


def _basis(proposal: Proposal) -> str:
    started = proposal.of("started_on")
    if not started:
        return "unknown"
    inferred = any(reading.inferred for reading in (*started, *proposal.of("ended_on")))
    return "inferred" if inferred else "stated"


def _where(event: Cells, tables: Tables, new: Iterable[Cells]) -> str:
    """The first place of the event, else its one country, by name; empty where neither is known."""
    names = {code: row["name"] for code, row in tables.places.items()}
    names |= {place["place_id"]: place["name"] for place in new}
    place = event["places"].split(SEPARATOR)[0]
    countries = (event["host_countries"] or event["countries"]).split(SEPARATOR)
    if place in names:
        return names[place]
    return tables.countries[countries[0]]["name"] if len(countries) == 1 and countries[0] else ""


def _named(file: str, codes: str, tables: Tables) -> list[str]:
    names = {row["code"]: row["name"] for row in tables.data.rows(file)}
    return [names[code] for code in codes.split(SEPARATOR) if code in names]


def _title(event: Cells, tables: Tables, where: str) -> str:
    kind = "".join(_named("kinds.csv", event["kind"], tables)) or _("Event")
    themes = listed([theme[0].lower() + theme[1:] for theme in _named("themes.csv", event["themes"], tables)])
    if not themes:
        return _("{kind} in {place}", kind=kind, place=where) if where else kind
    if not where:
        return _("{kind} on {themes}", kind=kind, themes=themes)
    return _("{kind} on {themes} in {place}", kind=kind, themes=themes, place=where)


def _summary(event: Cells, tables: Tables, roles: Iterable[RoleReading]) -> str:
    codes = dict.fromkeys(role.organisation_id for role in roles)
    rows = [tables.organisations[code] for code in codes if code in tables.organisations]
    names = listed([row["acronym"] or row["name"] for row in rows[:MOST_NAMED]])
    people = event["participants"]
    if people and names:
        return _("With {people} people taking part; named are {names}.", people=people, names=names)
    if people:
        return _("With {people} people taking part.", people=people)
    return _("Named are {names}.", names=names) if names else ""


def _event_id(event: Cells, tables: Tables, where: str) -> str:
    """Month (or year, or undated), subject and place in small letters; a number where it is taken."""
    subject = f"{event['themes'].split(SEPARATOR)[0]} {event['kind']}"
    words = " ".join([event["started_on"][:7] or "undated", subject, where]).lower()
    code = "-".join(re.findall("[a-z0-9]+", words))
    taken = {row["event_id"] for row in tables.data.rows("events.csv")}
    numbers = (f"{code}-{number}" for number in range(2, len(taken) + 3))
    return code if code not in taken else next(other for other in numbers if other not in taken)


def _role(role: RoleReading, event_id: str, story_id: str, words: str) -> Cells:
    return {
        "event_id": event_id,
        "organisation_id": role.organisation_id,
        "role": role.role,
        "basis": "inferred" if role.inferred else "stated",
        "story_id": story_id,
        "words": " ".join(role.span.of(words).split()),
    }
