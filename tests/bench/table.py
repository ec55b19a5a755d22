"""Numbers as aligned text."""

from collections.abc import Sequence

Value = float | None


def text(title: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[Value]]]) -> str:
    """A table: names at the left, numbers at the right; a missing number is a dash."""
    lines = [[title, *heads], *([name, *map(_number, values)] for name, values in rows)]
    first, *widths = (max(map(len, column)) for column in zip(*lines, strict=True))
    aligned = [
        "  ".join(
            [name.ljust(first), *(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))]
        )
        for name, *cells in lines
    ]
    return "\n".join([aligned[0], "-" * len(aligned[0]), *aligned[1:]])


def ratio(one: Value, other: Value) -> Value:
    """How many times `other` is `one`."""
    return one / other if one is not None and other else None


def _number(value: Value) -> str:
    if value is None or value != value:
        return "-"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
