"""The page Stories and the short lists of events, without a browser."""

import re

from streamlit.testing.v1 import AppTest

from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from tests.app.visit import Visit, all_html, chips, run, words


def titles(app: AppTest) -> list[str]:
    """The events that the list shows, in its order."""
    return [words(title) for title in re.findall(r'<a class="opens"[^>]*>(.*?)</a>', all_html(app))]


def heads(app: AppTest) -> list[str]:
    return [words(head) for head in re.findall(r'<h2 class="year">(.*?)</h2>', all_html(app))]


def rows(app: AppTest) -> list[str]:
    """The words of each row of the list, its parts between bars."""
    found = re.findall(r'<article class="row"[^>]*>(.*?)</article>', all_html(app))
    return [re.sub(r"(\s*\|)+\s*", " | ", words(re.sub(r"<[^>]+>", "|", one))).strip(" |") for one in found]


def test_a_row_says_when_what_by_which_words_where_and_in_which_stories(visit: Visit) -> None:
    app = visit("stories")
    assert heads(app) == ["2024 5 events", "2023 5 events", "2022 2 events", "No date 1 event"]
    found = {row.split(" | ")[1]: row for row in rows(app)}
    assert found["Training across the new year"] == (
        "28 Dec 2023 – 3 Jan 2024 | Training across the new year | "
        'Funder | “funded by the United States, "with thanks"” | Funder | “при поддержке Бюро” | '
        "Tashkent, Uzbekistan | Drug prevention | Funder: | United States | EN | Gazeta | RU | Газета | ↗"
    )
    assert found["Study of bribery"].startswith(
        "2023 | Study of bribery | Place not stated | Anti-corruption"
    )
    assert found["Study of bribery"].count("“") == 0 and "Funder: not stated" in found["Study of bribery"]
    assert found["Çärjewde şekerli süýt we ýüpek"].startswith("18 – 20 Nov | ")
    assert "1–13 of 13" in words(all_html(app))


def test_the_order_stands_in_the_address_and_needs_no_years(visit: Visit) -> None:
    app = visit("stories")
    run(app.selectbox(key="control-order").set_value("participants"))
    assert app.query_params == {"order": "participants"}
    assert titles(app)[0] == "Conference in Vienna" and heads(app) == []
    assert rows(app)[0].startswith("26 Mar 2024 | ")
    oldest = visit("stories", order="oldest")
    assert heads(oldest) == ["2022 2 events", "2023 5 events", "2024 5 events", "No date 1 event"]
    assert titles(oldest)[-1] == titles(visit("stories"))[-1] == "Scanners promised to the border"


def test_stories_lead_out_and_open_the_events_they_tell(visit: Visit) -> None:
    app = visit("stories")
    run(app.segmented_control(key="control-list").set_value("stories"))
    assert app.query_params == {"list": "stories"}
    assert heads(app) == ["2024 8 stories", "2023 3 stories", "2022 2 stories", "No date 2 stories"]
    found = rows(app)
    assert found[0] == "20 Nov | Çärjewde maslahat | TK | Türkmenistan | Çärjewde şekerli süýt we ýüpek"
    assert "2 Apr | Customs officers of two states meet at Farap | ↗ | EN | Gazeta | " \
        "Conference in Vienna | Customs exercise on both banks" in found  # fmt: skip
    assert found[-1].startswith("no date | A study appears")
    assert "1–15 of 15" in words(all_html(app))


def test_a_person_chooses_what_is_seen_of_an_event(visit: Visit) -> None:
    app = visit("stories")
    run(app.button_group(key="control-parts").set_value(["people", "where"]))
    assert app.query_params == {"parts": "where,people"}
    assert rows(app)[2] == "26 Mar | Conference in Vienna | Vienna, Austria, Japan | Participants: | 100"
    assert rows(visit("stories", parts="none"))[2] == "26 Mar | Conference in Vienna"


def test_only_in_russian_is_the_filter_in_one_click(visit: Visit, ask: Ask) -> None:
    # Told in Russian alone: undated, cyrillic. (new-year, two-hosts and shared-story have other stories too.)
    app = visit("stories")
    button = app.button(key="only-in-russian")
    assert button.label == "Only in Russian **2**"
    run(button.click())
    assert app.query_params == {"lang": "ru", "told": "only"} and chips(app) == ["Told only in: Russian"]
    assert titles(app) == ["Ёлки и йод: урок в Оше", "Scanners promised to the border"]
    assert ask("totals", Filters(languages=("ru",), only_languages=True)).events[0] == 2
    run(app.button(key="only-in-russian").click())
    assert app.query_params == {}


def test_a_list_of_many_has_pages_that_the_address_keeps(visit: Visit, real_ask: Ask) -> None:
    wanted = real_ask("listed_events", Filters(), "newest", 20, 20).event_id
    app = visit("stories", "real_ask", page="2")
    markup = all_html(app)
    assert re.findall(r'data-event="([^"]*)"', markup) == list(wanted)
    events = int(real_ask("totals", Filters()).events[0])
    assert f"21–40 of {events}" in words(markup)
    assert markup.count('<b aria-current="page">2</b>') == 2  # above and below
    assert 'href="stories">1</a>' in markup and 'href="stories?page=3">Next</a>' in markup
    assert app.query_params == {"page": "2"}
    run(app.selectbox(key="control-order").set_value("title"))
    assert app.query_params == {"order": "title"}  # from its first page


def test_the_short_list_ends_a_page_with_the_way_to_all(visit: Visit) -> None:
    app = visit("", theme="drug_prevention")
    markup = all_html(app)
    assert len(titles(app)) == 4 and heads(app) == []
    assert 'href="stories?theme=drug_prevention">All 4 in Stories</a>' in markup


def test_the_words_that_name_a_funder(visit: Visit) -> None:
    app = visit("funders", funder="us")
    said = words(all_html(app))
    # new-year and two-hosts by two arms, hostile, two-themes, month-only: all have words.
    assert "quoted for 5 of 5 events" in said and "read from the page" not in said
    assert any("Funder (inferred) | “the Bureau”" in row for row in rows(app))


def test_a_row_names_its_first_theme_and_all_in_its_title(visit: Visit) -> None:
    markup = all_html(visit("stories", parts="theme"))
    row = markup[markup.index('data-event="two-themes"') :].split("</article>")[0]
    title = re.findall(r'^[^>]* title="([^"]*)"', row)[0]
    first = title.split("; ")[0]
    assert len(title.split("; ")) == 2
    assert f'<span aria-hidden="true">{first} + 1</span><small>{title}</small>' in row
    assert row.count("<i ") == 1  # one square


def test_a_short_list_has_one_story_a_row_and_the_funder_in_its_own_column(visit: Visit) -> None:
    found = {row.split(" | ")[1]: row for row in rows(visit("", theme="drug_prevention"))}
    # Told by two stories, of which the first; funded by the United States.
    assert found["Training across the new year"].endswith(
        "Tashkent, Uzbekistan | Drug prevention | United States | EN | Gazeta | + 1"
    )
    markup = all_html(visit("", theme="drug_prevention"))
    assert "<span>Funder</span>" in markup and "Funder: " not in markup.split('class="list events brief"')[1]


def test_the_funder_of_the_page_is_not_repeated_in_its_rows(visit: Visit) -> None:
    markup = all_html(visit("funders", funder="us")).split('class="list events brief"')[1]
    assert "<span>Funders, if several</span>" in markup
    assert set(re.findall(r'<p class="several">(.*?)</p>', markup)) == {"", "Japan, United States"}


def test_bodies_with_the_same_words_share_a_row_and_a_role_is_named_once(visit: Visit) -> None:
    markup = all_html(visit("stories", event="two-hosts"))
    table = re.findall(r"<tr>(.*?)</tr>", markup[markup.index('class="roles"') :].split("</table>")[0])
    assert [words(re.sub(r"<[^>]+>", "|", one)).count("Funder") for one in table] == [0, 1, 0, 0, 0, 0]
    said = words(markup)
    assert "Alat, Farap (site), Turkmenistan, Uzbekistan" in said
    assert said.count("16.4") == 1  # of both themes


def test_an_event_has_its_neighbours_under_the_filter_and_in_the_order(visit: Visit) -> None:
    def neighbours(**query: str) -> str:
        markup = all_html(visit("stories", **query))
        return words(markup[markup.index('<nav class="neighbours"') :].split("</nav>")[0])

    assert neighbours(event="two-hosts") == "← NewerConference in ViennaOlder →Leap day training"
    here = neighbours(country="TKM", event="two-hosts")
    assert here.startswith("← NewerÇärjewde şekerli süýt we ýüpekOlder →=1+1 <script>")
    assert (
        neighbours(order="oldest", event="two-hosts") == "← OlderLeap day trainingNewer →Conference in Vienna"
    )
    assert neighbours(order="title", event="undated").startswith("← Before it in the list")
    assert '<nav class="neighbours"' not in all_html(visit("stories", country="KAZ", event="two-hosts"))
