"""The numbers of errands, counted over the data files themselves: no question of the product is asked."""

from collections.abc import Iterator
from functools import cache

import pandas as pd

from dashboard import settings


@cache
def table(name: str) -> pd.DataFrame:
    return pd.read_csv(settings.ROOT / "data" / f"{name}.csv", dtype=str, keep_default_na=False)


def events() -> pd.DataFrame:
    """The events that are counted: UNODC leads or takes part."""
    found = table("events")
    return found[found.unodc_role != "mentioned"]


def within(first: int, last: int) -> pd.Series:
    """Which events began in these years; those without a date in none."""
    return pd.to_numeric(events().started_on.str[:4]).between(first, last)


def listing(column: str, code: str) -> pd.Series:
    """Which events have a code in a column of several."""
    return events()[column].str.split("; ").map(lambda codes: code in codes)


def naming(body: str, *roles: str) -> pd.Series:
    """Which events name a body or a part of it, in one of these roles or in any."""
    named = table("event_organisations")
    if roles:
        named = named[named.role.isin(roles)]
    own = named[named.organisation_id.map(lambda code: body in _line(code))]
    return events().event_id.isin(own.event_id)


def languages() -> pd.Series:
    """The languages of the stories of each event."""
    of_story = table("stories").set_index("story_id").language
    return events().stories.str.split("; ").map(lambda stories: {of_story[story] for story in stories})


def newest_story() -> pd.Series:
    """The day on which the newest story of each event came into the data."""
    of_story = table("stories").set_index("story_id").added_on
    return events().stories.str.split("; ").map(lambda stories: max(of_story[story] for story in stories))


def _line(code: str) -> Iterator[str]:
    """A body, and those it is a part of."""
    parents = table("organisations").set_index("organisation_id").parent_id
    while code:
        yield code
        code = parents[code]
