"""What laws under random filters share: the number of events, and a few rows of an answer."""

from random import Random
from typing import Any

import pandas as pd

from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask


def events(ask: Ask, chosen: Filters) -> int:
    """What the card says."""
    return int(ask("totals", chosen).events[0])


def some_of(rows: pd.DataFrame, chance: Random) -> list[Any]:
    """Up to three of the rows."""
    found = list(rows.itertuples())
    return chance.sample(found, min(len(found), 3))
