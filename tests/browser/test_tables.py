"""The list of events and stories, by mouse and keyboard; the rows of a chart and of the list as files."""

import csv
import io
import re

import openpyxl

from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from tests.browser.menus import saved
from tests.browser.visit import Visit


def test_the_rows_of_a_chart_as_csv(visit: Visit, real_ask: Ask) -> None:
    page = visit.open("funders?country=TKM")
    page.locator(".st-key-data-by_funder button").click()
    _, data = saved(visit, ".st-key-csv-by_funder button")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    asked = real_ask("by_funder", Filters(countries=("TKM",)))
    assert [(row["code"], int(row["events"])) for row in rows] == list(
        zip(asked.code, asked.events, strict=True)
    )


def test_the_story_table_as_csv_and_xlsx(visit: Visit, real_ask: Ask) -> None:
    visit.open("stories?country=TKM")
    asked = real_ask("story_table", Filters(countries=("TKM",)))
    _, data = saved(visit, ".st-key-csv-story_table button")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["event_id"] for row in rows] == list(asked.event_id)
    _, data = saved(visit, ".st-key-xlsx-story_table button")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    cells = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in cells[1:]] == list(asked.event_id)


def titles(visit: Visit) -> list[str]:
    """The events that the list shows, in its order."""
    return visit.page.locator(".list .row h3").all_inner_texts()


def test_a_whole_row_opens_its_event_and_closing_restores_the_address(visit: Visit, real_ask: Ask) -> None:
    page = visit.open("stories?country=TKM&page=2")
    page.evaluate("window.mark = 1")
    listed = real_ask("listed_events", Filters(countries=("TKM",)), "newest", 20, 20).event_id
    assert page.locator(".list .row").count() == 20
    row = page.locator(".list .row").nth(3)
    row.scroll_into_view_if_needed()
    box = row.bounding_box()
    assert box
    with visit.run():
        page.mouse.click(box["x"] + 30, box["y"] + box["height"] - 4)  # beneath the date
    assert visit.address() == f"/stories?country=TKM&page=2&event={listed[3]}"
    assert page.inner_text('[role="dialog"] [slot="title"]') == "Event 24 of 92"
    page.keyboard.press("Escape")
    visit.wait_for_address("^/stories.country=TKM&page=2$")
    visit.drawn()
    page.locator(".list .opens").nth(4).press("Enter")  # as one who came there with the tab key
    visit.wait_for_address(f"&event={listed[4]}$")
    page.locator("article.event").wait_for()
    visit.drawn()
    with visit.run():
        page.locator(".neighbours a").last.click()
    assert visit.address() == f"/stories?country=TKM&page=2&event={listed[5]}"
    page.keyboard.press("Escape")
    visit.wait_for_address("^/stories.country=TKM&page=2$")
    assert page.evaluate("window.mark") == 1


def test_each_row_is_one_stop_of_the_tab_key_and_its_stories_lead_out(visit: Visit) -> None:
    page = visit.open("stories?country=TKM")
    page.locator(".list .opens").first.focus()
    for _ in range(page.locator(".list .row").first.locator("a").count()):
        page.keyboard.press("Tab")
    assert page.evaluate(
        "document.activeElement.closest('.row') === document.querySelectorAll('.list .row')[1]"
    )
    outline = "getComputedStyle(document.activeElement, '::after').outlineStyle"
    assert page.evaluate(outline) == "solid"
    link = page.locator(".list .told a").first
    assert link.get_attribute("target") == "_blank"
    box = link.bounding_box()
    assert box
    at = [box["x"] + 5, box["y"] + 5]
    top = "([x, y]) => document.elementFromPoint(x, y).closest('a').target"
    assert page.evaluate(top, at) == "_blank"  # it lies over what opens the event


def test_the_list_is_sorted_and_paged_in_the_address(visit: Visit, real_ask: Ask) -> None:
    page = visit.open("stories?country=TKM")
    order = page.locator(".st-key-control-order input")
    order.scroll_into_view_if_needed()  # the page before was moved down; a list closes while the page moves
    page.wait_for_timeout(500)
    order.fill("By title")
    page.get_by_role("option", name="By title").wait_for()
    with visit.run():
        order.press("Enter")
    visit.wait_for_address("order=title")
    with visit.run():
        page.locator(".pages").last.get_by_role("link", name="Next").click()
    visit.wait_for_address("order=title&page=2$")
    wanted = real_ask("listed_events", Filters(countries=("TKM",)), "title", 20, 20).event_id
    shown = page.locator(".list .row").evaluate_all("rows => rows.map(row => row.dataset.event)")
    assert shown == list(wanted)
    assert page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollTop") == 0
    assert titles(visit) == sorted(titles(visit), key=str.lower)


def test_only_in_russian_is_what_sql_counts(visit: Visit, real_db: Database) -> None:
    (told,) = real_db.execute(
        """select count(*) from events
        where unodc_role in ('lead', 'partner') and event_no in (select event_no from event_stories)
        and event_no not in (
            select event_no from event_stories inner join stories using (story_no) where language <> 'ru'
        )"""
    ).fetchone() or (0,)
    page = visit.open("stories")
    button = page.locator(".st-key-only-in-russian button")
    assert re.findall(r"\d+", button.inner_text()) == [str(told)]
    with visit.run():
        button.click()
    assert visit.address() == "/stories?told=only&lang=ru"
    assert page.inner_text(".pages >> nth=0 >> span").endswith(f"of {told}")


def test_something_wrong_copies_a_text_with_the_event(visit: Visit) -> None:
    page = visit.open("stories?country=TKM")
    with visit.run():
        page.locator(".list .opens").first.click()
    page.get_by_role("button", name="Something wrong here?").click()
    page.get_by_text("Copied: paste it into an e-mail.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert page.inner_text("article.event code") in copied and page.url in copied
    assert page.inner_text("article.event h2") in copied


def test_the_list_has_no_sideways_scroll_on_a_small_phone(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 700})
    for address in ("stories", "stories?list=stories", "stories?parts=words,where,people,partners,countries"):
        page = visit.open(address)
        assert page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollWidth") <= 320, address
