"""The key beside a chart: what each colour stands for, with its count."""

from collections.abc import Iterator

import pandas as pd

from dashboard.analysis.phrases import number
from dashboard.charts.theme import ORDERS, Palette, colour

HATCH = "hatch"
YEARS_SHOWN = 5  # years with a colour of their own; earlier ones are grey
WHOLE = ""  # the part that counts each event once
REST = {"theme": "Other themes", "kind": "Other kinds", "country": "Elsewhere", "funder": "Other funders"}


def part_codes(rows: pd.DataFrame, split: str) -> list[str]:
    """The parts that occur, in the order of the stack, the greys last."""
    found = set(rows.part) - {WHOLE}
    return [code for code in ORDERS[split] if code in found] + sorted(found - set(ORDERS[split]))


def part_names(names: dict[str, str], split: str) -> dict[str, str]:
    """Names of the parts of a split, with those of the shared parts."""
    return names | {"other": REST[split], "online": "Online", "none": "Not stated"}


def legend(
    rows: pd.DataFrame, palette: Palette, names: dict[str, str], split: str, unfinished: str
) -> list[tuple[str, str, str]]:
    """Lines (words, number, colour) in the order of the stack from the top, the total first.

    `unfinished` says until when the hatched bucket reaches; the line stands only where one is drawn,
    and not if it says nothing.
    """
    totals = dict(zip(rows.part, rows.total, strict=True))
    lines = [("Events, each counted once", number(totals.get(WHOLE, 0)), "")]
    lines += [
        (part_names(names, split)[code], number(totals[code]), colour(split, code, palette))
        for code in reversed(part_codes(rows, split))
    ]
    if unfinished and (rows.unfinished & (rows.events > 0)).any():
        lines.append((unfinished, "", HATCH))
    return lines


def years_in_colour(rows: pd.DataFrame, palette: Palette) -> Iterator[tuple[int, str]]:
    """The last years with a colour each, newest first: the newest in text colour, then the hues."""
    years = sorted(set(rows.year), reverse=True)[:YEARS_SHOWN]
    yield from zip(years, (palette.text, *palette.hues), strict=False)


def year_legend(rows: pd.DataFrame, palette: Palette) -> list[tuple[str, str, str]]:
    """Lines (words, number, colour) of the years that have a colour, with all their placed events."""
    last = rows.sort_values("month").drop_duplicates("year", keep="last").set_index("year").cumulative
    lines = [(str(year), number(last[year]), own) for year, own in years_in_colour(rows, palette)]
    earlier = set(rows.year) - {int(year) for year, *_ in lines}
    return lines + ([("Earlier years", "", palette.unknown)] if earlier else [])


def partner_legend(rows: pd.DataFrame, palette: Palette) -> list[tuple[str, str, str]]:
    """Lines (words, number, colour) of new and returning partners; the hatch where a year is not over."""
    lines = [("New in the year", "", palette.amount), ("Known from earlier years", "", palette.pale)]
    return lines + ([("Unfinished year", "", HATCH)] if rows.unfinished.any() else [])
