"""The proof in a file: its code, its record and its seal, and what a check says once the data changed."""

import base64
import io
import json
import re
import tracemalloc
import zlib
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter

from dashboard.cards.card import Ask
from dashboard.charts.fit import Figure
from dashboard.export import check, documents, image, proof, renderer, seal
from dashboard.export.brief import content
from dashboard.export.check import Verdict
from dashboard.export.exhibit import Exhibit, exhibit
from dashboard.export.proof import Change, Record, Unreadable
from dashboard.store import database
from tests.remember import remembered
from tests.stored import change
from tests.test_cards import cards, view

FACTS = {
    "counts": ("Counts", "13 events from 15 stories"),
    "yolki · events": ("Ёлки · Оқиғалар", "6"),
    "turkmenabat": ("Türkmenabat *", "5"),
}
RECORD = Record("by_theme", "Events by theme", "/?q=Ёлки", "2024-11-20", "0123456789ab", "CA-AM1GAE", FACTS)


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
    """A file with the record of a chart, sealed."""
    return seal.seal(b"%PDF " + proof.token(image.record(made(ask, address, card))).encode() + b"\n%%EOF")


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
    assert made(ask, "/", "by_theme").code == "CA-AM1GAE"
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
    for address, card in (("/?country=UZB", "by_theme"), ("/?country=UZB", "timeline"), ("/", "by_theme")):
        before, after = made(ask, address, card), made(now, address, card)
        assert before.code == after.code and before.version != after.version
    assert made(ask, "/trends?year=2024", "by_day").code != made(now, "/trends?year=2024", "by_day").code


@pytest.mark.parametrize(
    "text", ["CA-7F3K9Q", "ca-7f3k9q", " CA-7F3 K9Q ", "7f3k9q", "CA-\u00a07F3K9Q\n", "CA–7F.3K.9Q"]
)
def test_a_code_is_read_as_people_type_it(text: str) -> None:
    assert proof.parse_code(text) == ("7F", "3K9Q")


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    assert proof.parse_code("CA-OI3KL9") == ("01", "3K19")


@pytest.mark.parametrize("text", ["", "CA-", "CA-7F3K9", "CA-7F3K9QQ", "CA-7F3K9U", "CB-7F3K9Q", "ЁЁЁЁЁЁ"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="looks like CA-7F3K9Q"):
        proof.parse_code(text)


# The record


def test_a_record_is_read_as_it_was_written() -> None:
    token = proof.token(RECORD)
    assert re.fullmatch(r"[A-Za-z0-9_=:.-]+;", token)
    assert proof.read(b"\x89PNG\0" + token.encode() + b"\0\xff") == RECORD


def packed(text: bytes) -> bytes:
    """A record that holds some bytes, and noise as long as a record is."""
    return seal.MARK + base64.urlsafe_b64encode(zlib.compress(text, 0)).ljust(120, b"=") + b"."


def text(**changes: object) -> bytes:
    return json.dumps(asdict(RECORD) | changes).encode()


def test_what_the_next_test_damages_would_be_read() -> None:
    assert proof.read(packed(text())) == RECORD


@pytest.mark.parametrize(
    "data",
    [
        packed(b"no JSON at all" * 9), packed(b"[1, 2]" + b" " * 99), packed(b"null" + b" " * 99),
        packed(b"{}" + b" " * 99), packed(text(facts=[1])), packed(text(facts=None)),
        packed(text().replace(b'"code"', b'"cod"')), packed(text()[:-1]), packed(text() + b"x"),
        packed(b"[" * 200_000), packed(text(title="\ud800")), packed(text(facts={"\udfff": ["1", "1"]})),
        packed(b"\xff\xfe" * 60), seal.MARK + b"A" * 200 + b".", seal.MARK + b"A" * 201 + b".",
        proof.token(RECORD).encode().replace(b"record-1:eN", b"record-1:xx"),
        packed(text()).replace(packed(text())[60:90], b"A" * 30),
    ],
)  # fmt: skip
def test_a_damaged_record_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        proof.read(data)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", seal.MARK, seal.MARK + b"abc.", b"\0" * 9999])
def test_a_file_without_a_record_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="carries no record"):
        proof.read(data)


def test_a_record_that_unpacks_to_a_gigabyte_does_not_fill_the_memory() -> None:
    squeeze, zeros = zlib.compressobj(1), bytes(10_000_000)
    small = b"".join(squeeze.compress(zeros) for _ in range(100)) + squeeze.flush()
    data = seal.MARK + base64.urlsafe_b64encode(small) + b"."
    del zeros
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match="damaged"):
            proof.read(data)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000 > len(data)
    finally:
        tracemalloc.stop()


def test_changes_are_those_that_differ() -> None:
    then = {"c": ("Counts", "5 events"), "a": ("A", "3"), "b": ("B", "2"), "gone": ("Gone", "1")}
    now = {"new": ("New", "1"), "b": ("B now", "2"), "a": ("A now", "4"), "c": ("Counts", "5 events")}
    assert proof.changes(then, now) == [
        Change("New", None, "1"), Change("A now", "3", "4"), Change("Gone", "1", None)
    ]  # fmt: skip
    assert proof.changes(then, dict(reversed(then.items()))) == []


# The seal


def test_a_seal_tells_of_every_byte() -> None:
    data = b"before " + proof.token(RECORD).encode() + b" after"
    sealed = seal.seal(data)
    assert seal.holds(data) is None and seal.holds(b"") is None and seal.holds(sealed) is True
    assert len(sealed) == len(data) and proof.read(sealed) == RECORD
    start = sealed.index(seal.MARK)
    marked = range(start, start + len(seal.MARK))
    for place in (*range(0, start), *range(marked.stop, len(sealed), 7), len(sealed) - 1):
        flipped = bytes([*sealed[:place], sealed[place] ^ 1, *sealed[place + 1 :]])
        assert seal.holds(flipped) is not True, place
    assert seal.holds(sealed[:-1]) is False and seal.holds(sealed + b" ") is False
    with pytest.raises(ValueError, match="no place"):
        seal.seal(b"a file of somebody else")


MIMIC = f"{seal.MARK.decode()}A.{'0' * 64};"  # 99 letters: as many as the words of a filter may have


@pytest.mark.parametrize("chosen", ["", "&q=Leap", f"&q={MIMIC}", f"&q=.{'0' * 64};"])
@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_each_format_is_sealed_and_read_whatever_its_words(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, format: str, chosen: str
) -> None:
    monkeypatch.setattr(renderer, "render", blank)
    own = made(ask, "/?country=UZB", "by_theme")
    words = view(ask, f"/?country=UZB{chosen}").filters.words
    own = replace(own, card=replace(own.card, in_words=f"All years · “{words}”"))
    data = image.FORMATS[format](own)
    assert proof.read(data) == image.record(own)
    assert seal.holds(data) is True
    assert seal.holds(data.replace(b"Uzbekistan", b"Uzbekistam").replace(b"0000", b"0001")[:-1]) is False
    if format == "png":
        Image.open(io.BytesIO(data)).verify()  # every chunk has the CRC of its bytes
        opened = Image.open(io.BytesIO(data))
        opened.load()
        assert words in opened.info["Title"]
        assert opened.info["Record"].endswith(
            re.search(rb"\.(\w{64});", data[data.index(b"Record") :])[0].decode()
        )


# Checking a file


def verdict(then: Ask, now: Ask, address: str, card: str) -> Verdict:
    return check.of_file(now, a_file(then, address, card))


@pytest.mark.parametrize(
    ("address", "card"),
    [
        ("/", "timeline"), ("/?q=%D1%83%D1%80%D0%BE%D0%BA", "places_on_map"),
        ("/trends?form=average", "by_day"),
        ("/trends?drive=kind", "period_change"), ("/countries?section=partners", "organisation_pairs"),
        ("/funders?funder=us,japan", "by_theme-us"), ("/countries?org=osce", "by_role"),
    ],
)  # fmt: skip
def test_a_chart_holds_as_long_as_its_data_are_the_same(ask: Ask, address: str, card: str) -> None:
    found = verdict(ask, ask, address, card)
    assert found.holds and found.changes == () and found.untouched is True
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
    found = verdict(ask, now, "/", "by_theme")
    assert not found.holds and found.untouched is True and found.then != found.now
    assert found.changes == (Change("Drug prevention · Events", "4", "3"),)
    assert set(verdict(ask, now, "/", "timeline").changes or ()) == {
        Change("2024 (to date) · Meeting or visit", "1", "0"),
        Change("2023 · Meeting or visit", "1", "2"),
        Change("2023 · Events, each counted once", "5", "6"),
        Change("2024 (to date) · Events, each counted once", "5", "4"),
    }
    assert verdict(ask, now, "/", "by_kind").holds
    code = made(ask, "/", "by_theme").code
    by_code = check.of_code(now, code, "http://127.0.0.1:8501/")
    assert by_code.changes is None and not by_code.holds and by_code.title == "Events by theme"
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
        pdf = content.with_record(blank({}, "pdf"), view(ask, address))
        assert check.of_file(ask, pdf).holds and check.of_file(ask, pdf).untouched is True
        assert check.of_file(now, pdf).changes == (Change("Participants, where known", then, after),)
        code = content.code(view(ask, address))
        assert check.of_code(ask, code, address).title == "The brief"
        assert check.of_code(now, code, address).changes is None


def test_a_record_whose_numbers_were_altered_is_refused(ask: Ask) -> None:
    own = image.record(made(ask, "/", "by_theme"))
    forged = replace(own, facts=own.facts | {"cybercrime · ": ("Cybercrime · Events", "200")})
    with pytest.raises(Unreadable, match="was altered"):
        check.of_file(ask, proof.token(forged).encode())
    with pytest.raises(Unreadable, match="was altered"):
        check.of_file(ask, proof.token(replace(own, address="/map")).encode())
    assert check.of_file(ask, proof.token(own).encode()).untouched is None


def test_a_file_that_was_altered_beside_its_record_says_so(ask: Ask) -> None:
    found = check.of_file(ask, a_file(ask, "/", "by_theme").replace(b"%%EOF", b"%%EOE"))
    assert found.holds and found.untouched is False


@pytest.mark.parametrize("address", ["/", "/stories", "/nowhere?x=1", "http://["])
def test_a_code_of_another_view_is_refused(ask: Ask, address: str) -> None:
    code = made(ask, "/countries?section=partners", "partners_by_year").code
    with pytest.raises(Unreadable, match=f"No chart of this view has a code that begins with {code[:5]}"):
        check.of_code(ask, code, address)


@pytest.mark.browser
@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_what_the_browser_draws_is_read_and_holds(drawing_browser: None, ask: Ask, format: str) -> None:
    own = made(ask, "/?q=%3Cscript%3E", "places_on_map")
    found = check.of_file(ask, image.FORMATS[format](own))
    assert found.holds and found.untouched is True and found.address == "/?q=%3Cscript%3E"


@pytest.mark.browser
def test_a_brief_with_its_pictures_is_read_and_holds(drawing_browser: None, ask: Ask) -> None:
    found = check.of_file(ask, documents.brief_pdf(view(ask, "/funders?funder=japan")).data)
    assert found.holds and found.untouched is True and found.address == "/funders?funder=japan"
