"""A click on a bar, a cell, a day, a place, a number, a row; a span, words, Back: what is chosen then."""

import csv
import io
import re

from playwright.sync_api import Page

from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from dashboard.charts import deck
from dashboard.charts.projection import mercator
from tests.browser.expected import events, number, view_at
from tests.browser.maps import CANVAS, pointed_at
from tests.browser.menus import DIALOG, close_menu, saved
from tests.browser.visit import Visit

JAPAN = "jpn-government"


def test_a_click_on_a_bar_filters_by_it_and_a_chip_takes_it_away(visit: Visit, real_ask: Ask) -> None:
    page = visit.open("trends")
    everything = events(visit)
    with visit.run():
        page.locator(".st-key-card-by_kind .bars .point path").first.click(force=True)
    code = re.search(r"kind=(\w+)", visit.wait_for_address("kind="))
    assert code
    assert events(visit) == number(real_ask, kinds=(code[1],)) < everything
    with visit.run():
        page.locator(".st-key-chips button").first.click()
    assert visit.chips() == []
    assert events(visit) == everything
    visit.wait_for_address("^/trends$")
    visit.open()
    bars = page.locator(".st-key-card-columns .js-plotly-plot").first.locator(".bars .point path")
    heights = bars.evaluate_all("all => all.map(bar => bar.getBBox().height)")
    with visit.run():
        bars.nth(heights.index(max(heights))).click(force=True)
    chosen = view_at(real_ask, visit.wait_for_address("from=")).filters
    assert chosen.date_from and chosen.date_to
    assert chosen.date_to == chosen.date_from.replace(month=12, day=31)
    assert events(visit) == int(real_ask("totals", chosen).events.iloc[0]) > 0


def test_the_sidebar_filters_and_the_filter_stays_on_the_next_page(visit: Visit, real_ask: Ask) -> None:
    page = visit.open()
    with visit.run():
        page.locator(".st-key-filter-themes input").fill("отмывание")
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")  # the list stays open for more
    assert events(visit) == number(real_ask, themes=("money_laundering",))
    with visit.run():
        page.get_by_role("link", name="Stories").first.click()
    assert events(visit) == number(real_ask, themes=("money_laundering",))
    visit.wait_for_address("^/stories.theme=money_laundering$")


def test_back_in_the_browser_restores_the_filter_before(visit: Visit, real_ask: Ask) -> None:
    page = visit.open("stories?country=UZB")
    visit.open("stories?country=TKM")
    assert events(visit) == number(real_ask, countries=("TKM",))
    with visit.run():
        page.go_back()
    assert events(visit) == number(real_ask, countries=("UZB",))
    visit.load("stories?country=TKM")  # and across a load of the page
    page.go_back()
    visit.drawn()
    assert events(visit) == number(real_ask, countries=("UZB",))


def test_a_row_of_the_list_opens_its_event(visit: Visit, real_ask: Ask) -> None:
    page = visit.open("stories?theme=forensics")
    assert events(visit) == number(real_ask, themes=("forensics",))
    first = real_ask("story_table", Filters(themes=("forensics",))).iloc[0]
    with visit.run():
        page.locator(".list .row").first.click(position={"x": 16, "y": 30})
    assert first.title in page.inner_text("article.event")


def test_a_funders_address_shows_that_funder_and_nothing_else(visit: Visit, real_ask: Ask) -> None:
    page = visit.open(f"funders?funder={JAPAN}")
    several = number(real_ask, funders=(JAPAN,))
    assert visit.sentence().startswith("Japan is named as a funder of")
    assert events(visit) == several
    assert visit.chips() == ["Funder: Japan", "Clear all"]
    with visit.run():
        page.get_by_role("link", name="Every event").click()
    visit.wait_for_address(f"^/stories.funder={JAPAN}")
    assert events(visit) == several
    assert page.get_by_role("button", name="CSV").count() == 1  # the table itself offers none
    _, data = saved(visit, ".st-key-csv-story_table button")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == several
    behind = real_ask("funder_events", Filters(funders=(JAPAN,)), JAPAN)
    assert {row["event_id"] for row in rows} == set(behind.event_id)


def click_target(page: Page, card: str, index: int) -> None:
    """Click the unseen point over a cell of a heat map."""
    point = page.locator(f".st-key-card-{card} .scatterlayer .point").nth(index)
    point.wait_for(state="attached")
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_cell_of_the_grid_chooses_its_theme_and_country(visit: Visit, real_ask: Ask) -> None:
    page = visit.open("countries")
    first = real_ask("theme_by_country", Filters()).iloc[0]
    with visit.run():
        click_target(page, "theme_by_country", 0)
    visit.wait_for_address(f"country={first.code}&theme={first.theme}")
    assert events(visit) == first.events


def test_clicks_on_the_page_of_trends(visit: Visit, real_ask: Ask) -> None:
    """A bar that no filter can choose opens its events, a day of the calendar and a span are chosen."""
    page = visit.open("trends?year=2023")
    lags = real_ask("by_lag", Filters()).set_index("code")
    page.locator(".st-key-card-by_lag .bars .point path").nth(1).click(force=True)
    page.wait_for_selector(f"{DIALOG} .list")
    assert page.locator(f"{DIALOG} .list .row").count() == lags.events["week"]
    close_menu(visit)
    visit.drawn()

    days = real_ask("by_day", Filters(), 2023)
    index = int(days.events.to_numpy().argmax())
    with visit.run():
        click_target(page, "by_day", index)
    day = f"{days.day[index]:%Y-%m-%d}"
    visit.wait_for_address(f"from={day}&to={day}")
    assert events(visit) == days.events[index]

    visit.open("trends")
    span = page.locator(".st-key-card-columns .nsewdrag").first
    span.scroll_into_view_if_needed()
    box = span.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    with visit.run():
        page.mouse.move(box["x"] + 0.62 * box["width"], middle)
        page.mouse.down()
        page.mouse.move(box["x"] + 0.7 * box["width"], middle, steps=8)
        page.mouse.move(box["x"] + 0.85 * box["width"], middle, steps=8)
        page.mouse.up()
    address = visit.wait_for_address(r"from=\d{4}-01-01&to=\d{4}-12-31")
    first, last = re.findall(r"(\d{4})-", address)[0], re.findall(r"to=(\d{4})", address)[0]
    assert int(last) - int(first) >= 2


def test_a_click_on_a_place_of_the_map_filters_the_table(visit: Visit, real_ask: Ask) -> None:
    page = visit.open("map")
    place = real_ask("places_on_map", Filters()).iloc[0]
    canvas = page.locator(CANVAS).first
    canvas.wait_for()
    box = canvas.bounding_box()
    assert box
    x, y = mercator(place.longitude, place.latitude, deck.ZOOM)
    middle_x, middle_y = mercator(*deck.CENTRE, deck.ZOOM)
    left = box["x"] + box["width"] / 2 + x - middle_x
    top = box["y"] + box["height"] / 2 + y - middle_y
    assert place["name"] in pointed_at(page, left, top)
    with visit.run():
        page.mouse.click(left, top)
    visit.wait_for_address(f"^/map.place={place.code}$")
    assert events(visit) == place.events
