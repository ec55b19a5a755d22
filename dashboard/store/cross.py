"""Rules over several rows: coordinates in their country, parents in a tree, stories in use, days in order."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.store.load import DataSet

# Of these stories only the facts were kept, not the page, so there are no words to quote.
FACTS_ONLY = "public-reporting"
WHOLE_DAY = len("2024-03-26")

Finding = tuple[str, int, str, str]  # file, line, column, message

# Degrees: west, south, east, north; the outermost points of each state, rounded outwards.
# Source: Natural Earth 1:10m, the outlines the map is drawn with.
BOXES = {
    "KAZ": (46.4, 40.5, 87.4, 55.5),
    "KGZ": (69.2, 39.1, 80.3, 43.3),
    "TJK": (67.3, 36.6, 75.2, 41.1),
    "TKM": (52.4, 35.1, 66.7, 42.9),
    "UZB": (55.9, 37.1, 73.2, 45.7),
}


def cross_checks(data: "DataSet") -> Iterator[Finding]:
    """Everything the rows contradict each other in, as (file, line, column, message)."""
    yield from _coordinates(data)
    yield from _circular_parents(data)
    yield from _unused_stories(data)
    yield from _role_stories(data)
    yield from _missing_words(data)
    yield from _days_to_come(data)
    yield from _no_whole_day(data)


def _coordinates(data: "DataSet") -> Iterator[Finding]:
    for record in data.records["places.csv"]:
        if record.row is None:
            continue
        place = record.row.model_dump()
        west, south, east, north = BOXES.get(place["country"], (-180, -90, 180, 90))
        for column, low, value, high in (
            ("latitude", south, place["latitude"], north),
            ("longitude", west, place["longitude"], east),
        ):
            if not low <= value <= high:
                message = f"{value} lies outside {place['country']} ({low} to {high})"
                yield "places.csv", record.line, column, message


def _circular_parents(data: "DataSet") -> Iterator[Finding]:
    parents = {row["organisation_id"]: row["parent_id"] for row in data.rows("organisations.csv")}
    for record in data.records["organisations.csv"]:
        seen, current = set(), record.cells["organisation_id"]
        while current and current not in seen:
            seen.add(current)
            current = parents.get(current, "")
        if current:
            message = "the chain of parents runs in a circle"
            yield "organisations.csv", record.line, "parent_id", message


def _unused_stories(data: "DataSet") -> Iterator[Finding]:
    if "events.csv" in data.broken:  # already named; what is missing there says nothing
        return
    told = {story for row in data.rows("events.csv") for story in row["stories"].split("; ")}
    for record in data.records["stories.csv"]:
        if record.cells["story_id"] not in told:
            message = f"{record.cells['story_id']!r} is told by no event in events.csv"
            yield "stories.csv", record.line, "story_id", message


def _role_stories(data: "DataSet") -> Iterator[Finding]:
    told = [(row["event_id"], row["stories"]) for row in data.rows("events.csv")]
    stories = {event: cell.split("; ") for event, cell in told if cell}
    for record in data.records["event_organisations.csv"]:
        own = stories.get(record.cells["event_id"])
        if own and record.cells["story_id"] not in own:
            message = f"{record.cells['story_id']!r} is no story of this event ({'; '.join(own)})"
            yield "event_organisations.csv", record.line, "story_id", message


def _missing_words(data: "DataSet") -> Iterator[Finding]:
    facts_only = {row["story_id"] for row in data.rows("stories.csv") if row["collection"] == FACTS_ONLY}
    for record in data.records["event_organisations.csv"]:
        if not record.cells["words"] and record.cells["story_id"] not in facts_only:
            yield "event_organisations.csv", record.line, "words", "is empty, a value is needed"


def _days_to_come(data: "DataSet") -> Iterator[Finding]:
    """No story is added in days to come or published after that; no event is later than its stories."""
    last = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()  # it may be tomorrow elsewhere
    added: dict[str, str] = {}
    for record in data.records["stories.csv"]:
        story, day = record.cells["story_id"], record.cells["added_on"]
        added[story] = day
        if day > last and record.row:
            yield "stories.csv", record.line, "added_on", f"{day} is still to come"
        elif record.cells["published_on"] > day and record.row:
            message = f"{record.cells['published_on']} is after {day}, the day it was added"
            yield "stories.csv", record.line, "published_on", message
    for record in data.records["events.csv"]:
        days = [added[story] for story in record.cells["stories"].split("; ") if story in added]
        for column in ("started_on", "ended_on"):
            if record.row and days and record.cells[column] > max(days):
                message = f"{record.cells[column]} is after {max(days)}, the day its stories were added"
                yield "events.csv", record.line, column, message


def _no_whole_day(data: "DataSet") -> Iterator[Finding]:
    """The data reach as far as their newest whole day: without any, nothing can be compared or dated."""
    days = [row["started_on"] for row in data.rows("events.csv")]
    days += [row["published_on"] for row in data.rows("stories.csv")]
    read = data.records["events.csv"] and data.records["stories.csv"]
    if read and not any(len(day) == WHOLE_DAY for day in days):
        message = "no event and no story has a whole day, such as 2024-03-26: one is needed"
        yield "events.csv", 2, "started_on", message
