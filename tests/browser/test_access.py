"""What axe finds on every page, and whether a page must be moved sideways: nothing, in light and dark.

Each page is looked at wide and in light, and at every width for what does not fit; some as on a phone in the
dark, where colours and narrow layouts show what they break.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import axe_playwright_python
import pytest

from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from tests.browser.conftest import PHONE, WIDE
from tests.browser.servers import Server
from tests.browser.test_pages import PAGES
from tests.browser.visit import Visit

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
FOUND = """() => axe.run({resultTypes: ["violations"]}).then(found => found.violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)}`)))"""
# Streamlit draws it so: a place to drop a file that is named and not reached, as its button is.
THEIRS = 'presentation-role-conflict: <section role="presentation" tabindex="-1" data-testid="stFileUploader'
SIDEWAYS = """() => Math.max(...[document.documentElement, document.querySelector('[data-testid="stMain"]')]
    .map(one => one.scrollWidth - one.clientWidth))"""
NARROW = (768, 720, 390, 320)  # px; 720 are 1440 at 200 %
EMPTY = "?country=TKM&q=nothing+has+these+words"
COMPARED = "?country=TJK&against=country:KGZ"
PLACES = [*PAGES, EMPTY, COMPARED, "event"]
NO_WEBGL = """
const context = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
    return kind.startsWith("webgl") ? null : context.call(this, kind, ...more);
};"""


@pytest.fixture
def dressed(visit: Visit) -> Iterator[Visit]:
    """The visit, wide and light again at the end."""
    yield visit
    visit.page.emulate_media(color_scheme="light")
    visit.page.set_viewport_size(WIDE)


def findings(visit: Visit) -> list[str]:
    """What axe finds on the page as it stands."""
    if not visit.page.evaluate("() => 'axe' in window"):
        visit.page.evaluate(AXE)
    return [one for one in visit.page.evaluate(FOUND) if not one.startswith(THEIRS)]


def address(path: str, ask: Ask) -> str:
    """The address of a place; of the event that of the newest one."""
    newest = ask("story_table", Filters(), 0, 1).event_id.iloc[0]
    return f"stories?event={newest}" if path == "event" else path


@pytest.mark.parametrize("path", PLACES)
def test_axe_finds_nothing_and_no_page_moves_sideways(dressed: Visit, real_ask: Ask, path: str) -> None:
    page = dressed.open(address(path, real_ask))
    assert findings(dressed) == []
    assert page.get_attribute("html", "lang") == "en"
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(f"() => ({SIDEWAYS})() <= 0", timeout=5000)


@pytest.mark.parametrize("path", ["", "stories", "event"])
def test_axe_finds_nothing_on_a_phone_in_the_dark(dressed: Visit, real_ask: Ask, path: str) -> None:
    page = dressed.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    dressed.open("about")  # colours follow the mode with the next page
    dressed.open(address(path, real_ask))
    assert findings(dressed) == []


def test_no_fold_of_the_page_about_the_data_moves_it_sideways(dressed: Visit) -> None:
    page = dressed.page
    page.set_viewport_size({"width": 320, "height": 900})
    dressed.open("about")
    folds = page.locator('[data-testid="stMain"] details')
    assert folds.count() == 2
    for fold in folds.all():
        fold.locator("summary").click()
        fold.locator("table").wait_for(state="visible")
    assert page.evaluate(SIDEWAYS) <= 0
    assert findings(dressed) == []


def test_on_a_phone_the_date_makes_room_for_the_drawer(visits: Callable[..., Visit], app: Server) -> None:
    page = visits(app, **PHONE).open("about")
    assert page.is_visible(".data-date")
    page.click('[data-testid="stExpandSidebarButton"]')
    page.wait_for_selector(".data-date", state="hidden")
    page.hover('[data-testid="stSidebarHeader"]')
    page.click('[data-testid="stSidebarCollapseButton"] button')
    page.wait_for_selector(".data-date", state="visible")


def test_the_hint_of_the_sidebar_has_its_full_colour(dressed: Visit) -> None:
    hint = dressed.open("about").locator('[data-testid="stSidebar"] [data-testid="stCaptionContainer"]').first
    seen = hint.evaluate("""one => { let seen = 1;
        for (let at = one; at; at = at.parentElement) seen *= getComputedStyle(at).opacity; return seen; }""")
    assert seen == 1


def test_without_webgl_the_still_map_stands_in_with_the_same_click(fresh: Visit) -> None:
    fresh.page.add_init_script(NO_WEBGL)
    page = fresh.open("map")
    still = page.locator(".st-key-card-places_on_map .js-plotly-plot")
    still.wait_for()
    fresh.drawn()
    assert page.locator("[data-testid=stDeckGlJsonChart]").count() == 0
    assert findings(fresh) == []
    with fresh.run():
        still.locator(".scatterlayer .point").first.click(force=True)
    assert fresh.wait_for_address(r"[?&]place=")
    # A map that moves may have begun before the browser said that it cannot draw it.
    fresh.errors[:] = [error for error in fresh.errors if "webgl" not in error.lower()]
