"""What a story or an event is compared by: days, lands, places, bodies, people, stems of its titles."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.analysis.addresses import parse_day
from dashboard.ingest.proposal import Proposal
from dashboard.store.cells import SEPARATOR

STEM = 5  # letters of a word that are compared: endings differ between forms and between languages
SHORTEST = 3
READ = 2_000  # characters of a text that are compared: news say first what is new
# Which of a series: the third meeting is not the second, however alike their titles.
ORDER = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|\d+(?=st\b|nd\b|rd\b|th\b)|\d+(?=-?(?:й|я|е|го|ое|ая|ый|ий)\b))"
)
EVERYWHERE = frozenset({"unodc"})  # a body in nearly every event tells nothing
# Cyrillic letters as Latin ones, and spellings of one sound: нарко-, narco- and narko- are one stem.
LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэёіңөүғқұһў", "abvgdeziiklmnoprstufhieeinougkuhu", strict=True))
    | {
        "ж": "zh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "sh",
        "ю": "iu",
        "я": "ia",
        "ь": "",
        "ъ": "",
        "y": "i",
    }
)
SOUNDS = (("ph", "f"), ("kh", "h"), ("ck", "k"), ("c", "k"), ("q", "k"), ("x", "ks"), ("w", "v"))


Days = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class Traits:
    """What is compared of one story or one event; what is not known is empty."""

    started_on: str = ""
    ended_on: str = ""
    told_on: tuple[str, ...] = ()
    hosts: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    participants: str = ""
    kind: str = ""
    themes: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    titles: tuple[frozenset[str], ...] = ()
    words: frozenset[str] = frozenset()

    order: frozenset[str] = frozenset()

    @cached_property
    def days(self) -> Days | None:
        """The first and the last day it may lie on; None without a date."""
        return days_of(self.started_on, self.ended_on)

    def cells(self) -> dict[str, str]:
        """What is compared as cells, by column of events.csv; the bodies as `organisations`."""
        lists = {
            "host_countries": self.hosts,
            "places": self.places,
            "countries": self.countries,
            "themes": self.themes,
            "organisations": self.bodies,
        }
        return {
            "started_on": self.started_on,
            "ended_on": self.ended_on,
            "kind": self.kind,
            "participants": self.participants,
            **{column: SEPARATOR.join(sorted(values)) for column, values in lists.items()},
        }


def days_of(started_on: str, ended_on: str = "") -> Days | None:
    """The first and the last day that one or two partial dates may mean; None where they are no dates."""
    first, last = parse_day(started_on), parse_day(ended_on or started_on, last=True)
    return (first, last) if first and last else None


def of_story(proposal: Proposal) -> Traits:
    """What was read of a story, to be compared."""
    cells = {column: proposal.value(column) for column in COLUMNS}
    return _traits(
        cells,
        bodies=(role.organisation_id for role in proposal.roles),
        titles=(proposal.article.headline,),
        text=proposal.article.text[:READ],
        told_on=(proposal.article.published_on,),
    )


def of_event(event: Mapping[str, str], stories: Sequence[Mapping[str, str]], bodies: Iterable[str]) -> Traits:
    """A row of events.csv with its rows of stories.csv and the bodies that have a role in it."""
    titles = (event["title"], *(story["headline"] for story in stories))
    told = tuple(filter(None, (story["published_on"] for story in stories)))
    return _traits(event, bodies, titles, text=event["summary"], told_on=told)


COLUMNS = (
    "started_on", "ended_on", "host_countries", "countries", "places", "participants", "kind", "themes",
)  # fmt: skip


def _traits(
    cells: Mapping[str, str],
    bodies: Iterable[str],
    titles: Sequence[str],
    text: str,
    told_on: tuple[str, ...],
) -> Traits:
    return Traits(
        started_on=cells["started_on"],
        ended_on=cells["ended_on"],
        told_on=told_on,
        hosts=_values(cells["host_countries"]),
        countries=_values(cells["countries"]),
        places=_values(cells["places"]),
        participants=cells["participants"],
        kind=cells["kind"],
        themes=_values(cells["themes"]),
        bodies=frozenset(filter(None, bodies)) - EVERYWHERE,
        titles=tuple(stems(title) for title in titles),
        words=stems(" ".join((*titles, text))),
        order=frozenset(re.findall(ORDER, " ".join(titles).casefold())),
    )


def _values(cell: str) -> frozenset[str]:
    return frozenset(filter(None, cell.split(SEPARATOR)))


def stems(text: str) -> frozenset[str]:
    """The beginnings of its words in Latin letters, and its numbers: the same for one name in two scripts."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(LATIN))
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    for spelling, sound in SOUNDS:
        letters = letters.replace(spelling, sound)
    words = re.findall(r"[^\W_]+", letters)
    return frozenset(word[:STEM] for word in words if len(word) >= SHORTEST or word.isdigit())
