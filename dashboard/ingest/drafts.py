"""The rows that a proposal would become if it were accepted as it stands."""

from dataclasses import dataclass

Cells = dict[str, str]


@dataclass(frozen=True)
class Draft:
    """Rows as cells by column, as the files write them; new organisations and places only.

    `source` is what was read, headline and text: no eight words of it in a row may stand in title or summary.
    """

    story: Cells
    event: Cells
    roles: tuple[Cells, ...] = ()
    organisations: tuple[Cells, ...] = ()
    places: tuple[Cells, ...] = ()
    source: str = ""
