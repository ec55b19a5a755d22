"""The map: points, names that do not cover each other, the projection."""

import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.charts import deck, figures, labels, places, projection
from dashboard.charts.fit import Figure, Fit
from dashboard.charts.labels import Label, Spot
from dashboard.charts.outlines import outlines, picture
from dashboard.charts.theme import DARK, LIGHT, Palette
from dashboard.export.exhibit import bare
from tests.chart_parts import deck_of, drawn, notes, split, traces
from tests.drawings import NOTHING, ONE, card_of

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
    assert points["hovertemplate"][1] == "Türkmenabat, Turkmenistan: 2 events<extra></extra>"


def test_the_map_names_places_with_enough_events_and_explains_the_sizes(db: Database) -> None:
    found = notes(drawn(db, "places_on_map"))
    assert {note for note in found if note.startswith("<b>")} == {
        "<b>Tashkent</b> 2", "<b>Türkmenabat</b> 2",
    }  # fmt: skip
    assert [note for note in found if "event" in note or note == "1"] == ["2 events", "1"]
    assert "UZBEKISTAN" in found


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
    middle = projection.mercator(*deck.CENTRE, deck.PHONE_ZOOM)
    for text in shown["layers"][2]["data"]:
        x, y = projection.mercator(*text["position"], deck.PHONE_ZOOM)
        assert abs(x + text["offset"][0] - middle[0]) < deck.PHONE_WIDTH / 2
        assert abs(y + text["offset"][1] - middle[1]) < deck.PHONE_HEIGHT / 2


# Names that do not cover each other


def box(spot: Spot, size: float) -> labels.Box:
    """Where a label stands, worked out from its spot: left, top, right, bottom."""
    width, height = labels.GLYPH * size * len(spot.label.text), 1.2 * size
    x, y = spot.label.x + spot.dx, spot.label.y + spot.dy
    left = {"left": x, "right": x - width, "center": x - width / 2}[spot.anchor]
    return left, y - height / 2, left + width, y + height / 2


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


@given(LABELS, st.sampled_from([11.0, 13.0, 20.0]))
def test_placed_labels_cover_neither_each_other_nor_a_point_and_stay_inside(
    wanted: list[Label], size: float
) -> None:
    frame = (0.0, 0.0, 400.0, 390.0)
    spots = list(labels.placed(wanted, size, frame))
    boxes = [box(spot, size) for spot in spots]
    for index, one in enumerate(boxes):
        assert frame[0] <= one[0] and frame[1] <= one[1] and one[2] <= frame[2] and one[3] <= frame[3]
        assert all(apart(one, other) for other in boxes[:index])
        for p in wanted:
            if p.radius >= labels.WRITTEN_OVER:
                assert apart(one, (p.x - p.radius, p.y - p.radius, p.x + p.radius, p.y + p.radius))
    assert len({id(spot.label) for spot in spots}) == len(spots) <= len(wanted)


def test_a_label_is_written_beside_its_point_and_moves_where_that_is_taken() -> None:
    frame = (0.0, 0.0, 400.0, 400.0)
    alone = Label("Tashkent 2", 200, 200, 10)
    assert [(s.dx, s.dy, s.anchor) for s in labels.placed([alone], 10, frame)] == [(13, 0, "left")]
    wall = replace(alone, text="x", x=230)  # a point of radius 10 where the label would go
    (moved, _) = labels.placed([alone, wall], 10, frame)
    assert (moved.dx, moved.anchor) == (-13, "right")
    country = Label("UZBEKISTAN", 200, 200)
    assert [(s.dx, s.dy, s.anchor) for s in labels.placed([country], 10, frame)] == [(0, 0, "center")]


# The projection


def test_the_conic_gives_the_published_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    # Snyder, Map Projections: A Working Manual (USGS, 1987), page 291: parallels 29.5 and 45.5 N, origin
    # 23 N 96 W, the point 35 N 75 W on a sphere of radius 1: x 0.2952720, y 0.2416774.
    monkeypatch.setattr(projection, "PARALLELS", (29.5, 45.5))
    monkeypatch.setattr(projection, "CENTRE", (-96.0, 23.0))
    assert projection.conic(-75, 35) == pytest.approx((29.52720, 24.16774), abs=1e-5)


def test_the_conic_at_two_points_worked_out_by_hand() -> None:
    # n = (sin 38° + sin 50°) / 2 = 0.690853; on a parallel of contact the distance is cos φ / n.
    # 77 E 50 N: distance cos 50° / n = 0.930426 at n × 10° = 6.90853°; the centre's distance is
    # √(cos² 38° + 2 n sin 38° − 2 n sin 45°) / n = 1.017996.
    # x = 0.930426 × sin 6.90853° = 0.111916; y = 1.017996 − 0.930426 × cos 6.90853° = 0.094325.
    assert projection.conic(77, 50) == pytest.approx((11.1916, 9.4325), abs=1e-3)
    # 67 E 38 N, on the middle meridian: x = 0; y = 1.017996 − cos 38° / n = 1.017996 − 1.140635 = −0.122639.
    assert projection.conic(67, 38) == pytest.approx((0, -12.2639), abs=1e-3)
    assert projection.conic(67, 45) == (0, 0)


def test_mercator_at_two_points_worked_out_by_hand() -> None:
    # At zoom 0 the world is one tile of 512 px, 0 E 0 N in its middle; 85.0511° N is its upper edge.
    assert projection.mercator(180, 0, 0) == pytest.approx((256, 0))
    assert projection.mercator(0, 85.0511287798, 1) == pytest.approx((0, -512))


def test_outlines_close_and_the_five_states_lie_inside_the_window() -> None:
    shapes = outlines()
    assert [kind for kind, *_ in shapes].count("country") == 5
    across, upward = projection.window()
    for kind, xs, ys in shapes:
        rings = [list(zip(*ring, strict=True)) for ring in zip(split(xs), split(ys), strict=True)]
        assert rings and all(ring[0] == ring[-1] and len(ring) > 3 for ring in rings)
        if kind == "country":
            points = [point for ring in rings for point in ring]
            assert all(across[0] < x < across[1] and upward[0] < y < upward[1] for x, y in points)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda one: one.mode)
def test_the_picture_of_the_land_is_the_outlines_in_the_window_of_the_map(palette: Palette) -> None:
    drawn = ElementTree.fromstring(picture(palette))
    across, upward = projection.window()
    box = [float(one) / 100 for one in drawn.attrib["viewBox"].split()]
    assert box == pytest.approx(
        [across[0], -upward[1], across[1] - across[0], upward[1] - upward[0]], abs=0.01
    )
    paths = drawn.findall("{http://www.w3.org/2000/svg}path")
    for path, (kind, xs, ys) in zip(paths, outlines(), strict=True):
        colours = {"country": palette.land, "neighbours": palette.around, "water": palette.water}
        assert path.attrib["fill"] == colours[kind]
        assert ("stroke" in path.attrib) == (kind != "country")
        steps = [ring.replace("l", ",").split(",") for ring in path.attrib["d"].strip("Mz").split("zM")]
        found = [list(accumulate(map(int, ring[place::2]))) for place in (0, 1) for ring in steps]
        wanted = [[round(100 * x) for x in ring] for ring in split(xs)]
        wanted += [[round(-100 * y) for y in ring] for ring in split(ys)]
        assert found == wanted


def test_the_land_is_drawn_with_the_points_but_on_a_page_that_has_it(db: Database) -> None:
    card = card_of(db, "places_on_map")
    fits = Fit(beneath=True), Fit(size=(800, 450), paper=True)
    on_screen, on_paper = (figures.figure(card.chart, LIGHT, fit) for fit in fits)
    for figure in (on_paper, bare(card.chart, 447, 290)):  # in images, and in briefs and slides
        assert len(traces(figure)) - len(traces(on_screen)) == len(outlines())
    assert [trace["mode"] for trace in traces(on_screen)] == ["markers", "markers"]
    assert len(json.dumps(on_screen)) < 20_000


def test_the_labels_of_a_crowded_map_do_not_cover_each_other(crowded: Database) -> None:
    figure = drawn(crowded, "places_on_map")
    named = [note for note in notes(figure) if "Town of the Very" in note]
    assert 0 < len(named) < 20  # 20 places with two events each; what finds no room is left out
    hovers = next(t for t in traces(figure) if t.get("name") == "places")["hovertemplate"]
    assert sum("Town of the Very" in text for text in hovers) == 20
