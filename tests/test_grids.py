"""Grids and the network: cells, codes, colours, what phones get."""

import time
from typing import Any

import pytest

from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.charts import grids, network
from dashboard.charts.fit import Figure, Fit
from tests.chart_parts import drawn, notes, ticks, traces
from tests.drawings import asked

STATES = ["Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan", "Elsewhere", "Not stated"]


def cells(figure: Figure) -> dict[tuple[str, str], int]:
    """The numbers of a heat map by (row, column) as they are labelled, empty cells left out."""
    grid = traces(figure)[0]
    rows, columns = ticks(figure), ticks(figure, "xaxis")
    assert len(grid["z"]) == len(rows) and all(len(line) == len(columns) for line in grid["z"])
    return {(rows[y], columns[x]): n for y, line in enumerate(grid["z"]) for x, n in enumerate(line) if n}


def targets(figure: Figure) -> dict[tuple[str, str], str]:
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
    # MOI with: the United States in new-year, two-hosts, two-themes, month-only; Japan and customs in
    # two-hosts. Cells are there twice, once on each side of the diagonal.
    found = {pair: n for pair, n in cells(figure).items() if pair[0] == "MOI"}
    assert list(found.values()) == [4, 1, 1]
    codes = {pair: text.rpartition(": ")[2] for pair, text in targets(figure).items()}
    assert codes["uz-moi", "us"] == codes["us", "uz-moi"] == "4 events"
    assert codes["uz-moi", "uz-moi"] == "4 events"
    assert traces(figure)[0]["z"][0][0] is None  # all its events colour no cell
    bold = [note for note in notes(figure) if note.startswith("<b>")]
    assert bold == [f"<b>{n}</b>" for n in (5, 4, 3, 2, 2, 1, 1)]


@pytest.mark.parametrize(
    ("case", "strongest", "cells_in_all"),
    [
        ("theme_by_country", [["anti_corruption", "other"], 2], 15),
        ("theme_by_partner", [["osce", "anti_corruption"], 2], 10),
        ("organisation_pairs-matrix", [["us", "uz-moi"], 4], 7),  # and nobody with itself
        ("organisation_pairs-network", [["us", "uz-moi"], 4], 7),
    ],
)
def test_a_phone_sees_the_strongest_cells_of_a_grid_as_bars(
    db: Database, case: str, strongest: list[Any], cells_in_all: int
) -> None:
    (trace,) = traces(drawn(db, case, fit=Fit(narrow=True)))
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
    assert widest["customdata"][0] == ["us", "uz-moi"] and widest["line"]["width"] == network.WIDEST
    thin = [line for line in lines if line["hovertemplate"].endswith(": 1 event<extra></extra>")]
    assert {line["line"]["width"] for line in thin} == {network.WIDEST / 4}
    assert points["customdata"][0] == ["us", "us"]
    assert (points["x"][0], points["y"][0]) == (0, 1)  # the first at the top
    assert points["marker"]["size"][0] == network.BIGGEST
    assert points["marker"]["size"][-1] == pytest.approx(network.BIGGEST / 5**0.5)  # Yolka has one of five
    assert all(x**2 + y**2 == pytest.approx(1) for x, y in zip(points["x"], points["y"], strict=True))


def test_organisations_stand_against_their_roles(db: Database) -> None:
    rows = asked(db, "by_organisation_role")
    some = rows.query("code in ('us', 'uz-moi', 'japan', 'osce')")
    figure = drawn(db, "by_organisation_role", rows=some)
    assert ticks(figure) == ["United States", "MOI", "Japan", "OSCE"]
    assert ticks(figure, "xaxis") == ["Organiser", "Host", "Partner", "Supporter", "Funder"]
    # United States, with INL and the Department of State: new-year, two-themes, two-hosts, hostile,
    # month-only. MOI: host of new-year and two-themes, partner in two-hosts and month-only.
    # Japan: two-hosts, undated; supporter of no-place. OSCE: organiser of abroad, partner in shared-story.
    assert targets(figure) == {
        ("us", "funder"):
            "United States (INL, United States Department of State), Government · Funder: 5 events",
        ("uz-moi", "host"): "Ministry of Internal Affairs, Government · Host: 2 events",
        ("uz-moi", "partner"): "Ministry of Internal Affairs, Government · Partner: 2 events",
        ("japan", "supporter"): "Japan, Government · Supporter: 1 event",
        ("japan", "funder"): "Japan, Government · Funder: 2 events",
        ("osce", "organiser"):
            "Organization for Security and Co-operation in Europe, Multilateral · Organiser: 1 event",
        ("osce", "partner"):
            "Organization for Security and Co-operation in Europe, Multilateral · Partner: 1 event",
    }  # fmt: skip
    # The cells of the grid are the same numbers: rows are the bodies from the top, columns the roles.
    (grid,) = [trace for trace in traces(figure) if trace["type"] == "heatmap"]
    assert [[value or None for value in line] for line in grid["z"]] == [
        [None, None, None, None, 5],
        [None, 2, 2, None, None],
        [None, None, None, 1, 2],
        [1, None, 1, None, None],
    ]
