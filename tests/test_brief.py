"""The brief on one page: all is said, all as text, always one page of A4."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from dashboard.cards.openings import Number
from dashboard.export.brief import word
from dashboard.export.brief.page import Brief, Event, Picture, clean, cut, link, pdf
from tests.opened import content

A4 = (595.28, 841.89)  # pt
FIGURES = ("timeline", "map", "themes", "partners")
HOSTILE = (
    '#import "x": y',
    "= Heading",
    "$x^2$",
    "<script>alert(1)</script>",
    "&amp;",
    "{{7*7}}",
    "=1+1",
    "@SUM(A1)",
    "*bold* _it_ `raw` <label> @ref",
    r"\u202e #sym.dots ~ -- ... // no comment",
)
RUSSIAN = "Министерство внутренних дел провело семинар по пограничному контролю в Ашхабаде. "
LETTERS = "Қазақ ғылым, тоҷикӣ, şaňy ýyl žena Ü"


def svg(width: int, height: int) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<rect width="{width}" height="{height}" fill="#D3E1EF"/>'
        '<text x="10" y="20" style="font-family: Source Sans; text-shadow: #FFFFFF 1px 1px 2px;">'
        "Alat 3</text></svg>"
    ).encode()


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    lines = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def picture(title: str, width: int, height: int, **rest: Any) -> Picture:
    rows = (("Uzbekistan", "15"), ("Kyrgyzstan", "8"))
    images = {"svg": svg(width, height), "png": png(width, height)}
    return Picture(title, f"How {title} is counted", f"Alt of {title}", rows=rows, **images, **rest)


RICH = Brief(
    kind="funder brief",
    name="Japan",
    headline=("Japan is named as a funder of ", "36 events", ", told in 39 stories."),
    lead="24 of the 36 are about border and container control. Uzbekistan hosted 15, Kyrgyzstan 8.",
    filters="All years · UNODC leads or takes part",
    numbers=(
        Number("Events", "36", "of 518 in all"),
        Number("Stories", "39", "in 2 languages"),
        Number("Host countries", "5 of 5", "no host stated for 5"),
        Number("Partners", "27", "most: the embassy"),
        Number("With another funder", "9", "most often the United States"),
    ),
    timeline=picture(
        "Events by year and theme",
        580,
        205,
        key=(
            ("Events, each counted once", "28", ""),
            ("Other themes", "4", "#C9D0D8"),
            ("Border control", "19", "#4F91F2"),
            ("2025, to 8 Nov", "", "hatch"),
        ),
    ),
    map=picture("Where", 447, 290, notice="Boundaries do not imply endorsement."),
    themes=picture("About what", 420, 172),
    partners=picture("With whom", 420, 146),
    events=(
        Event("11 May 2023", "Border liaison office opened at Alat", "Alat, Uzbekistan", "“opened with …”",
              "https://example.org/a?b=1&c=(2)"),
        Event("17 Feb 2022", "Grant agreement signed", "Uzbekistan", "", "javascript:alert(1)"),
        Event("6 May 2021", "Radios handed over", "Uzbekistan", "“funded by …”", "http://example.org/d"),
    ),
    events_title="Latest events",
    words_title="Words that name the funder",
    unknown="No sums of money are counted.",
    counts="36 events from 39 stories",
    source="Source: public news stories.",
    data_date=date(2025, 11, 8),
    version="7dbc48484e62",
    code="CA-7F3K9Q",
    address="/funders?funder=jpn-government",
)  # fmt: skip


def bare(brief: Brief, **changes: Any) -> Brief:
    """The brief of a server without a browser."""
    figures = {n: replace(getattr(brief, n), **({"svg": b"", "png": b""} | changes)) for n in FIGURES}
    return replace(brief, **figures)


POOR = replace(
    bare(RICH, rows=(), key=()), name="Siemens", events=RICH.events[1:2], lead="", filters="", unknown=""
)
LONG = RUSSIAN * 12
NASTY = replace(
    RICH,
    name=(RUSSIAN * 2)[:120],
    headline=(RUSSIAN * 2, "1 234 567 events", LONG),
    lead=LONG + " ".join(HOSTILE),
    filters=LONG,
    numbers=(Number(RUSSIAN, "1 234 567 of 9 876 543", RUSSIAN),) * 5,
    timeline=replace(RICH.timeline, title=LONG, subtitle=LONG,
                     key=(*RICH.timeline.key[:1], *[(LONG, "12 345", "#123456")] * 11)),
    map=replace(RICH.map, subtitle=LONG, svg=svg(395, 900), notice=LONG),
    themes=replace(RICH.themes, svg=svg(370, 700), title="x" * 400),
    partners=bare(RICH).partners,
    events=(Event("24 Oct – 25 Nov 2023", LONG, LONG, "y" * 300, "https://example.org/" + "z" * 500),) * 5,
    unknown=LONG,
    counts=LONG,
    source=LONG,
    version="7" * 300,
    code="CA-" + "7" * 300,
    address="/funders?words=" + "x" * 900,
)  # fmt: skip
LETTER_BY_LETTER = replace(NASTY, name="W" * 120, headline=("x" * 300, "9" * 90, "y" * 300), lead="a" * 3000)
MANY_ROWS = bare(NASTY, rows=tuple((f"{RUSSIAN} {n}", "1 234") for n in range(40)))
BRIEFS = {
    "rich": RICH,
    "poor": POOR,
    "nasty": NASTY,
    "long words": LETTER_BY_LETTER,
    "no browser": bare(RICH),
    "many rows": MANY_ROWS,
    "no events": replace(POOR, events=(), numbers=()),
    "three numbers": replace(RICH, numbers=RICH.numbers[:3]),
}
EACH = pytest.mark.parametrize("brief", BRIEFS.values(), ids=list(BRIEFS))


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def words(data: bytes) -> str:
    """The text of a PDF with single spaces between its words."""
    return " ".join(read(data).pages[0].extract_text().split())


def paragraphs(part: Any) -> Iterator[str]:
    """All texts of a Word file, in cells of tables within tables as well."""
    for line in part.iter(qn("w:p")):
        yield "".join(run.text or "" for run in line.iter(qn("w:t")))


def word_texts(data: bytes) -> list[str]:
    made = docx.Document(io.BytesIO(data))
    return [*paragraphs(made.element), *paragraphs(made.sections[0].footer._element)]


# PDF


@EACH
def test_the_pdf_is_one_page_of_a4_and_nothing_stands_outside_of_it(brief: Brief) -> None:
    (page,) = read(pdf(brief)).pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A4, abs=0.1)
    places: list[tuple[float, float]] = []

    def visit(text: str, outer: list[float], inner: list[float], *_: Any) -> None:
        x, y = inner[4], inner[5]
        a, b, c, d, e, f = outer
        if text.strip():
            places.append((a * x + c * y + e, b * x + d * y + f))

    page.extract_text(visitor_text=visit)
    assert len(places) > 10
    assert all(30 <= x <= A4[0] - 30 and 20 <= y <= A4[1] - 20 for x, y in places)


def test_the_pdf_says_all_of_the_brief() -> None:
    text = words(pdf(RICH))
    said = [
        "UNODC in Central Asia · funder brief", "Japan", "Japan is named as a funder of 36 events, told in",
        RICH.lead, RICH.filters, "5 of 5", "no host stated for 5", "Events by year and theme", "Where",
        "How About what is counted", "Other themes", "2025, to 8 Nov", "Boundaries do not imply endorsement.",
        "Latest events", "11 May 2023", "Border liaison office opened at Alat", "“opened with …”",
        "Words that name the funder", RICH.unknown, RICH.counts, RICH.source, "Data of 8 Nov 2025",
        "7dbc48484e62", "View CA-7F3K9Q", RICH.address, "Alat 3",
    ]  # fmt: skip
    assert [part for part in said if part not in text] == []


@pytest.mark.parametrize("text", [*HOSTILE, LETTERS, RUSSIAN.strip()])
def test_hostile_and_foreign_texts_come_out_as_they_are(text: str) -> None:
    event = Event(text, text, text, text, "")
    brief = replace(
        RICH, name=text, headline=(text, text, text), lead=text, numbers=(Number(text, text, text),) * 4,
        map=Picture(text, text, text, notice=text, rows=((text, text),)), events=(event,), counts=text,
    )  # fmt: skip
    assert words(pdf(brief)).count(text) >= (5 if len(text) < 50 else 2)  # long ones are cut in columns
    found = word_texts(word.docx(brief))
    assert found.count(text) >= 8 and any(line.count(text) >= 2 for line in found)


def test_the_pdf_embeds_its_fonts_and_says_what_it_is() -> None:
    made = read(pdf(RICH))
    fonts = [font.get_object() for font in made.pages[0]["/Resources"]["/Font"].values()]
    assert {re.sub("^/.*[+]|-.*", "", font["/BaseFont"]) for font in fonts} == {"SourceSans3"}
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(described)
    about = made.metadata
    assert about is not None
    assert about.title == "Japan – UNODC in Central Asia, funder brief"
    assert (
        about.author == "UNODC in Central Asia dashboard (not an official UN product)"
        and "CA-7F3K9Q" in about["/Keywords"]
    )
    assert about["/CreationDate"].startswith("D:20251108")
    assert made.trailer["/Root"]["/Lang"] == "en" and "/StructTreeRoot" in made.trailer["/Root"]


def alts(made: PdfReader) -> Iterator[str]:
    """The alternative texts in the tree of tags."""
    waiting = [made.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            yield from [str(node["/Alt"])] if "/Alt" in node else []
            waiting += [node["/K"]] if "/K" in node else []


def test_figures_of_the_pdf_have_alternative_texts() -> None:
    found = set(alts(read(pdf(RICH))))
    assert {getattr(RICH, name).alt for name in FIGURES} <= found


def test_titles_are_links_to_the_web_only() -> None:
    links = {note.get_object()["/A"]["/URI"] for note in read(pdf(RICH)).pages[0]["/Annots"]}
    assert links == {"https://example.org/a?b=1&c=(2)", "http://example.org/d"}
    related = docx.Document(io.BytesIO(word.docx(RICH))).part.rels.values()
    assert {rel.target_ref for rel in related if rel.is_external} == links


def test_the_address_is_full_and_scanned_where_the_site_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not read(pdf(POOR)).pages[0].images and "https" not in words(pdf(POOR))
    monkeypatch.setenv("DASHBOARD_URL", "https://activities.example.org")
    full = "https://activities.example.org/funders?funder=jpn-government"
    made = read(pdf(RICH))
    assert f"Address of the view: {full}" in words(pdf(RICH))
    assert full in {note.get_object()["/A"]["/URI"] for note in made.pages[0]["/Annots"]}
    assert "QR code of the address" in set(alts(made))
    assert f"Address of the view: {full}" in word_texts(word.docx(RICH))


def test_the_page_shows_as_many_events_as_it_holds() -> None:
    many = tuple(replace(RICH.events[0], title=f"Training number {n}.") for n in range(1, 15))
    shown = len(re.findall(r"Training number \d+\.", words(pdf(replace(RICH, events=many)))))
    assert 5 <= shown < 14
    long = tuple(replace(one, title=f"{one.title} {LONG}", words=LONG) for one in many)
    fewer = len(re.findall(r"Training number \d+\.", words(pdf(replace(NASTY, events=long)))))
    assert fewer == 3
    assert [f"Training number {n}." in word_texts(word.docx(replace(RICH, events=many))) for n in (3, 4)] == [
        True,
        False,
    ]


@pytest.mark.parametrize("brief", [RICH, NASTY, POOR], ids=["rich", "nasty", "poor"])
def test_the_same_brief_gives_the_same_content(brief: Brief) -> None:
    assert content(pdf(brief)) == content(pdf(brief))
    assert content(word.docx(brief)) == content(word.docx(brief))


def test_without_a_picture_its_numbers_stand_there_and_without_numbers_a_sentence() -> None:
    text = words(pdf(bare(RICH)))
    assert text.count("Uzbekistan 15") == 4 and "Alat 3" not in text
    assert words(pdf(POOR)).count("No events.") == 4
    assert "and 35 more" in words(pdf(MANY_ROWS))


def test_a_long_sentence_keeps_its_number_and_loses_its_end() -> None:
    text = words(
        pdf(replace(RICH, headline=("Japan is named as a funder of ", "36 events", f", told in {LONG}")))
    )
    assert re.search(r"Japan is named as a funder of 36 events, told in Министерство.+? …", text)


def test_long_texts_end_in_an_ellipsis_and_a_column_without_words_is_left_out() -> None:
    assert words(pdf(NASTY)).count("…") > 20
    assert RICH.words_title not in words(pdf(POOR))


def test_characters_that_hide_or_turn_a_text_are_left_out() -> None:
    assert clean("a\u202eb\x00c\u200bd\ufffe e\r\n\tf  g\u2029h") == "abcd e f g h"
    assert clean("12\u202f345\u00a0km") == "12\u202f345\u00a0km"
    brief = replace(RICH, name="Ja\u202ep\x00an\ud800", lead="a\nb")
    assert "Japan" in words(pdf(brief)) and "Japan" in word_texts(word.docx(brief))


def test_links_and_cuts() -> None:
    assert link("http://a.b") and link("https://a.b")
    assert not any(map(link, ("", "ftp://a", "javascript:x", " https://a", "HTTPS//a", "/a")))
    assert (
        cut("one two", 7) == "one two"
        and cut("one two three", 9) == "one two …"
        and cut("x" * 9, 4) == "xxxx …"
    )


# Word


def test_the_word_file_says_all_of_the_brief_in_its_own_elements() -> None:
    made = docx.Document(io.BytesIO(word.docx(RICH)))
    text = "\n".join(word_texts(word.docx(RICH)))
    said = [
        "UNODC in Central Asia · funder brief", "Japan is named as a funder of 36 events, told in 39",
        RICH.lead, RICH.filters, "5 of 5", "Host countries", "Events by year and theme", "Other themes",
        "Boundaries do not imply endorsement.", "Latest events", "Border liaison office opened at Alat",
        "Words that name the funder", RICH.unknown, RICH.counts, RICH.source, "Data of 8 Nov 2025",
        "7dbc48484e62", "View CA-7F3K9Q", RICH.address,
    ]  # fmt: skip
    assert [part for part in said if part not in text] == []
    section = made.sections[0]
    assert (section.page_width.pt, section.page_height.pt) == pytest.approx(A4, abs=0.1)
    headings = [p.text for p in made.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["Japan"]
    stressed = [run for p in made.paragraphs for run in p.runs if run.text == "36 events"]
    assert [(str(run.font.color.rgb), run.font.bold) for run in stressed] == [("1A5FA6", True)]
    about = made.core_properties
    assert (
        about.author == "UNODC in Central Asia dashboard (not an official UN product)"
        and about.created.isoformat() == "2025-11-08T00:00:00+00:00"
    )
    assert about.modified == about.created and "CA-7F3K9Q" in about.keywords


def test_pictures_in_word_have_alternative_texts_and_keep_their_shape() -> None:
    made = docx.Document(io.BytesIO(word.docx(RICH)))
    shown = made.inline_shapes
    assert [shape._inline.docPr.get("descr") for shape in shown] == [getattr(RICH, n).alt for n in FIGURES]
    assert [round(shape.width / shape.height, 2) for shape in shown] == [2.83, 1.54, 2.44, 2.88]
    assert all(shape.height.pt < 180 and shape.width.pt < 340 for shape in shown)
    fills = [shade.get(qn("w:fill")) for shade in made.element.iter(qn("w:shd"))]
    assert fills == ["C9D0D8", "4F91F2", "FFFFFF"]


@EACH
def test_the_word_file_is_sound_and_runs_nothing(brief: Brief) -> None:
    data = word.docx(brief)
    made = docx.Document(io.BytesIO(data))
    for cell in made.element.iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p"), "Word asks for a paragraph at the end of every cell"
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        names = files.namelist()
        assert not [
            name for name in names if re.search(r"vba|macro|embed|activex|\.bin", name, re.IGNORECASE)
        ]
        body = b"".join(files.read(name) for name in names if name.endswith(".xml"))
    assert not re.search(rb"<w:(instrText|fldSimple|fldChar|object)", body)


def test_without_pictures_the_word_file_has_tables() -> None:
    made = docx.Document(io.BytesIO(word.docx(bare(RICH))))
    assert not made.inline_shapes
    assert list(paragraphs(made.element)).count("Uzbekistan") == 4 + 2  # and two events
    assert list(paragraphs(docx.Document(io.BytesIO(word.docx(POOR))).element)).count("No events.") == 4
    assert "and 35 more" in word_texts(word.docx(MANY_ROWS))
