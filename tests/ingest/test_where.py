"""Where an event was, who took part, and in which language: sentences with answers by hand."""

from functools import cache

import pytest

from dashboard import settings
from dashboard.ingest.article import Article
from dashboard.ingest.proposal import Proposal
from dashboard.ingest.read import read
from dashboard.ingest.tables import Tables
from dashboard.store.load import read_data

FIVE = "KAZ; KGZ; TJK; TKM; UZB"


@pytest.mark.parametrize(
    ("text", "hosts", "places"),
    [
        ("The seminar was held in Osh on 4 May 2023.", "KGZ", "kgz-osh"),
        ("Семинар прошёл в Бишкеке 4 мая 2023 года.", "KGZ", "kgz-bishkek"),
        ("Dushanbe hosted a meeting on 4 May 2023.", "TJK", "tjk-dushanbe"),
        ("A seminar was held in Kazakhstan on 4 May 2023.", "KAZ", ""),
        (
            "The Embassy of Japan in Tajikistan paid for a seminar held in Osh on 4 May 2023.",
            "KGZ",
            "kgz-osh",
        ),
        ("The Embassy of Israel in Turkmenistan sponsored a contest.", "", ""),
        ("The seminar was held online on 4 May 2023.", "", ""),
        ("The seminar was held in Alat near Baku, Azerbaijan, on 4 May 2023.", "AZE", "aze-alat"),
        ("On 4 May 2023 officers from Tashkent completed a course.", "", ""),
        ("Officers from Tashkent attended a course in Osh on 4 May 2023.", "KGZ", "kgz-osh"),
    ],
)
def test_the_host_is_the_country_of_the_event_and_of_no_body(text: str, hosts: str, places: str) -> None:
    proposal = story(text)
    assert (proposal.value("host_countries"), proposal.value("places")) == (hosts, places)


def test_a_town_that_the_data_lack_is_proposed_with_its_point() -> None:
    proposal = story("Семинар прошёл в Хороге 4 мая 2023 года.")
    (new,) = proposal.new_places
    assert proposal.value("places") == new.cells["place_id"]
    assert (new.cells["country"], new.cells["geonames_id"]) == ("TJK", "1221328")
    assert new.cells["latitude"].startswith("37.")
    assert new.span.of(proposal.article.words) == "Хороге"


def test_a_town_that_the_data_have_is_not_proposed() -> None:
    assert story("The seminar was held in Osh on 4 May 2023.").new_places == ()


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("The seminar in Osh on 4 May 2023 was for Central Asian judges.", FIVE),
        ("Семинар для судей стран Центральной Азии прошёл в Оше 4 мая 2023 года.", FIVE),
        ("The Regional Office for Central Asia held a seminar in Osh on 4 May 2023.", "KGZ"),
        ("Tajik and Uzbek judges met in Osh on 4 May 2023.", "KGZ; TJK; UZB"),
        ("The Embassy of Israel held a seminar in Osh on 4 May 2023.", "KGZ"),
    ],
)
def test_countries_taking_part(text: str, countries: str) -> None:
    assert "; ".join(sorted(story(text).value("countries").split("; "))) == countries


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The course gathered 27 mid- and senior-level officers.", "27"),
        ("More than 40 judges took part in the seminar.", "40"),
        ("Twenty-two officers completed the course.", "22"),
        ("В семинаре приняли участие около 90 специалистов.", "90"),
        ("Тренинг прошли 30 сотрудников.", "30"),
        ("Тридцать пять сотрудников прошли тренинг.", "35"),
        ("The laboratory meets ISO 17025.", ""),
        ("Opium fell from 233,000 hectares.", ""),
        ("Resolution 9/4 was adopted.", ""),
        ("Since 2015 the programme has trained 2,500 officers.", ""),
        ("On March 4, 2024, Osh hosted an expert workshop.", ""),
        ("Officers seized 40 kilogrammes of heroin.", ""),
        ("The equipment cost 50,000 dollars.", ""),
    ],
)
def test_people_who_took_part(text: str, people: str) -> None:
    assert story(text).value("participants") == people


def test_a_publication_has_no_host() -> None:
    text = "On 5 May 2023 the office published a survey of poppy fields in Afghanistan."
    proposal = read(Article("Survey of poppy fields", text), tables())
    assert proposal.value("host_countries") == ""


def test_a_story_that_looks_back_reports_no_event() -> None:
    proposal = story(
        "This article looks back: in May 2016 a conference was held in Osh with 150 participants."
    )
    assert proposal.value("started_on") == proposal.value("places") == proposal.value("participants") == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The seminar for judges was held in the capital and everybody learned a lot.", "en"),
        ("Семинар для судей прошёл в столице, все узнали много нового.", "ru"),
        ("Астанада сот төрағаларына арналған семинар өтті, оған қатысушылар көп болды.", "kk"),
        ("Toshkentda sudyalar uchun o‘quv seminari bo‘lib o‘tdi va ko‘p odam qatnashdi.", "uz"),
        ("Дар Душанбе барои судяҳо семинари омӯзишӣ баргузор гардид, ҷонибҳо ҳузур доштанд.", "tg"),
        ("Бишкекте соттор үчүн семинар өттү, ага көп адамдар жана эксперттер катышты.", "ky"),
    ],
)
def test_the_language_of_a_story(text: str, code: str) -> None:
    assert story(text).value("language") == code


def story(text: str) -> Proposal:
    """A text without a headline, read against the data of the repository."""
    return read(Article("", text), tables())


@cache
def tables() -> Tables:
    """The data's own tables, indexed once for this module."""
    return Tables.of(read_data(settings.ROOT / "data"))
