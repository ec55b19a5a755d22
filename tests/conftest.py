"""What is made once a session: databases, remembered answers, the filters that all laws are tried on."""

import gc
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from dashboard import settings
from dashboard.analysis.answers import Database
from dashboard.cards.card import Ask
from dashboard.export import renderer
from dashboard.export.exhibit import Exhibit
from dashboard.store import database
from dashboard.store.database import Built
from tests.chart_parts import LONG
from tests.pictures import one_of_each
from tests.remember import Source, remembered

FIXTURE = Path(__file__).parent / "fixture"

# The same examples on every machine under CI; new ones, kept when they fail, at a desk.
hypothesis.settings.register_profile("desk", deadline=None, max_examples=50)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=50, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_unconfigure() -> None:
    """Hypothesis leaves a callback on the garbage collector; under it duckdb reports leaks at exit."""
    gc.callbacks.clear()


# Modules that share what they make stay in one of the two processes; any other module is a group of its own.
GROUPS = {
    "browser": r"tests/browser/",
    "app": r"tests/app/",
    "laws": r"tests/test_(\w+_any_filter|same_number|funders|clicks|pages_said|headlines)\.py",
    "renderer": r"tests/test_(renderer|images|image_layout)\.py",
}


# Left out of `make quick`: laws under many filters, damaged files, whole processes.
SLOW = re.compile(
    r"tests/(app/test_walks|test_(\w+_any_filter|clicks|pages_said|funders|damage|cli_export|brief_files"
    r"|serving|workers|wire|last_good|store|one_number_of_a_body|cards))\.py"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow."""
    for item in items:
        if SLOW.match(item.nodeid):
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Hand out tests by group; a group that lasts long comes first, as its folder does."""
    from xdist.scheduler import LoadScopeScheduling

    class ByGroup(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            module = nodeid.partition("::")[0]
            return next((name for name, path in GROUPS.items() if re.match(path, module)), module)

    return ByGroup(config, log)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return database.build(FIXTURE, tmp_path_factory.mktemp("fixture-build"))


@pytest.fixture(scope="session")
def db(built: Built) -> Iterator[Database]:
    with database.open_database(built.path) as connection:
        yield connection


@pytest.fixture(scope="session")
def real_db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = database.build(settings.ROOT / "data", tmp_path_factory.mktemp("real-build")).path
    with database.open_database(path) as connection:
        yield connection


@pytest.fixture(scope="session")
def ask(db: Database) -> Ask:
    """Questions of the small data set, each asked once."""
    return remembered(db)


@pytest.fixture(scope="session")
def real_ask(real_db: Database) -> Ask:
    """Questions of the real data, each asked once."""
    return remembered(real_db)


@pytest.fixture(scope="session")
def small(db: Database, ask: Ask) -> Source:
    return Source(db, ask)


@pytest.fixture(scope="session")
def real(real_db: Database, real_ask: Ask) -> Source:
    return Source(real_db, real_ask)


@pytest.fixture(params=["small", "real"])
def source(request: pytest.FixtureRequest) -> Source:
    """Each of the two data sets, for laws that hold of both."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def drawing_browser() -> Iterator[None]:
    """The browser that draws images; where there is none, CI fails and a desk skips with a warning."""
    if not renderer.available():
        if os.environ.get("CI"):
            pytest.fail(renderer.MISSING)
        pytest.skip(renderer.MISSING)
    yield
    renderer.close()


@pytest.fixture(scope="session")
def exhibits(real_ask: Ask) -> dict[str, Exhibit]:
    """One exhibit a question of the real data."""
    return one_of_each(real_ask)


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a browser to draw images with."""
    monkeypatch.setenv("BROWSER_PATH", "/there/is/no/browser")
    assert not renderer.available()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small data set, to be damaged."""
    return Path(shutil.copytree(FIXTURE, tmp_path / "data"))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """An empty folder for databases."""
    folder = tmp_path / "build"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The small data set with twenty more partners and funders in one event, and as many places."""
    data = Path(shutil.copytree(FIXTURE, tmp_path_factory.mktemp("crowd") / "data"))
    organisations, links, places, ids = [], [], [], []
    for n in range(20):
        organisations.append(f'long-{n},"{LONG.format(n)}",,,10,UZB,,\n')
        links += [f"two-themes,long-{n},{role},stated,s12,words\n" for role in ("partner", "funder")]
        places.append(f"town-{n},Town of the Very Long Name {n},,UZB,{39 + n / 10},{64 + n / 10},city,,,x\n")
        ids.append(f"town-{n}")
    for file, lines in (("organisations", organisations), ("event_organisations", links), ("places", places)):
        with (data / f"{file}.csv").open("a", encoding="utf-8") as target:
            target.writelines(lines)
    events = (data / "events.csv").read_text(encoding="utf-8")
    for where in ("UZB,UZB,tashkent,40", "UZB,UZB; KAZ,tashkent,25"):
        assert where in events
        events = events.replace(where, where.replace("tashkent", "; ".join(["tashkent", *ids])))
    (data / "events.csv").write_text(events, encoding="utf-8")
    path = database.build(data, tmp_path_factory.mktemp("crowd-build")).path
    with database.open_database(path) as connection:
        yield connection
