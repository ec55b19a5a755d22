"""Every question on the small data set, with answers worked out by hand; what each filter means.

The thirteen events of the default filter (UNODC leads or takes part), as they stand in
tests/fixture/events.csv; `mentioned` and `undated-mentioned` are the two it leaves out:

    event         begins      kind         themes            hosts     took part     people
    new-year      2023-12-28  training     prevention        UZB       UZB KAZ       25
    two-hosts     2024-03     workshop     control, cyber    TKM UZB   TKM UZB AFG
    abroad        2024-03-26  meeting      corruption        AUT JPN   AUT JPN KAZ TJK   100
    year-only     2023        publication  corruption
    undated                   handover     control           TJK       TJK
    hostile       2022-06-30  training     prevention        TKM       TKM           5
    cyrillic      2022-06     training     prevention        KGZ       KGZ           30
    turkmen       2024-11-18  workshop     control           TKM       TKM
    two-themes    2024-02-29  training     control, prev.    UZB       UZB           40
    no-place      2023-07-15  handover     control           KAZ       KAZ
    shared-story  2023-07-16  meeting      corruption        KAZ       KAZ           7
    month-only    2023-12     training     corruption        UZB AFG   UZB AFG KAZ   60
    province      2024-09     handover     control, corruption, cyber  TJK  TJK

The data end on 20 November 2024, the day story s10 was published.
"""

import pandas as pd
import pytest

from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from tests.small_data import DEFAULT, row, rows


def segments(frame: pd.DataFrame) -> list[tuple[str, str, int]]:
    """The timeline's parts that are not zero: bucket, part, events."""
    return [(f"{bucket:%Y-%m}", part, n) for bucket, part, n in rows(frame, "bucket", "part", "events") if n]


# How much


def test_totals(ask: Ask) -> None:
    answer = row(ask("totals", DEFAULT))
    assert f"{answer.pop('data_date'):%Y-%m-%d}" == "2024-11-20"
    assert answer == {
        "events": 13,
        # s01 … s17 but s07 and s14, which only tell events that mention UNODC; s03 and s13
        # tell two events each and count once.
        "stories": 15,
        # uz-moi, osce, tk-customs, long-name, yolka, japan (a supporter); not UNODC and its office.
        "organisations": 6,
        "funders": 2,  # United States (with INL and the Department of State), Japan
        "participants": 267,  # 25 + 100 + 5 + 30 + 40 + 7 + 60
        "participants_known_for": 7,
        "undated": 1,
        "without_month": 2,  # undated, year-only
        "unplaced": 4,  # year-only and no-place have none, undated and month-only a country
        "lead_left_out": 0,
        "partner_left_out": 0,
        "mentions_left_out": 2,
        "undecided_left_out": 0,
        "first_year": 2022,
        "last_year": 2024,
    }


def test_totals_of_nothing(ask: Ask) -> None:
    answer = row(ask("totals", Filters(words="nothing is like this")))
    assert answer.pop("data_date") is not None
    assert answer.pop("first_year") is None and answer.pop("last_year") is None
    assert set(answer.values()) == {0}


def test_totals_say_how_many_a_period_leaves_undecided(ask: Ask) -> None:
    period = Filters(date_from=pd.Timestamp("2023-07-16").date())
    # From the middle of 2023 on: year-only may lie before or after, undated anywhere.
    assert ask("totals", period).undecided_left_out[0] == 2
    shown = ask("totals", Filters(date_from=period.date_from, undated=True))
    assert shown.undecided_left_out[0] == 0
    assert shown.events[0] - ask("totals", period).events[0] == 2


def test_totals_by_year(ask: Ask) -> None:
    assert rows(ask("totals_by_year", DEFAULT)) == [
        # year, events, stories, organisations, funders, participants, unfinished, thin
        (2022, 2, 2, 2, 1, 35, False, False),  # hostile, cyrillic
        # new-year, year-only, no-place, shared-story, month-only; s01 s02 s05 s13 s15 s16;
        # uz-moi, japan, osce; United States; 25 + 7 + 60
        (2023, 5, 6, 3, 1, 92, False, False),
        # two-hosts, abroad, turkmen, two-themes, province; s03 s04 s10 s11 s12 s17;
        # tk-customs, uz-moi, osce; United States, Japan; 100 + 40
        (2024, 5, 6, 3, 2, 140, True, False),
    ]


def test_totals_by_year_keep_a_year_without_events(ask: Ask) -> None:
    answer = ask("totals_by_year", Filters(countries=("TKM",)))
    assert rows(answer, "year", "events") == [(2022, 1), (2023, 0), (2024, 2)]


# When


MONTHS_BY_THEME = [
    ("2022-06", "", 2), ("2022-06", "drug_prevention", 2),  # hostile, cyrillic
    ("2023-07", "", 2), ("2023-07", "other", 2),  # no-place, shared-story
    ("2023-12", "", 2), ("2023-12", "drug_prevention", 1), ("2023-12", "other", 1),
    ("2024-02", "", 1), ("2024-02", "drug_prevention", 1), ("2024-02", "other", 1),
    ("2024-03", "", 2), ("2024-03", "other", 2),  # two-hosts has two themes, counts once
    ("2024-09", "", 1), ("2024-09", "other", 1),
    ("2024-11", "", 1), ("2024-11", "other", 1),
]  # fmt: skip


def test_timeline_by_month_and_theme(ask: Ask) -> None:
    answer = ask("timeline", DEFAULT, "month", "theme", ("drug_prevention",))
    assert segments(answer) == MONTHS_BY_THEME
    totals = {part: int(total) for part, total in rows(answer, "part", "total")}
    # Eleven of the thirteen stand in a month; two-themes is in both parts.
    assert totals == {"": 11, "drug_prevention": 4, "other": 8}
    whole = answer[answer.part == ""]
    assert len(whole) == 30  # June 2022 to November 2024, empty months included
    assert [f"{day:%Y-%m}" for day in whole[whole.unfinished].bucket] == ["2024-11"]


def test_timeline_by_quarter_and_kind(ask: Ask) -> None:
    answer = ask("timeline", DEFAULT, "quarter", "kind", ("training", "workshop"))
    assert segments(answer) == [
        ("2022-04", "", 2), ("2022-04", "training", 2),
        ("2023-07", "", 2), ("2023-07", "other", 2),  # a handover, a meeting
        ("2023-10", "", 2), ("2023-10", "training", 2),
        ("2024-01", "", 3), ("2024-01", "other", 1),  # two-themes, two-hosts, abroad
        ("2024-01", "training", 1), ("2024-01", "workshop", 1),
        ("2024-07", "", 1), ("2024-07", "other", 1),
        ("2024-10", "", 1), ("2024-10", "workshop", 1),
    ]  # fmt: skip
    assert len(answer[answer.part == ""]) == 11  # Q2 2022 to Q4 2024


def test_timeline_by_year_and_country(ask: Ask) -> None:
    answer = ask("timeline", DEFAULT, "year", "country", ("UZB", "TKM"))
    assert segments(answer) == [
        ("2022-01", "", 2), ("2022-01", "TKM", 1), ("2022-01", "other", 1),
        # new-year and month-only in Uzbekistan; the latter in Afghanistan too, which is among
        # the others with no-place and shared-story; year-only states no host.
        ("2023-01", "", 5), ("2023-01", "UZB", 2), ("2023-01", "none", 1), ("2023-01", "other", 3),
        # two-hosts in both, two-themes in Uzbekistan, turkmen; abroad and province elsewhere.
        ("2024-01", "", 5), ("2024-01", "TKM", 2), ("2024-01", "UZB", 2), ("2024-01", "other", 2),
    ]  # fmt: skip
    assert answer[answer.unfinished].bucket.unique().tolist() == [pd.Timestamp("2024-01-01")]


def test_timeline_of_nothing_has_no_rows(ask: Ask) -> None:
    nothing = Filters(words="nothing is like this")
    assert ask("timeline", nothing, "month", "theme", ()).empty
    assert ask("totals_by_year", nothing).empty


@pytest.mark.parametrize(
    ("grain", "found"),
    [
        ("month", [("undated", "none"), ("year-only", "year")]),
        ("quarter", [("undated", "none"), ("year-only", "year")]),
        ("year", [("undated", "none")]),
    ],
)
def test_undated(ask: Ask, grain: str, found: list[tuple[str, str]]) -> None:
    assert rows(ask("undated", DEFAULT, grain), "event_id", "date_precision") == found


# Where


def test_by_country(ask: Ask) -> None:
    assert rows(ask("by_country", DEFAULT)) == [
        ("UZB", "Uzbekistan", 4, 4),
        ("TKM", "Turkmenistan", 3, 3),
        ("KAZ", "Kazakhstan", 2, 5),  # took part in new-year, abroad and month-only besides
        ("TJK", "Tajikistan", 2, 3),  # took part in abroad besides
        ("KGZ", "Kyrgyzstan", 1, 1),
        ("other", "Elsewhere", 2, 3),  # abroad (once, for AUT and JPN), month-only; two-hosts
        ("online", "Online", 0, 0),  # undated-mentioned is online, but only mentions UNODC
        ("none", "Not stated", 1, 1),  # year-only
    ]


def test_by_country_keeps_states_without_events(ask: Ask) -> None:
    assert rows(ask("by_country", Filters(countries=("KGZ",))), "code", "hosted") == [
        ("KGZ", 1), ("KAZ", 0), ("TJK", 0), ("TKM", 0), ("UZB", 0), ("other", 0),
        ("online", 0), ("none", 0),
    ]  # fmt: skip


def test_by_host(ask: Ask) -> None:
    assert rows(ask("by_host", DEFAULT)) == [
        ("UZB", "Uzbekistan", 4, 1),  # month-only is known by country only
        ("TKM", "Turkmenistan", 3, 0),
        ("KAZ", "Kazakhstan", 2, 1),  # no-place
        ("TJK", "Tajikistan", 2, 1),  # undated; province is placed in Sughd
        ("AFG", "Afghanistan", 1, 1),  # month-only
        ("AUT", "Austria", 1, 0),
        ("JPN", "Japan", 1, 0),
        ("KGZ", "Kyrgyzstan", 1, 0),
        ("none", "Not stated", 1, 1),
    ]


def test_places_on_map_leave_out_countries(ask: Ask) -> None:
    assert rows(ask("places_on_map", DEFAULT), "code", "country", "place_precision", "events") == [
        ("tashkent", "Uzbekistan", "city", 2),  # new-year, two-themes
        ("turkmenabat", "Turkmenistan", "city", 2),  # hostile, turkmen
        ("alat", "Uzbekistan", "city", 1),  # two-hosts, here and in Farap
        ("astana", "Kazakhstan", "city", 1),
        ("farap", "Turkmenistan", "site", 1),
        ("osh", "Kyrgyzstan", "city", 1),
        ("sughd", "Tajikistan", "province", 1),
        ("vienna", "Austria", "city", 1),
    ]
    tashkent = ask("places_on_map", DEFAULT).iloc[0]
    assert (tashkent["name"], tashkent.latitude, tashkent.longitude) == ("Tashkent", 41.26465, 69.21627)


# On what, with whom, by whose funds


def test_by_theme(ask: Ask) -> None:
    assert rows(ask("by_theme", DEFAULT)) == [
        ("drug_control_and_trafficking", "Drug control and trafficking", 6),
        ("anti_corruption", "Anti-corruption", 5),
        ("drug_prevention", "Drug prevention", 4),
        ("cybercrime", "Cybercrime", 2),
    ]


def test_by_kind(ask: Ask) -> None:
    assert rows(ask("by_kind", DEFAULT)) == [
        ("training", "Training", 5),
        ("handover", "Opening or handover", 3),
        ("meeting", "Meeting or visit", 2),
        ("workshop", "Workshop or conference", 2),
        ("publication", "Publication", 1),
    ]


def test_by_partner(ask: Ask) -> None:
    answer = ask("by_partner", DEFAULT)
    assert rows(answer, "code", "events") == [
        ("uz-moi", 4),  # host twice, partner twice
        ("osce", 2),
        ("tk-customs", 2),  # organiser and host of turkmen: once
        ("long-name", 1),  # partner and supporter of hostile: once
        ("japan", 1),  # supporter of no-place; as a funder it is no partner
        ("yolka", 1),
        ("none", 3),  # year-only, province have no roles, undated only UNODC
    ]
    assert set(answer.stated) == {10}
    assert rows(answer, "name", "full_name")[0] == ("MOI", "Ministry of Internal Affairs")


def test_by_funder_counts_an_arm_and_its_government_once(ask: Ask) -> None:
    assert rows(ask("by_funder", DEFAULT)) == [
        # new-year (INL and United States: once), two-hosts, hostile, two-themes, month-only
        ("us", "United States", "INL, United States Department of State", 5, 6, 1),
        ("japan", "Japan", "", 2, 6, 1),  # two-hosts, undated; of month-only INL is inferred
        ("none", "Not stated", "", 7, 6, 1),
    ]


def test_by_organisation_role(ask: Ask) -> None:
    answer = ask("by_organisation_role", DEFAULT, 3)
    assert rows(answer, "code", "role", "events", "total") == [
        # INL and the Department of State fund as the United States.
        ("us", "funder", 5, 5),
        ("uz-moi", "host", 2, 4),
        ("uz-moi", "partner", 2, 4),
        ("japan", "supporter", 1, 3),
        ("japan", "funder", 2, 3),
    ]


def test_by_organisation_role_breaks_ties_by_code(ask: Ask) -> None:
    # osce and tk-customs have two events each: of five organisations the first by code. UNODC is never there.
    assert set(ask("by_organisation_role", DEFAULT, 4).code) == {"us", "uz-moi", "japan", "osce"}
