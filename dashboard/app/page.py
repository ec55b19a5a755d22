"""What every page has above its content: the sentence, and notices about data and address."""

import functools
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from urllib.parse import quote

import streamlit as st

from dashboard import settings
from dashboard.analysis import comparison, filter_words, gaps
from dashboard.app import cache, chips, compare, copying, downloads, state
from dashboard.app.text import escaped, plain
from dashboard.cards import openings, page_list
from dashboard.cards.card import View
from dashboard.charts import outlines
from dashboard.charts.theme import Palette
from dashboard.words import N_, BrokenWords, _, dated, number, plural
from dashboard.words.dates import LONG_DAY

SHOWN_PROBLEMS = 20
LONGEST_VALUE = 60  # characters of an address that a notice repeats
SAFE = "/:=,()-"  # letters that may stand in an address within quotes
SCRIPTS = ("links.js", "copy.js", "map.js", "print.js", "visits.js", "keyboard.js", "dialogs.js")


@functools.cache
def palette_css(palette: Palette, where: str = ":root") -> str:
    """A mode as CSS variables: its colours --accent, --card, --unknown-edge …, and the lands of maps."""
    colours = {field: value for field, value in asdict(palette).items() if str(value).startswith("#")}
    body = "".join(f"--{field.replace('_', '-')}:{value};" for field, value in colours.items())
    for name, picture in outlines.pictures(palette).items():
        body += f'--land-{name}:url("data:image/svg+xml,{quote(picture, safe=SAFE)}");'
    return f"<style>{where}{{{body}}}</style>"


def scripts() -> None:
    """What the browser does besides: follow links inside the app, keep slow clicks, print figures whole."""
    st.html(f"<script>{script()}</script>", unsafe_allow_javascript=True)


@functools.cache
def script() -> str:
    """The one script of the pages."""
    return "\n".join(settings.APP.with_name(name).read_text(encoding="utf-8") for name in SCRIPTS)


def opening(view: View) -> None:
    """What a page begins with: its name, its sentence and lead, then in one row the chips and what to do."""
    said = page_list.opening(view)
    st.html(f'<p class="page-name">{escaped(page_list.name(view))}</p>' + sentence("h1", said))
    with st.container(horizontal=True, key="actions", vertical_alignment="center"):
        others = comparison.without(view.filters, view.sides[0].facet) if view.sides else view.filters
        compare.chips(view)
        chips.draw(view, others)
        with st.container(horizontal=True, key="buttons", width="content"):
            compare.button(view)
            st.html(_copying("".join(said[0]), view.totals.data_date.date()), width="content")
            if page_list.has_charts(view):
                downloads.of_page(view)


def _copying(sentence: str, newest: date) -> str:
    """The buttons that copy the sentence, with the day the data end on and the address, or the address."""
    said = _("{sentence} (Data to {day})", sentence=sentence, day=dated(newest, LONG_DAY))
    sentence_button = copying.button(
        _("Copy sentence"), f"{said}\n{copying.ADDRESS}", _("The sentence is copied."), _("Copy")
    )
    link_button = copying.button(_("Copy link"), copying.ADDRESS, _("The link is copied."), _("Link"))
    return f'<p class="copying">{sentence_button}{link_button}<span role="status"></span></p>'


def data_date(newest: date, today: date) -> None:
    """The day the data end on, in the top bar, and if they are old how old; the last that a run draws."""
    until, age = _("Data to {day}", day=dated(newest, LONG_DAY)), gaps.age(newest, today)
    old = f"<span> · </span><b>{escaped(age)}</b>" if age else ""
    st.html(f'<p class="data-date">{escaped(until)}{old}</p>')


def sentence(tag: str, opening: openings.Opening) -> str:
    """A headline and its lead as HTML."""
    headline, lead = opening
    parts = "".join(
        f'<em class="side-{place // 2 + 1}">{escaped(part)}</em>' if place % 2 else escaped(part)
        for place, part in enumerate(headline)
    )
    return f'<{tag} class="sentence">{parts}</{tag}><p class="lead" tabindex="-1">{escaped(lead)}</p>'


def cards_of(view: View) -> page_list.Cards:
    """The charts of a page by their ids; if there are none, says that nothing matches, and what to loosen."""
    made = cache.cards(view)
    if not made:
        nothing_found(view)
    return made


def nothing_found(view: View) -> None:
    """In place of charts: buttons that take away one filter each, with the events there are without it."""
    found = openings.loosened(view)
    if not found:
        st.html(f'<p class="lead">{escaped(_no_one_is_enough(view))}</p>')
        return
    with st.container(horizontal=True, key="loosen"):
        for field, code, chip, events in found:
            label = plural(
                "Without {filter} · {n} event",
                "Without {filter} · {n} events",
                events,
                filter=f"**{plain(chip)}**",
            )
            st.button(label, key=f"loosen-{field}-{code}", on_click=state.remove, args=(field, code))


def _no_one_is_enough(view: View) -> str:
    """What helps where no filter alone keeps all events out."""
    if filter_words.chips(view.filters, view.names):
        return _("No filter alone keeps all events out: clear all, or take away two of them.")
    return _("Add events with another role of UNODC.")


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
