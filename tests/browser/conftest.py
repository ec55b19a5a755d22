"""The real app on the real data in a real browser, and a page that fails on what no visitor may see."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from dashboard import settings

IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium itself calls home; nothing but the app may be reached.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
# Streamlit loads plotly after the page: a run that is over says nothing about the charts it asked for.
ALL_DRAWN = """() => document.querySelectorAll('[data-testid="stSkeleton"]').length === 0
    && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(
        chart => chart.querySelector('.main-svg'))"""
# A deep link to a page makes Streamlit ask for its health under that page; it gets an answer elsewhere.
HARMLESS = "/_stcore/"


class Visit:
    """One browser page of one visitor; `open` goes to an address of the app and waits until it is drawn."""

    def __init__(self, page: Page, root: str) -> None:
        self.page, self.root = page, root
        self.outside: list[str] = []
        self.errors: list[str] = []
        page.context.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, path: str = "") -> Page:
        self.page.goto(f"{self.root}/{path}")
        return self.drawn()

    def drawn(self) -> Page:
        """Wait until the run is over, has drawn its last element, and its charts stand."""
        self.page.wait_for_selector(".data-date", timeout=60_000)
        self.page.wait_for_timeout(400)
        self.page.wait_for_selector(IDLE, timeout=60_000)
        self.page.wait_for_function(ALL_DRAWN, timeout=60_000)
        return self.page

    def sentence(self) -> str:
        return self.page.inner_text(".sentence").replace("\u202f", "")

    def address(self) -> str:
        return str(self.page.evaluate("location.pathname + location.search"))

    def wait_for_address(self, pattern: str) -> str:
        """Wait until path and query match a regular expression, and give them."""
        self.page.wait_for_function(
            "pattern => new RegExp(pattern).test(location.pathname + location.search)", arg=pattern
        )
        return self.address()

    def close(self) -> None:
        """Leave the page, and watch its context no longer."""
        self.page.context.remove_listener("request", self._request)
        self.page.close()

    def _request(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith((self.root, self.root.replace("http", "ws"), "data:", "blob:")):
            self.outside.append(url)

    def _console(self, message: object) -> None:
        where = str(getattr(message, "location", {}).get("url", ""))
        if getattr(message, "type", "") == "error" and HARMLESS not in where:
            self.errors.append(f"{getattr(message, 'text', '')} ({where})")


def _executable() -> str | None:
    named = os.environ.get("BROWSER_PATH")
    return named or next((path for path in map(shutil.which, NAMES) if path), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        try:
            found = playwright.chromium.launch(executable_path=_executable(), args=ARGUMENTS)
        except Exception as error:
            message = f"No browser could be started (chromium, chrome or BROWSER_PATH): {error}"
            if os.environ.get("CI"):
                pytest.fail(message)
            pytest.skip(message)
        yield found
        found.close()


def _serve(folder: Path, data: Path, **more: str) -> Iterator[str]:
    """The app as `dashboard run` starts it, on a free port, with a build folder of its own.

    `more` are further environment variables.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"DASHBOARD_BUILD": str(folder), "DASHBOARD_DATA": str(data), "DASHBOARD_HEADLESS": "1"}
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "dashboard", "run", "--port", str(port)],
            cwd=settings.ROOT,
            env=os.environ | own | more,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        root = f"http://127.0.0.1:{port}"
        try:
            _wait(f"{root}/_stcore/health", server, folder / "log")
            yield root
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGTERM)
            server.wait(20)


def _wait(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.25)
    raise AssertionError(f"the app did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from _serve(tmp_path_factory.mktemp("app"), settings.ROOT / "data")


@pytest.fixture(scope="session")
def nasty_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a copy of the small nasty data set, which tests may change."""
    folder = tmp_path_factory.mktemp("nasty-app")
    data = Path(shutil.copytree(Path(__file__).parents[1] / "fixture", folder / "data"))
    yield from _serve(folder, data)


@pytest.fixture(scope="module")
def browserless_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a server that has no browser to draw images with."""
    folder = tmp_path_factory.mktemp("browserless-app")
    yield from _serve(folder, settings.ROOT / "data", BROWSER_PATH="/nonexistent")


@pytest.fixture(scope="module")
def broken_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a server whose browser is found, but ends as soon as it is started."""
    folder = tmp_path_factory.mktemp("broken-app")
    yield from _serve(folder, settings.ROOT / "data", BROWSER_PATH=str(shutil.which("false")))


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """One browser context a screen: the scripts of the app are fetched and compiled once, not a test."""
    opened: dict[str, BrowserContext] = {}

    def context(**options: object) -> BrowserContext:
        key = repr(sorted(options.items()))
        if key not in opened:
            opened[key] = browser.new_context(**options)
        return opened[key]

    yield context
    for one in opened.values():
        one.close()


@pytest.fixture
def visits(contexts: Callable[..., BrowserContext]) -> Iterator[Callable[..., Visit]]:
    """Make visits; at the end none may have reached outside, logged an error or shown an exception."""
    made: list[Visit] = []

    def make(root: str, **options: object) -> Visit:
        size = {"width": 1440, "height": 1000}
        context = contexts(**{"viewport": size, "accept_downloads": True, **options})
        made.append(Visit(context.new_page(), root))
        return made[-1]

    yield make
    for visit in made:
        boxes = visit.page.locator('[data-testid="stException"]').count()
        visit.close()
        assert visit.outside == []
        assert visit.errors == []
        assert boxes == 0


@pytest.fixture
def visit(visits: Callable[..., Visit], app: str) -> Visit:
    return visits(app)
