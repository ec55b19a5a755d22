"""The rows of a chart and the table of events, as files."""

import csv
import io

import openpyxl

from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from tests.browser.menus import saved
from tests.browser.visit import Visit


def test_the_rows_of_a_chart_as_csv(visit: Visit, real_ask: Ask) -> None:
    page = visit.open("funders?country=TKM")
    page.locator(".st-key-data-by_funder button").click()
    _, data = saved(visit, ".st-key-csv-by_funder button")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    asked = real_ask("by_funder", Filters(countries=("TKM",)))
    assert [(row["code"], int(row["events"])) for row in rows] == list(
        zip(asked.code, asked.events, strict=True)
    )


def test_the_story_table_as_csv_and_xlsx(visit: Visit, real_ask: Ask) -> None:
    visit.open("stories?country=TKM")
    asked = real_ask("story_table", Filters(countries=("TKM",)))
    _, data = saved(visit, ".st-key-csv-story_table button")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["event_id"] for row in rows] == list(asked.event_id)
    _, data = saved(visit, ".st-key-xlsx-story_table button")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    cells = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in cells[1:]] == list(asked.event_id)
