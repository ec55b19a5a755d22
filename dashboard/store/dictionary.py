"""The data dictionary: what each column of a data file means, as the row models say."""

from dashboard.store.records import MODELS


def describe(file: str) -> list[tuple[str, str]]:
    """Columns of a data file such as `events.csv` with their meaning, in order; KeyError if there is none.

    A meaning is a message: `datapackage.json` has it as it stands, the page About says it by `_`.
    """
    columns = {model.file: model.model_fields for model in MODELS}[file]
    return [(name, str(field.description)) for name, field in columns.items()]
