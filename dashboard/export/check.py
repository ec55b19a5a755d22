"""Whether an image still says what the data say: by the record in the file, or by its short code."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.cards import names, pages
from dashboard.cards.card import Ask, View
from dashboard.export import proof, record
from dashboard.export.brief import content
from dashboard.export.exhibit import exhibit
from dashboard.export.proof import Change, Facts, Unreadable


@dataclass(frozen=True)
class Verdict:
    """What a check found.

    `changes` are the numbers that differ; None if only a code was given and it no longer fits, as a
    code does not say which. `numbers` are those recorded in the file, each in words and as text: the
    picture itself is not read, and whoever alters it can alter the record too.
    """

    title: str
    address: str
    changes: tuple[Change, ...] | None
    then: str = ""
    now: str = ""
    numbers: tuple[tuple[str, str], ...] = ()

    @property
    def holds(self) -> bool:
        """Whether all numbers are still the same."""
        return self.changes == ()


Claim = tuple[str, str, str, Facts]  # question, title, address, facts


def of_file(ask: Ask, data: bytes) -> Verdict:
    """Check a PNG, SVG or PDF made by the dashboard; Unreadable if it is none or was altered."""
    kept = record.read(data)
    if kept.code != proof.code(kept.question, kept.address, kept.facts):
        raise Unreadable("The record in the file was altered: its numbers do not fit its short code.")
    view, _ = names.view_at(ask, kept.address)
    own = (kept.question, kept.address)
    facts = next((facts for question, _, address, facts in _claims(view) if (question, address) == own), {})
    version = ask("data_version").iloc[0]
    return Verdict(
        title=kept.title,
        address=kept.address,
        changes=tuple(proof.changes(kept.facts, facts)),
        then=f"{kept.data_date}, version {kept.version[:12]}",
        now=f"{version.data_date:%Y-%m-%d}, version {str(version.data_hash)[:12]}",
        numbers=tuple(kept.facts.values()),
    )


def of_code(ask: Ask, code: str, address: str) -> Verdict:
    """Check a short code with the address of its view; Unreadable if no chart of the view has such a code."""
    letters, numbers = proof.parse_code(code)
    view, ignored = names.view_at(ask, address)
    fitting = [c for c in _claims(view) if proof.view_letters(c[0], c[2]) == letters]
    if not fitting:
        why = f" Not known in these data: {', '.join(ignored)}." if ignored else ""
        raise Unreadable(f"No chart of this view has a code that begins with CA-{letters}.{why}")
    # Two charts of a page may share the two letters: then the one whose numbers fit.
    best = max(fitting, key=lambda claim: proof.number_letters(claim[3]) == numbers)
    same = proof.number_letters(best[3]) == numbers
    return Verdict(title=best[1], address=best[2], changes=() if same else None)


def _claims(view: View) -> Iterator[Claim]:
    """All that the files of a view claim: its charts, and its brief."""
    for card in pages.cards(view).values():
        one = exhibit(view.ask, card)
        yield card.question, card.title, card.address, proof.facts(card, one.rows, one.counts)
    if content.subject(view) and view.totals.events:
        yield content.QUESTION, "The brief", content.address(view), content.facts(view)
