"""The laws of the query files: their heads, their names, and how a question is asked."""

import re
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.store import sqlfiles
from tests.drawings import QUESTIONS

QUERIES = sqlfiles.files()
NO_CHART = {  # questions that are answered by a table, a number or a sentence
    "totals", "totals_by_year", "undated", "story_table", "event_detail", "event_roles", "event_stories",
    "listed_events", "listed_stories", "event_rows", "event_words", "event_neighbours", "story_events",
    "events_behind", "filter_options", "data_version", "coverage", "coverage_by_country", "coverage_years",
    "organisation_detail", "funder_profile", "funder_events", "role_names", "findable",
    "events_of_sides", "sides_together",
}  # fmt: skip


def test_one_name_for_a_question_and_its_card() -> None:
    assert set(QUESTIONS) == set(sqlfiles.names()) - NO_CHART, "add it to CARDS in tests/drawings.py"


def bound(name: str) -> set[str]:
    """The values a query binds, read from its SQL without the comments."""
    sql = "\n".join(line for line in sqlfiles.text(name).splitlines() if not line.startswith("--"))
    return set(re.findall(r"\$([a-z_]+)", sql))


@pytest.mark.parametrize("name", [*sqlfiles.names(), *sqlfiles.check_names()])
def test_a_query_binds_what_its_file_says(name: str) -> None:
    assert set(sqlfiles.describe(name).signature().parameters) == bound(name)


def test_the_parameters_of_a_question_stand_in_the_order_of_its_file() -> None:
    filters = Filters()
    assert list(sqlfiles.describe("timeline").signature().parameters) == ["filter", "grain", "split", "shown"]
    assert answers.parameters("story_table", filters) == {
        "filter": filters.parameter(), "skip": None, "top": None,
    }  # fmt: skip
    page = answers.parameters("story_table", filters, top=5)
    assert (page["skip"], page["top"]) == (None, 5)


def test_a_question_asked_wrongly_is_refused_by_its_name(db: Database) -> None:
    for unknown in ("by_moon", "../data/events", "checks/by_moon"):
        with pytest.raises(ValueError, match=f"'{unknown}' is no question"):
            answers.ask(db, unknown)
    with pytest.raises(TypeError, match="missing a required argument: 'grain'"):
        answers.ask(db, "timeline", Filters())
    with pytest.raises(TypeError, match="unexpected keyword argument 'moon'"):
        answers.ask(db, "totals", Filters(), moon=1)


def test_a_new_question_is_a_new_file(db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = "-- How many?\n-- One row per filter.\n-- Parameters: filter, least (of people).\n-- Columns: n.\n"
    (tmp_path / "by_moon.sql").write_text(
        f"{head}\nselect count(*) as n from filtered_events($filter)\nwhere participants > $least;\n"
    )
    monkeypatch.setattr(settings, "QUERIES", tmp_path)
    assert answers.ask(db, "by_moon", Filters(), 50).n[0] < answers.ask(db, "by_moon", Filters(), 0).n[0]


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_file_opens_with_its_lines(path: Path) -> None:
    name = str(path.relative_to(settings.QUERIES).with_suffix("").as_posix())
    described = sqlfiles.describe(name)
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("-- ") and described.question.endswith("?")
    assert described.one_row_per and described.parameters and described.columns
    assert bool(described.reason) == (path.parent.name == "checks")


@pytest.mark.parametrize("name", sqlfiles.names())
def test_a_question_is_one_ordered_select(name: str) -> None:
    sql = "\n".join(line for line in sqlfiles.text(name).splitlines() if not line.startswith("--"))
    assert sql.strip().endswith(";") and sql.count(";") - sql.count("';") == 1
    last = sql[sql.rindex("\nselect") :]
    always_one_row = sqlfiles.describe(name).one_row_per.endswith(("(always exactly one).", "is unknown)."))
    assert "\norder by" in last or always_one_row
    assert "select *" not in sql


def test_what_a_filter_means_stands_once() -> None:
    """Only the building files know the key lists; a question goes through the macros of the filter."""
    for name in sqlfiles.names():
        sql = sqlfiles.text(name)
        if "filter" in bound(name):
            through = re.search(r"(_events|chosen_partners)\(\$filter[,)]", sql)
            assert through and "_keys" not in sql, name


@pytest.mark.parametrize("name", sqlfiles.check_names())
def test_a_reason_is_filled_from_the_columns_of_its_check(db: Database, name: str) -> None:
    holes = set(re.findall(r"{(\w+)}", sqlfiles.describe(name).reason))
    assert {"event_id", *holes} == set(answers.ask(db, name).columns)


# Texts in SQL that are words and yet no labels, each with the reason.
WORDS_IN_SQL = {
    "folding": "patterns of signs",
    "load_choices": "patterns of names that are none of a country",
    "load": "an organisation of a country is called 'X, Country' for short: a rule on names in the data",
    "events_behind": "the days of a lag, counted",
}


def words_in(sql: str) -> list[str]:
    """The texts of a query that people would read: with a capital, or with letters and a blank."""
    code = "\n".join(line for line in sql.splitlines() if not line.lstrip().startswith("--"))
    texts = re.findall(r"'((?:[^']|'')*)'", code)
    return [text for text in texts if re.search(r"[A-Z]|[a-z] | [a-z]", text)]


@pytest.mark.parametrize("name", sqlfiles.all_names())
def test_no_label_stands_in_sql(name: str) -> None:
    """They stand in `data/`: the names of codes in their files, of what is not stated in labels.csv."""
    assert bool(words_in(sqlfiles.text(name))) == (name in WORDS_IN_SQL), words_in(sqlfiles.text(name))


def test_a_label_in_sql_is_noticed() -> None:
    assert words_in("select coalesce(name, 'Online') as name") == ["Online"]
    assert words_in("select 'not stated' -- 'Other'\n-- 'Note'") == ["not stated", "Other"]
    assert words_in("select 'none', '; ', 'central_asia'") == []
