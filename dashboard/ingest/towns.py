"""Towns that places.csv may lack: rows of towns.csv, an extract of GeoNames (geonames.org, CC BY 4.0)."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from dashboard import settings
from dashboard.ingest.folded import case_forms, folded
from dashboard.ingest.proposal import Span
from dashboard.store.cells import SEPARATOR

TOWNS = settings.ROOT / "dashboard" / "ingest" / "towns.csv"
LED = re.compile(
    r"(?:\b(?i:in|at|near|of|town|city|district|village|to|в|во|под|городе|города|город|районе|селе|г\.)\s+)"
    r"((?:[A-ZА-ЯЁҚҒӨҮӘ][\w'‘’ʻ-]+)(?:[ -][A-ZА-ЯЁҚҒӨҮӘ][\w'‘’ʻ-]+)?)"
)

Row = Mapping[str, str]


def towns(words: str) -> Iterator[tuple[Span, Row]]:
    """Towns that a text names after a word of place, with their rows; the largest of one name."""
    for match in LED.finditer(words):
        name = folded(match[1])
        first = re.split(r"[ -]", name)[0]
        for form in (name, first):
            if row := _index().get(form):
                yield Span(match.start(1), match.start(1) + len(form)), row
                break


def new_cells(row: Row) -> dict[str, str]:
    """The row of places.csv that a town would become."""
    plain = re.sub(r"[^a-z]+", "-", folded(row["name"])).strip("-")
    cells = {column: row[column] for column in ("name", "name_ru", "country", "latitude", "longitude")}
    return {
        "place_id": f"{row['country'].lower()}-{plain}",
        **cells,
        "precision": "city",
        "geonames_id": row["geonames_id"],
        "aliases": row["aliases"],
        "source": "GeoNames (CC BY 4.0)",
    }


@cache
def _index() -> Mapping[str, Row]:
    """Rows by every folded form of their names; the file names the larger town of a country first."""
    found: dict[str, Row] = {}
    with TOWNS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = [row["name"], row["name_ru"], *row["aliases"].split(SEPARATOR)]
            for name in filter(None, names):
                for form in case_forms(name):
                    found.setdefault(folded(form), MappingProxyType(row))
    return MappingProxyType(found)
