"""How many people took part: sentences with answers worked out by hand; "" where no number is theirs."""

import pytest

from dashboard.ingest.article import Article
from dashboard.ingest.people import participants

SENTENCES = [
    ("Officers of four states, 32 in total, practised in Osh.", "32"),
    ("One hundred and twenty boys and girls ran in Ashgabat.", "120"),
    ("The course in Dushanbe was attended by 20 judges and 15 prosecutors.", "35"),
    ("The course in Dushanbe was attended by 20 judges, 15 prosecutors and 6 lawyers.", "41"),
    ("The training brought together 27 officers, 9 women and 18 men.", "27"),
    ("Twenty-five customs officers took part in the seminar.", "25"),
    ("More than 40 participants discussed the draft law.", "40"),
    ("The seminar was held in 2023. Participants praised it.", ""),
    ("The agency burned 640 kg of hashish in 305 cases.", ""),
    ("Resolution 9/4 was adopted in 2021; experts welcomed it.", ""),
    ("The laboratory was accredited under ISO 17025. Experts are glad.", ""),
    ("The project has trained 1,200 officers since 2016.", ""),
    (
        "Since 2016 some 1,200 officers have been trained; this week 18 officers attended a course in Osh.",
        "18",
    ),
    ("A 3-day training for 30 border guards ended in Khorog.", "30"),
    ("Two hundred and fifty students took part in the quiz.", "250"),
    ("Some 80 guests, among them 12 prosecutors, listened to two Italian magistrates.", "80"),
    ("Among them were 9 women. In all, 45 people attended.", "45"),
    ("Three trainers taught 24 inspectors how to read manifests.", "24"),
    ("Last year 60 officers were trained. This time 22 officers completed the course.", "22"),
    ("On 12 April experts met in Bishkek.", ""),
    ("On April 12 experts met in Bishkek.", ""),
    ("The hall has 300 seats. Visitors praised it.", ""),
    ("1,500 young people joined the marathon.", "1500"),
    ("1 200 школьников вышли на велопробег.", "1200"),
    ("В семинаре приняли участие около 90 человек.", "90"),
    ("Обучение прошли сто двадцать сотрудников таможни.", "120"),
    ("Пятнадцать сотрудников учились вести личные дела. В прошлом году занятия прошли для 40 человек.", "15"),
    ("В тренинге участвовали 20 судей и 15 прокуроров.", "35"),
    ("В тренинге участвовали 20 судей, 15 прокуроров и 6 адвокатов.", "41"),
    ("В курсе участвовали 30 офицеров, в том числе 8 женщин.", "30"),
    ("12 апреля эксперты собрались в Оше.", ""),
    ("12 апреля Государственная судебно-экспертная служба получила аккредитацию.", ""),
    ("Изъято 43 килограмма героина; задержаны 3 человека.", ""),
    ("С 2016 года обучено 900 сотрудников.", ""),
    ("Врачи и сотрудники колоний, всего 60 человек, обсудили доступ к лечению.", "60"),
    ("Офицеры двух стран, 16 человек, изучали манифесты.", "16"),
    ("В зале собралось около 90 человек: чиновники и активисты.", "90"),
    ("Около двухсот студентов приняли участие в марафоне.", "200"),
    ("Тридцать пять аналитиков решали задачи.", "35"),
    ("Двадцать один инспектор прошёл курс.", "21"),
    ("Двадцать одна участница получила сертификат.", "21"),
    ("Шестьдесят участников разобрали три дела.", "60"),
    ("В работе форума участвовало 110 делегатов из 12 стран.", "110"),
    ("Для 25 кинологов из двух областей прошёл курс.", "25"),
    ("Курс длится 10 дней; занятия ведут два тренера.", ""),
    ("30-летний участник победил.", ""),
    ("Мероприятие посетили 70 жителей: родители и учителя.", "70"),
    ("На борту было 15 компьютеров; эксперты рады.", ""),
    ("Ежегодно в классе смогут заниматься до 200 человек.", ""),
    ("Обучились 18 следователей и оперативников.", "18"),
    ("18 investigators and detectives learned to trace payments.", "18"),
    ("The event gathered 110 persons in all from 6 countries.", "110"),
    (
        "Participants from Kazakhstan (10), Kyrgyzstan (12) and Uzbekistan (8), 30 in all, met in Almaty.",
        "30",
    ),
    ("Officials from six states, altogether 54, attended the forum.", "54"),
    ("A total of 54 delegates from six states attended the forum.", "54"),
    ("The driver, 38 years old, was arrested; officers found 43 kilograms.", ""),
    ("The Paris Pact unites 58 countries; eighty-five experts discussed precursors.", "85"),
    ("By 2025 the ministry plans to reach 300 specialists; nineteen doctors were trained now.", "19"),
    ("The quiz gathered 60 girls and 40 boys.", "100"),
    ("The course for thirty-three judges of seven regions took place in Karaganda.", "33"),
    ("No fewer than 150 pupils of five schools attended the open day.", "150"),
    ("Up to 50 parents joined the family skills course.", "50"),
    ("The office will serve about 120 officers.", ""),
    ("Only candidates on the short list of ten persons will be contacted.", ""),
    ("Пятьдесят два педагога и 18 психологов обучились в Ташкенте.", "70"),
    ("The course was led by 4 experts; 28 cadets took part.", "28"),
    ("Of the 36 participants of them 20 women, all received certificates.", "36"),
    ("Семь следователей и девять прокуроров прошли обучение.", "16"),
]


@pytest.mark.parametrize(("text", "people"), SENTENCES)
def test_people_who_took_part(text: str, people: str) -> None:
    read = participants(Article(headline="", text=text))
    assert (read[0].value if read else "") == people


def test_a_sum_says_that_it_is_one_and_shows_all_its_words() -> None:
    article = Article(headline="", text="In Osh 20 judges and 15 prosecutors took part.")
    (read,) = participants(article)
    assert (read.rule, read.inferred) == ("sum of groups", True)
    assert read.span.of(article.words) == "20 judges and 15 prosecutors"
