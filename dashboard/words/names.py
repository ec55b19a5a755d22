"""Names that stand in the data, or in Unicode CLDR, in the language in force."""

from collections.abc import Mapping
from typing import Any

from babel import Locale

from dashboard import settings


def name_of(row: Mapping[str, Any]) -> str:
    """The name of a row of the data: of the column `name_<language>`, else the English one of `name`."""
    own = row.get(f"name_{settings.language()}")
    return own if isinstance(own, str) and own else row["name"]


def language_name(code: str) -> str:
    """What a language is called: Russian for `ru`; the code itself where CLDR has no name."""
    return Locale.parse(settings.language()).languages.get(code, code)
