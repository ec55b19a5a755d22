"""Organisations beside UNODC, by hand on the small data set (its table stands in test_analysis.py)."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from tests.drawings import ask_of, card_of
from tests.partner_parts import ALL_RANKS
from tests.small_data import ALL, DEFAULT, row, rows

NOTHING = Filters(words="nothing is like this")

CONTROL, PREVENTION, CORRUPTION, CYBER = (
    "drug_control_and_trafficking", "drug_prevention", "anti_corruption", "cybercrime"
)  # fmt: skip


# Roles and types


def test_by_organisation_role_says_what_type_each_is_of(ask: Ask) -> None:
    answer = ask("by_organisation_role", DEFAULT, ALL_RANKS)
    assert rows(answer, "code", "type", "role", "events", "total") == [
        ("us", "Government", "funder", 5, 5),  # with INL and the Department of State
        ("uz-moi", "Government", "host", 2, 4),
        ("uz-moi", "Government", "partner", 2, 4),
        ("japan", "Government", "supporter", 1, 3),
        ("japan", "Government", "funder", 2, 3),
        ("osce", "Multilateral", "organiser", 1, 2),
        ("osce", "Multilateral", "partner", 1, 2),
        ("tk-customs", "Government", "organiser", 1, 2),
        ("tk-customs", "Government", "host", 1, 2),  # both in turkmen, so
        ("tk-customs", "Government", "partner", 1, 2),  # three roles in two events
        ("long-name", "National NGO", "partner", 1, 1),
        ("long-name", "National NGO", "supporter", 1, 1),
        ("yolka", "National NGO", "partner", 1, 1),
    ]
    assert rows(answer, "name", "full_name")[7] == (
        "State Customs Service, Turkmenistan",
        "State Customs Service of Turkmenistan",
    )


def test_by_organisation_type(ask: Ask) -> None:
    assert rows(ask("by_organisation_type", DEFAULT)) == [
        # code, name, events, organisations, stated
        # new-year, two-hosts (with two of the type), turkmen, two-themes, no-place, month-only
        ("10", "Government", 6, 3, 10),  # uz-moi, tk-customs, japan
        ("40", "Multilateral", 2, 1, 10),  # osce; UNODC is not beside itself
        ("22", "National NGO", 2, 2, 10),  # hostile, cyrillic
        ("none", "No partner named", 3, 0, 10),  # year-only, undated, province
    ]


def test_types_of_nothing(ask: Ask) -> None:
    assert ask("by_organisation_type", NOTHING).empty
    only_none = ask("by_organisation_type", Filters(kinds=("publication",)))
    assert rows(only_none) == [("none", "No partner named", 1, 0, 0)]


def test_by_role(ask: Ask) -> None:
    assert rows(ask("by_role", DEFAULT, "uz-moi")) == [
        ("host", "Host", 2, 4),
        ("partner", "Partner", 2, 4),
    ]
    # Both roles in hostile alone: one event.
    assert rows(ask("by_role", DEFAULT, "long-name")) == [
        ("partner", "Partner", 1, 1),
        ("supporter", "Supporter", 1, 1),
    ]
    assert rows(ask("by_role", DEFAULT, "japan")) == [
        ("funder", "Funder", 2, 3),
        ("supporter", "Supporter", 1, 3),
    ]
    # UNODC has a page like any other; its office counts under it.
    assert rows(ask("by_role", DEFAULT, "unodc")) == [("organiser", "Organiser", 6, 6)]


def test_by_role_keeps_the_filter(ask: Ask) -> None:
    # abroad organised, shared-story partner, mentioned organised
    osce = [rows(ask("by_role", chosen, "osce"), "code", "events") for chosen in (DEFAULT, ALL)]
    assert osce == [[("organiser", 1), ("partner", 1)], [("organiser", 2), ("partner", 1)]]
    kazakhstan = ask("by_role", Filters(countries=("KAZ",)), "osce")
    assert rows(kazakhstan) == [("partner", "Partner", 1, 1)]


@pytest.mark.parametrize("organisation_id", ["idle", "nobody", "", "'; drop table events; --"])
def test_an_organisation_without_events_has_no_roles(ask: Ask, organisation_id: str) -> None:
    assert ask("by_role", ALL, organisation_id).empty


# New and returning


def test_partners_by_year(ask: Ask) -> None:
    assert rows(ask("partners_by_year", DEFAULT)) == [
        (2022, 2, 2, 0, False),  # long-name, yolka
        (2023, 3, 3, 0, False),  # uz-moi, osce, japan
        (2024, 3, 1, 2, True),  # tk-customs is new; uz-moi and osce return
    ]


def test_new_means_in_no_earlier_year_of_all_the_data(ask: Ask) -> None:
    # 2022 hostile with long-name, 2023 nothing, 2024 two-hosts and turkmen: the customs service is
    # new, the ministry was named in Uzbekistan the year before.
    answer = ask("partners_by_year", Filters(countries=("TKM",)))
    assert rows(answer) == [(2022, 1, 1, 0, False), (2023, 0, 0, 0, False), (2024, 2, 1, 1, True)]
    # The filter may hide why: only 2024, and yet osce and uz-moi return.
    only = ask("partners_by_year", Filters(date_from=date(2024, 1, 1)))
    assert rows(only) == [(2024, 3, 1, 2, True)]


def test_years_without_partners(ask: Ask) -> None:
    assert rows(ask("partners_by_year", Filters(kinds=("publication",)))) == [(2023, 0, 0, 0, False)]
    assert ask("partners_by_year", NOTHING).empty
    # An undated event stands in no year.
    assert ask("partners_by_year", Filters(words="scanners")).empty


# Pairs


def test_organisation_pairs(ask: Ask) -> None:
    answer = ask("organisation_pairs", DEFAULT, 6)
    assert rows(answer, "code", "other_code", "events", "position", "other_position") == [
        # new-year (with its arm, once), two-hosts, hostile, two-themes, month-only
        ("us", "us", 5, 1, 1),
        ("us", "uz-moi", 4, 1, 2),  # all but hostile
        ("us", "japan", 1, 1, 3),  # two-hosts
        ("us", "tk-customs", 1, 1, 5),
        ("us", "long-name", 1, 1, 6),
        ("uz-moi", "uz-moi", 4, 2, 2),
        ("uz-moi", "japan", 1, 2, 3),
        ("uz-moi", "tk-customs", 1, 2, 5),
        ("japan", "japan", 3, 3, 3),  # in any role: two-hosts, undated, no-place
        ("japan", "tk-customs", 1, 3, 5),
        ("osce", "osce", 2, 4, 4),
        ("tk-customs", "tk-customs", 2, 5, 5),
        ("long-name", "long-name", 1, 6, 6),
    ]
    assert rows(answer, "name", "full_name", "other_name", "other_full_name")[6] == (
        "MOI", "Ministry of Internal Affairs", "Japan", "Japan"
    )  # fmt: skip


def test_pairs_are_of_the_organisations_named_most(ask: Ask) -> None:
    # The rest is cut off.
    two = ask("organisation_pairs", DEFAULT, 2)
    assert rows(two, "code", "other_code", "events") == [
        ("us", "us", 5), ("us", "uz-moi", 4), ("uz-moi", "uz-moi", 4)
    ]  # fmt: skip
    assert ask("organisation_pairs", NOTHING, 2).empty


# One organisation


def test_organisation_detail(ask: Ask) -> None:
    bureau = "Bureau of International Narcotics and Law Enforcement Affairs"
    assert row(ask("organisation_detail", "us-inl")) == {
        "organisation_id": "us-inl",
        "name": bureau,
        "short_name": "INL",
        "name_ru": None,
        "type": "Government",
        "country": "United States",
        "part_of": "United States",  # the topmost, over the Department of State
        "aliases": "Бюро по борьбе с наркотиками",
        "arms": None,
    }
    assert row(ask("organisation_detail", "us")) == {
        "organisation_id": "us",
        "name": "United States",
        "short_name": "United States",
        "name_ru": "США",
        "type": "Government",
        "country": "United States",
        "part_of": None,
        "aliases": "USA; Соединённые Штаты Америки",
        "arms": f"{bureau}; United States Department of State",
    }


def test_an_organisation_in_the_middle_has_what_hangs_under_it(ask: Ask) -> None:
    answer = row(ask("organisation_detail", "us-state"))
    assert answer["part_of"] == "United States"
    assert answer["arms"] == "Bureau of International Narcotics and Law Enforcement Affairs"


def test_an_organisation_without_more_is_no_part_of_itself(ask: Ask) -> None:
    answer = row(ask("organisation_detail", "idle"))
    assert answer == {
        "organisation_id": "idle", "name": "Nobody's Institute", "short_name": "Nobody's Institute",
        "name_ru": None, "type": "Academic, training and research", "country": None, "part_of": None,
        "aliases": None, "arms": None,
    }  # fmt: skip


@pytest.mark.parametrize("organisation_id", ["", "nobody", "none", "'; drop table events; --", "ё"])
def test_an_unknown_organisation_has_no_row(ask: Ask, organisation_id: str) -> None:
    assert ask("organisation_detail", organisation_id).empty


# Themes


def test_theme_by_country_hosting(ask: Ask) -> None:
    answer = ask("theme_by_country", DEFAULT)
    assert rows(answer, "theme", "code", "events") == [
        (CONTROL, "KAZ", 1),  # no-place
        (CONTROL, "TJK", 2),  # undated, province
        (CONTROL, "TKM", 2),  # two-hosts, turkmen
        (CONTROL, "UZB", 2),  # two-hosts again, two-themes
        (PREVENTION, "KGZ", 1),  # cyrillic
        (PREVENTION, "TKM", 1),  # hostile
        (PREVENTION, "UZB", 2),  # new-year, two-themes again
        (CORRUPTION, "KAZ", 1),  # shared-story
        (CORRUPTION, "TJK", 1),  # province
        (CORRUPTION, "UZB", 1),  # month-only
        (CORRUPTION, "other", 2),  # abroad once for its two hosts, month-only
        (CORRUPTION, "none", 1),  # year-only
        (CYBER, "TJK", 1),
        (CYBER, "TKM", 1),
        (CYBER, "UZB", 1),
    ]
    assert rows(answer, "theme_name", "name")[10] == ("Anti-corruption", "Elsewhere")


def test_theme_by_country_taking_part(ask: Ask) -> None:
    answer = ask("theme_by_country", Filters(taking_part=True))
    assert rows(answer, "theme", "code", "events") == [
        (CONTROL, "KAZ", 1), (CONTROL, "TJK", 2), (CONTROL, "TKM", 2), (CONTROL, "UZB", 2),
        (CONTROL, "other", 1),  # two-hosts, with people from Afghanistan
        (PREVENTION, "KAZ", 1),  # new-year
        (PREVENTION, "KGZ", 1), (PREVENTION, "TKM", 1), (PREVENTION, "UZB", 2),
        (CORRUPTION, "KAZ", 3),  # abroad, shared-story, month-only
        (CORRUPTION, "TJK", 2),  # abroad, province
        (CORRUPTION, "UZB", 1), (CORRUPTION, "other", 2), (CORRUPTION, "none", 1),
        (CYBER, "TJK", 1), (CYBER, "TKM", 1), (CYBER, "UZB", 1), (CYBER, "other", 1),
    ]  # fmt: skip


def test_what_is_held_online_has_a_column_of_its_own_among_hosts(ask: Ask) -> None:
    undated = Filters(roles=("mentioned",))  # mentioned in Kyrgyzstan, undated-mentioned online
    assert rows(ask("theme_by_country", undated), "theme", "code", "events") == [
        (CYBER, "KGZ", 1), (CYBER, "online", 1)
    ]  # fmt: skip
    taking_part = ask("theme_by_country", replace(undated, taking_part=True))
    assert rows(taking_part, "code", "events") == [("KGZ", 1), ("none", 1)]


def test_theme_by_partner(ask: Ask) -> None:
    answer = ask("theme_by_partner", DEFAULT, 3)
    assert rows(answer, "theme", "code", "events", "total") == [
        (CONTROL, "uz-moi", 2, 4),  # two-hosts, two-themes
        (PREVENTION, "uz-moi", 2, 4),  # new-year, two-themes
        (CORRUPTION, "uz-moi", 1, 4),  # month-only
        (CYBER, "uz-moi", 1, 4),  # two-hosts: six in the cells, four events
        (CORRUPTION, "osce", 2, 2),  # abroad, shared-story
        (CONTROL, "tk-customs", 2, 2),  # two-hosts, turkmen
        (CYBER, "tk-customs", 1, 2),
    ]
    assert rows(answer, "theme_name", "name", "full_name")[4] == (
        "Anti-corruption", "OSCE", "Organization for Security and Co-operation in Europe"
    )  # fmt: skip


def test_theme_by_partner_counts_no_funder(ask: Ask) -> None:
    everyone = ask("theme_by_partner", DEFAULT, ALL_RANKS)
    assert set(everyone.code) == {"uz-moi", "osce", "tk-customs", "japan", "long-name", "yolka"}
    assert rows(everyone[everyone.code == "japan"], "theme", "events", "total") == [(CONTROL, 1, 1)]
    assert ask("theme_by_partner", NOTHING, 3).empty


def test_a_body_is_no_partner_of_its_own_on_its_page(db: Database) -> None:
    # OSCE: abroad and shared-story; beside it takes part nobody, or whoever the other rows name.
    chosen = Filters(organisations=("osce",))
    asked = ask_of(db)("by_partner", chosen)
    drawn = card_of(db, "by_partner", chosen)
    assert "osce" in set(asked.code)
    assert [one.code for one in drawn.chart.categories] == [code for code in asked.code if code != "osce"]
    others = len([code for code in asked.code if code not in ("osce", "none")])
    assert drawn.left_out.startswith(str(others) if others else "")
    assert "osce" in [one.code for one in card_of(db, "by_partner").chart.categories]
