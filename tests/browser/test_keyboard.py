"""By keyboard alone: from the start page to the events behind a bar, one of them opened and closed again."""

from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from tests.browser.expected import events, number
from tests.browser.menus import DIALOG
from tests.browser.visit import Visit

FOCUSED = "() => document.activeElement.getAttribute('aria-label') || document.activeElement.innerText || ''"
CHART = r"""() => document.activeElement.closest('.point')?.closest('[class*="st-key-chart-"]')
    .className.match(/st-key-chart-(\S+)-\d/)[1] ?? ''"""
NAMED = """() => [...document.querySelectorAll('.js-plotly-plot')].every(
    chart => chart.querySelector('.point[tabindex]'))"""
TABS = 80  # at most, from the top of a page to its last chart


def tab_to(visit: Visit, chart: str) -> list[str]:
    """Press Tab until the chart of a card has the focus; gives the charts that had it on the way, and it."""
    had = []
    visit.page.wait_for_function(NAMED)
    for _ in range(TABS):
        visit.page.keyboard.press("Tab")
        had.append(str(visit.page.evaluate(CHART)))
        if had[-1] == chart:
            return [one for one in had if one]
    raise AssertionError(f"{chart} is not reached: {had}")


def focused(visit: Visit) -> str:
    """The name of what has the focus."""
    return str(visit.page.evaluate(FOCUSED)).replace("\u202f", "")


def test_the_events_behind_a_bar_by_keyboard(visit: Visit, real_ask: Ask) -> None:
    page = visit.load()
    rows = real_ask("by_country", Filters()).set_index("code")
    had = tab_to(visit, "by_country")
    assert len(had) == len(set(had)) >= 2  # each chart has one stop
    assert focused(visit) == f"Uzbekistan: hosted {rows.hosted['UZB']}"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")  # the bar of those taking part lies between the two that hosted
    assert focused(visit) == f"Uzbekistan: took part in {rows.took_part['UZB']}"
    page.keyboard.press("ArrowUp")
    assert focused(visit) == f"Uzbekistan: hosted {rows.hosted['UZB']}"
    page.keyboard.press("End")
    assert "took part in" in focused(visit)
    page.keyboard.press("Home")
    ring = page.locator(".mark-ring").bounding_box()
    bar = page.locator('.st-key-card-by_country .point[tabindex="0"] path').bounding_box()
    assert ring and bar
    assert all(round(ring[side] - bar[side]) == 6 for side in ("width", "height"))
    with visit.run():
        page.keyboard.press("Enter")
    visit.wait_for_address("country=UZB")
    assert events(visit) == number(real_ask, countries=("UZB",)) == rows.hosted["UZB"]
    page.wait_for_function(NAMED)
    assert page.evaluate(CHART) in ("by_country", "")  # the focus stays where one was, if that still stands


def test_an_event_opens_and_closes_by_keyboard_and_the_bar_has_the_focus_again(
    visit: Visit, real_ask: Ask
) -> None:
    page = visit.load("trends")
    lags = real_ask("by_lag", Filters()).set_index("code")
    tab_to(visit, "by_lag")
    page.keyboard.press("ArrowDown")
    bar = focused(visit)
    assert bar.endswith(f": {lags.events['week']}")
    page.keyboard.press(" ")
    page.wait_for_selector(f"{DIALOG} .list")
    assert page.locator(f"{DIALOG} .list .row").count() == lags.events["week"]
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.matches('tbody a')"):
            break
    title = focused(visit)
    with visit.run():
        page.keyboard.press("Enter")
    page.wait_for_selector("article.event")
    assert title in page.inner_text("article.event")
    visit.drawn()
    page.keyboard.press("Escape")
    page.wait_for_selector("article.event", state="detached")
    visit.drawn()
    visit.open("trends")
    tab_to(visit, "by_lag")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{DIALOG} .list")
    visit.drawn()
    page.keyboard.press("Escape")
    page.wait_for_selector(DIALOG, state="detached")
    page.wait_for_function(f"() => ({CHART})() === 'by_lag'")


def test_a_cell_of_a_grid_by_keyboard(visit: Visit, real_ask: Ask) -> None:
    page = visit.open("countries")
    first = real_ask("theme_by_country", Filters()).iloc[0]
    tab_to(visit, "theme_by_country")
    assert focused(visit).endswith(f"{first.events} events")
    with visit.run():
        page.keyboard.press("Enter")
    visit.wait_for_address(f"country={first.code}&theme={first.theme}")
