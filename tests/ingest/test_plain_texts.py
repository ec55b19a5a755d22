"""Plain texts and lists of excerpts become stories, none lost and none invented."""

import pytest

from dashboard.ingest import intake, plain
from dashboard.ingest.article import Article, Refused

LONG = "Officers of two states met in Dushanbe to speak about trains and parcels that cross the border. " * 4
TAG_PAGE = f"""An opening excerpt whose headline was cut off, from a page that was copied too late […]

Harbour officers train together in Aktau
On 3 and 4 May, 12 officers of two harbours trained in Aktau, and the […]
Учёба таможенников в Оше
5 июня в Оше прошла учёба для 20 сотрудников таможни, её […]
Judges speak about evidence
{LONG.strip()} […]
"""


def heads(text: str) -> list[str]:
    return [article.headline for article in plain.stories(text)]


def test_a_tag_page_gives_each_story_and_an_empty_headline_where_it_is_missing() -> None:
    found = intake.pasted(TAG_PAGE)
    assert [one.headline for one in found] == [
        "", "Harbour officers train together in Aktau", "Учёба таможенников в Оше", 
        "Judges speak about evidence",
    ]  # fmt: skip
    assert all(one.is_cut for one in found)
    assert found[1].text == "On 3 and 4 May, 12 officers of two harbours trained in Aktau, and the […]"


@pytest.mark.parametrize("mark", ["[...]", "…", "...", "[…] Read more »", "… Читать далее"])
def test_other_marks_of_a_cut_text(mark: str) -> None:
    page = TAG_PAGE.replace("[…]", mark)
    assert len(heads(page)) == 4
    assert all(one.is_cut for one in plain.stories(page))


def test_a_short_text_that_is_whole_is_a_story_of_the_list() -> None:
    page = TAG_PAGE.replace("её […]", "и всё.")
    assert heads(page) == heads(TAG_PAGE)
    assert plain.stories(page)[2].text.endswith("и всё.")


def test_a_story_whose_headline_is_missing_in_the_middle_is_not_lost() -> None:
    page = TAG_PAGE.replace("Учёба таможенников в Оше\n", "")
    assert heads(page) == ["", "Harbour officers train together in Aktau", "", "Judges speak about evidence"]


def test_a_last_headline_without_text_is_not_lost() -> None:
    assert heads(TAG_PAGE + "Lawyers of three towns meet\n")[-1] == ""
    assert plain.stories(TAG_PAGE + "Lawyers of three towns meet\n")[-1].text == "Lawyers of three towns meet"


def test_the_day_of_a_list_before_its_excerpt_is_the_publication_and_no_text() -> None:
    page = "First head line\n4 May 2024\nOne excerpt […]\nSecond head line\n7 мая 2024\nAnother excerpt […]"
    found = plain.stories(page)
    assert [one.published_on for one in found] == ["2024-05-04", "2024-05-07"]
    assert [one.text for one in found] == ["One excerpt […]", "Another excerpt […]"]


def test_the_day_of_a_list_after_its_excerpt_belongs_to_that() -> None:
    page = "First head line\nOne excerpt […]\nMay 4, 2024\nSecond head line\nAnother excerpt […]\n07.05.2024"
    assert [one.published_on for one in plain.stories(page)] == ["2024-05-04", "2024-05-07"]


def test_one_story_is_its_first_line_and_the_rest() -> None:
    assert plain.stories("\nA head line\n\nFirst part.\nSecond part …\n") == [
        Article("A head line", "First part.\nSecond part …")
    ]


def test_a_story_that_quotes_with_dots_is_no_list() -> None:
    lines = ["A head line", *["A sentence of its own."] * 7, "He said …", "She said …"]
    assert heads("\n".join(lines)) == ["A head line"]


def test_a_text_without_a_headline_has_an_empty_one() -> None:
    assert plain.stories(LONG) == [Article("", LONG.strip())]
    assert plain.stories("Officers met in Osh.") == [Article("", "Officers met in Osh.")]
    assert plain.stories("Officers meet in Osh") == [Article("Officers meet in Osh", "")]


def test_lines_of_dashes_part_stories() -> None:
    text = "One head\nText one.\n---\nTwo heads\nText two.\n=====\nThree heads\nText three.\n"
    assert heads(text) == ["One head", "Two heads", "Three heads"]


def test_words_are_freed_of_what_nobody_sees() -> None:
    (found,) = intake.pasted(
        "A\u202ehead\u200b line\x00\r\n\r\nFirst\u00a0part\x07.\u2028Second\tpart. \ufeff"
    )
    assert found.headline == "Ahead line"
    assert found.text == "First part.\nSecond part."


def test_a_headline_that_is_too_long_for_one_is_text() -> None:
    (found,) = intake.take("a.csv", f"headline,text\n{'word ' * 70},end\n".encode())
    assert found.headline == ""
    assert found.text.endswith("word\nend")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_russian_text_is_read_in_any_usual_encoding(encoding: str) -> None:
    (found,) = intake.take("a.txt", "Учёба в Оше\nВ Оше прошла учёба.".encode(encoding))
    assert found == Article("Учёба в Оше", "В Оше прошла учёба.", origin="a.txt")


def test_a_western_text_is_not_taken_for_russian() -> None:
    (found,) = intake.take("a.txt", "Conférence à Tachkent\nLe séminaire a été organisé.".encode("cp1252"))
    assert found.headline == "Conférence à Tachkent"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"\x7fELF\x00\x01\xff\xfe\x00", "save it as plain text"),
        ("a.txt", b" \n\n ", "copy the headline"),
        ("a.pdf", b"%PDF-1.4", r"a.pdf cannot be read. What can: .txt"),
        ("a", b"words", "a cannot be read"),
        ("a.txt", b"a" * (intake.LARGEST + 1), "larger than 5 MB"),
        ("a.txt", b"head\n" + b"word " * 20_001, "Story 1 is longer than 100.000 characters"),
        ("a.txt", b"A head\nA text\n---\n" * 2001, "more than 2.000 stories"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_with_what_to_do(name: str, content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        intake.take(name, content)


def test_a_paste_that_is_too_long_is_refused() -> None:
    with pytest.raises(Refused, match="paste it in parts"):
        intake.pasted("a" * (intake.LARGEST + 1))
