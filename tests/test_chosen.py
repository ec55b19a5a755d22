"""What is kept of a filter answers every question as plain SQL does; it is bounded, and shared by all."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from random import Random

import pandas as pd
import pytest

from dashboard import settings
from dashboard.analysis import answers, chosen
from dashboard.analysis.answers import Database
from dashboard.analysis.chosen import Answers, Chosen
from dashboard.analysis.filters import Filters
from dashboard.store import sqlfiles
from tests.bench.questions import arguments
from tests.remember import Source

EXAMPLES = 10  # filters of each data set, and of them as many questions as there are


def test_every_question_is_answered_as_by_plain_sql(source: Source) -> None:
    kept = Answers(source.db)
    chance = Random(7)
    for filters in source.filters[:EXAMPLES]:
        for name in chance.sample(sqlfiles.names(), 12):
            asked = arguments(source.db, name, filters)
            plain = answers.ask(source.db, name, **asked)
            pd.testing.assert_frame_equal(kept.ask(name, **asked), plain, obj=f"{name} {filters}")


@pytest.mark.parametrize("name", sqlfiles.names())
def test_each_question_is_answered_from_what_is_kept(db: Database, name: str) -> None:
    filters = Filters(countries=("UZB",), date_from=date(2022, 1, 1), undated=True, words="training")
    asked = arguments(db, name, filters)
    plain = answers.ask(db, name, **asked)
    pd.testing.assert_frame_equal(Answers(db).ask(name, **asked), plain)


def test_a_filter_is_evaluated_once_for_all_questions(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[Filters, ...]] = []

    class Counted(Chosen):
        def __init__(self, db: Database, *filters: Filters) -> None:
            made.append(filters)
            super().__init__(db, *filters)

    monkeypatch.setattr(chosen, "Chosen", Counted)
    kept, one, two = Answers(db), Filters(countries=("TKM",)), Filters()
    for question in ("totals", "by_theme", "by_partner", "totals"):
        kept.ask(question, one)
    kept.ask("period_change", two, one)
    kept.ask("data_version")
    assert made == [(one,), (two, one)]


def test_many_who_ask_at_once_get_the_same(db: Database) -> None:
    kept = Answers(db)
    filters = [Filters(), Filters(countries=("UZB",)), Filters(words="training")] * 4
    wanted = [answers.ask(db, "totals", one) for one in filters]
    with ThreadPoolExecutor(12) as pool:
        for found, plain in zip(pool.map(lambda one: kept.ask("totals", one), filters), wanted, strict=True):
            pd.testing.assert_frame_equal(found, plain)


def test_what_is_kept_is_bounded(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    size = Chosen(db, Filters()).size()
    assert 10_000 < size < 20_000
    monkeypatch.setattr(settings, "KEPT_CHOSEN", 3 * size)
    kept = Answers(db)
    for year in range(2015, 2025):
        kept.ask("totals", Filters(date_from=date(year, 1, 1)))
    results = kept._chosen.cache  # type: ignore[attr-defined]
    assert 0 < results.currsize <= 3 * size and len(results) <= 3
