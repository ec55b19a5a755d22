"""A changed data file is picked up without a restart; a broken one is named and the last good data stay."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_hostile_texts_are_shown_as_text(visits: Callable[..., Visit], nasty_app: str) -> None:
    visit = visits(nasty_app)
    visit.page.on("dialog", lambda dialog: visit.errors.append(f"a dialog opened: {dialog.message}"))
    for path in ("", "map", "stories", "?role=lead,partner,mentioned"):
        page = visit.open(path)
        assert page.locator("[data-testid=stMain] script").count() == 1  # the app's own, see page.scripts


def test_a_change_is_picked_up_and_a_broken_file_is_named(
    visits: Callable[..., Visit], nasty_app: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folders = [path for path in tmp_path_factory.getbasetemp().glob("nasty-app*/data") if path.is_dir()]
    file = Path(folders[0]) / "events.csv"
    good = file.read_text(encoding="utf-8")
    visit = visits(nasty_app)
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
