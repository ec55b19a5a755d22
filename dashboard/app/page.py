"""What every page has above its content: the sentence, and notices about data and address."""

from collections.abc import Sequence
from dataclasses import asdict, replace

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.analysis import filter_words, phrases
from dashboard.app import chips, downloads
from dashboard.app.text import escaped, plain
from dashboard.cards import openings, page_list
from dashboard.cards.card import View
from dashboard.charts.theme import Palette

SHOWN_PROBLEMS = 20
LONGEST_VALUE = 60  # characters of an address that a notice repeats
NOUNS = {  # columns of totals_by_year, in the order of openings.numbers
    "events": "event", "stories": "story", "organisations": "organisation", "funders": "funder",
    "participants": "participant",
}  # fmt: skip
SCRIPTS = ("links.js", "map.js", "print.js")


def palette_css(palette: Palette) -> str:
    """The colours of a mode as CSS variables: --accent, --card, --unknown-edge …"""
    colours = {field: value for field, value in asdict(palette).items() if str(value).startswith("#")}
    body = "".join(f"--{field.replace('_', '-')}:{value};" for field, value in colours.items())
    return f"<style>:root{{{body}}}</style>"


def scripts() -> None:
    """What the browser does besides: follow links inside the app, keep slow clicks, print figures whole."""
    own = "\n".join(settings.APP.with_name(name).read_text(encoding="utf-8") for name in SCRIPTS)
    st.html(f"<script>{own}</script>", unsafe_allow_javascript=True)


def opening(view: View) -> None:
    """What a page begins with: its sentence, what it leaves out, and the active filters as chips."""
    st.html(sentence("h1", page_list.opening(view)))
    chips.draw(view.filters, view.names)
    if page_list.has_charts(view):
        downloads.of_page(view)


def sentence(tag: str, opening: openings.Opening) -> str:
    """A headline and its lead as HTML."""
    (before, stressed, after), lead = opening
    parts = f"{escaped(before)}<em>{escaped(stressed)}</em>{escaped(after)}"
    return f'<{tag} class="sentence">{parts}</{tag}><p class="lead">{escaped(lead)}</p>'


def nothing_found(view: View) -> None:
    """In place of charts: that nothing matches, and what to loosen."""
    chosen = [text for _, _, text in filter_words.chips(view.filters, view.names)]
    advice = f"Take away one of: {', '.join(chosen)}." if chosen else "Add events with another role of UNODC."
    st.info(f"No event matches all filters. {plain(advice)}", icon=":material/search_off:")


def ignored(found: Sequence[str]) -> None:
    """What in the address is not known; of very long or very many values the beginning."""
    shown = [
        value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…"
        for value in found[:SHOWN_PROBLEMS]
    ]
    more = f" and {phrases.number(len(found) - len(shown))} more" if len(found) > len(shown) else ""
    st.warning(
        f"Not known in these data and left out: {plain(', '.join(shown))}{more}", icon=":material/warning:"
    )


def data_problems(found: Sequence[str]) -> None:
    """Newer data cannot be used; the last good data are shown."""
    st.warning(
        f"Newer data cannot be used, the last good data are shown: "
        f"{phrases.count(len(found), 'problem')}.\n{_listed(found)}",
        icon=":material/warning:",
    )


def no_data(found: Sequence[str]) -> None:
    """In place of everything: why there is nothing to show."""
    st.error(f"There are no data to show.\n{_listed(found)}", icon=":material/error:")


def _listed(found: Sequence[str]) -> str:
    said = "\n".join(f"- {plain(problem)}" for problem in found[:SHOWN_PROBLEMS])
    return said + (f"\n- and {len(found) - SHOWN_PROBLEMS} more" if len(found) > SHOWN_PROBLEMS else "")


def at_a_glance(view: View) -> None:
    """Five number cards, each with the years as small bars; the unfinished year is pale."""
    years = view.ask("totals_by_year", view.filters)
    numbers = dict(zip(NOUNS, openings.numbers(view), strict=True))
    number_cards(
        [replace(one, note=one.note or _two_years(years, column)) for column, one in numbers.items()],
        [_spark(years, column, one.label, NOUNS[column]) for column, one in numbers.items()],
    )


def number_cards(numbers: Sequence[openings.Number], beneath: Sequence[str] = ()) -> None:
    """Cards of numbers, each a link to the events behind it; `beneath` is HTML under each of them."""
    body = "".join(
        f"<li><span>{escaped(one.label)}</span>{_number(one)}<small>{escaped(one.note)}</small>{under}</li>"
        for one, under in zip(numbers, beneath or [""] * len(numbers), strict=True)
    )
    st.html(f'<ul class="numbers">{body}</ul>')


def _number(one: openings.Number) -> str:
    number = f"<b>{escaped(one.value)}</b>"
    if not one.address:
        return number
    return f'<a href="{escaped(one.address.lstrip("/"))}" title="The events behind it">{number}</a>'


def _two_years(years: pd.DataFrame, column: str) -> str:
    full = years[~years.unfinished & ~years.thin].tail(2)[::-1]
    said = (f"{phrases.number(n)} in {year}" for n, year in zip(full[column], full.year, strict=True))
    return " · ".join(said) or " "


def _spark(years: pd.DataFrame, column: str, label: str, noun: str) -> str:
    values = [int(n) for n in years[column]]
    most = max(values, default=0) or 1
    bars = "".join(
        f'<i class="{"pale" if unfinished else ""}" style="height:{100 * n / most:.1f}%"></i>'
        for n, unfinished in zip(values, years.unfinished, strict=True)
    )
    said = phrases.alt_text(f"{label} by year", [str(year) for year in years.year], values, noun)
    return f'<div class="spark" role="img" aria-label="{escaped(said)}">{bars}</div>'
