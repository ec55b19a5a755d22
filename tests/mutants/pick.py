"""Pytest plugin: runs the tests that a file names, in its order, and writes down the first that fails.

    python -m pytest -x -p tests.mutants.pick

MUTANTS_TESTS is a file with a JSON list, MUTANTS_FAILED where to write.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests named, in their order."""
    place = {name: n for n, name in enumerate(json.loads(Path(os.environ["MUTANTS_TESTS"]).read_text()))}
    items[:] = sorted((item for item in items if item.nodeid in place), key=lambda item: place[item.nodeid])


def pytest_runtest_logreport(report: Any) -> None:
    """A test that failed caught the fault."""
    if report.failed:
        Path(os.environ["MUTANTS_FAILED"]).write_text(report.nodeid)


def pytest_collectreport(report: Any) -> None:
    """So did a module that could not be read."""
    if report.failed:
        Path(os.environ["MUTANTS_FAILED"]).write_text(f"{report.nodeid} (cannot be imported)")
