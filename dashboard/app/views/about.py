"""About the data: what is counted and how, what is thin, the dictionary, the questions, the licences."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.analysis.filters import Filters
from dashboard.app import cache, cards, check_image, page, tables
from dashboard.app.rules import RULES
from dashboard.app.text import escaped
from dashboard.cards.card import View
from dashboard.store import dictionary, sqlfiles
from dashboard.store.decisions import KEPT
from dashboard.words import _, day, joined, number, plural


def show(view: View) -> None:
    """Rules, coverage, dictionary, questions and licences; the filters do not change this page."""
    page.opening(view)
    version = cache.ask("data_version").iloc[0]
    _what_this_is(version)
    check_image.draw()
    with st.container(border=True, key="card-rules"):
        cards.head(_("How it is counted"), _("The rules behind every number"))
        rules = "".join(
            f"<dt>{escaped(_(name))}</dt><dd>{escaped(_(rule))}</dd>" for name, rule in RULES.items()
        )
        st.html(f'<dl class="rules">{rules}</dl>')
    _how_full()
    left, right = st.columns(2, gap="small")
    with left:
        _dictionary()
    with right:
        _questions()
    with st.container(border=True, key="card-licence"):
        cards.head(_("Licence and notice"), _("Data version {version}", version=version.data_hash))
        licences = joined(
            _("Code: MIT."),
            _(settings.LICENCE),
            _("Coordinates: GeoNames (CC BY 4.0)."),
            _("Outlines: Natural Earth (public domain)."),
            _(settings.MAP_NOTICE),
            _("Headlines belong to their publishers and stand as citations."),
        )
        st.html(f"<p>{escaped(licences)}</p>")


def _what_this_is(version: Any) -> None:
    with st.container(border=True, key="card-about"):
        cards.head(
            _("What this is"),
            joined(_("An independent reading of public news."), _("Not an official UN product.")),
        )
        read = plural(
            "{n} event read {out_of_stories}, {with_organisations} {and_places}.",
            "{n} events read {out_of_stories}, {with_organisations} {and_places}.",
            version.events,
            out_of_stories=plural("out of {n} story", "out of {n} stories", version.stories),
            with_organisations=plural(
                "with {n} organisation", "with {n} organisations", version.organisations
            ),
            and_places=plural("and {n} place", "and {n} places", version.places),
        )
        about = joined(
            read,
            _mentioned(),
            _("The newest day in the data is {day}.", day=day(version.data_date)),
            _("Every event and every role of an organisation names the story it rests on."),
            _quoted(version),
            _("Choose an event on the Stories page."),
        )
        st.html(f"<p>{escaped(about)}</p>")


def _mentioned() -> str:
    """How many of all events are left out of the pages at first."""
    return plural(
        "{n} of them only mentions UNODC and is not counted at first.",
        "{n} of them only mention UNODC and are not counted at first.",
        cache.totals(Filters()).mentions_left_out,
    )


def _how_full() -> None:
    with st.container(border=True, key="card-coverage"):
        cards.head(_("How full the data are"), _("All events, whatever UNODC's part; undated last"))
        with st.expander(_("By year: how many events have no host, town, funder or participants")):
            st.html(_coverage(cache.ask("coverage")))
        with st.expander(_("By host country: how many events have no town or funder")):
            about = _("Events; beneath, how many without a town · without a funder; two hosts count in each")
            st.html(
                f'<p class="card-subtitle">{escaped(about)}</p>' + _matrix(cache.ask("coverage_by_country"))
            )


def _dictionary() -> None:
    with st.container(border=True, key="card-dictionary", height="stretch"):
        cards.head(
            _("The data dictionary"), _("One file a table, edited by people and checked before it is used")
        )
        files = {model.file: f"{model.file}: {_(dictionary.about(model))}" for model in KEPT}
        if chosen := _one_of("dictionary", _("Choose a file"), files):
            st.html(_columns(chosen))


def _questions() -> None:
    with st.container(border=True, key="card-questions", height="stretch"):
        cards.head(_("The questions"), _("Every number comes from one of these queries"))
        asked = {name: _(sqlfiles.describe(name).question) for name in sqlfiles.names()}
        if chosen := _one_of("questions", _("Choose a question"), asked):
            about = sqlfiles.describe(chosen)
            row = _("One row per {what}", what=_(about.one_row_per))
            columns = _("Columns: {names}", names=_(about.columns))
            st.html(f"<p>{escaped(row)}<br>{escaped(columns)}</p>")
            st.code(sqlfiles.text(chosen), language="sql")


def _one_of(key: str, label: str, names: dict[str, str]) -> str | None:
    """A box in which one of some texts can be found by a part of it."""
    return st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda code: names[code],
        filter_mode="contains",
        key=f"shown-{key}",
        placeholder=plural("Type a part of it: there is {n}", "Type a part of it: there are {n}", len(names)),
    )


def _quoted(version: Any) -> str:
    """For how many roles the words that prove them are there."""
    return plural(
        "The words that prove it are quoted for {quoted} of {n} role; "
        "for the others only the facts of the page were kept.",
        "The words that prove it are quoted for {quoted} of {n} roles; "
        "for the others only the facts of the page were kept.",
        version.roles,
        quoted=number(version.roles_with_words),
    )


def _coverage(rows: pd.DataFrame) -> str:
    titles = {
        "year": _("Year"),
        "events": _("Events"),
        "online": _("Online"),
        "without_host": _("No host country"),
        "without_town": _("No town"),
        "without_funder": _("No funder"),
        "without_participants": _("No participants"),
        "inferred_date": _("Date partly inferred"),
    }
    shown = {column: title for column, title in titles.items() if column in rows}
    body = ([_("undated") if pd.isna(n) else str(int(n)) for n in row] for row in rows[[*shown]].to_numpy())
    return _wide(_("Years"), tables.table(shown.values(), body, "grid"))


def _matrix(rows: pd.DataFrame) -> str:
    """Years down, host countries across; the query's rows, only set out as a table."""
    names = list(dict.fromkeys(rows.name))
    cells = {
        (r.name, _("undated") if pd.isna(r.year) else int(r.year)): r for r in rows.itertuples(index=False)
    }
    years = sorted({year for _, year in cells}, key=str)
    heads = [escaped(name) for name in [_("Year"), *names]]
    body = ([str(year), *(_cell(cells.get((name, year))) for name in names)] for year in years)
    return _wide(_("Years and countries"), tables.table(heads, body, "grid matrix"))


def _wide(name: str, table: str) -> str:
    """A table that is moved sideways where there is less room than it needs."""
    return f'<div class="wide" role="region" tabindex="0" aria-label="{escaped(name)}">{table}</div>'


def _cell(row: Any) -> str:
    if row is None:
        return tables.quiet("·")
    return f"<b>{row.events}</b><br><small>{row.without_town} · {row.without_funder}</small>"


def _columns(file: str) -> str:
    body = ((f"<b>{escaped(name)}</b>", escaped(_(meaning))) for name, meaning in dictionary.describe(file))
    return tables.table((), body, "grid left")
