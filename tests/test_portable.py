"""Every question can be asked of Spark: its macros are written out and nothing of DuckDB's own is left.

That the answers are the same says `make portable`, which needs Spark.
"""

import pytest
import sqlglot
from sqlglot import exp

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.store import sqlfiles
from tests.drawings import ask_of
from tests.portable import cases, for_spark
from tests.portable.compared import compared, difference
from tests.portable.written_out import DIALECT, bound, created, with_macros, written_out

CHOSEN = {"words": Filters(words="Bördér", countries=("UZB",), partners=("none",), funders=("none",))}


def asked(db: Database, question: str) -> cases.Asked:
    """What a question is asked with under one filter that says much."""
    given = cases.switches(ask_of(db)).get(question, [{}])
    return cases.asked(question, given, CHOSEN)[0]


@pytest.mark.parametrize("question", sqlfiles.names())
def test_a_question_is_translated(db: Database, question: str) -> None:
    schema = for_spark.schema_of(db)
    for given in asked(db, question):
        sql = for_spark.question(question, answers.parameters(question, **given), schema)
        read = sqlglot.parse_one(sql, dialect="spark")
        assert {one.name.lower() for one in read.find_all(exp.Anonymous)} <= {
            "array_except", "array_join", "array_position", "array_sort", "arrays_overlap", "make_date",
            "get", "min_by", "size", "array_contains",
        }, "a function that Spark may not know"  # fmt: skip
        assert not list(read.find_all(exp.Placeholder, exp.Parameter))
        assert not [one for one in read.find_all(exp.In) if one.args.get("field")], "a list is no set of rows"


@pytest.mark.parametrize("question", sqlfiles.names())
def test_written_out_a_question_answers_the_same(db: Database, question: str) -> None:
    for given in asked(db, question):
        values = answers.parameters(question, **given)
        with db.cursor() as cursor:
            expected = cursor.execute(sqlfiles.text(question), values).fetchall()
            found = cursor.execute(written_out(question, values).sql(DIALECT)).fetchall()
        assert found == expected


def test_the_views_are_translated(db: Database) -> None:
    views = for_spark.views(for_spark.schema_of(db))
    assert set(views) == set(created("VIEW"))


def test_codes_are_ordered_as_in_their_list(db: Database) -> None:
    sql = for_spark.translated(
        sqlglot.parse_one("select code from roles order by code", dialect=DIALECT), for_spark.schema_of(db)
    )
    assert "ORDER BY ARRAY_POSITION(ARRAY('organiser', 'host', " in sql


def test_what_spark_cannot_do_is_named(db: Database) -> None:
    statement = with_macros(sqlglot.parse_one("select fold(title) as title from events", dialect=DIALECT))
    with pytest.raises(sqlglot.UnsupportedError, match="strip_accents"):
        for_spark.translated(statement, for_spark.schema_of(db))


def test_a_limit_of_nothing_is_no_limit() -> None:
    statement = sqlglot.parse_one("select 1 limit $top offset $skip", dialect=DIALECT)
    assert bound(statement, {"top": None, "skip": 2}).sql(DIALECT) == "SELECT 1 OFFSET 2"


def test_a_difference_is_told() -> None:
    assert difference((["a"], [(1,), (2,)]), (["a"], [(1,), (2,)])) == ""
    assert difference((["a"], [(1,)]), (["b"], [(1,)])) == "columns ['a'] and ['b']"
    assert difference((["a"], [(1,), (2,)]), (["a"], [(1,), (None,)])) == "row 2: (2,) and (None,)"
    assert difference((["a"], [(1,)]), (["a"], [])) == "1 and 0 rows"


def test_an_outcome_says_what_is_wrong(db: Database) -> None:
    schema, given = for_spark.schema_of(db), [{}]

    def fails(_: str) -> tuple[list[str], list[tuple[str, ...]]]:
        raise RuntimeError("no such function\nat line 1")

    columns = ["code", "name"]
    assert compared(db, lambda _: (columns, []), schema, "role_names", given).verdict == "differs"
    outcome = compared(db, fails, schema, "role_names", given)
    assert (outcome.verdict, outcome.why) == ("fails", "{}: no such function")
