"""The menus of downloads, as a visitor opens and uses them."""

from playwright.sync_api import Locator

from dashboard.export.files import FORMATS
from tests.browser.visit import SLOW, Visit

DIALOG = '[data-testid="stDialog"]'
OFFERED = [*FORMATS]
LABELS = {format.label for format in FORMATS.values()}
DRAWN = [name for name in OFFERED if FORMATS[name].drawn]


# The title over a foot: that of small charts stands with them in the card of the main one.
TITLE = """foot => document.querySelector(foot).closest('[class*="st-key-beneath-"], [class*="st-key-card-"]')
    .querySelector('.card-title, .card-beneath').innerText"""


def chart_menu(visit: Visit, card: str) -> Locator:
    """Open the menu of a chart, and wait for its preview, as that of another may still stand, and its end."""
    title = visit.page.evaluate(TITLE, f".st-key-foot-{card}")
    visit.page.locator(f".st-key-download-{card} button").click()
    visit.page.locator(f'.image-files img[src][alt*="{title}."]').wait_for()
    visit.page.locator(f".st-key-file-csv-{card} button").wait_for()
    return visit.page.locator(DIALOG)


def page_menu(visit: Visit) -> Locator:
    """Open the menu of the page, and wait until all of it stands."""
    with visit.run():
        visit.page.locator(".st-key-download-page button").click()
    visit.page.locator(".st-key-start-deck").wait_for()
    return visit.page.locator(DIALOG)


def close_menu(visit: Visit) -> None:
    visit.page.keyboard.press("Escape")
    visit.page.locator(DIALOG).wait_for(state="detached")


def saved(visit: Visit, selector: str) -> tuple[str, bytes]:
    """Name and bytes of what a click gives."""
    with visit.page.expect_download(timeout=SLOW) as download:
        visit.page.locator(selector).first.click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def made(visit: Visit, key: str) -> tuple[str, bytes]:
    """Name and bytes of a file of the page: made by one click, saved by another."""
    visit.page.locator(f".st-key-start-{key} button").click()
    visit.page.locator(f".st-key-save-{key} button").wait_for(timeout=SLOW)
    return saved(visit, f".st-key-save-{key} button")


def labels(menu: Locator) -> list[str]:
    """What stands on the visible buttons of a menu."""
    return [button.inner_text().strip() for button in menu.get_by_role("button").all()]
