"""Which countries took part: hosts, the five together, states whose people came; not those of bodies."""

import re

from dashboard.ingest.proposal import Reading, Span
from dashboard.ingest.tables import Named, Tables

OFFICE = re.compile(
    r"\b(?:embass\w+|office|mission|ambassador|consul\w*|посольств\w*|офис\w*|представительств\w*|посол\w*)"
    r"(?: [\w’'-]+){0,5} *$"
)
FROM = re.compile(r"\b(?:from|born in|returned from|из|уроженец)(?: the| г\.| города)? *$")
FIVE = re.compile(
    r"\b(?:central asian\b|(?:five|all|from|across|of|in|countries of|states of) central asia\b|"
    r"(?:five|5|пят[иь]) (?:countries|states|стран\w*|государств\w*)|"
    r"центральн(?:ой|ую) ази[ию]\b|центральноазиатск\w+)"
)
FIVE_BODY = re.compile(
    r"\b(?:office|representative|programme|program|coordinator|network|platform|centre|center|"
    r"представител(?:ь|я|ем|ю)|управлени\w*|программ\w*|бюро|офис\w*|план\w*)(?: [\w()’'-]+){0,4} *$"
    r"|\b(?:representative|представител(?:ь|я|ем|ю))(?: [\w()’'-]+){0,8} *$"
)
OF_PEOPLE = re.compile(
    r"\b(?:experts|officers|officials|delegates|delegations|representatives|participants|services|students|"
    r"judges|prosecutors|colleagues|guests|units) (?:of|from|in)(?: the)? *$"
)
BORDER = re.compile(r"\b(?:border\w* (?:with|to|of)|границ\w+ (?:с|со)|neighbou?r\w*)(?: the)? *$")
TEACHER = re.compile(
    r"\b(?:trainers?|instructors?|lecturers?|professors?|speakers|тренер\w*|лектор\w*|инструктор\w*|"
    r"преподавател\w*"
    r"|(?:led by|given by|вели|провели|help of|при участии) (?:эксперт\w*|experts|"
    r"специалист\w*|specialists))\b[^.,;]{0,40}$"
)


def taking_part(text: str, named: list[Named], tables: Tables, hosts: list[Reading]) -> list[Reading]:
    """Readings of countries of a folded text: its hosts, the five where the region is named, states named."""
    read = [*hosts]
    for match in FIVE.finditer(text):
        before = text[max(0, match.start() - 90) : match.start()]
        is_quoted = text.count('"', 0, match.start()) % 2 == 1
        if not is_quoted and not FIVE_BODY.search(before):
            read.extend(Reading("countries", code, Span(*match.span()), "the five") for code in tables.five)
            break
    read.extend(_named(text, named, tables))
    return list({reading.value: reading for reading in reversed(read)}.values())[::-1]


def _named(text: str, named: list[Named], tables: Tables) -> list[Reading]:
    """The five count wherever named, others where people are from there; a list goes by its first one."""
    read: list[Reading] = []
    end, is_out, is_from = -1, False, False
    for one in (one for one in named if len(one.countries) == 1):
        before = text[max(0, one.span.start - 70) : one.span.start]
        if end < 0 or not re.match(r"(?:,? and|,| и|, а также)(?: the| из)? $", text[end : one.span.start]):
            is_out = bool(OFFICE.search(before[-60:]) or BORDER.search(before) or TEACHER.search(before))
            is_from = bool(FROM.search(before[-20:]) or OF_PEOPLE.search(before))
        if not is_out and (is_from or one.countries[0] in tables.five):
            read.append(Reading("countries", one.countries[0], one.span, "named"))
        end = one.span.end
    return read
