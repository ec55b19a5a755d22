"""What every page has above its content: the sentence, and notices about data and address."""

import functools
from collections.abc import Sequence
from dataclasses import asdict, replace
from urllib.parse import quote

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.analysis import filter_words, phrases
from dashboard.app import cache, chips, downloads
from dashboard.app.text import escaped, plain
from dashboard.cards import openings, page_list
from dashboard.cards.card import View
from dashboard.charts import outlines
from dashboard.charts.theme import Palette
from dashboard.words import N_, BrokenWords, _, joined, number, plural

SHOWN_PROBLEMS = 20
LONGEST_VALUE = 60  # characters of an address that a notice repeats
NOUNS = {  # columns of totals_by_year, in the order of openings.numbers
    "events": "event", "stories": "story", "organisations": "organisation", "funders": "funder",
    "participants": "participant",
}  # fmt: skip
SAFE = "/:=,()-"  # letters that may stand in an address within quotes
SCRIPTS = ("links.js", "map.js", "print.js", "keyboard.js")


@functools.cache
def palette_css(palette: Palette) -> str:
    """A mode as CSS variables: its colours --accent, --card, --unknown-edge …; --map is the land of maps."""
    colours = {field: value for field, value in asdict(palette).items() if str(value).startswith("#")}
    body = "".join(f"--{field.replace('_', '-')}:{value};" for field, value in colours.items())
    body += f'--map:url("data:image/svg+xml,{quote(outlines.picture(palette), safe=SAFE)}");'
    return f"<style>:root{{{body}}}</style>"


def scripts() -> None:
    """What the browser does besides: follow links inside the app, keep slow clicks, print figures whole."""
    st.html(f"<script>{script()}</script>", unsafe_allow_javascript=True)


@functools.cache
def script() -> str:
    """The one script of the pages."""
    return "\n".join(settings.APP.with_name(name).read_text(encoding="utf-8") for name in SCRIPTS)


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


def cards_of(view: View) -> page_list.Cards:
    """The charts of a page by their ids; if there are none, says that nothing matches, and what to loosen."""
    made = cache.cards(view)
    if not made:
        nothing_found(view)
    return made


def nothing_found(view: View) -> None:
    """In place of charts: that nothing matches, and what to loosen."""
    chosen = ", ".join(text for *_field, text in filter_words.chips(view.filters, view.names))
    advice = (
        _("Take away one of: {filters}.", filters=chosen)
        if chosen
        else _("Add events with another role of UNODC.")
    )
    st.info(joined(_("No event matches all filters."), plain(advice)), icon=":material/search_off:")


def ignored(found: Sequence[str]) -> None:
    """What in the address is not known; of very long or very many values the beginning."""
    shown = [
        value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…"
        for value in found[:SHOWN_PROBLEMS]
    ]
    notice = N_("Not known in these data and left out: {values}")
    if more := len(found) - len(shown):
        notice = N_("Not known in these data and left out: {values} and {more} more")
    words = _(notice, values=plain(", ".join(shown)), more=number(more))
    st.warning(words, icon=":material/warning:")


def data_problems(found: Sequence[str]) -> None:
    """Newer data cannot be used; the last good data are shown."""
    notice = plural(
        "Newer data cannot be used, the last good data are shown: {n} problem.",
        "Newer data cannot be used, the last good data are shown: {n} problems.",
        len(found),
    )
    st.warning(f"{notice}\n{_listed(found)}", icon=":material/warning:")


def no_words(problem: BrokenWords) -> None:
    """In place of everything, in English alone: why nothing can be said in the language in force."""
    st.error(
        f"The words of the chosen language cannot be used.\n\n{plain(str(problem))}", icon=":material/error:"
    )


def no_data(found: Sequence[str]) -> None:
    """In place of everything: why there is nothing to show."""
    st.error(_("There are no data to show.") + f"\n{_listed(found)}", icon=":material/error:")


def _listed(found: Sequence[str]) -> str:
    lines = [plain(problem) for problem in found[:SHOWN_PROBLEMS]]
    if len(found) > SHOWN_PROBLEMS:
        lines.append(_("and {more} more", more=number(len(found) - SHOWN_PROBLEMS)))
    return "\n".join(f"- {line}" for line in lines)


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
    value = f"<b>{escaped(one.value)}</b>"
    if not one.address:
        return value
    title = escaped(_("The events behind it"))
    return f'<a href="{escaped(one.address.lstrip("/"))}" title="{title}">{value}</a>'


def _two_years(years: pd.DataFrame, column: str) -> str:
    full = years[~years.unfinished & ~years.thin].tail(2)[::-1]
    each = zip(full[column], full.year, strict=True)
    return " · ".join(_("{n} in {year}", n=number(n), year=year) for n, year in each) or " "


def _spark(years: pd.DataFrame, column: str, label: str, noun: str) -> str:
    values = [int(n) for n in years[column]]
    most = max(values, default=0) or 1
    bars = "".join(
        f'<i class="{"pale" if unfinished else ""}" style="height:{100 * n / most:.1f}%"></i>'
        for n, unfinished in zip(values, years.unfinished, strict=True)
    )
    title = _("{what} by year", what=label)
    alt = phrases.alt_text(title, [str(year) for year in years.year], values, noun)
    return f'<div class="spark" role="img" aria-label="{escaped(alt)}">{bars}</div>'
