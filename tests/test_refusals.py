"""Every refusal of the build, word for word: file, line, column, what is wrong, nearest value."""

from pathlib import Path

import pytest

from dashboard.store import database
from dashboard.store.dataset import DataProblems
from dashboard.store.load import read_data
from dashboard.store.records import MODELS
from tests.conftest import FIXTURE
from tests.refusals import REFUSALS, Refusal


def damage(data: Path, file: str, old: str | bytes, new: str | bytes) -> None:
    path = data / file
    before, after = (part.encode() if isinstance(part, str) else part for part in (old, new))
    raw = path.read_bytes()
    assert before in raw
    path.write_bytes(raw.replace(before, after, 1))


def said(data: Path) -> list[str]:
    with pytest.raises(DataProblems) as refused:
        raise DataProblems(read_data(data).problems)
    return str(refused.value).splitlines()


def test_the_small_data_set_is_without_fault() -> None:
    assert read_data(FIXTURE).problems == []


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.name.replace(" ", "-"))
def test_refuses(data: Path, refusal: Refusal) -> None:
    damage(data, refusal.file, refusal.old, refusal.new)
    assert said(data) == [f"data/{line}" for line in refusal.said]


def test_all_problems_of_all_files_are_named_at_once(data: Path) -> None:
    damage(data, "countries.csv", "KAZ,", "KZ,")
    damage(data, "places.csv", "51.18,", ",")
    damage(data, "events.csv", "2023-12-28", "2023-13-28")
    damage(data, "events.csv", ",training,drug", ",,drug")
    damage(data, "event_organisations.csv", "funder", "donor")
    kaz = "'KAZ' is not in countries.csv (nearest: KZ)"
    assert said(data) == [
        "data/countries.csv:2: code: 'KZ' is no country code: write three capital letters",
        "data/event_organisations.csv:3: role: 'donor' is not in roles.csv (nothing like it is known)",
        "data/events.csv:2: kind: is empty, a value is needed",
        "data/events.csv:2: started_on: '2023-13-28' is impossible: month must be in 1..12",
        # Line 2 is unreadable, so the countries of its own are not looked at.
        f"data/events.csv:4: countries: {kaz}",
        f"data/events.csv:12: countries: {kaz}",
        f"data/events.csv:12: host_countries: {kaz}",
        f"data/events.csv:13: countries: {kaz}",
        f"data/events.csv:13: host_countries: {kaz}",
        f"data/events.csv:15: countries: {kaz}",
        "data/places.csv:8: latitude: is empty, a value is needed",
    ]


def test_missing_files_are_each_named_and_nothing_else(data: Path) -> None:
    for file in ("stories.csv", "organisations.csv"):
        (data / file).unlink()
    assert said(data) == [
        "data/organisations.csv:1: file: is missing",
        "data/stories.csv:1: file: is missing",
    ]


def test_a_missing_folder_is_as_many_missing_files_as_there_are(tmp_path: Path) -> None:
    assert len(said(tmp_path / "nowhere")) == len(MODELS) == 13


def test_a_folder_in_place_of_a_file_is_named(data: Path, target: Path) -> None:
    (data / "kinds.csv").unlink()
    (data / "kinds.csv").mkdir()
    assert said(data) == ["data/kinds.csv:1: file: is no plain file"]
    with pytest.raises(DataProblems):
        database.build(data, target)


def test_a_file_of_a_header_alone_is_named(data: Path) -> None:
    (data / "kinds.csv").write_text("code,name,name_ru\n")
    assert said(data) == ["data/kinds.csv:2: file: has a header and no rows"]


def test_an_empty_file_is_named(data: Path) -> None:
    (data / "kinds.csv").write_bytes(b"")
    assert said(data) == [
        "data/kinds.csv:1: header: 'code' is missing; 'name' is missing; 'name_ru' is missing"
    ]


def test_a_very_long_value_is_not_repeated_in_full(data: Path) -> None:
    damage(data, "events.csv", ",training,drug", "," + "x" * 50_000 + ",drug")
    assert all(len(line) < 400 for line in said(data))
