"""The table, one event, and questions about the data themselves, by hand on the small data set."""

import pandas as pd
import pytest

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.cards.card import Ask
from dashboard.store import sqlfiles
from tests.small_data import DEFAULT, row, rows

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
        "theme_codes": "drug_control_and_trafficking; cybercrime",
        "places": "Alat; Farap (site)",
    }


@pytest.mark.parametrize("event_id", ["", "nobody", "'; drop table events; --", "\x00", "ё"])
def test_an_unknown_event_has_no_rows(ask: Ask, event_id: str) -> None:
    assert ask("event_detail", event_id).empty
    assert ask("event_roles", event_id).empty
    assert ask("event_stories", (event_id,)).empty


def test_event_roles(ask: Ask) -> None:
    found = rows(ask("event_roles", "new-year").drop(columns="organisation_id"))
    stronger = "Training “Stronger together” ends in Tashkent, officials say"
    assert found == [
        ("Bureau of International Narcotics and Law Enforcement Affairs", "United States",
         "funder", "stated", "при поддержке Бюро", "Обучение завершилось в Ташкенте"),
        ("United States", None, "funder", "stated", 'funded by the United States, "with thanks"', stronger),
        ("UNODC Regional Office for Central Asia", "United Nations Office on Drugs and Crime",
         "organiser", "stated", "organised by the Regional Office", stronger),
        # as a host a ministry stands for itself
        ("Ministry of Internal Affairs", None, "host", "inferred", "at the ministry's academy", stronger),
    ]  # fmt: skip


def test_event_stories(ask: Ask) -> None:
    assert rows(ask("event_stories", ("turkmen",)).drop(columns="event_id")) == [
        ("Çärjewde maslahat", "tk", "Türkmenistan", "2024-11-20", None, "fixture"),
        ("Turkmenabat hosts customs talks", "en", "Türkmenistan", "2024-11-19",
         "https://example.org/11", "fixture"),
    ]  # fmt: skip


def test_hostile_text_comes_out_as_it_went_in(ask: Ask) -> None:
    detail = row(ask("event_detail", "hostile"))
    assert detail["title"] == "=1+1 <script>alert(\"x\")</script>, $\\alpha$; 'quoted' & 100%_\\"
    assert detail["summary"] == "-2+3 is a summary, with; semicolons."
    assert ask("event_stories", ("hostile",)).headline[0] == '=HYPERLINK("http://evil.example","x")'


# About the data


def test_filter_options(ask: Ask) -> None:
    answer = ask("filter_options")
    found = {name: rows(part, "code", "events") for name, part in answer.groupby("dimension")}
    # Thirteen events: two of the fifteen only mention UNODC. What only they have stands last, with 0.
    assert found == {
        "country": [("UZB", 4), ("TKM", 3), ("KAZ", 2), ("TJK", 2), ("AFG", 1), ("AUT", 1),
                    ("JPN", 1), ("KGZ", 1), ("other", 2), ("online", 0), ("none", 1)],
        "taking_part": [("KAZ", 5), ("UZB", 4), ("TJK", 3), ("TKM", 3), ("AFG", 2), ("AUT", 1),
                        ("JPN", 1), ("KGZ", 1), ("other", 3), ("none", 1)],
        "theme": [("drug_control_and_trafficking", 6), ("anti_corruption", 5), ("drug_prevention", 4),
                  ("cybercrime", 2)],
        "kind": [("training", 5), ("handover", 3), ("meeting", 2), ("workshop", 2),
                 ("publication", 1), ("feature", 0)],
        # INL is an arm of the Department of State, that an arm of the United States.
        "funder": [("us", 5), ("us-state", 4), ("us-inl", 3), ("japan", 2), ("none", 7)],
        "partner": [("uz-moi", 4), ("osce", 2), ("tk-customs", 2), ("long-name", 1), ("japan", 1),
                    ("yolka", 1), ("none", 3)],
        "organisation": [("unodc", 6), ("us", 5), ("uz-moi", 4), ("us-state", 4), ("us-inl", 3), ("japan", 3),
                         ("osce", 2), ("tk-customs", 2), ("unodc-roca", 2), ("long-name", 1), ("yolka", 1),
                         ("none", 2)],
        "place": [("tajikistan", 2), ("tashkent", 2), ("turkmenabat", 2), ("alat", 1),
                  ("astana", 1), ("farap", 1), ("osh", 1), ("sughd", 1),
                  ("uzbekistan", 1), ("vienna", 1), ("bishkek", 0), ("none", 2)],
        "role": [("lead", 9), ("partner", 4), ("mentioned", 2)],
        "language": [("en", 11), ("ru", 5), ("tk", 1)],
    }  # fmt: skip
    names = {(dimension, code): name for dimension, code, name, *_ in rows(answer)}
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
        "breakdown": "lag", "code": "week", "wanted": "newest", "events": ["abroad"], "stories": ["s03"],
        "second": DEFAULT, "most": 100,
    }  # fmt: skip
    for name in (*sqlfiles.names(), *sqlfiles.check_names()):
        described = sqlfiles.describe(name)
        needs = [part.split(" (")[0].strip() for part in _outer(described.parameters, ".,")]
        arguments = {key: given[key] for key in needs if key in given}
        if "filter" in needs:
            arguments["filter"] = DEFAULT
        frame = answers.ask(db, name, **arguments)
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
    assert ask(name).event_id.tolist() == planted.get(name, [])
