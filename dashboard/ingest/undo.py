"""Takes the last decision back: the files byte for byte as they were before it."""

import json

from dashboard.ingest.article import Refused
from dashboard.store import lines
from dashboard.store.dataset import DataProblems
from dashboard.store.decisions import Decision
from dashboard.store.files import Files
from dashboard.store.lines import Change
from dashboard.store.load import parsed
from dashboard.words import _


def undone(files: Files) -> Files:
    """The files without the last decision of decisions.csv, which loses its row.

    Raises Refused where there is none, or a line it wrote was changed by hand since; DataProblems where the
    build would refuse what is left.
    """
    rows = lines.rows_of(files.contents.get(Decision.file, b""))
    if not rows:
        raise Refused(_("There is no decision to take back."))
    own = Change(Decision.file, "", rows[-1])
    written = json.loads(lines.cells_of(rows[-1], Decision)["changes"])
    changes = [Change(*change) for change in written]
    contents = dict(files.contents)
    try:
        for change in (own, *reversed(changes)):
            contents[change.file] = _back(contents[change.file], change)
    except lines.NotThere as error:
        message = _("{file} was changed since by hand: mend it there, or undo that first.", file=error)
        raise Refused(message) from None
    after = Files(contents, files.unread)
    if problems := parsed(after).problems:
        raise DataProblems(problems)
    return after


def _back(content: bytes, change: Change) -> bytes:
    if not change.before:
        return lines.without_row(content, change)
    return lines.replaced(content, Change(change.file, change.after, change.before))
