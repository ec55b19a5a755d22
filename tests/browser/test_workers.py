"""A visitor of several servers: one server makes page and files, and where it ends another goes on."""

import psutil
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import SCREEN
from tests.browser.menus import chart_menu, close_menu, saved
from tests.browser.visit import Visit, is_end_of_run
from tests.test_serving import until
from tests.test_workers import served as served  # a fixture
from tests.test_workers import servers


def connections(server: psutil.Process) -> int:
    return sum(one.status == psutil.CONN_ESTABLISHED for one in server.net_connections())


def server_of(context: BrowserContext) -> list[str]:
    return [one["value"] for one in context.cookies() if one["name"] == "dashboard_server"]


def test_a_visitor_goes_on_where_a_server_ends(browser: Browser, served: tuple[int, psutil.Process]) -> None:
    port, holder = served
    context = browser.new_context(**SCREEN)
    visit = Visit(context.new_page(), f"http://127.0.0.1:{port}")
    visit.load("?country=TKM")
    chart_menu(visit, "by_funder")
    assert saved(visit, ".st-key-file-csv-by_funder button")[1]
    close_menu(visit)
    assert visit.wrong() == []
    sentence = visit.sentence()
    (known_as,) = server_of(context)
    frames: list[bytes | str] = []  # of the server that goes on
    visit.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(frame)))
    max(servers(holder).values(), key=connections).kill()
    until(lambda: visit.page.wait_for_timeout(100) or any(map(is_end_of_run, frames)))
    assert visit.drawn() and visit.sentence() == sentence
    visit.page.locator(".st-key-chips button").first.click()
    visit.wait_for_address("^/$")
    visit.page.locator(".st-key-chips").wait_for(state="detached")
    until(lambda: known_as not in server_of(context))  # the browser takes a cookie up a little later
    context.close()
