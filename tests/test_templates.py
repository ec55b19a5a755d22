"""The empty files that Office files are filled into have the type and colours of the house."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.export.brief import word
from dashboard.export.office import slide_parts
from tests import templates
from tests.opened import content

FILES = [(slide_parts.TEMPLATE, templates.slides), (word.TEMPLATE, templates.brief)]


@pytest.mark.parametrize(("path", "make"), FILES, ids=["slides", "brief"])
def test_an_empty_file_is_as_it_is_made(path: Path, make: Callable[[], bytes]) -> None:
    assert content(path.read_bytes()) == content(make()), "python -m tests.templates"
