"""All messages of the product, written to messages.pot: the file of a language begins as its copy."""

from collections.abc import Iterator
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from dashboard import settings
from dashboard.store import dictionary, sqlfiles
from dashboard.store.decisions import KEPT

TEMPLATE = settings.WORDS / "messages.pot"
KEYWORDS = {"_": None, "N_": None, "Message": None, "column": None, "plural": (1, 2), "N_plural": (1, 2)}


def template() -> bytes:
    """All messages with the files they stand in; no lines and dates, so that it changes with them alone."""
    catalog = Catalog(charset="utf-8")
    package = settings.ROOT / "dashboard"
    for file, _line, message, comments, _context in extract_from_dir(
        package, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Words:",), strip_comment_tags=True
    ):
        catalog.add(message, locations=[(f"dashboard/{file}", 0)], auto_comments=comments)
    for message, file in _uncalled():
        catalog.add(message, locations=[(file, 0)])
    written = BytesIO()
    write_po(written, catalog, width=0, omit_header=True, sort_by_file=True, include_lineno=False)
    return written.getvalue()


def _uncalled() -> Iterator[tuple[str, str]]:
    """Messages that stand in no call, with their files: heads of queries, and what a data file holds."""
    for name in (*sqlfiles.names(), *sqlfiles.check_names()):
        yield from ((message, f"queries/{name}.sql") for message in sqlfiles.describe(name).messages)
    for model in KEPT:
        yield dictionary.about(model), f"{model.__module__.replace('.', '/')}.py"


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
