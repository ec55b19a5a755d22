"""Ten downloads at once, and a browser of the server that is killed."""

import contextlib
from collections.abc import Callable
from typing import Any

import psutil

from dashboard.cards.card import Ask
from dashboard.export.files import FORMATS
from tests.browser.expected import exhibit_at
from tests.browser.menus import chart_menu, saved
from tests.browser.servers import Server, chromium_of
from tests.browser.visit import Visit
from tests.opened import content

THEMES = ("cybercrime", "forensics")
FORMATS_AT_ONCE = ("png", "png-a4", "png-square", "svg", "pdf")
SIZES = tuple(FORMATS[name].ending for name in ("png-slide", "png-a4", "png-square"))


def is_one(name: str, ending: str) -> bool:
    """Whether a file has this ending, and not a longer one of another size."""
    return name.endswith(ending) and not (ending == ".png" and name.endswith(SIZES))


def test_ten_downloads_at_once_all_arrive_and_a_killed_browser_costs_only_time(
    visits: Callable[..., Visit], app: Server, real_ask: Ask
) -> None:
    """Two pages, each a session of its own; all ten buttons are clicked before the first file is there."""
    addresses = [f"funders?theme={theme}" for theme in THEMES]
    found = [visits(app) for _ in addresses]
    for visit, address in zip(found, addresses, strict=True):
        visit.page.goto(f"{app.root}/{address}", wait_until="commit")
    for visit in found:
        visit.drawn()
        chart_menu(visit, "by_funder")
    with contextlib.ExitStack() as waiting:
        files: list[Any] = []
        for visit in found:
            for format in FORMATS_AT_ONCE:
                ending = FORMATS[format].ending
                arriving = visit.page.expect_download(
                    lambda file, ending=ending: is_one(file.suggested_filename, ending), timeout=60_000
                )
                files.append(waiting.enter_context(arriving))
                visit.page.locator(f".st-key-file-{format}-by_funder button").evaluate(
                    "button => button.click()"
                )
    got = [file.value.path().read_bytes() for file in files]
    charts = [exhibit_at(real_ask, f"/{address}", "by_funder") for address in addresses]
    expected = [FORMATS[name].make(chart) for chart in charts for name in FORMATS_AT_ONCE]
    assert [content(data) == content(other) for data, other in zip(got, expected, strict=True)] == [True] * 10
    assert len(set(got)) == 10

    killed = chromium_of(app)
    assert killed
    killed[0].kill()
    assert psutil.wait_procs(killed, timeout=20)[1] == []
    _, again = saved(found[0], ".st-key-file-png-by_funder button")
    assert content(again) == content(expected[0])
    assert not set(chromium_of(app)) & set(killed)
