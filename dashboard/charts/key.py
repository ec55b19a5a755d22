"""The key of the timeline: what each colour stands for, with its count."""

import pandas as pd

from dashboard.analysis.words import number
from dashboard.charts.theme import ORDERS, Palette, colour

HATCH = "hatch"
REST = {"theme": "Other themes", "kind": "Other kinds", "country": "Elsewhere"}


def part_codes(rows: pd.DataFrame, split: str) -> list[str]:
    """The parts that occur, in the order of the stack, the greys last."""
    found = set(rows.part) - {""}
    return [code for code in ORDERS[split] if code in found] + sorted(found - set(ORDERS[split]))


def part_names(names: dict[str, str], split: str) -> dict[str, str]:
    """Names of the parts of a split, with those of the two shared parts."""
    return names | {"other": REST[split], "none": "Not stated"}


def legend(
    rows: pd.DataFrame, palette: Palette, names: dict[str, str], split: str, unfinished: str
) -> list[tuple[str, str, str]]:
    """Lines (words, number, colour) in the order of the stack from the top, the total first.

    `unfinished` says until when the hatched bucket reaches; the line stands only where one is drawn.
    """
    totals = dict(zip(rows.part, rows.total, strict=True))
    lines = [("Events, each counted once", number(totals.get("", 0)), "")]
    lines += [
        (part_names(names, split)[code], number(totals[code]), colour(split, code, palette))
        for code in reversed(part_codes(rows, split))
    ]
    if (rows.unfinished & (rows.events > 0)).any():
        lines.append((unfinished, "", HATCH))
    return lines


def role_legend(rows: pd.DataFrame, palette: Palette) -> list[tuple[str, str, str]]:
    """Lines (words, number, colour) of the roles that occur; no numbers, the bars have them."""
    found = set(rows.role)
    return [(role, "", colour("role", role, palette)) for role in ORDERS["role"] if role in found]
