"""Whether an image still says what the data say: by the record in the file, or by its short code."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.cards import names, page_list
from dashboard.cards.card import Ask, View
from dashboard.export import proof, seal
from dashboard.export.brief import content
from dashboard.export.exhibit import exhibit
from dashboard.export.proof import Change, Facts, Record, Unreadable


@dataclass(frozen=True)
class Verdict:
    """What a check found.

    `changes` are the numbers that differ; None if only a code was given and it no longer fits, as a
    code does not say which. `numbers` are those recorded in the file, each in words and as text: the
    picture itself is not read. `untouched` tells whether the file itself is as it was made; None if that
    cannot be told.
    """

    title: str
    address: str
    changes: tuple[Change, ...] | None
    then: str = ""
    now: str = ""
    untouched: bool | None = None
    numbers: tuple[tuple[str, str], ...] = ()

    @property
    def holds(self) -> bool:
        """Whether all numbers are still the same."""
        return self.changes == ()


Claim = tuple[str, str, str, Facts]  # question, title, address, facts


def of_file(ask: Ask, data: bytes) -> Verdict:
    """Check a PNG, SVG or PDF made by the dashboard; Unreadable if it is none or was altered."""
    record = proof.read(data)
    if record.code != proof.code(record.question, record.address, record.facts):
        raise Unreadable("The record in the file was altered: its numbers do not fit its short code.")
    view, _ = names.view_at(ask, record.address)
    found = next((claim for claim in _claims(view) if _fits(claim, record)), None)
    facts = found[3] if found else {}
    version = ask("data_version").iloc[0]
    return Verdict(
        title=record.title,
        address=record.address,
        changes=tuple(proof.changes(record.facts, facts)),
        then=f"{record.data_date}, version {record.version[:12]}",
        now=f"{version.data_date:%Y-%m-%d}, version {str(version.data_hash)[:12]}",
        untouched=seal.holds(data),
        numbers=tuple(record.facts.values()),
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


def _fits(claim: Claim, record: Record) -> bool:
    return (claim[0], claim[2]) == (record.question, record.address)


def _claims(view: View) -> Iterator[Claim]:
    """All that the files of a view claim: its charts, and its brief."""
    for card in page_list.cards(view).values():
        made = exhibit(view.ask, card)
        yield card.question, card.title, card.address, proof.facts(card, made.rows, made.counts)
    if content.subject(view) and view.totals.events:
        yield content.QUESTION, "The brief", content.address(view), content.facts(view)
