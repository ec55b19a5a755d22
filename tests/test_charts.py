"""Every figure: its numbers, its order, its codes for a click, its words made harmless, its colours.

The numbers are worked out by hand from tests/fixture/events.csv; test_analysis.py has the table of events.
"""

import html
import json
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import plotly.io
import pydeck as pdk
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.charts import bars, deck, figures, grids, key, labels, maps, projection, theme
from dashboard.charts.labels import Label, Spot
from dashboard.charts.theme import DARK, LIGHT, PRINT, Palette
from dashboard.store import database
from tests.conftest import FIXTURE
from tests.drawings import CASES, DEFAULT, FORMS, NOTHING, ONE, Y2022, asked, drawing, parts

Y2023 = Filters(date_from=date(2023, 1, 1), date_to=date(2023, 12, 31))
BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


# How the app draws each of them


def drawn(
    db: Database, case: str, chosen: Filters = DEFAULT, palette: Palette = LIGHT, rows: Any = None
) -> go.Figure:
    """The figure as a page shows it, of the rows of the filter or of others."""
    question = case.partition("-")[0]
    rows = asked(db, case, chosen) if rows is None else rows
    if question == "places_on_map":
        return maps.places_on_map(rows, palette, outlines(), country_names())
    return getattr(figures, question)(rows, palette, *drawing(db, case))


def timeline(
    db: Database, grain: str, split: str, form: str, chosen: Filters = DEFAULT, **how: bool
) -> go.Figure:
    rows = answers.timeline(db, chosen, grain, split, theme.ORDERS[split])
    return figures.timeline(rows, LIGHT, parts(db, split), split, grain, form, **how)


@pytest.mark.parametrize("case", CASES)
def test_a_figure_is_the_same_whatever_template_is_preset(
    db: Database, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for preset in ("plotly", "plotly_dark"):  # importing Streamlit presets its own
        monkeypatch.setattr(plotly.io.templates, "default", preset)
        found.append(drawn(db, case).to_json())
    assert found[0] == found[1]


@cache
def boundaries() -> dict[str, Any]:
    return json.loads(settings.BOUNDARIES.read_text(encoding="utf-8"))


@cache
def outlines() -> list[projection.Shape]:
    return projection.outlines(boundaries())


def country_names() -> list[maps.Name]:
    found = [feature["properties"] for feature in boundaries()["features"]]
    return [(p["name"], p["lon"], p["lat"]) for p in found if p["kind"] == "country"]


# What the browser gets


def sent(figure: go.Figure) -> dict[str, Any]:
    return json.loads(figure.to_json())


def traces(figure: go.Figure) -> list[dict[str, Any]]:
    return sent(figure)["data"]


def bars_of(figure: go.Figure, axis: str = "y") -> list[tuple[str, int]]:
    """The bars of the only trace on an axis as (code, events), top down."""
    (trace,) = [t for t in traces(figure) if t.get("yaxis", "y") == axis]
    assert trace["y"] == list(range(len(trace["x"]))) and trace["orientation"] == "h"
    return [(codes[0], n) for codes, n in zip(trace["customdata"], trace["x"], strict=True)]


def ticks(figure: go.Figure, axis: str = "yaxis") -> list[str]:
    return list(sent(figure)["layout"][axis]["ticktext"])


def notes(figure: go.Figure) -> list[str]:
    return [note["text"] for note in sent(figure)["layout"].get("annotations", [])]


def texts(figure: go.Figure) -> Iterator[str]:
    """Everything a figure writes: ticks, annotations, hover texts, numbers, names of traces."""
    data = sent(figure)
    for trace in data["data"]:
        for field in ("hovertemplate", "hovertext", "text", "name", "meta"):
            found = trace.get(field, [])
            yield from [found] if isinstance(found, str) else found
    yield from notes(figure)
    for name, axis in data["layout"].items():
        if re.fullmatch(r"[xy]axis\d*", name):
            yield from axis.get("ticktext", [])


# Every figure


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("chosen", [DEFAULT, ONE, NOTHING], ids=["some", "one-event", "none"])
def test_a_figure_is_drawn_of_many_one_and_no_events(db: Database, case: str, chosen: Filters) -> None:
    rows = asked(db, case, chosen)
    before = rows.copy(deep=True)
    figure = drawn(db, case, chosen, rows=rows)
    assert "NaN" not in figure.to_json() and sent(figure)["layout"]["height"] > 0
    pd.testing.assert_frame_equal(rows, before)  # all visitors share the rows


@pytest.mark.parametrize("case", CASES)
@BOTH
def test_a_figure_keeps_to_the_colours_of_its_palette(db: Database, case: str, palette: Palette) -> None:
    own = {palette.card, palette.pale, palette.amount}  # and mixed in heat maps, where white or black is ink
    own |= {theme.mixed(a, b) for a in own for b in own}
    own |= set(grids.INKS)
    own |= {value for value in vars(palette).values() if str(value).startswith("#")} | set(palette.hues)
    said = sent(drawn(db, case, palette=palette))
    del said["layout"]["template"]
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", json.dumps(said))) <= own


HOSTILE = '=1+1 %{x} <script>alert("x")</script> $\\alpha$ & Ёлка'
NAMED = ("name", "full_name", "theme_name", "other_name", "other_full_name", "type", "arms", "country")


def with_hostile_names(db: Database, case: str) -> go.Figure:
    rows = asked(db, case)
    if case.startswith("timeline"):
        named = tuple((code, f"{HOSTILE} {name}") for code, name in parts(db, "theme"))
        return figures.timeline(rows, LIGHT, named, "theme", "year", case.partition("-")[2])
    hostile = {column: [f"{HOSTILE} {text}" for text in rows[column]] for column in NAMED if column in rows}
    return drawn(db, case, rows=rows.assign(**hostile))


NAMELESS = ("by_day", "partners_by_year", "months_of_years-month", "months_of_years-sum")


@pytest.mark.parametrize("case", CASES)
def test_hostile_names_come_out_as_text(db: Database, case: str) -> None:
    own_tags = re.compile(r"</?b>|<br>|<extra></extra>")
    found = [own_tags.sub("", text) for text in texts(with_hostile_names(db, case))]
    assert any("=1+1" in text for text in found) == (case not in NAMELESS)
    for text in found:
        assert not re.search(r"[<>$]|&(?!lt;|gt;|amp;|#36;|#37;)", text), text


def test_a_name_is_no_template_for_plotly(db: Database) -> None:
    """Plotly puts values in place of %{…} in hover texts, so a name must not bring its own."""
    filled = set()
    for case in CASES:
        for trace in traces(with_hostile_names(db, case)):
            if "=1+1 %{x}" in str(trace.get("hovertemplate", "")):
                filled.add(case)
    assert filled == set()


def test_the_hostile_organisation_of_the_data_is_one_bar_with_its_whole_name_in_the_hover(
    db: Database,
) -> None:
    figure = drawn(db, "by_partner")
    label = '=1+1 &lt;b&gt;Süýt &amp; Söhbet&lt;/b&gt;,<br>"Küýze" &#36;x^2&#36; of very many …'
    at = [code for code, _ in bars_of(figure)].index("long-name")
    assert ticks(figure)[at] == label
    hover = traces(figure)[0]["hovertemplate"][at]
    assert hover.startswith("=1+1 &lt;b&gt;Süýt") and hover.endswith("and then some: 1<extra></extra>")


# Breakdowns


def test_bars_of_themes_are_sorted_and_carry_their_codes(db: Database) -> None:
    figure = drawn(db, "by_theme")
    assert bars_of(figure) == [
        ("drug_control_and_trafficking", 6),  # two-hosts, undated, turkmen, two-themes, no-place, province
        ("anti_corruption", 5),  # abroad, year-only, shared-story, month-only, province
        ("drug_prevention", 4),  # new-year, hostile, cyrillic, two-themes
        ("cybercrime", 2),  # two-hosts, province
    ]
    assert ticks(figure) == [
        "Drug control and trafficking", "Anti-corruption", "Drug prevention", "Cybercrime",
    ]  # fmt: skip
    (trace,) = traces(figure)
    assert trace["text"] == ["<b>6</b>", "<b>5</b>", "<b>4</b>", "<b>2</b>"]
    assert trace["hovertemplate"][0] == "Drug control and trafficking: 6<extra></extra>"
    assert sent(figure)["layout"]["yaxis"]["range"][0] > sent(figure)["layout"]["yaxis"]["range"][1]


def test_bars_of_kinds_hosts_arms_roles_types_and_lags(db: Database) -> None:
    assert bars_of(drawn(db, "by_kind")) == [
        ("training", 5), ("handover", 3), ("meeting", 2), ("workshop", 2), ("publication", 1),
    ]  # fmt: skip
    assert bars_of(drawn(db, "by_host")) == [
        ("UZB", 4), ("TKM", 3), ("KAZ", 2), ("TJK", 2), ("AFG", 1), ("AUT", 1), ("JPN", 1), ("KGZ", 1),
        ("none", 1),
    ]  # fmt: skip
    # INL in new-year, two-hosts, month-only; the United States in new-year, two-themes; State in hostile.
    assert bars_of(drawn(db, "by_arm")) == [("us-inl", 3), ("us", 2), ("us-state", 1)]
    roles = figures.by_role(answers.by_role(db, DEFAULT, "uz-moi"), LIGHT)
    assert bars_of(roles) == [("host", 2), ("partner", 2)]
    # Government: MOI or customs in five events (both in two-hosts: once), Japan in no-place.
    assert bars_of(drawn(db, "by_organisation_type")) == [("10", 6), ("40", 2), ("22", 2), ("none", 3)]
    # Before its end: two-hosts, told on 2 April. Not known: without a day of the event or of its story.
    assert bars_of(drawn(db, "by_lag")) == [
        ("before", 1), ("week", 6), ("month", 0), ("quarter", 0), ("later", 0), ("none", 6),
    ]  # fmt: skip


@pytest.mark.parametrize("case", ["by_partner", "by_funder", "by_host", "by_organisation_type", "by_lag"])
def test_what_is_not_stated_is_grey_and_last(db: Database, case: str) -> None:
    figure = drawn(db, case)
    fills = traces(figure)[0]["marker"]
    assert bars_of(figure)[-1][0] == "none"
    assert fills["color"][-1] == LIGHT.unknown and LIGHT.unknown not in fills["color"][:-1]
    assert fills["line"]["width"][-1] == 1 and set(fills["line"]["width"][:-1]) == {0}


def test_not_stated_that_dwarfs_the_rest_becomes_a_strip(db: Database) -> None:
    # Anti-corruption: month-only names the United States; abroad, year-only, shared-story, province nobody.
    figure = drawn(db, "by_funder", Filters(themes=("anti_corruption",)))
    assert bars_of(figure) == [("us", 1)]
    stated, unstated = (trace for trace in traces(figure) if trace.get("yaxis") == "y2")
    assert (stated["x"], unstated["x"]) == ([1], [4])
    assert (stated["customdata"], unstated["customdata"]) == ([[""]], [["none"]])  # "" chooses nothing
    assert (stated["marker"]["color"], unstated["marker"]["color"]) == (LIGHT.amount, LIGHT.unknown)
    assert notes(figure) == ["<b>1</b> name a funder", "<b>4</b> not stated"]
    layout = sent(figure)["layout"]
    assert layout["xaxis2"]["range"] == [0, 5]
    assert layout["yaxis"]["domain"][1] <= layout["yaxis2"]["domain"][0]  # the strip is above the bars


def test_not_stated_up_to_twice_the_longest_bar_stays_a_bar() -> None:
    def axes(unstated: int) -> set[str]:
        items = [bars.Bar("a", "A", 3), bars.Bar("none", "Not stated", unstated)]
        return {trace.get("yaxis", "y") for trace in traces(bars.bars(items, LIGHT, (3, "name one")))}

    assert axes(6) == {"y"} and axes(7) == {"y", "y2"}
    alone = bars.bars([bars.Bar("none", "Not stated", 9)], LIGHT)
    assert bars_of(alone) == [("none", 9)]  # nothing to dwarf


def test_only_the_first_bars_are_drawn_and_not_stated_besides(db: Database) -> None:
    rows = answers.by_partner(db, DEFAULT)
    assert bars_of(figures.by_partner(rows, LIGHT, 2)) == [("uz-moi", 4), ("osce", 2), ("none", 3)]


def test_a_bar_leaves_room_for_its_number(db: Database) -> None:
    low, high = sent(drawn(db, "by_theme"))["layout"]["xaxis"]["range"]
    assert low == 0 and 6 * 1.1 < high < 6 * 1.3


@pytest.mark.parametrize(
    ("case", "thick", "thin", "codes", "shades"),
    [
        # Elsewhere: abroad, month-only hosted; two-hosts took part. Not stated: year-only.
        ("by_country", [4, 3, 2, 2, 1, 2, 0, 1], [4, 3, 5, 3, 1, 3, 0, 1], ("host", "part"),
         ["UZB", "TKM", "KAZ", "TJK", "KGZ", "other", "online", "none"]),
        # 2023: shared-story, month-only, year-only; new-year; no-place. 2022: hostile, cyrillic.
        ("period_change", [3, 1, 1], [0, 2, 0], ("now", "before"),
         ["anti_corruption", "drug_prevention", "drug_control_and_trafficking"]),
    ],
)  # fmt: skip
def test_pairs_of_bars(
    db: Database, case: str, thick: list[int], thin: list[int], codes: tuple[str, str], shades: list[str]
) -> None:
    figure = drawn(db, case, Y2023 if case == "period_change" else DEFAULT)
    upper, lower = traces(figure)
    assert (upper["x"], lower["x"]) == (thick, thin)
    assert upper["customdata"] == [[code, codes[0]] for code in shades]
    assert lower["customdata"] == [[code, codes[1]] for code in shades]
    assert upper["width"] > lower["width"]
    grey = [code in ("other", "online", "none") for code in shades]
    assert upper["marker"]["color"] == [LIGHT.unknown if g else LIGHT.amount for g in grey]
    assert lower["marker"]["color"] == [LIGHT.unknown if g else LIGHT.pale for g in grey]


def test_a_pair_says_which_number_is_which(db: Database) -> None:
    upper, lower = traces(drawn(db, "by_country"))
    assert upper["hovertemplate"][2] == "Kazakhstan: hosted 2<extra></extra>"
    assert lower["hovertemplate"][2] == "Kazakhstan: took part in 5<extra></extra>"
    upper, lower = traces(drawn(db, "period_change", Y2023))
    assert upper["hovertemplate"][0] == "Anti-corruption: 2023: 3<extra></extra>"
    assert lower["hovertemplate"][0] == "Anti-corruption: 2022: 0<extra></extra>"


def test_organisations_are_stacked_by_role_with_their_events_at_the_end(db: Database) -> None:
    figure = figures.by_organisation_role(answers.by_organisation_role(db, DEFAULT, 3), LIGHT)
    found = {trace["name"]: trace for trace in traces(figure)}
    assert list(found) == ["organiser", "host", "partner", "supporter", "funder"]
    # MOI: host of new-year and two-themes, partner in two-hosts and month-only; Japan; INL.
    assert {role: trace["x"] for role, trace in found.items()} == {
        "organiser": [None, None, None],
        "host": [2, None, None],
        "partner": [2, None, None],
        "supporter": [None, None, 1],
        "funder": [None, 3, 2],
    }
    assert found["funder"]["customdata"] == [["uz-moi", "funder"], ["us-inl", "funder"], ["japan", "funder"]]
    assert notes(figure) == ["<b>4</b>", "<b>3</b>", "<b>3</b>"]
    assert [trace["marker"]["color"] for trace in found.values()] == list(LIGHT.hues[:5])
    assert sent(figure)["layout"]["barmode"] == "stack"


def test_new_partners_stand_on_returning_ones_and_the_year_that_is_not_over_is_hatched(
    db: Database,
) -> None:
    returned, new = traces(drawn(db, "partners_by_year"))
    # 2022 long-name, yolka; 2023 uz-moi, japan, osce; 2024 tk-customs new, uz-moi and osce again.
    assert (returned["x"], returned["y"], new["y"]) == ([2022, 2023, 2024], [0, 0, 2], [2, 3, 1])
    assert new["customdata"] == [["newcomer", "2022"], ["newcomer", "2023"], ["newcomer", "2024"]]
    assert returned["customdata"][2] == ["returned", "2024"]
    for trace in (returned, new):
        assert trace["marker"]["pattern"]["shape"] == ["", "", "/"]


# Grids and the network

STATES = ["Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan", "Elsewhere", "Not stated"]


def cells(figure: go.Figure) -> dict[tuple[str, str], int]:
    """The numbers of a heat map by (row, column) as they are labelled, empty cells left out."""
    grid = traces(figure)[0]
    rows, columns = ticks(figure), ticks(figure, "xaxis")
    assert len(grid["z"]) == len(rows) and all(len(line) == len(columns) for line in grid["z"])
    return {(rows[y], columns[x]): n for y, line in enumerate(grid["z"]) for x, n in enumerate(line) if n}


def targets(figure: go.Figure) -> dict[tuple[str, str], str]:
    """What is pointed at in a heat map: codes of each cell -> words under the pointer."""
    grid, points = traces(figure)
    assert grid["hoverinfo"] == "skip" and points["marker"]["opacity"] == 0
    for x, y, text in zip(points["x"], points["y"], points["text"], strict=True):
        n = grid["z"][y][x]
        assert text.endswith(f": {n} event{'' if n == 1 else 's'}") or (n is None and x == y)
    return dict(zip(map(tuple, points["customdata"]), points["text"], strict=True))


def test_themes_against_countries(db: Database) -> None:
    figure = drawn(db, "theme_by_country")
    assert cells(figure) == {
        ("Drug control and trafficking", "Kazakhstan"): 1,  # no-place
        ("Drug control and trafficking", "Tajikistan"): 2,  # undated, province
        ("Drug control and trafficking", "Turkmenistan"): 2,  # two-hosts, turkmen
        ("Drug control and trafficking", "Uzbekistan"): 2,  # two-hosts, two-themes
        ("Drug prevention", "Kyrgyzstan"): 1,
        ("Drug prevention", "Turkmenistan"): 1,
        ("Drug prevention", "Uzbekistan"): 2,  # new-year, two-themes
        ("Anti-corruption", "Kazakhstan"): 1,
        ("Anti-corruption", "Tajikistan"): 1,
        ("Anti-corruption", "Uzbekistan"): 1,
        ("Anti-corruption", "Elsewhere"): 2,  # abroad in two states: once; month-only in Afghanistan
        ("Anti-corruption", "Not stated"): 1,
        ("Cybercrime", "Tajikistan"): 1,
        ("Cybercrime", "Turkmenistan"): 1,
        ("Cybercrime", "Uzbekistan"): 1,
    }
    said = targets(figure)
    assert len(said) == 15
    assert said["anti_corruption", "other"] == "Anti-corruption · Elsewhere: 2 events"
    assert sorted(notes(figure)) == ["1"] * 10 + ["2"] * 5  # the number in each cell


def test_columns_of_countries_have_one_order_whatever_the_first_theme_has(db: Database) -> None:
    assert ticks(drawn(db, "theme_by_country"), "xaxis") == STATES
    # Study of bribery and training of prosecutors: not stated; Uzbekistan and Afghanistan.
    some = drawn(db, "theme_by_country", Filters(kinds=("publication", "training")))
    assert ticks(some, "xaxis") == ["Kyrgyzstan", "Turkmenistan", "Uzbekistan", "Elsewhere", "Not stated"]


def test_partners_against_themes(db: Database) -> None:
    figure = drawn(db, "theme_by_partner")
    assert [ticks(figure)[i] for i in (0, 1, 3)] == ["MOI", "OSCE", "Japan"]
    said = targets(figure)
    # MOI: new-year, two-hosts, two-themes, month-only; two themes count in each.
    assert {theme: text.rpartition(": ")[2] for (code, theme), text in said.items() if code == "uz-moi"} == {
        "drug_control_and_trafficking": "2 events",
        "drug_prevention": "2 events",
        "anti_corruption": "1 event",
        "cybercrime": "1 event",
    }
    assert said["osce", "anti_corruption"] == (
        "Organization for Security and Co-operation in Europe · Anti-corruption: 2 events"
    )


def test_themes_stand_in_one_order_in_both_grids(db: Database) -> None:
    # The order of data/themes.csv, as in the sidebar.
    across, down = drawn(db, "theme_by_partner"), drawn(db, "theme_by_country")
    assert ticks(down) == ["Drug control and trafficking", "Drug prevention", "Anti-corruption", "Cybercrime"]
    assert [name[:4] for name in ticks(across, "xaxis")] == [name[:4] for name in ticks(down)]


def test_organisations_against_each_other_have_their_own_events_on_the_diagonal(db: Database) -> None:
    figure = drawn(db, "organisation_pairs-matrix")
    # MOI with: Japan and customs in two-hosts; INL in new-year, two-hosts, month-only; United States in
    # new-year, two-themes. Cells are there twice, once on each side of the diagonal.
    found = {pair: n for pair, n in cells(figure).items() if pair[0] == "MOI"}
    assert list(found.values()) == [1, 3, 1, 2]
    codes = {pair: text.rpartition(": ")[2] for pair, text in targets(figure).items()}
    assert codes["uz-moi", "us-inl"] == codes["us-inl", "uz-moi"] == "3 events"
    assert codes["uz-moi", "uz-moi"] == "4 events"
    assert traces(figure)[0]["z"][0][0] is None  # all its events colour no cell
    bold = [note for note in notes(figure) if note.startswith("<b>")]
    assert bold == [f"<b>{n}</b>" for n in (4, 3, 3, 2, 2, 2, 1, 1, 1)]


@pytest.mark.parametrize(
    ("case", "strongest", "cells_in_all"),
    [
        ("theme_by_country", [["anti_corruption", "other"], 2], 15),
        ("theme_by_partner", [["osce", "anti_corruption"], 2], 10),
        ("organisation_pairs-matrix", [["uz-moi", "us-inl"], 3], 9),  # and nobody with itself
        ("organisation_pairs-network", [["uz-moi", "us-inl"], 3], 9),
    ],
)
def test_a_phone_sees_the_strongest_cells_of_a_grid_as_bars(
    db: Database, case: str, strongest: list[Any], cells_in_all: int
) -> None:
    question, _, form = case.partition("-")
    figure = getattr(figures, question)(asked(db, case), LIGHT, *([form] if form else []), narrow=True)
    (trace,) = traces(figure)
    assert [trace["customdata"][0], trace["x"][0]] == strongest
    assert trace["x"] == sorted(trace["x"], reverse=True)
    assert len(trace["x"]) == min(cells_in_all, grids.STRONGEST)
    assert "</b>" not in trace["hovertemplate"][0] and " · " in trace["hovertemplate"][0]


def test_a_full_grid_is_drawn_while_a_visitor_waits(crowded: Database) -> None:
    rows = asked(crowded, "organisation_pairs-matrix")
    assert len(rows) > 140  # most of the twenty with each other
    start = time.process_time()
    drawn(crowded, "organisation_pairs-matrix")
    assert time.process_time() - start < 2


def test_the_network_draws_a_line_a_pair_and_a_point_an_organisation(db: Database) -> None:
    *lines, points = traces(drawn(db, "organisation_pairs-network"))
    rows = asked(db, "organisation_pairs-network")
    pairs = rows[rows.position != rows.other_position]
    assert {tuple(line["customdata"][1]) for line in lines} == set(
        zip(pairs.code, pairs.other_code, strict=True)
    )
    widest = lines[-1]  # drawn last, over the others
    assert widest["customdata"][0] == ["uz-moi", "us-inl"] and widest["line"]["width"] == grids.WIDEST
    thin = [line for line in lines if line["hovertemplate"].endswith(": 1 event<extra></extra>")]
    assert {line["line"]["width"] for line in thin} == {grids.WIDEST / 3}
    assert points["customdata"][0] == ["uz-moi", "uz-moi"]
    assert (points["x"][0], points["y"][0]) == (0, 1)  # the first at the top
    assert points["marker"]["size"][0] == grids.BIGGEST
    assert points["marker"]["size"][-1] == pytest.approx(grids.BIGGEST / 2)  # Yolka has one event, MOI four
    assert all(x**2 + y**2 == pytest.approx(1) for x, y in zip(points["x"], points["y"], strict=True))


# Time


def by_part(figure: go.Figure) -> dict[str, list[Any]]:
    """Code of each part -> its values by bucket, in the order of the traces."""
    return {trace["customdata"][0][1]: trace["y"] for trace in traces(figure)}


def test_the_timeline_stacks_its_parts_and_hatches_the_unfinished_bucket(db: Database) -> None:
    figure = drawn(db, "timeline-stack")
    assert by_part(figure) == {
        # 2023 no-place; 2024 two-hosts, turkmen, two-themes, province
        "drug_control_and_trafficking": [None, 1, 4],
        "drug_prevention": [2, 1, 1],  # hostile, cyrillic; new-year; two-themes
        "other": [None, 3, 3],  # year-only, shared-story, month-only; two-hosts, abroad, province
    }
    for trace in traces(figure):
        assert trace["marker"]["pattern"]["shape"] == ["", "", "/"]
        assert [day for day, _ in trace["customdata"]] == ["2022-01-01", "2023-01-01", "2024-01-01"]
        assert trace["hovertext"] == ["2022", "2023", "2024"]
    # Under each bucket its events, each counted once: 2, 5, 5.
    assert ticks(figure, "xaxis") == ["2022<br><b>2</b>", "2023<br><b>5</b>", "2024<br><b>5</b>"]
    assert sent(figure)["layout"]["barmode"] == "stack"


def test_the_timeline_side_by_side_has_a_chart_a_part_on_one_scale(db: Database) -> None:
    figure = drawn(db, "timeline-multiples")
    assert list(by_part(figure)) == ["other", "drug_prevention", "drug_control_and_trafficking"]
    assert by_part(figure)["other"] == [None, 3, 3]
    assert notes(figure) == [
        "Other themes  <b>6</b>", "Drug prevention  <b>4</b>", "Drug control and trafficking  <b>5</b>",
    ]  # fmt: skip
    layout = sent(figure)["layout"]
    assert {tuple(layout[axis]["range"]) for axis in ("yaxis", "yaxis2", "yaxis3")} == {(0, 4 * 1.08)}
    assert [trace["xaxis"] for trace in traces(figure)] == ["x", "x2", "x3"]
    assert layout["xaxis3"]["ticktext"] == ["2022", "2024"]
    for trace in traces(figure):
        assert trace["marker"]["pattern"]["shape"] == ["", "", "/"]


def test_running_totals_stop_before_the_unfinished_bucket(db: Database) -> None:
    figure = drawn(db, "timeline-sum")
    assert by_part(figure) == {
        "drug_control_and_trafficking": [0, 1, None],
        "drug_prevention": [2, 3, None],
        "other": [0, 3, None],
        "": [2, 7, None],  # all events last, over the others
    }
    assert traces(figure)[-1]["line"]["color"] == LIGHT.text


def test_moving_averages_are_of_finished_buckets_only(db: Database) -> None:
    # Events from the second quarter of 2022 on: 2 0 0 0 0 2 2 3 0 1, and 1 in the unfinished last.
    figure = timeline(db, "quarter", "country", "average")
    assert by_part(figure)[""] == [None, None, None, 0.5, 0, 0.5, 1, 1.75, 1.75, 1.5, None]
    assert traces(figure)[-1]["hovertext"][-1] == "Q4 2024"


@pytest.mark.parametrize("form", FORMS["timeline"])
@pytest.mark.parametrize("split", ["theme", "kind", "country", "funder"])
@pytest.mark.parametrize("grain", ["year", "quarter", "month"])
def test_each_form_of_the_timeline_carries_the_numbers_of_its_rows(
    db: Database, grain: str, split: str, form: str
) -> None:
    rows = answers.timeline(db, DEFAULT, grain, split, theme.ORDERS[split])
    figure = timeline(db, grain, split, form)
    column = {"sum": "cumulative", "average": "average"}.get(form, "events")
    lines = form in ("sum", "average")
    for code, values in by_part(figure).items():
        part = rows[rows.part == code]
        shown = [
            None if pd.isna(n) or (lines and unfinished) else n
            for n, unfinished in zip(part[column], part.unfinished, strict=True)
        ]
        assert [n or 0 for n in values] == [n or 0 for n in shown]
        assert [n is None for n in values] == [n is None or (not lines and n == 0) for n in shown]
    assert set(by_part(figure)) == set(rows.part) - (set() if lines else {""})


@pytest.mark.parametrize("grain", ["year", "quarter", "month"])
def test_the_word_before_the_bold_row_stands_beside_it(db: Database, grain: str) -> None:
    (said,) = notes(timeline(db, grain, "theme", "stack"))
    assert said.endswith("<br><b>Events</b>")
    assert not said.startswith("<br>")  # plotly drops a first line that is empty


@pytest.mark.parametrize("case", ["timeline-stack", "partners_by_year", "months_of_years-month"])
def test_an_axis_of_few_events_has_ticks_at_whole_numbers_only(db: Database, case: str) -> None:
    # One or two events: plotly would set ticks at halves and write them as whole numbers, 0 1 1 2 2.
    axis = sent(drawn(db, case, ONE))["layout"]["yaxis"]
    assert axis.get("dtick", 0) >= 1 or all(n == int(n) for n in axis.get("tickvals", [0.5]))


@pytest.mark.parametrize(("form", "room"), [("stack", 740), ("multiples", 220)])
def test_thin_bars_are_not_hidden_by_their_edges(form: str, room: int) -> None:
    buckets = pd.date_range("2002-06-01", periods=286, freq="MS")  # the months of the real data
    rows = pd.DataFrame(
        {"part": "drug_prevention", "events": 3, "total": 858, "unfinished": False}, index=buckets
    )
    rows = pd.concat([rows, rows.assign(part="")]).rename_axis("bucket").reset_index()
    figure = figures.timeline(rows, LIGHT, (("drug_prevention", "Prevention"),), "theme", "month", form)
    gap = sent(figure)["layout"]["bargap"]
    edge = traces(figure)[0]["marker"]["line"]["width"]  # in the colour of the card, half of it inside
    assert edge <= room / 286 * (1 - gap) / 2


def test_a_timeline_labels_its_last_bucket_and_as_many_as_there_is_room_for(db: Database) -> None:
    wide, narrow = (ticks(timeline(db, "month", "kind", "stack", narrow=n), "xaxis") for n in (False, True))
    assert len(wide) == 10 and len(narrow) == 5  # of 30 months every third, every sixth
    assert wide[-1] == narrow[-1] == "Nov 2024<br><b>1</b>"
    assert wide[0] == "Aug 2022<br><b>0</b>"


def test_many_years_are_written_short() -> None:
    buckets = pd.date_range("2001-01-01", periods=20, freq="YS")
    rows = pd.DataFrame(
        {"bucket": buckets, "part": "", "events": range(20), "total": 190, "unfinished": False}
    )
    labels_of_years = ticks(figures.timeline(rows, LIGHT, (), "theme", "year"), "xaxis")
    assert labels_of_years[0] == "’01<br><b>0</b>" and len(labels_of_years) == 20


@pytest.mark.parametrize("form", ["stack", "sum", "average"])
def test_a_span_can_be_drawn_over_a_timeline_with_a_brush(db: Database, form: str) -> None:
    plain = sent(timeline(db, "year", "theme", form))["layout"]
    brush = sent(timeline(db, "year", "theme", form, brush=True))["layout"]
    assert plain["dragmode"] is False
    assert (brush["dragmode"], brush["selectdirection"]) == ("select", "h")


def test_small_charts_stand_one_below_the_other_where_it_is_narrow(db: Database) -> None:
    def starts(narrow: bool) -> list[tuple[float, float]]:
        layout = sent(timeline(db, "year", "theme", "multiples", narrow=narrow))["layout"]
        return [(layout[f"xaxis{n}"]["domain"][0], layout[f"yaxis{n}"]["domain"][0]) for n in ("", 2, 3)]

    wide, tight = starts(False), starts(True)
    assert [x for x, _ in wide] == sorted({x for x, _ in wide})
    assert {x for x, _ in tight} == {0} and [y for _, y in tight] == sorted(
        {y for _, y in tight}, reverse=True
    )


@pytest.mark.parametrize("split", ["theme", "kind", "country", "funder"])
def test_no_two_parts_of_a_stack_look_alike(db: Database, split: str) -> None:
    everything = Filters(roles=("lead", "partner", "mentioned"))
    looks = [
        (trace["marker"]["color"], trace["marker"]["line"]["color"])
        for trace in traces(timeline(db, "year", split, "stack", everything))
    ]
    assert len(looks) == len(set(looks))


def test_years_are_laid_over_each_other_without_the_unfinished_month(db: Database) -> None:
    months, running = drawn(db, "months_of_years-month"), drawn(db, "months_of_years-sum")
    found = {trace["name"]: trace for trace in traces(months)}
    assert list(found) == ["2022", "2023", "2024"]
    # 2023: no-place and shared-story in July, new-year and month-only in December.
    assert found["2023"]["y"] == [0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2]
    # 2024: two-themes; two-hosts and abroad; province; November, in which the data end, is left out.
    assert found["2024"]["x"] == list(range(1, 11))
    assert found["2024"]["y"] == [0, 1, 2, 0, 0, 0, 0, 0, 1, 0]
    assert found["2024"]["customdata"][1] == ["2024-02-01", ""]
    assert traces(running)[-1]["y"] == [0, 1, 3, 3, 3, 3, 3, 3, 4, 4]
    assert [trace["line"]["color"] for trace in traces(months)] == [LIGHT.hues[1], LIGHT.hues[0], LIGHT.text]


def test_the_calendar_has_every_day_of_the_year_at_its_week(db: Database) -> None:
    figure = drawn(db, "by_day")
    grid, points = traces(figure)
    assert len(grid["z"]) == 366
    held = {
        (x, y): code[0]
        for x, y, n, code in zip(grid["x"], grid["y"], grid["z"], points["customdata"], strict=True)
        if n
    }
    # 1 January 2024 was a Monday: two-themes on Thursday of week 8, abroad on Tuesday, turkmen on Monday.
    assert held == {(8, 4): "2024-02-29", (12, 2): "2024-03-26", (46, 1): "2024-11-18"}
    assert points["text"][59] == "29 Feb 2024: 1 event began"
    assert (points["x"], points["y"]) == (grid["x"], grid["y"])
    assert ticks(figure, "xaxis")[0] == "Jan" and len(ticks(figure, "xaxis")) == 12


# Crowds: twenty organisations, funders and places with names as long as they come

LONG = "Department number {} of the Ministry of Agriculture, Forestry and Very Long Names of Uzbekistan"


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The small data set with twenty more partners and funders in one event, and as many places."""
    data = Path(shutil.copytree(FIXTURE, tmp_path_factory.mktemp("crowd") / "data"))
    organisations, links, places, ids = [], [], [], []
    for n in range(20):
        organisations.append(f'long-{n},"{LONG.format(n)}",,,10,UZB,,\n')
        links += [f"two-themes,long-{n},{role},stated,s12,words\n" for role in ("partner", "funder")]
        places.append(f"town-{n},Town of the Very Long Name {n},,UZB,{39 + n / 10},{64 + n / 10},city,,,x\n")
        ids.append(f"town-{n}")
    for file, lines in (("organisations", organisations), ("event_organisations", links), ("places", places)):
        with (data / f"{file}.csv").open("a", encoding="utf-8") as target:
            target.writelines(lines)
    events = (data / "events.csv").read_text(encoding="utf-8")
    for where in ("UZB,UZB,tashkent,40", "UZB,UZB; KAZ,tashkent,25"):
        assert where in events
        events = events.replace(where, where.replace("tashkent", "; ".join(["tashkent", *ids])))
    (data / "events.csv").write_text(events, encoding="utf-8")
    path = database.build(data, tmp_path_factory.mktemp("crowd-build")).path
    with database.open_database(path) as connection:
        yield connection


@pytest.mark.parametrize("case", CASES)
def test_twenty_long_names_stay_labels_of_two_short_lines(crowded: Database, case: str) -> None:
    figure = drawn(crowded, case)
    if case in ("by_partner", "by_funder", "by_organisation_role", "theme_by_partner"):
        assert sum("Department" in label for label in ticks(figure)) >= 4
    for label in ticks(figure) if "ticktext" in sent(figure)["layout"]["yaxis"] else []:
        lines = html.unescape(label).split("<br>")
        assert len(lines) <= 2 and max(map(len, lines)) <= max(theme.LABEL_LENGTH, theme.LINE_LENGTH)
    if sent(figure)["layout"]["xaxis"].get("side") == "top":
        columns = [html.unescape(name) for name in ticks(figure, "xaxis")]
        assert max(map(len, columns)) <= theme.LINE_LENGTH
        if case == "organisation_pairs-matrix":  # the end of a long name is kept: it tells the country
            assert "Department number … Uzbekistan" in columns


def test_a_figure_grows_with_its_bars_and_their_labels(crowded: Database) -> None:
    short = sent(drawn(crowded, "by_kind"))["layout"]["height"]
    assert short == 5 * bars.ROW + 16
    many = drawn(crowded, "by_funder")
    # Twenty names and not stated: events without a funder are 7, as before, and the longest bar has 5.
    assert len(bars_of(many)) == 21
    assert sent(many)["layout"]["height"] == 21 * bars.TALL_ROW + 16


def test_the_labels_of_a_crowded_map_do_not_cover_each_other(crowded: Database) -> None:
    figure = drawn(crowded, "places_on_map")
    named = [note for note in notes(figure) if "Town of the Very" in note]
    assert 0 < len(named) < 20  # 20 places with two events each; what finds no room is left out
    hovers = next(t for t in traces(figure) if t.get("name") == "places")["hovertemplate"]
    assert sum("Town of the Very" in text for text in hovers) == 20


# The map


def places_of(figure: go.Figure) -> dict[str, Any]:
    return next(trace for trace in traces(figure) if trace.get("name") == "places")


def test_the_map_draws_each_place_once_with_an_area_in_proportion(db: Database) -> None:
    figure = drawn(db, "places_on_map")
    points = places_of(figure)
    # Tashkent: new-year, two-themes; Türkmenabat: hostile, turkmen; one each elsewhere, none for countries.
    assert points["customdata"] == [
        ["tashkent"], ["turkmenabat"], ["alat"], ["astana"], ["farap"], ["osh"], ["sughd"],
    ]  # fmt: skip
    assert maps.outside(asked(db, "places_on_map")) == 1  # Vienna
    sizes = points["marker"]["size"]
    assert sizes[0] == sizes[1] == 2 * maps.BIGGEST
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
    assert maps.radius(100, 100) == maps.BIGGEST
    assert maps.radius(25, 100) == maps.BIGGEST / 2  # a quarter of the area
    assert maps.radius(1, 100_000) == maps.SMALLEST


@pytest.mark.parametrize(
    ("most", "sizes"),
    [(0, [1]), (1, [1]), (2, [1, 2]), (7, [1, 2, 5]), (120, [1, 10, 100]), (99_999, [1, 200, 50_000])],
)
def test_the_key_of_sizes_has_round_numbers_up_to_the_most(most: int, sizes: list[int]) -> None:
    # Of 1 2 5 10 20 50 … those that are not above `most`: the first, the middle one and the last.
    assert maps.size_key(most) == sizes


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


def deck_of(db: Database, palette: Palette = LIGHT, phone: bool = False, chosen: Filters = DEFAULT) -> Any:
    rows = answers.places_on_map(db, chosen)
    made = deck.deck(rows, palette, country_names(), "app/static/boundaries.geojson", phone)
    assert isinstance(made, pdk.Deck)
    return json.loads(made.to_json())


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


def split(values: list[Any]) -> list[list[float]]:
    """The rings of an outline, which are parted by None."""
    rings: list[list[float]] = [[]]
    for value in values:
        rings[-1].append(value) if value is not None else rings.append([])
    assert rings.pop() == []
    return rings


# The key beside a chart


def test_the_key_has_the_total_first_then_the_stack_from_the_top(db: Database) -> None:
    rows = asked(db, "timeline-stack")
    hues = dict(zip(theme.THEME_ORDER, LIGHT.hues, strict=True))
    assert key.legend(rows, LIGHT, dict(parts(db, "theme")), "theme", "Unfinished") == [
        ("Events, each counted once", "12", ""),  # the 13 but undated
        ("Other themes", "6", LIGHT.unknown),
        ("Drug prevention", "4", hues["drug_prevention"]),
        ("Drug control and trafficking", "5", hues["drug_control_and_trafficking"]),
        ("Unfinished", "", key.HATCH),
    ]


def test_the_key_names_an_unfinished_bucket_only_where_one_is_drawn(db: Database) -> None:
    rows = answers.timeline(db, Y2023, "year", "theme", theme.ORDERS["theme"])
    said = key.legend(rows, LIGHT, dict(parts(db, "theme")), "theme", "Unfinished")
    assert key.HATCH not in [colour for *_, colour in said]
    assert key.legend(asked(db, "timeline-stack", NOTHING), LIGHT, {}, "theme", "Unfinished") == [
        ("Events, each counted once", "0", "")
    ]


def test_the_key_of_years_partners_and_roles(db: Database) -> None:
    assert key.year_legend(asked(db, "months_of_years-month"), LIGHT) == [
        ("2024", "5", LIGHT.text), ("2023", "4", LIGHT.hues[0]), ("2022", "2", LIGHT.hues[1]),
    ]  # fmt: skip
    years = pd.DataFrame({"year": range(2018, 2025), "month": 1, "cumulative": 1})
    assert [words for words, *_ in key.year_legend(years, LIGHT)] == [
        "2024", "2023", "2022", "2021", "2020", "Earlier years",
    ]  # fmt: skip
    assert key.partner_legend(asked(db, "partners_by_year"), LIGHT)[-1] == ("Unfinished year", "", key.HATCH)
    assert len(key.partner_legend(asked(db, "partners_by_year", Y2022), LIGHT)) == 2
    roles = key.role_legend(asked(db, "by_organisation_role", ONE), LIGHT)
    assert [role for role, *_ in roles] == ["host", "funder"]  # MOI and the United States


# Colours


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    values = [value / 255 for value in theme.rgb(colour)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    """Contrast ratio, WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_is_that_of_the_standard() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)  # the known grey just below AA


@BOTH
@pytest.mark.parametrize("field", ["text", "second", "quiet", "accent"])
def test_text_can_be_read_on_a_card_and_on_the_page(palette: Palette, field: str) -> None:
    assert contrast(getattr(palette, field), palette.card) >= 4.5
    assert contrast(getattr(palette, field), palette.page) >= 4.5


@BOTH
def test_bars_and_their_edges_can_be_seen_on_a_card(palette: Palette) -> None:
    for colour in (*palette.hues, palette.amount, palette.unknown_edge):
        assert contrast(colour, palette.card) >= 3.0, colour


@BOTH
def test_names_on_the_map_can_be_read_on_the_land_beneath(db: Database, palette: Palette) -> None:
    written = {text["name"]: text["colour"] for text in deck_of(db, palette)["layers"][2]["data"]}
    for name, ground in (("KAZAKHSTAN", palette.land), ("RUSSIA", palette.around)):
        colour = "#" + "".join(f"{part:02X}" for part in written[name])
        assert contrast(colour, ground) >= 4.5, name


@BOTH
def test_names_on_the_small_map_can_be_read_on_the_land_beneath(db: Database, palette: Palette) -> None:
    layout = sent(drawn(db, "places_on_map", palette=palette))["layout"]
    colours = {note["text"]: note["font"]["color"] for note in layout["annotations"]}
    assert contrast(colours["KAZAKHSTAN"], palette.land) >= 4.5
    assert contrast(colours["Russia"], palette.around) >= 4.5


@BOTH
def test_the_number_in_a_cell_can_be_read_on_its_colour(palette: Palette) -> None:
    rows = pd.DataFrame(
        {"theme": "a", "theme_name": "A", "code": [str(n) for n in range(1, 21)], "name": "B"}
    ).assign(events=range(1, 21))
    figure = sent(figures.theme_by_country(rows, palette))
    scale = figure["data"][0]["colorscale"]
    for note in figure["layout"]["annotations"]:
        cell = at(scale, int(note["text"]) / figure["data"][0]["zmax"])
        assert contrast(note["font"]["color"], cell) >= 4.5, note["text"]


def at(scale: list[tuple[float, str]], share: float) -> str:
    """The colour of a colour scale at a share of the whole, mixed straight as plotly does."""
    (low, first), (high, second) = next((one, two) for one, two in pairwise(scale) if share <= two[0])
    part = (share - low) / (high - low)
    pairs = zip(theme.rgb(first), theme.rgb(second), strict=True)
    return "#" + "".join(f"{round(a + part * (b - a)):02X}" for a, b in pairs)


@BOTH
def test_a_code_keeps_its_colour_from_chart_to_chart(db: Database, palette: Palette) -> None:
    bar = traces(drawn(db, "by_theme", palette=palette))[0]
    colours = {code[0]: fill for code, fill in zip(bar["customdata"], bar["marker"]["color"], strict=True)}
    assert colours["drug_prevention"] == palette.hues[theme.THEME_ORDER.index("drug_prevention")]
    assert colours["cybercrime"] == palette.unknown  # owns no colour, is among the others
    for chosen in (DEFAULT, ONE, Filters(kinds=("handover",))):
        for trace in traces(drawn(db, "timeline-stack", chosen, palette)):
            code = trace["customdata"][0][1]
            assert trace["marker"]["color"] == colours.get(code, palette.unknown)
        for trace in traces(drawn(db, "timeline-sum", chosen, palette))[:-1]:
            code = trace["customdata"][0][1]
            assert trace["line"]["color"] == (palette.unknown_edge if code == "other" else colours[code])


def test_every_split_has_a_colour_a_code_and_no_more_than_seven_of_them() -> None:
    for split_by, order in theme.ORDERS.items():
        assert len(order) == len(set(order)) <= len(LIGHT.hues) == len(DARK.hues) <= 7
        assert [theme.colour(split_by, code, LIGHT) for code in order] == list(LIGHT.hues[: len(order)])
    assert len(set(LIGHT.hues)) == len(set(DARK.hues)) == 6
    assert theme.colour("theme", "none", DARK) == DARK.around
    assert theme.colour("country", "online", DARK) == DARK.pale
    assert PRINT.hues == LIGHT.hues and PRINT.size > LIGHT.size


def test_codes_that_own_a_colour_are_codes_of_the_data(real_db: Database) -> None:
    options = answers.filter_options(real_db)
    for split_by in ("theme", "kind", "country", "funder"):
        known = set(options[options.dimension == split_by].code) | {"other"}
        assert set(theme.ORDERS[split_by]) <= known


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Short", "Short"),
        ("", ""),
        ("$x$ <b>bold</b> & more", "&#36;x&#36; &lt;b&gt;bold&lt;/b&gt; &amp; more"),
        # Two lines of at most 28 letters, cut at a word, the cut marked.
        ("United Nations Office on Drugs and Crime in all of Central Asia and beyond",
         "United Nations Office on<br>Drugs and Crime in all of …"),
        ("x" * 60, "x" * 28 + "<br>…"),
    ],
)  # fmt: skip
def test_a_label_is_shortened_at_a_word_and_made_harmless(text: str, label: str) -> None:
    assert theme.shortened(text) == label


def test_colours_are_mixed_half_way() -> None:
    assert theme.mixed("#000000", "#FFFFFF") == "#808080"
    assert theme.mixed("#102030", "#102030") == "#102030"
    assert theme.rgb("#1F69B3") == [31, 105, 179]
