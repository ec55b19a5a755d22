"""How many took part: numbers before a word for people, not ages, weights, years or totals of a project."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dashboard.ingest.article import Article
from dashboard.ingest.cues import cues
from dashboard.ingest.folded import folded
from dashboard.ingest.months import MONTH
from dashboard.ingest.proposal import Reading, Span
from dashboard.ingest.sentences import sentence_of, sentences

MOST = 20_000  # people at one event
WORDS_BETWEEN = 6  # adjectives between a number and its noun
ONES = (
    ("one", "один", "одна", "одного"), ("two", "два", "две", "двое", "двух"),
    ("three", "три", "трое", "трех"), ("four", "четыре", "четверо", "четырех"),
    ("five", "пять", "пяти", "пятеро"), ("six", "шесть", "шести"),
    ("seven", "семь", "семи"), ("eight", "восемь", "восьми"), ("nine", "девять", "девяти"),
    ("ten", "десять", "десяти", "десятка"), ("eleven", "одиннадцать", "одиннадцати"),
    ("twelve", "двенадцать", "двенадцати"), ("thirteen", "тринадцать", "тринадцати"),
    ("fourteen", "четырнадцать", "четырнадцати"), ("fifteen", "пятнадцать", "пятнадцати"),
    ("sixteen", "шестнадцать", "шестнадцати"), ("seventeen", "семнадцать", "семнадцати"),
    ("eighteen", "восемнадцать", "восемнадцати"), ("nineteen", "девятнадцать", "девятнадцати"),
)  # fmt: skip
TENS = (
    ("twenty", "двадцать", "двадцати"), ("thirty", "тридцать", "тридцати"), ("forty", "сорок", "сорока"),
    ("fifty", "пятьдесят", "пятидесяти"), ("sixty", "шестьдесят", "шестидесяти"),
    ("seventy", "семьдесят", "семидесяти"), ("eighty", "восемьдесят", "восьмидесяти"),
    ("ninety", "девяносто"),
)  # fmt: skip
HUNDREDS = (
    ("hundred", "сто", "ста"), ("двести", "двухсот"), ("триста", "трехсот"), ("четыреста",), ("пятьсот",),
)  # fmt: skip
NUMBERS = {
    **{word: value for value, words in enumerate(ONES, 1) for word in words},
    **{word: 10 * value for value, words in enumerate(TENS, 2) for word in words},
    **{word: 100 * value for value, words in enumerate(HUNDREDS, 1) for word in words},
}
_WORD = "|".join(sorted(NUMBERS, key=len, reverse=True))
NUMBER = re.compile(
    rf"(?<![\w.,/:№#-])(?:(?P<digits>\d{{1,3}}(?:[ ,]\d{{3}})+(?!\d)|\d{{1,5}})"
    rf"|(?:a )?(?P<words>(?:{_WORD})(?:(?: and |[ -])(?:{_WORD})){{0,4}}))"
    r"(?![\w/:%]|[.,]\d|-?(?:day|дневн|летн|year|час|hour|го\b|е\b|й\b|м\b|th\b|st\b|nd\b|rd\b))"
)
UNIT_BEFORE = re.compile(
    r"(?:\biso|\bno\.?|№|\bresolution|\barticle|\bтоп|\bстать\w+|\bphase|\$|€|usd|us)\s*$"
)
DAY = re.compile(rf"(?:[-–]\d{{1,2}})? (?:of )?{MONTH}\b")  # `12 апреля`
WHOLE_AFTER = re.compile(r",? (?:in (?:total|all)|altogether|всего|в общей сложности)\b")
WHOLE_BEFORE = re.compile(r"(?:\bin (?:total|all)|\baltogether|\bвсего|в общей сложности),? $")
SINCE = re.compile(r"\b(?:since|from|с|за)(?: \w+)? (?:19|20)\d\d\b")
MONTH_BEFORE = re.compile(rf"\b{MONTH} $")
PEOPLE_AT_ONCE = "participants|people|persons|students|человек|участник"
LISTED = re.compile(r"\s*(?:,|,?\s*(?:and|и|&|as well as|а также))\s*")
JOINED = re.compile(r"\b(?:and|и|as well as|а также)\b|&")


@dataclass(frozen=True)
class Count:
    """A number of people that a text gives: from the number to the end of its noun."""

    people: int
    span: Span
    noun: str


def participants(article: Article) -> tuple[Reading, ...]:
    """The reading of `participants`, with what other numbers of people the story has; none if it has none."""
    words = article.words
    text, parts = folded(words), sentences(words)
    ranked = sorted(
        ((_weight(text, parts, one), -one.span.start, one) for one in counts(text)),
        key=lambda entry: entry[:2],
        reverse=True,
    )
    ranked = [entry for entry in ranked if entry[0] > 0]
    if not ranked:
        return ()
    best = _with_its_list(text, ranked[0][2], [one for _, _, one in ranked])
    others = dict.fromkeys(str(one.people) for _, _, one in ranked if one.people != best.people)
    rule = "sum of groups" if best.people != ranked[0][2].people else "number of people"
    return (
        Reading("participants", str(best.people), best.span, rule, tuple(others)[:3], rule.startswith("sum")),
    )


def counts(text: str) -> Iterator[Count]:
    """All numbers of people in a folded text."""
    nouns = cues("people")["noun"]
    for match in NUMBER.finditer(text):
        people = _number(match)
        if (
            not 0 < people <= MOST
            or _is_year(match, text)
            or DAY.match(text, match.end())
            or MONTH_BEFORE.search(text, max(0, match.start() - 14), match.start())
            or UNIT_BEFORE.search(text[max(0, match.start() - 14) : match.start()])
        ):
            continue
        after = text[match.end() : match.end() + 90]
        whole = WHOLE_AFTER.match(after)
        if not whole and WHOLE_BEFORE.search(text, max(0, match.start() - 20), match.start()):
            whole = re.match(r"(?=,)", after)
        if whole:  # `officers of three services, 32 in total`
            yield Count(people, Span(match.start(), match.end() + whole.end()), whole[0])
            continue
        noun = next(
            (one for one in nouns.finditer(after) if _is_near(after[: one.start()], after[one.end() :])), None
        )
        if noun:
            yield Count(people, Span(match.start(), match.end() + noun.end()), noun[0])


def _is_year(match: re.Match[str], text: str) -> bool:
    """Whether a number of four digits is a year: a noun for people would follow it at once."""
    return bool(re.fullmatch(r"(?:19|20)\d\d", match[0])) and not re.match(
        rf" (?:{PEOPLE_AT_ONCE})", text[match.end() : match.end() + 16]
    )


def _number(match: re.Match[str]) -> int:
    if match["digits"]:
        return int(re.sub(r"\D", "", match["digits"]))
    total = 0
    for word in re.split(r" and |[ -]", match["words"]):
        value = NUMBERS[word]
        if word == "hundred":  # two hundred and ten
            total = 100 * max(total, 1)
        elif not total or value < 10 <= total % 100 != 10 or (total % 100 == 0 and value < 100):
            total += value
        else:
            return 0  # two numbers side by side, or no number at all
    return total


def _is_near(between: str, after: str) -> bool:
    """Whether nothing but adjectives stands between a number and its noun."""
    if between.endswith("-") or re.search(
        r"[.;:!?()\"\d]|\b(?:countries|agencies|regions|states|years|days|trainers|mentors|facilitators|interpreters|стран|ведомств|лет|дней)\b",
        between,
    ):
        return False
    return len(between.split()) <= WORDS_BETWEEN and not after.startswith("'s")


def _weight(text: str, parts: list[Span], one: Count) -> float:
    """How much speaks for a number being that of the people at the event."""
    place = sentence_of(parts, one.span.start)
    part = parts[place]
    start = max(part.start, text.rfind(";", part.start, one.span.start) + 1)
    end = text.find(";", one.span.end, part.end)
    end = part.end if end < 0 else end
    sentence = text[start:end]
    before = text[max(start, one.span.start - 60) : one.span.start]
    near = before + text[one.span.start : min(end, one.span.end + 40)]
    weight = 1.5 - 0.1 * place
    weight += 1.5 if cues("people")["takes_part"].search(near) else 0.0
    weight += 0.5 if cues("people")["takes_part"].search(sentence) else 0.0
    weight += 0.5 if one.noun.startswith(("participant", "участник", "people", "человек")) else 0.0
    weight += 1.0 if cues("people")["whole"].search(before[-25:] + one.span.of(text)) else 0.0
    weight -= 3.0 if cues("people")["else"].search(near) else 0.0
    weight -= 3.0 if cues("people")["part"].search(before[-30:] + one.span.of(text)) else 0.0
    weight -= 3.0 if cues("people")["past"].search(sentence) else 0.0
    weight -= 1.0 if cues("people")["else"].search(sentence) else 0.0
    weight -= 4.0 if SINCE.search(before) else 0.0
    weight -= 1.5 if one.people < 5 else 0.0
    weight -= 2.0 if cues("people")["group"].fullmatch(one.noun) else 0.0
    return weight


def _with_its_list(text: str, best: Count, found: list[Count]) -> Count:
    """Groups in one list count together: `20 judges and 15 prosecutors`; not a whole and its parts."""
    group = cues("people")["group"]
    alike = [one for one in found if bool(group.fullmatch(one.noun)) == bool(group.fullmatch(best.noun))]
    alike.sort(key=lambda one: one.span.start)
    gaps = [text[one.span.end : other.span.start] for one, other in pairwise(alike)]
    first = last = alike.index(best)
    while first and LISTED.fullmatch(gaps[first - 1]):
        first -= 1
    while last < len(gaps) and LISTED.fullmatch(gaps[last]):
        last += 1
    people = sum(one.people for one in alike[first : last + 1])
    if people == 2 * best.people or not any(JOINED.search(gap) for gap in gaps[first:last]):
        return best
    return Count(people, Span(alike[first].span.start, alike[last].span.end), best.noun)
