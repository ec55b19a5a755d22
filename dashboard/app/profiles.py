"""One funder, country or organisation in full: its words, its numbers, ready questions, and the way in."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import streamlit as st

from dashboard.analysis import filter_words, phrases
from dashboard.analysis.filters import Filters
from dashboard.app import cache, cards, page, state
from dashboard.app.address import page_address, stories_address
from dashboard.app.text import escaped
from dashboard.cards import openings
from dashboard.cards.card import View
from dashboard.charts.chart import GROUPS

SINCE_YEARS = 5  # full years that "since …" goes back
FACTS = (
    ("name_ru", "In Russian"),
    ("type", "IATI organisation type"),
    ("country", "Country"),
    ("part_of", "Part of"),
    ("arms", "Organisations under it, counted by themselves"),
    ("aliases", "Also written"),
)


def organisation_facts(code: str) -> None:
    """A card of what is known of an organisation."""
    row = next(cache.ask("organisation_detail", code).itertuples(index=False))
    fields = "".join(
        f"<dt>{label}</dt><dd>{escaped(value)}</dd>"
        for column, label in FACTS
        if isinstance(value := getattr(row, column), str)
    )
    with st.container(border=True, key="card-organisation_detail", height="stretch"):
        cards.head(row.name, "As in the project's list of organisations")
        st.html(f'<dl class="rules">{fields}</dl>')


def funder_numbers(view: View, code: str) -> None:
    """Five number cards of a funder."""
    page.number_cards(_numbers(view, code))


def funder_card(view: View, code: str) -> None:
    """The words and numbers of one of two funders side by side."""
    (before, stressed, after), lead = openings.funder_words(view, code)
    address = page_address("funders", view.filters)
    with st.container(border=True, key=f"card-funder-{code}", height="stretch"):
        st.html(
            f'<h2 class="sentence">{escaped(before)}<em>{escaped(stressed)}</em>{escaped(after)}</h2>'
            f'<p class="lead">{escaped(lead)}</p>'
            f'<p class="lead"><a href="{escaped(address)}">Its own page</a></p>'
        )
        page.number_cards(_numbers(view, code))


def _numbers(view: View, code: str) -> list[tuple[str, str, str, str]]:
    """The numbers of a funder, the first two with the address of the events behind them."""
    addresses = [stories_address(view.filters)] * 2
    numbers = openings.funder_numbers(view, code)
    return [
        (label, value, note, addresses[index] if index < len(addresses) else "")
        for index, (value, label, note) in enumerate(numbers)
    ]


def questions(filters: Filters, code: str) -> None:
    """A donor's first questions as links, each the address of its answer."""
    data_date: date = cache.totals(filters).data_date.date()
    since = date(data_date.year - SINCE_YEARS, 1, 1)
    only = Filters(funders=(code,), roles=filters.roles)
    today = datetime.now(UTC).date()
    links = (
        (f"All since {since.year}", "funders", replace(only, date_from=since)),
        ("Where", "map", only),
        ("With whom", "countries", only),
        ("Every event", "stories", only),
        (
            f"What is new after {phrases.day(today)} (keep this link)",
            "funders",
            replace(only, new_since=today + timedelta(days=1)),
        ),
    )
    addresses = [page_address(path, chosen, **_section(path)) for _, path, chosen in links]
    items = "".join(
        f'<a href="{escaped(address)}">{escaped(text)}</a>'
        for address, (text, *_) in zip(addresses, links, strict=True)
    )
    st.html(f'<p class="questions">{items}</p>')


def _section(path: str) -> dict[str, str]:
    return {"section": "partners"} if path == "countries" else {}


def choose(field: str, label: str, names: filter_words.Names) -> None:
    """A box in which one code of a field can be found and chosen alone."""
    key, labels = f"open-{field}", cache.labels()[field]
    st.selectbox(
        label,
        [code for code in names[field] if code not in GROUPS],
        index=None,
        format_func=lambda code: labels.get(code, code),
        filter_mode="contains",
        placeholder=label,
        key=key,
        label_visibility="collapsed",
        width=360,
        on_change=lambda: _choose(field, key),
    )


def _choose(field: str, key: str) -> None:
    if code := st.session_state[key]:
        state.change(**{field: (code,)})
        st.session_state[key] = None
