"""What holds of timelines, days, periods and lags under any filter."""

import re
from dataclasses import replace
from random import Random

import pandas as pd

from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from tests.laws import events, some_of
from tests.remember import Source

GRAINS = ("month", "quarter", "year")

REACH = {"year": 3, "quarter": 4, "month": 12}


def test_the_days_and_months_of_a_year_add_up_to_it(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        by_year = ask("totals_by_year", chosen)
        for row in some_of(by_year, chance):
            days = ask("by_day", chosen, row.year)
            assert days.events.sum() + days.unknown_day[0] == row.events
            assert set(days.total) == {days.events.sum()}
        months = ask("months_of_years", chosen)
        totals = ask("totals", chosen)
        assert months.events.sum() == totals.events[0] - totals.without_month[0]
        buckets = ask("timeline", chosen, "month", "kind", ())
        whole = buckets[buckets.part == ""]
        by_bucket = whole.groupby(whole.bucket.dt.year).events.sum()
        for number, part in months.groupby("year"):
            assert part.month.tolist() == list(range(1, len(part) + 1))
            assert part.events.cumsum().tolist() == part.cumulative.tolist()
            assert part.events.sum() == by_bucket.get(number, 0)

    source.check(holds)


def test_a_timeline_runs_up_to_its_total_and_averages_what_it_shows(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        grain = chance.choice(GRAINS)
        split = chance.choice(["theme", "kind", "country", "funder"])
        shown = chance.sample(["us", "japan", "eu", "UZB", "training"], chance.randint(0, 5))
        timeline = ask("timeline", chosen, grain, split, tuple(shown))
        buckets = timeline.bucket.nunique()
        for name, part in timeline.groupby("part"):
            assert len(part) == buckets, name
            assert part.events.cumsum().tolist() == part.cumulative.tolist()
            assert set(part.total) == {part.cumulative.iloc[-1]}
            mean = part.events.rolling(REACH[grain]).mean().where(~part.unfinished)
            pd.testing.assert_series_equal(part.average, mean, check_names=False)

    source.check(holds)


def test_a_change_compares_the_events_of_two_filters(source: Source) -> None:
    fields = {"theme": "themes", "kind": "kinds", "country": "countries"}

    def holds(ask: Ask, now: Filters, chance: Random) -> None:
        before = chance.choice(source.filters)
        now, before = (
            replace(f, taking_part=False, **dict.fromkeys(fields.values(), ())) for f in (now, before)
        )
        answer = ask("period_change", now, before)
        total = answer[answer.dimension == "total"]
        assert (total.now.item(), total.before.item()) == (events(ask, now), events(ask, before))
        assert (answer.change == answer.now - answer.before).all()
        percent = 100 * answer.change / answer.before.where(answer.before > 0)
        assert (answer.percent.isna() == percent.isna()).all()
        assert not ((answer.percent - percent).abs() > 0.5).any()
        kinds = answer[answer.dimension == "kind"]
        assert (kinds.now.sum(), kinds.before.sum()) == (total.now.item(), total.before.item())
        for row in some_of(answer[answer.dimension != "total"], chance):
            part = {fields[row.dimension]: (row.code,)}
            assert row.now == events(ask, replace(now, **part))
            assert row.before == events(ask, replace(before, **part))

    source.check(holds)


def test_a_class_of_the_lag_is_as_long_as_the_list_behind_it(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        lag = ask("by_lag", chosen)
        assert lag.events.sum() == events(ask, chosen)
        assert lag.events[lag.code != "none"].sum() == lag.stated[0]
        days: list[int] = []
        for row in lag.itertuples():
            behind = ask("events_behind", chosen, "lag", row.code)
            assert len(behind) == behind.event_id.nunique() == row.events
            days += [int(re.match(r"-?\d+", text)[0]) for text in behind.because.dropna()]
        days.sort()
        assert len(days) == lag.stated[0]
        if days:  # the smallest number of days within which half, and nine in ten, were told
            assert lag.median_days[0] == days[(len(days) + 1) // 2 - 1]
            assert lag.ninetieth_days[0] == days[-(-9 * len(days) // 10) - 1]

    source.check(holds)
