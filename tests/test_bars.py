"""Breakdowns as bars: numbers, order, codes, strips, worked out by hand (test_analysis.py has the table)."""

import html

import pytest

from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards import breakdowns
from dashboard.charts import bars, texts
from dashboard.charts.chart import WHOLE, Category, Chart, Series
from dashboard.charts.figures import figure as figure_of
from dashboard.charts.fit import SCREEN, Figure
from dashboard.charts.theme import LIGHT
from tests.chart_parts import (
    Y2023,
    bars_of,
    drawn,
    notes,
    sent,
    ticks,
    traces,
)
from tests.drawings import CASES, DEFAULT, ask_of, view_of

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
    roles = figure_of(breakdowns.roles(view_of(ask_of(db)), "uz-moi").chart, LIGHT)
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
    assert (stated["customdata"], unstated["customdata"]) == (
        [["", ""]],
        [["none", ""]],
    )  # "" chooses nothing
    assert (stated["marker"]["color"], unstated["marker"]["color"]) == (LIGHT.amount, LIGHT.unknown)
    assert notes(figure) == ["<b>1</b> name a funder", "<b>4</b> not stated"]
    layout = sent(figure)["layout"]
    assert layout["xaxis2"]["range"] == [0, 5]
    assert layout["yaxis"]["domain"][1] <= layout["yaxis2"]["domain"][0]  # the strip is above the bars


def test_not_stated_up_to_twice_the_longest_bar_stays_a_bar() -> None:
    def drawn(*values: int) -> Figure:
        own = (Category("a", "A"), Category("none", "Not stated"))[-len(values) :]
        chart = Chart("bars", own, (Series(WHOLE, "Events", values),), stated=(3, "name one"))
        return bars.bars(chart, LIGHT, SCREEN)

    def axes(unstated: int) -> set[str]:
        return {trace.get("yaxis", "y") for trace in traces(drawn(3, unstated))}

    assert axes(6) == {"y"} and axes(7) == {"y", "y2"}
    alone = drawn(9)
    assert bars_of(alone) == [("none", 9)]  # nothing to dwarf


def test_only_the_first_bars_are_drawn_and_not_stated_besides(db: Database) -> None:
    few = breakdowns.PARTNERS.card(view_of(ask_of(db)), top=2).chart
    assert bars_of(figure_of(few, LIGHT)) == [("uz-moi", 4), ("osce", 2), ("none", 3)]


def test_a_bar_leaves_room_for_its_number(db: Database) -> None:
    low, high = sent(drawn(db, "by_theme"))["layout"]["xaxis"]["range"]
    assert low == 0 and 6 * 1.1 < high < 6 * 1.3


@pytest.mark.parametrize(
    ("case", "thick", "thin", "codes", "shades"),
    [
        # Elsewhere: abroad, month-only hosted; two-hosts took part. Not stated: year-only.
        ("by_country", [4, 3, 2, 2, 1, 2, 1], [4, 3, 5, 3, 1, 3, 1], ("hosted", "took_part"),
         ["UZB", "TKM", "KAZ", "TJK", "KGZ", "other", "none"]),
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


def test_new_partners_stand_on_returning_ones_and_the_year_that_is_not_over_is_hatched(
    db: Database,
) -> None:
    returned, new = traces(drawn(db, "partners_by_year"))
    # 2022 long-name, yolka; 2023 uz-moi, japan, osce; 2024 tk-customs new, uz-moi and osce again.
    assert (returned["x"], returned["y"], new["y"]) == ([0, 1, 2], [None, None, 2], [2, 3, 1])
    assert returned["hovertext"] == ["2022", "2023", "2024"]
    assert new["customdata"] == [["2022", "newcomers"], ["2023", "newcomers"], ["2024", "newcomers"]]
    assert returned["customdata"][2] == ["2024", "returned"]
    for trace in (returned, new):
        assert trace["marker"]["pattern"]["shape"] == ["", "", "/"]


# Crowds: twenty organisations, funders and places with names as long as they come


@pytest.mark.parametrize("case", CASES)
def test_twenty_long_names_stay_labels_of_two_short_lines(crowded: Database, case: str) -> None:
    figure = drawn(crowded, case)
    if case in ("by_partner", "by_funder", "by_organisation_role", "theme_by_partner"):
        assert sum("Department" in label for label in ticks(figure)) >= 4
    for label in ticks(figure) if "ticktext" in sent(figure)["layout"]["yaxis"] else []:
        lines = html.unescape(label).split("<br>")
        assert len(lines) <= 2 and max(map(len, lines)) <= max(texts.LABEL_LENGTH, texts.LINE_LENGTH)
    if sent(figure)["layout"]["xaxis"].get("side") == "top":
        columns = [html.unescape(name) for name in ticks(figure, "xaxis")]
        assert max(map(len, columns)) <= texts.LINE_LENGTH
        if case == "organisation_pairs-matrix":  # the end of a long name is kept: it tells the country
            assert "Department number … Uzbekistan" in columns


def test_a_figure_grows_with_its_bars_and_their_labels(crowded: Database) -> None:
    short = sent(drawn(crowded, "by_kind"))["layout"]["height"]
    assert short == 5 * bars.ROW + 16
    many = drawn(crowded, "by_funder")
    # Twenty names and not stated: events without a funder are 7, as before, and the longest bar has 5.
    assert len(bars_of(many)) == 21
    assert sent(many)["layout"]["height"] == 21 * bars.TALL_ROW + 16
