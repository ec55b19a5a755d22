"""The projection of the map, and the outlines drawn in it."""

import xml.etree.ElementTree as ElementTree
from itertools import accumulate

import pytest

from dashboard.charts import clipping, projection
from dashboard.charts.outlines import outlines, pictures
from dashboard.charts.theme import DARK, LIGHT, Palette
from tests.chart_parts import split


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
    assert len([name for name, *_ in shapes if name.isupper()]) == 5
    (west, east), (south, north) = projection.STATES
    own = []
    for name, xs, ys in shapes:
        rings = [list(zip(*ring, strict=True)) for ring in zip(split(xs), split(ys), strict=True)]
        assert rings and all(ring[0] == ring[-1] and len(ring) > 3 for ring in rings)
        own += [point for ring in rings for point in ring] if name.isupper() else []
    # Fitted: nothing is cut, and no side has more than a thousandth of the earth's girth to spare.
    assert 0.7 < min(x for x, _ in own) - west < 1 and 0.7 < east - max(x for x, _ in own) < 1
    assert 0.7 < min(y for _, y in own) - south < 1 and 0.7 < north - max(y for _, y in own) < 1


def test_an_outline_is_cut_at_the_edges_of_a_rectangle() -> None:
    # A triangle over the corners 0 0, 4 0, 0 4, cut at x = 2 and y = 1.
    found = clipping.clipped([0, 4, 0, 0, None], [0, 0, 4, 0, None], (-1, -1, 2, 1))
    assert [set(ring) for ring in found] == [{(0, 0), (2, 0), (2, 1), (0, 1)}]
    assert clipping.clipped([0, 4, 0, 0, None], [0, 0, 4, 0, None], (5, 5, 6, 6)) == []


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda one: one.mode)
def test_the_pictures_of_the_land_are_the_outlines_in_the_window_of_the_map(palette: Palette) -> None:
    drawn = {name: ElementTree.fromstring(picture) for name, picture in pictures(palette).items()}
    assert set(drawn) == {"map", "lakes", "KAZ", "KGZ", "TJK", "TKM", "UZB"}
    (west, east), (south, north) = (projection.STATES[0][0], projection.BESIDE), projection.STATES[1]
    for one in drawn.values():
        box = [float(side) / 100 for side in one.attrib["viewBox"].split()]
        assert box == pytest.approx([west, -north, east - west, north - south], abs=0.01)
    svg = "{http://www.w3.org/2000/svg}path"
    paths = drawn["map"].findall(svg)
    for path, (name, xs, ys) in zip(paths, outlines(), strict=True):
        colours = {"neighbours": palette.around, "water": palette.water}
        assert path.attrib["fill"] == colours.get(name, palette.land)
        assert ("stroke" in path.attrib) == name.isupper()
        if name.isupper():  # which lies inside the window as a whole; others are cut at its edges
            steps = [ring.replace("l", ",").split(",") for ring in path.attrib["d"].strip("Mz").split("zM")]
            found = [list(accumulate(map(int, ring[place::2]))) for place in (0, 1) for ring in steps]
            wanted = [[round(100 * x) for x in ring] for ring in split(xs)]
            wanted += [[round(-100 * y) for y in ring] for ring in split(ys)]
            assert found == wanted
            (shade,) = drawn[name].findall(svg)
            assert shade.attrib["d"] == path.attrib["d"]
    assert [one.attrib["d"] for one in drawn["lakes"].findall(svg)] == [
        path.attrib["d"] for path, (name, *_) in zip(paths, outlines(), strict=True) if name == "water"
    ]
