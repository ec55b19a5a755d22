"""The same number everywhere: card, chart, table, map and file agree under any filter."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.export.table import csv_bytes, xlsx_bytes
from tests.random_filters import filters, known

BOTH = pytest.mark.parametrize("source", ["db", "real_db"], ids=["small-data", "real-data"])

SPLITS = {"theme": "themes", "kind": "kinds", "country": "countries"}  # the field a click sets


def events(db: Database, chosen: Filters) -> int:
    """What the card says."""
    return int(answers.totals(db, chosen).events[0])


def check_any_filter(
    request: pytest.FixtureRequest, source: str, holds: Callable[[Database, Filters, st.DataObject], None]
) -> None:
    db = request.getfixturevalue(source)

    @given(chosen=filters(known(db)), data=st.data())
    @settings(max_examples=15)
    def on_any(chosen: Filters, data: st.DataObject) -> None:
        holds(db, chosen, data)

    on_any()


def some_of(rows: pd.DataFrame, data: st.DataObject) -> list[Any]:
    """A few of the rows."""
    found = list(rows.itertuples())
    return data.draw(st.lists(st.sampled_from(found), min_size=1, max_size=4)) if found else []


@BOTH
def test_card_table_file_and_charts_show_one_number(request: pytest.FixtureRequest, source: str) -> None:
    def holds(db: Database, chosen: Filters, data: st.DataObject) -> None:
        n = events(db, chosen)
        table = answers.story_table(db, chosen)
        assert len(table) == table.event_id.nunique() == n
        assert csv_rows(table) == n
        assert answers.by_kind(db, chosen).events.sum() == n
        undated = {grain: len(answers.undated(db, chosen, grain)) for grain in ("month", "year")}
        undated["quarter"] = undated["month"]
        grain = data.draw(st.sampled_from(["month", "quarter", "year"]))
        split = data.draw(st.sampled_from(list(SPLITS)))
        buckets = answers.timeline(db, chosen, grain, split, ())
        whole, parts = buckets[buckets.part == ""], buckets[buckets.part != ""]
        assert whole.events.sum() + undated[grain] == n
        assert parts.events.sum() == whole.events.sum()  # all parts are one: other, or not stated
        assert answers.totals_by_year(db, chosen).events.sum() + undated["year"] == n
        totals = answers.totals(db, chosen)
        assert (totals.undated[0], totals.without_month[0]) == (undated["year"], undated["month"])

    check_any_filter(request, source, holds)


@BOTH
def test_what_a_number_leaves_out_is_what_another_filter_shows(
    request: pytest.FixtureRequest, source: str
) -> None:
    def holds(db: Database, chosen: Filters, data: st.DataObject) -> None:
        chosen = replace(chosen, undated=False)
        totals = answers.totals(db, chosen)
        if chosen.date_from or chosen.date_to:
            more = events(db, replace(chosen, undated=True))
            assert more - totals.events[0] == totals.undecided_left_out[0]
        everyone = events(db, replace(chosen, roles=("lead", "partner", "mentioned")))
        roles = totals.lead_left_out + totals.partner_left_out + totals.mentions_left_out
        assert everyone - totals.events[0] == roles[0]

    check_any_filter(request, source, holds)


@BOTH
def test_participants_are_those_of_the_table(request: pytest.FixtureRequest, source: str) -> None:
    def holds(db: Database, chosen: Filters, data: st.DataObject) -> None:
        totals = answers.totals(db, chosen)
        people = answers.story_table(db, chosen).participants
        assert totals.participants[0] == (0 if people.isna().all() else people.sum())
        assert totals.participants_known_for[0] == people.notna().sum()

    check_any_filter(request, source, holds)


# A bar, a place or a country, clicked, becomes a filter that shows as many events as the bar said.

BARS: list[tuple[str, str, str, bool]] = [
    # question, column of the number, field of the filter that a click sets, whether taking part
    ("by_country", "hosted", "countries", False),
    ("by_country", "took_part", "countries", True),
    ("by_host", "events", "countries", False),
    ("by_theme", "events", "themes", False),
    ("by_kind", "events", "kinds", False),
    ("by_partner", "events", "partners", False),
    ("by_funder", "events", "funders", False),
    ("places_on_map", "events", "places", False),
]


@BOTH
@pytest.mark.parametrize(
    ("question", "number", "field", "taking_part"), BARS, ids=lambda value: str(value).lower()
)
def test_a_bar_is_as_long_as_what_a_click_on_it_shows(
    request: pytest.FixtureRequest, source: str, question: str, number: str, field: str, taking_part: bool
) -> None:
    def holds(db: Database, chosen: Filters, data: st.DataObject) -> None:
        # Another choice in the same dimension would be replaced by the click, not narrowed by it.
        chosen = replace(chosen, **{field: ()}, taking_part=taking_part)
        bars = getattr(answers, question)(db, chosen)
        for bar in some_of(bars, data):
            clicked = replace(chosen, **{field: (bar.code,)})
            assert events(db, clicked) == getattr(bar, number), bar.code

    check_any_filter(request, source, holds)


@BOTH
def test_stated_and_not_stated_add_up(request: pytest.FixtureRequest, source: str) -> None:
    def holds(db: Database, chosen: Filters, data: st.DataObject) -> None:
        n = events(db, chosen)
        for question in ("by_partner", "by_funder"):
            bars = getattr(answers, question)(db, chosen)
            none = bars[bars.code == "none"].events.sum()
            assert none + (bars.stated.max() if len(bars) else 0) == n
            assert bars[bars.code != "none"].events.max() <= n if (bars.code != "none").any() else True
        hosts, countries = answers.by_host(db, chosen), answers.by_country(db, chosen).set_index("code")
        assert hosts[hosts.code == "none"].events.sum() == countries.hosted["none"]
        for bar in hosts[hosts.code.isin(["KAZ", "KGZ", "TJK", "TKM", "UZB"])].itertuples():
            assert countries.hosted[bar.code] == bar.events

    check_any_filter(request, source, holds)


@BOTH
@pytest.mark.parametrize("split", SPLITS)
def test_a_segment_of_the_timeline_is_what_a_click_on_it_shows(
    request: pytest.FixtureRequest, source: str, split: str
) -> None:
    codes = known(request.getfixturevalue(source))[SPLITS[split]]
    shown = tuple(code for code in codes if code not in ("none", "other"))

    def holds(db: Database, chosen: Filters, data: st.DataObject) -> None:
        grain = data.draw(st.sampled_from(["month", "quarter", "year"]))
        field = SPLITS[split]
        chosen = replace(chosen, **{field: ()}, undated=False, taking_part=False)
        timeline = answers.timeline(db, chosen, grain, split, shown)
        for segment in some_of(timeline[timeline.part != "other"], data):
            start, end = bucket(segment.bucket, grain)
            clicked = replace(
                chosen,
                date_from=max(start, chosen.date_from or start),
                date_to=min(end, chosen.date_to or end),
                **{field: (segment.part,) if segment.part else ()},
            )
            assert events(db, clicked) == segment.events

    check_any_filter(request, source, holds)


def bucket(first: pd.Timestamp, grain: str) -> tuple[date, date]:
    months = {"month": 1, "quarter": 3, "year": 12}[grain]
    after = first + pd.DateOffset(months=months)
    return first.date(), after.date() - timedelta(days=1)


@BOTH
def test_a_page_of_the_table_is_cut_from_the_whole(request: pytest.FixtureRequest, source: str) -> None:
    def holds(db: Database, chosen: Filters, data: st.DataObject) -> None:
        size = data.draw(st.integers(4, 15))
        whole = answers.story_table(db, chosen).event_id.tolist()
        pages = [answers.story_table(db, chosen, skip, size) for skip in range(0, len(whole) + 1, size)]
        assert [event for page in pages for event in page.event_id] == whole

    check_any_filter(request, source, holds)


# Files


def csv_rows(frame: pd.DataFrame) -> int:
    """Rows of the CSV as an independent reader counts them, without the header."""
    rows = list(csv.reader(io.StringIO(csv_bytes(frame).decode("utf-8-sig"), newline="")))
    assert rows[0] == list(frame.columns)
    assert all(len(row) == len(rows[0]) for row in rows)
    return len(rows) - 1


def test_the_csv_shows_cyrillic_in_excel_and_runs_no_formula(db: Database) -> None:
    table = answers.story_table(db, Filters(roles=("lead", "partner", "mentioned")))
    raw = csv_bytes(table)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    by_id = {row["event_id"]: row for row in rows}
    assert by_id["hostile"]["title"].startswith("'=1+1 <script>")
    assert by_id["hostile"]["summary"].startswith("'-2+3")
    assert by_id["hostile"]["publishers"] == "'@Kabar"
    assert by_id["cyrillic"]["title"] == "Ёлки и йод: урок в Оше"
    assert by_id["new-year"]["participants"] == "25" and by_id["turkmen"]["participants"] == ""
    for row in rows:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"])
def test_a_risky_text_gets_an_apostrophe_in_csv_and_stays_text_in_xlsx(cell: str) -> None:
    frame = pd.DataFrame({"text": [cell, "plain"], "number": [-5, 7]})
    read = list(csv.reader(io.StringIO(csv_bytes(frame).decode("utf-8-sig"), newline="")))
    assert read[1:] == [[f"'{cell}", "-5"], ["plain", "7"]]  # a negative number is a number
    sheet = load_workbook(io.BytesIO(xlsx_bytes(frame, "Rows"))).active
    assert sheet is not None and sheet["A2"].data_type == "s" and sheet["B2"].value == -5


def test_the_workbook_holds_the_table_as_text_and_numbers(db: Database) -> None:
    table = answers.story_table(db, Filters())
    sheet: Any = load_workbook(io.BytesIO(xlsx_bytes(table, "Events")))["Events"]
    rows = list(sheet.iter_rows(values_only=True))
    assert list(rows[0]) == list(table.columns) and len(rows) - 1 == len(table) == 13
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    titles = [row[table.columns.get_loc("title")] for row in rows[1:]]
    assert titles == table.title.tolist()
    people = [row[table.columns.get_loc("participants")] for row in rows[1:]]
    assert sum(n for n in people if n is not None) == 267
