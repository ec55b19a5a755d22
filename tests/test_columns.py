"""Columns: heights, widths, numbers, brackets, on the screen, on paper and in Office."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from dashboard.cards import names, page_list
from dashboard.cards.card import Ask
from dashboard.charts.chart import Category, Chart, Series, Span
from dashboard.charts.columns import PART, THIN
from dashboard.charts.figures import figure
from dashboard.charts.fit import Fit
from dashboard.charts.key import key
from dashboard.charts.theme import DARK, LIGHT, PRINT, Palette, contrast, edge, ink
from dashboard.export.office.excel_chart import numbered
from dashboard.export.office.native import kind
from tests.chart_parts import notes, sent, ticks, traces

PAPER = Fit(size=(1400, 500), paper=True)


def years(first: int, values: list[int | None], **more: Any) -> Chart:
    """One series from a year on; the first two years stand for the period before, 2026 is unfinished."""
    categories = tuple(
        Category(
            f"{year}-01-01",
            str(year),
            role="pale" if year < first + 2 else "",
            thin=year in (2025, 2026),
            unfinished=year == 2026,
        )
        for year in range(first, first + len(values))
    )
    return Chart("columns", categories, (Series("", "Events", tuple(values)),), grain="year", **more)


def sides(number: int) -> Chart:
    """Two or three countries beside each other in 2023 and 2024."""
    named = ("Tajikistan", "Kyrgyzstan", "Uzbekistan")[:number]
    series = tuple(
        Series(name[:3], name, (index, 10 + index), f"side/{index + 1}", total=20 + index)
        for index, name in enumerate(named)
    )
    categories = (Category("2023-01-01", "2023"), Category("2024-01-01", "2024"))
    return Chart("columns", categories, series, grain="year")


SIX = years(2021, [1, 0, 3, 4, 5, 2])


def test_each_column_has_its_height_its_number_and_its_codes() -> None:
    (bar,) = traces(figure(SIX, LIGHT))
    assert bar["y"] == [1, 0, 3, 4, 5, 2]
    assert bar["text"] == ["1", "0", "<b>3</b>", "<b>4</b>", "5", "2"]  # before, before, …, thin, thin
    assert bar["customdata"][2] == ["2023-01-01", ""]
    assert bar["textfont"]["size"] == 17
    quiet = [colour == LIGHT.quiet for colour in bar["textfont"]["color"]]
    assert quiet == [False, True, False, False, True, True]  # a zero, and the thin ones
    assert bar["marker"]["color"][:3] == [LIGHT.pale, LIGHT.pale, LIGHT.amount]
    assert bar["marker"]["pattern"]["shape"] == ["", "", "", "", "", "/"]


def test_a_thin_year_is_a_thin_column_in_the_middle_of_its_place() -> None:
    (bar,) = traces(figure(SIX, LIGHT))
    full, thin = bar["width"][0], bar["width"][4]
    assert thin == pytest.approx(THIN * full) and full <= PART
    assert bar["offset"] == [-width / 2 for width in bar["width"]]


def test_no_axis_of_values_stands_where_every_column_has_its_number() -> None:
    axis = sent(figure(SIX, LIGHT))["layout"]["yaxis"]
    assert axis["visible"] is False and axis["range"][0] == 0
    many = years(1900, list(range(100)))
    assert sent(figure(many, LIGHT))["layout"]["yaxis"]["showgrid"] is True


def test_where_numbers_would_meet_only_the_highest_and_the_last_full_column_have_theirs() -> None:
    heights = [1, 2, 3, 13, 13, 13, 89, 65, *[11] * 14, 56, 19, 2]  # 2002 to 2026; 2025 is thin
    (bar,) = traces(figure(years(2002, heights), LIGHT, Fit(narrow=True)))
    assert [said for said in bar["text"] if said] == ["<b>89</b>", "<b>56</b>"]
    assert bar["text"][6] == "<b>89</b>" and bar["text"][22] == "<b>56</b>"
    assert sent(figure(years(2002, heights), LIGHT, Fit(narrow=True)))["layout"]["yaxis"]["showgrid"] is True
    wide = traces(figure(years(2002, heights), LIGHT))[0]
    assert all(wide["text"])


@pytest.mark.parametrize(("n", "px"), [(12, 17), (25, 14), (40, 13)])
def test_the_more_columns_the_smaller_their_numbers(n: int, px: int) -> None:
    assert traces(figure(years(1980, [7] * n), LIGHT))[0]["textfont"]["size"] == px


def test_on_a_narrow_timeline_every_fifth_year_is_named_and_none_is_turned() -> None:
    made = figure(years(2002, [1] * 25), LIGHT, Fit(narrow=True))
    assert ticks(made, "xaxis") == ["2005", "2010", "2015", "2020", "2025"]
    assert sent(made)["layout"]["xaxis"]["tickangle"] == 0


@pytest.mark.parametrize("fit", [Fit(), Fit(narrow=True), PAPER], ids=["wide", "narrow", "paper"])
def test_brackets_have_their_words_under_the_columns(fit: Fit) -> None:
    spans = (
        Span("2021-01-01", "2022-01-01", "two years <before>: 1", quiet=True),
        Span("2023-01-01", "2026-01-01", "2023–2026: 14"),
    )
    made = figure(years(2021, [1, 0, 3, 4, 5, 2], spans=spans), LIGHT, fit)
    assert notes(made) == ["two years &lt;before&gt;: 1", "<b>2023–2026: 14</b>"]
    _, before, chosen = sent(made)["data"]
    assert before["x"] == pytest.approx([-PART / 2, -PART / 2, 1 + PART / 2, 1 + PART / 2])
    assert (chosen["x"][0], chosen["x"][-1]) == (pytest.approx(2 - PART / 2), pytest.approx(5 + PART / 2))
    layout = sent(made)["layout"]
    assert layout["yaxis2"]["domain"][1] < layout["yaxis"]["domain"][0]  # the names of years between them


@pytest.mark.parametrize("number", [2, 3])
def test_sides_stand_beside_each_other_and_never_over_each_other(number: int) -> None:
    bars = traces(figure(sides(number), LIGHT))
    assert [bar["marker"]["color"][0] for bar in bars] == [ink(f"side/{n + 1}", LIGHT) for n in range(number)]
    for left, right in pairwise(bars):
        assert left["offset"][0] + left["width"][0] < right["offset"][0]
    assert -bars[0]["offset"][0] == pytest.approx(bars[-1]["offset"][0] + bars[-1]["width"][0])
    assert bars[1]["customdata"] == [["2023-01-01", "Kyr"], ["2024-01-01", "Kyr"]]
    assert bars[0]["text"] == ["0", "<b>10</b>"]


def test_sides_have_a_key_in_their_order_and_one_series_has_none() -> None:
    assert key(sides(2), LIGHT) == [
        ("Tajikistan", "20, of them 10 here", LIGHT.side_1),
        ("Kyrgyzstan", "21, of them 12 here", LIGHT.side_2),
    ]
    assert key(replace(sides(2), grain=""), LIGHT) == [
        ("Tajikistan", "20", LIGHT.side_1), ("Kyrgyzstan", "21", LIGHT.side_2),
    ]  # fmt: skip
    assert key(SIX, LIGHT) == []


def test_the_words_of_sides_name_each_number_with_its_side() -> None:
    assert list(sides(2).named()) == [
        ("2023, Tajikistan", 0), ("2023, Kyrgyzstan", 1), ("2024, Tajikistan", 10), ("2024, Kyrgyzstan", 11),
    ]  # fmt: skip
    assert list(SIX.named())[:2] == [("2021", 1), ("2022", 0)]


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_what_carries_meaning_stands_out_from_the_card(palette: Palette) -> None:
    assert contrast(edge(palette.pale, palette), palette.card) >= 3
    for side in "123":
        assert contrast(ink(f"side/{side}", palette), palette.card) >= 3
        assert contrast(ink(f"side_text/{side}", palette), palette.card) >= 4.5


def test_office_has_columns_with_numbers_where_there_is_room() -> None:
    assert kind(SIX) == "columns" and numbered(SIX) and numbered(sides(3))
    assert not numbered(years(1900, [1] * 100))


def test_a_period_in_months_counts_events_of_a_year_alone(real_ask: Ask) -> None:
    # data/events.csv: 19 events of 2025 and 56 of 2024 in which UNODC leads or takes part, of which 1 and 2
    # say no month; the headline counts them all.
    view, _ignored = names.view_at(real_ask, "/?from=2025&to=2025")
    card = page_list.cards(view)["columns"]
    assert card.chart.grain == "month" and card.finding.startswith("19 events in 2025, 56 in the 12 months")
    assert [span.words.rpartition(": ")[2] for span in card.chart.spans] == ["56", "19"]
    assert "1 event" in card.left_out
