"""The map, as a visitor points at it."""

import contextlib

from playwright.sync_api import Page, TimeoutError

from tests.browser.visit import SLOW

CANVAS = ".st-key-card-map canvas"
TOLD = """() => [...document.querySelectorAll('.deck-tooltip')]
    .filter(tip => tip.style.display !== 'none').map(tip => tip.innerText.trim()).find(Boolean)"""


def pointed_at(page: Page, x: float, y: float) -> str:
    """Point at a spot of the map until it tells what lies there: then its layers stand."""
    page.locator(CANVAS).first.wait_for(timeout=SLOW)
    for step in range(120):
        page.mouse.move(x + step % 2, y)
        with contextlib.suppress(TimeoutError):
            return str(page.wait_for_function(TOLD, timeout=500).json_value())
    raise AssertionError(f"the map tells nothing of {x}, {y}")
