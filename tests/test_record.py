"""The record in a file: plain JSON, written and read in each format, refused where damaged or hostile."""

import ast
import io
import json
import tracemalloc
import zlib
from collections.abc import Callable
from dataclasses import replace

import plotly.graph_objects as go
import pytest
from PIL import Image
from pypdf import PdfReader

from dashboard.cards.card import Ask
from dashboard.export import files, image, record, renderer
from dashboard.export.proof import Unreadable
from dashboard.export.record import Record
from tests.test_cards import view
from tests.test_layers import SOURCES, imports, module_of
from tests.test_proof import FACTS, FORMATS, SVG_START, blank, made, with_text

RECORD = Record("by_theme", "Events by theme", "/?q=Ёлки", "2024-11-20", "0123456789ab", "CA-AM1GAE", FACTS)


def test_one_module_knows_where_a_record_stands_in_a_file() -> None:
    """Who else opened pictures and PDF would be a second way to write a record or to read it."""
    readers = {
        module_of(path)
        for path in SOURCES
        if {name.partition(".")[0] for name in imports(ast.parse(path.read_text("utf-8")))} & {"PIL", "pypdf"}
        and "from PIL import ImageFont\n" not in path.read_text("utf-8")  # letters are measured with it
    }
    assert readers == {"dashboard.export.record"}


@FORMATS
def test_a_record_is_read_as_it_was_written(format: str) -> None:
    assert record.read(with_text(record.text(RECORD), format)) == RECORD


def test_a_record_is_plain_json_of_address_data_code_and_numbers() -> None:
    kept = record.text(RECORD)
    assert json.loads(kept) == vars(RECORD) | {"facts": {key: list(fact) for key, fact in FACTS.items()}}
    assert "Ёлки · Оқиғалар" in kept and "Türkmenabat" in kept  # to be read by people too
    odd = replace(RECORD, title='a\x00b\x07\uffff\ufffe "<>&')
    assert record.read(with_text(record.text(odd), "svg")) == odd


def changed_text(**changes: object) -> str:
    return json.dumps(json.loads(record.text(RECORD)) | changes)


@FORMATS
@pytest.mark.parametrize(
    "kept",
    [
        "no JSON at all", "[1, 2]", "null", "{}", "[" * 200_000, record.text(RECORD)[:-1],
        record.text(RECORD) + "x", record.text(RECORD).replace('"code"', '"cod"'),
        changed_text(facts=[1]), changed_text(facts=None), changed_text(facts={"a": "1"}),
        changed_text(facts={"a": ["1", 1]}), changed_text(facts={"a": ["1"]}), changed_text(code=None),
        changed_text(title="\ud800"), changed_text(facts={"\udfff": ["1", "1"]}),
    ],
)  # fmt: skip
def test_a_damaged_record_is_refused(format: str, kept: str) -> None:
    with pytest.raises(Unreadable, match="record in the file is damaged"):
        record.read(with_text(kept, format))


@FORMATS
def test_a_file_without_a_record_is_refused(format: str) -> None:
    with pytest.raises(Unreadable, match="carries no record"):
        record.read(blank(go.Figure(), format))


OUTSIDE = '<!ENTITY e SYSTEM "file:///etc/passwd">'
BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\0" * 9999, b"a holiday", b"PK\x03\x04", b"\xff\xd8\xff\xe0 JFIF", b"<html><p>", b"<svg",
        b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"%PDF-1.7",
        b"%PDF-1.7\n" + b"1 0 obj<</A 1 0 R>>endobj " * 99,
        b"%PDF-1.7\ntrailer<</Root 1 0 R/Info 1 0 R>>\nstartxref\n9\n%%EOF",
        SVG_START.encode() + b"\xff\xfe", (SVG_START + "<metadata id='record'>&x;</metadata>").encode(),
        f'<!DOCTYPE svg [<!ENTITY e0 "lol">{BOMB}]>{SVG_START}<metadata id="record">&e9;</metadata>'.encode(),
        f'<!DOCTYPE svg [{OUTSIDE}]>{SVG_START}<metadata id="record">&e;</metadata>'.encode(),
    ],
)  # fmt: skip
def test_what_is_no_file_of_these_formats_or_hostile_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"cannot be opened|carries no record|is damaged"):
        record.read(data)


def huge_png() -> bytes:
    """Of 100 000 × 100 000 px, as its head says."""
    data = bytearray(with_text("{}"))
    data[16:24] = (100_000).to_bytes(4) * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4)
    return bytes(data)


def png_that_unpacks_to_a_gigabyte() -> bytes:
    squeeze = zlib.compressobj(1)
    zeros = b"".join(squeeze.compress(bytes(10_000_000)) for _ in range(100)) + squeeze.flush()
    body = b"iTXtRecord\0\1\0\0\0" + zeros
    chunk = (len(body) - 4).to_bytes(4) + body + zlib.crc32(body).to_bytes(4)
    plain = blank(go.Figure(), "png")
    return plain[:33] + chunk + plain[33:]


def long_svg() -> bytes:
    return SVG_START.encode() + b"<g/>" * 5_000_000


@pytest.mark.parametrize("hostile", [huge_png, png_that_unpacks_to_a_gigabyte, long_svg])
def test_a_file_that_would_be_huge_does_not_fill_the_memory(hostile: Callable[[], bytes]) -> None:
    data = hostile()
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable):
            record.read(data)
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


TOKEN = f"{record.OLD}eNq1kU1PwzAMhv9KlfMm.{'0' * 64};"


@pytest.mark.parametrize(
    "data",
    [
        with_text(TOKEN), f"{SVG_START}<metadata>Source {TOKEN}</metadata></svg>".encode(),
        blank(go.Figure(), "pdf").replace(b"startxref", b"%" + TOKEN.encode() + b"\nstartxref"),
    ],
)  # fmt: skip
def test_a_file_of_before_is_said_to_be_one(data: bytes) -> None:
    with pytest.raises(Unreadable, match="made before its numbers were kept as plain text: make the image"):
        record.read(data)


@pytest.mark.parametrize("chosen", ["", "&q=Leap", f"&q={record.OLD}A", "&q=%7B%22code%22%3A1%7D"])
@FORMATS
def test_each_format_keeps_its_record_whatever_its_words(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, format: str, chosen: str
) -> None:
    monkeypatch.setattr(renderer, "render", blank)
    own = made(ask, "/?country=UZB", "by_country")
    words = view(ask, f"/?country=UZB{chosen}").filters.words
    own = replace(own, card=replace(own.card, in_words=f"All years · “{words}”"))
    data = files.FORMATS[format].make(own)
    assert record.read(data) == image.record_of(own)
    if format == "png":
        Image.open(io.BytesIO(data)).verify()  # every chunk has the CRC of its bytes
        opened = Image.open(io.BytesIO(data))
        opened.load()
        assert words in opened.info["Title"]
    if format == "pdf":
        about = PdfReader(io.BytesIO(data)).metadata
        assert words in about["/Title"] and about["/CreationDate"] == "D:20241120000000Z"
