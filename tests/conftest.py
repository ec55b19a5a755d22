"""Databases built once a session: of the small nasty data set, and of the real data."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from dashboard import settings
from dashboard.analysis.answers import Database
from dashboard.store import database
from dashboard.store.database import Built

FIXTURE = Path(__file__).parent / "fixture"

# The same examples on every machine under CI; new ones, kept when they fail, at a desk.
hypothesis.settings.register_profile("desk", deadline=None, max_examples=50)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=50, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_unconfigure() -> None:
    """Hypothesis leaves a callback on the garbage collector; under it duckdb reports leaks at exit."""
    gc.callbacks.clear()


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
