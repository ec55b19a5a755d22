"""One question asked of both engines, with all its switches, and whether they say the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

import sqlglot

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.store import sqlfiles
from tests.portable import for_spark
from tests.portable.for_spark import Schema

Answer = tuple[list[str], list[tuple[Any, ...]]]  # names of columns, rows
Engine = Callable[[str], Answer]  # a statement in its own words -> its answer


@dataclass(frozen=True)
class Outcome:
    """`verdict` is equal, differs, fails (in the other engine) or cannot (be translated); `why` says more."""

    verdict: str = "equal"
    rows: int = 0
    seconds: float = 0
    other_seconds: float = 0
    why: str = ""


def compared(
    db: Database, other: Engine, schema: Schema, question: str, asked: Iterable[dict[str, Any]]
) -> Outcome:
    """The outcome of a question over all it is asked with, up to the first that is not equal."""
    found: list[Outcome] = []
    for given in asked:
        found.append(_once(db, other, schema, question, answers.parameters(question, **given)))
        if found[-1].why:
            found[-1] = replace(found[-1], why=f"{given}: {found[-1].why}")
            break
    rows, seconds = sum(one.rows for one in found), sum(one.seconds for one in found)
    return replace(
        found[-1], rows=rows, seconds=seconds, other_seconds=sum(one.other_seconds for one in found)
    )


def _once(db: Database, other: Engine, schema: Schema, question: str, values: dict[str, Any]) -> Outcome:
    began = perf_counter()
    expected = _here(db, question, values)
    outcome = Outcome(rows=len(expected[1]), seconds=perf_counter() - began)
    try:
        statement = for_spark.question(question, values, schema)
    except sqlglot.errors.SqlglotError as error:
        return replace(outcome, verdict="cannot", why=str(error))
    began = perf_counter()
    try:
        found = other(statement)
    except Exception as error:  # whatever it is, the other questions are still worth asking
        return replace(outcome, verdict="fails", why=str(error).strip().partition("\n")[0])
    why = difference(expected, found)
    verdict = "differs" if why else "equal"
    return replace(outcome, verdict=verdict, other_seconds=perf_counter() - began, why=why)


def _here(db: Database, question: str, values: dict[str, Any]) -> Answer:
    with db.cursor() as cursor:
        cursor.execute(sqlfiles.text(question), values)
        return [column[0] for column in cursor.description or []], cursor.fetchall()


def difference(expected: Answer, found: Answer) -> str:
    """The first that is not the same in columns, number or any value of a row; empty if nothing is."""
    (columns, rows), (other_columns, other_rows) = expected, found
    if columns != other_columns:
        return f"columns {columns} and {other_columns}"
    for number, (row, other) in enumerate(zip(rows, other_rows, strict=False), 1):
        if row != other:
            return f"row {number}: {row} and {other}"
    return "" if len(rows) == len(other_rows) else f"{len(rows)} and {len(other_rows)} rows"
