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

from typing import Any

import pandas as pd
import pytest

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from dashboard.store import sqlfiles

ALL = Filters(roles=("lead", "partner", "mentioned"))
DEFAULT = Filters()


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows as plain tuples: None for what is missing, text for days."""
    chosen = frame[list(columns)] if columns else frame
    return [
        tuple(None if pd.isna(cell) else cell for cell in row)
        for row in chosen.astype(object).itertuples(index=False)
    ]


def row(frame: pd.DataFrame) -> dict[str, Any]:
    assert len(frame) == 1
    return dict(zip(frame.columns, rows(frame)[0], strict=True))


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
        # year, events, stories, organisations, funders, participants, unfinished
        (2022, 2, 2, 2, 1, 35, False),  # hostile, cyrillic
        # new-year, year-only, no-place, shared-story, month-only; s01 s02 s05 s13 s15 s16;
        # uz-moi, japan, osce; United States; 25 + 7 + 60
        (2023, 5, 6, 3, 1, 92, False),
        # two-hosts, abroad, turkmen, two-themes, province; s03 s04 s10 s11 s12 s17;
        # tk-customs, uz-moi, osce; United States, Japan; 100 + 40
        (2024, 5, 6, 3, 2, 140, True),
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
        ("us", "United States", "INL, United States Department of State", 5, 6),
        ("japan", "Japan", "", 2, 6),  # two-hosts, undated
        ("none", "Not stated", "", 7, 6),
    ]


def test_by_organisation_role(ask: Ask) -> None:
    answer = ask("by_organisation_role", DEFAULT, 3)
    assert rows(answer, "code", "role", "events", "total") == [
        ("uz-moi", "host", 2, 4),
        ("uz-moi", "partner", 2, 4),
        ("us-inl", "funder", 3, 3),
        ("japan", "supporter", 1, 3),
        ("japan", "funder", 2, 3),
    ]


def test_by_organisation_role_breaks_ties_by_code(ask: Ask) -> None:
    # uz-moi has four events, japan and us-inl have three each: two are shown. UNODC is never among them.
    assert set(ask("by_organisation_role", DEFAULT, 2).code) == {"uz-moi", "japan"}


# The table and one event


def test_story_table_is_newest_first_and_undated_last(ask: Ask) -> None:
    assert ask("story_table", DEFAULT).event_id.tolist() == [
        "turkmen", "province", "abroad", "two-hosts", "two-themes", "new-year", "month-only",
        "shared-story", "no-place", "year-only", "hostile", "cyrillic", "undated",
    ]  # fmt: skip


def test_story_table_row(ask: Ask) -> None:
    table = ask("story_table", DEFAULT)
    assert row(table[table.event_id == "new-year"]) == {
        "event_id": "new-year",
        "started_on": "2023-12-28",
        "ended_on": "2024-01-03",
        "date_basis": "stated",
        "title": "Training across the new year",
        "summary": "Officers learned over the turn of the year.",
        "kind": "Training",
        "themes": "Drug prevention",
        "host_countries": "Uzbekistan",
        "countries": "Kazakhstan; Uzbekistan",
        "places": "Tashkent",
        "unodc_role": "lead",
        "funders": "Bureau of International Narcotics and Law Enforcement Affairs; United States",
        "partners": "Ministry of Internal Affairs",
        "participants": 25,
        "stories": 2,
        "headlines": "Training “Stronger together” ends in Tashkent, officials say; "
        "Обучение завершилось в Ташкенте",
        "publishers": "Gazeta; Газета",
        "url": "https://example.org/ru/2?a=1&b=2",  # s01 has no address
    }


def test_story_table_pages_are_the_table_cut_up(ask: Ask) -> None:
    whole = ask("story_table", DEFAULT)
    pages = [ask("story_table", DEFAULT, skip, 5) for skip in (0, 5, 10, 15)]
    assert [len(page) for page in pages] == [5, 5, 3, 0]
    assert pd.concat(pages[:3], ignore_index=True).event_id.tolist() == whole.event_id.tolist()


def test_event_detail(ask: Ask) -> None:
    assert row(ask("event_detail", "two-hosts")) == {
        "event_id": "two-hosts",
        "title": "Customs exercise on both banks",
        "summary": "Two services trained at one crossing.",
        "started_on": "2024-03",
        "ended_on": "2024-04",
        "date_precision": "month",
        "date_basis": "inferred",
        "kind": "Workshop or conference",
        "scope": "subregional",
        "unodc_role": "lead",
        "participants": None,
        "themes": "Drug control and trafficking; Cybercrime",
        "crs_codes": "16063",  # cybercrime maps to none in the small data set
        "sdg_targets": "16.4; 16.a",
        "host_countries": "Turkmenistan; Uzbekistan",
        "countries": "Afghanistan; Turkmenistan; Uzbekistan",
        "places": "Alat (city); Farap (site)",
    }


@pytest.mark.parametrize("event_id", ["", "nobody", "'; drop table events; --", "\x00", "ё"])
def test_an_unknown_event_has_no_rows(ask: Ask, event_id: str) -> None:
    assert ask("event_detail", event_id).empty
    assert ask("event_roles", event_id).empty
    assert ask("event_stories", event_id).empty


def test_event_roles(ask: Ask) -> None:
    found = rows(ask("event_roles", "new-year"))
    stronger = "Training “Stronger together” ends in Tashkent, officials say"
    assert found == [
        ("UNODC Regional Office for Central Asia", "United Nations Office on Drugs and Crime",
         "organiser", "stated", "organised by the Regional Office", stronger),
        ("Ministry of Internal Affairs", None, "host", "inferred", "at the ministry's academy", stronger),
        ("Bureau of International Narcotics and Law Enforcement Affairs", "United States",
         "funder", "stated", "при поддержке Бюро", "Обучение завершилось в Ташкенте"),
        ("United States", None, "funder", "stated", 'funded by the United States, "with thanks"', stronger),
    ]  # fmt: skip


def test_event_stories(ask: Ask) -> None:
    assert rows(ask("event_stories", "turkmen")) == [
        ("Çärjewde maslahat", "tk", "Türkmenistan", "2024-11-20", None, "fixture"),
        ("Turkmenabat hosts customs talks", "en", "Türkmenistan", "2024-11-19",
         "https://example.org/11", "fixture"),
    ]  # fmt: skip


def test_hostile_text_comes_out_as_it_went_in(ask: Ask) -> None:
    detail = row(ask("event_detail", "hostile"))
    assert detail["title"] == "=1+1 <script>alert(\"x\")</script>, $\\alpha$; 'quoted' & 100%_\\"
    assert detail["summary"] == "-2+3 is a summary, with; semicolons."
    assert ask("event_stories", "hostile").headline[0] == '=HYPERLINK("http://evil.example","x")'


# About the data


def test_filter_options(ask: Ask) -> None:
    answer = ask("filter_options")
    found = {name: rows(part, "code", "events") for name, part in answer.groupby("dimension")}
    # All fifteen events, whatever UNODC's role.
    assert found == {
        "country": [("UZB", 4), ("TKM", 3), ("KAZ", 2), ("KGZ", 2), ("TJK", 2), ("AFG", 1),
                    ("AUT", 1), ("JPN", 1), ("other", 2), ("online", 1), ("none", 1)],
        "taking_part": [("KAZ", 5), ("UZB", 4), ("TJK", 3), ("TKM", 3), ("AFG", 2), ("KGZ", 2),
                        ("AUT", 1), ("JPN", 1), ("other", 3), ("none", 2)],
        "theme": [("drug_control_and_trafficking", 6), ("anti_corruption", 5), ("cybercrime", 4),
                  ("drug_prevention", 4)],
        "kind": [("training", 5), ("meeting", 3), ("handover", 3), ("workshop", 2),
                 ("feature", 1), ("publication", 1)],
        # INL is an arm of the Department of State, that an arm of the United States.
        "funder": [("us", 5), ("us-state", 4), ("us-inl", 3), ("japan", 2), ("none", 9)],
        "partner": [("uz-moi", 4), ("osce", 3), ("tk-customs", 2), ("long-name", 1), ("japan", 1),
                    ("yolka", 1), ("none", 4)],
        "organisation": [("uz-moi", 4), ("unodc", 4), ("us-inl", 3), ("japan", 3), ("osce", 3),
                         ("tk-customs", 2), ("unodc-roca", 2), ("us", 2), ("long-name", 1),
                         ("us-state", 1), ("yolka", 1), ("none", 3)],
        "place": [("tajikistan", 2), ("tashkent", 2), ("turkmenabat", 2), ("alat", 1),
                  ("astana", 1), ("bishkek", 1), ("farap", 1), ("osh", 1), ("sughd", 1),
                  ("uzbekistan", 1), ("vienna", 1), ("none", 3)],
        "role": [("lead", 9), ("partner", 4), ("mentioned", 2)],
        "language": [("en", 13), ("ru", 5), ("tk", 1)],
    }  # fmt: skip
    names = {(dimension, code): name for dimension, code, name, _ in rows(answer)}
    assert names["funder", "us-state"] == "United States Department of State (United States)"
    assert names["country", "none"] == "Not stated" and names["language", "tk"] == "Turkmen"


def test_data_version(ask: Ask) -> None:
    answer = row(ask("data_version"))
    assert f"{answer['data_date']:%Y-%m-%d}" == "2024-11-20"
    assert [answer[name] for name in ("events", "stories", "organisations", "places")] == [15, 17, 12, 11]


def test_coverage(ask: Ask) -> None:
    assert rows(ask("coverage")) == [
        # year, events, online, without host, town, funder, participants; date inferred. All fifteen events.
        (2022, 2, 0, 0, 0, 1, 0, 0),
        (2023, 5, 0, 1, 3, 3, 2, 2),  # year-only, no-place, month-only have no town
        (2024, 6, 0, 0, 0, 4, 3, 2),
        (None, 2, 1, 0, 2, 1, 2, 0),  # undated-mentioned is online, undated is known by country only
    ]


def test_coverage_by_country(ask: Ask) -> None:
    assert rows(ask("coverage_by_country")) == [
        # code, name, year, events, without town, without funder; two hosts count once in each.
        ("KAZ", "Kazakhstan", 2023, 2, 1, 2),  # no-place, shared-story
        ("KGZ", "Kyrgyzstan", 2022, 1, 0, 1),  # cyrillic
        ("KGZ", "Kyrgyzstan", 2024, 1, 0, 1),  # mentioned
        ("TJK", "Tajikistan", 2024, 1, 0, 1),  # province
        ("TJK", "Tajikistan", None, 1, 1, 0),  # undated, known by country only
        ("TKM", "Turkmenistan", 2022, 1, 0, 0),  # hostile
        ("TKM", "Turkmenistan", 2024, 2, 0, 1),  # two-hosts, turkmen
        ("UZB", "Uzbekistan", 2023, 2, 1, 0),  # new-year, month-only
        ("UZB", "Uzbekistan", 2024, 2, 0, 0),  # two-hosts, two-themes
        ("other", "Elsewhere", 2023, 1, 1, 0),  # month-only, in Afghanistan too
        ("other", "Elsewhere", 2024, 1, 0, 1),  # abroad, in two states
        ("online", "Online", None, 1, 1, 1),  # undated-mentioned
        ("none", "Not stated", 2023, 1, 1, 1),  # year-only
    ]


def test_each_query_gives_the_columns_its_file_promises(db: Database) -> None:
    given = {
        "grain": "year", "split": "theme", "shown": (), "top": 5, "skip": 0, "event_id": "abroad",
        "before": DEFAULT, "year": 2024, "organisation_id": "osce", "funder": "us",
        "breakdown": "lag", "code": "week",
    }  # fmt: skip
    for name in sqlfiles.names():
        described = sqlfiles.describe(name)
        needs = [part.split(" (")[0].strip() for part in _outer(described.parameters, ".,")]
        arguments = {key: given[key] for key in needs if key in given}
        if "filter" in needs:
            arguments["filter"] = DEFAULT
        frame = getattr(answers, name)(db, **arguments)
        assert frame.columns.tolist() == _outer(described.columns, ","), name


def _outer(text: str, separators: str) -> list[str]:
    """The names of a comment line: what stands before the first ';', without brackets."""
    kept, depth = "", 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and letter == ";":
            break
        kept += letter if depth == 0 and letter != ")" else ""
    return [name.strip(" .") for name in kept.split(separators[-1]) if name.strip(" .")]


@pytest.mark.parametrize("name", sqlfiles.check_names())
def test_checks_find_nothing_but_what_was_put_there(ask: Ask, name: str) -> None:
    planted = {
        "checks/leading_unodc_without_role": ["hostile", "province"],
        "checks/organisation_unused": ["idle"],
    }
    assert ask("check", name).event_id.tolist() == planted.get(name, [])
