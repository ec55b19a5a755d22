"""All cards that can be drawn, each by name (and form), made of a view as the pages make them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pandas as pd

from dashboard import settings
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards import breakdowns, columns, names, partners, time, timeline
from dashboard.cards.card import Ask, Card, View
from tests.remember import remembered

DEFAULT = Filters()
NOTHING = Filters(words="zzzz")
ONE = Filters(words="Leap day")  # two-themes: 29 February 2024 in Tashkent, United States, MOI
Y2022 = Filters(date_from=date(2022, 1, 1), date_to=date(2022, 12, 31))

FORMS = {  # the questions that are drawn in several
    "timeline": ("stack", "multiples", "sum", "average"),
    "organisation_pairs": ("matrix", "network"),
    "months_of_years": ("month", "sum"),
}


def instead(ask: Ask, question: str, rows: pd.DataFrame) -> Ask:
    """Answers as before, but for one question, which has these rows."""
    return lambda name, *arguments: rows if name == question else ask(name, *arguments)


def controlled(view: View, page: str, **controls: str) -> View:
    return replace(view, page=page, controls=controls)


def a_funder(view: View) -> str:
    """The funder of most events, which is named in several roles and by several arms."""
    return str(view.ask("by_funder", DEFAULT).code[0])


def a_day_of_2024(view: View) -> Card:
    """The calendar of 2024, which a page has only under a filter with events of some year."""
    years = view.ask("totals_by_year", DEFAULT)
    return time.by_day(
        controlled(replace(view, ask=instead(view.ask, "totals_by_year", years)), "trends", year="2024")
    )


def _timeline(form: str) -> Callable[[View], Card]:
    split = "kind" if form == "stack" else "theme"
    return lambda view: timeline.main(controlled(view, "trends", form=form, split=split), forms=True)[0]


def _pairs(form: str) -> Callable[[View], Card]:
    return lambda view: partners.organisation_pairs(
        controlled(view, "countries", section="partners", pairs=form)
    )


def _years(run: str) -> Callable[[View], Card]:
    return lambda view: time.months_of_years(controlled(view, "trends", run=run))


CARDS: dict[str, Callable[[View], Card]] = {
    "columns": lambda view: columns.columns(view, {"split": timeline.SPLITS}),
    "by_arm": lambda view: breakdowns.ARMS.card(view, a_funder(view)),
    "by_country": breakdowns.countries,
    "by_day": a_day_of_2024,
    "by_funder": lambda view: breakdowns.FUNDERS.card(view, top=settings.TOP_FUNDERS),
    "by_host": breakdowns.hosts,
    "by_kind": breakdowns.KINDS.card,
    "by_lag": breakdowns.LAGS.card,
    "by_organisation_role": partners.organisation_roles,
    "by_organisation_type": breakdowns.TYPES.card,
    "by_partner": breakdowns.PARTNERS.card,
    "by_role": lambda view: breakdowns.roles(view, a_funder(view)),
    "by_theme": breakdowns.THEMES.card,
    "partners_by_year": partners.partners_by_year,
    "period_change": lambda view: time.period_change(view, view.filters, Y2022),
    "theme_by_country": breakdowns.theme_by_country,
    "theme_by_partner": partners.theme_by_partner,
    **{f"timeline-{form}": _timeline(form) for form in FORMS["timeline"]},
    **{f"organisation_pairs-{form}": _pairs(form) for form in FORMS["organisation_pairs"]},
    **{f"months_of_years-{run}": _years(run) for run in FORMS["months_of_years"]},
    "places_on_map": breakdowns.places,
}
CASES = list(CARDS)
QUESTIONS = sorted({case.partition("-")[0] for case in CASES})  # all that have a chart


@cache
def ask_of(db: Database) -> Ask:
    """Questions of a database, each asked once."""
    return remembered(db)


def view_of(ask: Ask, chosen: Filters = DEFAULT, page: str = "", **controls: str) -> View:
    return View(ask, chosen, names.known(names.options(ask)), page, controls)


@cache
def card_of(db: Database, case: str, chosen: Filters = DEFAULT) -> Card:
    """The card of a case under a filter, shared as in the app."""
    return CARDS[case](view_of(ask_of(db), chosen))


def card_with(db: Database, case: str, rows: pd.DataFrame, chosen: Filters = DEFAULT) -> Card:
    """The card of a case whose question has other rows."""
    return CARDS[case](view_of(instead(ask_of(db), case.partition("-")[0], rows), chosen))


def asked(db: Database, case: str, chosen: Filters = DEFAULT) -> pd.DataFrame:
    """The rows behind a card, shared as in the app."""
    card = card_of(db, case, chosen)
    return ask_of(db)(card.question, card.filters, *card.arguments)


def named(db: Database, field: str) -> dict[str, str]:
    """Codes and names of what can be chosen in a field of the filter."""
    found: Any = view_of(ask_of(db)).names[field]
    return dict(found)
