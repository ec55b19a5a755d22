"""What a click gives: the function that the app calls, with the codes that the figures carry."""

from datetime import date
from typing import Any

import pytest

from dashboard.analysis.filters import Filters, period_days
from dashboard.cards import breakdowns, names, partners, time
from dashboard.cards.card import Ask, Card, View
from dashboard.cards.clicks import Behind, click

YEAR = {"date_from": date(2023, 1, 1), "date_to": date(2023, 12, 31)}


def made(ask: Ask, make: Any, chosen: Filters = Filters(), **arguments: Any) -> Card:  # noqa: B008
    return make(View(ask, chosen, names.known(names.options(ask))), **arguments)
