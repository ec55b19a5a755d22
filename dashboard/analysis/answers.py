"""Questions put to the database: each is a file of `queries/`, whose head names its parameters in order."""

from typing import Any

import duckdb
import pandas as pd

from dashboard.analysis.filters import Filters
from dashboard.store import sqlfiles

Database = duckdb.DuckDBPyConnection


def ask(db: Database, question: str, /, *arguments: Any, **named: Any) -> pd.DataFrame:
    """The rows that the query file of a question describes.

    Arguments stand in the order of the file's parameters or by their names. ValueError if there is no such
    question, TypeError if a parameter is missing or unknown.
    """
    values = parameters(question, *arguments, **named)
    with db.cursor() as cursor:
        return cursor.execute(sqlfiles.text(question), values).df()


def parameters(question: str, /, *arguments: Any, **named: Any) -> dict[str, Any]:
    """The named values that a question is bound to: a filter becomes one struct, what is left out is null."""
    try:
        given = sqlfiles.describe(question).signature().bind(*arguments, **named)
    except FileNotFoundError:
        raise ValueError(f"{question!r} is no question: queries/{question}.sql is missing") from None
    given.apply_defaults()
    return {name: _bound(value) for name, value in given.arguments.items()}


def _bound(value: Any) -> Any:
    if isinstance(value, Filters):
        return value.parameter()
    return list(value) if isinstance(value, tuple) else value
