"""What opens over a page of the app, and data that change under it."""

import json
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import settings
from tests.app.visit import Visit, all_html, figure, run, sentence, words
from tests.drawings import QUESTIONS

# What opens over a page


def test_the_detail_of_an_event_opens_by_address(visit: Visit) -> None:
    app = visit("stories", event="two-hosts")
    said = words(all_html(app))
    assert "Customs exercise on both banks" in said and "State Customs Service of Turkmenistan" in said
    assert "Mar – Apr 2024" in said and "“customs officers”" in said
    assert app.query_params == {"event": "two-hosts"}
    assert "There is no event “<b>”" in words(all_html(visit("stories", event="<b>")))


CARDS = [  # pages that together have every card
    ("", {}),
    ("trends", {}),
    ("countries", {}),
    ("countries", {"section": "partners"}),
    ("countries", {"org": "uz-moi"}),
    ("funders", {"funder": "us"}),
    ("", {"country": "UZB", "against": "country:TKM"}),
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
    assert {card.partition("-")[0] for card in opened} == set(QUESTIONS)


def check_dialogs(app: AppTest, card: str, drawn: bool) -> None:
    run(app.button(key=f"download-{card}").click())
    components = [one.proto for one in app.get("bidi_component")]
    (component,) = [one for one in components if one.component_name == "image_files"]
    image = json.loads(json.loads(component.json)["figure"])
    assert (image["layout"]["width"], image["layout"]["height"]) == (1600, 900)
    assert any("Data to <b>20 Nov 2024</b>" in note["text"] for note in image["layout"]["annotations"])
    if drawn:  # on the map page the small map is drawn for the image only
        own_layout = card.startswith(
            ("places_on_map", "side_by_side")
        )  # on a screen names stand above numbers
        for field in ("customdata",) if own_layout else ("customdata", "x", "y", "z"):
            shown = [trace.get(field) for trace in figure(app, card)["data"]]
            own = image["data"][len(image["data"]) - len(shown) :]  # the page has the land
            assert [trace.get(field) for trace in own] == shown
    run(app.button(key=f"data-{card}").click())
    assert any(len(frame.value) for frame in app.dataframe)
    assert any("filtered_events($filter)" in code.value for code in app.code)


# Data that change under a running app


def test_damaged_data_are_named_and_the_last_good_ones_stay(
    point: Callable[[Path, Path], None], data: Path, target: Path
) -> None:
    point(data, target)
    st.cache_resource.clear()  # the copy has names, times and sizes of the original
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
