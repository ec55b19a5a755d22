"""The small data set: the filters that most examples use, and rows as plain values."""

from typing import Any

import pandas as pd

from dashboard.analysis.filters import Filters

ALL = Filters(roles=("lead", "partner", "mentioned"))
DEFAULT = Filters()


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows as plain tuples: None for what is missing, text for days."""
    chosen = frame[list(columns)] if columns else frame
    return [
        tuple(None if pd.isna(cell) else cell for cell in row)
        for row in chosen.astype(object).itertuples(index=False)
    ]


def row(frame: pd.DataFrame) -> dict[str, Any]:
    assert len(frame) == 1
    return dict(zip(frame.columns, rows(frame)[0], strict=True))
