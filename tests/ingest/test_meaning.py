"""What an event is, who published it, and what names a text holds: sentences with answers by hand."""

import pytest

from dashboard import settings
from dashboard.ingest import meaning
from dashboard.ingest.article import Article
from dashboard.ingest.bodies import roles
from dashboard.ingest.outlet import publisher
from dashboard.ingest.tables import Tables
from dashboard.store.load import read_data


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables.of(read_data(settings.ROOT / "data"))


@pytest.mark.parametrize(
    ("headline", "kind", "themes"),
    [
        ("Course on container profiling for customs officers", "training", {"border_and_container_control"}),
        ("Round table on alternatives to imprisonment", "workshop", {"criminal_justice_and_prisons"}),
        ("Awareness campaign for World AIDS Day", "campaign", {"hiv_and_health"}),
        ("Report on methamphetamine published", "publication", {"drug_control_and_trafficking"}),
        ("Laboratory receives accreditation", "handover", {"forensics"}),
        ("Heroin seized at a checkpoint", "operation",
         {"drug_control_and_trafficking", "border_and_container_control"}),
        ("Steering committee session on anti-corruption", "meeting", {"anti_corruption"}),
        ("Тренинг по расследованию киберпреступлений", "training", {"cybercrime"}),
        ("Семинар по противодействию торговле людьми", "workshop", {"trafficking_in_persons"}),
        ("Флешмоб по профилактике наркомании", "campaign", {"drug_prevention"}),
        ("Опубликован доклад о финансировании терроризма", "publication",
         {"terrorism_prevention", "money_laundering"}),
        ("Course for farmers on livelihoods", "training", {"alternative_development"}),
    ],
)  # fmt: skip
def test_kind_and_themes_by_their_words(headline: str, kind: str, themes: set[str], tables: Tables) -> None:
    article = Article(headline, "")
    assert [one.value for one in meaning.kind(article)] == [kind]
    assert {one.value for one in meaning.themes(article, tables)} == themes


def test_the_name_of_the_office_tells_no_theme(tables: Tables) -> None:
    article = Article("", "The United Nations Office on Drugs and Crime held a seminar on corruption.")
    assert [one.value for one in meaning.themes(article, tables)] == ["anti_corruption"]


def test_a_word_that_tells_little_alone_gives_way(tables: Tables) -> None:
    article = Article("Judges discuss corruption", "")
    assert [one.value for one in meaning.themes(article, tables)] == ["anti_corruption"]
    article = Article("Prosecutors and judges of the region meet", "")
    assert [one.value for one in meaning.themes(article, tables)] == ["criminal_justice_and_prisons"]


def test_the_longer_of_two_words_tells_the_theme(tables: Tables) -> None:
    article = Article("Human trafficking discussed", "")
    assert [one.value for one in meaning.themes(article, tables)] == ["trafficking_in_persons"]
    article = Article("Drug trafficking discussed", "")
    assert [one.value for one in meaning.themes(article, tables)] == ["drug_control_and_trafficking"]


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("UNODC held a seminar in Osh.", "lead"),
        ("The OSCE held a seminar in Osh in cooperation with UNODC.", "partner"),
        ("The OSCE held a seminar in Osh with the support of UNODC.", "partner"),
        ("The OSCE held a seminar in Osh. According to UNODC, opium is grown there.", "mentioned"),
        ("The OSCE held a seminar in Osh.", ""),
    ],
)
def test_the_part_of_unodc(sentence: str, part: str, tables: Tables) -> None:
    article = Article("", sentence)
    found = meaning.unodc_role(article, roles(article, tables), tables)
    assert "".join(one.value for one in found) == part


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.unodc.org/roca/en/story.html", "UNODC"),
        ("https://news.example.org/2025/story", "news.example.org"),
        ("", ""),
    ],
)
def test_the_publisher_is_that_of_the_site(url: str, name: str, tables: Tables) -> None:
    assert "".join(one.value for one in publisher(Article("h", "t", url=url), tables)) == name


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the OSCE Centre in Ashgabat", {"osce-centre-in-ashgabat"}),
        ("the osce", set()),
        ("Государственной таможенной службе Туркменистана", {"tkm-state-customs-service"}),
        ("Генеральную прокуратуру Кыргызской Республики", {"kgz-general-prosecutors-office"}),
        ("with UNODCs", set()),
        ("ЮНИСЕФ и ПРООН", {"unicef", "undp"}),
        ("the Prosecutor General’s Office of the Kyrgyz Republic", {"kgz-general-prosecutors-office"}),
    ],
)
def test_names_in_a_text(words: str, found: set[str], tables: Tables) -> None:
    assert {code for one in tables.named(words) for code in one.organisations[:1]} == found
