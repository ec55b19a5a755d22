"""What may stand in the data: nothing unseen, no days to come, nothing entered twice; quick to refuse."""

import csv
import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

import pytest

from dashboard.analysis import answers
from dashboard.analysis.filters import FACETS, Facet
from dashboard.store import database, hints, load
from dashboard.store.cells import Cells, Decimal, Language, Optional
from dashboard.store.codes import NONE
from dashboard.store.cross import UNSTATED
from dashboard.store.dataset import DataSet
from dashboard.store.files import Files, read_files
from dashboard.store.load import parsed
from dashboard.store.records import Event
from dashboard.store.rows import Row, column
from dashboard.store.vocabularies import Label
from tests.conftest import FIXTURE


def problems(*edits: tuple[str, str, str]) -> list[str]:
    """What is wrong with the small data set when some texts of its files are replaced."""
    files = read_files(FIXTURE)
    contents = dict(files.contents)
    for file, old, new in edits:
        assert old.encode() in contents[file]
        contents[file] = contents[file].replace(old.encode(), new.encode(), 1)
    return [str(problem) for problem in parsed(Files(contents)).problems]


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u00ad", "U+00AD SOFT HYPHEN"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u200f", "U+200F RIGHT-TO-LEFT MARK"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\u00a0", "U+00A0 NO-BREAK SPACE"),
        ("\u2028", "U+2028 LINE SEPARATOR"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\ufffe", "U+FFFE"),
        ("\ue000", "U+E000"),
    ],
)
def test_a_sign_nobody_sees_is_refused_by_its_name(sign: str, name: str) -> None:
    said = f"holds a sign that nobody sees ({name}): take it out or write a plain blank"
    assert problems(("events.csv", "Conference in Vienna", f"Conference in Vi{sign}enna")) == [
        f"data/events.csv:4: title: {said}"
    ]


class Other(Row):
    """Columns that no data file has: forms of value put together of what there is."""

    file, one_row_per = "other.csv", "course"
    share: Optional[Decimal] = column("Share of women.", ge=0, le=1)
    spoken: Cells[Language] = column("Languages of interpretation.")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"share": "0.45", "spoken": "ru; en"}, []),
        ({"share": "", "spoken": ""}, []),
        ({"share": "1.5"}, ["share: '1.5': input should be less than or equal to 1"]),
        ({"share": "half"}, ["share: 'half' is no number: write it like 41.26"]),
        ({"spoken": "ru; Tajik"}, ["spoken: 'Tajik' is no language code: write two small letters"]),
        ({"spoken": "ru; ru"}, ["spoken: 'ru' stands twice"]),
        ({"spoken": "ru;en"}, ["spoken: 'ru;en' lacks a blank: join several values with '; '"]),
    ],
)
def test_a_new_column_is_checked_with_the_forms_there_are(cells: dict[str, str], said: list[str]) -> None:
    text = f"share,spoken\n{cells.get('share', '')},{cells.get('spoken', '')}\n"
    data = DataSet()
    list(load._records(Files({"other.csv": text.encode()}), Other, data))
    assert [f"{one.column}: {one.message}" for one in data.problems] == said


def test_a_name_of_unseen_signs_alone_is_refused() -> None:
    (said,) = problems(("organisations.csv", "Nobody's Institute", "\u200b\u200b"))
    assert "organisations.csv:13: name: holds a sign that nobody sees" in said


TOMORROW = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("events.csv", "2024-05-01", "2052-05-01", "events.csv:7: started_on: 2052-05-01 is"),
        ("events.csv", "2024-11-20,stated", "2042-11-20,stated", "events.csv:10: ended_on: 2042-11-20 is"),
        ("events.csv", ",2023,,inferred", ",2032,,inferred", "events.csv:5: started_on: 2032 is"),
        ("stories.csv", "2024-05-02", "2062-05-02", "stories.csv:8: published_on: 2062-05-02 is"),
        ("stories.csv", "2024-05-02,fixture,2024-06-01", f"2024-05-02,fixture,{TOMORROW}",
         f"stories.csv:8: added_on: {TOMORROW} is still to come"),
    ],
)  # fmt: skip
def test_a_day_that_cannot_have_been_is_refused(file: str, old: str, new: str, said: str) -> None:
    assert [problem for problem in problems((file, old, new)) if said in problem]


def test_data_without_one_whole_day_are_refused() -> None:
    contents = dict(read_files(FIXTURE).contents)
    for file, columns in (("events.csv", ("started_on", "ended_on")), ("stories.csv", ("published_on",))):
        rows = list(csv.DictReader(io.StringIO(contents[file].decode(), newline="")))
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {column: row[column][:4] for column in columns} for row in rows)
        contents[file] = text.getvalue().encode()
    said = [str(problem) for problem in parsed(Files(contents)).problems]
    assert any(
        "no event and no story has a whole day, such as 2024-03-26: one is needed" in one for one in said
    )


@pytest.mark.parametrize("file", ["distinct_pairs.csv", "event_organisations.csv"])
def test_a_table_may_have_no_rows_yet(data: Path, target: Path, file: str) -> None:
    path = data / file
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert database.build(data, target).rows[file] == 0


@pytest.mark.parametrize(
    ("column", "name", "nearest"),
    [
        ("japan", "Japan", "japan"),
        ("japan", "Government of Japan", "japan"),
        ("osce", "ОБСЕ", "osce"),
        ("osce", "OSCE", "osce"),
        ("osce", "Organization for Security and Cooperation in Europe", "osce"),
        ("us,", "Соединённые Штаты,", "us"),
    ],
)
def test_a_name_where_a_code_belongs_finds_its_code(column: str, name: str, nearest: str) -> None:
    found = problems(("event_organisations.csv", f",{column}", f",{name}"))
    assert any(f"(nearest: {nearest})" in one for one in found), found


def test_a_country_by_its_name_finds_its_code() -> None:
    found = problems(("events.csv", ",KGZ,KGZ,bishkek", ",Kyrgyzstan,KGZ,bishkek"))
    assert found == ["data/events.csv:7: host_countries: 'Kyrgyzstan' is not in countries.csv (nearest: KGZ)"]


def unknown_themes(number: int) -> list[str]:
    """The problems of an event with so many themes that are none."""
    themes = "; ".join(f"t{n}" for n in range(number))
    return problems(("events.csv", ",anti_corruption,regional", f",{themes},regional"))


def test_a_likely_code_is_sought_for_the_first_unknown_ones_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    calls, seek = [], hints.process.extractOne
    monkeypatch.setattr(hints.process, "extractOne", lambda *a, **b: calls.append(1) or seek(*a, **b))
    found = unknown_themes(5_000)
    assert sum("is not in themes.csv" in problem for problem in found) == 5_000
    assert 0 < len(calls) <= 2 * hints.MOST_HINTS


def test_the_cost_of_a_list_grows_with_its_length() -> None:
    """Each value compared with all others, four times as many would cost sixteen times as much."""

    def cost(number: int) -> float:
        began = process_time()
        unknown_themes(number)
        return process_time() - began

    assert min(cost(8_000) for _ in range(3)) < 7 * min(cost(2_000) for _ in range(3))


@pytest.mark.parametrize("facet", [one for one in FACETS if NONE in one.unstated], ids=lambda one: one.field)
def test_what_a_filter_calls_not_stated_must_have_its_name(facet: Facet) -> None:
    needed = {*Label.needed, *UNSTATED}
    assert {(name, NONE) for name in (facet.dimension, facet.parameter, facet.field)} & needed


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_place_of_a_file_is_refused_at_once(data: Path) -> None:
    (data / "kinds.csv").unlink()
    os.mkfifo(data / "kinds.csv")
    assert "data/kinds.csv:1: file: is no plain file" in map(str, parsed(read_files(data)).problems)


TWIN = {
    "event_id": "twin", "title": "in Vienna a Conference", "summary": "Delegations met there.",
    "started_on": "2024-03-26", "date_basis": "stated", "kind": "meeting", "themes": "anti_corruption",
    "scope": "global", "unodc_role": "partner", "host_countries": "AUT", "countries": "AUT",
    "places": "vienna", "stories": "s03",
}  # fmt: skip
TOGETHER = {
    "event_id": "twin", "title": "Something else entirely", "summary": "They came.",
    "started_on": "2023-07-16", "date_basis": "inferred", "kind": "meeting", "themes": "anti_corruption",
    "scope": "national", "unodc_role": "partner", "countries": "KAZ", "places": "astana", "stories": "s15",
}  # fmt: skip


@pytest.mark.parametrize("row", [TWIN, TOGETHER], ids=["words turned round", "one story, day and place"])
def test_an_event_entered_twice_is_a_suspicion(data: Path, target: Path, row: dict[str, str]) -> None:
    with (data / "events.csv").open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, list(Event.model_fields)).writerow(row)
    with database.open_database(database.build(data, target).path) as db:
        found = answers.ask(db, "checks/twins")
    assert any("twin" in (one.event_id, one.other_id) for one in found.itertuples())
