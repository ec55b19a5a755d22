"""When an event was: single sentences, English and Russian, each with its answer worked out by hand."""

import time

import pytest

from dashboard.ingest.article import Article
from dashboard.ingest.when import when

Answer = tuple[str, str, str]  # start, end, basis; all empty where no date is that of the event
NONE = ("", "", "")

WHOLE = [
    ("The workshop was held from 26 to 29 May 2022 in Osh.", ("2022-05-26", "2022-05-29", "stated")),
    ("On 7-9 February 2023, the agency trained inspectors.", ("2023-02-07", "2023-02-09", "stated")),
    ("On 7 – 9 February 2023 the agency trained inspectors.", ("2023-02-07", "2023-02-09", "stated")),
    ("On February 7-9, 2023, the agency trained inspectors.", ("2023-02-07", "2023-02-09", "stated")),
    ("The seminar took place on 5 and 6 June 2019.", ("2019-06-05", "2019-06-06", "stated")),
    ("Between 3 and 5 July 2018 a course was held in Naryn.", ("2018-07-03", "2018-07-05", "stated")),
    ("The course was held from 28 February to 2 March 2024.", ("2024-02-28", "2024-03-02", "stated")),
    ("The course was held from February 28 to March 2, 2024.", ("2024-02-28", "2024-03-02", "stated")),
    ("The course ran from 29 December 2022 to 4 January 2023.", ("2022-12-29", "2023-01-04", "stated")),
    ("The training took place on the 3rd of October 2023.", ("2023-10-03", "", "stated")),
    ("On Monday, 15 January 2024, a laboratory was opened.", ("2024-01-15", "", "stated")),
    ("A meeting was held in Dushanbe on 12.09.2023.", ("2023-09-12", "", "stated")),
    ("A meeting was held in Dushanbe on 2023-09-12.", ("2023-09-12", "", "stated")),
    ("Round tables were held in September 2023.", ("2023-09", "", "stated")),
    ("Round tables were held from March to May 2022.", ("2022-03", "2022-05", "stated")),
    ("С 26 по 29 мая 2022 года в Оше прошёл семинар.", ("2022-05-26", "2022-05-29", "stated")),
    ("7-9 февраля 2023 г. в Нарыне прошло обучение.", ("2023-02-07", "2023-02-09", "stated")),
    ("5 и 6 июня 2019 года состоялся семинар.", ("2019-06-05", "2019-06-06", "stated")),
    ("С 28 февраля по 2 марта 2024 года прошёл курс.", ("2024-02-28", "2024-03-02", "stated")),
    ("В понедельник, 15 января 2024 года, открыта лаборатория.", ("2024-01-15", "", "stated")),
    ("Встреча состоялась 12.09.2023 в Душанбе.", ("2023-09-12", "", "stated")),
    ("Встреча прошла 12–14.09.2023 в Душанбе.", ("2023-09-12", "2023-09-14", "stated")),
    ("В сентябре 2023 года прошли круглые столы.", ("2023-09", "", "stated")),
    ("Тренинг прошёл в период с 3 по 7 июля 2023 года.", ("2023-07-03", "2023-07-07", "stated")),
    ("2024 жылғы 15 мамырда Астанада семинар өтті.", ("2024-05-15", "", "stated")),
    ("2024 yil 15 may kuni Toshkentda seminar o‘tkazildi.", ("2024-05-15", "", "stated")),
]


@pytest.mark.parametrize(("text", "answer"), WHOLE)
def test_a_date_with_its_year_is_stated(text: str, answer: Answer) -> None:
    assert read(text) == answer


WITHOUT_YEAR = [
    ("From April 22nd to 25th, trainers meet in Tashkent.", "2021-04-27", ("2021-04-22", "2021-04-25")),
    ("The seminar was held on 28 and 29 December.", "2023-01-04", ("2022-12-28", "2022-12-29")),
    ("The seminar was held from 30 December to 2 January.", "2023-01-05", ("2022-12-30", "2023-01-02")),
    ("С 3 по 5 июня в Бишкеке прошёл тренинг.", "2020-06-08", ("2020-06-03", "2020-06-05")),
    ("25 декабря в Бишкеке прошёл тренинг.", "2020-01-11", ("2019-12-25", "")),
    ("A round table took place in Almaty on Thursday.", "2024-05-17", ("2024-05-16", "")),
    ("В пятницу в Алматы прошёл круглый стол.", "2024-05-20", ("2024-05-17", "")),
    ("18 September, Ashgabat – A round table was held for young people.", "2022-09-20", ("2022-09-18", "")),
]


@pytest.mark.parametrize(("text", "published", "span"), WITHOUT_YEAR)
def test_a_year_that_is_missing_follows_from_the_publication(
    text: str, published: str, span: tuple[str, str]
) -> None:
    assert read(text, published) == (*span, "inferred")


def test_a_year_that_is_missing_follows_from_the_address() -> None:
    article = Article("", "On 2-4 March a course was held.", url="https://news.example/2019/course.html")
    assert answer_of(article) == ("2019-03-02", "2019-03-04", "inferred")


def test_a_day_whose_year_nothing_tells_is_not_read() -> None:
    assert read("On 2-4 March a course was held.") == NONE


SEVERAL = [
    (
        "The resolution was adopted in December 2021. The training was held on 4 May 2023 in Osh.",
        ("2023-05-04", "", "stated"),
    ),
    (
        "On 4 May 2023 a training was held under the Strategy for 2022-2025 adopted on 3 March 2022.",
        ("2023-05-04", "", "stated"),
    ),
    (
        "The first phase was launched on 1 June 2020. On 7 July 2022 officers gathered for a seminar.",
        ("2022-07-07", "", "stated"),
    ),
    (
        "A seminar was held on 7 July 2022. The next one will take place from 12 to 16 September 2022.",
        ("2022-07-07", "", "stated"),
    ),
    (
        "Резолюция была принята в декабре 2021 года. Семинар прошёл 4 мая 2023 года в Оше.",
        ("2023-05-04", "", "stated"),
    ),
    (
        "Семинар прошёл 4 мая 2023 года. Следующий состоится 12 сентября 2023 года.",
        ("2023-05-04", "", "stated"),
    ),
    (
        "Конвенция вступила в силу 14 декабря 2005 года. 9 декабря 2022 года в Астане прошла конференция.",
        ("2022-12-09", "", "stated"),
    ),
    (
        "Applications are open until the deadline of 30 June 2023. The course was held on 4 May 2023.",
        ("2023-05-04", "", "stated"),
    ),
]


@pytest.mark.parametrize(("text", "answer"), SEVERAL)
def test_the_day_of_the_event_is_told_from_other_days(text: str, answer: Answer) -> None:
    assert read(text) == answer


NO_EVENT = [
    "At the conference of December 2021, a resolution on prisons was adopted.",
    "World Drug Day is observed on 26 June every year.",
    "The programme runs under the Strategy for 2022-2025.",
    "The minister was born on 5 May 1961 in Naryn.",
    "Резолюция 7/3 была принята в декабре 2019 года.",
    "Всемирный день отмечается ежегодно 26 июня.",
    "Laboratories have been accredited under standard 17025.",
    "This may help the officers; they march on.",
    "Published on 12 May 2023.",
]


@pytest.mark.parametrize("text", NO_EVENT)
def test_days_of_something_else_are_no_event(text: str) -> None:
    assert read(text) == NONE


@pytest.mark.parametrize(
    "text",
    [
        "TASHKENT, 12 May 2023 (Agency) - Officers learn to search containers.",
        "Ташкент, 12 мая 2023 года (агентство) - Сотрудники учатся досмотру.",
        "12.05.2023 | News. Officers learn to search containers.",
    ],
)
def test_the_day_of_publication_is_no_day_of_an_event(text: str) -> None:
    assert read(text, "2023-05-12") == NONE


def test_the_year_of_a_month_may_stand_elsewhere_in_the_text() -> None:
    text = "On 20 February 2020, the envoy came to the opening. The course is held from 20 to 23 February."
    assert read(text, "2020-03-01") == ("2020-02-20", "2020-02-23", "stated")


def test_a_year_of_long_ago_in_the_same_month_is_not_taken() -> None:
    text = "The convention was adopted on 14 December 2005. On 9 December a conference was held."
    assert read(text, "2022-12-12") == ("2022-12-09", "", "inferred")


def test_a_day_whose_weekday_does_not_fit_is_known_to_the_month() -> None:
    text = "The drugs were destroyed on Monday, 16 January 2024."  # a Tuesday
    assert read(text) == ("2024-01", "", "stated")


def test_what_else_it_could_be_is_kept_with_the_words() -> None:
    text = "The seminar was held on 7 July 2022. The earlier one took place on 3 May 2021."
    article = Article("", text)
    started = next(reading for reading in when(article) if reading.column == "started_on")
    assert started.span.of(article.words).endswith("7 July 2022")
    assert started.others == ("2021-05-03",)


def test_five_thousand_dates_do_not_hang() -> None:
    text = "The seminar was held on 7 July 2022. " * 2500 + "7 июля 2022, 8 мая; " * 2500
    begun = time.perf_counter()
    read(text)
    assert time.perf_counter() - begun < 5


def read(text: str, published: str = "") -> Answer:
    """What is read of a text without a headline."""
    return answer_of(Article("", text, published_on=published))


def answer_of(article: Article) -> Answer:
    """Start, end and basis as read."""
    values = {reading.column: reading.value for reading in when(article)}
    return values.get("started_on", ""), values.get("ended_on", ""), values.get("date_basis", "")
