"""What the tests of time share: years, grains, the small data set with a later last day."""

from typing import Any

from dashboard.analysis.filters import Filters
from dashboard.analysis.periods import period_days

NOTHING = Filters(words="nothing is like this")


def year(number: int, **fields: Any) -> Filters:
    first, last = period_days(number)
    return Filters(date_from=first, date_to=last, **fields)


def months(chosen: Filters) -> int:
    assert chosen.date_from and chosen.date_to
    return 12 * (chosen.date_to.year - chosen.date_from.year) + chosen.date_to.month - chosen.date_from.month
