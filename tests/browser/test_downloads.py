"""Every kind of file a visitor can take away, opened and looked into."""

import csv
import io
import xml.etree.ElementTree as ET
from pathlib import Path

import openpyxl
import pytest
from PIL import Image

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def saved(visit: Visit, selector: str, folder: Path) -> Path:
    with visit.page.expect_download() as download:
        visit.page.locator(selector).first.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.mark.parametrize("question", ["timeline", "places_on_map", "by_country", "by_partner", "by_funder"])
def test_a_chart_as_png_and_svg(visit: Visit, tmp_path: Path, real_db: Database, question: str) -> None:
    page = visit.open("?country=TKM")
    title = page.inner_text(f".st-key-card-{question} .card-title")
    page.locator(f".st-key-download-{question} button").click()
    page.wait_for_selector(".image-files img[src]")
    png = saved(visit, ".image-files .png", tmp_path)
    with Image.open(png) as image:
        assert image.size == (3200, 1800)
        assert len(image.convert("RGB").resize((160, 90)).getcolors(160 * 90) or []) > 20
    svg = saved(visit, ".image-files .svg", tmp_path)
    assert svg.name.startswith(f"unodc-central-asia_{question.replace('_', '-')}_all-years")
    root = ET.parse(svg).getroot()
    assert (root.get("width"), root.get("height")) == ("1600", "900")
    words = " ".join(root.itertext())
    totals = answers.totals(real_db, Filters(countries=("TKM",))).iloc[0]
    assert title in words
    assert "Hosted by: Turkmenistan" in words
    assert f"{totals.events} events from {totals.stories} stories" in words
    assert "Not an official UN product" in words
    assert "Data of" in words
    assert ("do not imply endorsement" in words) == (question == "places_on_map")


def test_the_rows_of_a_chart_as_csv(visit: Visit, tmp_path: Path, real_db: Database) -> None:
    page = visit.open("?country=TKM")
    page.locator(".st-key-data-by_funder button").click()
    path = saved(visit, ".st-key-csv-by_funder button", tmp_path)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    asked = answers.by_funder(real_db, Filters(countries=("TKM",)))
    assert [(row["code"], int(row["events"])) for row in rows] == list(
        zip(asked.code, asked.events, strict=True)
    )
    page.keyboard.press("Escape")


def test_the_story_table_as_csv_and_xlsx(visit: Visit, tmp_path: Path, real_db: Database) -> None:
    visit.open("stories?country=TKM")
    asked = answers.story_table(real_db, Filters(countries=("TKM",)))
    path = saved(visit, ".st-key-csv-story_table button", tmp_path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert [row["event_id"] for row in rows] == list(asked.event_id)
    sheet = openpyxl.load_workbook(saved(visit, ".st-key-xlsx-story_table button", tmp_path)).active
    assert sheet is not None
    cells = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in cells[1:]] == list(asked.event_id)


def test_the_query_and_its_parameters_are_shown(visit: Visit) -> None:
    page = visit.open("?funder=usa-government")
    page.locator(".st-key-sql-by_funder button").click()
    page.wait_for_selector('[data-testid="stDialog"] code')
    said = page.inner_text('[data-testid="stDialog"]')
    assert "filtered_events($filter)" in said
    assert "usa-government" in said
