"""The same number everywhere: card, chart, table, map and file agree under any filter."""

import csv
import io
from dataclasses import replace
from random import Random
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from dashboard.export.table import csv_bytes, xlsx_bytes
from tests.laws import events
from tests.remember import Source

SPLITS = ("theme", "kind", "country")


def test_card_table_file_and_charts_show_one_number(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        n = events(ask, chosen)
        table = ask("story_table", chosen)
        assert len(table) == table.event_id.nunique() == n
        assert csv_rows(table) == n
        assert ask("by_kind", chosen).events.sum() == n
        undated = {grain: len(ask("undated", chosen, grain)) for grain in ("month", "year")}
        undated["quarter"] = undated["month"]
        grain = chance.choice(["month", "quarter", "year"])
        split = chance.choice(SPLITS)
        buckets = ask("timeline", chosen, grain, split, ())
        whole, parts = buckets[buckets.part == ""], buckets[buckets.part != ""]
        assert whole.events.sum() + undated[grain] == n
        assert parts.events.sum() == whole.events.sum()  # all parts are one: other, or not stated
        assert ask("totals_by_year", chosen).events.sum() + undated["year"] == n
        totals = ask("totals", chosen)
        assert (totals.undated[0], totals.without_month[0]) == (undated["year"], undated["month"])

    source.check(holds)


def test_what_a_number_leaves_out_is_what_another_filter_shows(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        chosen = replace(chosen, undated=False)
        totals = ask("totals", chosen)
        if chosen.date_from or chosen.date_to:
            more = events(ask, replace(chosen, undated=True))
            assert more - totals.events[0] == totals.undecided_left_out[0]
        everyone = events(ask, replace(chosen, roles=("lead", "partner", "mentioned")))
        roles = totals.lead_left_out + totals.partner_left_out + totals.mentions_left_out
        assert everyone - totals.events[0] == roles[0]

    source.check(holds)


def test_participants_are_those_of_the_table(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        totals = ask("totals", chosen)
        people = ask("story_table", chosen).participants
        assert totals.participants[0] == (0 if people.isna().all() else people.sum())
        assert totals.participants_known_for[0] == people.notna().sum()

    source.check(holds)


def test_stated_and_not_stated_add_up(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        n = events(ask, chosen)
        for question in ("by_partner", "by_funder"):
            bars = ask(question, chosen)
            none = bars[bars.code == "none"].events.sum()
            assert none + (bars.stated.max() if len(bars) else 0) == n
            assert bars[bars.code != "none"].events.max() <= n if (bars.code != "none").any() else True
        hosts, countries = ask("by_host", chosen), ask("by_country", chosen).set_index("code")
        assert hosts[hosts.code == "none"].events.sum() == countries.hosted["none"]
        for bar in hosts[hosts.code.isin(["KAZ", "KGZ", "TJK", "TKM", "UZB"])].itertuples():
            assert countries.hosted[bar.code] == bar.events

    source.check(holds)


def test_a_page_of_the_table_is_cut_from_the_whole(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        whole = ask("story_table", chosen).event_id.tolist()
        size = max(4, len(whole) // chance.randint(2, 6))
        pages = [ask("story_table", chosen, skip, size) for skip in range(0, len(whole) + 1, size)]
        assert [event for page in pages for event in page.event_id] == whole

    source.check(holds)


# Files


def csv_rows(frame: pd.DataFrame) -> int:
    """Rows of the CSV as an independent reader counts them, without the header."""
    rows = list(csv.reader(io.StringIO(csv_bytes(frame).decode("utf-8-sig"), newline="")))
    assert rows[0] == list(frame.columns)
    assert all(len(row) == len(rows[0]) for row in rows)
    return len(rows) - 1


def test_the_csv_shows_cyrillic_in_excel_and_runs_no_formula(ask: Ask) -> None:
    table = ask("story_table", Filters(roles=("lead", "partner", "mentioned")))
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


def test_the_workbook_holds_the_table_as_text_and_numbers(ask: Ask) -> None:
    table = ask("story_table", Filters())
    sheet: Any = load_workbook(io.BytesIO(xlsx_bytes(table, "Events")))["Events"]
    rows = list(sheet.iter_rows(values_only=True))
    assert list(rows[0]) == list(table.columns) and len(rows) - 1 == len(table) == 13
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    titles = [row[table.columns.get_loc("title")] for row in rows[1:]]
    assert titles == table.title.tolist()
    people = [row[table.columns.get_loc("participants")] for row in rows[1:]]
    assert sum(n for n in people if n is not None) == 267
