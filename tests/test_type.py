"""The one type family: its files have all letters people read, and widths are those of the letters."""

import json
import re
import string

import pytest
from PIL import ImageFont

from dashboard import settings
from dashboard.charts.theme import FAMILY
from dashboard.charts.type import balanced, text_width, wrapped
from dashboard.export import fonts
from dashboard.export.exhibit import Exhibit
from dashboard.export.frame import SIZES, framed

CUTS = ("Regular", "Semibold")
LETTERS = {
    "English": string.printable.strip(),
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Kazakh": "әғқңөұүһі",
    "Kazakh, Latin": "äğıñöşūü",
    "Kyrgyz": "ңөү",
    "Tajik": "ғӣқӯҳҷ",
    "Turkmen": "çäňöşüýž",
    "Uzbek": "ʻʼўқғҳ",
    "typography": "–—…·“”‘’„«»№×≈≤≥−→↗•°\u00a0\u202f",
}


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("language", LETTERS)
def test_every_letter_is_in_the_font(cut: str, language: str) -> None:
    font = ImageFont.truetype(settings.FONTS / f"SourceSans3-{cut}.ttf", 60)
    assert font.getname() == (FAMILY, cut)
    missing = bytes(font.getmask("\uffff"))
    letters = {letter for letter in LETTERS[language] + LETTERS[language].upper() if len(letter) == 1}
    assert [one for one in sorted(letters) if bytes(font.getmask(one)) == missing] == []


def test_the_licence_is_beside_the_fonts_and_only_the_cuts_that_are_used() -> None:
    found = {file.name for file in settings.FONTS.iterdir()}
    assert found == {
        "LICENSE.md",
        *(f"SourceSans3-{cut}.ttf{ending}" for cut in CUTS for ending in ("", ".woff2")),
    }
    assert "SIL OPEN FONT LICENSE Version 1.1" in (settings.FONTS / "LICENSE.md").read_text(encoding="utf-8")
    assert {file.name for file, _weights in fonts.cuts()} < found


def test_digits_are_equally_wide() -> None:
    # 497 of 1000 in Regular, 513 in Semibold.
    for bold, width in ((False, 9.94), (True, 10.26)):
        assert {round(text_width(digit, 20, bold), 2) for digit in string.digits} == {width}


def test_lines_are_as_wide_as_they_may_be() -> None:
    assert wrapped("one two three", 20, text_width("one two", 20)) == ["one two", "three"]
    assert wrapped("one two three", 20, text_width("one two", 20) - 1) == ["one", "two", "three"]
    assert wrapped("0000000", 20, 3.5 * 9.94) == ["000", "000", "0"]
    assert wrapped("", 20, 100) == []


def test_balanced_lines_are_about_equally_long() -> None:
    across = text_width("aaaa aaaa aaaa", 20) + 1
    assert wrapped("aaaa aaaa aaaa aaaa", 20, across) == ["aaaa aaaa aaaa", "aaaa"]
    assert balanced("aaaa aaaa aaaa aaaa", 20, across) == ["aaaa aaaa", "aaaa aaaa"]
    assert balanced("aaaa aaaa", 20, across) == ["aaaa aaaa"]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_around_a_figure_is_smaller_than_18_px(exhibits: dict[str, Exhibit], size: str) -> None:
    for made in exhibits.values():
        notes = framed(made, SIZES[size])["layout"]["annotations"]
        first = next(index for index, note in enumerate(notes) if settings.PRODUCT in note["text"])
        assert min(note["font"]["size"] for note in notes[first:]) >= 18


def test_an_image_has_the_full_address_where_the_site_is_known(
    exhibits: dict[str, Exhibit], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = exhibits["by_theme"]
    monkeypatch.setenv("DASHBOARD_URL", "https://activities.example.org/ca/")
    texts = [note["text"] for note in framed(made)["layout"]["annotations"]]
    assert f"https://activities.example.org/ca{made.card.address}" in texts
    assert not re.search("On the dashboard", json.dumps(texts))
