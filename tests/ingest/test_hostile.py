"""Two hundred hostile files and texts: each is refused with what to do, or becomes clean stories, soon."""

import base64
import io
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from dashboard.ingest import intake
from dashboard.ingest.article import Article, Refused
from dashboard.store import cells
from tests.ingest.files import ATOM, FEED, PAGE, mail, workbook

LONGEST = 5  # seconds
AT_ONCE = 2
ADVICE = ("save", "copy", "paste", "take", "write", "shorten", "what can")
SHEET = "xl/worksheets/sheet1.xml"
NASTY = {
    "nul": "\x00" * 50,
    "bidi": "\u202e\u2066abc\u2069\u202c",
    "script": "<script>alert(1)</script>",
    "formula": '=HYPERLINK("http://a.example",1)',
    "surrogate": "\\ud800 \U000e0041",
    "escape": "\x1b[31m\x9b",
    "unseen": "\u200b\u00ad\ufeff\u2060",
    "marks": "a" + "\u0301" * 5000,
    "tags": "<b>" * 9000,
    "open": "<" * 9000,
    "and": "&" * 9000,
    "quote": '"' * 9001,
    "noncharacter": "\ufdd0\uffff\U0010ffff",
    "line": "a\u2028b\u2029c\x85d",
    "entities": "&#0;&#x202e;&#xd800;&#99999999999;",
    "comment": "<!--" * 3000,
    "cdata": "<![CDATA[" * 2000,
    "dates": "On 26 to 29 March 2024 and 5.6.2023. " * 2000,
    "blanks": " \t\u00a0" * 30_000,
    "dots": "…\n" * 9000,
    "dashes": "---\n" * 9000,
    "brackets": "[" * 30_000,
    "million": "9" * 90_000,
    "template": "${{7*7}}%s%n{name}",
    "mark": "**[a](javascript:alert(1))**",
    "svg": "<svg onload=alert(1)>",
}

Case = tuple[str, str, bytes]  # what it is, the name of the file, its content


def zipped(**changed: bytes) -> bytes:
    """A workbook with parts exchanged; the names of the parts with __ for their stroke, without suffix."""
    whole = zipfile.ZipFile(io.BytesIO(workbook([["headline", "text"], ["One", "Words"]])))
    with zipfile.ZipFile(buffer := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as changing:
        for name in whole.namelist():
            changing.writestr(name, changed.get(name.replace("/", "__").split(".")[0], whole.read(name)))
    return buffer.getvalue()


def texts() -> Iterator[Case]:
    for label, nasty in NASTY.items():
        words = nasty.encode("utf-8", "surrogatepass")
        yield f"text {label}", "a.txt", b"A head line\n" + words
        yield f"only {label}", "a.txt", words
        yield f"table {label}", "a.csv", b"headline,text,url,published\n" + b",".join([words] * 4)
        yield f"feed {label}", "a.xml", FEED.encode().replace(b"Plain words", words)
    yield "10 MB", "a.txt", b"words " * 1_700_000
    yield "almost 5 MB in one line", "a.txt", b"words " * 830_000
    yield "5 MB of lines", "a.txt", b"ab\n" * 1_650_000
    yield "5 MB of excerpts", "a.txt", "a…\n".encode() * 990_000
    yield "5 MB of excerpts in a table", "a.csv", b"headline\n" + b"a\n" * 2_400_000
    yield "a table of one row", "a.csv", b"headline," * 500_000
    yield "odd bytes", "a.txt", Random(1).randbytes(90_000)
    yield "UTF-16 cut in a letter", "a.txt", "Учёба".encode("utf-16")[:-1]
    yield "UTF-16 without its mark", "a.txt", "Учёба".encode("utf-16-le")
    yield "wrong mark", "a.txt", b"\xff\xfeA plain text with a wrong mark"
    yield "UTF-8 cut in a letter", "a.txt", "Учёба в Оше".encode()[:-1]
    yield "KOI8", "a.txt", "Учёба в Оше".encode("koi8-r")
    yield "a name with signs nobody sees", "a\x00\u202e\n.txt", b"Words of a text"
    yield "a name like a path", "../../etc/passwd", b"words"
    yield "a long name", "a" * 100_000 + ".txt", b"Words of a text"
    yield "nothing", "a.txt", b""
    yield "a quote that does not end", "a.csv", b'headline\n"' + b"words\n" * 100_000


def pages() -> Iterator[Case]:
    for tag in ("div", "b", "table><tr><td", "ul><li", "blockquote"):
        yield f"deep {tag}", "a.html", f"<html><body>{f'<{tag}>' * 60_000}{'words ' * 50}".encode()
    for label in ("nul", "bidi", "script", "entities", "marks", "comment", "dates"):
        yield f"page {label}", "a.html", PAGE.replace("They spoke", NASTY[label]).encode("utf-8", "replace")
    yield "a million attributes", "a.html", b"<p " + b"a=1 " * 900_000 + b">words</p>"
    yield "a page of links", "a.html", b"<a href=/a>words</a>" * 200_000
    yield "an unknown code", "a.html", PAGE.replace("<head>", "<head><meta charset=klingon>").encode()
    yield "cut page", "a.html", PAGE.encode()[:900]
    yield "an XML as page", "a.html", b'<?xml version="1.0" encoding="utf-32"?>' + PAGE.encode()


def mails() -> Iterator[Case]:
    nested = b"Content-Type: multipart/mixed; boundary=a\n\n--a\n"
    yield "deep mail", "a.eml", nested * 20_000
    yield "deep forwarded mail", "a.eml", b"Content-Type: message/rfc822\n\n" * 20_000
    yield "mail in an unknown code", "a.eml", mail().replace(b"utf-8", b"klingon")
    yield "mail with a wrong day", "a.eml", mail().replace(b"06 May 2024", b"99 Nov 99999")
    yield (
        "mail with a broken head",
        "a.eml",
        b"Subject: =?utf-8?q?=ff=fe?= =?x?\xff\xfe\nDate: \xff\n\nWords here",
    )
    yield "mail with many heads", "a.eml", b"Subject: a\n" * 200_000 + b"\nWords"
    yield "mail with a wrong body", "a.eml", b"Content-Transfer-Encoding: base64\n\n!!!!"
    yield (
        "mail in base64",
        "a.eml",
        b"Content-Transfer-Encoding: base64\n\n" + base64.b64encode(b"\x00" * 90_000),
    )
    yield (
        "mail of addresses",
        "a.eml",
        b"To: " + b"(" * 50_000 + b"\nSubject: " + b"(" * 50_000 + b"\n\nWords",
    )
    yield "mail with a bad subject", "a.eml", b"Subject: " + b"=?utf-8?q?a?=" * 5000 + b"\n\nWords"
    yield "cut mail", "a.eml", mail(attached="a.pdf")[:300]
    for label in ("bidi", "script", "tags", "open", "comment", "cdata"):
        yield f"mail {label}", "a.eml", mail(html=f"<p>Words</p>{NASTY[label]}")


def feeds() -> Iterator[Case]:
    bomb = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY a0 "words">{bomb}]>'
    yield "entity bomb", "a.xml", FEED.replace("<rss", f"{bomb}<rss").replace("Plain", "&a11;").encode()
    large = f'<!DOCTYPE rss [<!ENTITY a "{"words" * 50_000}">]>'
    yield (
        "large entity",
        "a.xml",
        FEED.replace("<rss", f"{large}<rss").replace("Plain", "&a;" * 9000).encode(),
    )
    for label, address in (("file", "file:///etc/passwd"), ("device", "file:///dev/zero")):
        outside = f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{address}">]>'
        yield (
            f"entity {label}",
            "a.xml",
            FEED.replace("<rss", f"{outside}<rss").replace("Plain", "&a;").encode(),
        )
    yield "deep feed", "a.xml", b"<rss>" + b"<item>" * 100_000
    yield (
        "many entries",
        "a.xml",
        b"<rss><channel>" + b"<item><title>a</title></item>" * 3000 + b"</channel></rss>",
    )
    yield "wrong day", "a.xml", FEED.replace("06 May 2024", "06 Foo 99999").encode()
    yield "wrong code", "a.xml", FEED.replace('"1.0"', '"1.0" encoding="klingon"').encode()
    yield "cut feed", "a.xml", ATOM.encode()[:200]
    yield "address as feed", "a.xml", b"http://127.0.0.1:1/feed"
    yield "path as feed", "a.xml", b"/etc/passwd"
    yield "doctype without end", "a.xml", b"<!DOCTYPE " + b"<!ENTITY a " * 100_000


def workbooks() -> Iterator[Case]:
    good = zipped()
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    cell = b'<c r="A1" t="inlineStr"><is><t>headline</t></is></c>'
    yield "bomb of blanks", "a.xlsx", zipped(xl__worksheets__sheet1=head + b" " * 400_000_000)
    row = b'<row r="2"><c r="A2" t="inlineStr"><is><t>words</t></is></c></row>' * 3_000_000
    yield "bomb of rows", "a.xlsx", zipped(xl__worksheets__sheet1=head + b"<row>" + cell + b"</row>" + row)
    shared = b"<sst>" + b"<si><t>a</t></si>" * 12_000_000 + b"</sst>"
    yield "bomb of strings", "a.xlsx", zipped(xl__sharedStrings=shared)
    far = (
        b'<row><c r="A1"/></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    yield "far cell", "a.xlsx", zipped(xl__worksheets__sheet1=head + far)
    beyond = b'<row r="99999999999"><c r="ZZZZZZ99999999999"><v>1</v></c></row></sheetData></worksheet>'
    yield "cell beyond the sheet", "a.xlsx", zipped(xl__worksheets__sheet1=head + beyond)
    deep = head + b"<row><c>" + b"<is>" * 2_000_000
    yield "deep sheet", "a.xlsx", zipped(xl__worksheets__sheet1=deep)
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    yield "entities in a sheet", "a.xlsx", zipped(xl__worksheets__sheet1=bomb + head)
    yield (
        "wrong index of a string",
        "a.xlsx",
        zipped(xl__worksheets__sheet1=head + b'<row><c t="s"><v>99999999999999999999</v></c></row>'),
    )
    yield "no sheets", "a.xlsx", zipped(xl__workbook=b"<workbook/>")
    yield "broken relations", "a.xlsx", zipped(xl___rels__workbook=b"<<<<")
    for part in (1, 50, len(good) // 2, len(good) - 5):
        yield f"cut at {part}", "a.xlsx", good[:part]
    for seed in range(20):
        spoilt, random = bytearray(good), Random(seed)
        for _time in range(20):
            spoilt[random.randrange(len(good))] = random.randrange(256)
        yield f"spoilt {seed}", "a.xlsx", bytes(spoilt)
    yield "a text as workbook", "a.xlsx", b"headline,text\n"
    yield "an old workbook", "a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5000
    yield "formulas", "a.xlsx", workbook([["headline", "text"], [NASTY["formula"], "=cmd|'/c calc'!A0"]])
    yield "20,000 rows", "a.xlsx", workbook([["headline"], *([["words"]] * 20_000)])


def cases() -> list[Case]:
    return [*texts(), *pages(), *mails(), *feeds(), *workbooks()]


def outcome(case: Case) -> str:
    """What is wrong with how a case ends; empty if nothing."""
    label, name, content = case
    start = time.monotonic()
    try:
        found = intake.take(name, content)
    except Refused as problem:
        advice = any(word in str(problem).lower() for word in ADVICE)
        wrong = "" if advice and len(str(problem)) < 1000 else f"says {str(problem)[:80]}"
    except BaseException as problem:  # whatever else comes is the fault that is sought
        wrong = f"raises {problem!r:.200}"
    else:
        wrong = next(filter(None, map(unclean, found)), "")
    spent = time.monotonic() - start
    if spent > LONGEST:
        wrong += f" takes {spent:.1f} s"
    return f"{label}: {wrong}" if wrong else ""


def unclean(article: Article) -> str:
    try:
        for value in (article.headline, article.publisher, article.origin, *article.text.split("\n")):
            cells.is_clean(value)
    except ValueError as problem:
        return f"unclean: {problem!r:.100}"
    return "" if article.headline or article.text else "empty"


def test_two_hundred_hostile_files_end_in_a_refusal_or_in_stories() -> None:
    hostile = cases()
    assert len(hostile) >= 200
    with ThreadPoolExecutor(AT_ONCE) as pool:
        assert list(filter(None, pool.map(outcome, hostile))) == []


@pytest.mark.parametrize("label", sorted(NASTY))
def test_a_hostile_paste_ends_in_a_refusal_or_in_clean_stories(label: str) -> None:
    try:
        assert not any(map(unclean, intake.pasted(NASTY[label])))
    except Refused as problem:
        assert any(word in str(problem) for word in ADVICE)
