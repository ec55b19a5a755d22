"""The row model of what stewards decided; no question counts these rows and no table holds them."""

from typing import Literal

from dashboard.store.cells import Optional, Text, Url
from dashboard.store.records import MODELS
from dashboard.store.rows import Row, column

What = Literal["new_event", "same_event", "no_activity", "corrected"]


class Decision(Row):
    """What a steward decided of a story, or corrected, with the lines it changed, by which it is undone."""

    file = "decisions.csv"
    one_row_per = "decision of a steward, the last one at the end"
    may_be_empty = True
    key = ("number",)
    number: Text = column("Number of the decision, counted from 1.")
    when: Text = column("Day and time of the decision, with its distance from UTC (ISO 8601).")
    who: Text = column("Who decided, as the person wants to be named.")
    what: What = column("What was decided: a new event, the same event, no activity, or a correction.")
    story: Optional[str] = column("The story, a code of stories.csv; empty for no activity and corrections.")
    event: Optional[str] = column("The event, a code of events.csv; empty where no event changed.")
    headline: Optional[str] = column("The headline of a story that tells no activity, as published.")
    url: Optional[Url] = column("Web address of a story that tells no activity; empty where not known.")
    why: Optional[str] = column("The reason, in the words of the person; never empty for no activity.")
    changes: Text = column(
        "Each changed line as file, line before and line after, by which the decision is undone (JSON)."
    )


KEPT: tuple[type[Row], ...] = (*MODELS, Decision)  # all files that the one writer keeps
