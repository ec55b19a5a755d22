"""The menu of a page: chart pack, slides and brief, the same as made here."""

import io
import json
import zipfile
from pathlib import Path

import docx
import pypdf
from pptx import Presentation

from dashboard.cards import page_list
from dashboard.cards.card import Ask
from dashboard.export import check, documents
from tests.browser.expected import view_at
from tests.browser.menus import DIALOG, labels, made, page_menu, saved
from tests.browser.visit import Visit
from tests.opened import content

JAPAN = "funders?funder=jpn-government"


def test_a_chart_pack_is_made_with_its_progress_shown(visit: Visit, real_ask: Ask) -> None:
    page = visit.open(JAPAN)
    menu = page_menu(visit)
    for name in ("SVG", "PPTX"):
        with visit.run():
            menu.get_by_role("button", name=name, exact=True).click()
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
    view = view_at(real_ask, f"/{JAPAN}")
    titles = {card.title for card in page_list.cards(view).values()}
    assert len(titles & set(page.evaluate("[...window.progress]"))) >= 2
    assert page.locator(f'{DIALOG} [data-testid="stProgress"]').count() == 0
    expected = documents.pack(view, ["png", "svg", "pptx"])
    assert file == expected.name
    assert file.startswith("unodc-central-asia_charts_funders_all-years_funder-japan_")
    assert content(data) == content(expected.data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        inside = set(archive.namelist())
        manifest = json.loads(archive.read("manifest.json"))
    assert {entry["title"] for entry in manifest["charts"]} == titles
    for entry in manifest["charts"]:
        assert {Path(path).suffix for path in entry["files"]} == {".png", ".svg", ".pptx", ".csv"}
        assert set(entry["files"]) <= inside
        assert "failed" not in entry


def test_the_slides_and_the_brief_of_a_funder(visit: Visit, real_ask: Ask) -> None:
    visit.open(JAPAN)
    page_menu(visit)
    file, data = made(visit, "deck")
    view = view_at(real_ask, f"/{JAPAN}")
    expected = documents.deck(view)
    assert (file, content(data) == content(expected.data)) == (expected.name, True)
    slides = Presentation(io.BytesIO(data)).slides
    assert len(slides) == 1 + len(page_list.cards(view))
    words = [" ".join(shape.text_frame.text for shape in s.shapes if shape.has_text_frame) for s in slides]
    assert "".join(page_list.opening(view)[0]) in words[0]
    for card, said in zip(page_list.cards(view).values(), words[1:], strict=True):
        assert card.title in said

    file, data = saved(visit, ".st-key-save-brief-pdf button")
    assert file == documents.brief_pdf(view).name
    pdf = pypdf.PdfReader(io.BytesIO(data))
    assert len(pdf.pages) == 1
    assert "Japan" in pdf.pages[0].extract_text()
    assert check.of_file(view.ask, data).holds
    file, data = saved(visit, ".st-key-save-brief-docx button")
    expected = documents.brief_docx(view)
    assert (file, content(data) == content(expected.data)) == (expected.name, True)
    assert any("Japan" in paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def test_a_page_about_nobody_alone_offers_no_brief(visit: Visit) -> None:
    for address in ("map", f"{JAPAN},eu"):
        visit.open(address)
        menu = page_menu(visit)
        assert "Make the slides" in labels(menu)
        assert "Brief" not in menu.inner_text()
        assert menu.locator("[class*=st-key-save-brief]").count() == 0


def test_pages_without_charts_have_no_page_menu(visit: Visit) -> None:
    visit.open("stories")
    for path in ("stories", "about", "?country=TKM&q=nothing+has+these+words"):
        page = visit.open(path)
        assert page.locator(".sentence").count() == 1
        assert page.locator(".st-key-download-page").count() == 0
