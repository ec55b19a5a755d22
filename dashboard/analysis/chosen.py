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
    """What a filter chose, and one compared with it, in a connection of its own; one question at a time."""

    def __init__(self, db: answers.Database, *filters: Filters) -> None:
        self._db = db.cursor()
        self._one_at_a_time = threading.Lock()
        self._db.execute(sqlfiles.text(sqlfiles.KEEPING))
        chosen = numbered([one.parameter() for one in filters])
        for values in chosen:
            self._db.execute(sqlfiles.text("kept_events"), {"filter": values})
            if values["words"]:
                self._db.execute(sqlfiles.text("kept_words"), {"filter": values})
        self._db.execute(sqlfiles.text("kept_partners"), {"filter": chosen[0]})

    def ask(self, question: str, values: dict[str, Any]) -> pd.DataFrame:
        """The rows of a question about these filters."""
        with self._one_at_a_time:
            return self._db.execute(sqlfiles.text(question), values).df()

    def size(self) -> int:
        """Bytes in memory, about."""
        return 10_000 + sum(each * self._db.table(name).shape[0] for name, each in BYTES.items())


class Answers:
    """A database to ask questions of, shared by all visitors; what filters chose is kept, the last used."""

    def __init__(self, db: answers.Database) -> None:
        self._db = db
        self._chosen = kept(settings.KEPT_CHOSEN, Chosen.size)(lambda *filters: Chosen(db, *filters))

    def ask(self, question: str, /, *arguments: Any, **named: Any) -> pd.DataFrame:
        """The rows that `answers.ask` gives; a filter is evaluated once for all questions."""
        filters = [one for one in (*arguments, *named.values()) if isinstance(one, Filters)]
        if not filters:
            return answers.ask(self._db, question, *arguments, **named)
        values = answers.parameters(question, *arguments, **named)
        numbered([value for value in values.values() if isinstance(value, dict)])
        return self._chosen(*filters).ask(question, values)


def numbered(filters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Filters as queries take them, each told which of them it is, for kept.sql."""
    for nth, one in enumerate(filters, start=1):
        one["nth"] = nth
    return filters
