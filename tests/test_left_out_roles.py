"""What is said to be left out is what the named role of UNODC leaves out, under any filter."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from dashboard.analysis import answers, gaps
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.analysis.phrases import count

ROLES = ("lead", "partner", "mentioned")
SAID = {"lead": "that UNODC leads", "partner": "that UNODC takes part in", "mentioned": "that only mention"}
COLUMNS = {"lead": "lead_left_out", "partner": "partner_left_out", "mentioned": "mentions_left_out"}
CHOICES = [roles for n in (1, 2, 3) for roles in combinations(ROLES, n)]


@pytest.mark.parametrize("roles", CHOICES, ids="-".join)
@pytest.mark.parametrize("data", ["db", "real_db"])
def test_each_role_left_out_is_counted_alone(
    request: pytest.FixtureRequest, data: str, roles: tuple[str, ...]
) -> None:
    db: Database = request.getfixturevalue(data)
    for chosen in (Filters(), Filters(countries=("UZB",)), Filters(themes=("drug_prevention",))):
        totals = answers.ask(db, "totals", replace(chosen, roles=roles)).iloc[0]
        said = " and ".join(gaps.left_out(totals))
        for role in ROLES:
            events = int(answers.ask(db, "totals", replace(chosen, roles=(role,))).events[0])
            assert totals[COLUMNS[role]] == (0 if role in roles else events)
            assert (f"{count(events, 'event')} {SAID[role]}" in said) == (role not in roles and events > 0)


def test_what_is_left_out_keeps_the_period_and_its_unclear_dates(db: Database) -> None:
    period = Filters(date_from=date(2024, 1, 1), date_to=date(2024, 12, 31), undated=True)
    for chosen in (period, replace(period, undated=False)):
        mentioned = int(answers.ask(db, "totals", replace(chosen, roles=("mentioned",))).events[0])
        assert answers.ask(db, "totals", chosen).mentions_left_out[0] == mentioned
