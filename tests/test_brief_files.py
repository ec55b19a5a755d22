"""Briefs of whole views: who has one, its numbers, and that it is one page."""

import io
import re
from dataclasses import replace

import docx
import pytest
from pypdf import PdfReader

from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards import names
from dashboard.cards.card import Ask, View
from dashboard.export import documents
from dashboard.export.brief import content
from dashboard.export.brief.page import Brief, pdf
from dashboard.store.codes import GROUPS
from dashboard.words import number
from tests.opened import pdf_text, word_texts
from tests.remember import remembered
from tests.test_cards import view


@pytest.mark.parametrize(
    ("address", "has"),
    [
        ("/funders?funder=us", True), ("/funders?funder=us-inl", True), ("/funders?funder=us,japan", False),
        ("/funders?funder=none", False), ("/funders", False), ("/funders?funder=us&q=nothing+like+it", False),
        ("/countries?country=UZB", True), ("/countries?country=AUT", True),
        ("/countries?country=other", False),
        ("/countries?country=UZB,KAZ", False), ("/countries?country=UZB&section=partners", False),
        ("/countries?org=osce", True), ("/countries?org=osce&section=countries", True),
        ("/countries?org=osce,uz-moi", False), ("/countries", False),
        ("/?country=UZB", False), ("/map?funder=us", False), ("/trends?org=osce", False),
        ("/stories?country=UZB", False),
    ],
)  # fmt: skip
def test_which_pages_have_a_brief(ask: Ask, address: str, has: bool) -> None:
    assert documents.has_brief(view(ask, address)) is has


US = {  # new-year, two-hosts, hostile, two-themes, month-only; s01-s04, s08, s12, s16; 25 + 5 + 40 + 60
    "Events it is named for": "5", "Stories": "7", "Host countries of the five": "2",
    "With another funder": "1", "Participants, where known": "130",
}  # fmt: skip

UZB = {  # new-year, two-hosts, two-themes, month-only; uz-moi, tk-customs; 25 + 40 + 60 people
    "Events": "4", "Stories": "6", "Partners": "2", "Funders named": "2",
    "Participants, where known": "125",
}  # fmt: skip

OSCE_NAME = "Organization for Security and Co-operation in Europe"

OSCE = {  # abroad, shared-story; s03, s13, s15; 100 + 7 people
    "Events": "2", "Stories": "3", "Partners": "1", "Funders named": "0",
    "Participants, where known": "107",
}  # fmt: skip


@pytest.mark.parametrize(
    ("address", "kind", "name", "numbers"),
    [
        ("/funders?funder=us&grain=month", "funder brief", "United States", US),
        ("/countries?country=UZB", "country brief", "Uzbekistan", UZB),
        ("/countries?org=osce", "organisation brief", OSCE_NAME, OSCE),
    ],
)  # fmt: skip
def test_a_brief_has_the_numbers_of_its_queries(
    ask: Ask, no_browser: None, address: str, kind: str, name: str, numbers: dict[str, str]
) -> None:
    own = view(ask, address)
    brief = content.brief(own, "png")
    assert (brief.kind, brief.name, brief.words["dated"]) == (kind, name, "Data of 20 Nov 2024")
    said = {number.label: number.value for number in brief.numbers}
    assert said == numbers == dict(content.facts(own).values())
    by_year = ask("totals_by_year", own.filters)
    assert [n for _, n in brief.timeline.rows] == [number(n) for n in by_year.events if n]
    themes = ask("by_theme", own.filters).head(6)
    assert brief.themes.rows == tuple(zip(themes.name, map(number, themes.events), strict=True))
    places = ask("places_on_map", own.filters)
    assert brief.map.rows == tuple(zip(places.name, map(number, places.events), strict=True))
    table = ask("story_table", own.filters)
    assert [event.title for event in brief.events] == list(table.title)[: content.EVENTS]
    assert brief.address == address.removesuffix("&grain=month") and brief.code == content.record_of(own).code
    for text in (pdf_text(documents.brief_pdf(own).data), word_texts(documents.brief_docx(own).data)):
        for said in (name, *numbers.values(), brief.code, brief.address, themes.name[0]):
            assert said in " ".join(text.split())


@pytest.mark.parametrize("address", ["/countries?country=TJK&q=promised", "/funders?funder=japan&q=promised"])
def test_a_brief_of_events_without_a_date_is_made(ask: Ask, no_browser: None, address: str) -> None:
    """Nothing is on its timeline: both words and number of what is not placed there are on the page."""
    own = view(ask, address)
    assert content.brief(own, "svg").timeline.rows == ()
    text = " ".join(pdf_text(documents.brief_pdf(own).data).split())
    assert "Without a month, so not shown here: 1 event" in text
    assert "Scanners promised to the border" in word_texts(documents.brief_docx(own).data)


def subjects(ask: Ask) -> list[View]:
    """All funders, the five states, and fifteen organisations, those with most events and least."""
    known = names.known(names.options(ask))
    codes = [code for code in known["organisations"] if code not in GROUPS]
    chosen: list[tuple[str, Filters]] = [
        *(("funders", Filters(funders=(code,))) for code in known["funders"] if code not in GROUPS),
        *(("countries", Filters(countries=(c,))) for c in ("KAZ", "KGZ", "TJK", "TKM", "UZB")),
        *(
            ("countries", Filters(organisations=(code,)))
            for code in codes[:5] + codes[5 :: len(codes) // 9][:10]
        ),
    ]
    return [View(ask, filters, known, page) for page, filters in chosen]


PAGES_SET = 8


def letters(brief: Brief) -> int:
    """How much is to be said on a page."""
    return sum(map(len, re.findall(r"\w", repr(replace(brief, version="", code="", address="")))))


def test_the_brief_of_everybody_has_its_content_and_the_longest_are_one_page(
    real_db: Database, no_browser: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that overflows does so by its text: those with most of it are set, all have their numbers."""
    monkeypatch.setattr(
        content, "bare", lambda *_: {"data": [], "layout": {"yaxis": {}}}
    )  # it would be drawn by no browser
    found = [own for own in subjects(remembered(real_db)) if documents.has_brief(own)]
    assert len(found) > 50
    briefs = []
    for own in found:
        brief = content.brief(own, "svg")
        assert brief.numbers and brief.events and brief.code == content.record_of(own).code, brief.name
        said = {number.label: number.value for number in brief.numbers}
        assert said == dict(content.facts(own).values()), brief.name
        assert brief.headline[1].split(" event")[0] in brief.counts, brief.name
        briefs.append(brief)
    for brief in sorted(briefs, key=letters)[-PAGES_SET:]:
        (page,) = PdfReader(io.BytesIO(pdf(brief))).pages
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842], brief.name
        assert brief.code in page.extract_text()


@pytest.mark.browser
@pytest.mark.parametrize(
    "address",
    ["/funders?funder=jpn-government", "/countries?country=UZB", "/countries?org=osce"],
)
def test_a_brief_with_pictures_is_one_page(drawing_browser: None, real_db: Database, address: str) -> None:
    own, ignored = names.view_at(remembered(real_db), address)
    assert ignored == []
    (page,) = PdfReader(io.BytesIO(documents.brief_pdf(own).data)).pages
    assert content.record_of(own).code in page.extract_text()
    word = docx.Document(io.BytesIO(documents.brief_docx(own).data))
    assert len(word.inline_shapes) == 4 and all(shape.width for shape in word.inline_shapes)
    assert len(list(word.element.iter("{*}blip"))) == 4  # timeline, map, themes, partners
