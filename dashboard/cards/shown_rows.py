"""The rows behind a card as people read them: titles in words, no codes; files keep all columns."""

import pandas as pd

from dashboard.cards.card import Card
from dashboard.charts.table import table
from dashboard.words import N_, _, span

GRAINS = {"year": N_("Year"), "quarter": N_("Quarter"), "month": N_("Month")}
HEADS = {  # of what the names of a chart are, by its question; of others "Name"
    "by_arm": N_("Organisation"),
    "by_country": N_("Country"),
    "by_day": N_("Day"),
    "by_funder": N_("Funder"),
    "by_host": N_("Country"),
    "by_kind": N_("Kind of activity"),
    "by_lag": N_("Told"),
    "by_organisation_role": N_("Partner"),
    "by_organisation_type": N_("Kind of organisation"),
    "by_partner": N_("Partner"),
    "by_role": N_("Role"),
    "by_theme": N_("Theme"),
    "months_of_years": N_("Month"),
    "organisation_pairs": N_("Organisation"),
    "places_on_map": N_("Place"),
    "theme_by_country": N_("Theme"),
    "theme_by_partner": N_("Partner"),
}
COLUMNS = {  # of rows that have no chart, which are events
    "date": N_("Date"),
    "title": N_("Event"),
    "places": N_("Place"),
    "host_countries": N_("Held in"),
    "themes": N_("Themes"),
    "named": N_("Named"),
    "words": N_("Words that name it"),
    "headline": N_("Story"),
}


def of_card(card: Card) -> pd.DataFrame:
    """All numbers of the chart of a card: one row a name or bucket, one column a series."""
    return table(card.chart, _(GRAINS.get(card.chart.grain) or HEADS.get(card.question) or N_("Name")))


def of_events(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of events, such as those of funder_events: what can be read, also that something is not stated."""
    rows = rows.assign(date=list(map(span, rows.started_on, rows.ended_on)))
    return pd.DataFrame(
        {_(title): rows[name].fillna(_("not stated")) for name, title in COLUMNS.items() if name in rows}
    )
