"""Workbooks: a chart that refers to cells, the rows of the query, and all that is said of them."""

import html
import io
import zipfile
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from dashboard import settings
from dashboard.analysis.answers import Database
from dashboard.export.office.native import barred, kind
from dashboard.export.office.workbook import workbook
from tests.drawings import CASES
from tests.exhibits import DAY, chart_of, exhibit, names_of, workbook_of
from tests.remember import Source


def cells(book: Any, reference: str) -> list[Any]:
    """The values of the cells a chart refers to."""
    sheet, _, area = reference.replace("'", "").rpartition("!")
    left, top, right, bottom = range_boundaries(area)
    found = book[sheet].iter_rows(top, bottom, left, right, values_only=True)
    return [value for line in found for value in line]


@pytest.mark.parametrize("case", CASES)
def test_the_chart_of_a_workbook_refers_to_the_numbers_of_the_rows(source: Source, case: str) -> None:
    made = exhibit(source.db, case)
    chart, data = chart_of(made), workbook_of(source.db, case)
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Chart", "Rows"]
    sheet = book["Chart"]
    if chart.empty:  # no three years to make an average of
        assert case == "timeline-average" and not sheet._charts
        return
    if kind(chart) == "table":
        assert not sheet._charts and sheet.conditional_formatting
        top = next(cell.row for cell in sheet["A"] if cell.value == chart.categories[0].name)
        for column, one in enumerate(chart.series, 2):
            found = [sheet.cell(top + row, column).value for row in range(len(one.values))]
            assert (sheet.cell(top - 1, column).value, tuple(found)) == (one.name, one.values)
        return
    (drawn,) = sheet._charts
    assert len(drawn.series) == len(chart.series)
    for one, there in zip(barred(chart).series, drawn.series, strict=True):
        assert cells(book, there.tx.strRef.f) == [one.name]
        names = there.cat.strRef or there.cat.numRef  # the latter where all names are years
        assert cells(book, names.f) == names_of(barred(chart))
        found = cells(book, there.val.numRef.f)
        assert found == [None if v is None else pytest.approx(v) for v in one.values]
        cached = {int(point.idx): float(point.v) for point in there.val.numRef.numCache.pt}
        assert cached == {i: pytest.approx(v) for i, v in enumerate(one.values) if v is not None}
    assert drawn.title.tx.strRef.f.replace("'", "") == "Chart!$A$1"
    told = zipfile.ZipFile(io.BytesIO(data)).read("xl/drawings/drawing1.xml").decode()
    assert f'descr="{made.card.alt}"' in html.unescape(told)


@pytest.mark.parametrize("case", CASES)
def test_the_rows_of_a_workbook_are_the_rows_of_the_query(db: Database, case: str) -> None:
    made = exhibit(db, case)
    data = workbook_of(db, case)
    found = pd.read_excel(
        io.BytesIO(data), sheet_name="Rows", engine="openpyxl", keep_default_na=False, na_values=[]
    )
    assert list(found.columns) == list(made.rows.columns) and len(found) == len(made.rows)
    for column in made.rows:
        for there, here in zip(found[column], made.rows[column], strict=True):
            assert (pd.isna(here) and there == "") or there == here or str(there) == str(here)
    sheet = load_workbook(io.BytesIO(data))["Rows"]
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref


def test_a_workbook_says_what_it_holds(db: Database) -> None:
    made = exhibit(db, "places_on_map", note="A note.")
    book = load_workbook(io.BytesIO(workbook(made)))
    said = [cell.value for cell in book["Chart"]["A"] if cell.value]
    for text in (made.card.title, made.card.subtitle, "A note.", made.card.in_words, made.counts,
                 made.card.left_out, settings.SOURCE, settings.MAP_NOTICE, "Data of 20 Nov 2026",
                 made.version, made.code, made.card.address):  # fmt: skip
        assert any(text in line for line in said), text
    about = book.properties
    assert (about.title, about.subject) == (made.card.title, made.card.in_words)
    assert about.creator == settings.PRODUCT
    assert about.created.date() == about.modified.date() == DAY and made.counts in about.description
