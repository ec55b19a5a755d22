"""What is not shown and what is not known, in words."""

import pandas as pd

from dashboard.analysis.phrases import count, form, listed, number
from dashboard.analysis.templates import SENTENCES


def left_out(totals: "pd.Series[int]") -> list[str]:
    """What the filter's switches keep out, one phrase each."""
    found = []
    if totals.mentions_left_out:
        verb = form(totals.mentions_left_out, "mentions")
        found.append(f"{count(totals.mentions_left_out, 'event')} that only {verb} UNODC")
    if totals.undecided_left_out:
        found.append(f"{count(totals.undecided_left_out, 'event')} with no or an unclear date")
    return found


def unknown(totals: "pd.Series[int]") -> str:
    """What is not known of the events shown, and what a missing event means."""
    parts = [f"the date of {count(totals.undated, 'event')}"] if totals.undated else []
    parts += [f"the town of {count(totals.unplaced, 'event')}"] if totals.unplaced else []
    said = [SENTENCES["unknown"].format(parts=listed(parts))] if parts else []
    known_for, events = number(totals.participants_known_for), count(totals.events, "event")
    said.append(SENTENCES["participants_known"].format(known_for=known_for, events=events))
    return " ".join([*said, SENTENCES["missing"]])
