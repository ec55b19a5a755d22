"""A question with its macros written out and its values bound: a statement that needs only tables."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import sqlglot
from sqlglot import exp

from dashboard.store import sqlfiles

DIALECT = "duckdb"
# The building files that create macros, tables and views.
DEFINING = ("folding", "schema", "schema_links", "filtered_events", "ordered_events")


def written_out(question: str, values: Mapping[str, Any]) -> exp.Expression:
    """The statement of a question asked with these values, in the words of DuckDB."""
    return bound(with_macros(sqlglot.parse_one(sqlfiles.text(question), dialect=DIALECT)), values)


@cache
def created(kind: str) -> dict[str, exp.Create]:
    """What the building files create, by name; `kind` is MACRO, TABLE or VIEW."""
    statements = [
        statement
        for name in DEFINING
        for statement in sqlglot.parse(sqlfiles.text(name), dialect=DIALECT)
        if isinstance(statement, exp.Create) and statement.kind == kind
    ]
    return {statement.find(exp.Table).name: statement for statement in statements}


def with_macros(statement: exp.Expression) -> exp.Expression:
    """The statement with the body of each macro in the place of its call, from the outermost inwards."""
    return statement.transform(_replaced)


def _replaced(node: exp.Expression) -> exp.Expression:
    call = node.this if isinstance(node, exp.Table) else node
    macro = created("MACRO").get(call.name) if isinstance(call, exp.Anonymous) else None
    if macro is None:
        return node
    given = dict(zip((one.name for one in macro.this.expressions), call.expressions, strict=True))
    body = macro.expression.copy().transform(
        lambda part: given[part.name].copy() if isinstance(part, exp.Column) and part.name in given else part
    )
    if isinstance(node, exp.Table):
        body.set("alias", node.args.get("alias") or exp.TableAlias(this=exp.to_identifier(call.name)))
    return with_macros(body)


def bound(statement: exp.Expression, values: Mapping[str, Any]) -> exp.Expression:
    """The statement with the values in the place of its parameters; a limit of nothing is no limit."""
    statement = statement.transform(_given, values).transform(_value, values)
    for limit in list(statement.find_all(exp.Limit, exp.Offset)):
        if isinstance(limit.expression, exp.Null):
            limit.pop()
    return statement


def _given(node: exp.Expression, values: Mapping[str, Any]) -> exp.Expression:
    """Of parameters that stand in for each other the one that is given; whether one is given as a fact."""
    if isinstance(node, exp.Is) and isinstance(node.this, exp.Placeholder):
        return exp.convert(values[node.this.name] is None)
    if isinstance(node, exp.Coalesce):
        parts = [node.this, *node.expressions]
        if all(isinstance(part, exp.Placeholder) for part in parts):
            return next((part for part in parts if values[part.name] is not None), node.this)
    return node


def _value(node: exp.Expression, values: Mapping[str, Any]) -> exp.Expression:
    if isinstance(node, exp.Bracket | exp.Dot) and isinstance(node.this.unnest(), exp.Placeholder):
        field = node.expressions[0].name if isinstance(node, exp.Bracket) else node.expression.name
        return exp.convert(values[node.this.unnest().name][field])
    return exp.convert(values[node.name]) if isinstance(node, exp.Placeholder) else node
