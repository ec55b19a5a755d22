"""What a whole view becomes: chart packs and decks, whole or with what failed named."""

import csv
import hashlib
import io
import json
import zipfile
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from dashboard import settings
from dashboard.analysis.answers import Database
from dashboard.cards import page_list
from dashboard.cards.card import Ask
from dashboard.export import documents, files, image, packs, renderer
from dashboard.export.table import csv_bytes
from tests.opened import content, pdf_text, word_texts
from tests.remember import remembered
from tests.test_cards import view
from tests.test_proof import blank

DAY = "2024-11-20"

HOSTILE = "=1+1 <script>alert("

HOSTILE_PAGE = "/countries?country=TKM&q=%3D1%2B1+%3Cscript%3Ealert%28"


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def manifest(data: bytes) -> dict[str, Any]:
    return json.loads(opened(data)["manifest.json"])


def slide_texts(data: bytes) -> list[str]:
    return [
        "\n".join(node.text or "" for node in slide.element.iter() if node.tag.endswith("}t"))
        for slide in Presentation(io.BytesIO(data)).slides
    ]


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
    cards = list(page_list.cards(view(ask, address)).values())
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
    assert told["address"] == "/trends?q=training&grain=month"
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


def test_the_menus_offer_every_format_once_and_what_is_drawn_only_with_a_browser() -> None:
    for drawn in (True, False):
        offered = [name for names in files.groups(drawn).values() for name in names]
        assert offered == [name for name, one in files.FORMATS.items() if drawn or not one.drawn]
    assert list(files.groups(True)) == ["Picture (PNG)", "Sharp at any size", "To edit"]


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
    for drawn in (format for format in files.FORMATS.values() if format.drawn):
        with pytest.raises(renderer.Unavailable):
            drawn.make(one)


@pytest.mark.parametrize("address", ["/map", HOSTILE_PAGE, "/map?q=promised"])
def test_the_same_view_gives_the_same_content(ask: Ask, db: Database, no_browser: None, address: str) -> None:
    made = [
        [
            documents.pack(own, ["xlsx", "pptx"]),
            documents.deck(own),
            *((documents.brief_pdf(own), documents.brief_docx(own)) if documents.has_brief(own) else ()),
        ]
        for own in (view(ask, address), view(remembered(db), address))
    ]
    first, second = ([(one.name, one.type, one.failures, content(one.data)) for one in own] for own in made)
    assert first == second


# Decks


@pytest.mark.parametrize("address", ["/", "/trends", "/countries?section=partners", "/funders?funder=us"])
def test_a_deck_has_a_slide_a_chart_after_its_opening(ask: Ask, no_browser: None, address: str) -> None:
    made = documents.deck(view(ask, address))
    slides = slide_texts(made.data)
    cards = list(page_list.cards(view(ask, address)).values())
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
        f"charts_partners_all-years_ezh_{DAY}.zip", f"slides_partners_all-years_ezh_{DAY}.pptx"
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
