"""A page on paper: nothing cut, every bar with its number, light, its source and address on it."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from PIL import Image
from playwright.sync_api import Browser
from pypdf import PageObject, PdfReader

from dashboard import settings
from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from dashboard.charts.type import text_width
from tests.browser.servers import Server, serve
from tests.browser.visit import Visit

SITE = "https://activities.example.org"
MARGIN = 34  # pt, 12 mm
PAGES = ("", "trends", "countries", "funders?funder=jpn-government", "map", "stories")
Printed = Callable[..., PdfReader]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on a server that knows its own address."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_URL", SITE)
        with serve(tmp_path_factory.mktemp("site"), settings.ROOT / "data") as server:
            yield server


@pytest.fixture
def printed(site: Server, browser: Browser, tmp_path: Path) -> Iterator[Printed]:
    """Prints an address."""
    contexts = []

    def made(path: str, scheme: str = "light", landscape: bool = False) -> PdfReader:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        page = Visit(context.new_page(), site.root).open(path)
        page.pdf(path=tmp_path / "page.pdf", format="A4", landscape=landscape, print_background=True)
        return PdfReader(tmp_path / "page.pdf")

    yield made
    for context in contexts:
        context.close()


def boxes(page: PageObject) -> list[tuple[str, float, float]]:
    """Each piece of text of a page, where it begins and where it ends, in pt from the left."""
    found = []

    def see(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        across = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        scale = abs(tm[0] * cm[0])
        for line in filter(str.strip, text.split("\n")):
            found.append((line, across, across + text_width(line.strip(), size * scale)))

    page.extract_text(visitor_text=see)
    return found


def words(made: PdfReader) -> str:
    return " ".join(page.extract_text() for page in made.pages).replace("\u202f", "")


@pytest.mark.parametrize("landscape", [False, True], ids=["upright", "across"])
@pytest.mark.parametrize("path", PAGES)
def test_no_text_is_cut_and_each_sheet_says_where_it_is_from(
    printed: Printed, path: str, landscape: bool
) -> None:
    made = printed(path, landscape=landscape)
    count = len(made.pages)
    for index, page in enumerate(made.pages, start=1):
        right = float(page.mediabox.width) - MARGIN
        cut = [one for one in boxes(page) if one[1] < MARGIN - 1 or one[2] > right + 1]
        assert cut == [], index
        said = normalize("NFKC", page.extract_text())  # without ligatures
        assert f"{index} / {count}" in said and settings.SOURCE in said and settings.PRODUCT in said
    said = words(made)
    assert "Chosen:" in said and f"{SITE}/{path}" in said.replace("\n", "")
    for hidden in ("All countries", "Download", "Clear all", "Copy"):
        assert hidden not in said


def test_every_bar_has_its_number(printed: Printed, real_ask: Ask) -> None:
    said = words(printed("")).split()
    years, countries = (real_ask(question, Filters()) for question in ("totals_by_year", "by_country"))
    for n in (*years.events, *countries.hosted, *filter(None, countries.took_part)):
        assert str(n) in said


def test_a_still_map_stands_in_and_names_the_places_that_a_pointer_would(printed: Printed) -> None:
    said = " ".join(words(printed("map")).split())
    assert "Tashkent 128" in said and "Fergana valley" in said and "100 events" in said
    named = re.search(r"Without a name on the map: (.*?)\.", said)[1].split(", ")
    assert len(named) > 20 and all(re.fullmatch(r".+ \d+", one) for one in named)


def test_a_comparison_on_paper_names_and_counts_both(printed: Printed) -> None:
    said = " ".join(words(printed("?country=TJK&against=country:KGZ")).split())
    assert (
        "Chosen: All years · UNODC leads or takes part · Hosted by: Tajikistan · against: Kyrgyzstan" in said
    )
    assert "251 events from 277 stories." in said  # each event counted once
    assert "End comparison" not in said and "a third" not in said


def test_a_list_on_paper_says_which_of_its_rows_it_holds(printed: Printed) -> None:
    said = " ".join(words(printed("stories?country=TJK")).split())
    assert "1–20 of 117" in said and "Next" not in said


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_light_and_the_screen_is_as_before(site: Server, browser: Browser, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    page = Visit(context.new_page(), site.root).open("funders?funder=jpn-government")
    before = page.locator(".main-svg").first.bounding_box()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    drawn = Image.open(io.BytesIO(page.screenshot())).convert("L")
    shades = drawn.histogram()
    assert sum(shades[250:]) > 0.8 * sum(shades)  # white
    assert sum(shades[:90]) > 0.004 * sum(shades)  # letters one can read
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.wait_for_timeout(500)
    assert page.locator(".main-svg").first.bounding_box() == pytest.approx(before)
    context.close()
