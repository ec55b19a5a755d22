"""Names of files, and the tables of every chart as CSV and XLSX."""

import io
import re
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards import breakdowns
from dashboard.cards.card import View
from dashboard.export.exhibit import exhibit, file_name
from dashboard.export.table import csv_bytes, xlsx_bytes
from tests.drawings import CASES, DEFAULT, asked


def ask(db: Database, question: str, *arguments: Any) -> pd.DataFrame:
    return answers.ask(db, question, *arguments)


# Names of files


def test_a_file_name_says_what_it_holds(db: Database) -> None:
    filters = Filters(date_from=date(2019, 1, 1), date_to=date(2024, 12, 31), funders=("us",))
    view = View(partial(ask, db), filters, {"funders": {"us": "United States of America"}})
    made = exhibit(view.ask, breakdowns.THEMES.card(view))
    assert made.name == "unodc-central-asia_by-theme_2019-2024_funder-united-states-of-america_2024-11-20"


def test_a_file_name_of_the_default_view_says_all_years_and_no_more(db: Database) -> None:
    view = View(partial(ask, db), DEFAULT, {})
    assert (
        exhibit(view.ask, breakdowns.THEMES.card(view)).name
        == "unodc-central-asia_by-theme_all-years_2024-11-20"
    )


def test_letters_with_marks_become_plain_ones() -> None:
    assert file_name("Türkmenbaşy – Aşgabat", "Слова") == "unodc-central-asia_turkmenbasy-asgabat_slova"


@pytest.mark.parametrize(
    "words",
    ["../../etc/passwd", "con\\nul:*?", "a\x00b\nc", '"; rm -rf /', "Ёлка 2024", "x" * 500, "%2e%2e/"],
)
def test_a_file_name_is_safe_everywhere(words: str) -> None:
    name = file_name("by_theme", words, "2024-11-20")
    assert re.fullmatch(r"[a-z0-9_-]+", name) and len(name) < 150
    assert name.endswith("_2024-11-20") and not name.startswith("-")


# Tables; what they must not do to text stands in test_same_number.py


@pytest.mark.parametrize("case", CASES)
def test_the_rows_of_every_chart_become_a_table_of_as_many_rows(db: Database, case: str) -> None:
    rows = asked(db, case)
    read = pd.read_csv(io.BytesIO(csv_bytes(rows)), keep_default_na=False, dtype=str)
    assert (list(read.columns), len(read)) == (list(rows.columns), len(rows))
    question = case.partition("-")[0]
    sheet: Any = load_workbook(io.BytesIO(xlsx_bytes(rows, question)))[question]
    cells = list(sheet.iter_rows(values_only=True))
    assert (list(cells[0]), len(cells) - 1) == (list(rows.columns), len(rows))
    for column, kind in rows.dtypes.items():
        if pd.api.types.is_integer_dtype(kind):
            at_column = rows.columns.get_loc(column)
            assert [row[at_column] for row in cells[1:]] == [None if pd.isna(n) else n for n in rows[column]]


def test_a_table_without_rows_has_its_header(db: Database) -> None:
    rows = asked(db, "by_theme").head(0)
    assert csv_bytes(rows).decode("utf-8-sig") == "code,name,events\r\n"
    sheet: Any = load_workbook(io.BytesIO(xlsx_bytes(rows, "by_theme"))).active
    assert list(sheet.iter_rows(values_only=True)) == [("code", "name", "events")]
