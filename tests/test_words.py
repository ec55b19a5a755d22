"""Words: phrases, the filter, every sentence by hand; and under any filter each number is that of its row.

The table of the small data set stands in test_analysis.py.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import filter_words, gaps, periods, phrases, words
from dashboard.analysis.filters import Filters, period_days
from dashboard.cards.card import Ask
from dashboard.store import database
from tests.laws import some_of
from tests.random_filters import filters, known
from tests.remember import Source, remembered
from tests.test_analysis import ALL, DEFAULT
from tests.test_store import change

NOTHING = Filters(words="nothing is like this")
THIN = "\u202f"


def totals(ask: Ask, chosen: Filters) -> "pd.Series[int]":
    return ask("totals", chosen).iloc[0]


def first(frame: pd.DataFrame) -> Any:
    return next(frame.itertuples(index=False))


# Phrases


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (7, "7"), (999, "999"), (1000, f"1{THIN}000"), (15975, f"15{THIN}975"),
     (1234567, f"1{THIN}234{THIN}567"), (12.0, "12")],
)  # fmt: skip
def test_a_number_has_thin_spaces_between_its_thousands(value: float, text: str) -> None:
    assert phrases.number(value) == text


@pytest.mark.parametrize(
    ("value", "noun", "text"),
    [
        (0, "event", "0 events"), (1, "event", "1 event"), (2, "event", "2 events"),
        (21, "event", "21 events"), (1, "story", "1 story"), (101, "story", "101 stories"),
        (1, "country", "1 country"), (0, "country", "0 countries"),
        (1.0, "participant", "1 participant"), (1001, "participant", f"1{THIN}001 participants"),
    ],
)  # fmt: skip
def test_a_noun_takes_the_form_its_number_asks_for(value: float, noun: str, text: str) -> None:
    assert phrases.count(value, noun) == text
    assert phrases.form(value, noun) == text.split(" ")[1]


def test_each_word_has_two_forms_and_an_unknown_one_is_an_error() -> None:
    for noun in phrases.FORMS:
        assert phrases.form(1, noun) == noun and phrases.form(2, noun) != noun
    with pytest.raises(KeyError):
        phrases.count(2, "unicorn")


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"),
     (["law and order", "b, c", "d"], "law and order, b, c and d")],
)  # fmt: skip
def test_a_list_in_words(parts: list[str], text: str) -> None:
    assert phrases.listed(parts) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [("2024-11-18", "18 Nov 2024"), ("2024-02-03", "3 Feb 2024"), ("2024-11", "Nov 2024"), ("2024", "2024"),
     ("", "no date"), (None, "no date"), (float("nan"), "no date"), (pd.NA, "no date")],
)  # fmt: skip
def test_a_partial_date_says_no_more_than_is_known(cell: str | None, text: str) -> None:
    assert phrases.partial_day(cell) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2024-03-26", "2024-03-29", "26 – 29 Mar 2024"),
        ("2024-03-26", "2024-04-02", "26 Mar – 2 Apr 2024"),
        ("2023-12-28", "2024-01-03", "28 Dec 2023 – 3 Jan 2024"),
        ("2024-03-05", "2024-04-05", "5 Mar – 5 Apr 2024"),  # the same day of another month
        ("2023-03-05", "2024-03-05", "5 Mar 2023 – 5 Mar 2024"),
        ("2024-03", "2024-04", "Mar – Apr 2024"),
        ("2023-12", "2024-01", "Dec 2023 – Jan 2024"),
        ("2022", "2024", "2022 – 2024"),
        ("2024-03-26", "2024-03-26", "26 Mar 2024"),
        ("2024-03-26", None, "26 Mar 2024"),
        ("2024-03", float("nan"), "Mar 2024"),
        (None, None, "no date"),
    ],
)
def test_a_span_says_once_what_both_ends_share(start: str | None, end: str | None, text: str) -> None:
    assert phrases.span(start, end) == text


# The filter in words


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (None, None, ""),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2022, 1, 1), date(2024, 12, 31), "2022 – 2024"),
        (date(2024, 1, 1), date(2024, 12, 30), "1 Jan 2024 – 30 Dec 2024"),
        (date(2023, 12, 31), date(2024, 1, 1), "31 Dec 2023 – 1 Jan 2024"),
        (date(2024, 2, 1), date(2024, 2, 29), "1 Feb 2024 – 29 Feb 2024"),
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
    names: dict[str, dict[str, str]] = {field: {} for field in filter_words.ABOUT}
    said = filter_words.chips(chosen, names)
    default = Filters()
    differs = {field for field in vars(chosen) if getattr(chosen, field) != getattr(default, field)}
    period = {"date_from", "date_to"}
    # The switch between hosting and taking part is said with the countries.
    expected = (differs - period - {"taking_part"}) | ({"period"} if differs & period else set())
    assert {field for field, _, _ in said} == expected
    line = filter_words.in_words(chosen, names)
    assert all(text.lower() in line.lower() for _, _, text in said)


# Headlines


def test_headline(ask: Ask) -> None:
    assert words.headline(totals(ask, DEFAULT), DEFAULT) == (
        "UNODC and its partners held ", "13 events", " in or for Central Asia, told in 15 stories."
    )  # fmt: skip
    about = " of or about UNODC in Central Asia, told in "
    assert words.headline(totals(ask, ALL), ALL) == (
        "Public stories tell of ", "15 events", f"{about}17 stories."
    )  # fmt: skip
    mentioned = Filters(roles=("mentioned",))
    assert words.headline(totals(ask, mentioned), mentioned)[1:] == ("2 events", f"{about}2 stories.")


def test_headline_of_one_event_and_of_nothing(ask: Ask) -> None:
    one = Filters(countries=("KGZ",))
    for chosen, events, stories in ((one, "1 event", "1 story"), (NOTHING, "0 events", "0 stories")):
        assert words.headline(totals(ask, chosen), chosen) == (
            "UNODC and its partners held ", events, f" in or for Central Asia, told in {stories}."
        )  # fmt: skip


def test_headline_of_thousands() -> None:
    many = pd.Series({"events": 12345, "stories": 1000})
    assert words.headline(many, DEFAULT)[1:] == (
        f"12{THIN}345 events", f" in or for Central Asia, told in 1{THIN}000 stories."
    )  # fmt: skip


def test_headline_of_a_funder(ask: Ask) -> None:
    # new-year (s01, s02), two-hosts (s03, s04), hostile, two-themes, month-only
    said = words.funder_headline(totals(ask, Filters(funders=("us",))), "United States")
    assert said == ("United States is named as a funder of ", "5 events", ", told in 7 stories.")


@pytest.mark.parametrize(
    ("code", "taking_part", "said"),
    [
        # new-year, two-hosts, two-themes, month-only, told in s01, s02, s03, s04, s12, s16
        ("UZB", False, ("Uzbekistan hosted ", "4 events", " and took part in 4, told in 6 stories.")),
        # no-place and shared-story, told in s13 (both) and s15; besides new-year, abroad, month-only
        ("KAZ", False, ("Kazakhstan hosted ", "2 events", " and took part in 5, told in 2 stories.")),
        ("KAZ", True, ("Kazakhstan took part in ", "5 events", " and hosted 2, told in 6 stories.")),
        ("KGZ", False, ("Kyrgyzstan hosted ", "1 event", " and took part in 1, told in 1 story.")),
    ],
)
def test_headline_of_a_country(ask: Ask, code: str, taking_part: bool, said: words.Parts) -> None:
    country = first(ask("by_country", DEFAULT).query("code == @code"))
    chosen = Filters(countries=(code,), taking_part=taking_part)
    assert words.country_headline(totals(ask, chosen), country, taking_part) == said


def test_headline_of_an_organisation(ask: Ask) -> None:
    said = words.organisation_headline(totals(ask, Filters(organisations=("osce",))), "OSCE")
    # abroad (s03), shared-story (s13, s15)
    assert said == ("OSCE is named in ", "2 events", ", told in 3 stories.")


# The lead


def lead(ask: Ask, chosen: Filters) -> str:
    return words.lead(totals(ask, chosen), ask("totals_by_year", chosen))


def test_lead(ask: Ask) -> None:
    # 2, 5 and 5 events: no year is the busiest.
    assert lead(ask, DEFAULT) == (
        "Dated 2022 to 2024; 1 event without a date. The last full year, 2023, had 5, against 2 in 2022: "
        "too few to compare; 2024 is not over and is not compared."
    )
    assert lead(ask, Filters(countries=("TKM",))) == (
        "Dated 2022 to 2024. The busiest year was 2024 with 2 events. The last full year, 2023, had 0, "
        "against 1 in 2022: too few to compare; 2024 is not over and is not compared."
    )


def test_lead_of_one_year_has_no_busiest_and_compares_nothing(ask: Ask) -> None:
    assert lead(ask, Filters(countries=("KGZ",))) == "Dated 2022."
    # shared-story and abroad: one year is full, the other is not over, and none is the busiest.
    since = Filters(date_from=date(2023, 1, 1), kinds=("meeting",))
    assert lead(ask, since) == "Dated 2023 to 2024."


def test_lead_of_the_undated_and_of_nothing(ask: Ask) -> None:
    day = date(1990, 1, 1)
    undated = replace(ALL, date_from=day, date_to=day, undated=True)  # undated and undated-mentioned
    assert lead(ask, undated) == "None of them has a date."
    assert lead(ask, NOTHING) == ""


def years(*events: int, unfinished: int = 0) -> pd.DataFrame:
    """Rows of totals_by_year that end in 2024, of which the last ones are unfinished."""
    n = len(events)
    return pd.DataFrame(
        {
            "year": range(2025 - n, 2025),
            "events": events,
            "unfinished": [position >= n - unfinished for position in range(n)],
        }
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (years(12, 15, 3, unfinished=1), "The last full year, 2023, had 15, against 12 in 2022; "
         "2024 is not over and is not compared."),
        (years(12, 15, 10), "The last full year, 2024, had 10, against 15 in 2023."),
        (years(10, 9), "The last full year, 2024, had 9, against 10 in 2023: too few to compare."),
        (years(9, 10), "The last full year, 2024, had 10, against 9 in 2023: too few to compare."),
        (years(15, 15), "The last full year, 2024, had 15, against 15 in 2023."),
        (years(15, 15, unfinished=1), ""),
        (years(15), ""),
        (years(), ""),
    ],
)  # fmt: skip
def test_the_last_full_year_against_the_one_before(rows: pd.DataFrame, said: str) -> None:
    assert words.compared(rows) == said


def test_the_years_of_a_lead_have_thin_spaces_too() -> None:
    assert words.compared(years(1200, 1300)) == (
        f"The last full year, 2024, had 1{THIN}300, against 1{THIN}200 in 2023."
    )


@pytest.fixture
def reaching_2027(data: Path, target: Path) -> Iterator[Ask]:
    """The small data set, but story s11 was published on 2 January 2027; the last event is of 2024."""
    change(data, "stories.csv", "2024-11-19", "2027-01-02")
    with database.open_database(database.build(data, target).path) as connection:
        yield remembered(connection)


def test_the_last_full_year_is_that_of_the_data_not_of_the_last_event(reaching_2027: Ask) -> None:
    """The page Trends compares 2026 with 2025; a lead that speaks of earlier years has to say why."""
    found = periods.compared(DEFAULT, totals(reaching_2027, DEFAULT).data_date.date())
    assert found and filter_words.period(found[0]) == "2026"
    assert lead(reaching_2027, DEFAULT).endswith(
        "The last full year with events, 2024, had 5, against 5 in 2023: too few to compare."
    )


# The period before


def changed(ask: Ask, now: Filters, before: Filters) -> str:
    return words.change(ask("period_change", now, before), "A", "B")


def test_too_few_to_compare(ask: Ask) -> None:
    now, before = (Filters(date_from=date(year, 1, 1), date_to=date(year, 12, 31)) for year in (2024, 2023))
    rows = ask("period_change", now, before)
    said = words.change(rows, filter_words.period(now), filter_words.period(before))
    assert said == "2024 had 5 events, against 5 in 2023: too few to compare."
    assert changed(ask, NOTHING, NOTHING) == "A had 0 events, against 0 in B: too few to compare."
    one = Filters(kinds=("publication",))
    assert changed(ask, one, DEFAULT) == "A had 1 event, against 13 in B: too few to compare."
    assert changed(ask, DEFAULT, one) == "A had 13 events, against 1 in B: too few to compare."


def test_ten_events_are_enough_nine_are_not(ask: Ask) -> None:
    # Without meetings and the publication: anti-corruption loses abroad, year-only and shared-story.
    ten = Filters(kinds=("training", "handover", "workshop"))
    assert changed(ask, ten, DEFAULT) == (
        "A had 10 events, 3 fewer than the 13 of B (−23 %). "
        "What moved most: Anti-corruption (−3) and Meeting or visit (−2)."
    )
    nine = Filters(roles=("lead",))
    assert changed(ask, nine, DEFAULT) == "A had 9 events, against 13 in B: too few to compare."


def test_more_fewer_and_no_change(ask: Ask) -> None:
    # `mentioned` and `undated-mentioned` are both about cybercrime; else they share nothing.
    assert changed(ask, ALL, DEFAULT) == (
        "A had 15 events, 2 more than the 13 of B (+15 %). What moved most: Cybercrime (+2)."
    )
    assert changed(ask, DEFAULT, ALL) == (
        "A had 13 events, 2 fewer than the 15 of B (−13 %). What moved most: Cybercrime (−2)."
    )
    assert changed(ask, DEFAULT, DEFAULT) == "A had 13 events, as many as the 13 of B."


def change_rows(*rows: tuple[str, str, str, int, int]) -> pd.DataFrame:
    """Rows of period_change: dimension, code, name, now, before."""
    frame = pd.DataFrame(rows, columns=["dimension", "code", "name", "now", "before"])
    frame["change"] = frame.now - frame.before
    frame["percent"] = (100 * frame.change / frame.before.where(frame.before > 0)).round().astype("Int64")
    return frame


def test_drivers_are_the_largest_of_each_dimension_in_the_direction_of_the_whole() -> None:
    rows = change_rows(
        ("total", "", "All events", 3000, 1500),
        ("kind", "a", "Training", 1400, 20), ("kind", "b", "Meeting", 5, 1),
        ("theme", "b", "Beta", 14, 10), ("theme", "a", "Alpha", 14, 10),  # a tie, decided by name
        ("theme", "c", "Gamma", 0, 90),  # moved most, but against the whole
        ("country", "none", "Not stated", 900, 0),  # no country drives anything by being unknown
        ("country", "UZB", "Uzbekistan", 2, 1),  # one event is nothing to name
    )  # fmt: skip
    assert words.change(rows, "2024", "2023") == (
        f"2024 had 3{THIN}000 events, 1{THIN}500 more than the 1{THIN}500 of 2023 (+100 %). "
        f"What moved most: Alpha (+4) and Training (+1{THIN}380)."
    )


def test_a_change_without_drivers_names_none() -> None:
    rows = change_rows(("total", "", "All events", 11, 10), ("kind", "a", "Training", 11, 10))
    assert words.change(rows, "2024", "2023") == "2024 had 11 events, 1 more than the 10 of 2023 (+10 %)."


@pytest.mark.parametrize(
    ("value", "text"),
    [(3, "+3"), (-4, "−4"), (0, "0"), (1234, f"+1{THIN}234"), (-1234, f"−1{THIN}234")],
)
def test_a_signed_number_has_a_true_minus(value: int, text: str) -> None:
    assert words.signed(value) == text


def test_no_comparison() -> None:
    assert words.no_comparison() == ("No full year lies in the chosen period, so nothing is compared.")


# Lag, partners, themes, hosts, the latest


def test_lag(ask: Ask) -> None:
    assert words.lag(ask("by_lag", DEFAULT)) == (
        "Of the 7 events for which both days are known, half were told within 1 day "
        "and nine in ten within 7 days."
    )
    # turkmen was told a day before its end
    assert words.lag(ask("by_lag", Filters(kinds=("workshop",)))) == (
        "Of the 1 event for which both days are known, half were told by the day they ended "
        "and nine in ten by the day they ended."
    )


def test_lag_that_is_not_known(ask: Ask) -> None:
    for chosen in (NOTHING, Filters(kinds=("publication",))):
        assert words.lag(ask("by_lag", chosen)) == (
            "For no event are both its day and that of its story known."
        )


def test_partners(ask: Ask) -> None:
    assert words.partners(ask("partners_by_year", DEFAULT)) == (
        "In 2023, 3 organisations worked beside UNODC: 3 new to these data, 0 known before."
    )
    assert words.partners(ask("partners_by_year", Filters(countries=("KGZ",)))) == (
        "In 2022, 1 organisation worked beside UNODC: 1 new to these data, 0 known before."
    )


def test_partners_of_no_full_year(ask: Ask) -> None:
    assert words.partners(ask("partners_by_year", NOTHING)) == ""
    since = Filters(date_from=date(2024, 1, 1))
    assert words.partners(ask("partners_by_year", since)) == ""


def about(ask: Ask, chosen: Filters) -> str:
    return words.about(totals(ask, chosen), ask("by_theme", chosen))


def test_about(ask: Ask) -> None:
    assert about(ask, DEFAULT) == "6 of the 13 events are about drug control and trafficking."
    assert about(ask, Filters(countries=("KAZ",), taking_part=True)) == (
        "3 of the 5 events are about anti-corruption."  # abroad, shared-story, month-only
    )
    assert about(ask, NOTHING) == ""


def test_a_theme_that_begins_with_an_acronym_keeps_its_capitals() -> None:
    themes = pd.DataFrame({"code": ["hiv"], "name": ["HIV and health"], "events": [1500]})
    said = words.about(pd.Series({"events": 3000}), themes)
    assert said == f"1{THIN}500 of the 3{THIN}000 events are about HIV and health."


def test_hosted_by(ask: Ask) -> None:
    assert words.hosted_by(ask("by_host", DEFAULT)) == (
        "Uzbekistan hosted 4, Turkmenistan 3 and Kazakhstan 2."
    )
    assert words.hosted_by(ask("by_host", Filters(countries=("KGZ",)))) == "Kyrgyzstan hosted 1."
    # The first three may be fewer: what is online or not stated is no host.
    mentioned = ask("by_host", Filters(roles=("mentioned",)))
    assert words.hosted_by(mentioned) == "Kyrgyzstan hosted 1."
    assert words.hosted_by(ask("by_host", Filters(kinds=("publication",)))) == ""
    assert words.hosted_by(ask("by_host", NOTHING)) == ""


def latest(ask: Ask, chosen: Filters) -> str:
    return words.latest(ask("story_table", chosen, 0, 1))


def test_latest(ask: Ask) -> None:
    assert latest(ask, DEFAULT) == "The latest with a date began on 18 Nov 2024."
    assert latest(ask, Filters(words="scanners")) == latest(ask, NOTHING) == ""


@pytest.mark.parametrize(("kind", "when"), [("handover", "Sep 2024"), ("publication", "2023")])
def test_an_event_does_not_begin_on_a_month_or_year_but_in_it(ask: Ask, kind: str, when: str) -> None:
    assert latest(ask, Filters(kinds=(kind,))) == f"The latest with a date began in {when}."


# Funders

NO_PAYMENT = "An acknowledgement in the news is not a payment."
STATED = f"A funder is named for 6 of 13 events; for the rest none was read. {NO_PAYMENT}"


def test_funder(ask: Ask) -> None:
    many = SimpleNamespace(supporter_only=2, with_others=1200, most_with="Japan", most_with_events=1100)
    assert words.funder(many) == (
        f"Support without mention of money is named in 2 events more. "
        f"1{THIN}200 name another funder too, most often Japan (1{THIN}100)."
    )
    alone = SimpleNamespace(supporter_only=1, with_others=0, most_with=None, most_with_events=0)
    assert words.funder(alone) == "Support without mention of money is named in 1 event more."
    assert words.funder(first(ask("funder_profile", DEFAULT, "idle"))) == ""


def test_funders_stated(ask: Ask) -> None:
    assert words.funders_stated(first(ask("funder_profile", DEFAULT, "us"))) == STATED
    # Where every event names a funder no rest is left; of nothing there is none.
    for chosen in (Filters(funders=("us",)), NOTHING):
        assert words.funders_stated(first(ask("funder_profile", chosen, "us"))) == NO_PAYMENT


def stated_funders(ask: Ask, chosen: Filters) -> str:
    return words.stated_funders(totals(ask, chosen), ask("by_funder", chosen))


def test_stated_funders(ask: Ask) -> None:
    assert stated_funders(ask, DEFAULT) == f"Named most often: United States (5) and Japan (2). {STATED}"
    # hostile names the Department of State, cyrillic nobody.
    assert stated_funders(ask, Filters(kinds=("training",), countries=("TKM", "KGZ"))) == (
        "Named most often: United States (1). A funder is named for 1 of 2 events; "
        f"for the rest none was read. {NO_PAYMENT}"
    )
    assert stated_funders(ask, Filters(countries=("KGZ",))) == (
        f"A funder is named for 0 of 1 event; for the rest none was read. {NO_PAYMENT}"
    )
    assert stated_funders(ask, NOTHING) == NO_PAYMENT


def test_three_funders_are_named_at_most() -> None:
    rows = pd.DataFrame(
        {"code": list("abcd"), "name": list("ABCD"), "events": [2000, 3, 2, 1], "stated": [2004] * 4}
    )
    assert words.stated_funders(pd.Series({"events": 2004}), rows) == (
        f"Named most often: A (2{THIN}000), B (3) and C (2). {NO_PAYMENT}"
    )


# Organisations, what is left out


def test_roles(ask: Ask) -> None:
    assert words.roles(ask("by_role", DEFAULT, "uz-moi")) == "As host in 2 and partner in 2."
    assert words.roles(ask("by_role", DEFAULT, "tk-customs")) == (
        "As organiser in 1, host in 1 and partner in 1."
    )
    assert words.roles(ask("by_role", DEFAULT, "idle")) == ""


def test_left_out(ask: Ask) -> None:
    assert gaps.left_out(totals(ask, DEFAULT)) == ["2 events that only mention UNODC"]
    assert gaps.left_out(totals(ask, ALL)) == []
    # year-only may lie before July 2023 or after, undated anywhere.
    since = Filters(roles=("lead",), date_from=date(2023, 7, 16))
    assert gaps.left_out(totals(ask, since))[1] == "2 events with no or an unclear date"
    only = Filters(kinds=("publication",), date_from=date(2023, 7, 16))
    assert gaps.left_out(totals(ask, only)) == ["1 event with no or an unclear date"]


# One event is spoken of in the singular.


def test_one_event_is_about_a_theme(ask: Ask) -> None:
    # cyrillic and abroad
    assert about(ask, Filters(places=("osh", "vienna"))) == "1 of the 2 events is about anti-corruption."


def test_one_event_names_another_funder(ask: Ask) -> None:
    # Only two-hosts names Japan beside an arm of the United States.
    profile = first(ask("funder_profile", DEFAULT, "us"))
    assert words.funder(profile) == "1 names another funder too, most often Japan (1)."


def test_one_event_only_mentions_unodc(ask: Ask) -> None:
    # mentioned, of May 2024
    since = Filters(date_from=date(2024, 1, 1))
    assert gaps.left_out(totals(ask, since))[0] == "1 event that only mentions UNODC"


# Charts in words


def test_alt_text(ask: Ask) -> None:
    kinds = ask("by_kind", DEFAULT)
    assert phrases.alt_text("Events by kind", list(kinds.name), list(kinds.events)) == (
        "Events by kind. Events: Training 5, Opening or handover 3, Meeting or visit 2, "
        "Workshop or conference 2, Publication 1."
    )


def test_alt_text_names_the_five_largest_and_counts_the_rest() -> None:
    said = phrases.alt_text("Stories by year", list("abcdefg"), [1, 2, 3000, 4, 5, 6, 7], "story")
    assert said == f"Stories by year. Stories: c 3{THIN}000, g 7, f 6, e 5, d 4, and 2 more."
    assert phrases.alt_text("Title", ["a"], [1]) == "Title. Events: a 1."
    assert phrases.alt_text("Title", [], []) == "Title. No events."
    assert phrases.alt_text("Title", [], [], "country") == "Title. No countries."
    with pytest.raises(ValueError, match="zip"):
        phrases.alt_text("Title", ["a", "b"], [1])


# Under any filter of the real data: the numbers read out of a sentence are those of the rows.

N = rf"(\d{{1,3}}(?:{THIN}\d{{3}})*)"  # a number
SIGNED = rf"([+−]\d{{1,3}}(?:{THIN}\d{{3}})*)"
YEAR = r"(\d{4})"


def read(text: str, patterns: Mapping[Any, str]) -> dict[Any, tuple[int, ...]]:
    """The numbers of each phrase that stands in the text; no number is left that no phrase explains."""
    found = {}
    for key, pattern in patterns.items():
        if match := re.search(pattern, text):
            found[key] = tuple(as_number(group) for group in match.groups() if group is not None)
            text = text.replace(match[0], "", 1)
    assert not re.search(r"\d", text), text
    return found


def as_number(text: str) -> int:
    return int(text.replace(THIN, "").replace("−", "-"))


def test_a_number_that_no_phrase_explains_is_noticed() -> None:
    patterns = {"events": f"{N} events?", "stories": f"{N} stories"}
    assert read(f"−: 1{THIN}234 events", patterns) == {"events": (1234,)}
    with pytest.raises(AssertionError):
        read("5 events of 7", patterns)


ROLES = (("lead", "partner"), ("lead",), ("lead", "partner", "mentioned"))


@pytest.fixture(scope="module")
def wider(real: Source) -> Source:
    """The real data with wide filters as well, so that there is something to compare."""
    chance = Random(2)
    years = [sorted((chance.randint(2003, 2026), chance.randint(2003, 2026))) for _ in range(20)]
    wide = [
        Filters(date_from=period_days(one)[0], date_to=period_days(other)[1], roles=chance.choice(ROLES))
        for one, other in years
    ]
    found = Source(real.db, real.ask)
    found.filters = (*real.filters[:20], *wide)
    return found


def headline_numbers(parts: words.Parts, name: str = "", more: str = "") -> tuple[int, ...]:
    """Events, what a country did besides, stories."""
    text = "".join(parts).removeprefix(name)
    pattern = rf"{N} events?\b.*?(?: and (?:took part in|hosted) {N})?, told in {N} stor(?:y|ies)\."
    return read(text, {"all": pattern})["all"]


def test_the_opening_says_the_numbers_of_the_totals(wider: Source) -> None:
    def holds(real_ask: Ask, chosen: Filters, chance: Random) -> None:
        total, by_year = totals(real_ask, chosen), real_ask("totals_by_year", chosen)
        assert headline_numbers(words.headline(total, chosen)) == (total.events, total.stories)
        text = words.lead(total, by_year)
        said = read(
            text,
            {
                "dated": rf"Dated {YEAR}(?: to {YEAR})?",
                "undated": f"{N} events? without a date",
                "busiest": rf"busiest year was {YEAR} with {N} events?\.",
                "full": f"last full year(?: with events)?, {YEAR}, had {N}, against {N} in {YEAR}",
                "running": f"{YEAR} is not over",
            },
        )
        events = dict(zip(by_year.year, by_year.events, strict=True))
        if events:
            assert set(said["dated"]) == {total.first_year, total.last_year} == {min(events), max(events)}
            assert said.get("undated", (0,)) == (total.undated,)
        else:
            assert set(said) == set() and ("None of them" in text) == (total.undated > 0)
        top = [year for year, n in events.items() if n == max(events.values())]
        assert said.get("busiest") == ((top[0], events[top[0]]) if len(top) == 1 < len(events) else None)
        if "full" in said:
            latest, n, before_n, before = said["full"]
            assert (n, before_n) == (events.get(latest, 0), events.get(before, 0)) and latest == before + 1
            assert ("too few" in text) == (min(n, before_n) < words.TOO_FEW)
            assert latest not in set(by_year.year[by_year.unfinished])
            # It is the last full year of the data, or said to be the last with events.
            data_date = total.data_date.date()
            assert ("with events" in text) == (period_days(latest + 1)[1] <= data_date)
        if "running" in said:
            assert said["running"] == (total.data_date.year,)
        phrases_left_out = gaps.left_out(total)
        numbers = [
            read(
                text,
                {"mentions": f"{N} events? that only mention", "undecided": f"{N} events? with no or an"},
            )
            for text in phrases_left_out
        ]
        assert {name: n for found in numbers for name, (n,) in found.items()} == {
            name: n
            for name, n in (("mentions", total.mentions_left_out), ("undecided", total.undecided_left_out))
            if n
        }

    wider.check(holds)


def test_a_change_says_the_numbers_of_both_periods(wider: Source) -> None:
    def holds(real_ask: Ask, chosen: Filters, chance: Random) -> None:
        found = periods.compared(chosen, totals(real_ask, chosen).data_date.date())
        if found is None:
            return
        rows = real_ask("period_change", *found)
        now, before = (int(totals(real_ask, part).events) for part in found)
        now_in, before_in = (filter_words.period(part) for part in found)
        text = words.change(rows, now_in, before_in)
        assert text.startswith(f"{now_in} had ")
        text = text.removeprefix(now_in)
        if min(now, before) < words.TOO_FEW:
            assert text.endswith(f" in {before_in}: too few to compare.")
            text = text.replace(f" in {before_in}", "")
            assert read(text, {"both": f"had {N} events?, against {N}:"}) == {"both": (now, before)}
            return
        drivers = rows[(rows.dimension != "total") & (rows.code != "none")]
        moved = {(r.dimension, r.code): r for r in drivers.itertuples() if r.change * (now - before) > 0}
        said = read(
            text.replace(f" of {before_in}", "", 1),
            {
                "more": f"had {N} events, {N} more than the {N}",
                "fewer": f"had {N} events, {N} fewer than the {N}",
                "same": f"had {N} events, as many as the {N}",
                "percent": rf" \({SIGNED} %\)",
                "no percent": r" \((0) %\)",
                **{key: rf"{re.escape(r.name)} \({SIGNED}\)" for key, r in moved.items()},
            },
        )
        which = "same" if now == before else "more" if now > before else "fewer"
        assert said.pop(which) == ((now, before) if now == before else (now, abs(now - before), before))
        if now != before:
            (percent,) = said.pop("percent", None) or said.pop("no percent")
            assert abs(percent - 100 * (now - before) / before) <= 0.5
        assert {key: (moved[key].change,) for key in said} == said
        for dimension in ("theme", "country", "kind"):
            # The largest, if it is more than one event; the first by name among those as large.
            parts = sorted((-abs(r.change), r.name, key) for key, r in moved.items() if key[0] == dimension)
            assert [key for key in said if key[0] == dimension] == [key for n, _, key in parts[:1] if n < -1]

    wider.check(holds)


def test_what_is_said_of_partners_themes_hosts_and_days(wider: Source) -> None:
    def holds(real_ask: Ask, chosen: Filters, chance: Random) -> None:
        total = totals(real_ask, chosen)

        lag = real_ask("by_lag", chosen)
        said = read(
            words.lag(lag),
            {"stated": f"Of the {N} events?", "median": rf"half were told within {N} days?",
             "ninetieth": rf"nine in ten within {N} days?"},
        )  # fmt: skip
        stated = lag.events[lag.code != "none"].sum()
        days = {"median": lag.median_days[0], "ninetieth": lag.ninetieth_days[0]}
        assert said == ({"stated": (stated,)} if stated else {}) | {
            name: (n,) for name, n in days.items() if stated and n > 0
        }

        by_year = real_ask("partners_by_year", chosen)
        pattern = (
            f"In {YEAR}, {N} organisations? worked beside UNODC: {N} new to these data, {N} known before"
        )
        said = read(words.partners(by_year), {"all": pattern})
        full = by_year[~by_year.unfinished].tail(1)
        columns = ["year", "organisations", "newcomers", "returned"]
        assert list(said.values()) == list(full[columns].itertuples(index=False, name=None))
        if said:
            of_year = real_ask("totals_by_year", chosen).set_index("year")
            assert said["all"][1] == of_year.organisations[said["all"][0]]

        themes = real_ask("by_theme", chosen)
        text = words.about(total, themes)
        said = read(text, {"all": rf"{N} of the {N} events? (?:is|are) about"})
        assert said == ({"all": (themes.events.max(), total.events)} if total.events else {})
        if said:
            named = text.split(" about ")[1].rstrip(".").lower()
            assert named in set(themes.name[themes.events == themes.events.max()].str.lower())

        hosts = real_ask("by_host", chosen)
        text = words.hosted_by(hosts)
        hosts = hosts[~hosts.code.isin(["online", "none"])]
        said = read(text, {r.code: rf"\b{re.escape(r.name)} (?:hosted )?{N}\b" for r in hosts.itertuples()})
        assert said == {r.code: (r.events,) for r in hosts.head(3).itertuples()}
        assert min(hosts.events[hosts.code.isin(said)], default=0) >= max(hosts.events[3:], default=0)

        table = real_ask("story_table", chosen)
        text = words.latest(table.head(1))
        day = re.search(r"began (?:on|in) (?:(\d+) )?(?:(\w{3}) )?(\d{4})\.$", text)
        assert (day is None) == (text == "") == table.started_on.isna().all()
        if day:
            months = {f"{date(2000, month, 1):%b}": f"{month:02}" for month in range(1, 13)}
            parts = [day[3], months.get(day[2] or ""), f"{int(day[1]):02}" if day[1] else None]
            assert "-".join(part for part in parts if part) == table.started_on[0]
            padded = table.started_on.dropna().map(lambda text: (text + "-01-01")[:10])
            assert padded[0] == padded.max()

    wider.check(holds)


def test_what_is_said_of_funders(wider: Source) -> None:
    def holds(real_ask: Ask, chosen: Filters, chance: Random) -> None:
        chosen = replace(chosen, funders=())
        total, bars = totals(real_ask, chosen), real_ask("by_funder", chosen)
        named = bars[bars.code != "none"]
        without = int(totals(real_ask, replace(chosen, funders=("none",))).events)
        rest = {"stated": f"A funder is named for {N} of {N} events?;"}
        expected = {"stated": (total.events - without, total.events)} if without else {}
        each = {r.code: rf"{re.escape(r.name)} \({N}\)" for r in named.itertuples()}
        said = read(words.stated_funders(total, bars), each | rest)
        assert said == expected | {r.code: (r.events,) for r in named.head(3).itertuples()}
        assert min(named.events.head(3), default=0) >= max(named.events[3:], default=0)
        for bar in some_of(named, chance)[:2]:
            only = replace(chosen, funders=(bar.code,))
            profile = first(real_ask("funder_profile", chosen, bar.code))
            own = totals(real_ask, only)
            assert headline_numbers(words.funder_headline(own, profile.name), profile.name) == (
                bar.events,
                own.stories,
            )
            assert read(words.funders_stated(profile), rest) == expected
            patterns = {
                "supports": f"named in {N} events? more",
                "others": f"{N} names? another funder too",
                "most": rf"most often {re.escape(profile.most_with or '')} \({N}\)",
            }
            numbers = (profile.supporter_only, profile.with_others, profile.most_with_events)
            said = read(words.funder(profile), patterns)
            assert said == {key: (n,) for key, n in zip(patterns, numbers, strict=True) if n}

    wider.check(holds)


def test_what_is_said_of_organisations_countries_and_charts(wider: Source) -> None:
    def holds(real_ask: Ask, chosen: Filters, chance: Random) -> None:
        chosen = replace(chosen, organisations=(), countries=(), taking_part=False)
        for bar in some_of(real_ask("by_organisation_role", chosen, 50), chance)[:2]:
            own = totals(real_ask, replace(chosen, organisations=(bar.code,)))
            parts = words.organisation_headline(own, bar.full_name)
            assert headline_numbers(parts, bar.full_name) == (bar.total, own.stories)
            roles = real_ask("by_role", chosen, bar.code)
            said = read(words.roles(roles), {r.code: f"{r.name.lower()} in {N}" for r in roles.itertuples()})
            assert said == {r.code: (r.events,) for r in roles.itertuples()}
            assert said[bar.role] == (bar.events,)

        countries = real_ask("by_country", chosen)
        country = chance.choice(list(countries.head(5).itertuples(index=False)))
        for taking_part in (False, True):
            own = totals(real_ask, replace(chosen, countries=(country.code,), taking_part=taking_part))
            numbers = (
                (country.took_part, country.hosted) if taking_part else (country.hosted, country.took_part)
            )
            parts = words.country_headline(own, country, taking_part)
            assert headline_numbers(parts, country.name) == (*numbers, own.stories)

        partners = real_ask("by_partner", chosen)
        labels = sorted(zip(partners.name, partners.code, strict=True), key=lambda pair: -len(pair[0]))
        text = phrases.alt_text("Partners", list(partners.name), list(partners.events))
        said = read(
            text, {code: rf"(?:: |, ){re.escape(label)} {N}" for label, code in labels} | {"": f"{N} more"}
        )
        rest = said.pop("", (0,))
        assert len(said) == min(5, len(partners)) and rest == (len(partners) - len(said),)
        by_code = partners.set_index("code").events
        assert said == {code: (by_code[code],) for code in said}
        assert min((n for (n,) in said.values()), default=0) >= max(by_code.drop(list(said)), default=0)

    wider.check(holds)
