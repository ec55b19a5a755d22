"""The data dictionary: what each data file and its columns mean, as the row models say."""

from dashboard.store.decisions import KEPT
from dashboard.store.rows import Row


def about(model: type[Row]) -> str:
    """What a row of a data file is: the first words of its model, a message."""
    return str(model.__doc__)


def describe(file: str) -> list[tuple[str, str]]:
    """Columns of a data file such as `events.csv` with their meaning, in order; KeyError if there is none.

    A meaning is a message: `datapackage.json` has it as it stands, the page About says it by `_`.
    """
    columns = {model.file: model.model_fields for model in KEPT}[file]
    return [(name, str(field.description)) for name, field in columns.items()]
