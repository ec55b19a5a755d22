"""One funder, country or organisation in full: its words, its numbers, ready questions, and the way in."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import streamlit as st

from dashboard.analysis import filter_words, phrases, words
from dashboard.analysis.filters import Filters
from dashboard.app import cache, cards, page, state
from dashboard.app.address import page_address, stories_address
from dashboard.app.text import escaped

GROUPS = ("none", "other", "online")  # codes that are no body and no country
SINCE_YEARS = 5  # full years that "since …" goes back
FACTS = (
    ("name_ru", "In Russian"),
    ("type", "IATI organisation type"),
    ("country", "Country"),
    ("part_of", "Part of"),
    ("arms", "Organisations under it, counted by themselves"),
    ("aliases", "Also written"),
)
Opening = tuple[words.Parts, str]  # headline and lead of a page


def funder(filters: Filters) -> str:
    """The one funder that is chosen, or an empty text."""
    return _only(filters.funders)


def country(filters: Filters) -> str:
    """The one country that is chosen, or an empty text."""
    return _only(filters.countries)


def organisation(filters: Filters) -> str:
    """The one organisation in any role that is chosen, or an empty text."""
    return _only(filters.organisations)


def _only(codes: tuple[str, ...]) -> str:
    return codes[0] if len(codes) == 1 and codes[0] not in GROUPS else ""


def alone(filters: Filters, code: str) -> Filters:
    """The same filter with this funder alone."""
    return replace(filters, funders=(code,))


def funder_words(filters: Filters, code: str) -> Opening:
    """Headline and lead of a funder's page."""
    profile, totals = _profile(filters, code), cache.totals(filters)
    said = (
        words.about(totals, cache.ask("by_theme", filters)),
        words.hosted_by(cache.ask("by_host", filters)),
        words.latest(cache.ask("story_table", filters, 0, 1)),
        words.funder(profile),
    )
    return words.funder_headline(totals, profile.name), _joined(said)


def funder_caveat(filters: Filters, code: str) -> str:
    """How many events name a funder at all, and what that means."""
    return words.funders_stated(_profile(filters, code))


def funders_words(filters: Filters) -> str:
    """The lead of the page of all funders."""
    named = cache.ask("by_funder", filters)
    return words.stated_funders(cache.totals(filters), named)


def country_words(filters: Filters, code: str) -> Opening:
    """Headline and lead of a country's page."""
    totals = cache.totals(filters)
    rows = cache.ask("by_country", replace(filters, countries=())).itertuples(index=False)
    own = next((row for row in rows if row.code == code), None)
    said = (
        words.about(totals, cache.ask("by_theme", filters)),
        words.latest(cache.ask("story_table", filters, 0, 1)),
    )
    if own is None:  # a country outside Central Asia has no row of its own
        return words.headline(totals, filters), _joined(said)
    return words.country_headline(totals, own, filters.taking_part), _joined(said)


def organisation_words(filters: Filters, code: str, names: filter_words.Names) -> Opening:
    """Headline and lead of an organisation's page."""
    totals = cache.totals(filters)
    said = (
        words.roles(cache.ask("by_role", filters, code)),
        words.about(totals, cache.ask("by_theme", filters)),
        words.latest(cache.ask("story_table", filters, 0, 1)),
    )
    return words.organisation_headline(totals, names["organisations"][code]), _joined(said)


def partners_words(filters: Filters) -> str:
    """The lead of the page of all partners."""
    return words.partners(cache.ask("partners_by_year", filters))


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


def funder_numbers(filters: Filters, code: str) -> None:
    """Five number cards of a funder."""
    page.number_cards(_numbers(filters, code))


def funder_card(filters: Filters, code: str) -> None:
    """The words and numbers of one of two funders side by side."""
    (before, stressed, after), lead = funder_words(filters, code)
    address = page_address("funders", filters)
    with st.container(border=True, key=f"card-funder-{code}", height="stretch"):
        st.html(
            f'<h2 class="sentence">{escaped(before)}<em>{escaped(stressed)}</em>{escaped(after)}</h2>'
            f'<p class="lead">{escaped(lead)}</p>'
            f'<p class="lead"><a href="{escaped(address)}" target="_self">Its own page</a></p>'
        )
        page.number_cards(_numbers(filters, code))


def _numbers(filters: Filters, code: str) -> list[tuple[str, str, str, str]]:
    profile, totals = _profile(filters, code), cache.totals(filters)
    number, events = phrases.number, phrases.count(totals.events, "event")
    stories = stories_address(filters)
    with_others = f"most often {profile.most_with}" if profile.with_others else ""
    no_host = f"no host stated for {number(profile.host_not_stated)}"
    known_for = f"known for {number(totals.participants_known_for)} of {events}"
    return [
        ("Events it is named for", number(profile.as_funder), f"of {number(profile.events)} in all", stories),
        ("Stories", number(totals.stories), "", stories),
        ("Host countries of the five", number(profile.hosts), no_host, ""),
        ("With another funder", number(profile.with_others), with_others, ""),
        ("Participants, where known", number(totals.participants), known_for, ""),
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
            replace(only, new_since=today),
        ),
    )
    addresses = [page_address(path, chosen, **_section(path)) for _, path, chosen in links]
    items = "".join(
        f'<a href="{escaped(address)}" target="_self">{escaped(text)}</a>'
        for address, (text, *_) in zip(addresses, links, strict=True)
    )
    st.html(f'<p class="questions">{items}</p>')


def _section(path: str) -> dict[str, str]:
    return {"section": "partners"} if path == "countries" else {}


def choose(field: str, label: str, names: filter_words.Names) -> None:
    """A box in which one code of a field can be found and chosen alone."""
    key = f"open-{field}"
    st.selectbox(
        label,
        [code for code in names[field] if code not in GROUPS],
        index=None,
        format_func=lambda code: names[field].get(code, code),
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


def _profile(filters: Filters, code: str) -> Any:
    rows = cache.ask("funder_profile", replace(filters, funders=()), code)
    return next(rows.itertuples(index=False))


def _joined(said: tuple[str, ...]) -> str:
    return " ".join(part for part in said if part)
