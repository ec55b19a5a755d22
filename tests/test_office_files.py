"""Office files whatever their words and whenever made: text stays text, dates are those of the data."""

import io
import os
import re
import shutil
import subprocess
import time
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta, timezone, tzinfo
from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from dashboard import settings
from dashboard.analysis.answers import Database
from dashboard.export.office.captions import captions
from dashboard.export.office.native import barred
from dashboard.export.office.slide_chart import labels
from dashboard.export.office.slides import deck, slide
from dashboard.export.office.workbook import workbook
from dashboard.export.xml_text import xml_text
from tests.drawings import CASES
from tests.exhibits import CLEAN, HOSTILE, OPENING, chart_of, exhibit, hostile, png, slide_of, workbook_of
from tests.opened import content
from tests.slides import charts, page_of, texts


def test_texts_lose_what_xml_cannot_hold() -> None:
    assert xml_text(HOSTILE) == CLEAN
    assert xml_text("a\tb\nc\rd 🌍") == "a\tb\nc\rd 🌍"
    every = "".join(map(chr, range(0x10000)))
    assert len(every) - len(xml_text(every)) == 29 + 0x800 + 2


@pytest.mark.parametrize("case", CASES)
def test_hostile_texts_come_out_as_text(db: Database, case: str) -> None:
    made = hostile(db, case)
    data = workbook(made)
    book = load_workbook(io.BytesIO(data))
    found = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in found} <= {"s", "n", "b", "d"}  # no "f"
    assert not any(cell.hyperlink for cell in found)
    assert book["Chart"]["A1"].value == CLEAN
    shown = slide(made)
    page = page_of(shown)
    assert page.shapes.title.text == CLEAN
    assert CLEAN in page.notes_slide.notes_text_frame.text
    for drawn in charts(page):
        inside = load_workbook(io.BytesIO(drawn.part.chart_workbook.xlsx_part.blob))["Sheet1"]
        assert all(cell.data_type in "sn" for line in inside.iter_rows() for cell in line)
        names = [*drawn.plots[0].categories, *(one.name for one in drawn.plots[0].series)]
        names = [name.replace("_x005F_", "_") for name in names]  # as Office writes what is no escape
        assert names == [*labels(barred(chart_of(made))), *(one.name for one in chart_of(made).series)]
    for name, text in parts_of(data) | parts_of(shown):
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]|<script|<c:f>=?HYPER|<f>", text), name
    assert page_of(slide(made, png())).shapes.title.text == CLEAN


def test_a_hostile_opening_comes_out_as_text() -> None:
    said = dict.fromkeys(("title", "lead", "filters", "source", "address"), HOSTILE)
    page = page_of(deck(replace(OPENING, headline=(HOSTILE,) * 3, **said), []))
    assert page.shapes.title.text == CLEAN
    found = texts(page)
    assert CLEAN in found and CLEAN * 3 in found and not any("\x0b" in text for text in found)


def parts_of(data: bytes) -> set[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = [name for name in file.namelist() if name.endswith((".xml", ".rels"))]
        return {(name, file.read(name).decode()) for name in names}


class Day(type):
    """Every day is one of them, so that a day that is given stays as it is."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, datetime)


class Later(datetime, metaclass=Day):
    """Three years from now."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime.now(tz) + timedelta(days=3 * 365)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that dates an Office file thinks it is three years later."""
    moment = Later.now()
    clock = SimpleNamespace(time=moment.timestamp, localtime=time.localtime)
    monkeypatch.setattr(zipfile, "time", clock)
    monkeypatch.setattr("xlsxwriter.core.datetime", Later)
    for office in ("pptx.parts.coreprops", "docx.opc.parts.coreprops"):
        monkeypatch.setattr(f"{office}.dt", SimpleNamespace(datetime=Later, timezone=timezone))
    with zipfile.ZipFile(io.BytesIO(), "w") as file:
        file.writestr("new", "")
        assert file.infolist()[0].date_time[0] == moment.year


@pytest.mark.parametrize("case", CASES)
def test_the_same_exhibit_gives_the_same_content_whenever_it_is_made(
    db: Database, case: str, request: pytest.FixtureRequest
) -> None:
    before = [workbook_of(db, case), slide_of(db, case), slide(exhibit(db, case), png())]
    request.getfixturevalue("later")
    made = exhibit(db, case)
    assert [content(data) for data in (workbook(made), slide(made), slide(made, png()))] == [
        content(data) for data in before
    ]


def test_a_deck_and_captions_made_later_hold_the_same(db: Database, request: pytest.FixtureRequest) -> None:
    cases = ("by_theme", "timeline-stack", "places_on_map")

    def made() -> list[bytes]:
        shown = [exhibit(db, case) for case in cases]
        return [deck(OPENING, [(one, png()) for one in shown]), captions(OPENING.title, shown)]

    before = made()
    request.getfixturevalue("later")
    assert [content(data) for data in made()] == [content(data) for data in before]


# Opened by another program


def soffice() -> str:
    """The office program; without it the test is skipped with a warning, under CI it fails."""
    found = shutil.which("soffice")
    if not found:
        assert not os.environ.get("CI"), "LibreOffice is not installed: no test that the slides open"
        pytest.skip("LibreOffice is not installed: nothing shows that the slides open")
    return found


@pytest.mark.office
def test_libreoffice_opens_a_deck_of_all_questions(real_db: Database, tmp_path: Path) -> None:
    program = soffice()
    made = [exhibit(real_db, case) for case in CASES]
    (tmp_path / "deck.pptx").write_bytes(deck(OPENING, [(one, b"") for one in made]))
    command = [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
               "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "deck.pptx")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    pages = PdfReader(tmp_path / "deck.pdf").pages
    assert len(pages) == len(CASES) + 1
    for page, title in zip(pages, [settings.PRODUCT, *(one.card.title for one in made)], strict=True):
        said = page.extract_text()
        assert re.sub(r"\s", "", title) in re.sub(r"\s", "", said)
