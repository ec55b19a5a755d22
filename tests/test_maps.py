"""The map: points, names that do not cover each other, the projection."""

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import gaps
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.charts import arranged, clipping, deck, figures, frames, labels, places, projection
from dashboard.charts.arranged import Drawing
from dashboard.charts.fit import Figure, Fit
from dashboard.charts.labels import Label, Sheet
from dashboard.charts.outlines import outlines, shaded, shades
from dashboard.charts.theme import LIGHT, PRINT, Palette
from dashboard.charts.type import text_width
from dashboard.export.exhibit import bare
from dashboard.words import number
from tests.chart_parts import deck_of, drawn, notes, traces
from tests.drawings import NOTHING, ONE, card_of
from tests.remember import Source

# The map


def places_of(figure: Figure) -> dict[str, Any]:
    return next(trace for trace in traces(figure) if trace.get("name") == "places")


def test_the_map_draws_each_place_once_with_an_area_in_proportion(db: Database) -> None:
    figure = drawn(db, "places_on_map")
    points = places_of(figure)
    # Tashkent: new-year, two-themes; Türkmenabat: hostile, turkmen; one each elsewhere, none for countries.
    assert points["customdata"] == [
        [place, ""] for place in ("tashkent", "turkmenabat", "alat", "astana", "farap", "osh", "sughd")
    ]  # fmt: skip
    assert places.outside(card_of(db, "places_on_map").chart) == 1  # Vienna
    sizes = points["marker"]["size"]
    assert sizes[0] == sizes[1] == 2 * places.BIGGEST
    assert sizes[2] == pytest.approx(sizes[0] / 2**0.5)
    x, y = projection.conic(69.21627, 41.26465)
    assert (points["x"][0], points["y"][0]) == (pytest.approx(x), pytest.approx(y))
    # Osh lies in the Fergana valley, drawn 2.8 times larger beside the states, its corner at 13.6, −17.3.
    osh = next(one for one in card_of(db, "places_on_map").chart.categories if one.code == "osh")
    x, y = projection.conic(*osh.spot)
    moved = 13.6 + 2.8 * (x - frames.VALLEY[0]), -17.3 + 2.8 * (y - frames.VALLEY[1])
    assert (points["x"][5], points["y"][5]) == (pytest.approx(moved[0]), pytest.approx(moved[1]))
    assert points["hovertemplate"][1] == "Türkmenabat, Turkmenistan: 2 events<extra></extra>"


def test_a_map_of_few_places_names_them_all_and_explains_the_sizes(db: Database) -> None:
    found = notes(drawn(db, "places_on_map"))
    assert {note for note in found if note.startswith("<b>")} == {
        "<b>Tashkent</b> 2", "<b>Türkmenabat</b> 2", "<b>Alat</b> 1", "<b>Astana</b> 1", "<b>Farap</b> 1",
        "<b>Osh</b> 1", "<b>Sughd</b> 1", "<b>Fergana valley</b>",
    }  # fmt: skip
    assert [note for note in found if "event" in note or note == "1"] == ["2 events", "1"]
    assert "UZBEKISTAN" in found and "2.8×" in found


def test_towns_of_the_five_states_are_named_before_more_frequent_ones_abroad(db: Database) -> None:
    chart = card_of(db, "places_on_map").chart
    assert [one.code for one in chart.categories if one.abroad] == ["vienna"]
    assert [(one.code, n) for one, n in zip(chart.categories, chart.numbers(), strict=True)][:2] == [
        ("tashkent", 2), ("turkmenabat", 2),
    ]  # fmt: skip
    elsewhere = replace(chart.categories[0], abroad=True)  # as if Tashkent lay in another country
    moved = replace(chart, categories=(elsewhere, *chart.categories[1:]))
    named = [text["name"] for text in json.loads(deck.deck(moved, LIGHT, "").to_json())["layers"][2]["data"]]
    assert named.index("Türkmenabat 2") == 0 and named.index("Tashkent 2") > named.index("Astana 1")
    drawing = arranged.laid_out(moved, LIGHT, Fit(beneath=True))
    towns = [spot.label.code for spot in drawing.spots if spot.label.code]
    assert towns.index("turkmenabat") < towns.index("astana") < towns.index("tashkent")


def test_the_valley_is_drawn_larger_only_where_it_has_events(db: Database) -> None:
    figure = drawn(db, "places_on_map", chosen=ONE)  # in Tashkent
    assert "<b>Fergana valley</b>" not in notes(figure)
    assert [trace["mode"] for trace in traces(figure)].count("markers") == 1


def test_states_are_shaded_by_events_of_which_only_the_country_is_known() -> None:
    # Over half of the most, 50, is 26 and more.
    known = {"KGZ": 50, "UZB": 26, "KAZ": 25, "TJK": 1, "AUT": 90, "online": 70}
    assert shades(known) == {"KAZ": 1, "KGZ": 2, "TJK": 1, "TKM": 0, "UZB": 2}
    assert [shaded(LIGHT, times) for times in range(3)] == ["#DCE7F2", "#CBDCED", "#BBD2E8"]


def test_the_land_is_shaded_alike_on_paper_and_on_the_map_to_move(db: Database) -> None:
    chart = card_of(db, "places_on_map").chart
    times = shades(dict(chart.lands))
    assert set(times.values()) != {0}
    land = traces(figures.figure(chart, LIGHT, Fit(size=(800, 450), paper=True)))
    for (name, *_), trace in zip(outlines(), land, strict=False):
        if name in times:
            assert trace["fillcolor"] == shaded(LIGHT, times[name])
            red = int(shaded(LIGHT, times[name])[1:3], 16)
            assert f"properties.code == '{name}' ? [{red}, " in deck_of(db)["layers"][0]["getFillColor"]


def test_a_point_is_never_too_small_to_see() -> None:
    assert places.radius(100, 100) == places.BIGGEST
    assert places.radius(25, 100) == places.BIGGEST / 2  # a quarter of the area
    assert places.radius(1, 100_000) == places.SMALLEST


@pytest.mark.parametrize(
    ("most", "sizes"),
    [(0, [1]), (1, [1]), (2, [1, 2]), (7, [1, 2, 5]), (120, [1, 10, 100]), (99_999, [1, 200, 50_000])],
)
def test_the_key_of_sizes_has_round_numbers_up_to_the_most(most: int, sizes: list[int]) -> None:
    # Of 1 2 5 10 20 50 … those that are not above `most`: the first, the middle one and the last.
    assert places.size_key(most) == sizes


def test_the_map_to_move_has_the_same_points_and_asks_nobody_for_tiles(db: Database) -> None:
    shown = deck_of(db)
    boundaries_layer, points, names = shown["layers"]
    assert boundaries_layer["data"] == "app/static/boundaries.geojson"
    assert [(point["code"], point["label"]) for point in points["data"]][:2] == [
        ("tashkent", "Tashkent, Uzbekistan: 2 events"),
        ("turkmenabat", "Türkmenabat, Turkmenistan: 2 events"),
    ]
    assert points["data"][0]["position"] == [69.21627, 41.26465]
    assert len(points["data"]) == 8 and points["pickable"]
    assert {layer["id"] for layer in shown["layers"]} == {"boundaries", "places", "names"}
    assert {"Tashkent 2", "Türkmenabat 2", "UZBEKISTAN"} <= {text["name"] for text in names["data"]}
    assert "mapProvider" not in shown and "://" not in json.dumps(shown)  # nothing from elsewhere


@pytest.mark.parametrize("chosen", [ONE, NOTHING], ids=["one-event", "none"])
def test_the_map_to_move_is_drawn_of_one_and_of_no_event(db: Database, chosen: Filters) -> None:
    _, points, names = deck_of(db, chosen=chosen)["layers"]
    assert len(points["data"]) == (chosen == ONE)
    assert "KAZAKHSTAN" in {text["name"] for text in names["data"]}


def test_a_phone_sees_less_of_the_map_and_its_names_lie_inside(db: Database) -> None:
    shown = deck_of(db, phone=True)
    assert shown["initialViewState"]["zoom"] == deck.PHONE_ZOOM
    middle, names = projection.mercator(*deck.CENTRE, deck.PHONE_ZOOM), shown["layers"][2]["data"]
    assert 0 < len(names) <= arranged.LARGE
    for text in names:
        x, y = projection.mercator(*text["position"], deck.PHONE_ZOOM)
        assert abs(x + text["offset"][0] - middle[0]) < deck.PHONE_SIZE[0] / 2
        assert abs(y + text["offset"][1] - middle[1]) < deck.PHONE_SIZE[1] / 2


def test_the_six_large_towns_are_named_on_a_phone_before_all_others(real_db: Database) -> None:
    # The capitals and Almaty hold 433 events; the next town, Osh, holds 15 and lies in the valley.
    large = ["Tashkent", "Dushanbe", "Almaty", "Bishkek", "Ashgabat", "Astana"]
    moving = [text["name"] for text in deck_of(real_db, phone=True)["layers"][2]["data"]]
    assert [name.split()[0] for name in moving] == large
    spots = arranged.laid_out(card_of(real_db, "places_on_map").chart, LIGHT, ON_A_PHONE).spots
    assert [spot.label.text for spot in spots if not frames.in_valley(spot.label.place)] == large


def test_both_maps_of_a_page_name_the_five_states(real_db: Database) -> None:
    five = {"KAZAKHSTAN", "KYRGYZSTAN", "TAJIKISTAN", "TURKMENISTAN", "UZBEKISTAN"}
    moving = [text["name"] for text in deck_of(real_db)["layers"][2]["data"]]
    spots = arranged.laid_out(card_of(real_db, "places_on_map").chart, LIGHT, ON_SCREEN).spots
    assert five <= set(moving) and five <= {spot.label.text for spot in spots}


def test_no_name_of_the_map_to_move_is_cut_where_a_tablet_ends_it(real_db: Database) -> None:
    # Of 768 px a tablet leaves the map 666, and 1024 px beside the sidebar 640.
    width, names = 640, deck_of(real_db)["layers"][2]["data"]
    assert len(names) > len(deck_of(real_db, phone=True)["layers"][2]["data"])
    for text in names:
        across = text_width(text["name"], text["size"], bold=True)
        x = projection.mercator(*text["position"], deck.ZOOM)[0] + text["offset"][0]
        x -= projection.mercator(*deck.CENTRE, deck.ZOOM)[0] - width / 2
        left = x - {"start": 0, "middle": across / 2, "end": across}[text["anchor"]]
        assert left >= 0 and left + across <= width, text["name"]


# Names that do not cover each other


def apart(one: labels.Box, two: labels.Box) -> bool:
    slack = 1e-6
    return (
        one[2] <= two[0] + slack
        or two[2] <= one[0] + slack
        or one[3] <= two[1] + slack
        or two[3] <= one[1] + slack
    )


LABELS = st.lists(
    st.builds(
        Label,
        st.text("abc", min_size=1, max_size=20),
        st.floats(-20, 420),
        st.floats(-20, 410),
        st.sampled_from([0.0, 2.6, 5.0, 9.0, 15.0]),
    ),
    max_size=25,
)


def sheet(wanted: list[Label], shrunk: float = 1) -> Sheet:
    smaller = [replace(one, x=shrunk * one.x, y=shrunk * one.y) for one in wanted]
    discs = [labels.disc(one.x, one.y, one.radius) for one in smaller if one.radius]
    return Sheet(smaller, (0.0, 0.0, shrunk * 400, shrunk * 390), discs)


def stand_apart(boxes: list[labels.Box], frame: labels.Box, discs: Sequence[labels.Box]) -> None:
    for index, one in enumerate(boxes):
        assert frame[0] <= one[0] and frame[1] <= one[1] and one[2] <= frame[2] and one[3] <= frame[3]
        assert all(apart(one, other) for other in [*boxes[:index], *discs])


@given(LABELS, st.sampled_from([11.0, 13.0, 20.0]), st.sampled_from([1.0, 0.8]), st.booleans())
def test_placed_labels_cover_neither_each_other_nor_a_point_and_stay_inside_at_each_scale(
    wanted: list[Label], size: float, shrunk: float, leaders: bool
) -> None:
    sheets = [sheet(wanted), sheet(wanted, shrunk)]
    spots = list(labels.placed(sheets, size, leaders))
    for scale, one in zip((1, shrunk), sheets, strict=True):
        moved = [replace(s, label=replace(s.label, x=scale * s.label.x, y=scale * s.label.y)) for s in spots]
        stand_apart([labels.box_of(spot, size) for spot in moved], one.frame, one.discs)
    assert len({id(spot.label) for spot in spots}) == len(spots) <= len(wanted)
    assert leaders or not any(spot.leader for spot in spots)


def test_a_label_is_written_beside_its_point_and_moves_where_that_is_taken() -> None:
    alone = Label("Tashkent 2", 200, 200, 10)
    assert [(s.dx, s.dy, s.anchor) for s in labels.placed([sheet([alone])], 10)] == [(13, 0, "left")]
    wall = replace(alone, text="x", x=230)  # a point of radius 10 where the label would go
    moved, *_ = labels.placed([sheet([alone, wall])], 10)
    assert (moved.dx, moved.anchor) == (-13, "right")
    country = Label("UZBEKISTAN", 200, 200)
    assert [(s.dx, s.dy, s.anchor) for s in labels.placed([sheet([country])], 10)] == [(0, 0, "center")]


def test_a_short_name_takes_no_more_room_than_its_letters() -> None:
    # "Alat 6" is 29 px wide, from 213 to 242; by 0.55 of the size a letter it would meet a point from 245 on.
    alat, beside = Label("Alat 6", 200, 200, 10), Label("x", 250, 200, 5)
    assert next((s.dx, s.anchor) for s in labels.placed([sheet([alat, beside])], 12)) == (13, "left")
    # Capitals are wide: eight of them are 55.3 px, not 52.8.
    wide = Label("TASHKENT", 200, 200, 10)
    left, _top, right, _bottom = labels.box_of(labels.Spot(wide, 13, 0, "left"), 12)
    assert (left, right > 213 + 0.55 * 12 * 8) == (213, True), right


def test_a_line_leads_to_a_name_that_finds_no_room_beside_its_point() -> None:
    # Four points around one, 26 px off: all eight places beside it, some 55 px long, are taken.
    ring = [Label("", 200 + x, 200 + y, 12) for x in (-26, 0, 26) for y in (-26, 0, 26) if x or y]
    middle = Label("Tashkent 2", 200, 200, 10)
    assert not [s for s in labels.placed([sheet([middle, *ring])], 10) if s.label is middle]
    found = [s for s in labels.placed([sheet([middle, *ring])], 10, leaders=True) if s.label.radius == 10]
    assert [spot.leader for spot in found] == [True]
    assert math.hypot(found[0].dx, found[0].dy) > 26 + 12


ON_SCREEN, ON_A_PHONE = Fit(beneath=True), Fit(narrow=True, beneath=True)
FITS = [(LIGHT, ON_SCREEN), (LIGHT, ON_A_PHONE), *(
    (PRINT, Fit(size=size, paper=True)) for size in ((1472, 534), (1108, 578), (900, 1000))
)]  # fmt: skip


@pytest.mark.parametrize(("palette", "fit"), FITS, ids=["screen", "phone", "wide", "beside-key", "tall"])
def test_names_of_a_map_stand_apart_and_no_place_is_lost_under_any_filter(
    source: Source, palette: Palette, fit: Fit
) -> None:
    for chosen in source.filters:
        chart = card_of(source.db, "places_on_map", chosen).chart
        drawing = arranged.laid_out(chart, palette, fit)
        named = [spot.label.code for spot in drawing.spots if spot.label.code]
        left = [one.code for one in arranged.unnamed(chart, palette, fit)]
        assert sorted(named + left) == sorted(one.code for one in drawing.chart.categories)
        inside = {one.code for one in drawing.chart.categories if frames.in_valley(one.spot)}
        assert bool(inside) == bool(drawing.frame.inset)
        for scale in (drawing.frame.scale, drawing.frame.least):
            names_stand_apart(drawing, palette, scale, inside, fit.narrow)


def names_stand_apart(
    drawing: Drawing, palette: Palette, scale: float, inside: set[str], on_phone: bool
) -> None:
    """At one of the scales a map may be drawn at: the valley's names in it, the others outside it."""
    frame, part = replace(drawing.frame, scale=scale), scale / drawing.frame.scale
    spots = [
        replace(s, label=replace(s.label, x=part * s.label.x, y=part * s.label.y)) for s in drawing.spots
    ]
    ratio = palette.size / arranged.USUAL
    radii = places.radii(drawing.chart, ratio)
    spot_of = [frame.px(*frame.spot(one.spot)) for one in drawing.chart.categories]
    discs = [labels.disc(*spot, radius) for spot, radius in zip(spot_of, radii, strict=True)]
    corners = frame.across[0], frame.upward[0], frame.across[1], frame.upward[1]
    own = [labels.box_of(spot, palette.size) for spot in spots if spot.label.code not in inside]
    taken = [frame.box(frame.inset.whole)] if frame.inset else []
    key = arranged.key_room(drawing.chart, palette, frame)
    # On a phone a name may stand over points that are too small to be named themselves, but in the valley.
    least = places.least_named(drawing.chart) if on_phone and discs else 0
    clear = [room for room, events in zip(discs, drawing.chart.numbers(), strict=True) if events >= least]
    stand_apart(own, frame.box(corners), [*clear, *taken, key])
    if frame.inset:
        theirs = [labels.box_of(spot, palette.size) for spot in spots if spot.label.code in inside]
        stand_apart(theirs, frame.box(frame.inset.body), discs)


@pytest.mark.parametrize(("palette", "fit"), FITS, ids=["screen", "phone", "wide", "beside-key", "tall"])
def test_neither_key_nor_valley_stands_over_a_state(real_db: Database, palette: Palette, fit: Fit) -> None:
    chart = card_of(real_db, "places_on_map").chart
    frame = arranged.laid_out(chart, palette, fit).frame
    assert frame.inset
    scale = frame.scale
    key = arranged.key_room(chart, palette, frame)
    rooms = [frame.inset.whole, (key[0] / scale, -key[3] / scale, key[2] / scale, -key[1] / scale)]
    for name, xs, ys in outlines():
        if name.isupper():
            assert [clipping.clipped(xs, ys, room) for room in rooms] == [[], []]


def test_what_a_map_does_not_show_is_told_in_numbers(source: Source) -> None:
    # Each event either names a town, a point, or none; one that names none is told by its hosts.
    for chosen in source.filters:
        card = card_of(source.db, "places_on_map", chosen)
        totals = source.ask("totals", chosen).iloc[0]
        assert f"{number(int(totals.unplaced))} event" in card.left_out or not totals.unplaced
        assert sum(card.chart.numbers()) >= totals.events - totals.unplaced
        assert sum(events for _, events in card.chart.lands) >= totals.unplaced


def test_the_line_under_a_map_adds_up_to_the_events_without_a_town() -> None:
    def said(known: dict[str, int], events: int) -> str:
        rows = [{"code": code, "name": code.title(), "without_town": n} for code, n in known.items()]
        return gaps.without_town(pd.DataFrame(rows), events)

    # Six countries: the five with most are named, and the sixth is what is left of 20 events.
    six = {"aa": 9, "ff": 1, "bb": 4, "cc": 3, "dd": 2, "ee": 1}
    assert said(six, 20) == "Only the country is known: Aa 9, Bb 4, Cc 3, Dd 2, Ff 1, others 1."
    # 2 + 3 are one more than the 4 events: one of them took place in both.
    both = "Only the country is known: Bb 3, Aa 2. An event in two countries counts in each."
    assert said({"aa": 2, "bb": 3, "cc": 0}, 4) == both
    assert said({"aa": 2, "online": 1, "none": 3}, 6) == (
        "Only the country is known: Aa 2. No country: online 1, not stated 3."
    )
    assert said({"aa": 0}, 0) == ""


def test_the_land_is_drawn_with_the_points_but_on_a_page_that_has_it(db: Database) -> None:
    card = card_of(db, "places_on_map")
    on_screen = figures.figure(card.chart, LIGHT, Fit(size=(800, 450), beneath=True))
    on_paper = figures.figure(card.chart, LIGHT, Fit(size=(800, 450), paper=True))
    assert len(traces(on_paper)) - len(traces(on_screen)) == len(outlines())
    assert len(traces(bare(card.chart, 447, 290))) > len(outlines())  # in briefs and slides
    assert [trace["mode"] for trace in traces(on_screen)].count("markers") == 1
    assert len(json.dumps(on_screen)) < 20_000


def test_the_labels_of_a_crowded_map_do_not_cover_each_other(crowded: Database) -> None:
    figure = drawn(crowded, "places_on_map")
    named = [note for note in notes(figure) if "Town of the Very" in note]
    assert 0 < len(named) < 20  # 20 places with two events each; what finds no room is left out
    hovers = next(t for t in traces(figure) if t.get("name") == "places")["hovertemplate"]
    assert sum("Town of the Very" in text for text in hovers) == 20
