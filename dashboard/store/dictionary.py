"""The data dictionary: what each column of a data file means, read from `data/datapackage.json`."""

import json
from functools import cache
from pathlib import Path

from dashboard import settings

PACKAGE = "datapackage.json"


def describe(file: str) -> list[tuple[str, str]]:
    """Columns of a data file such as `events.csv` with their descriptions, in the order of the file.

    A data folder without a dictionary of its own has the columns of the project's. KeyError if the
    dictionary knows no such file.
    """
    own = settings.data_dir() / PACKAGE
    return _read(own if own.is_file() else settings.ROOT / "data" / PACKAGE)[file]


@cache
def _read(path: Path) -> dict[str, list[tuple[str, str]]]:
    package = json.loads(path.read_text(encoding="utf-8"))
    return {
        resource["path"]: [(field["name"], field["description"]) for field in resource["schema"]["fields"]]
        for resource in package["resources"]
    }
