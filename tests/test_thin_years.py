"""Which years are thin: full years of which fewer stories were found than half the median before them."""

from statistics import median

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters


def test_the_real_year_of_few_stories_is_thin_and_no_other(real_db: Database) -> None:
    years = answers.ask(real_db, "coverage_years")
    assert list(years[years.thin].year) == [2025]
    assert list(years[years.unfinished].year) == [2026]


def test_the_rule_by_hand(real_db: Database) -> None:
    years = list(answers.ask(real_db, "coverage_years").itertuples(index=False))
    for at, row in enumerate(years):
        before = [one.stories for one in years[max(at - 10, 0) : at]]
        few = bool(before) and row.stories * 2 < median(before)
        assert row.thin == (few and not row.unfinished), row.year


def test_years_of_the_small_data(db: Database) -> None:
    found = answers.ask(db, "coverage_years")
    assert list(found.itertuples(index=False, name=None)) == [
        # year, events, stories, thin, unfinished
        (2022, 2, 2, False, False),
        (2023, 5, 6, False, False),
        (2024, 6, 7, False, True),  # with one that only mentions UNODC
    ]


def test_totals_and_timeline_say_the_same(real_db: Database) -> None:
    thin = set(answers.ask(real_db, "coverage_years").query("thin").year)
    totals = answers.ask(real_db, "totals_by_year", Filters())
    assert set(totals[totals.thin].year) == thin
    for grain in ("year", "quarter", "month"):
        rows = answers.ask(real_db, "timeline", Filters(), grain, "kind", ())
        assert set(rows[rows.thin].bucket.dt.year) == thin
