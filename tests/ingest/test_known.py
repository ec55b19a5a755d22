"""A story that is in the data already is named by its code."""

import pytest

from dashboard.ingest.article import Article
from dashboard.ingest.known import known
from dashboard.store.dataset import DataSet, Record

STORIES = [
    ("a-0", "Drug Day", "", "2024"),
    (
        "a-1",
        "Judges meet in Osh and speak of evidence",
        "https://www.court.example/news/7?id=3",
        "2024-05-06",
    ),
    ("a-2", "Drug Day", "", "2023-06-26"),
    ("a-3", "Drug Day", "", "2024-06-26"),
    ("a-5", "Lawyers of three towns meet", "https://list.example/tag", ""),
    ("a-6", "Doctors of three towns meet", "https://list.example/tag/", ""),
    ("a-4", "Officers of two harbours train", "", ""),
]


@pytest.fixture(scope="module")
def data() -> DataSet:
    rows = [
        Record(
            "stories.csv",
            line,
            dict(zip(("story_id", "headline", "url", "published_on"), row, strict=True)),
            None,
        )
        for line, row in enumerate(STORIES, start=2)
    ]
    return DataSet({"stories.csv": rows})


@pytest.mark.parametrize(
    ("url", "story"),
    [
        ("https://www.court.example/news/7?id=3", "a-1"),
        ("http://Court.example/news/7/?utm_source=x&id=3&fbclid=9#top", "a-1"),
        ("https://court.example/news/7?id=4", ""),
        ("https://court.example/news/7", ""),
        ("https://court.example/news/8?id=3", ""),
        ("", ""),
        ("https://[", ""),
    ],
)
def test_the_same_address_is_the_same_story(data: DataSet, url: str, story: str) -> None:
    assert known(Article("Another headline", "Text", url), data) == story


@pytest.mark.parametrize(
    ("headline", "day", "story"),
    [
        ("JUDGES meet in Osh, and speak of evidence!", "2024-05-06", "a-1"),
        ("Judges meet in Osh and speak of evidence", "2024-05-07", ""),
        ("Judges meet in Osh and speak of evidence", "2024-05", "a-1"),
        ("Judges meet in Osh and speak of evidence", "", "a-1"),
        ("Judges meet in Osh", "2024-05-06", ""),
        ("Drug Day", "2024-06-26", "a-3"),
        ("Drug Day", "2024", "a-0"),
        ("Drug Day", "", ""),
        ("Officers of two harbours train", "", "a-4"),
        ("", "2024-05-06", ""),
        ("???", "2024-05-06", ""),
    ],
)
def test_the_same_headline_on_the_same_day_is_the_same_story(
    data: DataSet, headline: str, day: str, story: str
) -> None:
    assert known(Article(headline, "Text", published_on=day), data) == story


def test_the_address_of_a_list_does_not_tell_which_of_its_stories_it_is(data: DataSet) -> None:
    address = "https://list.example/tag"
    assert known(Article("Teachers of three towns meet", "Text", address), data) == ""
    assert known(Article("Doctors of three towns meet", "Text", address), data) == "a-6"
