"""What an event is: its form, what it is about, how far it reaches, and what UNODC does in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.ingest.article import Article
from dashboard.ingest.cues import cues
from dashboard.ingest.folded import folded
from dashboard.ingest.proposal import Reading, RoleReading, Span
from dashboard.ingest.sentences import sentences
from dashboard.ingest.tables import Tables

UNODC, MULTILATERAL = "unodc", "40"
HEADLINE, FIRST, LATER, BACKGROUND = 3.0, 2.0, 1.0, 0.25  # what a word counts by where it stands
FIRST_SENTENCES = 2
WEAK = 0.35  # what a word counts that tells little alone
AGAIN = 0.5  # what the same word counts when it comes again
ENOUGH = 0.6  # of the strongest theme, for another one
MOST_THEMES = 2


@dataclass(frozen=True)
class _Told:
    """What tells one code: its weight, and where the strongest word stands."""

    weight: float
    span: Span


def kind(article: Article) -> tuple[Reading, ...]:
    """The reading of `kind`, likelier others after it; none where no word tells it."""
    told = _told(article, "kind")
    if not told:
        return ()
    ranked = sorted(told, key=lambda code: -told[code].weight)
    if (
        ranked[0] == "publication"
        and "workshop" in told
        and cues("about")["shown_at"].search(folded(article.words))
    ):
        ranked.remove("workshop")
        ranked.insert(0, "workshop")  # a report shown at a conference is not the event: the conference is
    others = tuple(code for code in ranked[1:3] if told[code].weight >= ENOUGH * told[ranked[0]].weight)
    return (Reading("kind", ranked[0], told[ranked[0]].span, "words for the form", others),)


def is_notice(article: Article) -> bool:
    """Whether a story is a vacancy or a call for offers, which tells no event."""
    return bool(cues("about")["notice"].search(folded(article.headline)))


def themes(article: Article, tables: Tables, form: Sequence[Reading] = ()) -> tuple[Reading, ...]:
    """A reading for each theme, strongest first; talks about nothing else are about cooperation."""
    told = _told(article, "theme", list(_general_names(article, tables)))
    if not told and form and form[0].value == "meeting":
        return (Reading("themes", "partnership", form[0].span, "talks without another subject"),)
    ranked = sorted(told, key=lambda code: -told[code].weight)
    chosen = [code for code in ranked if told[code].weight >= ENOUGH * told[ranked[0]].weight][:MOST_THEMES]
    others = tuple(code for code in ranked if code not in chosen)[:2]
    return tuple(Reading("themes", code, told[code].span, "words for the theme", others) for code in chosen)


def _general_names(article: Article, tables: Tables) -> Iterator[Span]:
    """The names of bodies that work on many themes, such as the UN Office on Drugs and Crime."""
    for one in tables.named(article.words):
        kinds = {tables.organisations[code]["kind"] for code in one.organisations}
        abroad = {tables.organisations[code]["country"] for code in one.organisations} & {"USA"}
        if one.form != "acronym" and (MULTILATERAL in kinds or abroad):
            yield one.span


def scope(article: Article, countries: Sequence[Reading], tables: Tables) -> tuple[Reading, ...]:
    """The reading of `scope`, by the countries that took part and by words."""
    if not countries:
        return ()
    codes = {reading.value for reading in countries}
    five, text = codes & set(tables.five), folded(article.words)
    is_visit = len(codes) == 2 and len(five) == 1 and cues("scope")["visit"].search(text)
    if len(codes) == 1 or is_visit:
        value = "regional" if not is_visit and cues("scope")["called"].search(text) else "national"
    elif len(five) == len(tables.five):
        value = "regional" if len(codes) <= 2 * len(tables.five) else "global"
    else:
        value = "subregional" if len(codes) < len(tables.five) + 1 else "regional"
    return (Reading("scope", value, countries[0].span, "countries taking part"),)


def unodc_role(article: Article, roles: Iterable[RoleReading], tables: Tables) -> tuple[Reading, ...]:
    """The reading of `unodc_role`; none where the story does not name UNODC."""
    own = {role.role: role for role in roles if role.organisation_id == UNODC}
    if "organiser" in own:
        return (Reading("unodc_role", "lead", own["organiser"].span, "organiser"),)
    if own:
        role = next(iter(own.values()))
        return (Reading("unodc_role", "partner", role.span, role.role),)
    named = next((one for one in tables.named(article.words) if UNODC in one.organisations), None)
    return (Reading("unodc_role", "mentioned", named.span, "named"),) if named else ()


def _told(article: Article, cue: str, names: Sequence[Span] = ()) -> dict[str, _Told]:
    """The codes of a cue that the words of a story tell; words within `names` tell nothing.

    Rows `<cue>_weak` hold words that tell little alone. Of two words that overlap the longer tells.
    """
    text = _blank(folded(article.words), names)
    found: dict[str, list[tuple[float, Span]]] = defaultdict(list)
    for number, part in enumerate(sentences(article.words)):
        sentence = text[part.start : part.end]
        weight = _place(number, bool(article.headline), sentence)
        for code, span, share in _hits(sentence, cue):
            found[code].append((weight * share, Span(part.start + span.start, part.start + span.end)))
    return {
        code: _Told(_sum(text, hits), max(hits, key=lambda hit: hit[0])[1]) for code, hits in found.items()
    }


def _hits(sentence: str, cue: str) -> list[tuple[str, Span, float]]:
    hits = [
        (code, Span(one.start(), one.end()), share)
        for rows, share in ((cue, 1.0), (f"{cue}_weak", WEAK))
        for code, pattern in cues(rows).items()
        for one in pattern.finditer(sentence)
    ]
    return [
        (code, span, share)
        for code, span, share in hits
        if not any(
            other.start <= span.start
            and span.end <= other.end
            and other.end - other.start > span.end - span.start
            for _code, other, _share in hits
        )
    ]


def _blank(text: str, spans: Iterable[Span]) -> str:
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = " " * (span.end - span.start)
    return "".join(letters)


def _place(number: int, has_headline: bool, sentence: str) -> float:
    if number == 0 and has_headline:
        return HEADLINE
    if cues("date")["else"].search(sentence):
        return BACKGROUND
    return FIRST if number <= FIRST_SENTENCES else LATER


def _sum(text: str, hits: list[tuple[float, Span]]) -> float:
    """The weights together; a word that comes again counts less."""
    seen: set[str] = set()
    total = 0.0
    for weight, span in sorted(hits, key=lambda hit: -hit[0]):
        word = span.of(text)[:6]
        total += weight * (AGAIN if word in seen else 1)
        seen.add(word)
    return total
