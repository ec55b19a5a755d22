"""Timelines, years and calendars as figures, and the key beside a chart."""

from typing import Any

import pandas as pd
import pytest

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.charts import key, rows_over_time, theme
from dashboard.charts.figures import figure as figure_of
from dashboard.charts.fit import Figure
from dashboard.charts.theme import LIGHT
from tests.chart_parts import Y2023, drawn, notes, sent, ticks, timeline, timeline_chart, traces
from tests.drawings import DEFAULT, FORMS, NOTHING, ONE, Y2022, card_of

# Time


def by_part(figure: Figure) -> dict[str, list[Any]]:
    """Code of each part -> its values by bucket, in the order of the traces."""
    return {trace["customdata"][0][1]: trace["y"] for trace in traces(figure)}


def test_the_timeline_stacks_its_parts_and_hatches_the_unfinished_bucket(db: Database) -> None:
    figure = timeline(db, "year", "theme", "stack")
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
    assert list(by_part(figure)) == ["drug_control_and_trafficking", "drug_prevention", "other"]
    assert by_part(figure)["other"] == [0, 3, 3]
    assert notes(figure) == [
        "Drug control and trafficking <b>5</b> dated", "Drug prevention <b>4</b> dated",
        "Other themes <b>6</b> dated",
    ]  # fmt: skip
    layout = sent(figure)["layout"]
    assert {tuple(layout[axis]["range"]) for axis in ("yaxis", "yaxis2", "yaxis3")} == {(0, 4 * 1.45)}
    assert [trace["xaxis"] for trace in traces(figure)] == ["x", "x2", "x3"]
    assert layout["xaxis3"]["ticktext"] == ["’22", "’24"]
    for trace in traces(figure):
        assert trace["marker"]["pattern"]["shape"] == ["", "", "/"]


def test_a_small_chart_of_many_years_says_its_own_highest_number() -> None:
    buckets = pd.date_range("2001-01-01", periods=60, freq="YS")
    rising = [*range(59), 0]  # all events: most in the last year but one, when the part has none
    falling = [5, 3, *[0] * 58]
    parts = {"": rising, "drug_prevention": falling}
    answer = pd.concat(
        pd.DataFrame({"bucket": buckets, "part": part, "events": n, "total": sum(n)})
        for part, n in parts.items()
    ).assign(unfinished=False, thin=False)
    chart = rows_over_time.timeline(
        answer, {"drug_prevention": "Prevention"}, "theme", "year", "multiples", ""
    )
    (small,) = traces(figure_of(chart, LIGHT))
    assert {at: said for at, said in enumerate(small["text"]) if said} == {0: "<b>5</b>"}


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
    answer = answers.ask(db, "timeline", DEFAULT, grain, split, theme.ORDERS[split])
    figure = timeline(db, grain, split, form)
    column = {"sum": "cumulative", "average": "average"}.get(form, "events")
    lines = form in ("sum", "average")
    for code, values in by_part(figure).items():
        part = answer[answer.part == code]
        shown = [
            None if pd.isna(n) or (lines and unfinished) else n
            for n, unfinished in zip(part[column], part.unfinished, strict=True)
        ]
        assert [n or 0 for n in values] == [n or 0 for n in shown]
        unseen = form == "stack"  # a part of a stack of no event
        assert [n is None for n in values] == [n is None or (unseen and n == 0) for n in shown]
    assert set(by_part(figure)) == set(answer.part) - (set() if lines else {""})


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
    part = pd.DataFrame(
        {"part": "drug_prevention", "events": 3, "total": 858, "unfinished": False, "thin": False},
        index=buckets,
    )
    answer = pd.concat([part, part.assign(part="")]).rename_axis("bucket").reset_index()
    names = {"drug_prevention": "Prevention"}
    figure = figure_of(rows_over_time.timeline(answer, names, "theme", "month", form, "Unfinished"), LIGHT)
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
    answer = pd.DataFrame(
        {"bucket": buckets, "part": "", "events": range(20), "total": 190, "unfinished": False, "thin": False}
    )
    chart = rows_over_time.timeline(answer, {}, "theme", "year", "stack", "Unfinished")
    labels_of_years = ticks(figure_of(chart, LIGHT), "xaxis")
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
    assert found["2024"]["x"] == list(range(12))
    assert found["2024"]["y"] == [0, 1, 2, 0, 0, 0, 0, 0, 1, 0, None, None]
    assert found["2024"]["customdata"][1] == ["2", "2024"]
    assert traces(running)[-1]["y"] == [0, 1, 3, 3, 3, 3, 3, 3, 4, 4, None, None]
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


# The key beside a chart


def key_of(db: Database, case: str, chosen: Filters = DEFAULT) -> list[key.KeyLine]:
    return key.key(card_of(db, case, chosen).chart, LIGHT)


def test_the_key_has_the_total_first_then_the_stack_from_the_top(db: Database) -> None:
    hues = dict(zip(theme.ORDERS["theme"], LIGHT.hues, strict=True))
    assert key.key(timeline_chart(db, "year", "theme", "stack"), LIGHT) == [
        ("Events, each counted once", "12", ""),  # the 13 but undated
        ("Other themes", "6", LIGHT.unknown),
        ("Drug prevention", "4", hues["drug_prevention"]),
        ("Drug control and trafficking", "5", hues["drug_control_and_trafficking"]),
        ("Unfinished", "", key.HATCH),
    ]


def test_the_key_names_an_unfinished_bucket_only_where_one_is_drawn(db: Database) -> None:
    said = key.key(timeline_chart(db, "year", "theme", "stack", Y2023), LIGHT)
    assert key.HATCH not in [colour for *_, colour in said]
    assert key.key(card_of(db, "timeline-stack", NOTHING).chart, LIGHT) == [
        ("Events, each counted once", "0", "")
    ]


def test_the_key_of_years_and_partners(db: Database) -> None:
    assert key_of(db, "months_of_years-month") == [
        ("2024", "5", LIGHT.text), ("2023", "4", LIGHT.hues[0]), ("2022", "2", LIGHT.hues[1]),
    ]  # fmt: skip
    years = pd.DataFrame(
        {"year": range(2018, 2025), "month": 1, "events": 1, "cumulative": 1, "unfinished": False}
    )
    assert [words for words, *_ in key.key(rows_over_time.years(years, "Events", "events"), LIGHT)] == [
        "2024", "2023", "2022", "2021", "2020", "Earlier years",
    ]  # fmt: skip
    assert key_of(db, "partners_by_year")[-1] == ("Unfinished year", "", key.HATCH)
    assert len(key_of(db, "partners_by_year", Y2022)) == 2
