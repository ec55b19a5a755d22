"""A changed data file is picked up without a restart; a broken one is named and the last good data stay."""

import csv
import io
from collections.abc import Callable

from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from tests.browser.menus import saved
from tests.browser.servers import Server
from tests.browser.visit import Visit


def test_hostile_texts_are_shown_as_text(visits: Callable[..., Visit], small_app: Server) -> None:
    visit = visits(small_app)
    visit.open()
    for path in ("", "map", "stories", "?role=lead,partner,mentioned"):
        page = visit.open(path)
        assert page.locator("[data-testid=stMain] script").count() == 1  # the app's own, see page.scripts


def test_a_file_holds_what_its_page_shows_though_the_data_changed(
    visits: Callable[..., Visit], small_app: Server, ask: Ask
) -> None:
    file = small_app.data / "events.csv"
    good = file.read_text(encoding="utf-8")
    visit = visits(small_app)
    page = visit.open("stories")
    shown = list(ask("story_table", Filters()).event_id)
    try:
        file.write_text(
            good + "a-new-event," + good.splitlines()[1].split(",", 1)[1] + "\n", encoding="utf-8"
        )
        _, data = saved(visit, ".st-key-csv-story_table button")
        assert [row["event_id"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig")))] == shown
        visit.open("stories")  # a page drawn now shows the new event, and its file has it
        _, data = saved(visit, ".st-key-csv-story_table button")
        assert len(list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))) == len(shown) + 1
    finally:
        file.write_text(good, encoding="utf-8")
    assert page.locator(".sentence").count() == 1


def test_a_change_is_picked_up_and_a_broken_file_is_named(
    visits: Callable[..., Visit], small_app: Server
) -> None:
    file = small_app.data / "events.csv"
    good = file.read_text(encoding="utf-8")
    visit = visits(small_app)
    page = visit.open("?role=lead,partner,mentioned")
    before = visit.sentence()
    try:
        file.write_text(good.replace(",training,", ",trainnig,", 1), encoding="utf-8")
        page = visit.open("?role=lead,partner,mentioned")
        notice = page.inner_text('[data-testid="stAlert"]')
        assert "data/events.csv:" in notice
        assert "nearest: training" in notice
        assert visit.sentence() == before
        lines = good.splitlines(keepends=True)
        new = lines[1].split(",", 1)[1]
        file.write_text(good + "a-new-event," + new, encoding="utf-8")
        visit.open("?role=lead,partner,mentioned")
        assert visit.sentence() != before
    finally:
        file.write_text(good, encoding="utf-8")
    visit.open("?role=lead,partner,mentioned")
    assert visit.sentence() == before
