"""A server without a browser, or with one that does not start: what is left, and how that is said."""

import io
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable

import docx
import pytest
from PIL import Image

from dashboard.cards.card import Ask
from dashboard.export import check, documents, renderer
from dashboard.export.files import FORMATS
from tests.browser.expected import exhibit_at, view_at
from tests.browser.menus import DRAWN, chart_menu, close_menu, labels, made, page_menu, saved
from tests.browser.servers import Server
from tests.browser.visit import SLOW, Visit
from tests.opened import content

JAPAN = "funders?funder=japan"
SVG = "{http://www.w3.org/2000/svg}"


def test_without_a_browser_the_visitors_browser_makes_the_images(
    visits: Callable[..., Visit], small_app: Server, ask: Ask
) -> None:
    visit = visits(small_app)
    visit.open("funders?country=UZB")
    expected = exhibit_at(ask, "/funders?country=UZB", "by_funder")
    menu = chart_menu(visit, "by_funder")
    menu.get_by_text(renderer.MISSING).wait_for()
    assert not {FORMATS[name].label for name in DRAWN} & set(labels(menu))
    file, png = saved(visit, ".image-files .png")
    assert file == f"{expected.name}.png"
    with Image.open(io.BytesIO(png)) as image:
        image.load()
        assert image.size == (3200, 1800)
        assert len(image.convert("RGB").resize((160, 90)).getcolors(160 * 90) or []) > 20
        assert str(image.info["Title"]).startswith(expected.card.title)
        assert expected.code in str(image.info["Record"])
    found = check.of_file(ask, png)
    assert found.holds

    file, svg = saved(visit, ".image-files .svg")
    assert file == f"{expected.name}.svg"
    root = ET.fromstring(svg)
    assert [child.tag for child in root][:3] == [f"{SVG}title", f"{SVG}desc", f"{SVG}metadata"]
    assert (root[0].text or "").startswith(expected.card.title)
    assert expected.counts in " ".join(root.itertext())
    found = check.of_file(ask, svg)
    assert found.holds

    for name in ("pptx", "xlsx", "csv"):
        file, data = saved(visit, f".st-key-file-{name}-by_funder button")
        assert file == f"{expected.name}{FORMATS[name].ending}"
        assert content(data) == content(FORMATS[name].make(expected))


def test_without_a_browser_pack_slides_and_brief_are_still_made(
    visits: Callable[..., Visit], small_app: Server, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = visits(small_app)
    visit.open(JAPAN)
    menu = page_menu(visit)
    assert renderer.MISSING in menu.inner_text()
    assert not {"PNG", "SVG", "PDF"} & set(labels(menu))
    with visit.run():
        menu.get_by_role("button", name="XLSX", exact=True).click()
    view = view_at(ask, f"/{JAPAN}")
    monkeypatch.setenv("BROWSER_PATH", "/nonexistent")  # what is made here has no pictures either
    _, data = made(visit, "pack")
    assert content(data) == content(documents.pack(view, ["pptx", "xlsx"]).data)
    _, data = made(visit, "deck")
    assert content(data) == content(documents.deck(view).data)
    _, data = saved(visit, ".st-key-save-brief-pdf button")
    assert content(data) == content(documents.brief_pdf(view).data)
    _, data = saved(visit, ".st-key-save-brief-docx button")
    assert content(data) == content(documents.brief_docx(view).data)
    assert "Japan" in " ".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def test_a_browser_that_does_not_start_is_named_and_leaves_the_rest(
    visits: Callable[..., Visit], small_app: Server, request: pytest.FixtureRequest
) -> None:
    assert small_app.browser
    small_app.browser.symlink_to(str(shutil.which("false")))
    request.addfinalizer(small_app.browser.unlink)
    visit = visits(small_app)
    page = visit.open(JAPAN)
    menu = chart_menu(visit, "by_country")
    page.locator(".st-key-file-png-by_country button").click()
    page.locator('[data-testid="stDownloadButtonError"]', has_text="Failed to generate").wait_for()
    assert saved(visit, ".st-key-file-csv-by_country button")[1].startswith(b"\xef\xbb\xbf")
    close_menu(visit)
    menu = page_menu(visit)
    for key in ("brief-pdf", "brief-docx"):
        menu.locator(f".st-key-save-{key} button").click()
        said = menu.locator(f'.st-key-save-{key} [data-testid="stDownloadButtonError"]')
        said.wait_for(timeout=SLOW)
        assert "Failed to generate" in said.inner_text()
    assert menu.locator('[data-testid="stException"]').count() == 0
