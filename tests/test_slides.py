"""Slides and decks: charts with the numbers of the rows, all that is said of them, room for everything."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from dashboard import settings
from dashboard.analysis.answers import Database
from dashboard.cards import timeline
from dashboard.charts.theme import PRINT
from dashboard.export.office.native import barred, kind, lying, strongest
from dashboard.export.office.slide_chart import labels
from dashboard.export.office.slides import deck, slide
from dashboard.words import number
from tests.drawings import CASES, ask_of, view_of
from tests.exhibits import DAY, OPENING, PICTURED, chart_of, exhibit, names_of, png, slide_of
from tests.remember import Source
from tests.slides import assert_tidy, charts, described, page_of, tables, texts


@pytest.mark.parametrize("case", CASES)
def test_a_slide_has_the_numbers_of_the_rows(source: Source, case: str) -> None:
    chart, page = chart_of(exhibit(source.db, case)), page_of(slide_of(source.db, case))
    if chart.kind == "table":  # as it stands: a row a measure, a column a side
        measures, *sides = zip(*tables(page)["Table"], strict=True)
        assert list(measures) == ["", *names_of(chart)]
        said = [[one.name, *(number(value) for value in one.values)] for one in chart.series]
        assert [list(one) for one in sides] == said
        return
    if kind(chart) == "table":
        lines = tables(page)["Table"]
        found = [(name, int(n)) for name, n in lines[1:] if n]
        best = strongest(chart)
        assert [n for _, n in found] == [n for _, n in best[: len(found)]] and len(found) <= 15
        assert len(found) == len(best) or lines[-1][0] == f"and {len(best) - len(found)} more in the rows"
        return
    if chart.empty:
        assert case == "timeline-average" and "Nothing to draw under this filter." in texts(page)
        return
    (drawn,) = charts(page)
    chart = barred(chart)
    shown = list(drawn.plots[0].categories)
    assert shown == labels(chart)
    if lying(chart):  # a name of one line stands there whole
        assert all(told == name for told, name in zip(shown, names_of(chart), strict=True) if len(name) < 25)
    assert len(drawn.plots[0].series) == len(chart.series)
    for one, there in zip(chart.series, drawn.plots[0].series, strict=True):
        assert there.name == one.name
        assert list(there.values) == [None if v is None else pytest.approx(v) for v in one.values]
    assert drawn.has_legend == (len(chart.series) > 1)
    book = load_workbook(io.BytesIO(drawn.part.chart_workbook.xlsx_part.blob))
    lines = list(book["Sheet1"].iter_rows(values_only=True))
    assert list(lines[0][1:]) == [one.name for one in chart.series]
    assert [line[0] for line in lines[1:]] == shown
    for column, one in enumerate(chart.series, 1):
        found = [line[column] for line in lines[1:]]
        assert found == [None if v is None else pytest.approx(v) for v in one.values]
    if chart.kind == "stacked" and chart.once:
        assert tables(page)["Events"] == [[str(value) for value in chart.once]]


@pytest.mark.parametrize("case", CASES)
def test_a_slide_says_what_it_shows(real_db: Database, case: str) -> None:
    made = exhibit(real_db, case, note="A note.")
    page = page_of(slide(made, png()))
    assert page.shapes.title.text == made.card.said
    said = " ".join(texts(page))
    for text in (made.card.counted, "A note.", made.card.in_words, made.counts, made.card.left_out,
                 settings.SOURCE, made.card.notice, "Data of 20 Nov 2026", f"View {made.code}"):  # fmt: skip
        assert text in said
    notes = page.notes_slide.notes_text_frame.text
    alt = made.card.alt
    for text in (alt, settings.SOURCE, made.card.in_words, made.card.address, made.counts, "A note."):
        assert text in notes
    assert alt in set(described(page)) and all(described(page))
    pictured = [shape for shape in page.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    told = chart_of(made).kind == "table"
    drawn_by_us = not told and (made.card.question in PICTURED or kind(chart_of(made)) == "table")
    assert bool(pictured) == drawn_by_us and bool(charts(page)) != (drawn_by_us or told)
    assert bool(tables(page)) >= told


LONG = (
    "Ministry of Internal Affairs of Uzbekistan, Drug Control Agency under the President of Tajikistan, " * 40
)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("words", ["", LONG, LONG.upper()], ids=["short", "long", "capitals"])
def test_nothing_leaves_a_slide_or_stands_over_another(real_db: Database, case: str, words: str) -> None:
    said = dict.fromkeys(("title", "subtitle", "in_words", "note", "left_out"), words) if words else {}
    made = exhibit(real_db, case, **said)
    pictures = [b"", png(500, 1500), png(3000, 500)] if made.card.question in PICTURED else [b""]
    for picture in pictures:
        shown = Presentation(io.BytesIO(slide(made, picture)))
        assert (shown.slide_width, shown.slide_height) == (12191695, 6858000)
        (page,) = shown.slides
        assert_tidy(page, shown.slide_width, shown.slide_height)
        assert any(shape.shape_type == MSO_SHAPE_TYPE.PICTURE for shape in page.shapes) == bool(picture)


def test_a_deck_opens_with_the_sentence_and_stresses_its_number(db: Database) -> None:
    shown = Presentation(io.BytesIO(deck(OPENING, [(exhibit(db, "by_theme"), b"")])))
    first, second = shown.slides
    assert (
        first.shapes.title.text == settings.PRODUCT
        and second.shapes.title.text == exhibit(db, "by_theme").card.said
    )
    headline = next(shape for shape in first.shapes if shape.name == "Headline").text_frame.paragraphs[0]
    assert headline.text == "943 events in Central Asia"
    (stressed,) = [run for run in headline.runs if str(run.font.color.rgb) == PRINT.accent[1:]]
    assert stressed.text == "943 events"
    said = " ".join(texts(first))
    for text in (OPENING.lead, OPENING.filters, "Not an official UN product", "Data of 20 Nov 2026"):
        assert text in said
    unsaid = deck(replace(OPENING, source="Source: ours."), [])
    assert "Source: ours. Not an official UN product." in texts(Presentation(io.BytesIO(unsaid)).slides[0])
    about = shown.core_properties
    assert (about.title, about.author, about.last_modified_by) == (settings.PRODUCT,) * 3
    assert about.created.date() == about.modified.date() == DAY


@pytest.mark.parametrize("length", [1, 300, 4000])
def test_a_long_opening_stays_on_its_slide(length: int) -> None:
    long = (LONG * 2)[:length]
    shown = Presentation(io.BytesIO(deck(replace(OPENING, title=long, headline=(long, "5", long), lead=long,
                                                 filters=long, source=long, address=long), [])))  # fmt: skip
    assert_tidy(shown.slides[0], shown.slide_width, shown.slide_height)


def test_months_and_quarters_are_labelled_by_whole_years(real_db: Database) -> None:
    for grain, step in (("month", 12), ("quarter", 4)):
        card = timeline.timeline(view_of(ask_of(real_db), grain=grain), "kind")
        made = replace(exhibit(real_db, "timeline-stack"), card=card)
        page = page_of(slide(made))
        (drawn,) = charts(page)
        skip = next(e for e in drawn.category_axis._element.iter() if e.tag.endswith("}tickLblSkip"))
        assert int(skip.get("val")) % step == 0 and list(drawn.plots[0].categories) == labels(chart_of(made))
