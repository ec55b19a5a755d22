"""Questions to a database whose filters are evaluated once: all questions of a page read what one chose."""

import threading
from typing import Any

import pandas as pd

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.filters import Filters
from dashboard.analysis.kept import kept
from dashboard.store import sqlfiles

BYTES = {"kept_events": 24, "kept_partners": 16}  # that a row takes in memory, about


class Chosen:
    """What one filter chose, in a connection of its own; questions are answered one after the other."""

    def __init__(self, db: answers.Database, filters: Filters) -> None:
        self._db = db.cursor()
        self._one_at_a_time = threading.Lock()
        events, words, partners = sqlfiles.KEEPING
        for name in (events, *([words] if filters.words else []), partners):
            self._run(name, filters)

    def _run(self, name: str, filters: Filters) -> None:
        for statement in self._db.extract_statements(sqlfiles.text(name)):
            values = {"filter": filters.parameter()} if statement.named_parameters else None
            self._db.execute(statement, values)

    def ask(self, question: str, values: dict[str, Any]) -> pd.DataFrame:
        """The rows of a question about this filter."""
        with self._one_at_a_time:
            return self._db.execute(sqlfiles.text(question), values).df()

    def size(self) -> int:
        """Bytes in memory, about."""
        return 10_000 + sum(each * self._db.table(name).shape[0] for name, each in BYTES.items())


class Answers:
    """A database to ask questions of, shared by all visitors; what filters chose is kept, the last used."""

    def __init__(self, db: answers.Database) -> None:
        self._db = db
        self._chosen = kept(settings.KEPT_CHOSEN, Chosen.size)(lambda filters: Chosen(db, filters))

    def ask(self, question: str, /, *arguments: Any, **named: Any) -> pd.DataFrame:
        """The rows that `answers.ask` gives; only a question about several filters evaluates them anew."""
        filters = [one for one in (*arguments, *named.values()) if isinstance(one, Filters)]
        if len(filters) != 1:
            return answers.ask(self._db, question, *arguments, **named)
        values = answers.parameters(question, *arguments, **named)
        return self._chosen(filters[0]).ask(question, values)
