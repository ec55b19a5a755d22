"""Pages and profiles as a visitor meets them, under any filter and with nothing found."""

import csv
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis import filter_words
from dashboard.analysis.filters import Filters
from dashboard.analysis.phrases import count
from dashboard.app import cache
from dashboard.cards import names, page_list
from dashboard.cards.card import Ask, View
from dashboard.charts.theme import DARK
from tests.app.visit import (
    DATA,
    Visit,
    all_html,
    chips,
    chosen_in,
    figure,
    is_drawn,
    lead,
    run,
    sentence,
    words,
)
from tests.remember import Source

PAGES = tuple(page_list.PAGES)

BOTH = pytest.mark.parametrize("source", DATA, ids=["small-data", "real-data"])

ALL = ("lead", "partner", "mentioned")


def events(ask: Ask, chosen: Filters) -> int:
    return int(ask("totals", chosen).events[0])


# Pages


@BOTH
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "overview")
def test_a_page_is_drawn(visit: Visit, source: str, path: str) -> None:
    app = visit(path, source)
    assert 'class="card-title"' in all_html(app) or 'class="list ' in all_html(app)
    assert len(app.warning) == len(app.info) == 0 and chips(app) == []
    assert app.query_params == {}


def test_there_are_no_other_pages(visit: Visit) -> None:
    found = visit()._registered_pages.values()
    assert {page.get("url_pathname", "") for page in found} == set(PAGES)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "overview")
def test_a_page_is_drawn_in_the_dark_and_on_a_phone(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(cache, "is_phone", lambda: True)  # AppTest sends no User-Agent
    app = visit(path, mode="dark", section="partners")
    assert f"--card:{DARK.card};" in all_html(app)
    for chart in app.get("plotly_chart"):
        assert DARK.text in chart.proto.spec


CHOSEN = [
    Filters(),
    Filters(roles=ALL),
    Filters(countries=("TKM", "UZB"), date_from=date(2023, 1, 1)),
    Filters(countries=("KAZ", "UZB"), taking_part=True, roles=("lead",)),
    Filters(words="training"),
]


@BOTH
@pytest.mark.parametrize("chosen", CHOSEN, ids=lambda chosen: ",".join(chosen.query()) or "default")
def test_sentence_lead_and_chips_say_the_numbers_of_the_answers(
    request: pytest.FixtureRequest, visit: Visit, source: str, chosen: Filters
) -> None:
    ask = request.getfixturevalue(source)
    totals = ask("totals", chosen).iloc[0]
    app = visit("", source, **chosen.query())
    said = sentence(app)
    assert count(totals.events, "event").replace("\u202f", "") in said
    assert f"told in {count(totals.stories, 'story')}".replace("\u202f", "") in said
    if totals.mentions_left_out:
        assert f"{count(totals.mentions_left_out, 'event')} that only mention" in lead(app)
    assert len(chips(app)) == len(chosen.countries) + bool(chosen.date_from) + bool(chosen.words) + (
        chosen.roles != Filters().roles
    )
    trends = visit("trends", source, **chosen.query())
    kinds = set(ask("by_kind", chosen).code)
    assert is_drawn(trends, "by_kind") == (len(kinds) > 1)
    if len(kinds) > 1:
        assert sum(figure(trends, "by_kind")["data"][0]["x"]) == totals.events


def test_the_overview_of_the_small_data_in_words(visit: Visit) -> None:
    app = visit()
    assert sentence(app) == (
        "UNODC and its partners held 13 events in or for Central Asia, told in 15 stories."
    )
    assert lead(app) == (
        "Dated 2022 to 2024; 1 without a date. The last full year, 2023, had 5, against 2 in 2022: "
        "too few to compare; 2024 is not over. 267 people took part (known for 7 of 13 events). "
        "Not counted: 2 events that only mention UNODC."
    )
    assert "Data to 20 November 2024" in words(all_html(app))


def test_a_chart_says_what_it_leaves_out(visit: Visit) -> None:
    said = words(all_html(visit()))
    assert "Without a date, so in no year: 1 event" in said
    # undated and month-only are known by country only, year-only and no-place have no place; abroad was in
    # Vienna, which lies outside of the map.
    assert "4 events name no town and 1 is at a place outside the frame" in said


def test_the_newest_events_link_to_all_of_them(visit: Visit) -> None:
    markup = all_html(visit(country="TKM"))
    assert 'href="?country=TKM&amp;event=turkmen"' in markup  # opens over this page
    assert 'href="stories?country=TKM">All 3 in Stories</a>' in markup


def test_hostile_texts_of_the_data_are_shown_letter_by_letter(visit: Visit) -> None:
    markup = all_html(visit("stories", event="hostile"))
    assert markup.count("<script") == 1  # the app's own, see links.js
    assert "=1+1 &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;, $\\alpha$;" in markup


# Profiles


def test_the_page_of_one_funder(visit: Visit) -> None:
    app = visit("funders", funder="us")
    # new-year, two-hosts, hostile, two-themes, month-only; s01 s02, s03 s04, s08, s12, s16.
    assert sentence(app) == "United States is named as a funder of 5 events, told in 7 stories."
    assert "1 of the events names another funder too, most often Japan." in lead(app)  # two-hosts
    # 25 + 5 + 40 + 60; of two-hosts it is not known.
    assert "130 people took part (known for 4 of 5 events)." in lead(app)
    assert chips(app) == ["Funder: United States"]
    assert "An acknowledgement in the news is not a payment." in lead(app)
    assert figure(app, "by_arm")["data"][0]["x"] == [3, 2, 1]


def test_two_funders_chosen_together_can_be_compared(visit: Visit) -> None:
    app = visit("funders", funder="us,japan")
    # Five and two; two-hosts names both.
    assert sentence(app).startswith("UNODC and its partners held 6 events ")
    run(app.button(key="compare-two-funder").click())
    assert sentence(app) == "United States is named as a funder of 5 events, Japan 2."
    both = [trace["x"] for trace in figure(app, "by_theme")["data"]]
    assert [sum(one) for one in both] == [7, 3]  # an event with two themes counts in each
    assert app.query_params["against"] == "funder:japan"


def test_the_page_of_one_country(visit: Visit) -> None:
    # two-hosts, hostile, turkmen: s03 s04, s08, s10 s11.
    assert sentence(visit("countries", country="TKM")) == (
        "Turkmenistan hosted 3 events and took part in 3, told in 5 stories."
    )
    # Kazakhstan hosted no-place, shared-story and took part in new-year, abroad, month-only besides.
    app = visit("countries", **{"country": "KAZ", "as": "part"})
    assert sentence(app).startswith("Kazakhstan took part in 5 events and hosted 2, told in ")
    # A country outside Central Asia has a page too.
    assert sentence(visit("countries", country="AUT")).startswith("UNODC and its partners held 1 event ")


def test_the_page_of_one_organisation(visit: Visit) -> None:
    app = visit("countries", org="osce")
    # abroad and shared-story; mentioned is left out. s03, s13 s15.
    assert sentence(app) == (
        "Organization for Security and Co-operation in Europe is named in 2 events, told in 3 stories."
    )
    assert lead(app).startswith("As organiser in 1 and partner in 1.")
    facts = words(all_html(app))
    assert "ОБСЕ" in facts and "Multilateral" in facts
    [back] = [button for button in app.button if button.label == "← All partners"]
    assert run(back.click()).query_params == {}


def test_an_organisation_and_a_funder_can_be_chosen_from_a_list(visit: Visit) -> None:
    app = visit("countries")
    run(app.selectbox(key="open-organisations").set_value("osce"))
    assert app.query_params == {"org": "osce"} and "Co-operation in Europe is named" in sentence(app)
    app = visit("funders")
    run(app.selectbox(key="open-funders").set_value("japan"))
    assert app.query_params == {"funder": "japan"} and sentence(app).startswith("Japan is named as a funder")


@BOTH
def test_a_profile_says_the_events_of_its_filter(
    request: pytest.FixtureRequest, visit: Visit, source: str
) -> None:
    ask = request.getfixturevalue(source)
    for funder in ask("by_funder", Filters()).code[:3]:
        app = visit("funders", source, funder=funder)
        assert count(events(ask, Filters(funders=(funder,))), "event") in sentence(app)
    for country in ("TJK", "other", "none"):
        app = visit("countries", source, country=country)
        assert count(events(ask, Filters(countries=(country,))), "event") in sentence(app)


# Nothing found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "overview")
def test_an_empty_result_says_which_filter_to_loosen(visit: Visit, path: str) -> None:
    app = visit(path, q="zzzz", country="TKM")
    assert "No event was found" in sentence(app)
    if path == "about":  # this page tells of all the data
        assert loosening(app) == {}
        return
    assert loosening(app) == {"loosen-words-": "Without **“zzzz”** · 3 events"}
    assert not app.get("plotly_chart")
    run(app.button(key="loosen-words-").click())
    assert "3 events" in sentence(app) and chosen_in(app) == Filters(countries=("TKM",))


def test_where_no_filter_alone_keeps_events_out_the_page_says_so(visit: Visit) -> None:
    app = visit("", q="zzzz", country="TKM", kind="publication")
    assert loosening(app) == {}
    assert "No filter alone keeps all events out: clear all, or take away two of them." in all_html(app)


def loosening(app: AppTest) -> dict[str, str]:
    """The buttons that take one filter away, by their keys."""
    buttons = {button.key or "": button.label for button in app.button}
    return {key: label for key, label in buttons.items() if key.startswith("loosen-")}


PROFILES = [{"funder": "us"}, {"funder": "us,japan"}, {"org": "osce"}, {"country": "KAZ"}]


@pytest.mark.parametrize("query", PROFILES, ids=["funder", "two-funders", "organisation", "country"])
def test_a_profile_without_events_says_so_too(visit: Visit, query: dict[str, str]) -> None:
    app = visit("funders" if "funder" in query else "countries", q="zzzz", **query)
    assert "loosen-words-" in loosening(app) and "No event was found" in sentence(app)


# Any filter, any page, any switch


SWITCHES = {
    "grain": ["year", "quarter", "month"],
    "split": ["theme", "kind", "country", "funder"],
    "form": ["stack", "multiples", "sum", "average"],
    "run": ["month", "sum"],
    "drive": ["theme", "country", "kind"],
    "section": ["countries", "partners"],
    "pairs": ["matrix", "network"],
    "year": ["2022", "2023", "2024", "2025"],
}


def test_the_app_shows_what_the_pages_say_under_any_filter(visit: Visit, small: Source) -> None:
    """Words, cards and figures of a page come from functions that know no Streamlit (tests/test_pages_said.py
    tries those under many more filters); here the app must show just what they give.
    """
    known = names.known(names.options(small.ask))
    short = names.known(names.short(names.labels(small.ask)))
    for number, chosen in enumerate(small.filters):
        path = PAGES[number % len(PAGES)]
        shown = {name: values[number % len(values)] for name, values in SWITCHES.items()}
        app = visit(path, **chosen.query(), **shown)
        view = View(small.ask, chosen, known, path, shown)
        headline, said = page_list.opening(view)
        assert (sentence(app), lead(app)) == (thick("".join(headline)), thick(said)), chosen
        assert chosen_in(app) == chosen
        assert app.query_params == chosen.query() | shown
        assert chips(app) == [text for _, _, text in filter_words.chips(chosen, short)]
        on_deck = {"places_on_map"} if path == "map" else set()
        assert drawn_in(app) >= set(page_list.cards(view)) - on_deck, (path, chosen)


def thick(text: str) -> str:
    return text.replace("\u202f", "")


def drawn_in(app: AppTest) -> set[str]:
    """The cards whose figures the browser gets."""
    keys = [chart.key or "" for chart in app.get("plotly_chart")]
    return {key.removeprefix("chart-").rpartition("-")[0] for key in keys}


def test_about_counts_the_roles_whose_words_are_quoted(visit: Visit) -> None:
    with (DATA["real_ask"] / "event_organisations.csv").open(encoding="utf-8", newline="") as file:
        quoted = [bool(row["words"]) for row in csv.DictReader(file)]
    assert 0 < sum(quoted) < len(quoted)
    said = f"are quoted for {sum(quoted)} of {len(quoted)} roles"
    assert said in words(all_html(visit("about", source="real_ask")))
