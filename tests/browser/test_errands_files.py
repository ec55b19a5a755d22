"""Errands of donors and communications staff: what they take away is right and took few clicks."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from dashboard import settings
from tests.browser.by_hand import events, listing, naming, table, within
from tests.browser.hand import Hand
from tests.browser.menus import close_menu, saved
from tests.browser.visit import Visit

SCREEN = {"width": 1440, "height": 900}
READ = "navigator.clipboard.readText()"
COPIED = "async () => (await navigator.clipboard.read()).flatMap(item => item.types)"


@pytest.fixture
def hand(visit: Visit) -> Hand:
    """A hand on the start page."""
    visit.page.set_viewport_size(SCREEN)
    visit.open()
    return Hand(visit)


def japan() -> tuple[int, int]:
    """How many events name Japan, and how many the European Union, as a funder."""
    first, second = (naming(body, "funder").sum() for body in ("jpn-government", "eu"))
    return first, second


def open_page_menu(hand: Hand) -> None:
    hand.click(".st-key-download-page button")
    hand.page.locator(".st-key-start-deck").wait_for()


def test_a4_the_chart_with_its_sentence_into_a_mail(hand: Hand) -> None:
    hand.find("2022")
    hand.clicks = 0
    hand.open(hand.page.get_by_role("button", name="Copy sentence"))
    hand.page.locator(".copying button.done").wait_for()
    assert f"{within(2022, 2022).sum()} events" in hand.page.evaluate(READ)
    assert hand.page.locator(".image-files").count() == 0  # no image is made before one is asked for
    hand.open(".st-key-copy-columns button")
    hand.page.get_by_text("Copied: paste it into Word").wait_for()
    assert hand.page.evaluate(COPIED) == ["image/png"]
    assert hand.clicks <= 2


def test_b1_b2_what_a_funder_made_happen(hand: Hand) -> None:
    hand.find("japan")
    hand.visit.wait_for_address("^/funders.funder=jpn-government$")
    named, _ = japan()
    assert f"{named} events" in hand.visit.sentence()
    for card in ("places_on_map", "by_country", "by_partner", "by_theme"):
        assert hand.page.locator(f".st-key-card-{card}").count() == 1
    assert hand.clicks <= 2
    roles = table("event_organisations").query("organisation_id == 'jpn-government' and role == 'funder'")
    roles = roles[roles.event_id.isin(events().event_id)]
    said = hand.page.inner_text("[data-testid=stMain]")
    assert said.count(f"quoted for {(roles.words != '').sum()} of {named} events") == 1
    quoted = [words for words in roles.words if words and f"“{words}”" in said]
    assert len(quoted) >= min(
        (roles.words != "").sum(), settings.ACKNOWLEDGEMENTS
    )  # the others are in Stories


def test_b3_one_funder_against_another(hand: Hand) -> None:
    hand.visit.open("funders?funder=jpn-government")
    hand.open(hand.page.get_by_role("button", name="Compare with"))
    hand.click(hand.page.get_by_role("button", name="European Union", exact=True))
    assert hand.clicks <= 2
    first, second = japan()
    assert f"{first} events, European Union {second}." in hand.visit.sentence()
    assert hand.page.locator(".st-key-card-timeline .js-plotly-plot").count() == 1


def test_b4_a_brief_of_one_page(hand: Hand) -> None:
    hand.find("japan")
    hand.clicks = 0
    open_page_menu(hand)
    named, addresses = str(japan()[0]), set(table("stories").url)
    _, data = hand.save(".st-key-save-brief-pdf button")
    (page,) = PdfReader(io.BytesIO(data)).pages
    assert f"{named} events" in page.extract_text().replace("\n", " ")
    width, height = (float(side) for side in page.mediabox[2:])
    assert (round(width), round(height)) == (595, 842)  # A4
    marks = [mark.get_object() for mark in page["/Annots"]]
    assert addresses & {mark["/A"]["/URI"] for mark in marks if "/A" in mark}
    _, data = hand.save(".st-key-save-brief-docx button")
    paper = Document(io.BytesIO(data))
    assert any(f"{named} events" in paragraph.text for paragraph in paper.paragraphs)
    assert addresses & {link.target_ref for link in paper.part.rels.values() if link.is_external}
    assert hand.clicks <= 4
    close_menu(hand.visit)


def test_b5_a_link_to_send(hand: Hand, fresh: Visit) -> None:
    hand.find("termez")
    hand.clicks = 0
    hand.open(hand.page.get_by_role("button", name="Copy link"))
    hand.page.locator(".copying button.done").wait_for()
    link = hand.page.evaluate(READ)
    assert hand.clicks <= 1
    fresh.load(link.removeprefix(f"{fresh.root}/"))
    assert fresh.sentence() == hand.visit.sentence()
    assert f"{listing('places', 'uzb-termez').sum()} events" in fresh.sentence()


def test_c1_a_chart_for_a_report(hand: Hand) -> None:
    hand.drag_year("start", 2019)
    hand.drag_year("end", 2024)
    title = hand.page.inner_text(".st-key-card-by_country .card-title")
    hand.open(".st-key-download-by_country button")
    hand.page.locator(".st-key-file-csv-by_country button").wait_for()
    files = {
        name: hand.save(f".st-key-file-{name}-by_country button")[1]
        for name in ("png-a4", "svg", "pptx", "xlsx")
    }
    assert hand.clicks <= 7
    close_menu(hand.visit)
    with Image.open(io.BytesIO(files["png-a4"])) as image:
        assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        assert image.width == 2480
    hosted = (listing("host_countries", "UZB") & within(2019, 2024)).sum()
    slide = Presentation(io.BytesIO(files["pptx"])).slides[0]
    told = {
        "svg": files["svg"].decode(),
        "pptx": "\n".join(
            [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
            + [slide.notes_slide.notes_text_frame.text]
            + [link.target_ref for link in slide.part.rels.values() if link.is_external]
        ),
        "xlsx": " ".join(
            str(cell.value)
            for sheet in load_workbook(io.BytesIO(files["xlsx"]))
            for row in sheet
            for cell in row
        ),
    }
    parts = ("2019 – 2024", f"{within(2019, 2024).sum()} events", settings.SOURCE, "from=2019-01-01")
    for name, text in told.items():
        assert [part for part in parts if part not in text.replace("&amp;", "&")] == [], name
    assert settings.PRODUCT in told["svg"] and settings.PRODUCT in told["pptx"]
    assert str(hosted) in title
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert hosted in [value for series in chart.series for value in series.values]


def test_c2_is_an_image_still_right(hand: Hand) -> None:
    hand.page.locator(".st-key-download-by_partner button").click()
    name, data = saved(hand.visit, ".st-key-file-png-by_partner button")
    close_menu(hand.visit)
    hand.click(hand.page.get_by_role("link", name="About the data"))
    card = hand.page.locator(".st-key-card-check")
    hand.clicks += 1
    card.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "image/png", "buffer": data}]
    )
    card.get_by_text("still hold").wait_for()
    hand.visit.drawn()
    assert hand.clicks <= 2


def test_c3_all_charts_in_one_file(hand: Hand) -> None:
    hand.visit.open("funders?funder=jpn-government")
    cards = hand.page.locator('[class*="st-key-foot-"]:not([class*="events"])').count()
    open_page_menu(hand)
    _, pack = hand.make("pack")
    _, deck = hand.make("deck")
    assert hand.clicks <= 5
    close_menu(hand.visit)
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        assert archive.testzip() is None
        assert len(json.loads(archive.read("manifest.json"))["charts"]) == cards
    assert len(Presentation(io.BytesIO(deck)).slides) == 1 + cards


def test_c4_a_page_on_paper(hand: Hand, tmp_path: Path) -> None:
    hand.page.pdf(path=tmp_path / "page.pdf", format="A4", print_background=True)  # as CTRL + P
    said = " ".join(page.extract_text() for page in PdfReader(tmp_path / "page.pdf").pages)
    assert f"{len(events())} events" in said.replace("\n", " ")
    for code in table("countries").query("region == 'central_asia'").code:
        assert str(listing("host_countries", code).sum()) in said.split()
