"""The charts of the pages: for each question its words, its alt text, and what a click filters by."""

from datetime import date
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.analysis import words
from dashboard.analysis.filters import Filters, period_days
from dashboard.app import cache, state
from dashboard.app.cards import Card
from dashboard.charts.key import legend, part_names, role_legend
from dashboard.charts.theme import ORDERS

GRAINS = {"year": "Years", "quarter": "Quarters", "month": "Months"}
SPLITS = {"theme": "by theme", "kind": "by kind", "country": "by host"}
PARTS = {
    "theme": "Bold row: events, each counted once. Coloured parts: an event with two themes counts in each.",
    "kind": "Bold row: events, each counted once. Each has one kind, so the parts add up to it.",
    "country": "Bold row: events, each counted once. Coloured parts: an event with two hosts counts in each.",
}
MONTHS = {"year": 12, "quarter": 3, "month": 1}
FIELDS = {"theme": "themes", "kind": "kinds", "country": "countries"}
NOUNS = {"theme": "theme", "kind": "kind of activity", "country": "host country"}


def timeline(filters: Filters, names: words.Names) -> Card:
    """Events over time, parted by theme, kind or country."""
    grain, split = state.view("grain", GRAINS), state.view("split", SPLITS)
    totals = cache.totals(filters)
    arguments = (grain, split, ORDERS[split])
    rows = cache.ask("timeline", filters, *arguments)
    unplaced = int(totals.undated if grain == "year" else totals.without_month)
    parts = part_names(dict(names[FIELDS[split]]), split)
    reach = f"Unfinished: data to {words.day(totals.data_date)}"
    whole = rows[rows.part == ""]
    why = "date" if grain == "year" else "month"
    return _card(
        "timeline",
        filters,
        names,
        f"Events by {grain} and {NOUNS[split]}",
        PARTS[split],
        alt=words.alt_text(
            f"Events by {grain}", [f"{day:%Y-%m}" for day in whole.bucket], list(whole.events)
        ),
        arguments=arguments,
        drawing=(tuple(sorted(parts.items())), split, grain),
        on_screen=(cache.is_phone(),),
        left_out=f"Not placed here: {words.count(unplaced, 'event')} without a {why}" if unplaced else "",
        click=lambda codes: _choose_bucket(codes, grain, split),
        legend=lambda mode: legend(rows, cache.palette(mode), parts, split, reach),
        controls=_timeline_controls,
    )


def places(filters: Filters, names: words.Names) -> Card:
    """The map of the overview and of files."""
    totals = cache.totals(filters)
    rows = cache.ask("places_on_map", filters)
    return _card(
        "places_on_map",
        filters,
        names,
        "Where events took place",
        "Events by place; the area of a point grows with its events",
        alt=words.alt_text("Events by place", list(rows.name), list(rows.events)),
        notice=settings.MAP_NOTICE,
        left_out=not_drawn(int(totals.unplaced)),
        click=lambda codes: state.toggle("places", codes[0]),
    )


def not_drawn(unplaced: int) -> str:
    """How many events a map cannot show."""
    return f"Not drawn: {words.count(unplaced, 'event')} without a named town" if unplaced else ""


def countries(filters: Filters, names: words.Names) -> Card:
    """Hosting against taking part."""
    rows = cache.ask("by_country", filters)
    return _card(
        "by_country",
        filters,
        names,
        "Events by country",
        "Dark: hosted. Pale: took part. An event with two countries counts in each.",
        alt=words.alt_text("Events by host country", list(rows.name), list(rows.hosted)),
        click=lambda codes: state.toggle("countries", codes[0], taking_part=codes[1] == "part"),
    )


def hosts(filters: Filters, names: words.Names) -> Card:
    """Host countries by name, those elsewhere included."""
    rows = cache.ask("by_host", filters)
    return _card(
        "by_host",
        filters,
        names,
        "Events by host country",
        f"The {settings.TOP_HOSTS} countries most events were held in; two hosts count in each",
        drawing=(settings.TOP_HOSTS,),
        left_out=words.count(len(rows[rows.code != "none"]), "country") + " in all",
        alt=words.alt_text("Events by host country", list(rows.name), list(rows.events)),
        click=lambda codes: state.toggle("countries", codes[0], taking_part=False),
    )


def partners(filters: Filters, names: words.Names) -> Card:
    """Organisations beside UNODC."""
    totals = cache.totals(filters)
    return _bars(
        "by_partner",
        filters,
        names,
        "Events by partner",
        "Organisations beside UNODC as organiser, host, partner or supporter",
        "partners",
        f"{words.count(int(totals.organisations), 'organisation')} in all" if totals.organisations else "",
        (settings.TOP_BARS,),
    )


def funders(filters: Filters, names: words.Names) -> Card:
    """Funders, arms under their government."""
    totals = cache.totals(filters)
    return _bars(
        "by_funder",
        filters,
        names,
        "Events by funder",
        "Funding as told in the story: an acknowledgement, not a sum of money",
        "funders",
        f"{words.count(int(totals.funders), 'funder')} in all" if totals.funders else "",
        (settings.TOP_BARS,),
    )


def themes(filters: Filters, names: words.Names) -> Card:
    """Themes, all of them."""
    about = "All themes; an event with two themes counts in each"
    return _bars("by_theme", filters, names, "Events by theme", about, "themes")


def kinds(filters: Filters, names: words.Names) -> Card:
    """Kinds of activity."""
    about = "Each event has one kind, so the bars add up to the events"
    return _bars("by_kind", filters, names, "Events by kind of activity", about, "kinds")


def organisation_roles(filters: Filters, names: words.Names) -> Card:
    """Who did what: the organisations most often named, by role."""
    rows = cache.ask("by_organisation_role", filters, settings.TOP_ROLES)
    once = rows.drop_duplicates("code")
    return _card(
        "by_organisation_role",
        filters,
        names,
        "Who did what",
        f"The {settings.TOP_ROLES} organisations named most, by role; two roles in one event count in each",
        alt=words.alt_text("Events by organisation", list(once.name), list(once.total)),
        arguments=(settings.TOP_ROLES,),
        legend=lambda mode: role_legend(rows, cache.palette(mode)),
    )


def _bars(
    question: str,
    filters: Filters,
    names: words.Names,
    title: str,
    subtitle: str,
    field: str,
    left_out: str = "",
    drawing: tuple[Any, ...] = (),
) -> Card:
    rows = cache.ask(question, filters)
    return _card(
        question,
        filters,
        names,
        title,
        subtitle,
        alt=words.alt_text(title, list(rows.name), list(rows.events)),
        left_out=left_out,
        drawing=drawing,
        click=lambda codes: state.toggle(field, codes[0]) if codes[0] else None,
    )


def _card(
    question: str, filters: Filters, names: words.Names, title: str, subtitle: str, **rest: Any
) -> Card:
    return Card(question, title, subtitle, filters, words.in_words(filters, names), **rest)


def _timeline_controls() -> None:
    for name, label, options in (("grain", "By", GRAINS), ("split", "Coloured by", SPLITS)):
        key = f"control-{name}"
        st.session_state[key] = state.view(name, options)
        st.segmented_control(
            label,
            list(options),
            format_func=options.__getitem__,
            required=True,
            key=key,
            label_visibility="collapsed",
            on_change=lambda name=name, key=key: state.set_view(name, st.session_state[key]),
        )


def _choose_bucket(codes: list[str], grain: str, split: str) -> None:
    """A part of a bar chooses its period, and its code where it stands for one code alone."""
    first = date.fromisoformat(codes[0])
    start, end = period_days(first.year, first.month, MONTHS[grain])
    chosen: dict[str, Any] = {} if codes[1] == "other" else {FIELDS[split]: (codes[1],)}
    if chosen and split == "country":
        chosen["taking_part"] = False
    state.change(date_from=start, date_to=end, **chosen)
