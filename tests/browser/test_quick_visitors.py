"""Visitors who are quicker than the app, follow its links and click on a slow machine."""

import re

import pytest
from playwright.sync_api import Page

from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from tests.browser.maps import CANVAS, pointed_at
from tests.browser.visit import FOLLOW, Visit

OWN = "from=2019-02-01&to=2024-11-30"
# The map is kept busy between press and release, as a slow machine is.
SLOW = """() => window.addEventListener("pointerdown", (event) => {
    const end = performance.now() + 400;
    while (event.isTrusted && performance.now() < end);
})"""


@pytest.fixture
def visit(fresh: Visit) -> Visit:
    """A page of its own for each test."""
    return fresh


def type_start(page: Page, day: str) -> None:
    field = page.locator(".st-key-filter-date_from input")
    field.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(day)


@pytest.mark.parametrize("page_name", ["trends", "stories", "map"])
def test_a_day_typed_and_a_page_clicked_at_once_both_count(visit: Visit, page_name: str) -> None:
    page = visit.open(f"?{OWN}")
    type_start(page, "2021-05-06")
    page.get_by_role("link", name=page_name.capitalize(), exact=True).click()
    visit.wait_for_address(f"^/{page_name}.from=2021-05-06&to=2024-11-30$")
    visit.drawn()
    assert page.locator(".st-key-chips button").first.inner_text().startswith("6 May 2021")


def test_a_typed_day_counts_without_leaving_its_field(visit: Visit) -> None:
    page = visit.open(f"?{OWN}")
    type_start(page, "2021")
    visit.wait_for_address("from=2021-01-01")
    visit.drawn()
    page.keyboard.type("-05")
    visit.wait_for_address("from=2021-05-01")
    assert page.locator(".st-key-filter-date_from input").input_value() == "2021-05"


def test_own_dates_are_seen_whole(visit: Visit) -> None:
    page = visit.open(f"?{OWN}")
    for name in ("date_from", "date_to"):
        field = page.locator(f".st-key-filter-{name} input")
        assert field.evaluate("input => input.scrollWidth <= input.clientWidth")


def test_links_in_the_page_stay_in_the_session(visit: Visit) -> None:
    page = visit.open("trends?country=TKM&grain=month")
    page.evaluate("window.mark = 1")
    page.locator(".list .opens").first.click()
    visit.wait_for_address("^/trends.country=TKM&grain=month&event=")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    visit.wait_for_address("^/trends.country=TKM&grain=month$")
    visit.drawn()
    page.get_by_role("link", name=re.compile("^All .* in Stories$")).click()
    visit.wait_for_address("^/stories.country=TKM&grain=month$")
    visit.drawn()
    page.go_back()
    visit.wait_for_address("^/trends.country=TKM&grain=month$")
    visit.drawn()
    assert page.evaluate("window.mark") == 1


def test_who_closes_an_event_and_follows_a_link_at_once_is_where_the_address_says(
    visit: Visit, real_ask: Ask
) -> None:
    """The run that closes the event is cut off by the next: it may not write its address over the other."""
    event = real_ask("story_table", Filters(themes=("forensics",)), 0, 1).event_id[0]
    for pause in (20, 30, 40, 50):
        page = visit.open(f"stories?theme=forensics&event={event}")
        page.wait_for_selector("article.event")
        page.keyboard.press("Escape")
        page.evaluate(f"setTimeout(() => ({FOLLOW})('/funders?funder=jpn-government'), {pause})")
        page.locator(".sentence", has_text="Japan is named").wait_for()
        visit.drawn()
        assert visit.address() == "/funders?funder=jpn-government"


def test_a_click_on_the_map_counts_on_a_slow_machine(visit: Visit) -> None:
    page = visit.open("map")
    canvas = page.locator(CANVAS).first
    canvas.wait_for()
    box = canvas.bounding_box()
    assert box
    x, y = box["x"] + 0.42 * box["width"], box["y"] + 0.35 * box["height"]
    assert "Kazakhstan" in pointed_at(page, x, y)
    page.evaluate(SLOW)
    with visit.run():
        page.mouse.click(x, y)
    visit.wait_for_address("country=KAZ")
