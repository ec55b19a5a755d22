"""The filter in words: period, UNODC's part, chips, one line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import filter_words
from dashboard.analysis.filters import FACETS, Filters
from dashboard.cards.card import Ask
from tests.random_filters import filters, known
from tests.small_data import DEFAULT


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (None, None, ""),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2022, 1, 1), date(2024, 12, 31), "2022 – 2024"),
        (date(2024, 1, 1), date(2024, 12, 30), "1 Jan 2024 – 30 Dec 2024"),
        (date(2023, 12, 31), date(2024, 1, 1), "31 Dec 2023 – 1 Jan 2024"),
        (date(2024, 2, 1), date(2024, 2, 29), "Feb 2024"),
        (date(2024, 1, 1), None, "since 1 Jan 2024"),
        (None, date(2024, 12, 31), "until 31 Dec 2024"),
    ],
)
def test_the_period_in_words(start: date | None, end: date | None, text: str) -> None:
    assert filter_words.period(Filters(date_from=start, date_to=end)) == text


def test_a_single_day_is_said_once() -> None:
    day = date(2024, 2, 29)
    assert filter_words.period(Filters(date_from=day, date_to=day)) == "29 Feb 2024"


@pytest.mark.parametrize(
    ("roles", "text"),
    [
        (("lead", "partner"), "UNODC leads or takes part"),
        (("mentioned",), "UNODC is only mentioned"),
        (("lead", "partner", "mentioned"), "UNODC leads or takes part or is only mentioned"),
    ],
)
def test_the_part_of_unodc_in_words(roles: tuple[str, ...], text: str) -> None:
    assert filter_words.unodc_roles(roles) == text


NAMES = {
    "countries": {"UZB": "Uzbekistan", "other": "Elsewhere"},
    "themes": {"cybercrime": "Cybercrime"},
    "kinds": {"training": "Training"},
    "funders": {"us-inl": "Bureau (United States)", "none": "Not stated"},
    "partners": {"osce": "OSCE"},
    "organisations": {"uz-moi": "Ministry"},
    "places": {"osh": "Osh"},
    "languages": {"ru": "Russian"},
}

FULL = Filters(
    date_from=date(2023, 1, 1), date_to=date(2023, 12, 31), undated=True, countries=("UZB", "other"),
    taking_part=True, themes=("cybercrime",), kinds=("training",), funders=("us-inl", "none"),
    partners=("osce",), organisations=("uz-moi",), places=("osh",), roles=("mentioned",),
    languages=("ru",), words="Ёлки & <b>", new_since=date(2024, 6, 1),
)  # fmt: skip


def test_each_chosen_value_is_a_chip() -> None:
    assert filter_words.chips(FULL, NAMES) == [
        ("period", "", "2023"),
        ("undated", "", "With unclear dates"),
        ("countries", "UZB", "With: Uzbekistan"),
        ("countries", "other", "With: Elsewhere"),
        ("themes", "cybercrime", "Theme: Cybercrime"),
        ("kinds", "training", "Kind: Training"),
        ("funders", "us-inl", "Funder: Bureau (United States)"),
        ("funders", "none", "Funder: Not stated"),
        ("partners", "osce", "Partner: OSCE"),
        ("organisations", "uz-moi", "Organisation: Ministry"),
        ("places", "osh", "Place: Osh"),
        ("languages", "ru", "Story in: Russian"),
        ("roles", "", "UNODC is only mentioned"),
        ("new_since", "", "New in the data since 1 Jun 2024"),
        ("words", "", "“Ёлки & <b>”"),
    ]


def test_a_chip_of_a_period_begins_with_a_capital_and_hosts_host() -> None:
    chosen = Filters(date_from=date(2024, 1, 1), countries=("UZB",))
    assert filter_words.chips(chosen, NAMES) == [
        ("period", "", "Since 1 Jan 2024"),
        ("countries", "UZB", "Hosted by: Uzbekistan"),
    ]


def test_a_code_without_a_name_is_its_own_name() -> None:
    assert filter_words.chips(Filters(places=("atlantis",)), NAMES) == [
        ("places", "atlantis", "Place: atlantis")
    ]


def test_the_default_filter_has_no_chips_but_words() -> None:
    assert filter_words.chips(DEFAULT, NAMES) == []
    assert filter_words.in_words(DEFAULT, NAMES) == "All years · UNODC leads or takes part"


def test_the_whole_filter_as_one_line() -> None:
    assert filter_words.in_words(FULL, NAMES) == (
        "2023 · UNODC is only mentioned · With unclear dates · With: Uzbekistan · With: Elsewhere · "
        "Theme: Cybercrime · Kind: Training · Funder: Bureau (United States) · Funder: Not stated · "
        "Partner: OSCE · Organisation: Ministry · Place: Osh · Story in: Russian · "
        "New in the data since 1 Jun 2024 · “Ёлки & <b>”"
    )
    until = Filters(date_to=date(2024, 12, 31))
    assert filter_words.in_words(until, NAMES) == "Until 31 Dec 2024 · UNODC leads or takes part"


@given(st.data())
def test_every_field_that_is_chosen_is_said(ask: Ask, data: st.DataObject) -> None:
    chosen = data.draw(filters(known(ask)))
    names: dict[str, dict[str, str]] = {}
    said = filter_words.chips(chosen, names)
    default = Filters()
    differs = {field for field in vars(chosen) if getattr(chosen, field) != getattr(default, field)}
    period = {"date_from", "date_to"}
    # A switch that says the codes of another field in its own words is said with them.
    switches = {facet.field: facet for facet in FACETS if facet.of}
    expected = (differs - period - set(switches)) | ({"period"} if differs & period else set())
    for switch in switches.values():
        own = [text for field, _, text in said if field == switch.of]
        begins = switch.chip.partition("{")[0]
        assert all(text.startswith(begins) == (switch.field in differs) for text in own)
    assert {field for field, _, _ in said} == expected
    line = filter_words.in_words(chosen, names)
    assert all(text.lower() in line.lower() for _, _, text in said)
