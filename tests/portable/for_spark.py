"""A question in the words of Spark: sqlglot translates; here is what it does not know or says otherwise."""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import sqlglot
from sqlglot import exp
from sqlglot.dialects.spark import Spark
from sqlglot.generators.spark import SparkGenerator
from sqlglot.optimizer.annotate_types import annotate_types
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.simplify import simplify

from dashboard.analysis.answers import Database
from tests.portable.written_out import DIALECT, created, written_out

Schema = Mapping[str, Mapping[str, str]]  # the type of each column in the words of DuckDB, by table or view


class Nested(Spark):
    """Spark as it is now: a part of a statement may have parts of its own."""

    class Generator(SparkGenerator):
        """Leaves them where they stand."""

        EXPRESSIONS_WITHOUT_NESTED_CTES: ClassVar = set()


def schema_of(db: Database) -> Schema:
    """The tables and views of a built database."""
    tables = {name: db.table(name) for name in [*created("TABLE"), *created("VIEW")]}
    return {name: dict(zip(one.columns, map(str, one.types), strict=True)) for name, one in tables.items()}


def question(name: str, values: Mapping[str, Any], schema: Schema) -> str:
    """The statement of a question asked with these values; UnsupportedError names what Spark has not."""
    return translated(written_out(name, values), schema)


def views(schema: Schema) -> dict[str, str]:
    """The statement behind each view of the database, by its name; one may read those before it."""
    return {name: translated(view.expression, schema) for name, view in created("VIEW").items()}


def translated(statement: exp.Expression, schema: Schema) -> str:
    """A statement of DuckDB in the words of Spark."""
    typed = annotate_types(qualify(statement.copy(), schema=schema, dialect=DIALECT), schema=schema)
    for node in reversed(list(typed.walk())):  # parts before the whole
        if rewrite := REWRITES.get(type(node)):
            node.replace(rewrite(node))
    return typed.sql(Nested, copy=False, comments=False, unsupported_level=sqlglot.ErrorLevel.RAISE)


def _called(name: str, *arguments: exp.Expression) -> exp.Expression:
    return exp.Anonymous(this=name, expressions=list(arguments))


def _length(node: exp.Length) -> exp.Expression:
    """Of a list Spark says size."""
    return node if node.this.is_type(*exp.DataType.TEXT_TYPES) else _called("SIZE", node.this)


def _function(node: exp.Anonymous) -> exp.Expression:
    """What sqlglot has no node for."""
    match node.name.upper(), node.expressions:
        case "LIST_HAS_ALL", [whole, part]:
            beyond = _called("SIZE", _called("ARRAY_EXCEPT", part, whole))
            return exp.EQ(this=beyond, expression=exp.Literal.number(0))
        case "STRIP_ACCENTS", [text]:
            return exp.Literal.string(_without_accents(text))
    return node


def _without_accents(text: exp.Expression) -> str:
    """Spark cannot do it: it is done with a bound value, and with nothing else."""
    value = text.this if isinstance(text, exp.Cast) else text
    if not isinstance(value, exp.Literal):
        raise sqlglot.UnsupportedError(f"strip_accents of what is no value: {text.sql(DIALECT)}")
    parts = unicodedata.normalize("NFD", value.name)
    return unicodedata.normalize("NFC", "".join(sign for sign in parts if unicodedata.category(sign) != "Mn"))


def _member(node: exp.In) -> exp.Expression:
    """In a list that is a value of its own, as a bound one is."""
    listed = node.args.get("field")
    return _called("ARRAY_CONTAINS", listed, node.this) if listed else node


def _overlap(node: exp.ArrayOverlaps) -> exp.Expression:
    return _called("ARRAYS_OVERLAP", node.this, node.expression)


def _first(node: exp.ArgMin) -> exp.Expression:
    """DuckDB passes over rows whose value is empty."""
    stated = exp.Where(this=node.this.copy().is_(exp.null()).not_())
    return exp.Filter(this=_called("MIN_BY", node.this, node.expression), expression=stated)


def _texts(node: exp.GroupConcat) -> exp.Expression:
    """Different texts, each once and in order; what Spark has for it fails beside another distinct count."""
    if not isinstance(node.this.this, exp.Distinct):
        return node
    (text,) = node.this.this.expressions
    joined = _called(
        "ARRAY_JOIN", _called("ARRAY_SORT", exp.ArrayUniqueAgg(this=text)), node.args["separator"]
    )
    return exp.Nullif(this=joined, expression=exp.Literal.string(""))


def _filtered(node: exp.Filter) -> exp.Expression:
    """The condition stands at what gathers the texts, not at what joins them."""
    gathering = node.this.find(exp.ArrayUniqueAgg)
    if gathering is None:
        return node
    joined = node.this
    gathering.replace(exp.Filter(this=gathering.copy(), expression=node.expression))
    return joined


def _quantile(node: exp.PercentileDisc) -> exp.Expression:
    """The value at its place among all in order; percentile_disc of Spark 4.3 takes the one before it."""
    place = exp.Ceil(this=exp.Mul(this=node.expression, expression=exp.Count(this=node.this.copy())))
    ordered = _called("ARRAY_SORT", exp.ArrayAgg(this=node.this))
    index = exp.cast(exp.Sub(this=place, expression=exp.Literal.number(1)), "int")
    return _called("GET", ordered, index)


def _part_of_day(node: exp.Extract) -> exp.Expression:
    if node.name.upper() == "ISODOW":
        node.set("this", exp.var("DOW_ISO"))
    return node


def _cast(node: exp.Cast) -> exp.Expression:
    """Codes are texts; each row of a list is cast within the list; a span of time is a literal."""
    if isinstance(node.this, exp.Explode):
        return exp.Explode(this=exp.cast(node.this.this, f"ARRAY<{node.to.sql('spark')}>"))
    if node.is_type("interval"):
        return _span(simplify(node.this.copy()))
    return node


def _span(words: exp.Expression) -> exp.Expression:
    number, unit = words.name.split()
    if unit == "quarter":
        number, unit = str(3 * int(number)), "month"
    return exp.Interval(this=exp.Literal.string(number), unit=exp.var(unit.upper()))


def _type(node: exp.DataType) -> exp.Expression:
    named = node.this in (exp.DType.USERDEFINED, exp.DType.ENUM)
    return exp.DataType.build("text") if named else node


def _order(node: exp.Ordered) -> exp.Expression:
    """Codes stand in the order of their list."""
    if node.this.is_type(exp.DType.ENUM):
        codes = exp.Array(expressions=[code.copy() for code in node.this.type.expressions])
        node.set("this", _called("ARRAY_POSITION", codes, node.this))
    return node


REWRITES: dict[type[exp.Expression], Callable[[Any], exp.Expression]] = {
    exp.Anonymous: _function,
    exp.ArgMin: _first,
    exp.ArrayOverlaps: _overlap,
    exp.Cast: _cast,
    exp.DataType: _type,
    exp.Extract: _part_of_day,
    exp.Filter: _filtered,
    exp.GroupConcat: _texts,
    exp.In: _member,
    exp.Length: _length,
    exp.Ordered: _order,
    exp.PercentileDisc: _quantile,
}
