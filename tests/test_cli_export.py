"""The command `dashboard export`: the same as the app's downloads, and clear refusals."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from dashboard import cli
from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.cards import names, page_list
from dashboard.cards.card import Ask
from dashboard.export import documents, jobs, renderer
from dashboard.export.exhibit import exhibit
from dashboard.export.files import FORMATS, offered
from dashboard.store import database
from tests.conftest import FIXTURE
from tests.opened import content, pdf_text
from tests.remember import remembered
from tests.test_cards import view
from tests.test_proof import blank

DAY = "2024-11-20"
COMMA = "Bureau of Narcotics, and Law"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the database of the small data set lies, built by the first command."""
    return tmp_path_factory.mktemp("cli-build")


@pytest.fixture(autouse=True)
def small(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(FIXTURE))
    monkeypatch.setenv("DASHBOARD_BUILD", str(folder))
    monkeypatch.setenv("BROWSER_PATH", "/there/is/no/browser")


def export(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, ["export", *arguments])


def exported(out: Path, *arguments: str) -> dict[str, bytes]:
    """The files that a command writes, by name; it must succeed and say each."""
    result = export(*arguments, "--out", str(out))
    assert result.exit_code == 0, result.output
    files = {path.name: path.read_bytes() for path in out.iterdir()}
    assert all(f"{out / name}  ({len(data):,} bytes)" in result.stdout for name, data in files.items())
    return files


def of_app(db: Database, address: str, question: str, *formats: str) -> dict[str, bytes]:
    """The downloads of a chart on the page of an address."""
    ask = partial(answers.ask, db)
    made = exhibit(ask, page_list.cards(view(ask, address))[question])
    return {FORMATS[name].name(made): FORMATS[name].make(made) for name in formats}


# One chart

EDITED = tuple(offered(drawn=False))
EACH = [argument for name in EDITED for argument in ("--format", name)]


@pytest.mark.parametrize(
    ("arguments", "address", "chart"),
    [
        (["by_country", "--funder", "japan"], "/?funder=japan", "by_country"),
        (["by_country", "--funder", "United States"], "/?funder=us", "by_country"),
        (["by_funder", "--country", "uzbekistan", "--country", "KAZ"], "/?country=UZB,KAZ", "by_funder"),
        (["by_kind", "--country", "uzb,Kazakhstan"], "/trends?country=UZB,KAZ", "by_kind"),
        (["by_lag", "--from", "2023", "--to", "2023-12"], "/trends?from=2023&to=2023", "by_lag"),
        (["by_role", "--org", "OSCE"], "/countries?org=osce", "by_role"),
        (["by_host", "--q", "=1+1 <script>"], "/map?q=%3D1%2B1+%3Cscript%3E", "by_host"),
        (["partners_by_year", "--role", "lead", "--lang", "Russian"],
         "/countries?section=partners&role=lead&lang=ru", "partners_by_year"),
        (["timeline", "--address", "http://127.0.0.1:8501/trends?grain=month&form=sum&theme=cybercrime"],
         "/trends?grain=month&form=sum&theme=cybercrime", "timeline"),
        (["timeline", "--address", "/trends?grain=month&theme=cybercrime", "--country", "UZB"],
         "/trends?grain=month&country=UZB", "timeline"),
        (["by_theme", "--address", "/funders?funder=japan"], "/funders?funder=japan", "by_theme"),
        (["by_theme", "--address", "/?country=UZB&against=country:TKM"], "/?country=UZB&against=country:TKM",
         "by_theme"),
    ],
)  # fmt: skip
def test_a_chart_holds_the_same_as_the_download_of_the_app(
    db: Database, tmp_path: Path, arguments: list[str], address: str, chart: str
) -> None:
    files = exported(tmp_path, *arguments, *EACH)
    assert contents(files) == contents(of_app(db, address, chart, *EDITED))


def contents(files: dict[str, bytes]) -> dict[str, object]:
    return {name: content(data) for name, data in files.items()}


def test_a_chart_of_two_funders_is_exported_for_each(tmp_path: Path) -> None:
    compared = "/map?funder=us&against=funder:japan"
    files = exported(tmp_path, "places_on_map", "--address", compared, "--format", "csv")
    assert set(files) == {
        f"unodc-central-asia_places-on-map-side-1_all-years_funder-united-states_{DAY}.csv",
        f"unodc-central-asia_places-on-map-side-2_all-years_funder-japan_{DAY}.csv",
    }


@pytest.mark.browser
@pytest.mark.parametrize("format", ["svg", "png", "pdf"])
def test_a_drawn_chart_holds_the_same_as_the_download_of_the_app(
    drawing_browser: None, monkeypatch: pytest.MonkeyPatch, db: Database, tmp_path: Path, format: str
) -> None:  # fmt: skip
    monkeypatch.delenv("BROWSER_PATH")
    files = exported(tmp_path, "by_country", "--funder", "japan", "--format", format)
    assert contents(files) == contents(of_app(db, "/?funder=japan", "by_country", format))


def test_png_is_the_format_when_none_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(renderer, "render", blank)
    (data,) = exported(tmp_path, "by_kind").values()
    assert data.startswith(b"\x89PNG")


def test_a_name_with_a_comma_is_one_name(
    data: Path, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    organisations = data / "organisations.csv"
    text = organisations.read_text(encoding="utf-8")
    name = "State Customs Service of Turkmenistan"
    organisations.write_text(text.replace(name, f'"{COMMA}"'), encoding="utf-8", newline="")
    monkeypatch.setenv("DASHBOARD_DATA", str(data))
    monkeypatch.setenv("DASHBOARD_BUILD", str(target))
    (own,) = exported(tmp_path / "name", "by_country", "--partner", COMMA, "--format", "csv").values()
    (code,) = exported(tmp_path / "code", "by_country", "--partner", "tk-customs", "--format", "csv").values()
    assert own == code and own.decode("utf-8-sig").splitlines()[1].startswith("TKM,Turkmenistan,2,2")
    both = exported(
        tmp_path / "both", "by_country", "--partner", f"{COMMA}", "--partner", "osce", "--format", "csv"
    )
    assert next(iter(both.values())) != own


# Refusals


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["by_contry"], "No chart by_contry under this filter; there are by_country, by_day,"),
        (["by_role"], "No chart by_role under this filter"),  # it is on the page of one organisation alone
        (["by_kind", "--q", "nothing is like this"], "No chart by_kind under this filter"),
        (["by_kind", "--format", "gif"], f"No format gif; there are {', '.join(FORMATS)}"),
        (["by_kind", "--funder", "Untied States"],
         "--funder Untied States: not known; nearest: United States (us), "),
        (["by_kind", "--country", "UZB", "--country", "Kazahstan"],
         "--country Kazahstan: not known; nearest: Kazakhstan (KAZ), "),
        (["by_kind", "--from", "2024-13"], "from=2024-13: a day is written 2024, 2024-03 or 2024-03-26."),
        (["by_kind", "--to", "soon"], "to=soon: a day is written"),
        (["by_kind", "--address", "/?funder=atlantis"], "Not known in these data: funder=atlantis."),
        (["by_kind", "--address", "http://["], "Not known in these data: http://[."),
        (["by_kind", "--address", "/stories"], "No chart by_kind under this filter"),
        (["--all", "--theme", "cyber crimes"], "--theme cyber crimes: not known; nearest: Cybercrime"),
    ],
)  # fmt: skip
def test_what_is_unknown_is_refused_with_what_there_is(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    result = export(*arguments, "--out", str(tmp_path))
    assert result.exit_code == 1
    assert result.stderr.startswith(said) and "Traceback" not in result.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [[], ["--out", "x"], ["by_kind", "--all"], ["--all", "--format", "svg"], ["--all", "--address", "/map"]],
)
def test_a_command_that_says_too_little_or_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = export(*arguments)
    assert result.exit_code == 2 and "--all" in result.stderr
    assert not list(tmp_path.iterdir())


def test_without_a_browser_a_drawn_format_is_refused_and_the_others_written(tmp_path: Path) -> None:
    result = export("by_kind", "--format", "svg", "--format", "csv", "--out", str(tmp_path))
    assert result.exit_code == 1 and renderer.MISSING in result.stderr
    assert [path.suffix for path in tmp_path.iterdir()] == [".csv"]


def test_data_with_problems_are_refused(data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (data / "themes.csv").unlink()
    monkeypatch.setenv("DASHBOARD_DATA", str(data))
    result = export("by_kind", "--format", "csv", "--out", str(tmp_path / "out"))
    assert result.exit_code == 1 and "nothing was built" in result.stderr
    assert not (tmp_path / "out").exists()


# Everything

BRIEFS = {
    "hosted-by-kazakhstan", "hosted-by-kyrgyzstan", "hosted-by-tajikistan", "hosted-by-turkmenistan",
    "hosted-by-uzbekistan", "funder-united-states", "funder-japan",
}  # fmt: skip


@pytest.fixture(scope="module")
def everything(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the monthly job writes without a browser, by name of file."""
    with pytest.MonkeyPatch.context() as own:
        own.setenv("DASHBOARD_DATA", str(FIXTURE))
        own.setenv("DASHBOARD_BUILD", str(folder))
        own.setenv("BROWSER_PATH", "/there/is/no/browser")
        return exported(tmp_path_factory.mktemp("everything") / "out", "--all")


def test_everything_without_a_browser_is_packs_slides_and_briefs(everything: dict[str, bytes]) -> None:
    views = ("overview", "trends", "countries", "partners", "funders", "map")
    assert set(everything) == {
        f"unodc-central-asia_{name}"
        for view in views
        for name in (f"charts_{view}_all-years_{DAY}.zip", f"slides_{view}_all-years_{DAY}.pptx")
    } | {
        f"unodc-central-asia_brief_{'funders' if 'funder' in who else 'countries'}_all-years_{who}_{DAY}.docx"
        for who in BRIEFS
    }


def test_everything_holds_the_same_as_the_files_of_the_app(everything: dict[str, bytes], ask: Ask) -> None:
    made = [
        documents.pack(view(ask, "/map"), offered(drawn=False)),
        documents.deck(view(ask, "/countries?section=partners")),
        documents.brief_docx(view(ask, "/funders?funder=japan")),
        documents.brief_docx(view(ask, "/countries?country=KAZ")),
    ]
    for one in made:
        assert content(everything[one.name]) == content(one.data), one.name


def test_everything_stays_under_its_filter(db: Database) -> None:
    ask = remembered(db)
    known = names.known(names.options(ask))

    def briefs(**chosen: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        filters = jobs.filtered(known, {name: [value] for name, value in chosen.items()})
        found = [view.filters for view in jobs._subjects(ask, filters) if documents.has_brief(view)]
        return [(one.countries, one.funders) for one in found]

    assert briefs(country="UZB") == [(("UZB",), ()), (("UZB",), ("us",)), (("UZB",), ("japan",))]
    assert briefs(funder="us-inl", country="TKM") == [(("TKM",), ("us-inl",)), (("TKM",), ("us-inl",))]
    assert briefs(q="leap") == [(("UZB",), ()), ((), ("us",))]


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A browser that draws nothing, so that what is made with one is made in no time."""
    monkeypatch.setattr(renderer, "available", lambda: True)
    monkeypatch.setattr(renderer, "render", blank)
    yield


def test_one_file_that_fails_leaves_the_others_and_the_exit_code_says_so(
    drawing: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def failing(*_: object) -> documents.Document:
        raise renderer.Failed("The figure could not be drawn: no answer within 20 s")

    monkeypatch.setattr(documents, "deck", failing)
    bare = {path: replace(page, cards=None) for path, page in page_list.PAGES.items() if path != "map"}
    monkeypatch.setattr(page_list, "PAGES", page_list.PAGES | bare)
    result = export("--all", "--country", "UZB", "--q", "leap", "--out", str(tmp_path))
    assert result.exit_code == 1 and result.stderr.count("no answer within 20 s") == 1
    written = [path.name for path in tmp_path.iterdir()]
    assert sum(name.endswith(".zip") for name in written) == 1
    briefs = [name for name in written if "_brief_" in name]
    assert sorted(name.rpartition(".")[2] for name in briefs) == ["docx", "docx", "pdf", "pdf"]
    pdf = next(path for path in tmp_path.iterdir() if path.suffix == ".pdf")
    assert "“leap”" in pdf_text(pdf.read_bytes())


def test_the_command_uses_the_database_it_built(folder: Path) -> None:
    assert export("by_kind", "--format", "nothing").exit_code == 1
    path = database.current(FIXTURE, folder)
    assert path is not None and path.name == f"activities-{database.content_hash(FIXTURE)}.duckdb"
