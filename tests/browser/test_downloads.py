"""Every kind of file a visitor can take away: its menu, its name, and the same bytes as made here."""

import contextlib
import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import docx
import openpyxl
import psutil
import pypdf
import pytest
from PIL import Image
from playwright.sync_api import Locator
from pptx import Presentation

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.app import downloads
from dashboard.cards import names, openings, pages
from dashboard.cards.card import View
from dashboard.export import check, documents, renderer
from dashboard.export.exhibit import Exhibit, exhibit
from dashboard.export.files import FORMATS
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
DIALOG = '[data-testid="stDialog"]'
JAPAN = "funders?funder=jpn-government"
SVG = "{http://www.w3.org/2000/svg}"
OFFERED = [name for _, group in downloads.GROUPS for name in group]
LABELS = {format.label for format in FORMATS.values()}
DRAWN = [name for name in OFFERED if FORMATS[name].drawn]
THEMES = ("cybercrime", "forensics", "hiv_and_health", "drug_prevention", "organized_crime")
FOCUSED = "document.activeElement.innerText.trim()"


@pytest.fixture(scope="module", autouse=True)
def _one_renderer() -> Iterator[None]:
    """The browser of the test process itself, which draws what the downloads are compared with."""
    yield
    renderer.close()


def view_at(db: Database, address: str) -> View:
    view, ignored = names.view_at(partial(answers.ask, db), address)
    assert ignored == []
    return view


def exhibit_at(db: Database, address: str, card: str) -> Exhibit:
    view = view_at(db, address)
    return exhibit(view.ask, pages.cards(view)[card])


def chart_menu(visit: Visit, card: str) -> Locator:
    """Open the menu of a chart, and wait for its preview, as that of another may still stand, and its end."""
    title = visit.page.inner_text(f'[class*="st-key-card-"]:has(.st-key-foot-{card}) .card-title')
    visit.page.locator(f".st-key-download-{card} button").click()
    visit.page.locator(f'.image-files img[src][alt^="{title}."]').wait_for()
    visit.page.locator(f".st-key-file-csv-{card} button").wait_for()
    return visit.page.locator(DIALOG)


def page_menu(visit: Visit) -> Locator:
    """Open the menu of the page, and wait until all of it stands."""
    visit.page.locator(".st-key-download-page button").click()
    visit.page.locator(".st-key-start-deck").wait_for()
    return visit.drawn().locator(DIALOG)


def close_menu(visit: Visit) -> None:
    visit.page.keyboard.press("Escape")
    visit.page.locator(DIALOG).wait_for(state="detached")


def saved(visit: Visit, selector: str) -> tuple[str, bytes]:
    """Name and bytes of what a click gives."""
    with visit.page.expect_download() as download:
        visit.page.locator(selector).first.click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def made(visit: Visit, key: str) -> tuple[str, bytes]:
    """Name and bytes of a file of the page: made by one click, saved by another."""
    visit.page.locator(f".st-key-start-{key} button").click()
    visit.page.locator(f".st-key-save-{key} button").wait_for(timeout=60_000)
    return saved(visit, f".st-key-save-{key} button")


def labels(menu: Locator) -> list[str]:
    """What stands on the visible buttons of a menu."""
    return [button.inner_text().strip() for button in menu.get_by_role("button").all()]


def button_names(menu: Locator) -> list[str]:
    """The name of each button of a menu, as a screen reader has it."""
    lines = [
        line.strip() for line in menu.aria_snapshot().splitlines() if line.strip().startswith("- button")
    ]
    return [line.partition('"')[2].rpartition('"')[0] for line in lines]


# The menu of a chart


@pytest.mark.parametrize(
    ("address", "card", "formats", "named"),
    [
        (
            "/funders?from=2019-01-01&to=2024-12-31&funder=jpn-government",
            "by_country",
            OFFERED,
            "by-country_2019-2024_funder-japan",
        ),
        (
            "/map?country=TKM",
            "places_on_map",
            ["png", "svg", "pdf"],
            "places-on-map_all-years_hosted-by-turkmenistan",
        ),
        (f"/{JAPAN},eu", "timeline-eu", ["png-slide", "pptx"], "timeline-eu_all-years_funder-european-union"),
        (
            "/trends?grain=month&country=UZB",
            "timeline",
            ["svg", "xlsx"],
            "timeline-month_all-years_hosted-by-uzbekistan",
        ),
    ],
)
def test_the_files_of_a_chart_are_those_of_the_functions(
    visit: Visit, real_db: Database, address: str, card: str, formats: list[str], named: str
) -> None:
    visit.open(address.lstrip("/"))
    expected = exhibit_at(real_db, address, card)
    menu = chart_menu(visit, card)
    assert [label for label in labels(menu) if label in LABELS] == [FORMATS[name].label for name in OFFERED]
    for name in formats:
        file, data = saved(visit, f".st-key-file-{name}-{card} button")
        assert file == f"unodc-central-asia_{named}_{expected.data_date}{FORMATS[name].ending}"
        assert data == FORMATS[name].make(expected), name


def test_the_preview_is_the_image_of_the_chart(visit: Visit, real_db: Database) -> None:
    page = visit.open("map?country=TKM")
    for card in ("by_host", "places_on_map"):
        chart_menu(visit, card)
        preview = page.locator(".image-files img")
        assert preview.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1600
        asked = exhibit_at(real_db, "/map?country=TKM", card)
        assert preview.get_attribute("alt") == f"{asked.card.title}. {asked.card.alt}"
        drawn = preview.evaluate("image => fetch(image.src).then(answer => answer.text())")
        words = " ".join(ET.fromstring(drawn).itertext())
        assert asked.card.title in words
        assert "Hosted by: Turkmenistan" in words
        assert asked.counts in words
        assert asked.code in words
        assert page.locator(".image-files .png").is_hidden()
        close_menu(visit)


def test_an_image_is_copied_as_png(visits: Callable[..., Visit], app: str) -> None:
    visit = visits(app, permissions=["clipboard-read", "clipboard-write"])
    page = visit.open("funders?country=TKM")
    page.evaluate("navigator.clipboard.writeText('nothing')")
    chart_menu(visit, "by_funder")
    page.locator(".image-files .copy").click()
    page.locator(".image-files [role=status]", has_text="Copied").wait_for()
    kinds, first, width, height = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            const blob = await item.getType("image/png");
            const image = await createImageBitmap(blob);
            const bytes = new Uint8Array(await blob.arrayBuffer());
            return [item.types, [...bytes.slice(0, 8)], image.width, image.height];
        }"""
    )
    assert kinds == ["image/png"]
    assert bytes(first) == b"\x89PNG\r\n\x1a\n"
    assert (width, height) == (3200, 1800)
    close_menu(visit)  # the button that was clicked keeps the focus, so Escape is heard


def test_a_browser_that_cannot_copy_images_says_why(visit: Visit) -> None:
    visit.page.add_init_script("delete window.ClipboardItem")
    page = visit.open("funders?country=TKM")
    chart_menu(visit, "by_funder")
    page.locator(".image-files .copy").click()
    status = page.locator(".image-files [role=status]", has_text="did not work")
    assert "copies images only over https or on the same computer" in status.inner_text()


def test_the_menu_of_a_chart_works_by_keyboard(visit: Visit, real_db: Database) -> None:
    page = visit.open("funders?country=TKM")
    page.locator(".st-key-download-by_funder button").focus()
    page.keyboard.press("Enter")
    page.locator(".image-files img[src]").wait_for()
    assert all(button_names(page.locator(DIALOG)))
    reached = []
    while len(reached) < 30 and "CSV" not in reached:
        page.keyboard.press("Tab")
        reached.append(str(page.evaluate(FOCUSED)))
    assert [label for label in reached if label in LABELS] == [FORMATS[name].label for name in OFFERED]
    page.locator(".st-key-file-png-by_funder button").focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.path().read_bytes() == FORMATS["png"].make(
        exhibit_at(real_db, "/funders?country=TKM", "by_funder")
    )
    close_menu(visit)  # though Streamlit has disabled the button meanwhile, which loses the focus
    page.wait_for_function(f"{FOCUSED} === 'Download'")  # the button that opened it has the focus again


# The menu of a page


def test_a_chart_pack_is_made_with_its_progress_shown(visit: Visit, real_db: Database) -> None:
    page = visit.open(JAPAN)
    menu = page_menu(visit)
    for name in ("SVG", "PPTX"):
        menu.get_by_role("button", name=name, exact=True).click()
        visit.drawn()
    page.evaluate(
        """() => {
            window.progress = new Set();
            new MutationObserver(() => {
                for (const bar of document.querySelectorAll('[data-testid="stProgress"]'))
                    window.progress.add(bar.innerText.trim());
            }).observe(document.body, {subtree: true, childList: true, characterData: true});
        }"""
    )
    file, data = made(visit, "pack")
    view = view_at(real_db, f"/{JAPAN}")
    titles = {card.title for card in pages.cards(view).values()}
    assert len(titles & set(page.evaluate("[...window.progress]"))) >= 2
    assert page.locator(f'{DIALOG} [data-testid="stProgress"]').count() == 0
    expected = documents.pack(view, ["png", "svg", "pptx"])
    assert file == expected.name
    assert file.startswith("unodc-central-asia_charts_funders_all-years_funder-japan_")
    assert data == expected.data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        inside = set(archive.namelist())
        manifest = json.loads(archive.read("manifest.json"))
    assert {entry["title"] for entry in manifest["charts"]} == titles
    for entry in manifest["charts"]:
        assert {Path(path).suffix for path in entry["files"]} == {".png", ".svg", ".pptx", ".csv"}
        assert set(entry["files"]) <= inside
        assert "failed" not in entry


def test_the_slides_and_the_brief_of_a_funder(visit: Visit, real_db: Database) -> None:
    visit.open(JAPAN)
    page_menu(visit)
    file, data = made(visit, "deck")
    view = view_at(real_db, f"/{JAPAN}")
    expected = documents.deck(view)
    assert (file, data == expected.data) == (expected.name, True)
    slides = Presentation(io.BytesIO(data)).slides
    assert len(slides) == 1 + len(pages.cards(view))
    words = [" ".join(shape.text_frame.text for shape in s.shapes if shape.has_text_frame) for s in slides]
    assert "".join(openings.opening(view)[0]) in words[0]
    for card, said in zip(pages.cards(view).values(), words[1:], strict=True):
        assert card.title in said

    file, data = made(visit, "brief-pdf")
    assert file == documents.brief_pdf(view).name
    pdf = pypdf.PdfReader(io.BytesIO(data))
    assert len(pdf.pages) == 1
    assert "Japan" in pdf.pages[0].extract_text()
    assert check.of_file(view.ask, data).holds
    file, data = made(visit, "brief-docx")
    expected = documents.brief_docx(view)
    assert (file, data == expected.data) == (expected.name, True)
    assert any("Japan" in paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def test_a_page_about_nobody_alone_offers_no_brief(visit: Visit) -> None:
    for address in ("map", f"{JAPAN},eu"):
        visit.open(address)
        menu = page_menu(visit)
        assert "Make the slides" in labels(menu)
        assert "Brief" not in menu.inner_text()
        assert menu.locator("[class*=st-key-start-brief]").count() == 0


def test_pages_without_charts_have_no_page_menu(visit: Visit) -> None:
    for path in ("stories", "about", "?country=TKM&q=nothing+has+these+words"):
        page = visit.open(path)
        assert page.locator(".sentence").count() == 1
        assert page.locator(".st-key-download-page").count() == 0


# A server that cannot draw


def test_without_a_browser_the_visitors_browser_makes_the_images(
    visits: Callable[..., Visit], browserless_app: str, real_db: Database
) -> None:
    visit = visits(browserless_app)
    visit.open("funders?country=TKM")
    expected = exhibit_at(real_db, "/funders?country=TKM", "by_funder")
    menu = chart_menu(visit, "by_funder")
    menu.get_by_text(renderer.MISSING).wait_for()
    assert not {FORMATS[name].label for name in DRAWN} & set(labels(menu))
    ask = partial(answers.ask, real_db)

    file, png = saved(visit, ".image-files .png")
    assert file == f"{expected.name}.png"
    with Image.open(io.BytesIO(png)) as image:
        image.load()
        assert image.size == (3200, 1800)
        assert len(image.convert("RGB").resize((160, 90)).getcolors(160 * 90) or []) > 20
        assert str(image.info["Title"]).startswith(expected.card.title)
        assert "record" in str(image.info["Record"])
    found = check.of_file(ask, png)
    assert (found.holds, found.untouched) == (True, None)

    file, svg = saved(visit, ".image-files .svg")
    assert file == f"{expected.name}.svg"
    root = ET.fromstring(svg)
    assert [child.tag for child in root][:3] == [f"{SVG}title", f"{SVG}desc", f"{SVG}metadata"]
    assert (root[0].text or "").startswith(expected.card.title)
    assert expected.counts in " ".join(root.itertext())
    found = check.of_file(ask, svg)
    assert (found.holds, found.untouched) == (True, None)

    for name in ("pptx", "xlsx", "csv"):
        file, data = saved(visit, f".st-key-file-{name}-by_funder button")
        assert file == f"{expected.name}{FORMATS[name].ending}"
        assert data == FORMATS[name].make(expected)


def test_without_a_browser_pack_slides_and_brief_are_still_made(
    visits: Callable[..., Visit], browserless_app: str, real_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = visits(browserless_app)
    visit.open(JAPAN)
    menu = page_menu(visit)
    assert renderer.MISSING in menu.inner_text()
    assert not {"PNG", "SVG", "PDF"} & set(labels(menu))
    menu.get_by_role("button", name="PPTX", exact=True).click()
    visit.drawn()
    view = view_at(real_db, f"/{JAPAN}")
    monkeypatch.setenv("BROWSER_PATH", "/nonexistent")  # what is made here has no pictures either
    _, data = made(visit, "pack")
    assert data == documents.pack(view, ["xlsx", "pptx"]).data
    _, data = made(visit, "deck")
    assert data == documents.deck(view).data
    _, data = made(visit, "brief-pdf")
    assert data == documents.brief_pdf(view).data
    _, data = made(visit, "brief-docx")
    assert data == documents.brief_docx(view).data
    assert "Japan" in " ".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def test_a_browser_that_does_not_start_is_named_and_leaves_the_rest(
    visits: Callable[..., Visit], broken_app: str
) -> None:
    visit = visits(broken_app)
    page = visit.open(f"{JAPAN}&from=2023-01-01")
    menu = chart_menu(visit, "by_country")
    page.locator(".st-key-file-png-by_country button").click()
    page.locator('[data-testid="stDownloadButtonError"]', has_text="Failed to generate").wait_for()
    assert saved(visit, ".st-key-file-csv-by_country button")[1].startswith(b"\xef\xbb\xbf")
    close_menu(visit)
    menu = page_menu(visit)
    for key in ("brief-pdf", "brief-docx"):
        menu.locator(f".st-key-start-{key} button").click()
        said = menu.locator(f'.st-key-make-{key} [data-testid="stAlert"]')
        said.wait_for(timeout=60_000)
        assert "The figure could not be drawn" in said.inner_text()
    assert menu.locator('[data-testid="stException"]').count() == 0


# Many visitors


def test_ten_downloads_at_once_all_arrive_and_a_killed_browser_costs_only_time(
    visits: Callable[..., Visit], app: str, real_db: Database
) -> None:
    """Five pages, each a session of its own; all ten buttons are clicked before the first file is there."""
    addresses = [f"funders?theme={theme}" for theme in THEMES]
    found = [visits(app) for _ in addresses]
    for visit, address in zip(found, addresses, strict=True):
        visit.page.goto(f"{app}/{address}", wait_until="commit")
    for visit in found:
        visit.drawn()
        chart_menu(visit, "by_funder")
    with contextlib.ExitStack() as waiting:
        files: list[Any] = []
        for visit in found:
            for format in ("png", "png-a4"):
                wanted = re.compile(r"_a4\.png$" if format == "png-a4" else r"(?<!_a4)\.png$")
                arriving = visit.page.expect_download(
                    lambda file, wanted=wanted: bool(wanted.search(file.suggested_filename)), timeout=60_000
                )
                files.append(waiting.enter_context(arriving))
                visit.page.locator(f".st-key-file-{format}-by_funder button").evaluate(
                    "button => button.click()"
                )
    got = [file.value.path().read_bytes() for file in files]
    charts = [exhibit_at(real_db, f"/{address}", "by_funder") for address in addresses]
    expected = [FORMATS[name].make(chart) for chart in charts for name in ("png", "png-a4")]
    assert [data == other for data, other in zip(got, expected, strict=True)] == [True] * 10
    assert len(set(got)) == 10

    killed = chromium_of(app)
    assert killed
    killed[0].kill()
    assert psutil.wait_procs(killed, timeout=20)[1] == []
    _, again = saved(found[0], ".st-key-file-png-by_funder button")
    assert again == expected[0]
    assert not set(chromium_of(app)) & set(killed)


def chromium_of(app: str) -> list[psutil.Process]:
    """The browser of the app's server, its first process first; the one of the tests is another."""
    port = app.rpartition(":")[2]
    found: list[psutil.Process] = []
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            if child.cmdline()[-2:] == ["--server.port", port]:
                found += child.children(recursive=True)
    return [process for process in found if "chrom" in process.name()]


# The rows and the query of a chart, and the table of events


def test_the_rows_of_a_chart_as_csv(visit: Visit, real_db: Database) -> None:
    page = visit.open("funders?country=TKM")
    page.locator(".st-key-data-by_funder button").click()
    _, data = saved(visit, ".st-key-csv-by_funder button")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    asked = answers.by_funder(real_db, Filters(countries=("TKM",)))
    assert [(row["code"], int(row["events"])) for row in rows] == list(
        zip(asked.code, asked.events, strict=True)
    )


def test_the_story_table_as_csv_and_xlsx(visit: Visit, real_db: Database) -> None:
    visit.open("stories?country=TKM")
    asked = answers.story_table(real_db, Filters(countries=("TKM",)))
    _, data = saved(visit, ".st-key-csv-story_table button")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["event_id"] for row in rows] == list(asked.event_id)
    _, data = saved(visit, ".st-key-xlsx-story_table button")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    cells = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in cells[1:]] == list(asked.event_id)


def test_the_query_and_its_parameters_are_shown(visit: Visit) -> None:
    page = visit.open("?funder=usa-government")
    page.locator(".st-key-sql-by_funder button").click()
    page.wait_for_selector(f"{DIALOG} code")
    said = page.inner_text(DIALOG)
    assert "filtered_events($filter)" in said
    assert "usa-government" in said
