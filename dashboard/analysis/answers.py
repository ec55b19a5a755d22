"""One typed function a question; each returns the rows its query file describes."""

import inspect
from typing import Any

import duckdb
import pandas as pd

from dashboard.analysis.filters import Filters
from dashboard.store import sqlfiles

ALL_ROWS = 100_000_000
Database = duckdb.DuckDBPyConnection


def _ask(db: Database, question: str, **parameters: Any) -> pd.DataFrame:
    with db.cursor() as cursor:
        return cursor.execute(sqlfiles.text(question), bound(parameters)).df()


def ask(db: Database, question: str, *arguments: Any) -> pd.DataFrame:
    """The rows of a question by its name; its arguments in the order of its function here."""
    return globals()[question](db, *arguments)


def parameters(question: str, *arguments: Any) -> dict[str, Any]:
    """The named parameters that a question is bound to, as its function takes the arguments."""
    given = inspect.signature(globals()[question]).bind(None, *arguments)
    given.apply_defaults()
    return bound({name: value for name, value in given.arguments.items() if name != "db"})


def bound(parameters: dict[str, Any]) -> dict[str, Any]:
    """Named parameters as DuckDB binds them: the filter becomes one struct."""
    return {
        name: value.parameter() if isinstance(value, Filters) else value for name, value in parameters.items()
    }


def totals(db: Database, filter: Filters) -> pd.DataFrame:
    """How much is shown, and what is left out: one row."""
    return _ask(db, "totals", filter=filter)


def totals_by_year(db: Database, filter: Filters) -> pd.DataFrame:
    """The totals of each year of event start."""
    return _ask(db, "totals_by_year", filter=filter)


def timeline(db: Database, filter: Filters, grain: str, split: str, shown: tuple[str, ...]) -> pd.DataFrame:
    """Events by month, quarter or year (`grain`) and theme, kind, country or funder (`split`).

    The codes in `shown` keep a part of their own, the others share the part "other".
    """
    return _ask(db, "timeline", filter=filter, grain=grain, split=split, shown=list(shown))


def undated(db: Database, filter: Filters, grain: str) -> pd.DataFrame:
    """Events the timeline cannot place at this grain."""
    return _ask(db, "undated", filter=filter, grain=grain)


def by_country(db: Database, filter: Filters) -> pd.DataFrame:
    """Events hosted by, and with part of, each Central Asian state."""
    return _ask(db, "by_country", filter=filter)


def by_host(db: Database, filter: Filters) -> pd.DataFrame:
    """Events by host country, each by its own name."""
    return _ask(db, "by_host", filter=filter)


def by_theme(db: Database, filter: Filters) -> pd.DataFrame:
    """Events by theme."""
    return _ask(db, "by_theme", filter=filter)


def by_kind(db: Database, filter: Filters) -> pd.DataFrame:
    """Events by kind."""
    return _ask(db, "by_kind", filter=filter)


def by_partner(db: Database, filter: Filters) -> pd.DataFrame:
    """Events by organisation beside UNODC."""
    return _ask(db, "by_partner", filter=filter)


def by_funder(db: Database, filter: Filters) -> pd.DataFrame:
    """Events by funder, arms counted under their government."""
    return _ask(db, "by_funder", filter=filter)


def by_organisation_role(db: Database, filter: Filters, top: int) -> pd.DataFrame:
    """Events by organisation beside UNODC and role, for the `top` organisations."""
    return _ask(db, "by_organisation_role", filter=filter, top=top)


def by_organisation_type(db: Database, filter: Filters) -> pd.DataFrame:
    """Events by IATI type of the organisations beside UNODC."""
    return _ask(db, "by_organisation_type", filter=filter)


def partners_by_year(db: Database, filter: Filters) -> pd.DataFrame:
    """New and returning organisations beside UNODC, year by year."""
    return _ask(db, "partners_by_year", filter=filter)


def organisation_pairs(db: Database, filter: Filters, top: int) -> pd.DataFrame:
    """Events that name two organisations beside UNODC, for the `top` organisations."""
    return _ask(db, "organisation_pairs", filter=filter, top=top)


def organisation_detail(db: Database, organisation_id: str) -> pd.DataFrame:
    """Names, type and place in its family of one organisation; no row if the id is unknown."""
    return _ask(db, "organisation_detail", organisation_id=organisation_id)


def by_role(db: Database, filter: Filters, organisation_id: str) -> pd.DataFrame:
    """Events of one organisation by its role in them."""
    return _ask(db, "by_role", filter=filter, organisation_id=organisation_id)


def theme_by_country(db: Database, filter: Filters) -> pd.DataFrame:
    """Events by theme and host country, or country taking part where the filter says so."""
    return _ask(db, "theme_by_country", filter=filter)


def theme_by_partner(db: Database, filter: Filters, top: int) -> pd.DataFrame:
    """Events by theme and organisation, for the `top` organisations beside UNODC."""
    return _ask(db, "theme_by_partner", filter=filter, top=top)


def funder_profile(db: Database, filter: Filters, funder: str) -> pd.DataFrame:
    """How one funder is named under a filter that does not choose funders: one row."""
    return _ask(db, "funder_profile", filter=filter, funder=funder)


def by_arm(db: Database, filter: Filters, funder: str) -> pd.DataFrame:
    """Events by the arm of a funder that is named."""
    return _ask(db, "by_arm", filter=filter, funder=funder)


def funder_events(db: Database, filter: Filters, funder: str) -> pd.DataFrame:
    """The events that acknowledge a funder, with the words that do."""
    return _ask(db, "funder_events", filter=filter, funder=funder)


def period_change(db: Database, filter: Filters, before: Filters) -> pd.DataFrame:
    """Events of the period of `filter` against those of `before`, in all and by theme, kind and host."""
    return _ask(db, "period_change", filter=filter, before=before)


def months_of_years(db: Database, filter: Filters) -> pd.DataFrame:
    """Events by month of each year, to lay the years over each other."""
    return _ask(db, "months_of_years", filter=filter)


def by_day(db: Database, filter: Filters, year: int) -> pd.DataFrame:
    """Events by the day they began, for each day of a year."""
    return _ask(db, "by_day", filter=filter, year=year)


def by_lag(db: Database, filter: Filters) -> pd.DataFrame:
    """Events by the days between their end and their first dated story."""
    return _ask(db, "by_lag", filter=filter)


def places_on_map(db: Database, filter: Filters) -> pd.DataFrame:
    """Events by place below country level, with coordinates in degrees."""
    return _ask(db, "places_on_map", filter=filter)


def story_table(db: Database, filter: Filters, skip: int = 0, top: int = ALL_ROWS) -> pd.DataFrame:
    """Events with their stories, newest first; `skip` and `top` cut a page out."""
    return _ask(db, "story_table", filter=filter, skip=skip, top=top)


def event_detail(db: Database, event_id: str) -> pd.DataFrame:
    """All fields of one event; no row if the id is unknown."""
    return _ask(db, "event_detail", event_id=event_id)


def event_roles(db: Database, event_id: str) -> pd.DataFrame:
    """All organisations of one event with role, basis and the words that prove it."""
    return _ask(db, "event_roles", event_id=event_id)


def event_stories(db: Database, event_id: str) -> pd.DataFrame:
    """All stories of one event."""
    return _ask(db, "event_stories", event_id=event_id)


def events_behind(
    db: Database, filter: Filters, breakdown: str, code: str, also: Filters | None = None
) -> pd.DataFrame:
    """The events of a bar no filter can choose: of two filters, a type of organisation, new partners."""
    return _ask(db, "events_behind", filter=filter, also=also or filter, breakdown=breakdown, code=code)


def filter_options(db: Database) -> pd.DataFrame:
    """Every code that can be chosen, with its name and count in all the data."""
    return _ask(db, "filter_options")


def data_version(db: Database) -> pd.DataFrame:
    """Which data these are: one row."""
    return _ask(db, "data_version")


def coverage(db: Database) -> pd.DataFrame:
    """How full the data are, year by year."""
    return _ask(db, "coverage")


def coverage_years(db: Database) -> pd.DataFrame:
    """How much was found of each year, and whether it is too little to compare."""
    return _ask(db, "coverage_years")


def coverage_by_country(db: Database) -> pd.DataFrame:
    """How full the data are, by host country and year."""
    return _ask(db, "coverage_by_country")


def check(db: Database, name: str) -> pd.DataFrame:
    """The bad rows a check query finds: columns event_id, reason."""
    return _ask(db, name)
