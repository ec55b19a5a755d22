"""No text of an image is cut, and none stands over another: boxes measured in a browser."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Page, sync_playwright

from dashboard import settings
from dashboard.analysis.filters import Filters
from dashboard.cards import names, page_list
from dashboard.cards.card import Ask, View
from dashboard.charts.fit import Figure
from dashboard.charts.key import key
from dashboard.charts.theme import PRINT
from dashboard.export import browser as chromium
from dashboard.export import renderer
from dashboard.export.exhibit import Exhibit, exhibit
from dashboard.export.frame import SIZES, framed
from tests.browser.conftest import ARGUMENTS
from tests.drawings import CARDS
from tests.measured import BOXES, Drawn, faults, meet, region

pytestmark = [
    pytest.mark.browser,
    pytest.mark.usefixtures("drawing_browser"),
]


def one_event(real_ask: Ask) -> str:
    """The address of one dated event: the only one at its place."""
    for place in real_ask("places_on_map", Filters()).query("events == 1").code:
        filters = Filters(places=(place,))
        if real_ask("totals", filters).iloc[0].events == 1 and len(real_ask("totals_by_year", filters)) == 1:
            return f"/?place={place}"
    raise AssertionError("no place has one dated event alone")


def twenty_long_partners(real_ask: Ask) -> str:
    found = names.options(real_ask)["partners"]
    return f"/?partner={','.join(sorted(found, key=lambda code: -len(found[code]))[:20])}"


AWKWARD: dict[str, tuple[Callable[[Ask], str], Callable[[View], bool]]] = {
    "one-event": (one_event, lambda view: view.totals.events == 1),
    "everything": (
        lambda _: "/?role=lead,partner,mentioned",
        lambda view: view.totals.events == len(pd.read_csv(settings.ROOT / "data" / "events.csv")),
    ),
    "long-names": (twenty_long_partners, lambda view: len(view.filters.partners) == 20),
    "russian": (
        lambda _: "/?q=с+незаконным+оборотом+наркотиков",
        lambda view: view.totals.events > 1,
    ),
    "nothing": (lambda _: "/?q=qqqqqqqq", lambda view: view.totals.events == 0),
}


@pytest.fixture(scope="module")
def measure() -> Iterator[Callable[[bytes], list[Drawn]]]:
    """Measures the texts of an SVG in a browser, in a thread of its own: tests/browser has one in this."""
    with ThreadPoolExecutor(1) as hand:

        def opened() -> tuple[Any, Page]:
            playwright = sync_playwright().start()
            browser = playwright.chromium.launch(executable_path=chromium.find(), args=ARGUMENTS)
            return playwright, browser.new_page(viewport={"width": 1600, "height": 1200})

        playwright, page = hand.submit(opened).result()

        def measured(svg: bytes) -> list[Drawn]:
            found = hand.submit(page.evaluate, BOXES, svg.decode()).result()
            return [Drawn(**one | {"corners": [tuple(corner) for corner in one["corners"]]}) for one in found]

        yield measured
        hand.submit(page.context.browser.close).result()
        hand.submit(playwright.stop).result()


def test_boxes_that_meet_are_found() -> None:
    box = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    assert meet(box, [(x + 8, y + 8) for x, y in box])
    assert not meet(box, [(x + 9.5, y) for x, y in box])
    turned = [
        (9.0, -9.0),
        (20.0, 2.0),
        (18.0, 4.0),
        (7.0, -7.0),
    ]  # its upright box covers the corner of the other
    assert not meet(box, turned)


def test_texts_over_each_other_and_outside_are_found(
    measure: Callable[[bytes], list[Drawn]], exhibits: dict[str, Exhibit]
) -> None:
    figure = framed(exhibits["by_theme"])
    _name, title, *_, code = notes = figure["layout"]["annotations"]
    over, outside = title | {"text": "Over the title"}, code | {"text": "Outside", "x": 1.2}
    among = title | {"text": "Among the bars", "y": 0.5, "x": 0.4}
    figure["layout"]["annotations"] = [*notes, over, outside, among]
    found = list(faults(figure, measure(renderer.render(figure, "svg"))))
    assert sorted(found)[-2:] == [
        f"over each other: {exhibits['by_theme'].card.said} | Over the title",
        "over the figure: Among the bars",
    ]
    assert "cut: Outside" in found


# Two awkward filters on all cards; the others on four that differ in how they are laid out.
ON_ALL = ("everything", "long-names")
FOUR = ("by_partner", "places_on_map", "theme_by_partner", "timeline")  # questions


@pytest.mark.parametrize("shape", ["screen", "square"])
@pytest.mark.parametrize("awkward", AWKWARD)
def test_no_text_is_cut_and_none_stands_over_another(
    real_ask: Ask, measure: Callable[[bytes], list[Drawn]], awkward: str, shape: str
) -> None:
    address, fits = AWKWARD[awkward]
    view, ignored = names.view_at(real_ask, address(real_ask))
    assert ignored == [] and fits(view)
    found = []
    for name, card in CARDS.items():
        if awkward not in ON_ALL and name not in (*FOUR, "timeline-stack"):
            continue
        figure = framed(exhibit(real_ask, card(view)), SIZES[shape])
        found += [f"{name}: {fault}" for fault in faults(figure, measure(renderer.render(figure, "svg")))]
    assert found == []


# What is written around a figure


FILTER = "All years · UNODC leads or takes part · Partner: Ministry of Internal Affairs, Uzbekistan · "
RUSSIAN = "Слова: Межрегиональная конференция правоохранительных органов государств Центральной Азии · "
LONG_TITLE = (
    "Events by quarter and kind of activity of the Ministry of Internal Affairs, moving average, " * 2
)


@pytest.mark.parametrize("shape", ["screen", "square"])
@pytest.mark.parametrize(
    "said",
    [
        {"in_words": FILTER * 6},
        {"in_words": RUSSIAN * 6},
        {"in_words": RUSSIAN.upper() * 2},
        {"in_words": (FILTER + RUSSIAN) * 4},
        {"title": LONG_TITLE, "subtitle": LONG_TITLE, "left_out": LONG_TITLE},
    ],
    ids=["english", "russian", "russian-capitals", "both", "title-and-notes"],
)
def test_long_words_are_wrapped_and_the_figure_makes_room(
    exhibits: dict[str, Exhibit],
    measure: Callable[[bytes], list[Drawn]],
    said: dict[str, str],
    shape: str,
) -> None:
    for question in FOUR:
        made = exhibits[question]
        made = replace(made, card=replace(made.card, **said))
        figure = framed(made, SIZES[shape])
        texts = measure(renderer.render(figure, "svg"))
        assert list(faults(figure, texts)) == [], question
        drawn = " ".join(" ".join(text.words for text in texts).split())
        for words in said.values():
            assert " ".join(words.split()).rstrip(".") in drawn, question
        upper, lower = figure_height(figure)
        assert lower - upper > 150, question


def figure_height(figure: Figure) -> tuple[float, float]:
    """Upper and lower edge of the axes, in px."""
    corners = region(figure, figure["layout"]["width"], figure["layout"]["height"])
    return min(y for _, y in corners), max(y for _, y in corners)


def test_the_longest_filter_leaves_room_for_the_figure(
    exhibits: dict[str, Exhibit], measure: Callable[[bytes], list[Drawn]]
) -> None:
    # Somebody chooses thirty partners: an address may carry as many.
    made = exhibits["timeline"]
    figure = framed(replace(made, card=replace(made.card, in_words=FILTER * 30)))
    upper, lower = figure_height(figure)
    assert lower - upper > 150
    cut = [fault for fault in faults(figure, measure(renderer.render(figure, "svg"))) if "cut" in fault]
    assert cut == []


@pytest.mark.parametrize("split", ["theme", "kind", "country", "funder"])
def test_the_longest_key_fits_beside_the_figure(
    real_ask: Ask, measure: Callable[[bytes], list[Drawn]], split: str
) -> None:
    view, _ = names.view_at(real_ask, f"/trends?role=lead,partner,mentioned&split={split}")
    made = exhibit(real_ask, page_list.cards(view)["timeline"])
    figure = framed(made)
    texts = measure(renderer.render(figure, "svg"))
    assert list(faults(figure, texts)) == []
    drawn = " ".join(text.words for text in texts)
    for words, _, _ in key(made.card.chart, PRINT):
        assert words.split(",")[0].split("(")[0].split()[0] in drawn
