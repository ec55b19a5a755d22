"""What a story is about and how far it reaches: sentences with answers worked out by hand."""

from functools import cache

import pytest

from dashboard import settings
from dashboard.ingest.article import Article
from dashboard.ingest.meaning import kind, themes
from dashboard.ingest.proposal import Proposal
from dashboard.ingest.read import read
from dashboard.ingest.tables import Tables
from dashboard.store.load import read_data

FIVE = "KAZ; KGZ; TJK; TKM; UZB"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Prosecutors learned to secure digital evidence in cybercrime cases.", "cybercrime"),
        ("Прокуроры изучали раскрытие киберпреступлений.", "cybercrime"),
        ("Prosecutors and judges met in Osh.", "criminal_justice_and_prisons"),
        ("The Office on Drugs and Crime held a seminar on bribery.", "anti_corruption"),
        ("Управление ООН по наркотикам и преступности провело семинар о коррупции.", "anti_corruption"),
        ("Doctors learned about the treatment of drug use disorders.", "hiv_and_health"),
        ("Schools and families joined a course on drug use prevention.", "drug_prevention"),
        ("Experts discussed asset recovery and illicit financial flows.", "money_laundering"),
        ("Officers practised the search of containers at the port.", "border_and_container_control"),
        ("Следователи изучали расследование торговли людьми.", "trafficking_in_persons"),
        ("The two sides discussed areas of cooperation and a memorandum of understanding.", "partnership"),
        ("The hall was full.", ""),
    ],
)
def test_a_theme_is_what_the_event_treats_not_who_was_there(text: str, codes: str) -> None:
    assert "; ".join(reading.value for reading in themes(Article(headline="", text=text), tables())) == codes


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("A training for officers was held.", "training"),
        ("A study on risks was presented at a conference in Osh.", "workshop"),
        ("Исследование о рисках представили на конференции.", "workshop"),
        ("The office published a report on heroin.", "publication"),
    ],
)
def test_a_report_shown_at_a_conference_is_a_conference(text: str, form: str) -> None:
    assert kind(Article(headline="", text=text))[0].value == form


@pytest.mark.parametrize(
    ("text", "countries", "scope"),
    [
        ("Officers from Kazakhstan and Georgia met in Osh on 4 May 2023.", "GEO; KAZ; KGZ", "subregional"),
        ("Experts from Italy, Estonia and Kazakhstan met in Osh.", "EST; ITA; KAZ; KGZ", "subregional"),
        ("A course was held in Osh. The trainers came from Latvia.", "KGZ", "national"),
        ("A grant for posts on the border with Uzbekistan was signed in Osh.", "KGZ", "national"),
        ("Более ста представителей служб пяти стран Центральной Азии собрались в Оше.", FIVE, "regional"),
        ("The Regional Representative of UNODC in Central Asia visited Osh.", "KGZ", "national"),
        ("A regional workshop was held in Osh on 4 May 2023.", "KGZ", "regional"),
    ],
)
def test_countries_taking_part_and_how_far_it_reaches(text: str, countries: str, scope: str) -> None:
    proposal = story(text)
    read_codes = "; ".join(sorted(proposal.value("countries").split("; ")))
    assert (read_codes, proposal.value("scope")) == (countries, scope)


def test_a_vacancy_is_no_event() -> None:
    proposal = story("UNODC needs an officer for training in Osh.", "Vacancy: project officer")
    assert proposal.value("kind") == proposal.value("host_countries") == proposal.value("themes") == ""


def test_what_is_handed_over_without_a_place_was_in_the_one_country_named() -> None:
    proposal = story("Turkmenistan received equipment for a laboratory.", "Equipment handed over")
    assert proposal.value("host_countries") == "TKM"


def test_a_series_of_national_events_was_in_each_country() -> None:
    proposal = story("A series of national round tables was organized across Central Asia.")
    assert proposal.value("host_countries") == FIVE


def story(text: str, headline: str = "") -> Proposal:
    return read(Article(headline=headline, text=text), tables())


@cache
def tables() -> Tables:
    return Tables.of(read_data(settings.ROOT / "data"))
