"""Some random walks of a visitor; tests/app/walking.py takes as many as one likes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.cards.card import Ask
from tests.app.visit import DATA
from tests.app.walking import walks


@pytest.mark.parametrize("seed", range(4))
def test_after_each_step_of_a_walk_all_that_a_page_says_agrees(
    point: Callable[[Path, Path], None], builds: dict[str, Path], ask: Ask, seed: int
) -> None:
    point(DATA["ask"], builds["ask"])
    assert walks(ask, 2, seed) > 10
