"""Pure times without any server: building the real database, and asking each question."""

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.chosen import Answers, Chosen
from dashboard.analysis.filters import Filters
from dashboard.charts.theme import ORDERS
from dashboard.store import database, sqlfiles

ENOUGH = 800  # ms spent on one question, after which it is not repeated
FILTERS = {
    "all": Filters(),
    "narrow": Filters(date_from=date(2022, 1, 1), date_to=date(2024, 12, 31), countries=("UZB", "TKM")),
    "words": Filters(words="border training"),
}


def build_ms(source: Path, repeats: int) -> float:
    """Median ms to check the data files and build their database."""
    found = []
    for _ in range(repeats):
        with tempfile.TemporaryDirectory() as folder:
            found.append(1000 * database.build(source, Path(folder)).seconds)
    return statistics.median(found)


def question_ms(db: Database, kept: Answers, name: str, filters: Filters, repeats: int) -> float:
    """Median ms of a question as the app asks it, after one run that is not counted: its filter is kept."""
    asked = arguments(db, name, filters)
    return _median(lambda: kept.ask(name, **asked), repeats)


def filter_ms(db: Database, filters: Filters, repeats: int) -> float:
    """Median ms to evaluate a filter, once for all questions."""
    return _median(lambda: Chosen(db, filters), repeats)


def arguments(db: Database, question: str, filters: Filters) -> dict[str, Any]:
    """What the app asks with; KeyError if a question has a parameter that is not known here."""
    page = settings.ROWS_A_PAGE
    known: dict[str, Callable[[], Any]] = {
        "filter": lambda: filters,
        "grain": lambda: "year",
        "split": lambda: "theme",
        "shown": lambda: ORDERS["theme"],
        "skip": lambda: 0,
        "before": lambda: Filters(date_from=date(2023, 1, 1), date_to=date(2023, 12, 31)),
        "year": lambda: 2024,
        "organisation_id": lambda: "osce",
        "funder": lambda: "usa-government",
        "breakdown": lambda: "lag",
        "code": lambda: "week",
        "event_id": lambda: answers.ask(db, "story_table", Filters(), 0, 1).event_id.iloc[0],
        "events": lambda: list(answers.ask(db, "story_table", Filters(), 0, page).event_id),
        "stories": lambda: list(answers.ask(db, "listed_stories", Filters(), "newest", 0, page).story_id),
        "wanted": lambda: "newest",
        "second": lambda: Filters(countries=("KGZ",)),
        "third": lambda: None,
        "most": lambda: 10_000,
    }
    tops = {"story_table": settings.NEWEST_EVENTS, "listed_events": page, "listed_stories": page}
    known["top"] = lambda: tops.get(question, settings.TOP_ROLES)
    needed = sqlfiles.describe(question).signature().parameters
    return {name: known[name]() for name in needed if name != "also"}


def names() -> list[str]:
    """All questions."""
    return sqlfiles.names()


def _median(act: Callable[[], object], repeats: int) -> float:
    act()
    found: list[float] = []
    while len(found) < repeats and sum(found) < ENOUGH:
        began = time.perf_counter()
        act()
        found.append(1000 * (time.perf_counter() - began))
    return statistics.median(found)
