"""Every figure under the name of its question: rows and palette in, a plotly figure out, no title."""

from dashboard.charts.breakdowns import (
    by_arm,
    by_country,
    by_funder,
    by_host,
    by_kind,
    by_lag,
    by_organisation_type,
    by_partner,
    by_role,
    by_theme,
    partners_by_year,
    period_change,
)
from dashboard.charts.grids import (
    by_organisation_role,
    organisation_pairs,
    theme_by_country,
    theme_by_partner,
)
from dashboard.charts.timelines import timeline
from dashboard.charts.years import by_day, months_of_years

__all__ = [
    "by_arm",
    "by_country",
    "by_day",
    "by_funder",
    "by_host",
    "by_kind",
    "by_lag",
    "by_organisation_role",
    "by_organisation_type",
    "by_partner",
    "by_role",
    "by_theme",
    "months_of_years",
    "organisation_pairs",
    "partners_by_year",
    "period_change",
    "theme_by_country",
    "theme_by_partner",
    "timeline",
]
