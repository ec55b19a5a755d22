"""What the row models of all data files share: a key, columns with their meaning, what they refer to."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, field_validator

from dashboard.store.cells import is_clean


def column(meaning: str, refers: str = "", unstated: str = "", **limits: Any) -> Any:
    """A column: its meaning in one sentence, the file whose key it must be found in, limits such as `ge=1`.

    The meaning is a message that `make words` finds. A list column refers with each of its values. What
    refers is any text: that it is no code is said with the code it may have meant. `unstated` is the
    dimension whose row `none` in labels.csv names an empty cell, for a column that is filtered by.
    """
    return Field(description=meaning, json_schema_extra={"refers": refers, "unstated": unstated}, **limits)


class Row(BaseModel):
    """A row of a data file: no surplus columns, no cell with blanks around it or signs that nobody sees."""

    model_config = ConfigDict(extra="forbid")
    file: ClassVar[str]
    one_row_per: ClassVar[str]
    key: ClassVar[tuple[str, ...]] = ("code",)
    needed: ClassVar[tuple[tuple[str, ...], ...]] = ()  # keys that queries ask for by name
    may_be_empty: ClassVar[bool] = False

    _clean = field_validator("*", mode="before")(is_clean)

    @classmethod
    def refers(cls) -> dict[str, str]:
        """The columns that refer, each with the file in whose key its values must be found."""
        return cls._said("refers")

    @classmethod
    def unstated(cls) -> dict[str, str]:
        """The columns that are filtered by and may be empty, each with its dimension in labels.csv."""
        return cls._said("unstated")

    @classmethod
    def _said(cls, what: str) -> dict[str, str]:
        extras = {name: field.json_schema_extra for name, field in cls.model_fields.items()}
        found = {name: str(extra[what]) for name, extra in extras.items() if isinstance(extra, dict)}
        return {name: said for name, said in found.items() if said}
