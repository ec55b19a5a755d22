"""What every page has above its content: the sentence, and notices about data and address."""

from collections.abc import Sequence
from dataclasses import asdict

import pandas as pd
import streamlit as st

from dashboard.analysis import words
from dashboard.analysis.filters import Filters
from dashboard.app import cache
from dashboard.app.text import escaped, plain
from dashboard.charts.theme import Palette

SHOWN_PROBLEMS = 20


def palette_css(palette: Palette) -> str:
    """The colours of a mode as CSS variables: --accent, --card, --unknown-edge …"""
    colours = {field: value for field, value in asdict(palette).items() if str(value).startswith("#")}
    body = "".join(f"--{field.replace('_', '-')}:{value};" for field, value in colours.items())
    return f"<style>:root{{{body}}}</style>"


def known(options: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Field of Filters -> code -> name, for all that may stand in an address."""
    return options | {
        "countries": options["taking_part"] | options["countries"],
        "roles": dict(words.ROLES),
    }


def headline(filters: Filters) -> None:
    """The sentence: what is shown, in words a minister can be told."""
    totals = cache.totals(filters)
    before, stressed, after = words.headline(totals, filters)
    lead = words.lead(totals, cache.ask("totals_by_year", filters))
    left_out = words.left_out(totals)
    if left_out:
        lead += f" Not counted: {' and '.join(left_out)}."
    st.html(
        f'<h1 class="sentence">{escaped(before)}<em>{escaped(stressed)}</em>{escaped(after)}</h1>'
        f'<p class="lead">{escaped(lead)}</p>'
    )


def nothing_found(filters: Filters, names: words.Names) -> None:
    """In place of charts: that nothing matches, and what to loosen."""
    chosen = [text for _, _, text in words.chips(filters, names)]
    advice = f"Take away one of: {', '.join(chosen)}." if chosen else "Add events with another role of UNODC."
    st.info(f"No event matches all filters. {plain(advice)}", icon="🔍")


def data_problems(found: Sequence[str]) -> None:
    """The data files cannot be built; the last good data are shown."""
    listed = "\n".join(f"- {plain(problem)}" for problem in found[:SHOWN_PROBLEMS])
    more = f"\n- and {len(found) - SHOWN_PROBLEMS} more" if len(found) > SHOWN_PROBLEMS else ""
    st.warning(
        f"The data files were changed and have {words.count(len(found), 'problem')}; "
        f"the last good data are shown.\n{listed}{more}",
        icon="⚠️",
    )


def at_a_glance(filters: Filters) -> None:
    """Five number cards, each with the years as small bars; the unfinished year is pale."""
    totals = cache.totals(filters)
    years = cache.ask("totals_by_year", filters)
    events = words.count(int(totals.events), "event")
    known_for = f"known for {words.number(totals.participants_known_for)} of {events}"
    cards = (
        ("Events", "events", ""),
        ("Stories", "stories", ""),
        ("Organisations beside UNODC", "organisations", ""),
        ("Funders named", "funders", ""),
        ("Participants, where known", "participants", known_for),
    )
    body = "".join(
        f"<li><span>{label}</span><b>{words.number(totals[column])}</b>"
        f"<small>{escaped(note or _two_years(years, column))}</small>{_spark(years, column, label)}</li>"
        for label, column, note in cards
    )
    st.html(f'<ul class="numbers">{body}</ul>')


def _two_years(years: pd.DataFrame, column: str) -> str:
    full = years[~years.unfinished].tail(2)
    return " · ".join(f"{words.number(r[column])} in {r.year}" for _, r in full.iloc[::-1].iterrows()) or " "


def _spark(years: pd.DataFrame, column: str, label: str) -> str:
    most = max(years[column], default=0) or 1
    bars = "".join(
        f'<i class="{"pale" if unfinished else ""}" style="height:{100 * n / most:.1f}%"></i>'
        for n, unfinished in zip(years[column], years.unfinished, strict=True)
    )
    said = words.alt_text(
        f"{label} by year",
        [str(y) for y in years.year],
        [int(n) for n in years[column]],
        label.lower(),
    )
    return f'<div class="spark" role="img" aria-label="{escaped(said)}">{bars}</div>'
