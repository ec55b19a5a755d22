"""The real app in a real browser: two servers, one Chromium, visits that fail on what none may see."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from dashboard import settings
from tests.browser.servers import Server, serve
from tests.browser.visit import Visit

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium itself calls home; nothing but the app may be reached.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
WIDE = {"width": 1440, "height": 1000}
SCREEN = {
    "viewport": WIDE,
    "permissions": ["clipboard-read", "clipboard-write"],
    "color_scheme": "light",
}
PHONE = {
    "viewport": {"width": 400, "height": 800},
    "user_agent": "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36",
}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of this folder is marked: `make quick` leaves it out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def _executable() -> str | None:
    named = os.environ.get("BROWSER_PATH")
    return named or next((path for path in map(shutil.which, NAMES) if path), None)


@pytest.fixture(scope="session")
def browser(drawing_browser: None) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=_executable(), args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on the real data."""
    with serve(tmp_path_factory.mktemp("app"), settings.ROOT / "data") as server:
        yield server


@pytest.fixture(scope="session")
def small_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on a copy of the small nasty data set, which tests may change, and without a browser.

    Where its browser should be there is nothing; a test may put something there.
    """
    folder = tmp_path_factory.mktemp("small-app")
    data = Path(shutil.copytree(Path(__file__).parents[1] / "fixture", folder / "data"))
    with serve(folder, data, folder / "browser") as server:
        yield server


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """One browser context a server and screen: the scripts of the app are compiled once, not a test."""
    opened: dict[str, BrowserContext] = {}

    def context(server: Server, **more: object) -> BrowserContext:
        options = SCREEN | more
        key = repr((server.root, sorted(options.items())))
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

    def make(server: Server, **options: object) -> Visit:
        made.append(Visit(contexts(server, **options).new_page(), server.root))
        return made[-1]

    yield make
    for visit in made:
        visit.finish()


@pytest.fixture
def fresh(visits: Callable[..., Visit], app: Server) -> Visit:
    """A visit whose first `open` loads the app."""
    return visits(app)


@pytest.fixture(scope="session")
def standing(contexts: Callable[..., BrowserContext]) -> Iterator[list[Visit]]:
    """The visit that stands from test to test, if there is one; it ends before its browser does."""
    found: list[Visit] = []
    yield found
    for one in found:
        one.finish()


@pytest.fixture
def visit(
    standing: list[Visit],
    contexts: Callable[..., BrowserContext],
    app: Server,
    request: pytest.FixtureRequest,
) -> Iterator[Visit]:
    """A visit that goes on from test to test, so that not each one loads the app; anew after a failure."""
    if not standing:
        standing.append(Visit(contexts(app).new_page(), app.root))
    failed = request.session.testsfailed
    yield standing[0]
    if request.session.testsfailed > failed or standing[0].wrong():
        standing.pop().finish()
