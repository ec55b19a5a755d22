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
    ("UNODC is grateful to the Government of Finland for its financial contribution.",
     "fin-government funder"),
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
    ("According to UNODC, opium production fell.", ""),
    ("The forum was attended by UNDP, the World Bank and IOM.",
     "undp partner; world-bank partner; iom partner"),
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
