"""What the tests of sentences share."""

from typing import Any

import pandas as pd

from dashboard.analysis import words
from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask

NOTHING = Filters(words="nothing is like this")

THIN = "\u202f"
NOUNS = (
    "training",
    "campaign",
    "publication",
    "operation",
)  # kinds of activity that are counted by their name


def noun(headline: str, chosen: Filters) -> str:
    """What a headline counts: events, or in a general one what is held of the one kind that is chosen."""
    general = headline.startswith("UNODC and its partners ")
    return chosen.kinds[0] if general and len(chosen.kinds) == 1 and chosen.kinds[0] in NOUNS else "event"


def totals(ask: Ask, chosen: Filters) -> "pd.Series[int]":
    return ask("totals", chosen).iloc[0]


def first(frame: pd.DataFrame) -> Any:
    return next(frame.itertuples(index=False))


def lead(ask: Ask, chosen: Filters) -> str:
    return words.lead(totals(ask, chosen), ask("totals_by_year", chosen))


def years(*events: int, unfinished: int = 0, thin: tuple[int, ...] = ()) -> pd.DataFrame:
    """Rows of totals_by_year that end in 2024, of which the last ones are unfinished, and some are thin."""
    n = len(events)
    return pd.DataFrame(
        {
            "year": range(2025 - n, 2025),
            "events": events,
            "unfinished": [position >= n - unfinished for position in range(n)],
            "thin": [year in thin for year in range(2025 - n, 2025)],
        }
    )


def about(ask: Ask, chosen: Filters) -> str:
    return words.about(totals(ask, chosen), ask("by_theme", chosen))


def latest(ask: Ask, chosen: Filters) -> str:
    return words.latest(ask("story_table", chosen, 0, 1))
