"""The address says what is seen, and is followed only where the visitor went there himself."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import settings
from dashboard.analysis.filters import Filters
from dashboard.app import cache, sidebar, state
from dashboard.cards import names
from dashboard.cards.card import Ask
from dashboard.export import jobs
from tests.conftest import FIXTURE

Visit = Callable[..., AppTest]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("build")


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch, build: Path) -> Visit:
    """Open a page of the small data set under an address."""
    monkeypatch.setattr(cache, "collect_on_a_timer", lambda: None)
    monkeypatch.setenv("DASHBOARD_DATA", str(FIXTURE))
    monkeypatch.setenv("DASHBOARD_BUILD", str(build))

    def visit(path: str = "", **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(settings.APP), default_timeout=60)
        app.query_params.update(query)
        app._page_hash = calc_hash(path) if path else ""
        return run(app)

    return visit


def run(what: Any) -> AppTest:
    """Run the app, of which `what` is a widget or itself; it may not raise."""
    app: AppTest = what.run()
    assert not app.exception
    return app


def unfolded(app: AppTest) -> AppTest:
    """The app with the seldom filters unfolded."""
    app.session_state[sidebar.MORE] = True
    return run(app)


def seen(app: AppTest) -> str:
    return "\n".join(element.value for element in app.html)


def read(ask: Ask, *pairs: tuple[str, str]) -> tuple[Filters, dict[str, str], list[str]]:
    return names.read(pairs, names.known(names.options(ask)))


# What it says


def test_a_repeated_parameter_counts_each_time(ask: Ask, visit: Visit) -> None:
    pairs = [("country", "KAZ"), ("theme", "cybercrime"), ("country", "UZB,KAZ")]
    chosen = Filters(countries=("KAZ", "UZB"), themes=("cybercrime",))
    assert read(ask, *pairs) == (chosen, {}, [])
    view, ignored = names.view_at(ask, "/?country=KAZ&theme=cybercrime&country=UZB")
    assert (view.filters, ignored) == (chosen, [])
    assert visit(country=["KAZ", "UZB"]).query_params == {"country": "KAZ,UZB"}


def test_unknown_names_of_parameters_are_named(ask: Ask, visit: Visit) -> None:
    found = read(ask, ("fundr", "us"), ("amp;country", "KAZ"), ("grain", "weekly"), ("event", "turkmen"))
    assert found == (Filters(), {}, ["fundr=us", "amp;country=KAZ", "grain=weekly"])
    app = visit(fundr="us", country="KAZ")
    assert "fundr=us" in app.warning[0].value.replace("\\", "")
    assert app.query_params == {"country": "KAZ"}


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2024", "2022", (date(2022, 1, 1), date(2024, 12, 31))),
        ("2024-02", "2023-11", (date(2023, 11, 1), date(2024, 2, 29))),
        ("2024-06", "2024", (date(2024, 6, 1), date(2024, 12, 31))),
        ("2024-03-05", "2024-03", (date(2024, 3, 5), date(2024, 3, 31))),
    ],
)
def test_a_period_written_backwards_is_whole(ask: Ask, start: str, end: str, days: tuple[date, date]) -> None:
    assert read(ask, ("from", start), ("to", end))[0] == Filters(*days)
    known = names.known(names.options(ask))
    assert jobs.filtered(known, {"from": [start], "to": [end]}) == Filters(*days)


# Whose it is


def test_the_echo_of_an_older_address_changes_nothing(visit: Visit) -> None:
    app = visit(country="TKM")
    run(app.multiselect(key="filter-themes").set_value(["cybercrime"]))
    assert app.query_params == {"country": "TKM", "theme": "cybercrime"}
    app.query_params = {"country": "TKM"}  # sent before the browser had the new one
    run(app)
    assert app.query_params == {"country": "TKM", "theme": "cybercrime"}
    app._page_hash = calc_hash("trends")
    app.query_params = {"country": "TKM"}
    run(app)
    assert app.query_params == {"country": "TKM", "theme": "cybercrime"}


def test_switches_of_charts_stand_in_the_address_of_the_next_page(visit: Visit) -> None:
    app = visit("trends")
    run(app.segmented_control(key="control-grain").set_value("month"))
    app._page_hash = ""
    app.query_params = {}  # as a click in the menu leaves it
    assert run(app).query_params == {"grain": "month"}
    assert app.segmented_control(key="control-grain").value == "month"


@pytest.mark.parametrize("path", ["", "trends", "map", "stories", "about"])
def test_an_event_opens_over_the_page_one_is_on_and_leaves_the_address(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    app = visit(path, country="TKM", event="turkmen")
    assert '<article class="event">' in seen(app)
    assert app.query_params == {"country": "TKM", "event": "turkmen"}
    monkeypatch.setattr(state, "by_history", lambda: True)
    app.query_params = {"country": "TKM"}
    assert '<article class="event">' not in seen(run(app))
    monkeypatch.setattr(state, "by_history", lambda: False)
    assert run(app).query_params == {"country": "TKM"}


def test_a_link_to_an_event_keeps_page_filter_and_switches(visit: Visit) -> None:
    markup = seen(visit("trends", country="TKM", grain="month"))
    assert 'href="?country=TKM&amp;grain=month&amp;event=turkmen"' in markup
    assert 'href="stories?country=TKM&amp;grain=month"' in markup


def test_a_country_that_is_chosen_stays_in_the_list(visit: Visit) -> None:
    app = visit(country="online", **{"as": "part"})  # nobody takes part online
    assert app.multiselect(key="filter-countries").value == ["online"]
    run(app.multiselect(key="filter-countries").set_value(["online", "TKM"]))
    assert app.query_params == {"country": "online,TKM", "as": "part"}
