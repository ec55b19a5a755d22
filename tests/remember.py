"""Answers that are asked once a session, and a data set with the filters that all laws are tried on."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, partial
from random import Random

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from tests.random_filters import drawn, one_per_field

EXAMPLES = 14
Law = Callable[[Ask, Filters, Random], None]  # what holds under a filter; chance draws parts of answers


def remembered(db: Database) -> Ask:
    """Ask questions of a database, each once; rows that are given are not to be changed.

    While the tool that breaks the product writes down what each test runs, nothing is remembered.
    """
    ask = partial(answers.ask, db)
    return ask if "MUTANTS_MAP" in os.environ else cache(ask)


@dataclass
class Source:
    """A database, its remembered answers, and filters drawn once for it."""

    db: Database
    ask: Ask

    @cached_property
    def filters(self) -> tuple[Filters, ...]:
        """Random filters, the default among them: a law holds under each."""
        return (Filters(), *one_per_field(self.ask), *drawn(self.ask, EXAMPLES))

    def check(self, law: Law) -> None:
        """Try a law under each filter; a failure names the filter."""
        chance = Random(1)
        for chosen in self.filters:
            try:
                law(self.ask, chosen, chance)
            except BaseException as wrong:
                wrong.add_note(f"under {chosen.query()}")
                raise
