"""What charts say as their titles: by hand, and silent where nothing can be said."""

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards import findings
from dashboard.charts.chart import Category, Chart, Series
from tests.drawings import ONE, card_of


def test_a_title_says_what_its_chart_shows(db: Database) -> None:
    # Uzbekistan hosted 4 of the 13 events.
    assert card_of(db, "by_country").said == "Uzbekistan hosts most: 4 of the 13 events"
    assert card_of(db, "by_theme").said == "Most often drug control and trafficking: 6 of the 13 events"
    assert card_of(db, "by_kind").said == "Most often training: 5 of the 13 events"


@pytest.mark.parametrize("case", ["columns", "by_country", "by_theme", "by_partner", "places_on_map"])
def test_one_event_says_nothing_more_than_its_name(db: Database, case: str) -> None:
    assert card_of(db, case, ONE).said == card_of(db, case, ONE).title


def test_what_the_filter_says_is_no_finding(db: Database) -> None:
    assert card_of(db, "by_theme", Filters(themes=("anti_corruption",))).finding == ""
    assert card_of(db, "by_kind", Filters(kinds=("training",))).finding == ""


def test_partners_beside_the_one_that_is_chosen_are_said_as_others() -> None:
    names = {"customs": "Customs Committee", "wco": "WCO", "caricc": "CARICC", "osce": "OSCE"}
    bodies = tuple(Category(code, name) for code, name in names.items())
    chart = Chart("bars", bodies, (Series("events", "Events", (8, 6, 4, 1)),))
    totals = pd.Series({"events": 8})
    assert findings.of("by_partner", chart, Filters(), totals) == (
        "Customs Committee took part in 8 events, WCO in 6"
    )
    chosen = Filters(partners=("customs",))
    assert findings.of("by_partner", chart, chosen, totals) == "Also there: WCO in 6 events, CARICC in 4"
    without = replace(chart, categories=bodies[1:], series=(Series("events", "Events", (6, 4, 1)),))
    assert findings.of("by_partner", without, chosen, totals) == "WCO took part in 6 events, CARICC in 4"
