"""Names of months and weekdays in the languages of the region, as folded texts have them."""

import re
from functools import cache

_KAZAKH = "[а-яәғқңөұүһі]*"  # endings of cases
# By month: English, Russian, Kazakh, other Turkic and Tajik in Cyrillic, Uzbek, Turkmen.
MONTHS = (
    rf"january|jan|январ[ьяею]|янв|қаңтар{_KAZAKH}|январи?|yanvar[a-z]*",
    rf"february|feb|феврал[ьяею]|фев|ақпан{_KAZAKH}|феврали?|fevral[a-z]*|fewral[a-z]*",
    rf"march|mar|март[аеу]?|наурыз{_KAZAKH}|марти|mart[a-z]*",
    rf"april|apr|апрел[ьяею]|апр|сәуір{_KAZAKH}|апрели?|aprel[a-z]*",
    rf"may|ма[йяею]|мамыр{_KAZAKH}|майи",
    rf"june|jun|июн[ьяею]|маусым{_KAZAKH}|июни|iyun[a-z]*",
    rf"july|jul|июл[ьяею]|шілде{_KAZAKH}|июли|iyul[a-z]*",
    rf"august|aug|август[аеу]?|авг|тамыз{_KAZAKH}|августи|avgust[a-z]*|awgust[a-z]*",
    rf"september|sept|sep|сентябр[ьяею]|сент?|қыркүйек{_KAZAKH}|сентябри?|sent[iy]?abr[a-z]*|sentyabr[a-z]*",
    rf"october|oct|октябр[ьяею]|окт|қазан{_KAZAKH}|октябри?|okt[iy]?abr[a-z]*|oktyabr[a-z]*",
    rf"november|nov|ноябр[ьяею]|ноя|қараша{_KAZAKH}|ноябри?|noyabr[a-z]*|nowabr[a-z]*",
    rf"december|dec|декабр[ьяею]|дек|желтоқсан{_KAZAKH}|декабри?|dekabr[a-z]*",
)
MONTH = "(?:" + "|".join(MONTHS) + r")\.?"
WEEKDAYS = (
    r"monday|понедельник\w*",
    r"tuesday|вторник\w*",
    r"wednesday|сред[ауы]",
    r"thursday|четверг\w*",
    r"friday|пятниц[ауы]",
    r"saturday|суббот[ауы]",
    r"sunday|воскресень[ея]",
)
WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"


@cache
def month(name: str) -> int:
    """The number of a month by its folded name, 1 to 12."""
    return _place(MONTHS, name.rstrip(".")) + 1


@cache
def weekday(name: str) -> int:
    """The number of a weekday by its folded name, Monday 0."""
    return _place(WEEKDAYS, name)


def _place(patterns: tuple[str, ...], name: str) -> int:
    return next(place for place, pattern in enumerate(patterns) if re.fullmatch(pattern, name))
