"""The proof in a file: its code and its record, and what a check says once the data changed."""

import html
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter

from dashboard.cards.card import Ask
from dashboard.charts.fit import Figure
from dashboard.export import check, documents, files, image, proof, record
from dashboard.export.brief import content
from dashboard.export.check import Verdict
from dashboard.export.exhibit import Exhibit, exhibit
from dashboard.export.proof import Change, Unreadable
from dashboard.store import database
from tests.remember import remembered
from tests.stored import change
from tests.test_cards import cards, view

FACTS = {
    "counts": ("Counts", "13 events from 15 stories"),
    "yolki · events": ("Ёлки · Оқиғалар", "6"),
    "turkmenabat": ("Türkmenabat *", "5"),
}
SVG_START = '<svg xmlns="http://www.w3.org/2000/svg">'
FORMATS = pytest.mark.parametrize("format", ["png", "svg", "pdf"])


@pytest.fixture
def changed(data: Path, target: Path) -> Callable[..., Ask]:
    """The small data set with other words in some of its files, each (file, old, new)."""

    def changed(*edits: tuple[str, str, str]) -> Ask:
        for edit in edits:
            change(data, *edit)
        return remembered(database.open_database(database.build(data, target).path))

    return changed


def made(ask: Ask, address: str, card: str) -> Exhibit:
    return exhibit(ask, cards(ask, address)[card])


def a_file(ask: Ask, address: str, card: str) -> bytes:
    """A file with the record of a chart."""
    return with_text(record.text(image.record_of(made(ask, address, card))))


def with_text(kept: str, format: str = "png") -> bytes:
    """A file of each format that has some text where its record stands."""
    if format == "png":
        (info := PngInfo()).add_itxt("Record", kept)
        Image.new("RGB", (4, 3)).save(buffer := io.BytesIO(), "png", pnginfo=info)
    elif format == "pdf":
        writer = PdfWriter()
        writer.add_blank_page(9, 9)
        writer.add_metadata({"/Record": kept})
        writer.write(buffer := io.BytesIO())
    else:
        return f'{SVG_START}<metadata id="record">{html.escape(kept)}</metadata></svg>'.encode()
    return buffer.getvalue()


def blank(figure: Figure, format: str, scale: float = 1) -> bytes:
    """What stands for the browser where only what is around its drawing matters."""
    buffer = io.BytesIO()
    if format == "svg":
        return b'<svg xmlns="http://www.w3.org/2000/svg"><text>words</text></svg>'
    if format == "png":
        Image.new("RGB", (4, 3)).save(buffer, "png")
    else:
        writer = PdfWriter()
        writer.add_blank_page(9, 9)
        writer.write(buffer)
    return buffer.getvalue()


# The short code


@pytest.mark.parametrize("facts", [{}, FACTS, {"a": ("A", "0")}, {str(n): ("N", "1") for n in range(999)}])
def test_a_code_is_six_letters_that_cannot_be_mistaken(facts: proof.Facts) -> None:
    for what in ("by_theme", "brief", "Ёлки"):
        assert re.fullmatch(r"CA-[0-9A-HJKMNP-TV-Z]{6}", proof.code(what, "/?q=ё", facts))


def test_a_code_stays_the_same_for_good(ask: Ask) -> None:
    """These stand on images that are out in the world: another code would call them all wrong."""
    assert made(ask, "/funders?funder=japan", "by_theme").code == "CA-VPWNJ2"
    assert made(ask, "/", "by_funder").code == "CA-6B46YC"
    assert proof.code("by_theme", "/", dict(reversed(FACTS.items()))) == proof.code("by_theme", "/", FACTS)


def test_a_code_changes_with_one_number_and_with_the_view() -> None:
    own = proof.code("by_theme", "/", FACTS)
    for label in FACTS:
        other = proof.code("by_theme", "/", FACTS | {label: (FACTS[label][0], FACTS[label][1] + "0")})
        assert other[:5] == own[:5] and other[5:] != own[5:]
    for what, address in (("by_kind", "/"), ("by_theme", "/map"), ("by_theme", "/?q=x")):
        other = proof.code(what, address, FACTS)
        assert other[3:5] != own[3:5] and other[5:] == own[5:]


def test_a_code_does_not_change_with_data_it_does_not_show(ask: Ask, changed: Callable[..., Ask]) -> None:
    # The date and the people of events elsewhere, and a title.
    now = changed(
        ("events.csv", "2024-03-26,,stated", "2024-03-25,,stated"),
        ("events.csv", "osh,30,", "osh,31,"),
        ("events.csv", "Leap day training", "Training of the leap day"),
    )
    for address, card in (("/?country=UZB", "by_funder"), ("/?country=UZB", "timeline"), ("/", "columns")):
        before, after = made(ask, address, card), made(now, address, card)
        assert before.code == after.code and before.version != after.version
    assert made(ask, "/trends?year=2024", "by_day").code != made(now, "/trends?year=2024", "by_day").code


@pytest.mark.parametrize(
    "text", ["CA-7F3K9Q", "ca-7f3k9q", " CA-7F3 K9Q ", "7f3k9q", "CA-\u00a07F3K9Q\n", "CA–7F.3K.9Q"]
)
def test_a_code_is_read_as_people_type_it(text: str) -> None:
    assert proof.plain_code(text) == "CA-7F3K9Q"


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    assert proof.plain_code("CA-OI3KL9") == "CA-013K19"


@pytest.mark.parametrize("text", ["", "CA-", "CA-7F3K9", "CA-7F3K9QQ", "CA-7F3K9U", "CB-7F3K9Q", "ЁЁЁЁЁЁ"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="looks like CA-7F3K9Q"):
        proof.plain_code(text)


# What changed


def test_changes_are_those_that_differ() -> None:
    then = {"c": ("Counts", "5 events"), "a": ("A", "3"), "b": ("B", "2"), "gone": ("Gone", "1")}
    now = {"new": ("New", "1"), "b": ("B now", "2"), "a": ("A now", "4"), "c": ("Counts", "5 events")}
    assert proof.changes(then, now) == [
        Change("New", None, "1"), Change("A now", "3", "4"), Change("Gone", "1", None)
    ]  # fmt: skip
    assert proof.changes(then, dict(reversed(then.items()))) == []


# Checking a file


def verdict(then: Ask, now: Ask, address: str, card: str) -> Verdict:
    return check.of_file(now, a_file(then, address, card))


@pytest.mark.parametrize(
    ("address", "card"),
    [
        ("/", "timeline"), ("/?q=%D1%83%D1%80%D0%BE%D0%BA", "places_on_map"),
        ("/trends?form=average", "by_day"),
        ("/trends?drive=kind", "period_change"), ("/countries?section=partners", "organisation_pairs"),
        ("/", "columns"), ("/?country=UZB&from=2023", "columns"), ("/map", "places_on_map"),
        ("/?country=TJK&against=country:UZB", "timeline"),
        ("/?country=TJK&against=country:UZB", "side_by_side"),
        ("/funders?funder=us&against=funder:japan", "by_theme"), ("/countries?org=osce", "by_role"),
    ],
)  # fmt: skip
def test_a_chart_holds_as_long_as_its_data_are_the_same(ask: Ask, address: str, card: str) -> None:
    found = verdict(ask, ask, address, card)
    assert found.holds and found.changes == ()
    version = str(ask("data_version").data_hash[0])[:12]
    assert found.then == found.now == f"2024-11-20, version {version}"
    assert (found.title, found.address) == (
        made(ask, address, card).card.title, made(ask, address, card).card.address
    )  # fmt: skip
    code = check.of_code(ask, made(ask, address, card).code, found.address)
    assert code.holds and code.title == found.title


def test_of_a_chart_exactly_the_changed_numbers_are_named(ask: Ask, changed: Callable[..., Ask]) -> None:
    now = changed(
        # The leap day loses one of its two themes, the conference moves to the year before.
        ("events.csv", "drug_control_and_trafficking; drug_prevention", "drug_control_and_trafficking"),
        ("events.csv", "2024-03-26,,stated", "2023-03-26,,stated"),
    )
    found = verdict(ask, now, "/", "columns")
    assert not found.holds and found.then != found.now
    assert set(found.changes or ()) == {
        Change("2023 · Events", "5", "6"), Change("2024 (to date) · Events", "5", "4")
    }  # fmt: skip
    assert set(verdict(ask, now, "/", "timeline").changes or ()) == {
        Change("2024 (to date) · Drug prevention", "1", "0"),  # on the leap day
        Change("2023 · Other themes", "3", "4"),  # the conference, on corruption
        Change("2024 (to date) · Other themes", "3", "2"),
        Change("2023 · Events, each counted once", "5", "6"),
        Change("2024 (to date) · Events, each counted once", "5", "4"),
    }
    assert verdict(ask, now, "/", "by_partner").holds
    code = made(ask, "/", "columns").code
    by_code = check.of_code(now, code, "http://127.0.0.1:8501/")
    assert by_code.changes is None and not by_code.holds and by_code.title == "Events by year"
    assert check.of_code(ask, code.lower(), "http://127.0.0.1:8501/").holds


def test_a_chart_that_is_on_its_page_no_more_is_gone_altogether(
    ask: Ask, changed: Callable[..., Ask]
) -> None:
    now = changed(("event_organisations.csv", "cyrillic,yolka,partner", "cyrillic,idle,partner"))
    assert verdict(ask, now, "/countries?org=yolka", "by_role").changes == (
        Change("Counts", "1 event from 1 story", None),
        Change("Partner · Events", "1", None),
    )
    with pytest.raises(Unreadable, match="Not known in these data: org=yolka"):
        check.of_code(now, made(ask, "/countries?org=yolka", "by_role").code, "/countries?org=yolka")


def test_a_brief_is_checked_like_a_chart(ask: Ask, changed: Callable[..., Ask]) -> None:
    now = changed(("events.csv", "tashkent,40,", "tashkent,41,"))
    for address, then, after in (
        ("/countries?country=UZB&grain=month", "125", "126"),  # 25 + 40 + 60
        ("/funders?funder=us", "130", "131"),  # and 5 of hostile
    ):
        pdf = record.in_pdf(blank({}, "pdf"), content.record_of(view(ask, address)))
        assert check.of_file(ask, pdf).holds
        assert check.of_file(now, pdf).changes == (Change("Participants, where known", then, after),)
        code = content.record_of(view(ask, address)).code
        assert check.of_code(ask, code, address).title == "The brief"
        assert check.of_code(now, code, address).changes is None


def test_a_record_whose_numbers_were_altered_is_refused(ask: Ask) -> None:
    own = image.record_of(made(ask, "/", "columns"))
    forged = replace(own, facts=own.facts | {"2023-01-01 · ": ("2023 · Events", "200")})
    with pytest.raises(Unreadable, match="was altered"):
        check.of_file(ask, with_text(record.text(forged)))
    with pytest.raises(Unreadable, match="was altered"):
        check.of_file(ask, with_text(record.text(replace(own, address="/map"))))
    assert check.of_file(ask, with_text(record.text(own))).holds


@pytest.mark.parametrize("address", ["/", "/stories", "/nowhere?x=1", "http://["])
def test_a_code_of_another_view_is_refused(ask: Ask, address: str) -> None:
    code = made(ask, "/countries?section=partners", "partners_by_year").code
    with pytest.raises(Unreadable, match=f"No chart of this view has a code that begins with {code[:5]}"):
        check.of_code(ask, code, address)


@pytest.mark.browser
@FORMATS
def test_what_the_browser_draws_is_read_and_holds(drawing_browser: None, ask: Ask, format: str) -> None:
    own = made(ask, "/?q=%3Cscript%3E", "places_on_map")
    found = check.of_file(ask, files.FORMATS[format].make(own))
    assert found.holds and found.address == "/?q=%3Cscript%3E"


@pytest.mark.browser
def test_a_brief_with_its_pictures_is_read_and_holds(drawing_browser: None, ask: Ask) -> None:
    found = check.of_file(ask, documents.brief_pdf(view(ask, "/funders?funder=japan")).data)
    assert found.holds and found.address == "/funders?funder=japan"
