"""Who did what: sentences of our own with the roles worked out by hand."""

import pytest

from dashboard import settings
from dashboard.ingest.article import Article
from dashboard.ingest.bodies import roles
from dashboard.ingest.proposal import RoleReading
from dashboard.ingest.tables import Tables
from dashboard.store.load import read_data

ENGLISH = (
    ("The course in Osh was organized by UNODC, in cooperation with the OSCE and IOM.",
     "unodc organiser; osce partner; iom partner"),
    ("UNODC, together with INTERPOL, conducted a course for police in Dushanbe.",
     "unodc organiser; interpol partner"),
    ("UNODC and the Ministry of Justice of Uzbekistan held a seminar on legal aid.",
     "unodc organiser; uzb-ministry-of-justice organiser"),
    ("The seminar in Bishkek was hosted by the General Prosecutor's Office.",
     "kgz-general-prosecutors-office host"),
    ("The workshop was funded by the Government of Japan and supported by UNICEF.",
     "jpn-government funder; unicef supporter"),
    ("Support came from UNDP, while the European Union financed the workshop.", "eu funder"),
    ("The project is sponsored by Norway, Sweden and the United States.",
     "nor-government funder; swe-government funder; usa-government funder"),
    ("With the financial support of INL, UNODC trained officers in Almaty.", "inl funder; unodc organiser"),
    ("The meeting was held thanks to the generous contribution of the Government of Canada.",
     "can-government funder"),
    ("The course was made possible with funding from the Bureau of International Narcotics and Law "
     "Enforcement Affairs (INL).", "inl funder"),
    ("UNODC is grateful to the Government of Finland for its financial "
     "contribution.", "fin-government funder"),
    ("The Government of Germany has provided 300,000 euros for the pilot.", "deu-government funder"),
    ("Japan funds the project.", "jpn-government funder"),
    ("With a grant of 1.5 million dollars from Japan, the post will be rebuilt.", "jpn-government funder"),
    ("The Ambassador of Japan to Tajikistan attended the opening of the course.", ""),
    ("Representatives of the Embassy of Japan in Tajikistan spoke at the opening ceremony.", ""),
    ("The Embassy of Japan in Tajikistan took part in the discussion.", "jpn-embassy-tjk partner"),
    ("The event was co-sponsored by the Embassy of Israel in Turkmenistan.", "isr-embassy-tkm funder"),
    ("The US Embassy in Kazakhstan financed the cameras.", "usa-embassy-kaz funder"),
    ("UNODC handed over scanners to the State Customs Service of Turkmenistan.",
     "unodc organiser; tkm-state-customs-service partner"),
    ("Experts of the World Health Organization led the practical part.", "who partner"),
    ("Officers of the State Border Service of Turkmenistan completed the course.", ""),
    ("Trainers from TADOC and the Drug Enforcement Administration (DEA) taught the officers.",
     "tur-tadoc partner; dea partner"),
    ("The session took place at the Supreme Court of Tajikistan.", "tjk-supreme-court host"),
    ("Tajikistan's Drug Control Agency burned the drugs that had been seized.",
     "tjk-drug-control-agency organiser"),
    ("Turkmenistan burned seized drugs.", "tkm-government organiser"),
    ("The Minister of Foreign Affairs of Turkmenistan met with the head of UNODC.",
     "tkm-ministry-of-foreign-affairs host; unodc partner"),
    ("The talks were held with UNODC support.", "unodc supporter"),
    ("The training was organized in Tashkent by UNODC and hosted at the Law Enforcement Academy of "
     "Uzbekistan.",
     "unodc organiser; uzb-law-enforcement-academy host"),
    ("The cooperation of the region with UNODC continues.", ""),
    ("According to UNODC, opium production fell.", ""),
    ("The forum was attended by UNDP, the World Bank and "
     "IOM.", "undp partner; world-bank partner; iom partner"),
    ("UNODC published a report on methamphetamine.", "unodc organiser"),
    ("The event, organized jointly by UNODC and UNFPA, was opened by the mayor.",
     "unodc organiser; unfpa organiser"),
    ("The OSCE Programme Office in Dushanbe conducted the course in partnership with UNODC.",
     "osce-programme-office-in-dushanbe organiser; unodc partner"),
    ("UNODC provided the State Customs Service of Turkmenistan with computers.", "unodc organiser"),
    ("UNICEF provided books for the contest.", "unicef supporter"),
    ("UNODC conducts training under the Container Control Programme with the World Customs Organization.",
     "unodc organiser; wco partner"),
    ("UNODC held the course, which was financed by Italy and supported by the OSCE.",
     "unodc organiser; ita-government funder; osce supporter"),
    ("The seminar was convened by UNODC with technical assistance from UNDP.",
     "unodc organiser; undp supporter"),
    ("The Ministry of Health in Dushanbe, with the support of WHO, conducted a course.",
     "tjk-ministry-of-health organiser; who supporter"),
    ("The project, implemented by UNODC and financed by the Government of Japan, covers Osh.",
     "unodc organiser; jpn-government funder"),
    ("Japan and the European Union are the donors of the programme.",
     "jpn-government funder; eu funder"),
    ("The donor of the project is the Government of Sweden.",
     "swe-government funder"),
    ("This was made possible by the generous support of the Government of Canada.",
     "can-government supporter"),
    ("The Governments of Finland and the Netherlands fund the initiative.",
     "fin-government funder; nld-government funder"),
    ("A seminar on cash couriers was jointly run by the Eurasian Group (EAG) and UNODC in Almaty.",
     "eag organiser; unodc organiser"),
    ("The equipment was purchased by UNODC with funds provided by Norway.",
     "unodc organiser; nor-government funder"),
    ("Funded by INL, the course was delivered by UNODC experts.",
     "inl funder; unodc organiser"),
    ("UNODC's Regional Office for Central Asia launched a campaign with the Youth Union of Uzbekistan.",
     "unodc organiser"),
    ("In partnership with the Academy of Unknown Arts, UNODC organized a contest.",
     "?Academy of Unknown Arts partner; unodc organiser"),
    ("The delegation of Tajikistan was led by the Drug Control Agency.",
     ""),
    ("The Ministry of Internal Affairs of Kyrgyzstan, UNODC and the OSCE signed a memorandum.",
     "kgz-ministry-of-internal-affairs partner; unodc organiser; osce partner"),
    ("Terrorist financing was the subject of a seminar supported by UNDP.",
     "undp supporter"),
    ("The United States supported the seminar.",
     ""),
    ("Funding of terrorism was discussed by UNODC.",
     ""),
    ("UNODC briefed the Embassy of Japan in Kyrgyzstan on the results.",
     ""),
    ("Participants thanked UNODC for the training.",
     ""),
    ("The Supreme Court of Uzbekistan hosted the seminar, which UNODC organized.",
     "uzb-supreme-court host; unodc organiser"),
)  # fmt: skip
RUSSIAN = (
    ("Тренинг организован УНП ООН совместно с ОБСЕ.", "unodc organiser; osce partner"),
    ("УНП ООН провело семинар в Бишкеке при финансовой поддержке Правительства Японии.",
     "unodc organiser; jpn-government funder"),
    ("Семинар проведён при поддержке МОМ и ЮНИСЕФ.", "iom supporter; unicef supporter"),
    ("Курс финансируется Европейским союзом.", "eu funder"),
    ("Проект финансировало Правительство Норвегии.", "nor-government funder"),
    ("Встреча прошла на базе Академии МВД Кыргызской Республики.",
     "kgz-academy-of-the-ministry-of-internal-affairs host"),
    ("Министерство юстиции Республики Узбекистан и УНП ООН провели круглый стол.",
     "uzb-ministry-of-justice organiser; unodc organiser"),
    ("В Душанбе Министерство внутренних дел в сотрудничестве с УНП ООН организовало курс.",
     "tjk-ministry-of-internal-affairs organiser; unodc partner"),
    ("УНП ООН передало компьютеры Таможенной службе.", "unodc organiser"),
    ("Организаторами выступили Верховный суд Республики Узбекистан и ПРООН.",
     "uzb-supreme-court organiser; undp organiser"),
    ("Посольство Японии в Таджикистане профинансировало ремонт.", "jpn-embassy-tjk funder"),
    ("Мероприятие прошло при участии Всемирного банка и ВОЗ.", "world-bank partner; who partner"),
    ("В церемонии открытия участвовали представители посольства Японии в Узбекистане.", ""),
    ("Оборудование приобретено на средства Правительства США.", "usa-government funder"),
    ("Тренеры ОБСЕ провели занятия.", "osce partner"),
    ("Сотрудники Государственной таможенной службы Туркменистана прошли обучение.", ""),
    ("Занятия прошли в здании ЦАРИКЦ.", "caricc host"),
    ("Генеральная прокуратура Кыргызской Республики приняла делегацию УНП ООН.",
     "kgz-general-prosecutors-office host; unodc partner"),
    ("Курс оплачен Правительством Швеции.", "swe-government funder"),
    ("По данным УНП ООН, посевы сократились.", ""),
    ("УНП ООН опубликовало доклад о наркотиках.", "unodc organiser"),
    ("Министр внутренних дел Республики Узбекистан встретился с представителем УНП ООН.",
     "uzb-ministry-of-internal-affairs host; unodc partner"),
    ("Офис ОБСЕ в Бишкеке поддержал проведение семинара.",
     "osce supporter"),
    ("Семинар организован Министерством здравоохранения Республики Узбекистан при технической поддержке ВОЗ.",
     "uzb-ministry-of-health organiser; who supporter"),
    ("Проект реализуется УНП ООН при финансировании Европейского союза.",
     "unodc organiser; eu funder"),
    ("Донором проекта выступает Япония.",
     "jpn-government funder"),
    ("Донором выступило Правительство Финляндии.",
     "fin-government funder"),
    ("Программа осуществляется ПРООН за счёт средств Правительства Японии.",
     "undp organiser; jpn-government funder"),
    ("Благодаря гранту Правительства Японии отремонтирован пункт пропуска.",
     "jpn-government funder"),
    ("В Ташкенте Генеральная прокуратура совместно с УНП ООН провела конференцию.",
     "uzb-general-prosecutors-office organiser; unodc partner"),
    ("В работе семинара приняли участие представители МВД, Верховного суда и УНП ООН. Семинар прошёл в "
     "Душанбе, Таджикистан.",
     "tjk-ministry-of-internal-affairs partner; tjk-supreme-court partner; unodc partner"),
    ("Посол США выступил с приветственным словом.",
     ""),
    ("УНП ООН благодарит Правительство Германии за финансовую поддержку.",
     "deu-government funder"),
    ("Тренинг проведён экспертами УНП ООН в Академии правоохранительных органов.",
     "unodc organiser; kaz-law-enforcement-academy host"),
    ("УНП ООН и ЮНЭЙДС при поддержке Глобального фонда провели тренинг для врачей.",
     "unodc organiser; unaids organiser; global-fund supporter"),
    ("Агентство по контролю за наркотиками Таджикистана уничтожило изъятые наркотики.",
     "tjk-drug-control-agency organiser"),
    ("Спонсором турнира стало посольство Израиля в Туркменистане.",
     "isr-embassy-tkm funder"),
    ("Мероприятие организовано представительством УНП ООН в Туркменистане и Государственной таможенной "
     "службой.",
     "unodc organiser; tkm-state-customs-service organiser"),
)  # fmt: skip


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables.of(read_data(settings.ROOT / "data"))


def said(found: tuple[RoleReading, ...]) -> set[str]:
    return {f"{one.organisation_id or '?' + one.name} {one.role}" for one in found}


@pytest.mark.parametrize(("sentence", "answer"), ENGLISH + RUSSIAN)
def test_who_did_what(sentence: str, answer: str, tables: Tables) -> None:
    found = roles(Article("", sentence), tables)
    assert said(found) == set(answer.split("; ") if answer else ())


def test_a_role_is_proved_by_at_most_twelve_words_that_name_the_body(tables: Tables) -> None:
    article = Article(
        "", "In the frame of a long project of two years, the seminar on assets was organized in the town "
        "of Osh by UNODC, the OSCE, IOM, UNDP, UNICEF, UNFPA, UNAIDS, WHO and the World Bank."
    )  # fmt: skip
    found = roles(article, tables)
    assert len(found) == 9
    for one in found:
        words = one.span.of(article.words)
        assert len(words.split()) <= 12
        assert one.name in words


def test_an_unknown_body_is_proposed_with_the_nearest_known(tables: Tables) -> None:
    (found,) = roles(Article("", "The course was funded by the Asian Development Foundation."), tables)
    assert (found.organisation_id, found.name, found.role) == ("", "Asian Development Foundation", "funder")
    assert "adb" in found.nearest


@pytest.mark.parametrize(
    ("town", "code"),
    [
        ("Almaty", "kaz-ministry-of-internal-affairs"),
        ("Dushanbe", "tjk-ministry-of-internal-affairs"),
        ("Tashkent", "uzb-ministry-of-internal-affairs"),
    ],
)
def test_a_generic_name_is_that_of_the_country_of_the_story(town: str, code: str, tables: Tables) -> None:
    (found,) = roles(Article("", f"In {town} the Ministry of Internal Affairs held a course."), tables)
    assert found.organisation_id == code
    assert "kgz-ministry-of-internal-affairs" in found.others


def test_the_country_beside_a_generic_name_wins_over_that_of_the_story(tables: Tables) -> None:
    story = "In Almaty, Kazakhstan, the Tajik Ministry of Internal Affairs held a course."
    (found,) = roles(Article("", story), tables)
    assert found.organisation_id == "tjk-ministry-of-internal-affairs"


def test_the_academy_is_the_one_named_before(tables: Tables) -> None:
    story = (
        "The course was supported by the Law Enforcement Academy of Uzbekistan. It was hosted at the academy."
    )
    assert said(roles(Article("", story), tables)) == {
        "uzb-law-enforcement-academy supporter",
        "uzb-law-enforcement-academy host",
    }
