"""One funder, country or organisation in full: its words, its numbers, ready questions, and the way in."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import streamlit as st

from dashboard.analysis import filter_words
from dashboard.analysis.filters import Filters
from dashboard.app import cache, cards, controls, state
from dashboard.app.text import escaped
from dashboard.store.codes import GROUPS
from dashboard.words import N_, _, day

SINCE_YEARS = 5  # full years that "since …" goes back
FACTS = (
    ("name_ru", N_("In Russian")),
    ("type", N_("IATI organisation type")),
    ("country", N_("Country")),
    ("part_of", N_("Part of")),
    ("arms", N_("Organisations under it, counted by themselves")),
    ("aliases", N_("Also written")),
)


def organisation_facts(code: str) -> None:
    """A card of what is known of an organisation."""
    row = next(cache.ask("organisation_detail", code).itertuples(index=False))
    fields = "".join(
        f"<dt>{escaped(_(label))}</dt><dd>{escaped(value)}</dd>"
        for column, label in FACTS
        if isinstance(value := getattr(row, column), str)
    )
    with st.container(border=True, key="card-organisation_detail", height="stretch"):
        cards.head(row.name, _("As in the project's list of organisations"))
        st.html(f'<dl class="rules">{fields}</dl>')


def questions(filters: Filters, code: str) -> None:
    """A donor's first questions as links, each the address of its answer."""
    since = date(cache.totals(filters).data_date.year - SINCE_YEARS, 1, 1)
    only = Filters(funders=(code,), roles=filters.roles)
    today = datetime.now(UTC).date()
    tomorrow = today + timedelta(days=1)
    links = {
        _("All since {year}", year=since.year): state.href("funders", replace(only, date_from=since)),
        _("Where"): state.href("map", only),
        _("With whom"): state.href("countries", only, section="partners"),
        _("Every event"): state.href("stories", only),
        _("What is new after {day} (keep this link)", day=day(today)): state.href(
            "funders", replace(only, new_since=tomorrow)
        ),
    }
    items = "".join(f'<a href="{escaped(address)}">{escaped(text)}</a>' for text, address in links.items())
    st.html(f'<p class="questions">{items}</p>')


def choose(field: str, label: str, names: filter_words.Names) -> None:
    """A box in which one code of a field can be found and chosen alone."""
    labels = cache.labels()[field]
    controls.choose(
        f"open-{field}",
        label,
        {code: labels.get(code, code) for code in names[field] if code not in GROUPS},
        lambda code: state.change(**{field: (code,)}),
        placeholder=label,
        label_visibility="collapsed",
        width=360,
    )
