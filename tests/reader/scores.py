"""How far what was read agrees with the answers: counts field by field."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.ingest.proposal import Proposal
from tests.reader.cases import FIELDS, Case, Values

STEM = 5  # letters of a word that are compared in names which the data lack: Russian endings differ


@dataclass(frozen=True)
class Tally:
    """How many values were read, how many the answers have, and how many are the same."""

    right: int = 0
    proposed: int = 0
    answered: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.proposed + other.proposed, self.answered + other.answered)

    @property
    def precision(self) -> float:
        """The share of the values read that are right; 1 where nothing was read."""
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        """The share of the answers that were read; 1 where there are none."""
        return self.right / self.answered if self.answered else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.proposed + self.answered
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True)
class Read:
    """A story with what was read of it, by field as in the answers."""

    case: Case
    values: Values


def read_values(proposal: Proposal, answers: Values) -> Values:
    """What was read, by field; names the data lack as the answers spell them if they mean the same."""
    values = {
        name: frozenset(reading.value for reading in proposal.of(name) if reading.value) for name in FIELDS
    }
    towns = {
        place.cells["place_id"]: f"?{place.cells['name']}/{place.cells['name_ru']}"
        for place in proposal.new_places
    }
    places = (towns.get(place, place) for place in {*values["places"], *towns})
    values["places"] = frozenset(_as_answered(place, answers["places"]) for place in places)
    bodies = {pair.rsplit(" ", 1)[0] for pair in answers["roles"]}
    values["roles"] = frozenset(
        f"{_as_answered(role.organisation_id or '?' + role.name, bodies)} {role.role}"
        for role in proposal.roles
    )
    return values


def _as_answered(value: str, answers: Iterable[str]) -> str:
    """The answer that names the same thing, for a name which the data lack; else the value itself."""
    if value.startswith("?"):
        for answer in sorted(answers):
            if answer.startswith("?") and _same(value, answer):
                return answer
    return value


def _same(one: str, other: str) -> bool:
    """Whether two names, each perhaps in several spellings, mean one thing: half of their stems agree."""
    return any(
        2 * len(_stems(first) & _stems(second)) >= len(_stems(first) | _stems(second)) > 0
        for first in one.split("/")
        for second in other.split("/")
    )


def _stems(name: str) -> set[str]:
    words = re.findall(r"\w+", name.casefold().replace("ё", "е"))
    return {word[:STEM] for word in words if len(word) > 1}


def tally(read: Read, part: Callable[[Values], frozenset[str]]) -> Tally:
    """The counts of one field of one story.

    An answer beyond the excerpt counts only where it was read all the same; anything else read counts.
    """
    answers, beyond, values = part(read.case.answers), part(_whole(read.case.beyond)), part(read.values)
    wanted = answers - (beyond - values)
    return Tally(len(values & wanted), len(values), len(wanted))


def _whole(values: Values) -> Values:
    return {name: values.get(name, frozenset()) for name in (*FIELDS, "roles")}


def of(name: str) -> Callable[[Values], frozenset[str]]:
    """The values of a field."""
    return lambda values: values[name]


def funders(values: Values) -> frozenset[str]:
    """The bodies that paid."""
    return frozenset(pair for pair in values["roles"] if pair.endswith(" funder"))


def organisations(values: Values) -> frozenset[str]:
    """The bodies, whatever they did."""
    return frozenset(pair.rsplit(" ", 1)[0] for pair in values["roles"])


def tally_organisations(read: Read) -> Tally:
    """The counts of the bodies; one is beyond the excerpt if all its roles are."""
    beyond = organisations(_whole(read.case.beyond))
    within = organisations({"roles": read.case.answers["roles"] - _whole(read.case.beyond)["roles"]})
    values, answers = organisations(read.values), organisations(read.case.answers)
    wanted = answers - (beyond - within - values)
    return Tally(len(values & wanted), len(values), len(wanted))


def tally_roles(read: Read) -> Tally:
    """Of the bodies that both the reader and the answers have: how many have exactly the roles answered."""
    beyond = _whole(read.case.beyond)["roles"]
    both = organisations(read.values) & organisations(read.case.answers)
    right = 0
    for body in both:
        roles = _roles(read.values, body)
        answers = _roles(read.case.answers, body)
        right += roles == answers - (_roles({"roles": beyond}, body) - roles)
    return Tally(right, len(both), len(both))


def _roles(values: Values, body: str) -> frozenset[str]:
    return frozenset(pair for pair in values["roles"] if pair.rsplit(" ", 1)[0] == body)


def as_published(read: Read) -> frozenset[str]:
    """The wrong dates of an event that are only the day of publication."""
    dates = read.values["started_on"] | read.values["ended_on"]
    answers = read.case.answers["started_on"] | read.case.answers["ended_on"]
    return (dates - answers) & {read.case.article.published_on}


def misses(read: Read, part: Callable[[Values], frozenset[str]]) -> tuple[str, str] | None:
    """What was read and the answer, as text, where they differ in what counts; None where they agree."""
    counts = tally(read, part)
    if counts.right == counts.proposed == counts.answered:
        return None
    return "; ".join(sorted(part(read.values))) or "–", "; ".join(sorted(part(read.case.answers))) or "–"
