"""Stories are added in editing mode, by mouse and by keyboard; a viewer's server has no way to do it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.servers import Server, serve
from tests.browser.visit import SLOW, Visit

PAGE = """Customs officers trained in Tashkent

TASHKENT, 14 May 2024. On 6 and 7 May 2024, UNODC held a training on drug trafficking in Tashkent,
Uzbekistan, for 25 customs officers.

---

Workshop on cybercrime held in Tashkent

TASHKENT, 3 June 2024. On 3 June 2024, UNODC held a workshop on cybercrime in Tashkent, Uzbekistan, for
12 officers.
"""
ABOUT = {"Publisher": "Example News", "Published on (2024-03-26)": "2024-06-04"}


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Server]:
    """The app in editing mode on a copy of the small data set of its own."""
    data = Path(shutil.copytree(Path(__file__).parents[1] / "fixture", tmp_path / "data"))
    with serve(tmp_path, data, edit=True) as server:
        yield server


def _taken_in(page: Page) -> None:
    page.get_by_role("button", name="Paste, or open a file …").click()
    page.get_by_role("textbox", name="Text", exact=True).fill(PAGE)
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".came")).to_contain_text("2 stories were taken in.", timeout=SLOW)
    expect(page.locator(".checked")).to_be_visible(timeout=SLOW)


def _told(page: Page, address: str) -> None:
    for label, value in (ABOUT | {"Address": address}).items():
        box = page.get_by_label(label, exact=True)
        if not box.is_visible():
            page.get_by_text("About the story", exact=True).click()
        box.fill(value)
        box.press("Enter")
        expect(box).to_have_value(value)
        expect(page.locator('[data-test-script-state="notRunning"]')).to_be_visible(timeout=SLOW)


def _events(data: Path) -> str:
    return (data / "events.csv").read_text(encoding="utf-8")


def _bytes(data: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in data.glob("*.csv") if path.name != "decisions.csv"}


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_story_becomes_an_event_and_is_taken_back(
    visits: Callable[..., Visit], editing: Server, by: str
) -> None:
    before, lines = _bytes(editing.data), _events(editing.data).count("\n")
    visit = visits(editing)
    visit.page.goto(f"{editing.root}/add")
    page = visit.page
    _taken_in(page)
    _told(page, "https://news.example.org/1")
    expect(page.locator(".checked")).to_have_text("Checked: nothing would be refused.", timeout=SLOW)
    if by == "mouse":
        page.get_by_role("button", name="New event").click()
    else:
        page.keyboard.press("Alt+n")
    expect(page.locator(".came")).to_have_text("Written: new event.", timeout=SLOW)
    assert _events(editing.data).count("\n") == lines + 1
    expect(page.locator(".sentence")).to_contain_text("3 Jun 2024")  # the next story is looked at
    page.reload()
    expect(page.locator(".likely").first).to_contain_text("decided: new event", timeout=SLOW)
    page.get_by_role("link", name="Stories", exact=True).click()
    visit.drawn()
    expect(page.locator("[data-testid=stMain]")).to_contain_text("6 – 7 May", timeout=SLOW)
    page.get_by_role("link", name="Add stories").click()
    undo = page.get_by_role("button", name="Undo last")
    if by == "mouse":
        undo.click()
    else:
        undo.press("Enter")
    expect(page.locator(".came")).to_contain_text("taken back: new event", timeout=SLOW)
    assert _bytes(editing.data) == before


def test_a_viewer_has_no_such_page(visits: Callable[..., Visit], small_app: Server) -> None:
    for path in ("add", "edit", "editing", "Add_stories"):
        visit = visits(small_app)
        visit.page.goto(f"{small_app.root}/{path}")
        expect(visit.page.locator(".data-date")).to_have_count(1, timeout=SLOW)
        for words in ("Add stories", "Paste, or open a file …", "Undo last", "New event"):
            assert visit.page.get_by_text(words, exact=True).count() == 0
        assert visit.page.locator("[data-testid=stFileUploader]").count() == 0
        assert any("does not seem to exist" in error for error in visit.errors)
        assert all("404" in error or "does not seem to exist" in error for error in visit.errors)
        visit.errors.clear()
