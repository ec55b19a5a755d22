"""About the data: what is counted and how, what is thin, the dictionary, the questions, the licences."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.analysis import phrases
from dashboard.app import cache, cards, check_image, page, tables
from dashboard.app.text import escaped
from dashboard.cards.card import View
from dashboard.store import dictionary, sqlfiles
from dashboard.store.records import MODELS

RULES = (
    ("Events, not stories", "One event told by three stories counts once. Both numbers are always given."),
    (
        "Dates",
        "A publication date is never taken for the date of an event. Where a story gives day and "
        "month only and the year follows from its publication, the date is marked as inferred.",
    ),
    ("Not stated", "An event without date, place or funder is counted and shown as such, never dropped."),
    (
        "Several themes",
        "An event with two themes counts once in each, so bars may add up to more than the total.",
    ),
    (
        "Host and taking part",
        "Where an event was held and who took part are two counts; each chart says which it shows.",
    ),
    (
        "Funders",
        "A funder named in a story is an acknowledgement, not a sum of money. Arms of a government "
        "count under it. Most stories name no funder; that does not mean there was none.",
    ),
    ("Participants", "The sum of what is known, always with the number of events it is known for."),
    (
        "UNODC's part",
        "Shown are events that UNODC leads or takes part in. Events that only mention UNODC are "
        "one click away, and the page says how many.",
    ),
    ("Unfinished periods", "The period in which the data end is hatched and left out of comparisons."),
    (
        "Thin years",
        "Where the tables below show few events, or many without a town or funder, the data say little "
        "about trends. The newest years are thin because stories are found late.",
    ),
    ("No event found", "means that no story was found. It does not mean that nothing took place."),
)


def show(view: View) -> None:
    """Rules, coverage, dictionary, questions and licences; the filters do not change this page."""
    page.opening(view)
    version = cache.ask("data_version").iloc[0]
    _what_this_is(version)
    check_image.draw()
    with st.container(border=True, key="card-rules"):
        cards.head("How it is counted", "The rules behind every number")
        st.html('<dl class="rules">' + "".join(f"<dt>{t}</dt><dd>{d}</dd>" for t, d in RULES) + "</dl>")
    _how_full()
    _dictionary()
    _questions()
    with st.container(border=True, key="card-licence"):
        cards.head("Licence and notice", f"Data version {version.data_hash}")
        st.html(
            "<p>Code: MIT. Data: CC BY 4.0. Coordinates: GeoNames (CC BY 4.0). Outlines: Natural Earth "
            f"(public domain). {escaped(settings.MAP_NOTICE)} Headlines belong to their publishers and "
            "stand as citations.</p>"
        )


def _what_this_is(version: Any) -> None:
    with st.container(border=True, key="card-about"):
        cards.head("What this is", "An independent reading of public news. Not an official UN product.")
        counts = [
            phrases.count(int(version[column]), noun)
            for column, noun in (
                ("events", "event"),
                ("stories", "story"),
                ("organisations", "organisation"),
                ("places", "place"),
            )
        ]
        st.html(
            f"<p>{counts[0]} read out of {counts[1]}, with {counts[2]} and {counts[3]}. The newest day in "
            f"the data is {phrases.day(version.data_date)}. Every event and every role of an organisation "
            f"names the story it rests on. {_quoted(version)} Choose an event on the Stories page.</p>"
        )


def _how_full() -> None:
    with st.container(border=True, key="card-coverage"):
        cards.head(
            "How full the data are", "All events by year of start, whatever UNODC's part; undated last"
        )
        st.html(_coverage(cache.ask("coverage")))
        cards.head(
            "By host country",
            "Events; beneath, how many without a town · without a funder; two hosts count in each",
        )
        st.html(_matrix(cache.ask("coverage_by_country")))


def _dictionary() -> None:
    with st.container(border=True, key="card-dictionary"):
        cards.head("The data dictionary", "One file a table, edited by people and checked before it is used")
        for model in MODELS:
            with st.expander(f"{model.file}: {model.__doc__}"):
                st.html(_columns(model.file))


def _questions() -> None:
    with st.container(border=True, key="card-questions"):
        cards.head("The questions", "Every number comes from one of these queries")
        for name in sqlfiles.names():
            about = sqlfiles.describe(name)
            with st.expander(about.question):
                st.html(
                    f"<p>One row per {escaped(about.one_row_per)}<br>Columns: {escaped(about.columns)}</p>"
                )
                st.code(sqlfiles.text(name), language="sql")


def _quoted(version: Any) -> str:
    """For how many roles the words that prove them are there."""
    return (
        f"The words that prove it are quoted for {phrases.number(version.roles_with_words)} of "
        f"{phrases.number(version.roles)} roles; for the others only the facts of the page were kept."
    )


def _coverage(rows: pd.DataFrame) -> str:
    titles = {
        "year": "Year",
        "events": "Events",
        "online": "Online",
        "without_host": "No host country",
        "without_town": "No town",
        "without_funder": "No funder",
        "without_participants": "No participants",
        "inferred_date": "Date partly inferred",
    }
    shown = {column: title for column, title in titles.items() if column in rows}
    body = (["undated" if pd.isna(n) else str(int(n)) for n in row] for row in rows[[*shown]].to_numpy())
    return tables.table(shown.values(), body, "grid")


def _matrix(rows: pd.DataFrame) -> str:
    """Years down, host countries across; the query's rows, only set out as a table."""
    names = list(dict.fromkeys(rows.name))
    cells = {(r.name, "undated" if pd.isna(r.year) else int(r.year)): r for r in rows.itertuples(index=False)}
    years = sorted({year for _, year in cells}, key=str)
    heads = [escaped(name) for name in ["Year", *names]]
    body = ([str(year), *(_cell(cells.get((name, year))) for name in names)] for year in years)
    return f'<div class="wide">{tables.table(heads, body, "grid matrix")}</div>'


def _cell(row: Any) -> str:
    if row is None:
        return tables.quiet("·")
    return f"<b>{row.events}</b><br><small>{row.without_town} · {row.without_funder}</small>"


def _columns(file: str) -> str:
    body = ((f"<b>{escaped(name)}</b>", escaped(meaning)) for name, meaning in dictionary.describe(file))
    return tables.table((), body, "grid left")
