"""Check an image, on About the data: what a file or a short code of the dashboard is told."""

import io
from dataclasses import replace

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Locator

from dashboard.analysis import filter_words
from dashboard.cards import page_list
from dashboard.cards.card import Ask
from dashboard.export import documents, image, proof, record
from dashboard.export.exhibit import Exhibit, exhibit
from dashboard.export.record import Record
from tests.browser.expected import view_at
from tests.browser.visit import Visit

VIEW = "/trends?from=2019-01-01&country=TKM,UZB&theme=forensics&grain=quarter"
BRIEF = "/funders?funder=jpn-government"
HOSTILE = "<img src=x onerror=alert(1)>"
HOLDS = "still hold."
RECORDED = "All numbers recorded in the file still hold. The picture itself is not read"


@pytest.fixture
def visit(fresh: Visit) -> Visit:
    """A page of its own for each test."""
    return fresh


@pytest.fixture
def chart(real_ask: Ask) -> Exhibit:
    view = view_at(real_ask, VIEW)
    return exhibit(view.ask, page_list.cards(view)["timeline"])


def claiming(claim: Record, code: str = "") -> bytes:
    """A small PNG with a record, its code the right one if none is given, as if the dashboard had made it."""
    code = code or proof.code(claim.question, claim.address, claim.facts)
    texts, buffer = PngInfo(), io.BytesIO()
    texts.add_itxt("Record", record.text(replace(claim, code=code)))
    Image.new("RGB", (8, 8), "white").save(buffer, "PNG", pnginfo=texts)
    return buffer.getvalue()


def card(visit: Visit) -> Locator:
    return visit.page.locator(".st-key-card-check")


def told(visit: Visit, words: str) -> str:
    """All that the card says as soon as these words are among it: a new file is taken in two runs."""
    visit.page.locator(".st-key-card-check", has_text=words).wait_for()
    return visit.drawn().inner_text(".st-key-card-check")


def upload(visit: Visit, name: str, data: bytes) -> None:
    kind = {"svg": "image/svg+xml", "pdf": "application/pdf"}.get(name[-3:], "image/png")
    file = {"name": name, "mimeType": kind, "buffer": data}
    with visit.run():
        card(visit).locator("input[type=file]").set_input_files([file])


def ask_for(visit: Visit, code: str, address: str) -> None:
    for key, text in (("check-code", code), ("check-address", address)):
        field = card(visit).locator(f".st-key-{key} input")
        if field.input_value() != text:
            with visit.run():
                field.fill(text)
                field.press("Enter")


def test_an_image_holds_and_leads_to_the_same_view(visit: Visit, real_ask: Ask, chart: Exhibit) -> None:
    page = visit.open("about?theme=cybercrime")  # a filter of the moment that the image does not have
    upload(visit, "image.png", image.png(chart))
    said = told(visit, HOLDS)
    assert RECORDED in said  # and the numbers are there to be compared with the picture
    assert "The numbers recorded in the file" in said
    assert chart.card.title in said
    assert f"data of {chart.data_date}, version {chart.version[:12]}" in said
    with visit.run():
        page.get_by_role("link", name="open the same view").click()
    visit.wait_for_address(r"^/trends\?.*forensics")
    view = view_at(real_ask, VIEW)
    assert page.inner_text(".sentence") == "".join(page_list.opening(view)[0])
    chips = page.locator(".st-key-chips button").all_inner_texts()
    own = [text for _, _, text in filter_words.chips(view.filters, view.names)]
    assert [chip.removesuffix(" ✕") for chip in chips] == [*own, "Clear all"]
    assert page.inner_text(".st-key-card-timeline .card-title") == chart.card.title


def test_svg_and_brief_hold(visit: Visit, real_ask: Ask, chart: Exhibit) -> None:
    visit.open("about")
    upload(visit, "chart.svg", image.svg(chart))
    told(visit, HOLDS)
    upload(visit, "brief.pdf", documents.brief_pdf(view_at(real_ask, BRIEF)).data)
    said = told(visit, "Funder: Japan")
    assert HOLDS in said


def test_a_short_code_with_its_address(visit: Visit, real_ask: Ask, chart: Exhibit) -> None:
    visit.open("about")
    ask_for(visit, chart.code.lower(), f"{visit.root}{VIEW}")  # as it is copied from the browser
    assert chart.card.title in told(visit, HOLDS)
    link = card(visit).get_by_role("link", name="open the same view")
    assert link.get_attribute("href") == f".{chart.card.address}"
    last = "0" if chart.code[-1] != "0" else "1"
    ask_for(visit, chart.code[:-1] + last, VIEW)
    assert HOLDS not in told(visit, "Its numbers have changed, or the code was mistyped.")
    codes = {card.code for card in documents.exhibits(view_at(real_ask, "/map"))}
    assert not {code[:5] for code in codes} & {chart.code[:5]}
    ask_for(visit, chart.code, "/map")
    told(visit, f"No chart of this view has a code that begins with {chart.code[:5]}.")
    ask_for(visit, "CA-LOUIS!", VIEW)
    told(visit, "A short code looks like CA-7F3K9Q")
    ask_for(visit, chart.code, "")
    told(visit, "The address stands in the description of the file")


def test_a_file_that_is_none_of_ours_is_said_to_be_none(visit: Visit, chart: Exhibit) -> None:
    visit.open("about")
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(buffer, "PNG")
    upload(visit, "holiday.png", buffer.getvalue())
    told(visit, "The file carries no record of this dashboard.")
    broken = claiming(image.record_of(chart)).replace(b'"facts"', b'"fakts"')
    upload(visit, "holed.png", broken)  # the sum of the chunk no longer fits
    told(visit, "The file cannot be opened")
    texts, buffer = PngInfo(), io.BytesIO()
    texts.add_itxt("Record", record.text(image.record_of(chart)).replace('"facts"', '"fakts"'))
    Image.new("RGB", (8, 8), "white").save(buffer, "PNG", pnginfo=texts)
    broken = buffer.getvalue()
    upload(visit, "damaged.png", broken)
    told(visit, "The record in the file is damaged.")
    lying = replace(image.record_of(chart), facts={"counts": ("Counts", "999 events from 1 story")})
    upload(visit, "lying.png", claiming(lying, chart.code))  # with the code of the true numbers
    told(visit, "The record in the file was altered: its numbers do not fit its short code.")
    assert card(visit).locator("table").count() == 0


def test_numbers_that_changed_are_named_with_then_and_now(visit: Visit, chart: Exhibit) -> None:
    true = image.record_of(chart)
    key = next(key for key in true.facts if key not in ("counts", "left out"))
    words, number = true.facts[key]
    visit.open("about")
    upload(visit, "one.png", claiming(replace(true, facts=true.facts | {key: (words, "12345")})))
    assert HOLDS not in told(visit, "One of its numbers changed.")
    table = card(visit).locator("table").first
    assert table.locator("th").all_inner_texts() == ["What", "In the image", "Now"]
    assert table.locator("tbody td").all_inner_texts() == [words, "12345", number]
    several = true.facts | {f"gone {n}": (f"A bar that is gone {n}", "1") for n in range(40)}
    upload(visit, "many.png", claiming(replace(true, facts=several)))
    told(visit, "40 of its numbers changed; the first 30 are shown.")
    assert table.locator("tbody tr").count() == 30
    assert table.locator("tbody tr").first.locator("td").all_inner_texts() == [
        "A bar that is gone 0",
        "1",
        "–",
    ]


def test_a_hostile_record_is_shown_as_text(visit: Visit, chart: Exhibit) -> None:
    visit.open("about")
    hostile = Record(
        question=HOSTILE,
        title=HOSTILE,
        address=f'//evil.example/"onmouseover="alert(1){HOSTILE}?country=TKM&theme={HOSTILE}',
        data_date=HOSTILE,
        version="<script>",
        code="",
        facts={"a": (HOSTILE, HOSTILE), "b": ("[x](javascript:alert(1))", "**1** $x$ :red[2]")},
    )
    upload(visit, "hostile.png", claiming(hostile))
    said = told(visit, "2 of its numbers changed.")
    assert said.count(HOSTILE) >= 4
    assert "[x](javascript:alert(1))" in said
    assert "**1** $x$ :red[2]" in said
    assert card(visit).locator("img, script, [onmouseover]").count() == 0
    href = card(visit).get_by_role("link", name="open the same view").evaluate("link => link.href")
    assert href.startswith(f"{visit.root}/")
