"""Rules over several rows: keys, references, places in their country, parents in a tree, days in order."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from dashboard.store.cells import EMPTY
from dashboard.store.codes import NONE
from dashboard.store.dataset import DataSet, Problem
from dashboard.store.decisions import KEPT
from dashboard.store.hints import Hints
from dashboard.store.records import MODELS
from dashboard.store.rows import Row
from dashboard.store.vocabularies import Label
from dashboard.words import _

KEYS = {model.file: model.key[0] for model in MODELS}
# Names of empty cells, as rows of labels.csv.
UNSTATED = [(dimension, NONE) for model in MODELS for dimension in model.unstated().values()]
# Of these stories only the facts were kept, not the page, so there are no words to quote.
FACTS_ONLY = "public-reporting"
WHOLE_DAY = len("2024-03-26")

# Degrees: west, south, east, north; the outermost points of each state, rounded outwards.
# Source: Natural Earth 1:10m, the outlines the map is drawn with.
BOXES = {
    "KAZ": (46.4, 40.5, 87.4, 55.5),
    "KGZ": (69.2, 39.1, 80.3, 43.3),
    "TJK": (67.3, 36.6, 75.2, 41.1),
    "TKM": (52.4, 35.1, 66.7, 42.9),
    "UZB": (55.9, 37.1, 73.2, 45.7),
}


def cross_checks(data: DataSet) -> Iterator[Problem]:
    """Everything the rows contradict each other in."""
    for model in KEPT:
        yield from _duplicates(data, model)
        yield from _missing_keys(data, model)
        yield from _broken_references(data, model)
    for rule in (_coordinates, _circular_parents, _unused_stories, _unproved, _days_to_come, _no_whole_day):
        yield from rule(data)


def _duplicates(data: DataSet, model: type[Row]) -> Iterator[Problem]:
    first: dict[tuple[str, ...], int] = {}
    for record in data.records[model.file]:
        key = tuple(record.cells[column] for column in model.key)
        if first.setdefault(key, record.line) != record.line:
            name = repr(" · ".join(key))
            message = _("{key} stands already on line {line}", key=name, line=first[key])
            yield record.problem(model.key[0], message)


def _missing_keys(data: DataSet, model: type[Row]) -> Iterator[Problem]:
    keys = {tuple(record.cells[column] for column in model.key) for record in data.records[model.file]}
    if model.file in data.broken:  # already named; what is missing there says nothing
        return
    for key in (*model.needed, *(UNSTATED if model is Label else ())):
        if key not in keys:
            yield Problem(model.file, 1, "file", _("lacks the row {key}", key=repr(" · ".join(key))))


def _broken_references(data: DataSet, model: type[Row]) -> Iterator[Problem]:
    for column, file in model.refers().items():
        if file in data.broken:  # already named; what is missing there says nothing
            continue
        hints = Hints(data.records[file], KEYS[file])
        for record in data.records[model.file]:
            value = getattr(record.row, column, None)
            for code in [value] if isinstance(value, str) else value or []:
                if code not in hints.codes:
                    hint = hints.hint(code)
                    message = _("{value} is not in {file} ({hint})", value=repr(code), file=file, hint=hint)
                    yield record.problem(column, message)


def _coordinates(data: DataSet) -> Iterator[Problem]:
    for record in data.records["places.csv"]:
        country = record.cells["country"]
        west, south, east, north = BOXES.get(country, (-180, -90, 180, 90))
        for column, low, high in (("latitude", south, north), ("longitude", west, east)):
            value = getattr(record.row, column, low)
            if not low <= value <= high:
                message = _(
                    "{value} lies outside {country} ({low} to {high})",
                    value=value,
                    country=country,
                    low=low,
                    high=high,
                )
                yield record.problem(column, message)


def _circular_parents(data: DataSet) -> Iterator[Problem]:
    parents = {row["organisation_id"]: row["parent_id"] for row in data.rows("organisations.csv")}
    for record in data.records["organisations.csv"]:
        seen, current = set(), record.cells["organisation_id"]
        while current and current not in seen:
            seen.add(current)
            current = parents.get(current, "")
        if current:
            yield record.problem("parent_id", _("the chain of parents runs in a circle"))


def _unused_stories(data: DataSet) -> Iterator[Problem]:
    if "events.csv" in data.broken:  # already named; what is missing there says nothing
        return
    told = {story for record in data.records["events.csv"] for story in record.values("stories")}
    for record in data.records["stories.csv"]:
        story = record.cells["story_id"]
        if story not in told:
            message = _("{story} is told by no event in events.csv", story=repr(story))
            yield record.problem("story_id", message)


def _unproved(data: DataSet) -> Iterator[Problem]:
    """A role rests on a story of its event, and on words of it where the page was kept."""
    facts_only = {row["story_id"] for row in data.rows("stories.csv") if row["collection"] == FACTS_ONLY}
    events = [record for record in data.records["events.csv"] if record.cells["stories"]]
    told = {record.cells["event_id"]: record for record in events}
    for record in data.records["event_organisations.csv"]:
        story, event = record.cells["story_id"], told.get(record.cells["event_id"])
        if event and story not in event.values("stories"):
            stories = event.cells["stories"]
            message = _("{story} is no story of this event ({stories})", story=repr(story), stories=stories)
            yield record.problem("story_id", message)
        if not record.cells["words"] and story not in facts_only:
            yield record.problem("words", _(EMPTY))


def _days_to_come(data: DataSet) -> Iterator[Problem]:
    """No story is added in days to come or published after that; no event is later than its stories."""
    last = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()  # it may be tomorrow elsewhere
    added = {row["story_id"]: row["added_on"] for row in data.rows("stories.csv")}
    for record in data.records["stories.csv"]:
        day, published = record.cells["added_on"], record.cells["published_on"]
        if record.row and day > last:
            yield record.problem("added_on", _("{day} is still to come", day=day))
        elif record.row and published > day:
            message = _("{published} is after {day}, the day it was added", published=published, day=day)
            yield record.problem("published_on", message)
    for record in data.records["events.csv"]:
        latest = max((added[story] for story in record.values("stories") if story in added), default="")
        for column in ("started_on", "ended_on"):
            day = record.cells[column]
            if record.row and latest and day > latest:
                message = _("{day} is after {latest}, the day its stories were added", day=day, latest=latest)
                yield record.problem(column, message)


def _no_whole_day(data: DataSet) -> Iterator[Problem]:
    """The data reach as far as their newest whole day: without any, nothing can be compared or dated."""
    days = [row["started_on"] for row in data.rows("events.csv")]
    days += [row["published_on"] for row in data.rows("stories.csv")]
    read = data.records["events.csv"] and data.records["stories.csv"]
    if read and not any(len(day) == WHOLE_DAY for day in days):
        message = _("no event and no story has a whole day, such as 2024-03-26: one is needed")
        yield Problem("events.csv", 2, "started_on", message)
