"""What the search box looks through, and its words, as the browser gets them: once, as JSON."""

from datetime import date
from typing import Any

import orjson
import pandas as pd

from dashboard import settings
from dashboard.analysis import phrases
from dashboard.analysis.filters import LISTS
from dashboard.cards.card import Ask
from dashboard.words import N_, _, dated
from dashboard.words.dates import MONTH_WHOLE

ANY_YEAR = 2024  # whose months have names
# What of findable -> what kind of thing it is: a filter's own word, or of what is no filter by itself.
KINDS = {facet.dimension or facet.parameter: facet.label for facet in LISTS} | {
    "organisation": N_("Organisation"), "city": N_("Town"), "site": N_("Place"), "province": N_("Province"),
    "told": N_("Only language"), "year": N_("Year"), "period": N_("Period"), "event": N_("Event"),
}  # fmt: skip


def findable(ask: Ask) -> bytes:
    """All that can be found, the likeliest first: kind, code, name, acronym, other names, what it counts."""
    rows = ask("findable", settings.FOUND_EVENTS).itertuples(index=False)
    hits = [(row.what, row.code, row.name, row.acronym, row.other_names, _counted(row)) for row in rows]
    return orjson.dumps(
        {"words": _words(), "kinds": {what: _(kind) for what, kind in KINDS.items()}, "hits": hits}
    )


def _counted(row: Any) -> str:
    """How many events there are of it; of an event its year."""
    if row.what == "event":
        return str(int(row.year)) if pd.notna(row.year) else _("undated")
    return phrases.count(int(row.events), "event")


def _words() -> dict[str, str | list[str]]:
    """What the box itself says; the script puts what was typed, and numbers, in place of the holes."""
    return {
        "months": [dated(date(ANY_YEAR, month, 1), MONTH_WHOLE) for month in range(1, 13)],
        "label": _("Find a town, body, theme or event"),
        "hint": _("Town, body, theme, event"),
        "search": _("Search the words of all events for “{typed}”", typed="{typed}"),
        "found": _("Found: {hits}", hits="{hits}"),
    }
