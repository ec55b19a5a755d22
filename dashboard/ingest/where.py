"""Where an event was: places, host countries, online, and the countries that took part."""

import re
from dataclasses import dataclass

from dashboard.ingest.article import Article
from dashboard.ingest.cues import cues
from dashboard.ingest.folded import folded
from dashboard.ingest.proposal import NewPlace, Reading, Span
from dashboard.ingest.sentences import sentence_of, sentences
from dashboard.ingest.tables import Named, Tables
from dashboard.ingest.taking_part import FROM, taking_part
from dashboard.ingest.towns import new_cells, towns

AT = re.compile(
    r"(?:\b(?:in|at|near|to|across|throughout|в|во|на|под|близ|около|город\w*|г\.)"
    r"(?: the| (?:городе|город|г\.|столице|республике|центре))?"
    r"(?: (?:republic|capital|port|post|town|city|village|district) of)?|"
    r"\b(?:visit(?:s|ed)?|visit to|посетил\w*|визит\w* в)(?: the)?|"
    r"\b(?:held|hosted) (?:in|by|at)(?: the)?) *\(?$"
)
BODY = re.compile(
    r"\b(?:embass\w+|units?|groups?|authorities|laborator\w+|office|centre|center|mission|representati\w+|delegation|"
    r"ambassador|delegate|project|programme|program|consul\w*|посольств\w*|офис\w*|представител\w*|посол\w*|делегаци\w*|миссии|программ\w*|центр\w*)"
    r"(?: [\w’'-]+){0,5}(?:, [\w’'-]+)*(?:,? and| и)? *$"
)
BY = re.compile(r"^,?(?: [\w’'-]+){0,2} (?:hosted|hosts|принял\w*) ")
ONLINE = re.compile(
    r"\b(?:online|virtual(?:ly)?|videoconference|video conference|webinar|via zoom|онлайн\w*|вебинар\w*|"
    r"видеоконференц\w*|видеосвяз\w*|дистанционн\w*|hybrid|гибридн\w*)"
)
PUBLISHED = re.compile(r"\b(?:published|releases?d?|опубликова\w+)\b")
REPORT = re.compile(r"\b(?:survey|report|publication|brochure|обзор|доклад|отчет|исследовани[ея])\b")
JOINED = re.compile(r"^(?:, (?:and )?| and | & | и | as well as | а также )(?:in |in the |в |во )?$")


@dataclass(frozen=True)
class _Spot:
    """A place or country of the text and how much speaks for the event being there."""

    span: Span
    place: str
    country: str
    weight: float
    is_new: bool = False


def where(
    article: Article, tables: Tables, day: Span | None = None
) -> tuple[tuple[Reading, ...], tuple[NewPlace, ...]]:
    """Readings of places, host_countries, online and countries, and the towns that the data lack.

    `day` holds the words of the event's day: its sentence is the likeliest to say where.
    """
    words, text = article.words, folded(article.words)
    named = tables.named(words)
    found = _spots(article, text, named, tables, day)
    is_online = ONLINE.search(text)
    spots = _chosen(found, text)
    if (
        is_online
        and not is_online[0].startswith(("hybrid", "гибрид"))
        and not any(spot.place and spot.weight >= 3 for spot in spots)
    ):
        spots = []
    if REPORT.search(text[: len(article.headline)]) and (
        PUBLISHED.search(text) or not any(spot.weight >= 2 for spot in spots)
    ):
        spots = []
    read: list[Reading] = []
    for spot in spots:
        if spot.place:
            read.append(Reading("places", spot.place, spot.span, "town"))
        read.append(
            Reading("host_countries", spot.country, spot.span, "town" if spot.place else "in a country")
        )
    if is_online and not spots:
        read.append(Reading("online", "yes", Span(*is_online.span()), "online"))
    hosts = [Reading("countries", spot.country, spot.span, "host") for spot in spots]
    read.extend(taking_part(text, named, tables, hosts))
    rows = {new_cells(row)["place_id"]: (span, row) for span, row in towns(words)}
    new = [NewPlace(new_cells(rows[spot.place][1]), spot.span) for spot in spots if spot.is_new]
    return tuple(dict.fromkeys(read)), tuple(new)


def _spots(article: Article, text: str, named: list[Named], tables: Tables, day: Span | None) -> list[_Spot]:
    parts = sentences(article.words)
    dated = sentence_of(parts, day.start) if day else -1
    known = [one for one in named if one.places or one.countries]
    found = []
    for one in known:
        if one.form == "nationality" or len(one.countries) > 1:
            continue
        weight = _weight(text, parts, one.span) + (sentence_of(parts, one.span.start) == dated)
        for place in _likeliest(one, named, tables):
            if tables.places[place]["precision"] != "country":
                found.append(_Spot(one.span, place, tables.places[place]["country"], weight + 0.5))
        if one.countries and not one.places:
            found.append(_Spot(one.span, "", one.countries[0], weight - 0.5))
    found.extend(_bodies(text, parts, named, tables))
    taken = [one.span for one in named]
    ids = {row["geonames_id"]: code for code, row in tables.places.items() if row["geonames_id"]}
    for span, row in towns(article.words):
        if any(other.start < span.end and span.start < other.end for other in taken):
            continue
        place = ids.get(row["geonames_id"], new_cells(row)["place_id"])
        weight = _weight(text, parts, span) + (sentence_of(parts, span.start) == dated)
        found.append(_Spot(span, place, row["country"], weight, place not in tables.places))
    return sorted(found, key=lambda spot: spot.span.start)


def _likeliest(one: Named, named: list[Named], tables: Tables) -> list[str]:
    """Of places with one name that whose country the text names most often; none for no place."""
    told = [code for other in named for code in other.countries]
    return sorted(one.places, key=lambda place: -told.count(tables.places[place]["country"]))[:1]


def _bodies(text: str, parts: list[Span], named: list[Named], tables: Tables) -> list[_Spot]:
    """A body of a state at which, or by which, an event is hosted, stands for its country."""
    found = []
    for one in named:
        states = {tables.organisations[code]["country"] for code in one.organisations}
        if len(states) != 1 or not states <= set(tables.five):
            continue
        before = text[max(0, one.span.start - 70) : one.span.start]
        if AT.search(before) or BY.match(text[one.span.end : one.span.end + 40]):
            found.append(_Spot(one.span, "", states.pop(), _weight(text, parts, one.span) - 0.5))
    return found


def _weight(text: str, parts: list[Span], span: Span) -> float:
    """How much speaks for the event being there; below one it is not."""
    number = sentence_of(parts, span.start)
    part = parts[number]
    before = text[max(part.start, span.start - 70) : span.start]
    weight = -0.15 * min(number, 10)
    weight += 1.5 if AT.search(before) or BY.match(text[span.end : span.end + 40]) else 0.0
    weight += 1.0 if cues("date")["takes_place"].search(text, part.start, part.end) else 0.0
    is_dateline = not before.strip(" 0123456789.,") and re.match(
        r"[^.!?]{0,40}?(?: [-–—]|:|\.) ", text[span.end :][:60]
    )
    weight += 2.0 if is_dateline and number else 0.0
    weight -= 2.5 if BODY.search(before) else 0.0
    weight -= 2.5 if FROM.search(before) else 0.0
    weight -= 1.5 if cues("date")["else"].search(text, max(part.start, span.start - 60), span.end) else 0.0
    return weight


def _chosen(found: list[_Spot], text: str) -> list[_Spot]:
    """The best spot and those that stand in one list with it; a country only where no town was read."""
    fit = [spot for spot in found if spot.weight >= 1]
    if not fit:
        return []
    best = max(fit, key=lambda spot: spot.weight)
    towns_of_best = [spot for spot in fit if spot.place and spot.country == best.country]
    if not best.place and towns_of_best:
        best = max(towns_of_best, key=lambda spot: spot.weight)
    at = found.index(best)
    first = last = at
    while first and JOINED.match(text[found[first - 1].span.end : found[first].span.start]):
        if bool(found[first - 1].place) != bool(best.place):
            break
        first -= 1
    while last + 1 < len(found) and JOINED.match(text[found[last].span.end : found[last + 1].span.start]):
        if bool(found[last + 1].place) != bool(best.place):
            break
        last += 1
    return found[first : last + 1]
