"""What a visitor waits for and what is sent, measured in chromium.

The last chart counts as drawn when the frame has been painted that follows the last change of the page
inside a chart (`.js-plotly-plot`), once the server is done (Streamlit's script state, Dash's title) and
no chart has changed for a while; that while is not counted. A change begins with the press of the mouse.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.bench.servers import Server

ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
SCREEN: Any = {"width": 1440, "height": 900}
QUIET, QUIET_AT_START = 600, 1500  # ms without a change in any chart
TIMEOUT = 120_000  # ms
WATCH = """
window.bench = {drawn: 0, pressed: 0};
addEventListener('pointerdown', () => { bench.pressed = performance.now(); }, true);
const painted = () => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => { bench.drawn = performance.now(); };
  channel.port2.postMessage(0);
});
const inside = node => node instanceof Element && (node.closest('.js-plotly-plot') !== null);
new MutationObserver(list => { if (list.some(change => inside(change.target))) painted(); })
  .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
"""
SETTLED = """([charts, quiet]) => {
  const app = document.querySelector('[data-testid=stApp]');
  const busy = app ? app.dataset.testScriptState !== 'notRunning' : document.title === 'Updating';
  return !busy && document.querySelectorAll('.js-plotly-plot .main-svg').length >= charts
    && bench.drawn > bench.pressed && performance.now() - bench.drawn > quiet;
}"""


@dataclass(frozen=True)
class Look:
    """How a page is driven: its list of themes, and the button that empties it."""

    themes: str
    clear: str


# Pages of the app, each with its number of charts; those of the overview are the yardstick's.
PAGES = {
    "trends": 6,
    "countries": 3,
    "countries?section=partners": 5,
    "funders": 2,
    "funders?funder=usa-government": 6,
}
STREAMLIT = Look("input[role=combobox][aria-label=Theme]", ".st-key-chip-clear button")
DASH = Look("#theme", ".dash-dropdown-clear")


@dataclass(frozen=True)
class Sample:
    """One load or change: ms to the last chart, ms to the last byte, bytes, CPU seconds of the server."""

    drawn: float
    received: float
    bytes: int
    cpu: float


class Wire:
    """What goes over the wire of a page: bytes received, and when the first and the last went."""

    def __init__(self, page: Page) -> None:
        self.reset()
        cdp = page.context.new_cdp_session(page)
        cdp.send("Network.enable")
        cdp.on("Network.requestWillBeSent", lambda event: self._sent(event["timestamp"]))
        cdp.on("Network.webSocketFrameSent", lambda event: self._sent(event["timestamp"]))
        cdp.on("Network.webSocketFrameReceived", self._frame)
        cdp.on("Network.loadingFinished", lambda e: self._got(e["timestamp"], e["encodedDataLength"]))

    def reset(self) -> None:
        """Count from here."""
        self.bytes, self._first, self._last = 0, 0.0, 0.0

    def seconds(self) -> float:
        """From the first thing sent to the last thing received."""
        return max(self._last - self._first, 0)

    def _sent(self, when: float) -> None:
        self._first = self._first or when

    def _frame(self, event: dict[str, Any]) -> None:
        text = event["response"]["payloadData"]
        binary = event["response"]["opcode"] == 2
        self._got(event["timestamp"], len(text) * 3 // 4 if binary else len(text))

    def _got(self, when: float, size: float) -> None:
        self.bytes += int(size)
        self._last = when


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's or an installed browser, offline."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def cold_page(browser: Browser, address: str) -> Iterator[tuple[Page, Wire]]:
    """A page in a new context, which has nothing in its cache, watched from its first byte."""
    context = browser.new_context(viewport=SCREEN)
    context.add_init_script(WATCH)
    page = context.new_page()
    wire = Wire(page)
    page.goto(address, wait_until="commit")
    yield page, wire
    context.close()


def load(browser: Browser, server: Server, charts: int, path: str = "") -> Sample:
    """Open a page with a cold cache until the last of `charts` charts is drawn."""
    before = server.cpu()
    with cold_page(browser, f"{server.address}/{path}") as (page, wire):
        drawn = _settle(page, charts, QUIET_AT_START)
        return Sample(drawn, 1000 * wire.seconds(), wire.bytes, server.cpu() - before)


def changes(
    browser: Browser, server: Server, look: Look, charts: int, themes: list[str]
) -> tuple[list[Sample], list[Sample]]:
    """Choose each theme and take it away again: the samples of choosing, and of going back."""
    chosen, back = [], []
    with cold_page(browser, server.address) as (page, wire):
        _settle(page, charts, QUIET_AT_START)
        for theme in themes:
            page.locator(look.themes).click()
            option = page.get_by_role("option", name=re.compile(f"^{re.escape(theme)}"))  # a count follows
            option.wait_for()
            chosen.append(_change(page, wire, server, option))
            page.keyboard.press("Escape")
            page.wait_for_timeout(200)
            back.append(_change(page, wire, server, page.locator(look.clear).first))
            page.keyboard.press("Escape")
            page.wait_for_timeout(200)
    return chosen, back


def _change(page: Page, wire: Wire, server: Server, target: Locator) -> Sample:
    wire.reset()
    before = server.cpu()
    target.click()
    drawn = _settle(page, 1, QUIET)
    return Sample(drawn, 1000 * wire.seconds(), wire.bytes, server.cpu() - before)


def _settle(page: Page, charts: int, quiet: int) -> float:
    """Wait until all is drawn; ms from the press of the mouse, or from the start of the page."""
    page.wait_for_function(SETTLED, arg=[charts, quiet], polling=50, timeout=TIMEOUT)
    return float(page.evaluate("() => bench.drawn - bench.pressed"))
