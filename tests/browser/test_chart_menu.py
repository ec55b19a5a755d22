"""The menu of a chart: its files, the same as made here; preview, copy and keyboard."""

import xml.etree.ElementTree as ET

import pytest
from playwright.sync_api import Locator

from dashboard.cards.card import Ask
from dashboard.export.files import FORMATS
from tests.browser.expected import exhibit_at
from tests.browser.menus import DIALOG, LABELS, OFFERED, chart_menu, close_menu, labels, saved
from tests.browser.visit import Visit
from tests.opened import content

JAPAN = "funders?funder=jpn-government"
FOCUSED = "document.activeElement.innerText.trim()"


def button_names(menu: Locator) -> list[str]:
    """The name of each button of a menu, as a screen reader has it."""
    lines = [
        line.strip() for line in menu.aria_snapshot().splitlines() if line.strip().startswith("- button")
    ]
    return [line.partition('"')[2].rpartition('"')[0] for line in lines]


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
        (
            f"/{JAPAN},eu",
            "timeline",
            ["png-slide", "pptx"],
            "timeline_all-years_funder-japan-funder-european-union",
        ),
        (
            "/trends?grain=month&country=UZB",
            "timeline",
            ["svg", "xlsx"],
            "timeline-month-theme_all-years_hosted-by-uzbekistan",
        ),
    ],
)
def test_the_files_of_a_chart_are_those_of_the_functions(
    visit: Visit, real_ask: Ask, address: str, card: str, formats: list[str], named: str
) -> None:
    visit.open(address.lstrip("/"))
    expected = exhibit_at(real_ask, address, card)
    menu = chart_menu(visit, card)
    assert [label for label in labels(menu) if label in LABELS] == [FORMATS[name].label for name in OFFERED]
    for name in formats:
        file, data = saved(visit, f".st-key-file-{name}-{card} button")
        assert file == f"unodc-central-asia_{named}_{expected.data_date}{FORMATS[name].ending}"
        assert content(data) == content(FORMATS[name].make(expected)), name


def test_the_preview_is_the_image_of_the_chart(visit: Visit, real_ask: Ask) -> None:
    page = visit.open("map?country=TKM")
    for card in ("by_host", "places_on_map"):
        chart_menu(visit, card)
        preview = page.locator(".image-files img")
        assert preview.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1600
        asked = exhibit_at(real_ask, "/map?country=TKM", card)
        assert preview.get_attribute("alt") == ". ".join(
            dict.fromkeys((asked.card.said, asked.card.title, asked.card.alt))
        )
        drawn = preview.evaluate("image => fetch(image.src).then(answer => answer.text())")
        words = " ".join(ET.fromstring(drawn).itertext())
        assert asked.card.title in words
        assert "Hosted by: Turkmenistan" in words
        assert asked.counts in words
        assert asked.code in words
        assert page.locator(".image-files .png").is_hidden()
        close_menu(visit)


def test_an_image_is_copied_as_png_or_is_said_why_not(fresh: Visit) -> None:
    page = fresh.open("funders?country=TKM")
    page.evaluate("navigator.clipboard.writeText('nothing')")
    chart_menu(fresh, "by_funder")
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
    page.evaluate("delete window.ClipboardItem")  # as where the page comes over http from elsewhere
    page.locator(".image-files .copy").click()
    status = page.locator(".image-files [role=status]", has_text="did not work")
    assert "copies images only over https or on the same computer" in status.inner_text()
    close_menu(fresh)  # the button that was clicked keeps the focus, so Escape is heard


def test_the_button_under_a_chart_copies_the_image_of_its_file(visit: Visit, real_ask: Ask) -> None:
    page = visit.open("map?country=TKM")
    for card in ("by_host", "places_on_map", "by_host"):  # one asked for again too
        page.evaluate("navigator.clipboard.writeText('nothing')")
        page.locator(f".st-key-copy-{card} button").focus()
        page.keyboard.press("Enter")
        width = page.evaluate(
            """async () => {
                const read = async () => (await navigator.clipboard.read())[0];
                let item = await read();
                for (; !item.types.includes("image/png"); item = await read())
                    await new Promise(resume => setTimeout(resume, 100));
                return (await createImageBitmap(await item.getType("image/png"))).width;
            }"""
        )
        assert width == 3200
        page.locator(f".st-key-foot-{card} [role=status]", has_text="Copied: paste it into Word").wait_for()
        assert page.locator(f".st-key-copy-{card} button").evaluate("one => one === document.activeElement")
    page.evaluate("delete window.ClipboardItem")  # as where the page comes over http from elsewhere
    page.locator(".st-key-copy-by_host button").click()
    page.locator("[role=status]", has_text="copies images only over https or on the same computer").wait_for()


def test_the_menu_of_a_chart_works_by_keyboard(visit: Visit, real_ask: Ask) -> None:
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
    expected = FORMATS["png"].make(exhibit_at(real_ask, "/funders?country=TKM", "by_funder"))
    assert content(download.value.path().read_bytes()) == content(expected)
    close_menu(visit)  # though Streamlit has disabled the button meanwhile, which loses the focus
    # The button that opened it has the focus again.
    page.wait_for_function(f"() => {FOCUSED}.startsWith('Download')")
