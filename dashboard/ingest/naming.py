"""Ids that no row has yet, where several drafts were made at once or the data have grown meanwhile."""

from collections.abc import Collection
from dataclasses import replace

from dashboard.ingest.drafts import Draft


def named_apart(draft: Draft, stories: Collection[str], events: Collection[str]) -> Draft:
    """The same draft under ids that are in neither collection: `added-0008`, `2024-03-course-osh-2`."""
    story_id = _free(draft.story["story_id"], stories)
    event_id = _free(draft.event["event_id"], events)
    named = {"story_id": story_id, "event_id": event_id}
    return replace(
        draft,
        story={**draft.story, "story_id": story_id},
        event={**draft.event, "event_id": event_id, "stories": story_id},
        roles=tuple({**role, **named} for role in draft.roles),
    )


def _free(name: str, taken: Collection[str]) -> str:
    """The name itself, or with its number counted up; one without a number gets a 2."""
    while name in taken:
        stem, _dash, number = name.rpartition("-")
        name = f"{stem}-{int(number) + 1:0{len(number)}}" if number.isdecimal() else f"{name}-2"
    return name
