"""The names of the data in all the ways they are written: cases, acronyms, without their country."""

import re
from collections import defaultdict
from collections.abc import Mapping

import ahocorasick

from dashboard.ingest.folded import adjective_forms, case_forms, folded, is_cyrillic
from dashboard.store.cells import SEPARATOR

ORGANISATIONS = "organisations.csv"
LONGEST_ACRONYM = 9  # letters
UNDER_ANOTHER = re.compile(r" (?:of the Ministry|under the|at the|Министерства|МВД|при) .*$")
# One body, two ways to say it; the left is looked for wherever the right is a name.
SYNONYMS = (
    ("prosecutor general's office", "general prosecutor's office"),
    ("office of the prosecutor general", "general prosecutor's office"),
    ("ministry of interior", "ministry of internal affairs"),
    ("ministry of the interior", "ministry of internal affairs"),
    ("interior ministry", "ministry of internal affairs"),
    ("foreign ministry", "ministry of foreign affairs"),
    ("health ministry", "ministry of health"),
    ("justice ministry", "ministry of justice"),
    ("state customs committee", "customs committee"),
    ("customs service", "state customs service"),
    ("minister of", "ministry of"),
    ("foreign minister", "ministry of foreign affairs"),
    ("министр", "министерство"),
    ("министра", "министерства"),
    ("министру", "министерству"),
    ("министром", "министерством"),
)

Row = Mapping[str, str]


class Names:
    """Forms of names as they are gathered: form → (file, code) → how it must be written."""

    def __init__(self) -> None:
        self.forms: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)

    def add(self, file: str, code: str, form: str, *names: str) -> None:
        """Take in names of a row; acronyms are told by their capitals."""
        for name in filter(None, names):
            how = "acronym" if form == "name" and _is_acronym(name) else form
            if "US " in name:
                self.add(file, code, form, name.replace("US ", "U.S. "))
            for written in _cased(name) if how != "acronym" else {name}:
                self.forms[folded(written)].setdefault((file, code), how)

    def generic(self, code: str, row: Row, country: Row) -> None:
        """The names of a body without its country: `Ministry of Justice`, «Министерство юстиции»."""
        for name in filter(None, (row["name"], row["name_ru"], *cells(row["aliases"]))):
            shorter = _without(name, country)
            if shorter == name or len(shorter) < 3:
                continue
            alone = UNDER_ANOTHER.sub("", shorter)  # without the body above it, where two words are left
            if alone != shorter and " " in alone:
                for written in _cased(alone):
                    self.forms[folded(written)].setdefault((ORGANISATIONS, code), "generic")
            how = "acronym" if _is_acronym(shorter) else "generic"
            for written in _cased(shorter) if how == "generic" else {shorter}:
                self.forms[folded(written)].setdefault((ORGANISATIONS, code), how)

    def automaton(self) -> ahocorasick.Automaton:
        """The index of all forms taken in."""
        for other, known in SYNONYMS:
            for form, codes in list(self.forms.items()):
                if form == known or form.startswith((f"{known} of ", f"{known} ")):
                    said = self.forms[form.replace(known, other, 1)]
                    for key, how in codes.items():
                        said.setdefault(key, how)
        index = ahocorasick.Automaton()
        for form, codes in self.forms.items():
            index.add_word(form, (form, codes))
        index.make_automaton()
        return index


def cells(cell: str) -> list[str]:
    """The values of a cell."""
    return cell.split(SEPARATOR) if cell else []


def _cased(name: str) -> set[str]:
    forms = case_forms(name)
    if is_cyrillic(name) and name.islower():  # a nationality is an adjective
        return forms | adjective_forms(name)
    return forms


def _is_acronym(name: str) -> bool:
    letters = re.sub(r"[^\w]", "", name)
    return len(letters) <= LONGEST_ACRONYM and letters.isupper() and " " not in name


def _without(name: str, country: Row) -> str:
    """A name without its country at the end: `of Kazakhstan`, `Республики Казахстан`, `Казахстана`."""
    english = re.escape(country["name"])
    shorter = re.sub(rf" (of|in|to)( the)?( Republic of)? {english}$", "", name)
    russian = "|".join(map(re.escape, case_forms(country["name_ru"]) | {country["name_ru"]}))
    shorter = re.sub(r" (?:Кыргызской Республики|Российской Федерации)$", "", shorter)
    return re.sub(rf" ?(Республик[аеи] )?({russian})$", "", shorter, flags=re.I).strip()
