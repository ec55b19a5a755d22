"""The search box: finds all that can be chosen, and events; what is taken sets the filter."""

import re
from datetime import date
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.analysis.filters import MAX_WORDS
from dashboard.analysis.periods import period_days
from dashboard.app import cache, state
from dashboard.cards.names import DIMENSIONS

HTML = """
<div class="finder">
  <svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5"/><path d="m13 13 4.5 4.5"/>
  </svg><input role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="hits"
    autocomplete="off" spellcheck="false" enterkeyhint="search">
  <ul id="hits" role="listbox" popover="manual"></ul>
  <p role="status"></p>
</div>
"""
KEY, TAKEN = "finder", "taken"
WORDS, EVENT, TOLD, YEAR, PERIOD = "words", "event", "told", "year", "period"
SPAN, MONTH = re.compile(r"([1-9]\d{3})-([1-9]\d{3})"), re.compile(r"([1-9]\d{3})-(0[1-9]|1[0-2])")
PLACES = ("city", "site", "province")
EVENTS_PAGE, FUNDERS_PAGE = "stories", "funders"
# What is found -> the field of Filters it sets; and the page it leads to, where it does not stay.
FIELDS = DIMENSIONS | {TOLD: "languages"} | dict.fromkeys(PLACES, "places")
LEADS = {"funder": FUNDERS_PAGE} | dict.fromkeys(
    ("organisation", "language", TOLD, WORDS, *PLACES), EVENTS_PAGE
)


def draw() -> None:
    """The box; what it looks through is the same in each run, so it is sent to a browser once."""
    _component()(data=cache.findable(), key=KEY, on_taken_change=_taken)


def _taken() -> None:
    chosen = st.session_state[KEY][TAKEN]
    take(str(chosen["what"]), str(chosen["code"]))


def take(what: str, code: str) -> None:
    """Set the filter to what was found, alone in its kind, or open the event; for callbacks."""
    if what == EVENT:
        state.open_event(code)
        return
    if what == WORDS:
        state.change(words=code[:MAX_WORDS])
    elif days := _days(what, code):
        state.change(date_from=days[0], date_to=days[1], undated=False)
    elif what in FIELDS and code in cache.known()[FIELDS[what]]:
        only = {"only_languages": what == TOLD} if FIELDS[what] == "languages" else {}
        state.change(**{FIELDS[what]: (code,)}, **only)
    if what in LEADS:
        state.lead_to(LEADS[what])


def _days(what: str, code: str) -> tuple[date, date] | None:
    """The first and last day of a year, of a span of years as 2019-2024 or of a month as 2026-03."""
    if what == YEAR and code.isdecimal():
        return period_days(int(code))
    if what == PERIOD and (years := SPAN.fullmatch(code)):
        return period_days(int(years[1]))[0], period_days(int(years[2]))[1]
    if what == PERIOD and (month := MONTH.fullmatch(code)):
        return period_days(int(month[1]), int(month[2]), 1)
    return None


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    script, style = (
        settings.APP.with_name(f"finder.{ending}").read_text(encoding="utf-8") for ending in ("js", "css")
    )
    return st.components.v2.component("finder", html=HTML, css=style, js=script)
