"""Rows of data files added and corrected in memory, each change kept with the lines before and after it."""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime

from dashboard.ingest.article import Refused
from dashboard.ingest.drafts import Cells
from dashboard.store import lines
from dashboard.store.dataset import DataProblems
from dashboard.store.decisions import KEPT, Decision
from dashboard.store.files import Files
from dashboard.store.lines import Change
from dashboard.store.load import parsed
from dashboard.words import _

MODELS = {model.file: model for model in KEPT}
LOG = Decision.file


@dataclass(frozen=True)
class Corrected:
    """Cells of one row of a data file, found by its key; a row of a new key is added.

    So an alias is a correction of its organisation or place, a new organisation or place a row of a new key.
    """

    file: str
    key: tuple[str, ...]
    cells: Cells
    who: str = ""
    why: str = ""


@dataclass(frozen=True)
class Edit:
    """The data files as far as they are changed, and the changes so far."""

    files: Files
    changes: tuple[Change, ...] = field(default=())

    def cells(self, file: str, key: tuple[str, ...]) -> Cells:
        """The cells of the row of this key; raises Refused where there is none."""
        try:
            line = lines.found(self.files.contents[file], MODELS[file], key)
        except lines.NotThere:
            name = " · ".join(key)
            raise Refused(_("{name} is not in {file}: look again.", name=name, file=file)) from None
        return lines.cells_of(line, MODELS[file])

    def has(self, file: str, row: Cells) -> bool:
        """Whether a row of the same key is there."""
        try:
            lines.found(self.files.contents[file], MODELS[file], _key(file, row))
        except lines.NotThere:
            return False
        return True

    def added(self, file: str, row: Cells) -> "Edit":
        """With a new row where the order of the file wants it."""
        line = lines.line_of(row, MODELS[file])
        content = lines.with_row(self.files.contents[file], MODELS[file], line, at_end=file == LOG)
        return self._with(content, Change(file, "", line))

    def corrected(self, correction: Corrected) -> "Edit":
        """With the cells of one row changed, or a new row; raises Refused for a change of its key."""
        file, keyed = correction.file, dict(zip(MODELS[correction.file].key, correction.key, strict=True))
        if not self.has(file, keyed):
            return self.added(file, keyed | correction.cells)
        before = self.cells(file, correction.key)
        if _key(file, before | correction.cells) != correction.key:
            raise Refused(_("The code of a row of {file} stays: others refer to it.", file=file))
        line = lines.found(self.files.contents[file], MODELS[file], correction.key)
        change = Change(file, line, lines.line_of(before | correction.cells, MODELS[file]))
        if before == before | correction.cells:
            return self
        return self._with(lines.replaced(self.files.contents[file], change), change)

    def kept(self, said: Cells, when: datetime) -> Files:
        """The files with the decision written down; raises DataProblems where the build would refuse them."""
        header = ",".join(Decision.model_fields) + "\n"
        contents = {LOG: header.encode()} | self.files.contents
        number = str(len(lines.rows_of(contents[LOG])) + 1)
        changes = [[change.file, change.before, change.after] for change in self.changes]
        row = said | {
            "number": number,
            "when": when.isoformat(timespec="seconds"),
            "changes": json.dumps(changes, ensure_ascii=False, separators=(",", ":")),
        }
        files = replace(self, files=Files(contents, self.files.unread)).added(LOG, row).files
        if problems := parsed(files).problems:
            raise DataProblems(problems)
        return files

    def _with(self, content: bytes, change: Change) -> "Edit":
        contents = self.files.contents | {change.file: content}
        return Edit(Files(contents, self.files.unread), (*self.changes, change))


def _key(file: str, row: Cells) -> tuple[str, ...]:
    return tuple(row[column] for column in MODELS[file].key)
