"""What a whole view becomes: chart packs, decks and briefs, whole or with what failed named."""

import csv
import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import docx
import pandas as pd
import plotly.graph_objects as go
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from dashboard import settings
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.analysis.phrases import number
from dashboard.cards import names, pages
from dashboard.cards.card import GROUPS, Ask, View
from dashboard.export import documents, files, image, packs, renderer
from dashboard.export.brief import content
from dashboard.export.brief.page import Brief, pdf
from dashboard.export.table import csv_bytes
from tests.remember import remembered
from tests.test_cards import view
from tests.test_proof import blank

DAY = "2024-11-20"
HOSTILE = "=1+1 <script>alert("
HOSTILE_PAGE = "/countries?country=TKM&q=%3D1%2B1+%3Cscript%3Ealert%28"


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/there/is/no/browser")
    assert not renderer.available()


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def manifest(data: bytes) -> dict[str, Any]:
    return json.loads(opened(data)["manifest.json"])


def word_texts(data: bytes) -> str:
    """All text of a Word file, that of its tables and foot included."""
    paper = docx.Document(io.BytesIO(data))
    roots = [paper.element, *(section.footer._element for section in paper.sections)]
    return "\n".join(
        "".join(t.text or "" for t in p.iter("{*}t")) for root in roots for p in root.iter("{*}p")
    )


def slide_texts(data: bytes) -> list[str]:
    return [
        "\n".join(node.text or "" for node in slide.element.iter() if node.tag.endswith("}t"))
        for slide in Presentation(io.BytesIO(data)).slides
    ]


def pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


# Packs

MAP = "unodc-central-asia_{}_all-years_2024-11-20"


def test_a_pack_holds_each_chart_in_each_format_and_its_rows(ask: Ask, no_browser: None) -> None:
    made = documents.pack(view(ask, "/map"), ["csv", "xlsx", "pptx"])
    assert (made.name, made.type) == (f"unodc-central-asia_charts_map_all-years_{DAY}.zip", "application/zip")
    assert made.failures == ()
    places, hosts = MAP.format("places-on-map"), MAP.format("by-host")
    assert set(opened(made.data)) == {
        f"rows/{places}.csv", f"charts/{places}.xlsx", f"charts/{places}.pptx",
        f"rows/{hosts}.csv", f"charts/{hosts}.xlsx", f"charts/{hosts}.pptx",
        "captions.docx", "README.txt", "manifest.json",
    }  # fmt: skip
    assert {name for name in opened(documents.pack(view(ask, "/map"), []).data) if "/" in name} == {
        f"rows/{places}.csv", f"rows/{hosts}.csv"
    }  # fmt: skip
    with pytest.raises(KeyError):
        documents.pack(view(ask, "/map"), ["gif"])


@pytest.mark.parametrize("address", ["/", "/trends?grain=month", "/countries?section=partners", "/countries"])
def test_the_rows_in_a_pack_are_those_of_the_queries(ask: Ask, address: str) -> None:
    found = opened(documents.pack(view(ask, address), []).data)
    cards = list(pages.cards(view(ask, address)).values())
    rows = [data for name, data in found.items() if name.startswith("rows/")]
    assert len(rows) == len(cards)
    for card, data in zip(cards, rows, strict=True):
        asked = ask(card.question, card.filters, *card.arguments)
        head, *body = csv.reader(io.StringIO(data.decode("utf-8-sig")))
        assert head == list(asked.columns) and len(body) == len(asked)
        for column in asked.select_dtypes("integer"):
            written = [line[head.index(column)] for line in body]
            assert written == ["" if pd.isna(n) else str(n) for n in asked[column]]


def test_the_manifest_tells_what_the_pack_holds(ask: Ask) -> None:
    address = "/trends?q=training&grain=month"
    data = documents.pack(view(ask, address), ["xlsx"]).data
    found, told = opened(data), manifest(data)
    version = str(ask("data_version").data_hash[0])
    assert told["filters"] == "All years · UNODC leads or takes part · “training”"
    assert told["address"] == "/trends?q=training&grain=month&year=2023"
    assert (told["title"], told["data_date"]) == ("UNODC in Central Asia: Trends", DAY)
    assert told["version"] == version and told["source"] == settings.SOURCE
    assert told["sha256"] == {
        name: hashlib.sha256(content).hexdigest()
        for name, content in found.items()
        if name != "manifest.json"
    }
    exhibits = documents.exhibits(view(ask, address))
    assert [
        (c["chart"], c["title"], c["counts"], c["code"], c["address"], c["alternative_text"])
        for c in told["charts"]
    ] == [
        (m.card.question, m.card.title, m.counts, m.code, m.card.address, m.card.alt) for m in exhibits
    ]  # fmt: skip
    assert sorted(name for chart in told["charts"] for name in chart["files"]) == sorted(
        name for name in found if "/" in name
    )
    assert not any("failed" in chart for chart in told["charts"])
    said = found["README.txt"].decode()
    assert all(text in said for text in (told["filters"], told["address"], version, DAY))


def test_the_captions_say_all_that_belongs_beside_a_chart(ask: Ask) -> None:
    found = view(ask, "/map")
    text = word_texts(opened(documents.pack(found, []).data)["captions.docx"])
    assert text.startswith("UNODC in Central Asia: Map\n1. Where events took place\n")
    for made in documents.exhibits(found):
        card = made.card
        for line in (
            f"Caption: {card.title}. All years · UNODC leads or takes part. 13 events from 15 stories.",
            f"Counted: {card.subtitle} {card.note}".strip(),
            f"Not shown: {card.left_out}",
            f"Alternative text: {card.alt}",
            f"Source: {settings.SOURCE} Data of 20 Nov 2024.",
            f"View: {made.code} · /map",
            f"File: {made.name}",
        ):
            assert line in text.splitlines()
    assert text.count(f"Notice: {settings.MAP_NOTICE}") == 1


def test_progress_is_told_chart_by_chart(ask: Ask, no_browser: None) -> None:
    steps: list[tuple[int, int, str]] = []
    documents.pack(view(ask, "/map"), [], lambda *step: steps.append(step))
    assert steps == [(0, 2, "Where events took place"), (1, 2, "Events by host country"), (2, 2, "")]
    steps.clear()
    documents.deck(view(ask, "/map"), lambda *step: steps.append(step))
    assert steps[:2] == [(0, 2, "Where events took place"), (1, 2, "Events by host country")]


def test_a_chart_that_fails_is_named_and_leaves_the_rest(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer, "render", blank)

    def make(made: files.Exhibit) -> bytes:
        if made.card.question == "by_host":
            raise renderer.Failed("The figure could not be drawn: the browser ended")
        return image.svg(made)

    monkeypatch.setitem(files.FORMATS, "svg", replace(files.FORMATS["svg"], make=make))
    made = documents.pack(view(ask, "/map"), ["svg", "xlsx"])
    said = "SVG: The figure could not be drawn: the browser ended"
    assert made.failures == (f"Events by host country: {said}",)
    places, hosts = manifest(made.data)["charts"]
    assert "failed" not in places and hosts["failed"] == [said]
    assert [name for name in opened(made.data) if name.startswith("charts/")] == [
        f"charts/{MAP.format('places-on-map')}.svg",
        f"charts/{MAP.format('places-on-map')}.xlsx",
        f"charts/{MAP.format('by-host')}.xlsx",
    ]


def test_without_a_browser_drawn_formats_are_named_and_the_others_made(ask: Ask, no_browser: None) -> None:
    made = documents.pack(view(ask, "/map"), ["png", "svg", "pdf", "xlsx"])
    labels = [files.FORMATS[name].label for name in ("png", "svg", "pdf")]
    assert made.failures == tuple(
        f"{title}: {label}: {renderer.MISSING}"
        for title in ("Where events took place", "Events by host country")
        for label in labels
    )
    assert {name.split(".")[-1] for name in opened(made.data) if "/" in name} == {"csv", "xlsx"}
    (one, _) = documents.exhibits(view(ask, "/map"))
    assert files.FORMATS["csv"].make(one) == csv_bytes(one.rows)
    for name in ("png", "png-slide", "png-a4", "png-square", "svg", "pdf"):
        with pytest.raises(renderer.Unavailable):
            files.FORMATS[name].make(one)


@pytest.mark.parametrize("address", ["/map", HOSTILE_PAGE, "/map?q=promised"])
def test_the_same_view_gives_the_same_bytes(ask: Ask, db: Database, no_browser: None, address: str) -> None:
    made = [
        [
            documents.pack(own, ["xlsx", "pptx"]),
            documents.deck(own),
            *((documents.brief_pdf(own), documents.brief_docx(own)) if documents.has_brief(own) else ()),
        ]
        for own in (view(ask, address), view(remembered(db), address))
    ]
    assert made[0] == made[1]


# Decks


@pytest.mark.parametrize("address", ["/", "/trends", "/countries?section=partners", "/funders?funder=us"])
def test_a_deck_has_a_slide_a_chart_after_its_opening(ask: Ask, no_browser: None, address: str) -> None:
    made = documents.deck(view(ask, address))
    slides = slide_texts(made.data)
    cards = list(pages.cards(view(ask, address)).values())
    assert len(slides) == 1 + len(cards) and made.failures == ()
    assert documents.title(view(ask, address)) in slides[0]
    for card, text in zip(cards, slides[1:], strict=True):
        assert card.title in " ".join(text.split())


def test_without_a_browser_a_deck_has_tables_and_bars_in_place_of_pictures(
    ask: Ask, no_browser: None
) -> None:
    deck = Presentation(io.BytesIO(documents.deck(view(ask, "/countries")).data))
    (table,) = [shape.table for shape in deck.slides[2].shapes if shape.has_table]
    cells = dict([cell.text for cell in row.cells] for row in table.rows)
    # new-year and two-themes in Uzbekistan, hostile in Turkmenistan, cyrillic in Kyrgyzstan
    assert {name: n for name, n in cells.items() if name.startswith("Drug prevention")} == {
        "Drug prevention · Uzbekistan": "2",
        "Drug prevention · Kyrgyzstan": "1",
        "Drug prevention · Turkmenistan": "1",
    }
    assert bars(documents.deck(view(ask, "/map")).data)["Tashkent"] == 2  # new-year, two-themes


def bars(data: bytes) -> dict[str, int]:
    """The bars of the chart on the second slide."""
    (chart,) = [s.chart for s in Presentation(io.BytesIO(data)).slides[1].shapes if s.has_chart]
    return dict(zip(chart.plots[0].categories, chart.plots[0].series[0].values, strict=True))


def test_a_picture_that_fails_leaves_bars_and_is_named(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> bytes:
        raise renderer.Failed("no answer")

    monkeypatch.setattr(renderer, "available", lambda: True)
    monkeypatch.setattr(renderer, "render", failing)
    made = documents.deck(view(ask, "/map"))
    assert made.failures == ("Where events took place: no answer",)
    assert bars(made.data)["Tashkent"] == 2


# Briefs


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
    "Events": "4", "Stories": "6", "Organisations beside UNODC": "2", "Funders named": "2",
    "Participants, where known": "125",
}  # fmt: skip
OSCE_NAME = "Organization for Security and Co-operation in Europe"
OSCE = {  # abroad, shared-story; s03, s13, s15; 100 + 7 people
    "Events": "2", "Stories": "3", "Organisations beside UNODC": "1", "Funders named": "0",
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
    assert (brief.kind, brief.name, brief.data_date) == (kind, name, "20 Nov 2024")
    assert {label: value for value, label, _ in brief.numbers} == numbers == content.facts(own)
    by_year = ask("totals_by_year", own.filters)
    assert [n for _, n in brief.timeline.rows] == [number(n) for n in by_year.events if n]
    themes = ask("by_theme", own.filters).head(6)
    assert brief.themes.rows == tuple(zip(themes.name, map(number, themes.events), strict=True))
    places = ask("places_on_map", own.filters)
    assert brief.map.rows == tuple(zip(places.name, map(number, places.events), strict=True))
    table = ask("story_table", own.filters)
    assert [event.title for event in brief.events] == list(table.title)[:3]
    assert brief.address == address.removesuffix("&grain=month") and brief.code == content.code(own)
    for text in (pdf_text(documents.brief_pdf(own).data), word_texts(documents.brief_docx(own).data)):
        for said in (name, *numbers.values(), brief.code, brief.address, themes.name[0]):
            assert said in " ".join(text.split())


@pytest.mark.parametrize("address", ["/countries?country=TJK&q=promised", "/funders?funder=japan&q=promised"])
def test_a_brief_of_events_without_a_date_is_made(ask: Ask, no_browser: None, address: str) -> None:
    """Nothing is on its timeline: both words and number of what is not placed there are on the page."""
    own = view(ask, address)
    assert content.brief(own, "svg").timeline.rows == ()
    text = " ".join(pdf_text(documents.brief_pdf(own).data).split())
    assert "Not placed here: 1 event without a date" in text
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
    monkeypatch.setattr(content, "bare", lambda *_: go.Figure())  # it would be drawn by no browser
    found = [own for own in subjects(remembered(real_db)) if documents.has_brief(own)]
    assert len(found) > 50
    briefs = []
    for own in found:
        brief = content.brief(own, "svg")
        assert brief.numbers and brief.events and brief.code == content.code(own), brief.name
        assert {label: value for value, label, _ in brief.numbers} == content.facts(own), brief.name
        assert brief.headline[1].split(" event")[0] in brief.counts, brief.name
        briefs.append(brief)
    for brief in sorted(briefs, key=letters)[-PAGES_SET:]:
        (page,) = PdfReader(io.BytesIO(pdf(brief))).pages
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842], brief.name
        assert brief.code in page.extract_text()


@pytest.mark.browser
@pytest.mark.xdist_group("renderer")
@pytest.mark.parametrize(
    "address",
    ["/funders?funder=jpn-government", "/countries?country=UZB", "/countries?org=osce"],
)
def test_a_brief_with_pictures_is_one_page(drawing_browser: None, real_db: Database, address: str) -> None:
    own, ignored = names.view_at(remembered(real_db), address)
    assert ignored == []
    (page,) = PdfReader(io.BytesIO(documents.brief_pdf(own).data)).pages
    assert content.code(own) in page.extract_text()
    word = docx.Document(io.BytesIO(documents.brief_docx(own).data))
    assert len(word.inline_shapes) == 4 and all(shape.width for shape in word.inline_shapes)
    assert len(list(word.element.iter("{*}blip"))) == 4  # timeline, map, themes, partners


# Names, and texts that would be code elsewhere


def test_names_of_files_say_what_they_hold(ask: Ask, no_browser: None) -> None:
    def named(address: str) -> list[str]:
        own = view(ask, address)
        made = [documents.pack(own, []), documents.deck(own)]
        if documents.has_brief(own):
            made += [documents.brief_pdf(own), documents.brief_docx(own)]
        return [one.name.removeprefix("unodc-central-asia_") for one in made]

    assert named("/trends?from=2023&to=2023") == [
        f"charts_trends_2023_{DAY}.zip", f"slides_trends_2023_{DAY}.pptx"
    ]  # fmt: skip
    assert named("/countries?section=partners&q=%D0%81%D0%B6") == [
        f"charts_partners_all-years_{DAY}.zip", f"slides_partners_all-years_{DAY}.pptx"
    ]  # fmt: skip
    about = f"all-years_hosted-by-uzbekistan_{DAY}"
    assert named("/countries?country=UZB") == [
        f"charts_countries_{about}.zip", f"slides_countries_{about}.pptx",
        f"brief_countries_{about}.pdf", f"brief_countries_{about}.docx",
    ]  # fmt: skip


def test_hostile_words_of_a_filter_come_out_as_text(
    ask: Ask, no_browser: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = view(ask, HOSTILE_PAGE)
    assert own.filters.words == HOSTILE and own.totals.events == 1
    said = f"“{HOSTILE}”"
    with monkeypatch.context() as patch:
        patch.setattr(renderer, "available", lambda: True)
        patch.setattr(renderer, "render", blank)
        found = documents.pack(own, ["xlsx", "pptx", "svg"])
    assert found.failures == () and "script" in found.name and "<" not in found.name
    assert said in manifest(found.data)["filters"]
    parts = opened(found.data)
    assert said in word_texts(parts["captions.docx"])
    kinds = set()
    for name, data in parts.items():
        kinds.add(kind := name.rpartition(".")[2])
        if kind == "svg":
            root = ElementTree.fromstring(data)
            assert said in (root[0].text or "") and not list(root.iter("{*}script"))
        elif kind == "pptx":
            assert said in " ".join(slide_texts(data)[0].split())
        elif kind == "xlsx":
            cells = [cell for sheet in load_workbook(io.BytesIO(data)) for row in sheet for cell in row]
            assert any(said in str(cell.value) for cell in cells)
            assert not any(cell.data_type == "f" for cell in cells)
        elif kind == "csv":
            lines = csv.reader(io.StringIO(data.decode("utf-8-sig")))
            assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "@"))]
    assert {"svg", "pptx", "xlsx", "csv", "docx"} <= kinds
    assert said in " ".join(slide_texts(documents.deck(own).data)[0].split())
    assert said in word_texts(documents.brief_docx(own).data)
    assert said in " ".join(pdf_text(documents.brief_pdf(own).data).split())


def test_a_pack_of_no_charts_says_so(ask: Ask) -> None:
    made = documents.pack(view(ask, "/map?q=nothing+like+it"), ["xlsx"])
    assert set(opened(made.data)) == {"captions.docx", "README.txt", "manifest.json"}
    assert packs.captions("x", []) and "No chart could be made." in word_texts(
        opened(made.data)["captions.docx"]
    )
