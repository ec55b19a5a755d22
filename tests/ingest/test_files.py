"""Saved pages, mails, tables and feeds become stories with what they say of themselves."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.ingest import apart, days, intake
from dashboard.ingest.article import Article, Refused
from tests.ingest.files import ATOM, BODY, FEED, PAGE, mail, workbook


def test_a_page_gives_its_story_and_what_it_says_of_itself() -> None:
    (found,) = intake.take("saved.html", PAGE.encode())
    assert found == Article(
        "Harbours train", f"{(BODY * 3).strip()}\n{BODY.strip()}", "https://harbour.example/news/7",
        "The Harbour News", "2024-05-06", "kk", "saved.html",
    )  # fmt: skip


def test_the_address_that_a_browser_wrote_into_a_saved_page_comes_first() -> None:
    mark = "<!-- saved from url=(0030)https://harbour.example/whole/7 -->"
    (found,) = intake.take("saved.htm", PAGE.replace("<html", f"{mark}<html").encode())
    assert found.url == "https://harbour.example/whole/7"


def test_a_day_in_the_text_of_a_page_is_not_its_publication() -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2024-05-06T23:10:00+05:00">', "")
    (found,) = intake.take("saved.html", page.encode())
    assert found.published_on == ""


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(Refused, match="copy its headline and text"):
        intake.take("a.html", b"<html><body><img src=x></body></html>")


def test_a_mail_is_its_subject_its_text_and_the_day_it_was_sent() -> None:
    (found,) = intake.take("m.eml", mail())
    assert found == Article("Harbours train", BODY.strip(), published_on="2024-05-06", origin="m.eml")


def test_a_mail_in_html_is_read_without_its_scripts() -> None:
    html = (
        "<style>p {}</style><p>Officers met&nbsp;in Osh.</p><script>x()</script><div>They <b>spoke</b>.</div>"
    )
    (found,) = intake.take("m.eml", mail(html=html))
    assert found.text == "Officers met in Osh.\nThey spoke."


def test_what_is_attached_to_a_mail_is_named_as_not_read() -> None:
    (found,) = intake.take("m.eml", mail(attached="list of names.pdf"))
    assert found.origin == "m.eml (attached and not read: list of names.pdf)"


def test_a_mail_may_hold_a_list() -> None:
    page = "First head line<p>One excerpt […]</p>Second head line<p>Another excerpt […]</p>"
    found = intake.take("m.eml", mail(html=page))
    assert [one.headline for one in found] == ["First head line", "Second head line"]
    assert {one.published_on for one in found} == {""}


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_is_read_by_the_names_of_its_columns(mark: str) -> None:
    rows = [
        ["Nr", "Дата", "Заголовок", "Ссылка", "Текст", "lang"],
        ["1", "06.05.2024", "One", "https://a.example/1", '"Two, parts; of\na text"', "RU"],
        ["2", "", "", "", "", ""],
        ["3", "soon", "Three", "javascript:alert(1)", "Words", "klingon"],
    ]
    found = intake.take("t.csv", "\n".join(mark.join(row) for row in rows).encode())
    assert found == [
        Article(
            "One", "Two, parts; of\na text", "https://a.example/1", "", "2024-05-06", "ru", "t.csv row 2"
        ),
        Article("Three", "Words", language="kl", origin="t.csv row 4"),
    ]


def test_a_workbook_is_read_sheet_by_sheet_with_days_as_excel_keeps_them() -> None:
    notes: list[list[object]] = [["Some notes"], ["that name nothing"]]
    stories: list[list[object]] = [
        ["A title above"], [], ["Headline", "Body", "Published", "Source"],
        ["=1+1 is two", "Words", date(2024, 5, 6), "Harbour News"],
    ]  # fmt: skip
    found = intake.take("w.xlsx", workbook(notes, stories))
    assert [(one.text, one.published_on, one.publisher) for one in found] == [
        ("Words", "2024-05-06", "Harbour News")
    ]


def test_a_table_without_names_is_refused() -> None:
    for name, content in (("t.csv", b"a,b\n1,2\n"), ("w.xlsx", workbook([["a", "b"], [1, 2]]))):
        with pytest.raises(Refused, match="into the first row"):
            intake.take(name, content)


def test_a_feed_gives_its_entries_without_markup() -> None:
    assert intake.take("f.rss", FEED.encode()) == [
        Article("One & two", "Officers met.\nThey spoke.", "https://harbour.example/1", "Harbour News",
                "2024-05-06", "ru", "f.rss"),
        Article("Second", "Plain words", "", "Harbour News", "", "ru", "f.rss"),
    ]  # fmt: skip


def test_an_entry_of_atom_is_its_whole_text() -> None:
    (found,) = intake.take("f.xml", ATOM.encode())
    assert (found.headline, found.text, found.url) == ("Third", "Whole text", "https://harbour.example/3")
    assert found.published_on == "2024-05-07"


def test_an_xml_that_is_no_feed_is_refused() -> None:
    with pytest.raises(Refused, match="no RSS or Atom"):
        intake.take("f.xml", b"<a><b/></a>")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024", "2024"), ("2024-05", "2024-05"), ("2024-05-06T10:00:00Z", "2024-05-06"),
        ("6 May 2024", "2024-05-06"), ("May 6, 2024", "2024-05-06"), ("6 мая 2024 г.", "2024-05-06"),
        ("06.05.2024", "2024-05-06"), ("Mon, 06 May 2024 23:10:00 +0500", "2024-05-06"),
        ("On 6 May 2024 officers met", ""), ("6 Thing 2024", ""), ("20245", ""), ("", ""), ("9" * 80, ""),
    ],
)  # fmt: skip
def test_a_day_of_publication_in_its_usual_forms(text: str, day: str) -> None:
    assert days.written(text) == day


def test_an_impossible_day_is_left_empty() -> None:
    found = intake.take("t.csv", b"headline,published\nOne,31.02.2024\nTwo,2024-05-06\nThree,1.1.1066\n")
    assert [one.published_on for one in found] == ["", "2024-05-06", ""]


def test_a_file_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    with pytest.raises(Refused, match="takes too long"):
        intake.take("a.html", PAGE.encode())


def test_a_reader_that_ends_without_an_answer_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (program := tmp_path / "killed").write_text("#!/bin/sh\nkill -9 $$\n")
    program.chmod(0o755)
    monkeypatch.setattr(apart.sys, "executable", str(program))
    with pytest.raises(Refused, match="too much memory"):
        intake.take("a.html", PAGE.encode())


def test_the_process_apart_gets_no_more_memory_than_its_limit() -> None:
    greedy = "from dashboard.ingest import apart; apart._limit(); bytearray(apart.MEMORY)"
    done = subprocess.run([sys.executable, "-c", greedy], capture_output=True, cwd=settings.ROOT, check=False)
    assert b"MemoryError" in done.stderr
