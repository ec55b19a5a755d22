"""Hints at the likeliest value for one that is not known."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from dashboard.store.cells import SEPARATOR
from dashboard.store.dataset import Record
from dashboard.words import N_, _

MOST_HINTS = 100  # different unknown codes of a column for which a likely one is sought
NOTHING = N_("nothing like it is known")


def nearest(value: str, allowed: Iterable[str]) -> str:
    """The likeliest of the allowed values, as a hint: `nearest: training`; empty if none is likely."""
    best = process.extractOne(value, sorted(allowed), scorer=fuzz.ratio, processor=str.lower, score_cutoff=60)
    return _near(best[0]) if best else ""


class Hints:
    """Hints for the codes of a file that are not known: by their likeness to codes, names and aliases."""

    def __init__(self, records: Sequence[Record], target: str) -> None:
        self.codes = {record.cells[target] for record in records}
        self.by_name = {
            name.casefold(): record.cells[target] for record in records for name in _names(record)
        }
        self.given: dict[str, str] = {}

    def hint(self, code: str) -> str:
        """The nearest code; only for the first many, since a wrong column would ask thousands of times."""
        if code not in self.given:
            if len(self.given) >= MOST_HINTS:
                return _("see the first ones")
            named = self.by_name.get(code.casefold())
            self.given[code] = _near(named) if named else nearest(code, self.codes) or self._called(code)
        return self.given[code]

    def _called(self, name: str) -> str:
        best = process.extractOne(name.casefold(), list(self.by_name), scorer=fuzz.ratio, score_cutoff=75)
        return _near(self.by_name[best[0]]) if best else _(NOTHING)


def _near(value: str) -> str:
    return _("nearest: {value}", value=value)


def _names(record: Record) -> list[str]:
    """All that a record is called."""
    names = [record.cells.get(column, "") for column in ("name", "acronym", "name_ru")]
    return [name for name in (*names, *record.cells.get("aliases", "").split(SEPARATOR)) if name]
