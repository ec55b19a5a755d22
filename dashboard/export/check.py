"""Whether an image still says what the data say: by the record in the file, or by its short code."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.cards import names, page_list
from dashboard.cards.card import Ask, View
from dashboard.export import documents, image, proof, record
from dashboard.export.brief import content
from dashboard.export.exhibit import exhibit
from dashboard.export.proof import Change, Unreadable
from dashboard.export.record import Record
from dashboard.words import _, joined


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


def of_file(ask: Ask, data: bytes) -> Verdict:
    """Check a PNG, SVG or PDF made by the dashboard; Unreadable if it is none or its code does not fit it."""
    kept = record.read(data)
    if kept.code != proof.code(kept.question, kept.address, kept.facts):
        raise Unreadable(_("The record in the file was altered: its numbers do not fit its short code."))
    view, _ignored = names.view_at(ask, kept.address)
    own = (
        one.facts for one in _records(view) if (one.question, one.address) == (kept.question, kept.address)
    )
    version = ask("data_version").iloc[0]
    return Verdict(
        title=kept.title,
        address=kept.address,
        changes=tuple(proof.changes(kept.facts, next(own, {}))),
        then=_versioned(kept.data_date, kept.version),
        now=_versioned(f"{version.data_date:%Y-%m-%d}", str(version.data_hash)),
        numbers=tuple(kept.facts.values()),
    )


def of_code(ask: Ask, code: str, address: str) -> Verdict:
    """Check a short code with the address of its view; Unreadable if no chart of the view has such a code."""
    code = proof.plain_code(code)
    view, ignored = names.view_at(ask, address)
    fitting = [one for one in _records(view) if one.code.startswith(code[: proof.OF_VIEW])]
    if not fitting:
        why = _("Not known in these data: {values}.", values=", ".join(ignored)) if ignored else ""
        start = code[: proof.OF_VIEW]
        none = _("No chart of this view has a code that begins with {start}.", start=start)
        raise Unreadable(joined(none, why))
    # Two charts of a page may share the two letters: then the one whose numbers fit.
    best = max(fitting, key=lambda one: one.code == code)
    title = _("The brief") if best.question == content.QUESTION else best.title
    return Verdict(title=title, address=best.address, changes=() if best.code == code else None)


def _versioned(day: str, version: str) -> str:
    return _("{day}, version {version}", day=day, version=version[:12])


def _records(view: View) -> Iterator[Record]:
    """What the files of a view would record: its charts, and its brief."""
    for card in page_list.cards(view).values():
        yield image.record_of(exhibit(view.ask, card))
    if documents.has_brief(view):
        yield content.record_of(view)
