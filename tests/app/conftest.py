"""The app on each of the two data sets, as AppTest runs it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.app import cache
from tests.app.visit import DATA, Visit, go, run


@pytest.fixture(scope="module", autouse=True)
def forgotten() -> Iterator[None]:
    """What the app keeps is kept for a module alone."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A build folder for each data folder."""
    return {source: tmp_path_factory.mktemp(source) for source in DATA}


@pytest.fixture
def point(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, Path], None]:
    """Point the app at a folder of data and a folder for databases."""
    # It freezes what is alive, for good, and starts a thread: right for a server, not for tests.
    monkeypatch.setattr(cache, "collect_on_a_timer", lambda: None)

    def at(data: Path, build: Path) -> None:
        monkeypatch.setenv("DASHBOARD_DATA", str(data))
        monkeypatch.setenv("DASHBOARD_BUILD", str(build))

    return at


@pytest.fixture
def visit(point: Callable[[Path, Path], None], builds: dict[str, Path]) -> Visit:
    """Open a page on the small data set, or on another; no page may raise."""

    def visit(path: str = "", source: str = "ask", mode: str = "light", **query: str) -> AppTest:
        point(DATA[source], builds[source])
        app = AppTest.from_file(str(settings.APP), default_timeout=60)
        app.context["theme"] = mode
        app.query_params.update(query)
        go(app, path)
        return run(app)

    return visit
