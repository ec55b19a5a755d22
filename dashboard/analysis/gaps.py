"""What is not shown and what is not known, in words."""

from datetime import date

import pandas as pd

from dashboard.analysis.phrases import count, day, form, listed, number
from dashboard.analysis.templates import SENTENCES

FRESH = 60  # days for which data need no word about their age


def age(data_date: date, today: date) -> str:
    """How old the data are, in whole months; an empty text while they are fresh."""
    if (today - data_date).days <= FRESH:
        return ""
    months = (today.year - data_date.year) * 12 + today.month - data_date.month - (today.day < data_date.day)
    return SENTENCES["age"].format(day=day(data_date), months=count(months, "month"))


def left_out(totals: "pd.Series[int]") -> list[str]:
    """What the filter's switches keep out, one phrase each."""
    roles = {
        "that UNODC leads": totals.lead_left_out,
        "that UNODC takes part in": totals.partner_left_out,
        f"that only {form(totals.mentions_left_out, 'mentions')} UNODC": totals.mentions_left_out,
    }
    found = [f"{count(events, 'event')} {which}" for which, events in roles.items() if events]
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
