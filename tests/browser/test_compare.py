"""Two of a kind in one chart: found within few clicks, clicked, ended, gone back from."""

import pytest

from dashboard import settings
from dashboard.cards import compare, page_list
from dashboard.cards.card import Ask
from tests.browser.expected import view_at
from tests.browser.menus import DIALOG, close_menu
from tests.browser.visit import Visit


def click(visit: Visit, name: str) -> None:
    """Choose a button by its whole name."""
    with visit.run():
        visit.page.get_by_role("button", name=name, exact=True).click()


def sentence(visit: Visit) -> str:
    return visit.page.locator("h1.sentence").inner_text()


@pytest.mark.parametrize(
    ("start", "clicks", "address"),
    [
        ("", ["Tajikistan", "Kyrgyzstan"], r"country=TJK.*against=country(:|%3A)KGZ"),  # errand A5
        ("funders?funder=jpn-government", ["European Union"], r"against=funder(:|%3A)eu"),  # errand B3
    ],
)
def test_two_are_compared_within_few_clicks(
    visit: Visit, real_ask: Ask, start: str, clicks: list[str], address: str
) -> None:
    page = visit.open(start)
    page.get_by_role("button", name="Compare with").click()
    for name in clicks:
        click(visit, name)
    view = view_at(real_ask, visit.wait_for_address(address))
    assert sentence(visit) == "".join(page_list.opening(view)[0])
    assert page.locator(".st-key-card-timeline .js-plotly-plot").count() == 1  # one chart
    colours = page.locator(".sentence em").evaluate_all("all => all.map(one => getComputedStyle(one).color)")
    assert len(set(colours)) == 2


def test_a_column_opens_the_events_of_its_side(visit: Visit, real_ask: Ask) -> None:
    page = visit.open("?country=TJK&against=country:KGZ")
    view = view_at(real_ask, "/?country=TJK&against=country:KGZ")
    second = page_list.cards(view)["timeline"].chart.series[1].values
    columns = page.locator(".st-key-card-timeline .bars").nth(1).locator(".point path")
    highest = max(range(len(second)), key=lambda at: second[at] or 0)
    with visit.run():
        columns.nth(highest).click(force=True)
    page.locator(DIALOG).get_by_text(f"{second[highest]} events, newest first").wait_for()
    close_menu(visit)


def test_a_comparison_ends_and_comes_back(visit: Visit, real_ask: Ask) -> None:
    page = visit.open("?country=TJK&against=country:KGZ")
    with visit.run():
        page.locator(".st-key-side-1 button").click()  # the other side is left
    visit.wait_for_address("country=KGZ$")
    with visit.run():
        page.go_back()
    assert page.locator(".sentence em").count() == 2
    click(visit, "End comparison")
    visit.wait_for_address("country=TJK$")
    assert page.locator(".sentence em").count() == 1


def test_stories_have_the_events_of_both(visit: Visit, real_ask: Ask) -> None:
    page = visit.open("stories?country=TJK&against=country:KGZ")
    rows = compare.newest(view_at(real_ask, "/?country=TJK&against=country:KGZ"), 0, settings.ROWS_A_PAGE)
    assert page.locator(".squares").count() == len(rows)
    assert page.locator(".square-1").count() == rows.in_first.sum()
    assert page.locator(".square-2").count() == rows.in_second.sum()
