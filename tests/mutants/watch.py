"""Pytest plugin: writes down which lines and queries each test and each shared fixture runs, and its seconds.

    python -m pytest -p tests.mutants.watch     (with MUTANTS_MAP: the folder to write to)

A fixture that lives longer than a test is a context of its own, so that every test using it is known to
run what the fixture ran. MUTANTS_MAP also makes the suite ask anew what it would else remember.
"""

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coverage
import pytest

FIXTURE = "fixture "


class Watch:
    """What is running now, and what was seen."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.context = folder, ""
        self.queries: dict[str, set[str]] = defaultdict(set)
        self.fixtures: dict[str, list[str]] = {}
        self.seconds: dict[str, float] = defaultdict(float)
        self.coverage = coverage.Coverage(
            data_file=str(folder / "lines"), source=["dashboard"], config_file=False
        )
        self.coverage.start()

    def enter(self, context: str) -> str:
        before, self.context = self.context, context
        self.coverage.switch_context(context)
        return before

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: Any) -> Iterator[None]:
        held = item._fixtureinfo.name2fixturedefs.values()
        self.fixtures[item.nodeid] = [named(one[-1]) for one in held if one[-1].scope != "function"]
        before = self.enter(item.nodeid)
        result = yield
        self.enter(before)
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        before = self.enter(named(fixturedef)) if fixturedef.scope != "function" else self.context
        result = yield
        self.enter(before)
        return result

    def pytest_collection_finish(self) -> None:
        from dashboard.store import sqlfiles

        read = sqlfiles.text

        def text(name: str) -> str:
            self.queries[f"queries/{name}.sql"].add(self.context)
            return read(name)

        text.cache_clear = read.cache_clear  # type: ignore[attr-defined]
        sqlfiles.text = text

    def pytest_runtest_logreport(self, report: Any) -> None:
        self.seconds[report.nodeid] += report.duration

    def pytest_sessionfinish(self) -> None:
        self.coverage.stop()
        self.coverage.save()
        seen = {
            "tests": {
                name: {"seconds": self.seconds[name], "fixtures": held}
                for name, held in self.fixtures.items()
            },
            "queries": {path: sorted(contexts) for path, contexts in self.queries.items()},
        }
        (self.folder / "seen.json").write_text(json.dumps(seen))


def named(fixturedef: Any) -> str:
    """The context of a fixture."""
    return f"{FIXTURE}{fixturedef.baseid}::{fixturedef.argname}"


def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Before the first import of the product."""
    early_config.pluginmanager.register(Watch(Path(os.environ["MUTANTS_MAP"])))
