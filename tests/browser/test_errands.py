"""Errands of a programme manager: done from the start page, right by our own count, within few clicks."""

from collections.abc import Callable

import pandas as pd
import pytest

from tests.browser.by_hand import events, languages, listing, naming, newest_story, within
from tests.browser.conftest import PHONE
from tests.browser.hand import Hand
from tests.browser.servers import Server
from tests.browser.visit import Visit

SCREEN = {"width": 1440, "height": 900}
SMALL = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
CLIPBOARD = "navigator.clipboard.readText()"
QUESTION = "country=UZB&theme=border_and_container_control&kind=training"
ROWS = ".list .row"


@pytest.fixture
def hand(visit: Visit) -> Hand:
    """A hand on the start page."""
    visit.page.set_viewport_size(SCREEN)
    visit.open()
    return Hand(visit)


def trainings() -> pd.Series:
    """Which events are trainings on border control hosted by Uzbekistan."""
    kind = events().kind == "training"
    return kind & listing("themes", "border_and_container_control") & listing("host_countries", "UZB")


def said(visit: Visit) -> str:
    """What the page says first, its first chart's title included."""
    title = visit.page.locator('[class*="st-key-card-"] .card-title').first.inner_text()
    return f"{visit.sentence()} {title}".replace("\u202f", "")


def bars(visit: Visit, card: str, group: int = 0) -> list[int]:
    """The numbers at the bars of a chart."""
    texts = visit.page.locator(f".st-key-card-{card} .bars").nth(group).locator("text.bartext")
    return [int(text) for text in texts.all_text_contents()]


def ask_for_trainings(hand: Hand) -> None:
    """Put the question of errand A1."""
    for words in ("training", "border control", "uzbekistan"):
        hand.find(words)
    hand.drag_year("start", 2019)
    hand.drag_year("end", 2024)


def answered(visit: Visit) -> None:
    """The answer to A1 is on the screen: both numbers, what they are of, a column a year."""
    visit.wait_for_address(rf"^/\?from=2019-01-01&to=2024-12-31&{QUESTION}$")
    now, before = ((trainings() & within(*years)).sum() for years in ((2019, 2024), (2013, 2018)))
    answer = said(visit)
    for part in (f"{now} trainings", "border and container control", "Uzbekistan", "2019 – 2024"):
        assert part in answer
    assert f"against {before} in 2013 – 2018" in answer
    yearly = [(trainings() & within(year, year)).sum() for year in range(2013, 2025)]
    assert sorted(bars(visit, "columns") + bars(visit, "columns", 1)) == sorted(yearly)


def test_a1_a2_how_trainings_developed_and_with_whom(hand: Hand) -> None:
    ask_for_trainings(hand)
    answered(hand.visit)
    assert hand.clicks <= 6
    asked, chosen = hand.visit.address(), trainings() & within(2019, 2024)
    partner = "organiser", "host", "partner", "supporter"
    first = [(naming(body, *partner) & chosen).sum() for body in ("uzb-customs-committee", "wco")]
    shown = bars(hand.visit, "by_partner")
    assert shown[:2] == first and shown == sorted(shown, reverse=True)
    hand.click(".st-key-card-by_partner .bars .point path", force=True)
    hand.visit.wait_for_address("&partner=uzb-customs-committee$")
    assert hand.clicks <= 6 + 1
    assert f"held {first[0]} trainings" in hand.visit.sentence()
    with hand.visit.run():
        hand.page.go_back()
    assert hand.visit.address() == asked
    answered(hand.visit)


def test_a3_what_was_new_in_a_year(hand: Hand) -> None:
    hand.find("2025")
    year = within(2025, 2025)
    stories = {story for one in events()[year].stories for story in one.split("; ")}
    assert f"held {year.sum()} events" in hand.visit.sentence()
    assert f"told in {len(stories)} stories" in hand.visit.sentence()
    hand.click(hand.page.get_by_role("link", name="Stories", exact=True))
    assert hand.page.locator(ROWS).count() == year.sum()
    shown = hand.page.inner_text("[data-testid=stMain]")
    assert all(title in shown for title in events()[year].title)
    assert hand.clicks <= 3


def test_a5_two_countries_year_by_year(hand: Hand) -> None:
    hand.open(hand.page.get_by_role("button", name="Compare with"))
    sides = {"TJK": "Tajikistan", "KGZ": "Kyrgyzstan"}
    for name in sides.values():
        hand.click(hand.page.get_by_role("button", name=name, exact=True))
    assert hand.clicks <= 4
    for side, (code, name) in enumerate(sides.items()):
        hosted = listing("host_countries", code)
        assert name in hand.visit.sentence() and str(hosted.sum()) in hand.visit.sentence()
        yearly = [(hosted & within(year, year)).sum() for year in range(2004, 2026)]
        assert bars(hand.visit, "timeline", side) == yearly
    asked = hand.visit.address()
    hand.visit.load(asked.lstrip("/"))
    assert hand.visit.address() == asked and "Kyrgyzstan" in hand.visit.sentence()


def test_a6_the_events_of_a_town_one_opened_and_closed(hand: Hand) -> None:
    hand.find("termez")
    there, asked = events()[listing("places", "uzb-termez")], hand.visit.address()
    assert hand.page.locator(ROWS).count() == len(there) >= 6
    hand.click(hand.page.locator(ROWS).nth(2).locator("a").first)
    assert hand.page.locator("article.event h2, article.event h1").first.inner_text() in set(there.title)
    hand.close()
    hand.visit.wait_for_address("^[^&]+$")
    hand.visit.drawn()
    assert hand.visit.address() == asked and hand.page.locator(ROWS).count() == len(there)
    assert hand.clicks <= 4


def test_a7_what_was_done_with_one_body_in_a_year(hand: Hand) -> None:
    hand.find("caricc")
    hand.find("2022")
    hand.visit.wait_for_address("org=caricc$")  # and no other body
    expected = naming("caricc") & within(2022, 2022)
    assert f"held {expected.sum()} events" in hand.visit.sentence()
    assert hand.page.locator(ROWS).count() == expected.sum()
    assert hand.clicks <= 3


def test_a8_what_is_told_in_one_language_only(hand: Hand) -> None:
    hand.find("russian", kind="Only language")
    expected = languages() == {"ru"}
    assert f"held {expected.sum()} events" in hand.visit.sentence()
    shown = hand.page.inner_text("[data-testid=stMain]")
    assert hand.page.locator(ROWS).count() == expected.sum() <= 20  # all on one page
    assert all(title in shown for title in events()[expected].title)
    assert hand.clicks <= 3


def test_a9_the_last_month_with_data(hand: Hand) -> None:
    hand.type(hand.page.get_by_role("combobox", name="Set a period"), "last month")
    months = events().started_on.str[:7]
    last = max(month for month in months if len(month) == 7)
    hand.visit.wait_for_address(f"from={last}-01&to={last}-31$")
    assert f"held {(months == last).sum()} event" in hand.visit.sentence()
    assert f"{pd.Timestamp(last):%b}" in hand.visit.sentence() and last[:4] in hand.visit.sentence()
    shown = hand.page.inner_text(".st-key-card-newest")
    assert all(title in shown for title in events()[months == last].title)
    assert hand.clicks <= 2


@pytest.mark.parametrize("day", ["2026-11-01", "2026-11-26"])
def test_a10_what_is_new_since_a_day(hand: Hand, day: str) -> None:
    hand.open(hand.page.get_by_text("More filters"))
    hand.type(hand.page.get_by_role("textbox", name="New in the data since"), day)
    hand.visit.wait_for_address(rf"^/\?new={day}$")
    expected = (newest_story() >= day).sum()
    assert (f"held {expected} events" if expected else "No event") in hand.visit.sentence()
    assert hand.clicks <= 3
    hand.visit.load(f"?new={day}")  # the link can be kept
    assert (f"held {expected} events" if expected else "No event") in hand.visit.sentence()


def test_c5_a1_on_a_phone_in_the_dark(visits: Callable[..., Visit], app: Server) -> None:
    visit = visits(app, **(PHONE | SMALL))
    visit.load()
    hand = Hand(visit)
    hand.open(hand.page.get_by_test_id("stExpandSidebarButton"))
    ask_for_trainings(hand)
    hand.open(hand.page.get_by_test_id("stSidebarCollapseButton").get_by_role("button"))
    assert hand.clicks <= 8
    answered(visit)
    assert hand.page.evaluate("document.documentElement.scrollWidth") <= 390  # nothing to the side
    title = hand.page.locator("h1.sentence").bounding_box()
    assert title and title["y"] + title["height"] < 844
