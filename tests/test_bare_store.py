"""No word about data files and of commands is said past the catalogue (tests/pseudo.py)."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from dashboard import cli, commands
from dashboard.store import database, dictionary, sqlfiles, writer
from dashboard.store.dataset import DataProblems
from dashboard.store.decisions import KEPT as MODELS
from dashboard.store.files import Files, read_files
from dashboard.store.load import parsed
from dashboard.words import _
from tests import pseudo
from tests.conftest import FIXTURE
from tests.refusals import REFUSALS

# What stands in a file is quoted, signs are called by their names; files, columns and codes are no words.
DATA = re.compile(r"'[^']*'|U\+[0-9A-F]{4}[A-Z -]*|\b[a-z0-9]+([_.-][a-z0-9]+)+\b|\bdata/|\bfile:|--[a-z-]+")
# Python, the machine and DuckDB give their reasons in words of their own.
REASONS = re.compile(
    "day is out of range for month|month must be in 1..12|unexpected end of data|Is a directory"
    "|Not a directory|',' expected after '\"'|field larger than field limit"
)


def codes() -> set[str]:
    """Cells of the small data set that are one word, names of files, of questions and of a column."""
    cells = {"JP", "year", *sqlfiles.names(), *(Path(model.file).stem for model in MODELS)}
    cells |= {part for name in sqlfiles.check_names() for part in name.split("/")}
    for path in FIXTURE.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells |= {value for row in csv.reader(file) for cell in row for value in cell.split("; ")}
    return {cell for cell in cells if cell.isalnum()}


def bare(text: str) -> list[str]:
    """The words in a text that no message says and that are no data."""
    rest = DATA.sub("|", REASONS.sub("|", pseudo.SAID.sub("|", text)))
    return [word for word in pseudo.BARE.findall(rest) if word not in codes()]


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for what is said in the strange language about strange data."""
    folder = tmp_path_factory.mktemp("strange")
    with pytest.MonkeyPatch.context() as patch:
        pseudo.speak(patch, folder)
        patch.setenv("DASHBOARD_DATA", str(pseudo.data(folder / "data")))
        patch.setenv("DASHBOARD_BUILD", str(folder / "build"))
        yield folder


def problems(*changed: tuple[str, bytes | None]) -> Iterator[str]:
    """What is said of the small data set with other bytes in files, or with none."""
    contents = read_files(FIXTURE).contents | dict(changed)
    missing = {file: _("is missing") for file, content in contents.items() if content is None}
    there = {file: content for file, content in contents.items() if content is not None}
    yield from (problem.message for problem in parsed(Files(there, missing)).problems)


def damaged(file: str, old: str | bytes, new: str | bytes) -> Iterator[str]:
    before, after = (part.encode() if isinstance(part, str) else part for part in (old, new))
    content = (FIXTURE / file).read_bytes()
    assert before in content, (file, old)
    yield from problems((file, content.replace(before, after, 1)))


def of_files(folder: Path) -> Iterator[str]:
    """What is said of data files, damaged in each way."""
    for refusal in REFUSALS:
        yield from damaged(refusal.file, refusal.old, refusal.new)
    yield from problems(("kinds.csv", None))
    yield from problems(("kinds.csv", b"code,name,name_ru\n"))
    yield from damaged("events.csv", ",anti_corruption,", f",{'; '.join(f't{n}' for n in range(150))},")
    yield from damaged("kinds.csv", "code,name,name_ru", "code,name,zzz")
    yield from damaged("stories.csv", "2024-06-01", "2100-01-01")
    yield from damaged("stories.csv", "2024-06-01", "2000-01-01")
    yield from damaged("events.csv", "2024-02-29", "2099-01-01")
    undated = [re.sub(rb"(?<=,)\d{4}-\d{2}-\d{2}(?=,)", b"", (FIXTURE / name).read_bytes())
               for name in ("events.csv", "stories.csv")]  # fmt: skip
    yield from problems(("events.csv", undated[0]), ("stories.csv", undated[1]))
    (folder / "kinds.csv").mkdir()
    yield from read_files(folder).unread.values()
    yield from read_files(FIXTURE / "kinds.csv").unread.values()


def of_builds(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """What is said where a build fails, and of a file that lost many rows."""
    with pytest.raises(database.LostRows) as lost:
        database._balance({"events.csv": 3}, {"events.csv": 2})
    yield str(lost.value)
    source, target = pseudo.data(folder / "again"), folder / "built"
    database.build(source, target)
    kept = (source / "event_organisations.csv").read_text(encoding="utf-8").splitlines()[:2]
    (source / "event_organisations.csv").write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(DataProblems) as refused:
        database.build(source, target)
    yield from (problem.message for problem in refused.value.problems)
    for error in (OSError(21, "Is a directory"), database.duckdb.Error("Is a directory")):

        def fails(*_arguments: object, error: Exception = error) -> None:
            raise error

        patch.setattr(database, "_build", fails)
        with pytest.raises(database.BuildFailed) as failed:
            database.build(source, target)
        yield str(failed.value).replace(str(target), "")


def of_writing(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """What is said where a file was changed meanwhile, and where another process keeps writing."""
    data = pseudo.data(folder / "written")
    with pytest.raises(writer.Changed) as changed:
        writer.write(data, Files(read_files(data).contents | {"kinds.csv": b""}), Files())
    yield str(changed.value)
    patch.setattr(writer, "LONGEST_WAIT", 0.0)
    patch.setattr(writer, "_locked", lambda _number: False)
    with pytest.raises(writer.Busy) as busy:
        writer.mend(data)
    yield str(busy.value)


@pytest.fixture(scope="module")
def said(strange: Path) -> list[str]:
    """All that is said about data files."""
    with pytest.MonkeyPatch.context() as patch:
        return [
            *of_files(strange),
            *of_builds(strange, patch),
            *of_writing(strange, patch),
            *(_(dictionary.about(model)) for model in MODELS),
            *(_(meaning) for model in MODELS for _name, meaning in dictionary.describe(model.file)),
        ]


def test_every_word_about_data_is_said_by_a_message(said: list[str]) -> None:
    assert {text: bare(text) for text in said if bare(text)} == {}


def test_every_message_about_data_is_tried(said: list[str]) -> None:
    """A message that is added to the store is added above too."""
    tried = {words for text in said for words in pseudo.SAID.findall(text)}
    assert {part for part in pseudo.parts("dashboard/store/") if part not in tried} == set()


def test_a_meaning_is_told_as_it_stands_and_said_where_it_is_shown(strange: Path) -> None:
    meanings = [meaning for model in MODELS for _name, meaning in dictionary.describe(model.file)]
    assert all("⟦" not in meaning for meaning in meanings)
    assert all(_(meaning) == f"⟦{meaning}⟧" for meaning in meanings)


def test_the_help_of_every_command_and_option_is_said_by_a_message(strange: Path) -> None:
    group = typer.main.get_command(cli.app)
    assert isinstance(group, commands.Spoken)
    options = [option for command in group.commands.values() for option in command.params]
    helps = [one.help for one in (group, *group.commands.values(), *options)]  # type: ignore[attr-defined]
    assert all(helps) and len(helps) > 20
    assert {text: bare(text) for text in helps if set(bare(text)) - {*commands.FORMATS}} == {}


def test_commands_say_every_word_by_a_message(strange: Path) -> None:
    for words in (
        ["build"],
        ["build"],
        ["check"],
        ["export", "by_country", "--format", "csv", "--out", str(strange / "1")],
        ["export", "by_country", "--format", "csv", "--out", str(strange / "ru.po" / "1")],
        ["export"],
        ["export", "--all", "--format", "csv"],
        ["export", "by_moon"],
    ):
        result = CliRunner().invoke(cli.app, words)
        told = "\n".join(line for line in result.output.splitlines() if not line.startswith(("Usage", "Try")))
        told = " ".join(told.replace("│", " ").split()).replace(str(strange), "")
        assert set(bare(told)) <= {"Error", "Invalid", "value", "NA"}, (words, result.output)  # NA of pandas


def test_a_language_that_cannot_be_spoken_ends_every_command_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_LANGUAGE", "zz")
    for words in (["--help"], ["build"], ["check"], ["export", "--all"], ["run"]):
        with pytest.raises(SystemExit) as ended:
            cli.app(words)
        assert re.fullmatch(r"zz\.po: .*", str(ended.value.code)), words
    assert capsys.readouterr().out == ""
