"""The app under its own headers: everything works; the land beneath the map; who may show the app."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from dashboard.charts import outlines
from dashboard.charts.theme import LIGHT
from tests.browser.maps import CANVAS
from tests.browser.menus import DIALOG, chart_menu, close_menu, saved
from tests.browser.servers import Server, serve
from tests.browser.visit import SLOW, Visit
from tests.conftest import FIXTURE

REFUSED = """() => {
    window.refused = [];
    addEventListener("securitypolicyviolation", e => refused.push([e.blockedURI, e.effectiveDirective]));
}"""
# The picture of the land as it lies under a chart: its address, and how large it is drawn.
LAND = """() => {
    const style = getComputedStyle(document.querySelector('.st-key-card-places_on_map .js-plotly-plot'));
    return [style.backgroundImage, style.backgroundSize];
}"""


POINTS = """() => document.querySelector('.st-key-card-places_on_map .js-plotly-plot').data
    .reduce((sum, trace) => sum + (trace.x || []).length, 0)"""


def test_the_app_works_under_its_policy(fresh: Visit, real_ask: Ask) -> None:
    said = fresh.page.goto(f"{fresh.root}/")
    assert (
        said
        and "script-src 'self' blob: 'wasm-unsafe-eval' 'sha256-" in said.headers["content-security-policy"]
    )
    fresh.page.evaluate(REFUSED)
    for path in ("", "trends", "countries?section=partners", "funders", "about"):
        fresh.open(path) if fresh.socket else fresh.drawn()
    fresh.open("map").locator(CANVAS).first.wait_for(timeout=SLOW)
    chart_menu(fresh, "by_host")
    for ending in ("svg", "csv"):
        assert saved(fresh, f".st-key-file-{ending}-by_host button")[1]
    fresh.page.locator(".image-files .copy").click()
    fresh.page.locator(".image-files p").get_by_text("Copied").wait_for()
    close_menu(fresh)
    fresh.open("stories").locator(".list .row").first.wait_for()
    event = real_ask("story_table", Filters(), 0, 1).event_id.iloc[0]
    fresh.open(f"stories?event={event}").locator(f"{DIALOG} article.event").wait_for()
    assert fresh.page.evaluate("refused") == []
    assert fresh.wrong() == []


def test_a_script_that_is_none_of_the_pages_does_not_run(visits, app: Server) -> None:  # type: ignore[no-untyped-def]
    visit = visits(app)
    page = visit.open()
    page.evaluate(REFUSED)
    page.evaluate(
        """() => { const script = document.createElement("script"); script.textContent = "window.ran = true";
            document.body.append(script); }"""
    )
    page.wait_for_function("() => refused.length > 0")
    assert page.evaluate("[window.ran, ...refused]") == [None, ["inline", "script-src-elem"]]
    assert len(visit.errors) == 1
    visit.errors.clear()  # the one that was wanted


def test_the_land_lies_under_the_small_map_and_is_no_part_of_its_figure(visit: Visit) -> None:
    page = visit.open()
    picture, size = page.evaluate(LAND)
    assert picture.startswith('url("data:image/svg+xml,') and set(size.split(", ")) == {"contain"}
    drawn = page.evaluate(
        """address => { const image = new Image(); image.src = address;
            return image.decode().then(() => image.naturalWidth); }""",
        picture.partition('")')[0].removeprefix('url("'),
    )
    assert drawn > 0
    assert sum(map(len, outlines.pictures(LIGHT).values())) < 80_000
    points = page.evaluate(POINTS)  # of places, lines to names, and the valley drawn larger
    assert points < sum(len(across) for _land, across, _up in outlines.outlines()) / 2


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A site of another origin: its address, and the folder of its pages."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    folder = tmp_path / "site"
    folder.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}", folder
        site.shutdown()


@pytest.mark.parametrize("named", [False, True])
def test_only_a_site_that_is_named_may_show_the_app(
    browser: Browser,
    elsewhere: tuple[str, Path],
    named: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site, pages = elsewhere
    monkeypatch.setenv(
        "DASHBOARD_EMBED", f"https://unodc.example {site}" if named else "https://unodc.example"
    )
    (tmp_path / "app").mkdir()
    with serve(tmp_path / "app", FIXTURE) as server:
        (pages / "index.html").write_text(f'<iframe src="{server.root}/?embed=true"></iframe>')
        page = browser.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(site)
        if named:
            page.frame_locator("iframe").locator(".sentence").wait_for(timeout=SLOW)
        else:
            page.wait_for_function("() => window.frames.length === 1")
            assert any("frame-ancestors" in text for text in said), said
            assert page.frames[1].url.startswith("chrome-error:")
        page.close()
