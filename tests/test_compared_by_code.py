"""Check an image compares numbers by code, says what it reads, and file names keep every search apart."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.cards import names, page_list
from dashboard.cards.card import Ask
from dashboard.export import check
from dashboard.export.exhibit import file_name
from dashboard.store import database
from tests.remember import remembered
from tests.stored import change
from tests.test_proof import a_file, made


@pytest.fixture
def renamed(data: Path, target: Path) -> Callable[..., Ask]:
    """The small data set with other words in some of its files, each (file, old, new)."""

    def renamed(*edits: tuple[str, str, str]) -> Ask:
        for edit in edits:
            change(data, *edit)
        return remembered(database.open_database(database.build(data, target).path))

    return renamed


NAMES = (
    ("organisations.csv", "Organization for Security and Co-operation in Europe,OSCE", "Renamed body,RB"),
    ("organisations.csv", "Japan,,Япония", "Nippon,,Япония"),
    ("themes.csv", "Drug prevention", "Prevention of drug use"),
    ("kinds.csv", "training,Training", "training,Course"),
    ("places.csv", "Tashkent", "Toshkent"),
    ("countries.csv", "Kazakhstan", "Qazaqstan"),
)
PAGES = (
    "/",
    "/trends?from=2023&to=2023&drive=country",
    "/countries",
    "/countries?section=partners",
    "/funders",
    "/funders?funder=us",
    "/countries?org=osce",
    "/map",
    "/?split=country",
    "/trends?form=sum",
)


def test_a_name_that_changes_changes_no_number(ask: Ask, renamed: Callable[..., Ask]) -> None:
    later = renamed(*NAMES)
    tried = 0
    for address in PAGES:
        view, _ = names.view_at(ask, address)
        for card in page_list.cards(view):
            found = check.of_file(later, a_file(ask, address, card))
            assert found.holds, (address, card, found.changes)
            assert made(later, address, card).code == made(ask, address, card).code
            tried += 1
    assert tried > 40


def test_a_number_that_changes_is_named_as_it_is_called_now(ask: Ask, renamed: Callable[..., Ask]) -> None:
    later = renamed(NAMES[2], ("events.csv", ",training,drug_prevention,national,lead,,KGZ",
                               ",training,anti_corruption,national,lead,,KGZ"))  # fmt: skip
    found = check.of_file(later, a_file(ask, "/?split=theme", "timeline"))
    assert found.changes is not None
    said = {change.what: (change.then, change.now) for change in found.changes}
    assert said == {
        "2022 · Prevention of drug use": ("2", "1"),
        "2022 · Other themes": ("0", "1"),  # anti-corruption among them
    }


def test_a_check_shows_the_numbers_it_compares(ask: Ask) -> None:
    found = check.of_file(ask, a_file(ask, "/trends", "by_kind"))
    assert dict(found.numbers)["Training · Events"] == "5"
    assert dict(found.numbers)["Counts"] == "13 events from 15 stories"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("наркотики", "коррупция"),
        ("Ош", "Бишкек"),
        ("ёлка", "йод"),
        ("Қазақстан", "Тоҷикистон"),
        ("毒品", "腐败"),
    ],
)
def test_two_searches_give_two_file_names(one: str, two: str) -> None:
    first, second = (file_name("by_theme", f"“{words}”", "2024-11-20") for words in (one, two))
    assert first != second and first.isascii() and second.isascii()
