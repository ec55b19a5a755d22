"""A question as categories and series for Office: the numbers of the rows, the colours of the figures."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from dashboard import settings
from dashboard.analysis import phrases
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.charts import places, rows_over_time, theme
from dashboard.charts.chart import KINDS, OVER_TIME, Category, Chart, Series
from dashboard.charts.theme import PRINT
from dashboard.export import proof
from dashboard.export.office import native as natives
from dashboard.export.office.excel_chart import numbered
from dashboard.export.office.native import barred, dwarfed, kind, left_out, lying, own_colour, strongest
from dashboard.export.office.slides import slide
from dashboard.export.office.workbook import workbook
from dashboard.store.codes import GROUPS
from dashboard.words import number
from tests.drawings import CASES, NOTHING, ONE, asked
from tests.exhibits import chart_of, exhibit, names_of, slide_of, workbook_of
from tests.remember import Source
from tests.slides import charts, page_of, texts


def values(chart: Chart) -> list[tuple[Any, ...]]:
    return [one.values for one in chart.series]


def unequal(value: Any) -> Any:
    return None if pd.isna(value) else value


def of_side(chart: Chart, rows: pd.DataFrame) -> tuple[int, ...]:
    """The numbers of one side: of its one row, of its buckets, or of its codes."""
    codes = [one.code for one in chart.categories]
    if "known_for" in rows:
        return tuple(int(rows.iloc[0][code]) for code in codes)
    if "bucket" in rows:
        rows = rows[rows.part == ""].assign(code=rows.bucket.dt.strftime("%Y-%m-%d"))
    held = dict(zip(rows.code, rows.events, strict=True))
    return tuple(int(held.get(code, 0)) for code in codes)


@pytest.mark.parametrize("case", CASES)
def test_a_chart_has_the_numbers_of_the_rows(source: Source, case: str) -> None:
    made = exhibit(source.db, case)
    chart, rows, question = chart_of(made), made.rows, made.card.question
    assert all(len(one.values) == len(chart.categories) for one in chart.series)
    if made.card.sides:
        assert values(chart) == [of_side(chart, rows[rows.side == one.name]) for one in chart.series]
    elif question == "period_change":
        rows = rows[rows.dimension == "theme"].head(settings.TOP_BARS)
        assert values(chart) == [tuple(rows.now), tuple(rows.before)]
    elif question == "by_country":
        rows = rows[(rows.hosted > 0) | (rows.took_part > 0)]
        took_part = [
            n or (None if code in GROUPS else 0) for code, n in zip(rows.code, rows.took_part, strict=True)
        ]
        assert values(chart) == [tuple(rows.hosted), tuple(took_part)]
    elif question == "columns":
        assert values(chart) == [tuple(rows.events)]
        assert [one.thin for one in chart.categories] == list(rows.thin)
    elif question == "partners_by_year":
        assert values(chart) == [tuple(rows.returned), tuple(rows.newcomers)]
        assert [name[:4] for name in names_of(chart)] == [str(year) for year in rows.year]
    elif question == "timeline":
        _timeline_equals(chart, rows, made.card.arguments[1], case.partition("-")[2])
    elif question == "months_of_years":
        column = "cumulative" if case.endswith("sum") else "events"
        found = {(one.name, month): v for one in chart.series for month, v in enumerate(one.values, 1)}
        known = rows[~rows.unfinished]
        expected = dict(zip(zip(known.year.map(str), known.month, strict=True), known[column], strict=True))
        assert {at: v for at, v in found.items() if v is not None} == expected
    elif question == "by_organisation_role":
        _cells_equal(chart, rows, "name", lambda r: r.role.capitalize())
    elif question == "theme_by_country":
        _cells_equal(chart, rows, "theme_name", lambda r: r.name)
    elif question == "theme_by_partner":
        _cells_equal(chart, rows, "name", lambda r: r.theme_name)
    elif question == "organisation_pairs":
        mirrored = rows.rename(columns={"name": "other_name", "other_name": "name"})
        _cells_equal(chart, pd.concat([rows, mirrored]), "name", lambda r: r.other_name)
    elif question == "by_day":
        assert values(chart) == [tuple(rows.events)] and len(chart.categories) in (365, 366)
    else:
        top = {"by_funder": settings.TOP_FUNDERS, "by_partner": settings.TOP_BARS}.get(question, 10_000)
        if "name" not in rows:  # the card gives them, as for days of the week
            rows = rows.assign(name=[category.name for category in made.card.chart.categories])
        last = rows.code.isin(["online", "none"] if question == "by_host" else ["none"])
        named = rows[~last & ~rows.code.eq("other")] if question == "by_host" else rows[~last]
        named = named.head(settings.TOP_HOSTS if question == "by_host" else top)
        shown = pd.concat([named, rows[last]])
        assert list(zip(names_of(chart), chart.series[0].values, strict=True)) == list(
            zip(shown.name, shown.events, strict=True)
        )


def _cells_equal(chart: Chart, rows: pd.DataFrame, row: str, column: Any) -> None:
    found = {
        (name, one.name): value
        for one in chart.series
        for name, value in zip(names_of(chart), one.values, strict=True)
        if value is not None
    }
    assert found == {(getattr(r, row), column(r)): r.events for r in rows.itertuples(index=False)}


def _timeline_equals(chart: Chart, rows: pd.DataFrame, split: str, form: str) -> None:
    whole = rows[rows.part == ""]
    column = {"sum": "cumulative", "average": "average"}.get(form, "events")
    codes = [*rows_over_time.part_codes(rows, split), *([""] if column != "events" else [])]
    assert len(codes) == len(chart.series)
    for code, one in zip(codes, chart.series, strict=True):
        part = rows[rows.part == code]
        blank = part.unfinished if column != "events" else part.unfinished & False
        expected = [None if b else unequal(v) for v, b in zip(part[column], blank, strict=True)]
        assert list(one.values) == expected
    assert [name.endswith("(to date)") for name in names_of(chart)] == list(whole.unfinished)
    if column == "events":
        assert chart.once == tuple(whole.events)
        assert [one.unfinished for one in chart.categories] == list(whole.unfinished)


def test_every_office_chart_is_of_a_kind_there_is(source: Source) -> None:
    assert set(natives.KINDS) < set(KINDS)
    for case in CASES:
        card = exhibit(source.db, case).card
        assert kind(chart_of(exhibit(source.db, case))) == natives.KINDS.get(card.chart.kind, "table")


@pytest.mark.parametrize("case", CASES)
def test_office_chart_facts_and_alt_text_show_the_values_of_the_chart(source: Source, case: str) -> None:
    """The figure does so too: test_figures.py."""
    card = exhibit(source.db, case).card
    chart, office = card.chart, chart_of(exhibit(source.db, case))
    for one in office.series:
        assert one.values == tuple(chart.value(place.code, one.code) for place in office.categories)
    facts = proof.facts(card, "13 events")
    for key, (_, claimed) in facts.items():
        code, parted, series = key.partition(" · ")
        if parted and series != "once":
            assert claimed == str(chart.value(code, series)), key
    if chart.kind == "map":
        assert facts.items() >= {
            (one.code, (one.said, str(chart.value(one.code)))) for one in places.in_frame(chart).categories
        }
    if chart.kind in OVER_TIME:
        for _, buckets, values in chart.courses():
            assert not any(values) or phrases.course(buckets, values) in card.alt
        return
    largest = sorted(chart.named(), key=lambda pair: -int(pair[1] or 0))[:5]
    for name, value in largest:
        assert f"{name} {number(int(value or 0))}" in card.alt


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("chosen", [ONE, NOTHING], ids=["one-event", "none"])
def test_files_are_made_of_one_and_of_no_events(db: Database, case: str, chosen: Filters) -> None:
    made = exhibit(db, case, chosen)
    page = page_of(slide(made))
    sheet = load_workbook(io.BytesIO(workbook(made)))["Chart"]
    said = {shape.name for shape in page.shapes}
    if chosen == NOTHING and case != "period_change":  # which counts the period before as well
        assert "No events under this filter." in texts(page)
        assert said <= {"Title", "Subtitle", "Filter", "Nothing", "Rule", "Foot", "Data"}
        assert not sheet._charts
        assert "No events under this filter." in [cell.value for cell in sheet["A"]]
    else:
        assert chart_of(made).empty == ("Nothing" in said)


GRIDS = ("theme_by", "organisation_pairs", "by_organisation_role", "timeline-multiples")
TABLES = [case for case in CASES if case.startswith(GRIDS)]


@pytest.mark.parametrize("case", TABLES)
def test_the_cells_of_a_table_are_those_of_the_chart(source: Source, case: str) -> None:
    made = exhibit(source.db, case)
    cells = [(f"{row.dated} · {one.name}", value) for row, one, value in made.card.chart.cells()]
    found = strongest(chart_of(made))
    assert sorted(found) == sorted(cells) and found
    assert [value for _, value in found] == sorted((value for _, value in cells), reverse=True)


def test_colours_are_those_of_the_figures(db: Database) -> None:
    def colours(case: str) -> list[list[str]]:
        chart = chart_of(exhibit(db, case))
        return [
            [own_colour(chart, one, place) or theme.ink(one.role, PRINT) for place in chart.categories]
            for one in chart.series
        ]

    (themes,) = colours("by_theme")
    assert themes[0] == PRINT.hues[0] and PRINT.unknown in themes
    (partners,) = colours("by_partner")
    assert set(partners[:-1]) == {PRINT.amount} and partners[-1] == PRINT.unknown
    hosted, took_part = colours("by_country")
    assert (hosted[0], took_part[0]) == (PRINT.amount, PRINT.pale)
    assert hosted[-1] == took_part[-1] == PRINT.unknown
    rows = asked(db, "timeline-stack")
    drawn = [theme.ink(one.role, PRINT) for one in chart_of(exhibit(db, "timeline-stack")).series]
    assert drawn == [theme.colour("kind", code, PRINT) for code in rows_over_time.part_codes(rows, "kind")]


def looks(xml: str) -> list[str]:
    """Fills, lines and points of the series of a chart, its first letters to the last."""
    return re.findall(
        "<c:spPr>.*?</c:spPr>|<c:symbol[^>]*>", xml[xml.index("<c:ser>") : xml.rindex("</c:ser>")]
    )


@pytest.mark.parametrize("case", CASES)
def test_a_slide_has_the_chart_of_a_workbook(source: Source, case: str) -> None:
    chart = chart_of(exhibit(source.db, case))
    drawn = charts(page_of(slide_of(source.db, case)))
    if chart.empty or kind(chart) == "table":
        assert not drawn
        return
    with zipfile.ZipFile(io.BytesIO(workbook_of(source.db, case))) as book:
        expected = looks(book.read("xl/charts/chart1.xml").decode())
    xml = drawn[0].part.blob.decode()
    assert looks(xml) == expected and expected
    for said in ("varyColors", "delete", "dispBlanksAs"):  # as PowerPoint would not take it unsaid
        assert f"<c:{said} " in xml
    assert ("<c:overlay " in xml) == ("<c:legend>" in xml)
    assert ("<c:showCatName " in xml) == (lying(chart) or numbered(chart))
    assert ("<c:smooth " in xml) == (chart.kind == "lines")


def test_not_stated_that_dwarfs_the_rest_is_said_in_words(db: Database) -> None:
    few = Filters(themes=("anti_corruption",))  # 1 names a funder, 4 do not
    made = exhibit(db, "by_funder", few)
    chart = chart_of(made)
    assert values(chart) == [(1, 4)] and dwarfed(chart) and values(barred(chart)) == [(1,)]
    assert left_out(chart) == "1 name a funder, 4 not stated"
    page = page_of(slide(made))
    assert {"1 name a funder", "4 not stated"} <= set(texts(page))
    assert [list(one.values) for one in charts(page)[0].plots[0].series] == [[1]]
    assert not dwarfed(chart_of(exhibit(db, "by_funder")))


def test_more_places_than_bars_are_in_the_table_and_counted(real_db: Database) -> None:
    made = exhibit(real_db, "places_on_map")
    chart = chart_of(made)
    assert len(chart.categories) == len(made.rows) > len(barred(chart).categories) == natives.PLACES_DRAWN
    page = page_of(slide(made))
    assert any(f"{len(made.rows) - natives.PLACES_DRAWN} more in the rows" in text for text in texts(page))


def test_an_average_stays_a_broken_number() -> None:
    places = (Category("a", "a"), Category("b", "b"))
    chart = Chart("lines", places, (Series("x", "x", (1, 2.5)), Series("y", "y", (None, 0))))
    assert not chart.empty and replace(chart, series=chart.series[1:]).empty
