"""One funder in full, on the small data set by hand (its table stands in test_analysis.py); the sums.

INL is an arm of the Department of State, that one of the United States. Who is named as funder:

    new-year      INL and the United States       in Uzbekistan
    two-hosts     INL and Japan                   in Turkmenistan and Uzbekistan
    undated       Japan                           in Tajikistan
    hostile       the Department of State         in Turkmenistan
    two-themes    the United States               in Uzbekistan
    month-only    INL                             in Uzbekistan and Afghanistan

Japan supports no-place, without mention of money. The other six events of the default filter name nobody.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from dashboard.store import database
from tests.drawings import card_of
from tests.laws import events, some_of
from tests.remember import Source, remembered
from tests.small_data import DEFAULT, row, rows
from tests.stored import change

BUREAU = "Bureau of International Narcotics and Law Enforcement Affairs"
STATE = "United States Department of State"
NOTHING = Filters(words="nothing is like this")
FUNDERS = ("us", "us-state", "us-inl", "japan")


def profile(ask: Ask, chosen: Filters, funder: str) -> dict[str, Any]:
    return row(ask("funder_profile", chosen, funder))


@pytest.fixture
def more_roles(data: Path, target: Path) -> Iterator[Ask]:
    """The small data set in which Japan also funds undated-mentioned, held online, and year-only, whose
    host is not stated; the Department of State also supports new-year, which its arm funds.
    """
    change(
        data,
        "event_organisations.csv",
        "two-hosts,unodc-roca",
        "undated-mentioned,japan,funder,stated,s14,from Japan\n"
        "year-only,japan,funder,stated,s05,from Japan\n"
        "new-year,us-state,supporter,stated,s01,with support\n"
        "new-year,japan,supporter,stated,s01,with support\n"
        "two-hosts,unodc-roca",
    )
    with database.open_database(database.build(data, target).path) as connection:
        yield remembered(connection)


# The profile


def test_a_funder_is_named_with_its_arms_at_any_depth(ask: Ask) -> None:
    assert profile(ask, DEFAULT, "us") == {
        "name": "United States",
        "as_funder": 5,  # new-year names it and its arm: once; INL is two steps down
        "as_supporter": 0,
        "supporter_only": 0,
        "with_others": 1,  # two-hosts
        "most_with": "Japan",
        "most_with_events": 1,
        "hosts": 2,  # Turkmenistan, Uzbekistan; Afghanistan is not one of the five
        "host_not_stated": 0,
        "events": 13,
        "stated": 6,
    }
    of_arms = {code: profile(ask, DEFAULT, code) for code in ("us-state", "us-inl")}
    assert [(p["name"], p["as_funder"], p["hosts"]) for p in of_arms.values()] == [
        (STATE, 4, 2),  # hostile itself; new-year, two-hosts and month-only by INL
        (BUREAU, 3, 2),
    ]


def test_support_without_money_is_kept_apart(ask: Ask) -> None:
    assert profile(ask, DEFAULT, "japan") == {
        "name": "Japan",
        "as_funder": 2,  # two-hosts, undated
        "as_supporter": 1,  # no-place
        "supporter_only": 1,
        "with_others": 1,  # two-hosts
        "most_with": "United States",  # by its topmost body, though INL is named
        "most_with_events": 1,
        "hosts": 3,  # Turkmenistan, Uzbekistan, Tajikistan; not Kazakhstan, where it only supports
        "host_not_stated": 0,
        "events": 13,
        "stated": 6,
    }


def test_a_supporter_that_funds_the_same_event_is_no_supporter_only(more_roles: Ask) -> None:
    # The Department of State supports new-year, which INL funds. As a supporter it stands for itself, as a
    # funder INL counts under both of its parents.
    state, us = (profile(more_roles, DEFAULT, code) for code in ("us-state", "us"))
    assert (state["as_supporter"], state["supporter_only"]) == (1, 0)
    assert (us["as_supporter"], us["supporter_only"]) == (0, 0)
    # INL is no supporter; Japan supports new-year, which others fund, and no-place.
    inl, japan = (profile(more_roles, DEFAULT, code) for code in ("us-inl", "japan"))
    assert (inl["as_supporter"], inl["supporter_only"]) == (0, 0)
    assert (japan["as_supporter"], japan["supporter_only"]) == (2, 2)


def test_hosts_not_stated_are_those_that_are_neither_stated_nor_online(more_roles: Ask) -> None:
    everyone = Filters(roles=("lead", "partner", "mentioned"))
    found = profile(more_roles, everyone, "japan")
    assert found["as_funder"] == 4  # two-hosts, undated, year-only, undated-mentioned
    # year-only; undated-mentioned was held online, which is no missing host.
    assert found["host_not_stated"] == 1


@pytest.mark.parametrize("arm", ["us-inl", "us-state"])
def test_its_own_government_is_no_other_funder(ask: Ask, arm: str) -> None:
    """An arm and its government count as one funder, here as in totals and by_funder."""
    # new-year names the United States beside the bureau; only two-hosts names another: Japan.
    found = profile(ask, DEFAULT, arm)
    assert (found["with_others"], found["most_with"], found["most_with_events"]) == (1, "Japan", 1)


def test_a_profile_keeps_the_filter(ask: Ask) -> None:
    found = profile(ask, Filters(countries=("UZB",), date_from=date(2024, 1, 1)), "us")
    # two-hosts and two-themes; Turkmenistan hosts the first of them too.
    assert (found["as_funder"], found["events"], found["stated"], found["hosts"]) == (2, 2, 2, 2)


@pytest.mark.parametrize("code", ["idle", "osce", "unodc"])
def test_a_body_that_funds_nothing_has_a_profile_of_zeros(ask: Ask, code: str) -> None:
    found = profile(ask, DEFAULT, code)
    assert found.pop("name") and found.pop("most_with") is None
    assert (found.pop("events"), found.pop("stated")) == (13, 6)
    assert set(found.values()) == {0}


@pytest.mark.parametrize("code", ["nobody", "", "none", "'; drop table events; --"])
def test_an_unknown_funder_has_no_name_and_no_events(ask: Ask, code: str) -> None:
    found = profile(ask, DEFAULT, code)
    assert found["name"] is None and found["as_funder"] == found["with_others"] == 0
    assert ask("by_arm", DEFAULT, code).empty and ask("funder_events", DEFAULT, code).empty


def test_under_a_filter_without_events_a_profile_still_has_its_name(ask: Ask) -> None:
    found = profile(ask, NOTHING, "us")
    assert found.pop("name") == "United States" and found.pop("most_with") is None
    assert set(found.values()) == {0}
    assert ask("by_arm", NOTHING, "us").empty and ask("funder_events", NOTHING, "us").empty


# The names it is acknowledged under


def test_by_arm(ask: Ask) -> None:
    assert rows(ask("by_arm", DEFAULT, "us")) == [
        ("us-inl", "INL", BUREAU, 3, 5),  # new-year, two-hosts, month-only
        ("us", "United States", "United States", 2, 5),  # new-year again, two-themes
        ("us-state", STATE, STATE, 1, 5),  # hostile
    ]
    assert rows(ask("by_arm", DEFAULT, "us-state"), "code", "events", "total") == [
        ("us-inl", 3, 4),
        ("us-state", 1, 4),
    ]
    assert rows(ask("by_arm", DEFAULT, "us-inl"), "code", "events", "total") == [("us-inl", 3, 3)]
    assert rows(ask("by_arm", DEFAULT, "japan")) == [("japan", "Japan", "Japan", 2, 2)]


# The events, with the words that prove them


def test_funder_events(ask: Ask) -> None:
    answer = ask("funder_events", DEFAULT, "us")
    assert rows(answer, "event_id", "named", "basis", "words", "url") == [
        ("two-hosts", BUREAU, "stated", "funded by INL", "https://example.org/3"),
        ("two-themes", "United States", "stated", "United States", "https://example.org/12"),
        # Two rows, one an arm; the Russian words are linked to their own story, the others have no link.
        ("new-year", BUREAU, "stated", "при поддержке Бюро", "https://example.org/ru/2?a=1&b=2"),
        ("new-year", "United States", "stated", 'funded by the United States, "with thanks"', None),
        ("month-only", BUREAU, "inferred", "the Bureau", "https://example.org/16"),
        ("hostile", STATE, "stated", "-funded", "https://example.org/8"),
    ]
    assert row(answer[answer.event_id == "two-hosts"]) == {
        "event_id": "two-hosts",
        "started_on": "2024-03",
        "ended_on": "2024-04",
        "title": "Customs exercise on both banks",
        "places": "Alat; Farap",
        "host_countries": "Turkmenistan; Uzbekistan",
        "themes": "Drug control and trafficking; Cybercrime",
        "named": BUREAU,
        "basis": "stated",
        "words": "funded by INL",
        "headline": "Customs officers of two states meet at Farap",
        "url": "https://example.org/3",
    }


def test_undated_events_come_last_and_support_is_not_among_them(ask: Ask) -> None:
    japan = ask("funder_events", DEFAULT, "japan")
    assert rows(japan, "event_id", "words", "url") == [
        ("two-hosts", "and by Japan", "https://example.org/3"),
        ("undated", "за счёт Японии", None),
    ]


def test_what_is_not_stated_of_an_event_is_empty(more_roles: Ask) -> None:
    everyone = Filters(roles=("lead", "partner", "mentioned"))
    answer = more_roles("funder_events", everyone, "japan").set_index("event_id")
    assert rows(answer, "started_on", "places", "host_countries") == [
        ("2024-03", "Alat; Farap", "Turkmenistan; Uzbekistan"),
        ("2023", None, None),  # year-only
        (None, None, "Online"),  # undated-mentioned
        (None, "Tajikistan", "Tajikistan"),
    ]
    assert answer.index[1:].tolist() == ["year-only", "undated-mentioned", "undated"]


# Under any filter


def some_funder(ask: Ask, chance: Random) -> str:
    """Any body that is named as funder somewhere, or has an arm that is."""
    options = ask("filter_options")
    codes = options.code[(options.dimension == "funder") & (options.code != "none")]
    return str(chance.choice(codes.tolist()))


def test_a_funder_has_one_number_of_events(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        chosen, code = replace(chosen, funders=()), some_funder(ask, chance)
        n = events(ask, replace(chosen, funders=(code,)))
        found = profile(ask, chosen, code)
        assert found["as_funder"] == n
        named = ask("funder_events", chosen, code)
        assert named.event_id.nunique() == n
        arms = ask("by_arm", chosen, code)
        assert set(arms.total) == ({n} if n else set())
        assert named.groupby("named").event_id.nunique().to_dict() == dict(
            zip(arms.full_name, arms.events, strict=True)
        )
        # The same answers come of the filter that chooses the funder.
        only = replace(chosen, funders=(code,))
        assert rows(ask("by_arm", only, code)) == rows(arms)
        assert rows(ask("funder_events", only, code)) == rows(named)

    source.check(holds)


def test_a_profile_says_what_the_filters_say(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        chosen, code = replace(chosen, funders=(), countries=(), taking_part=False), some_funder(ask, chance)
        found, only = profile(ask, chosen, code), replace(chosen, funders=(code,))
        assert found["events"] == events(ask, chosen)
        assert found["events"] - found["stated"] == events(ask, replace(chosen, funders=("none",)))
        hosting = ask("by_country", only)
        assert found["hosts"] == (hosting[~hosting.code.isin(["other", "online", "none"])].hosted > 0).sum()
        assert found["host_not_stated"] == events(ask, replace(only, countries=("none",)))

    source.check(holds)


def test_other_funders_are_the_other_bars_of_what_it_funds(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        chosen = replace(chosen, funders=())
        for own in some_of(ask("by_funder", chosen).query("code != 'none'"), chance):
            found = profile(ask, chosen, own.code)
            bars = ask("by_funder", replace(chosen, funders=(own.code,)))
            others = bars[bars.code != own.code]
            assert bars.events[bars.code == own.code].item() == own.events == found["as_funder"]
            assert found["most_with_events"] == (others.events.max() if len(others) else 0)
            assert found["most_with"] == (others.name.iloc[0] if len(others) else None)
            assert found["most_with_events"] <= found["with_others"] <= others.events.sum()

    source.check(holds)


def test_a_profile_is_made_of_the_roles_of_the_family(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        chosen = replace(chosen, funders=())
        roles = ask("by_organisation_role", chosen, 1000)
        for own in some_of(ask("by_funder", chosen).query("code != 'none'"), chance):
            family = roles[roles.code == own.code]  # arms are in it as the role has it
            ids = {
                role: {
                    event
                    for code in family.code[family.role == role]
                    for event in ask("events_behind", chosen, "role", f"{code}:{role}").event_id
                }
                for role in ("funder", "supporter")
            }
            found = profile(ask, chosen, own.code)
            assert found["as_funder"] == len(ids["funder"])
            assert found["as_supporter"] == len(ids["supporter"])
            assert found["supporter_only"] == len(ids["supporter"] - ids["funder"])

    source.check(holds)


def test_the_foot_of_the_funders_says_of_how_many_events_one_is_inferred(db: Database) -> None:
    # Of month-only no story states that INL paid: it follows from the words.
    assert card_of(db, "by_funder").left_out == "2 funders in all; inferred in 1 event"
    stated = Filters(countries=("TJK",))
    assert card_of(db, "by_funder", stated).left_out == "1 funder in all"
