"""All that can be drawn, each by name (and form), with its rows and what else its drawing takes."""

from datetime import date
from functools import cache
from typing import Any

import pandas as pd

from dashboard import settings
from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.charts import figures, key, theme

DEFAULT = Filters()
NOTHING = Filters(words="zzzz")
ONE = Filters(words="Leap day")  # two-themes: 29 February 2024 in Tashkent, United States, MOI
Y2022 = Filters(date_from=date(2022, 1, 1), date_to=date(2022, 12, 31))

FORMS = {  # the figures that have several
    "timeline": ("stack", "multiples", "sum", "average"),
    "organisation_pairs": ("matrix", "network"),
    "months_of_years": ("month", "sum"),
}
PLAIN = [name for name in figures.__all__ if name not in FORMS]
CASES = [*PLAIN, *(f"{name}-{form}" for name in FORMS for form in FORMS[name]), "places_on_map"]


@cache
def asked(db: Database, case: str, chosen: Filters = DEFAULT) -> pd.DataFrame:
    """The rows behind a figure, shared as in the app; `case` is its name, or its name and form."""
    question = case.partition("-")[0]
    if question == "period_change":
        return answers.ask(db, "period_change", chosen, Y2022)
    arguments: dict[str, tuple[Any, ...]] = {
        "by_day": (2024,),
        "by_organisation_role": (settings.TOP_ROLES,),
        "theme_by_partner": (settings.TOP_ROLES,),
        "organisation_pairs": (settings.TOP_PAIRS,),
        "timeline": ("year", "theme", theme.ORDERS["theme"]),
    }
    if question in ("by_arm", "by_role"):
        arguments[question] = (answers.ask(db, "by_funder", DEFAULT).code[0],)
    return answers.ask(db, question, chosen, *arguments.get(question, ()))


@cache
def parts(db: Database, split: str) -> tuple[tuple[str, str], ...]:
    """Codes and names of a split, those of the shared parts included."""
    options = answers.ask(db, "filter_options")
    names = options[options.dimension == split]
    return tuple(key.part_names(dict(zip(names.code, names["name"], strict=True)), split).items())


def drawing(db: Database, case: str) -> tuple[Any, ...]:
    """What the figure takes beside its rows, as the pages give it."""
    question, _, form = case.partition("-")
    given: dict[str, tuple[Any, ...]] = {
        "by_funder": (settings.TOP_FUNDERS,),
        "by_host": (settings.TOP_HOSTS,),
        "by_partner": (settings.TOP_BARS,),
        "months_of_years": (form == "sum",),
        "organisation_pairs": (form,),
        "period_change": ("theme", "2023", "2022", settings.TOP_BARS),
        "timeline": (parts(db, "theme"), "theme", "year", form),
    }
    return given.get(question, ())
