"""Stories as rows of a list: each leads out to its page, the event it tells opens over the page."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.app import event_rows
from dashboard.app.text import escaped, outward
from dashboard.words import N_, partial_day

HEADS = [N_("Published"), N_("Story"), N_("Publisher"), N_("The event it tells")]


def by_stories(rows: pd.DataFrame, told: pd.DataFrame, years: Mapping[str, str] | None) -> str:
    """The list of stories, rows of listed_stories, with their events, of story_events, as HTML.

    `years` gives for stories that begin a year its head, as HTML, and days then go without their year.
    """
    events = dict(list(told.groupby("story_id", sort=False)))
    lines = [
        (years or {}).get(row.story_id, "") + _row(row, events[row.story_id], dated=years is None)
        for row in rows.itertuples()
    ]
    return event_rows.listed(HEADS, lines, "stories")


def _row(row: Any, events: pd.DataFrame, *, dated: bool) -> str:
    opened = "".join(
        f"<p>{event_rows.opens(event.event_id, event.title)}</p>" for event in events.itertuples()
    )
    tag, publisher = event_rows.language_tag(row.language), escaped(row.publisher)
    when = event_rows.in_year(partial_day(row.published_on), row.published_on, dated=dated)
    return (
        f'<article class="row"><p class="when">{escaped(when)}</p>'
        f'<div class="what" lang="{escaped(row.language)}"><h3>{outward(row.url, row.headline)}</h3></div>'
        f'<p class="publisher">{tag}<span>{publisher}</span></p>'
        f'<div class="about">{opened}</div></article>'
    )
