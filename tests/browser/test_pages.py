"""Every page, in light and dark, wide and narrow; the filter by address, by widget, by click."""

import contextlib
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import TimeoutError

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.charts import deck
from dashboard.charts.projection import mercator
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
PAGES = ("", "trends", "countries", "countries?section=partners", "funders", "map", "stories", "about")


def events(visit: Visit) -> int:
    found = re.search(r"(\d+) events?", visit.sentence())
    assert found
    return int(found[1])


def expected(db: Database, **chosen: object) -> int:
    return int(answers.totals(db, Filters(**chosen)).events.iloc[0])


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1024, "dark"), (400, "light")])
def test_every_page_is_drawn(
    visits: Callable[..., Visit], app: str, path: str, width: int, scheme: str
) -> None:
    visit = visits(app, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = visit.open(path)
    assert page.locator(".card-title").count() >= 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_map_is_drawn_with_its_notice_and_own_outlines(visit: Visit) -> None:
    asked: list[str] = []
    visit.page.on("response", lambda answer: asked.append(answer.url) if answer.ok else None)
    page = visit.open("map")
    page.wait_for_selector("canvas", timeout=30_000)
    page.wait_for_timeout(3000)
    assert any(url.endswith("app/static/boundaries.geojson") for url in asked)
    assert "do not imply endorsement" in page.inner_text(".st-key-card-map")


def test_a_click_on_a_place_of_the_map_filters_the_table(visit: Visit, real_db: Database) -> None:
    page = visit.open("map")
    page.wait_for_selector("canvas", timeout=30_000)
    place = answers.places_on_map(real_db, Filters()).iloc[0]
    box = page.locator(".st-key-card-map canvas").first.bounding_box()
    assert box
    x, y = mercator(place.longitude, place.latitude, deck.ZOOM)
    middle_x, middle_y = mercator(*deck.CENTRE, deck.ZOOM)
    left = box["x"] + box["width"] / 2 + x - middle_x
    top = box["y"] + box["height"] / 2 + y - middle_y
    # deck.gl takes a press for a click only if it ends within 250 ms of its reading back what lies
    # under the pointer, which WebGL without a graphics card may exceed: then a visitor clicks again.
    for attempt in range(15):
        page.mouse.move(left + attempt % 2, top)
        page.wait_for_timeout(700)
        page.mouse.click(left + attempt % 2, top)
        with contextlib.suppress(TimeoutError):
            page.wait_for_selector(".st-key-chips", timeout=5000)
            break
    visit.wait_for_address(f"^/map.place={place.code}$")
    visit.drawn()
    assert events(visit) == place.events


def test_an_address_restores_the_view(visit: Visit, real_db: Database) -> None:
    page = visit.open("?funder=usa-government")
    assert events(visit) == expected(real_db, funders=("usa-government",)) > 0
    page.locator(".st-key-chips", has_text="Funder: United States").wait_for()
    visit.open("stories?country=TKM&as=part&from=2023-01-01&to=2023-12-31")
    visit.wait_for_address("^/stories.country=TKM&as=part&from=2023-01-01&to=2023-12-31$")


def test_unknown_codes_in_an_address_are_ignored_and_named(visit: Visit, real_db: Database) -> None:
    page = visit.open("?funder=atlantis&theme=%3Cimg%20src=x%20onerror=alert(1)%3E&country=TKM&from=never")
    notice = page.inner_text('[data-testid="stAlert"]')
    assert "funder=atlantis" in notice
    assert "<img src=x onerror=alert(1)>" in notice
    assert "from=never" in notice
    assert events(visit) == expected(real_db, countries=("TKM",))
    visit.wait_for_address(r"^/.country=TKM$")


def test_a_click_on_a_bar_filters_by_it_and_a_chip_takes_it_away(visit: Visit, real_db: Database) -> None:
    page = visit.open()
    everything = events(visit)
    page.locator(".st-key-card-by_kind .bars .point path").first.click(force=True)
    page.wait_for_selector(".st-key-chips")
    code = re.search(r"kind=(\w+)", visit.wait_for_address("kind="))
    assert code
    visit.drawn()
    assert events(visit) == expected(real_db, kinds=(code[1],)) < everything
    page.locator(".st-key-chips button").first.click()
    page.wait_for_selector(".st-key-chips", state="detached")
    visit.drawn()
    assert events(visit) == everything
    visit.wait_for_address("^/$")


def test_a_click_on_the_timeline_chooses_its_year(visit: Visit) -> None:
    page = visit.open()
    bars = page.locator(".st-key-card-timeline .bars").first.locator(".point path")  # of one theme
    heights = bars.evaluate_all("all => all.map(bar => bar.getBBox().height)")
    bars.nth(heights.index(max(heights))).click(force=True)
    page.wait_for_selector(".st-key-chips")
    visit.wait_for_address(r"from=\d{4}-01-01&to=\d{4}-12-31")


def test_the_sidebar_filters_and_the_filter_stays_on_the_next_page(visit: Visit, real_db: Database) -> None:
    page = visit.open()
    page.get_by_label("Words").fill("наркот")
    page.get_by_label("Words").press("Enter")
    page.wait_for_selector(".st-key-chips")
    visit.drawn()
    assert events(visit) == expected(real_db, words="наркот")
    page.get_by_role("link", name="Stories").first.click()
    page.wait_for_selector(".st-key-card-stories, [data-testid=stAlert]")
    visit.drawn()
    assert events(visit) == expected(real_db, words="наркот")
    visit.wait_for_address("^/stories.q=")


def test_back_in_the_browser_restores_the_filter_before(visit: Visit, real_db: Database) -> None:
    page = visit.open("?country=UZB")
    page.goto(f"{visit.root}/?country=TKM")
    visit.drawn()
    page.go_back()
    visit.drawn()
    assert events(visit) == expected(real_db, countries=("UZB",))


def test_an_event_opens_with_roles_words_and_stories(visit: Visit, real_db: Database) -> None:
    rows = answers.story_table(real_db, Filters(), 0, 1)
    page = visit.open(f"stories?event={rows.event_id.iloc[0]}")
    page.wait_for_selector("article.event")
    said = page.inner_text("article.event")
    assert rows.title.iloc[0] in said
    assert "Who did what" in said
    for role in answers.event_roles(real_db, rows.event_id.iloc[0]).itertuples():
        assert role.organisation in said
    for story in answers.event_stories(real_db, rows.event_id.iloc[0]).itertuples():
        assert story.headline in said


def test_a_row_of_the_table_opens_its_event(visit: Visit) -> None:
    page = visit.open("stories")
    table = page.locator('[data-testid="stDataFrame"] canvas').first
    table.wait_for()
    page.wait_for_timeout(800)
    table.click(position={"x": 16, "y": 52}, force=True)
    page.wait_for_selector("article.event")


def test_pages_work_by_keyboard(visit: Visit) -> None:
    page = visit.open()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(
            "document.activeElement.closest('[class*=st-key-foot-] [class*=st-key-download-]') !== null"
        ):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector('[data-testid="stDialog"] .image-files img[src]')
    page.keyboard.press("Escape")
    page.wait_for_selector('[data-testid="stDialog"]', state="detached")


def test_charts_have_alt_texts_with_numbers(visit: Visit) -> None:
    page = visit.open()
    page.locator('[role="figure"]').nth(6).wait_for()
    texts = page.locator('[role="figure"]').evaluate_all("all => all.map(e => e.ariaLabel)")
    assert len(texts) >= 7
    assert all(re.search(r"\d", text) for text in texts)
