"""Every page, in light and dark, wide, narrow and on a phone; what an address shows that is opened anew."""

import re
from collections.abc import Callable

import pytest

from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from tests.browser.conftest import PHONE, WIDE
from tests.browser.expected import events, number
from tests.browser.menus import DIALOG
from tests.browser.servers import Server
from tests.browser.visit import Visit

PAGES = ("", "trends", "countries", "countries?section=partners", "funders", "map", "stories", "about")
LIGHTNESS = """() => getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor
    .match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765"""
FETCHED = """() => performance.getEntriesByType("resource").some(
    file => file.name.includes("app/static/boundaries.geojson") && file.responseStatus === 200)"""
# Numbers of a grid that touch the one beside them in their row; they are notes on the figure.
OVERLAPS = """() => [...document.querySelectorAll('.js-plotly-plot:has(.heatmaplayer > *)')].flatMap(grid => {
    const numbers = [...grid.querySelectorAll('.annotation text')].filter(one => one.textContent > 0);
    const boxes = numbers.map(one => one.getBoundingClientRect());
    const meets = (a, b) => b.left > a.left && b.left < a.right + 2 && Math.abs(a.top - b.top) < 2;
    return boxes.filter(a => boxes.some(b => meets(a, b)));
}).length"""
WIDTH = "document.documentElement.scrollWidth"


def check_figures(visit: Visit) -> None:
    """Each chart is named for those who do not see it, with numbers."""
    texts = visit.page.locator('[role="figure"]').evaluate_all("all => all.map(e => e.ariaLabel)")
    assert len(texts) >= visit.page.locator('[data-testid="stPlotlyChart"]').count()
    assert all(re.search(r"\d", text) for text in texts)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_drawn_wide_and_narrow_in_light_and_dark(
    visit: Visit, visits: Callable[..., Visit], app: Server, path: str
) -> None:
    page = visit.open(path)
    titles = page.locator(".card-title, .list h3").all_inner_texts()
    assert titles
    assert page.evaluate(WIDTH) <= 1440
    assert page.evaluate(LIGHTNESS) > 0.9
    check_figures(visit)
    if path == "":
        assert page.locator('[role="figure"]').count() == 6
    if path == "map":
        page.wait_for_selector(".st-key-card-map canvas")
        page.wait_for_function(FETCHED)
        assert "do not imply endorsement" in page.inner_text(".st-key-card-map")
    page.set_viewport_size({"width": 400, "height": 900})
    visit.drawn()
    assert page.evaluate(WIDTH) <= 400
    page.set_viewport_size(WIDE)
    page = visits(app, viewport={"width": 1024, "height": 900}, color_scheme="dark").open(path)
    assert page.evaluate(WIDTH) <= 1024
    assert page.locator(".card-title, .list h3").all_inner_texts() == titles
    assert page.evaluate(LIGHTNESS) < 0.2


@pytest.mark.parametrize("path", ["", "trends?form=calendar", "map"])
def test_a_page_is_drawn_on_a_phone(visits: Callable[..., Visit], app: Server, path: str) -> None:
    visit = visits(app, **PHONE)
    page = visit.load(path)
    assert page.locator(".card-title").count() >= 1
    assert page.evaluate(WIDTH) <= 400
    check_figures(visit)


@pytest.mark.parametrize("path", ["countries", "countries?section=partners"])
def test_the_numbers_of_a_grid_stand_in_their_cells_on_a_tablet(
    visits: Callable[..., Visit], app: Server, path: str
) -> None:
    page = visits(app, viewport={"width": 1024, "height": 768}).open(path)
    page.wait_for_function(
        f"() => ({OVERLAPS})() === 0"
    )  # a figure takes its width a moment after it was drawn
    assert page.locator(".js-plotly-plot:has(.heatmaplayer > *) .annotation").count() > 20


def test_an_address_restores_the_view(visit: Visit, real_ask: Ask) -> None:
    page = visit.load("?funder=usa-government")
    assert events(visit) == number(real_ask, funders=("usa-government",)) > 0
    assert visit.chips() == ["Funder: United States", "Clear all"]
    page.locator(".st-key-data-by_funder button").click()
    page.get_by_text("How this was counted").click()
    page.wait_for_selector(f"{DIALOG} code")
    said = page.inner_text(DIALOG)
    assert "filtered_events($filter)" in said
    assert "usa-government" in said
    visit.load("stories?country=TKM&as=part&from=2023-01-01&to=2023-12-31")
    visit.wait_for_address("^/stories.country=TKM&as=part&from=2023-01-01&to=2023-12-31$")


def test_unknown_codes_in_an_address_are_ignored_and_named(visit: Visit, real_ask: Ask) -> None:
    page = visit.load("?funder=atlantis&theme=%3Cimg%20src=x%20onerror=alert(1)%3E&country=TKM&from=never")
    notice = page.inner_text('[data-testid="stAlert"]')
    assert "funder=atlantis" in notice
    assert "<img src=x onerror=alert(1)>" in notice
    assert "from=never" in notice
    assert events(visit) == number(real_ask, countries=("TKM",))
    visit.wait_for_address(r"^/.country=TKM$")


def test_a_country_and_an_organisation_have_a_page_of_their_own(visit: Visit, real_ask: Ask) -> None:
    visit.load("countries?country=TKM")
    rows = real_ask("by_country", Filters()).set_index("code")
    assert visit.sentence().startswith(f"Turkmenistan hosted {rows.hosted['TKM']} events")
    page = visit.load("countries?org=osce")
    assert events(visit) == number(real_ask, organisations=("osce",))
    for role in real_ask("by_role", Filters(), "osce").itertuples():
        assert f"{role.name.lower()} in {role.events}" in page.inner_text(".lead").lower()


def test_an_event_opens_with_roles_words_and_stories(visit: Visit, real_ask: Ask) -> None:
    rows = real_ask("story_table", Filters(), 0, 1)
    page = visit.load(f"stories?event={rows.event_id.iloc[0]}")
    page.wait_for_selector("article.event")
    said = page.inner_text("article.event")
    assert rows.title.iloc[0] in said
    assert "Who did what" in said
    for role in real_ask("event_roles", rows.event_id.iloc[0]).itertuples():
        assert role.organisation in said
    for story in real_ask("event_stories", (rows.event_id.iloc[0],)).itertuples():
        assert story.headline in said
