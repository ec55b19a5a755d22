"""The app as a visitor meets it, without a browser: every page, every switch, any filter, any address.

Streamlit's AppTest runs the real router. It knows pages that are files only; a page of `st.navigation`
that is a function is opened by the hash of its path, as Streamlit itself makes it.
"""

import html
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from hypothesis import Phase, given, strategies
from hypothesis import settings as effort
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.analysis.phrases import count, number
from dashboard.app import cache, state
from dashboard.charts import figures
from dashboard.charts.theme import DARK
from tests.conftest import FIXTURE
from tests.random_filters import filters, known

PAGES = ("", "trends", "countries", "funders", "map", "stories", "about")
DATA = {"db": FIXTURE, "real_db": settings.ROOT / "data"}  # by the fixture that has the same data
BOTH = pytest.mark.parametrize("source", DATA, ids=["small-data", "real-data"])
ALL = ("lead", "partner", "mentioned")

Visit = Callable[..., AppTest]


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A build folder for each data folder."""
    return {source: tmp_path_factory.mktemp(source) for source in DATA}


def forget() -> None:
    """Throw away what the app keeps between runs."""
    st.cache_resource.clear()


@pytest.fixture(scope="module", autouse=True)
def forgotten() -> Iterator[None]:
    """What the app keeps is kept for this module alone."""
    forget()
    yield
    forget()


@pytest.fixture
def point(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, Path], None]:
    """Point the app at a folder of data and a folder for databases."""
    # It freezes what is alive, for good, and starts a thread: right for a server, not for tests.
    monkeypatch.setattr(cache, "collect_on_a_timer", lambda: None)

    def at(data: Path, build: Path) -> None:
        monkeypatch.setenv("DASHBOARD_DATA", str(data))
        monkeypatch.setenv("DASHBOARD_BUILD", str(build))

    return at


@pytest.fixture
def visit(point: Callable[[Path, Path], None], builds: dict[str, Path]) -> Visit:
    """Open a page on the small data set, or on another; no page may raise."""

    def visit(path: str = "", source: str = "db", mode: str = "light", **query: str) -> AppTest:
        point(DATA[source], builds[source])
        app = AppTest.from_file(str(settings.APP), default_timeout=60)
        app.context["theme"] = mode
        app.query_params.update(query)
        go(app, path)
        return run(app)

    return visit


def go(app: AppTest, path: str) -> None:
    """Have another page opened by the next run, as a click in the menu does; it empties the address."""
    app._page_hash = calc_hash(path) if path else ""


def run(app: Any) -> AppTest:
    """Run the app, or the change of a widget, to its end."""
    app = app.run()
    assert [error.value for error in app.exception] == []
    assert [error.value for error in app.error] == []
    assert 'class="data-date"' in all_html(app)  # the last that is drawn
    return app


def words(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup)).replace("\u202f", "")


def sentence(app: AppTest) -> str:
    """The first sentence of a page, without thin spaces."""
    found = re.search(r'<h1 class="sentence">(.*?)</h1>', all_html(app))
    assert found
    return words(found[1])


def lead(app: AppTest) -> str:
    found = re.search(r'</h1><p class="lead">(.*?)</p>', all_html(app))
    assert found
    return words(found[1])


def all_html(app: AppTest) -> str:
    return "\n".join(element.value for element in app.html)


def number_cards(app: AppTest) -> dict[str, str]:
    found = re.findall(r"<li><span>(.*?)</span>.*?<b>(.*?)</b>.*?<small>(.*?)</small>", all_html(app))
    return {words(label): words(value) for label, value, _ in found}


def chips(app: AppTest) -> list[str]:
    return [
        button.label.replace("\\", "").removesuffix(" ✕")
        for button in app.button
        if (button.key or "").startswith("chip-") and button.key != "chip-clear"
    ]


def figure(app: AppTest, question: str) -> dict[str, Any]:
    """What the browser gets of a chart."""
    begins = f"chart-{question}-"
    (found,) = [chart for chart in app.get("plotly_chart") if (chart.key or "").startswith(begins)]
    return json.loads(found.proto.spec)


def chosen_in(app: AppTest) -> Filters:
    """The filter of the visit; nothing is kept of the default."""
    return app.session_state[state.CURRENT] if state.CURRENT in app.session_state else Filters()


def events(db: Database, chosen: Filters) -> int:
    return int(answers.totals(db, chosen).events[0])


# Pages


@BOTH
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "overview")
def test_a_page_is_drawn(visit: Visit, source: str, path: str) -> None:
    app = visit(path, source)
    assert all_html(app).count('class="card-title"') >= 1
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
def test_sentence_cards_and_chips_say_the_numbers_of_the_answers(
    request: pytest.FixtureRequest, visit: Visit, source: str, chosen: Filters
) -> None:
    db = request.getfixturevalue(source)
    totals = answers.totals(db, chosen).iloc[0]
    app = visit("", source, **chosen.query())
    said = sentence(app)
    assert count(totals.events, "event").replace("\u202f", "") in said
    assert said.endswith(f"told in {count(totals.stories, 'story')}.".replace("\u202f", ""))
    if totals.mentions_left_out:
        assert f"Not counted: {count(totals.mentions_left_out, 'event')} that only mention" in lead(app)
    assert number_cards(app) == {
        "Events": str(totals.events),
        "Stories": str(totals.stories),
        "Organisations beside UNODC": str(totals.organisations),
        "Funders named": str(totals.funders),
        "Participants, where known": str(totals.participants),
    }
    assert len(chips(app)) == len(chosen.countries) + bool(chosen.date_from) + bool(chosen.words) + (
        chosen.roles != Filters().roles
    )
    assert sum(figure(app, "by_kind")["data"][0]["x"]) == totals.events


def test_the_overview_of_the_small_data_in_words(visit: Visit) -> None:
    app = visit()
    assert sentence(app) == (
        "UNODC and its partners held 13 events in or for Central Asia, told in 15 stories."
    )
    assert lead(app) == (
        "Dated 2022 to 2024; 1 event without a date. The last full year, 2023, had 5, against 2 in 2022: "
        "too few to compare; 2024 is not over and is not compared. "
        "Not counted: 2 events that only mention UNODC."
    )
    assert list(number_cards(app).values()) == ["13", "15", "6", "2", "267"]
    assert "Data of 20 Nov 2024" in words(all_html(app))


def test_a_chart_says_what_it_leaves_out(visit: Visit) -> None:
    said = words(all_html(visit()))
    assert "Not placed here: 1 event without a date" in said
    # undated and month-only are known by country only, year-only and no-place have no place; abroad was in
    # Vienna, which lies outside of the map.
    not_drawn = re.search(r"Not drawn: ([^\n]*)", words(all_html(visit()).replace("</p>", "\n")))
    assert not_drawn
    assert sum(int(n) for n in re.findall(r"\d+", not_drawn[1])) == 5


def test_the_newest_events_link_to_all_of_them(visit: Visit) -> None:
    markup = all_html(visit(country="TKM"))
    assert "3 of 3 events" in words(markup)
    assert 'href="?country=TKM&amp;event=turkmen"' in markup  # opens over this page
    assert 'href="stories?country=TKM"' in markup


def test_hostile_texts_of_the_data_are_shown_letter_by_letter(visit: Visit) -> None:
    markup = all_html(visit("stories", event="hostile"))
    assert markup.count("<script") == 1  # the app's own, see links.js
    assert "=1+1 &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;, $\\alpha$;" in markup


# Profiles


def test_the_page_of_one_funder(visit: Visit) -> None:
    app = visit("funders", funder="us")
    # new-year, two-hosts, hostile, two-themes, month-only; s01 s02, s03 s04, s08, s12, s16.
    assert sentence(app) == "United States is named as a funder of 5 events, told in 7 stories."
    assert number_cards(app) == {
        "Events it is named for": "5",
        "Stories": "7",
        "Host countries of the five": "2",  # Uzbekistan, Turkmenistan
        "With another funder": "1",  # Japan in two-hosts
        "Participants, where known": "130",  # 25 + 5 + 40 + 60
    }
    assert chips(app) == ["Funder: United States"]
    assert "An acknowledgement in the news is not a payment." in lead(app)
    assert figure(app, "by_arm")["data"][0]["x"] == [3, 2, 1]


def test_two_funders_side_by_side(visit: Visit) -> None:
    app = visit("funders", funder="us,japan")
    titles = re.findall(r'<h2 class="sentence">(.*?)</h2>', all_html(app))
    assert [words(title) for title in titles] == [
        "United States is named as a funder of 5 events, told in 7 stories.",
        "Japan is named as a funder of 2 events, told in 3 stories.",  # two-hosts, undated: s03 s04, s06
    ]
    for question in ("timeline-us", "timeline-japan", "by_theme-us", "by_theme-japan", "places_on_map-us"):
        assert figure(app, question)["data"]
    assert sum(figure(app, "by_theme-japan")["data"][0]["x"]) == 3  # drug control twice, cybercrime once


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
    db = request.getfixturevalue(source)
    for funder in answers.by_funder(db, Filters()).code[:3]:
        app = visit("funders", source, funder=funder)
        assert count(events(db, Filters(funders=(funder,))), "event") in sentence(app)
    for country in ("TJK", "other", "none"):
        app = visit("countries", source, country=country)
        assert count(events(db, Filters(countries=(country,))), "event") in sentence(app)


# The address


def test_unknown_codes_in_an_address_are_named_and_left_out(visit: Visit) -> None:
    query = {"funder": "atlantis", "theme": "<img src=x>", "country": "TKM", "from": "never", "as": "guest"}
    app = visit("", **query)
    (warning,) = app.warning
    said = warning.value.replace("\\", "")
    for pair in ("funder=atlantis", "theme=<img src=x>", "from=never", "as=guest"):
        assert pair in said
    assert "\\<img" in warning.value  # Markdown shows it letter by letter
    assert sentence(app).startswith("UNODC and its partners held 3 events")
    assert app.query_params == {"country": "TKM"}
    assert len(run(app).warning) == 0  # said once


FULL = Filters(
    date_from=date(2023, 1, 1),
    date_to=date(2024, 12, 31),
    undated=True,
    countries=("TKM", "UZB"),
    taking_part=True,
    themes=("cybercrime", "drug_prevention"),
    kinds=("training",),
    funders=("us",),
    partners=("uz-moi",),
    organisations=("uz-moi",),
    places=("tashkent",),
    roles=("lead",),
    languages=("en",),
    words="Ёлка & $1 <b>",
    new_since=date(2024, 6, 1),
)


def test_an_address_makes_the_filter_and_the_filter_its_address(visit: Visit) -> None:
    app = visit("stories", **FULL.query())
    assert chosen_in(app) == FULL
    assert app.query_params == FULL.query()
    assert len(chips(app)) == 15  # one for each of ten codes, and period, undated, role, new, words
    assert "“Ёлка & $1 <b>”" in chips(app)


def test_the_filter_stays_when_the_page_is_changed(visit: Visit) -> None:
    app = visit("trends", country="TKM", grain="quarter")
    go(app, "map")
    app.query_params.clear()  # a click in the menu leads to a bare address
    run(app)
    assert chosen_in(app) == Filters(countries=("TKM",))
    assert app.query_params == {"country": "TKM", "grain": "quarter"}
    assert sentence(app).startswith("UNODC and its partners held 3 events")


def test_the_address_wins_when_it_is_gone_back_to(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    app = visit("", country="TKM")
    monkeypatch.setattr(state, "by_history", lambda: True)
    app.query_params = {"country": "UZB", "q": "Leap"}
    run(app)
    assert chosen_in(app) == Filters(countries=("UZB",), words="Leap")
    app.query_params = {}
    run(app)
    assert chosen_in(app) == Filters()


def test_an_address_in_another_form_is_put_in_its_one_form(visit: Visit) -> None:
    app = visit("", **{"from": "2024", "to": "2023", "role": "partner,lead", "q": "  a   b "})
    assert app.query_params == {"from": "2023-01-01", "to": "2024-12-31", "q": "a b"}


# Widgets


def test_each_filter_of_the_sidebar_changes_the_address(visit: Visit) -> None:
    app = visit()
    expected: dict[str, str] = {}

    def changed(widget: Any, value: Any, **query: str) -> None:
        run(widget.set_value(value))
        expected.update(query)
        assert app.query_params == expected

    changed(app.multiselect(key="filter-themes"), ["drug_prevention"], theme="drug_prevention")
    changed(app.multiselect(key="filter-countries"), ["UZB"], country="UZB")
    changed(app.radio(key="filter-taking_part"), True, **{"as": "part"})
    changed(app.selectbox(key="filter-period"), "2024", **{"from": "2024-01-01", "to": "2024-12-31"})
    changed(app.checkbox(key="filter-undated"), True, undated="1")
    changed(app.pills(key="filter-roles"), ["lead"], role="lead")
    changed(app.text_input(key="filter-words"), " leap  DAY ", q="leap DAY")
    changed(app.text_input(key="filter-new_since"), "2024-06", new="2024-06-01")
    changed(app.multiselect(key="filter-languages"), ["en"], lang="en")
    assert sentence(app).startswith("UNODC and its partners held 1 event ")  # two-themes
    run(app.button(key="chip-clear").click())
    assert app.query_params == {} and sentence(app).startswith("UNODC and its partners held 13 events")
    assert app.multiselect(key="filter-themes").value == []


def test_a_chip_takes_its_value_away(visit: Visit) -> None:
    app = visit("", country="TKM,UZB", q="talks")
    assert chips(app) == ["Hosted by: Turkmenistan", "Hosted by: Uzbekistan", "“talks”"]
    run(app.button(key="chip-countries-TKM").click())
    assert app.query_params == {"country": "UZB", "q": "talks"}
    run(app.button(key="chip-words-").click())
    assert app.query_params == {"country": "UZB"}


def test_own_dates_start_from_all_of_them(visit: Visit) -> None:
    app = visit()
    run(app.selectbox(key="filter-period").set_value("own"))
    assert app.query_params == {"from": "2022-01-01", "to": "2024-11-20"}
    run(app.text_input(key="filter-date_from").set_value("2024"))
    assert app.query_params == {"from": "2024-01-01", "to": "2024-11-20"}


@pytest.mark.parametrize(
    ("path", "name", "values"),
    [
        ("trends", "grain", ["quarter", "month", "year"]),
        ("trends", "split", ["kind", "country", "funder", "theme"]),
        ("trends", "form", ["multiples", "sum", "average", "stack"]),
        ("trends", "run", ["sum", "month"]),
        ("trends", "drive", ["country", "kind", "theme"]),
        ("countries", "section", ["partners", "countries"]),
    ],
)
def test_a_switch_is_kept_in_the_address(visit: Visit, path: str, name: str, values: list[str]) -> None:
    app = visit(path)
    for value in values:
        run(app.segmented_control(key=f"control-{name}").set_value(value))
        assert app.query_params == ({} if value == values[-1] else {name: value})  # as at first
    again = visit(path, **{name: values[0]})
    assert again.segmented_control(key=f"control-{name}").value == values[0]


def test_a_switch_with_an_unknown_value_shows_the_first(visit: Visit) -> None:
    app = visit("trends", grain="century", form="<b>", year="1066")
    assert app.segmented_control(key="control-grain").value == "year"
    assert app.segmented_control(key="control-form").value == "stack"
    assert app.selectbox(key="control-year").value == "2023"  # the last full year


def test_the_network_is_one_switch_away(visit: Visit) -> None:
    app = visit("countries", section="partners")
    assert figure(app, "organisation_pairs")["data"][0]["type"] == "heatmap"
    run(app.segmented_control(key="control-pairs").set_value("network"))
    assert figure(app, "organisation_pairs")["data"][0]["type"] == "scatter"


# What opens over a page


def test_the_detail_of_an_event_opens_by_address_and_from_the_list(visit: Visit) -> None:
    app = visit("stories", event="two-hosts")
    said = words(all_html(app))
    assert "Customs exercise on both banks" in said and "State Customs Service of Turkmenistan" in said
    assert "Mar – Apr 2024" in said and "“customs officers”" in said
    assert app.query_params == {"event": "two-hosts"}
    run(app.selectbox(key="open-event").set_value("cyrillic"))
    assert "Ёлки в Оше: дети рисуют" in words(all_html(app))
    assert "There is no event “<b>”" in words(all_html(visit("stories", event="<b>")))


CARDS = [  # pages that together have every card
    ("", {}),
    ("trends", {}),
    ("countries", {}),
    ("countries", {"section": "partners"}),
    ("countries", {"org": "uz-moi"}),
    ("funders", {"funder": "us"}),
    ("funders", {"funder": "us,japan"}),
    ("map", {}),
]


def test_every_card_opens_its_image_its_rows_and_its_query(visit: Visit) -> None:
    opened: set[str] = set()
    for path, query in CARDS:
        app = visit(path, **query)
        keys = [button.key or "" for button in app.button]
        for card in [key.removeprefix("download-") for key in keys if key.startswith("download-")]:
            if card not in opened and card != "page":  # the menu of the whole page
                check_dialogs(app, card, drawn=(path, card) != ("map", "places_on_map"))
                opened.add(card)
    assert {card.partition("-")[0] for card in opened} == {*figures.__all__, "places_on_map"}


def check_dialogs(app: AppTest, card: str, drawn: bool) -> None:
    run(app.button(key=f"download-{card}").click())
    (component,) = app.get("bidi_component")
    image = json.loads(json.loads(component.proto.json)["figure"])
    assert (image["layout"]["width"], image["layout"]["height"]) == (1600, 900)
    assert any("Data of 20 Nov 2024" in note["text"] for note in image["layout"]["annotations"])
    if drawn:  # on the map page the small map is drawn for the image only
        for field in ("customdata",) if card.startswith("places_on_map") else ("customdata", "x", "y", "z"):
            shown = [trace.get(field) for trace in figure(app, card)["data"]]
            assert [trace.get(field) for trace in image["data"]] == shown
    run(app.button(key=f"data-{card}").click())
    assert any(len(frame.value) for frame in app.dataframe)
    run(app.button(key=f"sql-{card}").click())
    assert any("filtered_events($filter)" in code.value for code in app.code)


# Nothing found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "overview")
def test_an_empty_result_says_which_filter_to_loosen(visit: Visit, path: str) -> None:
    app = visit(path, q="zzzz", country="TKM")
    assert "0 events" in sentence(app)
    if path == "about":  # this page tells of all the data
        assert not app.info
        return
    (info,) = app.info
    assert info.value.replace("\\", "") == (
        "No event matches all filters. Take away one of: Hosted by: Turkmenistan, “zzzz”."
    )
    assert not app.get("plotly_chart")


PROFILES = [{"funder": "us"}, {"funder": "us,japan"}, {"org": "osce"}, {"country": "KAZ"}]


@pytest.mark.parametrize("query", PROFILES, ids=["funder", "two-funders", "organisation", "country"])
def test_a_profile_without_events_says_so_too(visit: Visit, query: dict[str, str]) -> None:
    app = visit("funders" if "funder" in query else "countries", q="zzzz", **query)
    assert len(app.info) == 1 and "0 events" in sentence(app)


# Data that change under a running app


def test_damaged_data_are_named_and_the_last_good_ones_stay(
    point: Callable[[Path, Path], None], data: Path, target: Path
) -> None:
    point(data, target)
    forget()  # the copy has names, times and sizes of the original
    app = run(AppTest.from_file(str(settings.APP), default_timeout=60))
    assert sentence(app).startswith("UNODC and its partners held 13 events")
    file = data / "events.csv"
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace(",2023,,inferred", ",2023-13,,inferred"), encoding="utf-8")
    run(app)
    (warning,) = app.warning
    said = warning.value.replace("\\", "")
    assert "1 problem" in said and "events.csv:5" in said and "2023-13" in said
    assert sentence(app).startswith("UNODC and its partners held 13 events")
    # hostile is said to mention UNODC only
    file.write_text(good.replace("national,lead,,TKM", "national,mentioned,,TKM"), encoding="utf-8")
    run(app)
    assert not app.warning and sentence(app).startswith("UNODC and its partners held 12 events")


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


def test_no_page_raises_whatever_is_chosen(visit: Visit, db: Database) -> None:
    switches = strategies.fixed_dictionaries(
        {}, optional={name: strategies.sampled_from(values) for name, values in SWITCHES.items()}
    )

    @given(filters(known(db)), strategies.sampled_from(PAGES), switches)
    @effort(max_examples=200, phases=[Phase.reuse, Phase.generate])  # to shrink would take minutes
    def on_any(chosen: Filters, path: str, shown: dict[str, str]) -> None:
        app = visit(path, **chosen.query(), **shown)
        assert number(events(db, chosen)) + " event" in sentence(app)
        assert chosen_in(app) == chosen
        assert app.query_params == chosen.query() | shown

    on_any()
