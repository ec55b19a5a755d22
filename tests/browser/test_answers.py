"""Trends, Countries & partners, Funders: an address opens a page alone, a click or a span drills down."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from tests.browser.conftest import Visit
from tests.browser.test_pages import events, expected

pytestmark = pytest.mark.browser
JAPAN = "jpn-government"


def test_a_funders_address_shows_that_funder_and_nothing_else(visit: Visit, real_db: Database) -> None:
    page = visit.open(f"funders?funder={JAPAN}")
    number = expected(real_db, funders=(JAPAN,))
    assert visit.sentence().startswith("Japan is named as a funder of")
    assert events(visit) == number
    chips = page.locator(".st-key-chips button").all_inner_texts()
    assert chips == ["Funder: Japan ✕", "Clear all"]
    page.get_by_role("link", name="Every event").click()
    visit.wait_for_address(f"^/stories.funder={JAPAN}")
    visit.drawn()
    assert events(visit) == number
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()  # one alone: the table itself offers none
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"), newline="")))
    assert len(rows) == number
    assert {row["event_id"] for row in rows} == set(
        answers.funder_events(real_db, Filters(funders=(JAPAN,)), JAPAN).event_id
    )


def test_two_funders_stand_side_by_side(visit: Visit) -> None:
    page = visit.open(f"funders?funder={JAPAN},eu")
    assert page.locator(f".st-key-card-timeline-{JAPAN}").count() == 1
    assert page.locator(".st-key-card-timeline-eu").count() == 1


def test_a_country_has_a_page_of_its_own(visit: Visit, real_db: Database) -> None:
    visit.open("countries?country=TKM")
    rows = answers.by_country(real_db, Filters()).set_index("code")
    assert visit.sentence().startswith(f"Turkmenistan hosted {rows.hosted['TKM']} events")


def test_an_organisation_has_a_page_of_its_own_with_its_roles(visit: Visit, real_db: Database) -> None:
    page = visit.open("countries?org=osce")
    assert events(visit) == expected(real_db, organisations=("osce",))
    for role in answers.by_role(real_db, Filters(), "osce").itertuples():
        assert f"{role.name.lower()} in {role.events}" in page.inner_text(".lead").lower()


def test_a_span_drawn_over_the_timeline_chooses_the_period(visit: Visit) -> None:
    page = visit.open("trends")
    box = page.locator(".st-key-card-timeline .nsewdrag").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 0.62 * box["width"], middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.7 * box["width"], middle, steps=8)
    page.mouse.move(box["x"] + 0.85 * box["width"], middle, steps=8)
    page.mouse.up()
    address = visit.wait_for_address(r"from=\d{4}-01-01&to=\d{4}-12-31")
    first, last = re.findall(r"(\d{4})-", address)[0], re.findall(r"to=(\d{4})", address)[0]
    assert int(last) - int(first) >= 2


def click_target(page: Page, card: str, number: int) -> None:
    """Click the unseen point over a cell of a heat map."""
    point = page.locator(f".st-key-card-{card} .scatterlayer .point").nth(number)
    point.wait_for(state="attached")
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_cell_of_the_grid_chooses_its_theme_and_country(visit: Visit, real_db: Database) -> None:
    page = visit.open("countries")
    first = answers.theme_by_country(real_db, Filters()).iloc[0]
    click_target(page, "theme_by_country", 0)
    visit.wait_for_address(f"country={first.code}&theme={first.theme}")
    visit.drawn()
    assert events(visit) == first.events


def test_a_day_of_the_calendar_chooses_it(visit: Visit, real_db: Database) -> None:
    page = visit.open("trends?year=2023")
    days = answers.by_day(real_db, Filters(), 2023)
    index = int(days.events.to_numpy().argmax())
    click_target(page, "by_day", index)
    day = f"{days.day[index]:%Y-%m-%d}"
    visit.wait_for_address(f"from={day}&to={day}")
    visit.drawn()
    assert events(visit) == days.events[index]


def test_a_bar_that_no_filter_can_choose_opens_its_events(visit: Visit, real_db: Database) -> None:
    page = visit.open("trends")
    rows = answers.by_lag(real_db, Filters()).set_index("code")
    page.locator(".st-key-card-by_lag .bars .point path").nth(1).click(force=True)
    page.wait_for_selector('[data-testid="stDialog"] table')
    assert page.locator('[data-testid="stDialog"] tbody tr').count() == rows.events["week"]


def test_a_number_opens_the_events_behind_it(visit: Visit, real_db: Database) -> None:
    page = visit.open("?theme=forensics")
    page.locator(".numbers a").first.click()
    visit.wait_for_address("^/stories.theme=forensics")
    visit.drawn()
    assert events(visit) == expected(real_db, themes=("forensics",))
