"""What is kept in memory is bounded by its bytes, and made once for all who ask at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pandas as pd

from dashboard import settings
from dashboard.analysis.kept import kept
from dashboard.app import cache


def test_what_was_not_used_for_longest_goes_first() -> None:
    made: list[int] = []

    @kept(100, len)
    def thirty(number: int) -> str:
        made.append(number)
        return f"{number:30}"

    for number in (1, 2, 3, 1, 4, 1, 2):  # three have room: 4 takes the place of 2, then 2 that of 3
        assert thirty(number) == f"{number:30}"
    assert made == [1, 2, 3, 4, 2]
    assert thirty.cache.currsize == 90


def test_what_has_no_room_is_given_and_not_kept() -> None:
    whole = kept(100, len)(lambda number: "x" * number)
    assert len(whole(1_000)) == 1_000
    assert len(whole(40)) == 40
    assert whole.cache.currsize == 40


def test_two_who_ask_at_once_have_it_made_once() -> None:
    together, made = Barrier(4), []
    once = kept(100, len)(lambda word: made.append(word) or word)

    def ask(_: int) -> str:
        together.wait(20)
        return str(once("word"))

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(4))) == ["word"] * 4
    assert made == ["word"]


def test_the_app_keeps_rows_and_figures_by_their_bytes() -> None:
    for answers, most in ((cache._asked, settings.KEPT_ROWS), (cache._drawn, settings.KEPT_FIGURES)):
        assert answers.cache.maxsize == most <= 200 * 2**20
    rows = pd.DataFrame({"title": ["ё" * 10_000] * 3})
    assert cache._bytes_of_rows(rows) >= rows.memory_usage(deep=True).sum() > 3 * 10_000
