"""What a page begins with: what is copied, where its first chart begins, the day of the data above."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE
from tests.browser.servers import Server
from tests.browser.visit import Visit

JAPAN = "funders?funder=jpn-government"
HIGHEST_ON_A_PHONE = 430  # px, of 844
HIGHEST = 420  # px, of 900: the first chart is seen without scrolling
A1 = "?country=UZB&theme=border_and_container_control&kind=training&from=2019-01-01&to=2024-12-31"
PAGES = (
    "", "trends", "countries", "countries?section=partners", "countries?country=UZB", "countries?org=osce",
    "funders", JAPAN, "map", "stories", "about",
    A1,
)  # fmt: skip
TOPS = """() => [...document.querySelectorAll('[class*="st-key-card-"], .list')].map(
    card => card.getBoundingClientRect().top)"""
READ = "navigator.clipboard.readText()"


def copied(page: Page, name: str) -> str:
    button = page.get_by_role("button", name=name)
    button.click()
    page.locator(".copying button.done").wait_for()
    assert button.inner_text() == "Copied"
    assert page.locator('.copying [role="status"]').inner_text() != ""
    text = str(page.evaluate(READ))
    page.locator(".copying button.done").wait_for(state="detached")
    return text


def test_the_sentence_and_the_link_are_copied_as_the_page_stands(visit: Visit) -> None:
    page = visit.open(JAPAN)
    address = f"{visit.root}/{JAPAN}"
    said, link = copied(page, "Copy sentence").splitlines()
    assert (said.replace("\u202f", ""), link) == (f"{visit.sentence()} (Data to 10 March 2026)", address)
    assert copied(page, "Copy link") == address
    with visit.run():
        page.locator(".st-key-chip-clear button").click()
    assert copied(page, "Copy link") == f"{visit.root}/funders"


def test_a_browser_that_refuses_its_clipboard_copies_what_is_selected(fresh: Visit) -> None:
    page = fresh.open("trends?country=TKM")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    assert copied(page, "Copy link") == f"{fresh.root}/trends?country=TKM"


def test_the_first_chart_begins_high_on_every_page(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1440, "height": 900})
    tops = {}
    for path in PAGES:
        page = visit.open(path)
        tops[path] = min(page.evaluate(TOPS))
    assert {path: top for path, top in tops.items() if not 0 < top <= HIGHEST} == {}


@pytest.mark.parametrize("path", ["", A1])
def test_on_a_phone_the_first_chart_begins_high_and_the_lead_opens_by_touch(
    visits: Callable[..., Visit], app: Server, path: str
) -> None:
    phone = {"width": 390, "height": 844}
    page = visits(app, **PHONE | {"viewport": phone, "is_mobile": True, "has_touch": True}).open(path)
    assert 0 < min(page.evaluate(TOPS)) <= HIGHEST_ON_A_PHONE
    lead = page.locator(".sentence + .lead")
    folded = lead.evaluate("lead => lead.clientHeight")
    assert lead.evaluate("lead => lead.scrollHeight") > folded
    lead.tap()
    assert lead.evaluate("lead => lead.scrollHeight - lead.clientHeight") <= 1
    assert lead.evaluate("lead => lead.clientHeight") > folded


def test_the_day_of_the_data_stands_in_the_top_bar_beside_the_menu(visit: Visit) -> None:
    page = visit.open("")
    assert page.inner_text(".data-date").startswith("Data to 10 March 2026")
    for width in (1440, 1024, 768, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(300)  # the menu takes its width
        date, links = page.locator(".data-date").bounding_box(), page.locator('[data-testid="stTopNav"]')
        assert date and date["y"] >= 0 and date["y"] + date["height"] <= 60
        menu = links.bounding_box() if links.count() else None
        assert menu is None or menu["x"] + menu["width"] <= date["x"], width
    page.set_viewport_size({"width": 1440, "height": 900})


def test_buttons_say_of_what(visit: Visit) -> None:
    page = visit.open("")
    for name in ("Download Events by country", "Data of Events by country", "Download this page"):
        assert page.get_by_role("button", name=name, exact=True).count() == 1
    shown = page.locator(".st-key-download-by_country button em").bounding_box()
    assert shown and shown["width"] <= 1


def test_a_viewer_finds_no_menu_of_streamlit(visit: Visit) -> None:
    page = visit.open()
    for part in ("stMainMenu", "stMainMenuButton", "stAppDeployButton"):
        assert page.get_by_test_id(part).count() == 0, part
