"""Sentences about lags, partners, themes, hosts, funders and organisations, by hand on the small data set."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard.analysis import gaps, words
from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from tests.sentences import NOTHING, THIN, about, first, latest, totals
from tests.small_data import ALL, DEFAULT

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
        "In 2023, 3 organisations were partners: 3 new to these data, 0 known before."
    )
    assert words.partners(ask("partners_by_year", Filters(countries=("KGZ",)))) == (
        "In 2022, 1 organisation was a partner: 1 new to these data, 0 known before."
    )


def test_partners_of_no_full_year(ask: Ask) -> None:
    assert words.partners(ask("partners_by_year", NOTHING)) == ""
    since = Filters(date_from=date(2024, 1, 1))
    assert words.partners(ask("partners_by_year", since)) == ""


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


def test_latest(ask: Ask) -> None:
    assert latest(ask, DEFAULT) == "The latest with a date began on 18 Nov 2024."
    assert latest(ask, Filters(words="scanners")) == latest(ask, NOTHING) == ""


@pytest.mark.parametrize(("kind", "when"), [("handover", "Sep 2024"), ("publication", "2023")])
def test_an_event_does_not_begin_on_a_month_or_year_but_in_it(ask: Ask, kind: str, when: str) -> None:
    assert latest(ask, Filters(kinds=(kind,))) == f"The latest with a date began in {when}."


# Funders


NO_PAYMENT = "An acknowledgement in the news is not a payment."

STATED = f"A funder is named for 6 of 13 events; for the rest none was read. {NO_PAYMENT}"


def test_support_without_money(ask: Ask) -> None:
    many, one = SimpleNamespace(supporter_only=1200), SimpleNamespace(supporter_only=1)
    assert words.supported(many) == f"Support without mention of money is named in 1{THIN}200 events more."
    assert words.supported(one) == "Support without mention of money is named in 1 event more."
    assert words.supported(first(ask("funder_profile", DEFAULT, "idle"))) == ""


def test_funders_stated(ask: Ask) -> None:
    profile = first(ask("funder_profile", DEFAULT, "us"))
    assert words.funders_stated(profile.stated, profile.events) == STATED
    # Where every event names a funder no rest is left; of nothing there is none.
    for chosen in (Filters(funders=("us",)), NOTHING):
        profile = first(ask("funder_profile", chosen, "us"))
        assert words.funders_stated(profile.stated, profile.events) == NO_PAYMENT


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
    assert gaps.left_out(totals(ask, since))[-1] == "2 events with no or an unclear date"
    only = Filters(kinds=("publication",), date_from=date(2023, 7, 16))
    assert gaps.left_out(totals(ask, only)) == ["1 event with no or an unclear date"]


# One event is spoken of in the singular.


def test_one_event_is_about_a_theme(ask: Ask) -> None:
    # cyrillic and abroad
    assert about(ask, Filters(places=("osh", "vienna"))) == "1 of the 2 events is about anti-corruption."


def test_one_event_only_mentions_unodc(ask: Ask) -> None:
    # mentioned, of May 2024
    since = Filters(date_from=date(2024, 1, 1))
    assert gaps.left_out(totals(ask, since))[0] == "1 event that only mentions UNODC"


def test_people_who_took_part_with_the_events_of_which_it_is_known() -> None:
    many = pd.Series({"events": 3, "participants": 1234, "participants_known_for": 2})
    assert words.took_part(many) == f"1{THIN}234 people took part (known for 2 of 3 events)."
    one = pd.Series({"events": 1, "participants": 1, "participants_known_for": 1})
    assert words.took_part(one) == "1 person took part (known for 1 of 1 event)."
    assert words.took_part(pd.Series({"events": 5, "participants": 0, "participants_known_for": 0})) == ""
