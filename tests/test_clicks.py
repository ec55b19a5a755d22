"""What a click gives: the function that the app calls, with the codes that the figures carry."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.analysis.filters import Filters
from dashboard.analysis.periods import period_days
from dashboard.cards import breakdowns, columns, partners, time, timeline
from dashboard.cards.card import Ask, Card, View
from dashboard.cards.clicks import Behind, click
from tests.clicking import Clicked, everything
from tests.drawings import QUESTIONS, view_of
from tests.remember import Source

YEAR = {"date_from": date(2023, 1, 1), "date_to": date(2023, 12, 31)}
EMPTY = Filters()


def made(ask: Ask, make: Any, chosen: Filters = EMPTY, **arguments: Any) -> Card:
    return make(view_of(ask, chosen), **arguments)


def by_kind(view: View) -> Card:
    """The timeline in years, also where all events began in one."""
    return timeline.timeline(replace(view, controls={"grain": "year"}), "kind")


def by_year(view: View) -> Card:
    """The main chart."""
    return columns.columns(view, {})


def by_year_of_one(view: View) -> Card:
    """The main chart in years, also where all events began in one."""
    return columns.columns(replace(view, controls={"grain": "year"}), {})


def us_arms(view: View) -> Card:
    return breakdowns.ARMS.card(view, "us")


# By hand


@pytest.mark.parametrize(
    ("make", "points", "chosen"),
    [
        (breakdowns.countries, [["TKM", "hosted"]], Filters(countries=("TKM",))),
        (breakdowns.countries, [["TKM", "took_part"]], Filters(countries=("TKM",), taking_part=True)),
        (breakdowns.countries, [["online", "took_part"]], None),
        (breakdowns.hosts, [["AUT", ""]], Filters(countries=("AUT",))),
        (breakdowns.theme_by_country, [["cybercrime", "TKM"]],
         Filters(themes=("cybercrime",), countries=("TKM",))),
        (breakdowns.THEMES.card, [["cybercrime", ""]], Filters(themes=("cybercrime",))),
        (breakdowns.KINDS.card, [["training", ""]], Filters(kinds=("training",))),
        (breakdowns.places, [["osh", ""]], Filters(places=("osh",))),
        (breakdowns.FUNDERS.card, [["none", ""]], Filters(funders=("none",))),
        (breakdowns.FUNDERS.card, [["", ""]], None),  # the strip of those that state one
        (breakdowns.PARTNERS.card, [["osce", ""]], Filters(partners=("osce",))),
        (partners.theme_by_partner, [["osce", "cybercrime"]],
         Filters(partners=("osce",), themes=("cybercrime",))),
        (by_kind, [["2023-01-01", "training"]], Filters(kinds=("training",), **YEAR)),
        (by_kind, [["2023-01-01", ""]], Filters(**YEAR)),
        (by_year, [["2023-01-01", ""]], Filters(**YEAR)),
        (by_year, [["2022-01-01", ""], ["2023-01-01", ""]],
         Filters(date_from=date(2022, 1, 1), date_to=date(2023, 12, 31))),
        (by_kind, [["2024-01-01", "other"], ["2022-01-01", "training"]],
         Filters(date_from=date(2022, 1, 1), date_to=date(2024, 12, 31))),
        (time.months_of_years, [["2", "2024"]],
         Filters(date_from=date(2024, 2, 1), date_to=date(2024, 2, 29))),
        (time.by_day, [["2024-02-29", ""]], Filters(date_from=date(2024, 2, 29), date_to=date(2024, 2, 29))),
    ],
)  # fmt: skip
def test_a_click_chooses_what_was_clicked(
    ask: Ask, make: Any, points: list[list[str]], chosen: Filters | None
) -> None:
    assert click(made(ask, make), points, EMPTY) == chosen


def test_a_click_keeps_what_else_is_chosen(ask: Ask) -> None:
    chosen = Filters(words="training", roles=("lead",), countries=("UZB",), taking_part=True)
    kept = Filters(
        words="training", roles=("lead",), countries=("UZB",), taking_part=True, kinds=("training",)
    )
    assert click(made(ask, breakdowns.KINDS.card, chosen), [["training", ""]], chosen) == kept


def test_a_second_click_takes_a_choice_away(ask: Ask) -> None:
    chosen = Filters(kinds=("training",))
    assert click(made(ask, breakdowns.KINDS.card, chosen), [["training", ""]], chosen) == EMPTY


@pytest.mark.parametrize(("code", "year"), [("now", 2023), ("before", 2022)])
def test_a_click_on_a_comparison_chooses_its_period_and_its_part(ask: Ask, code: str, year: int) -> None:
    now, before = Filters(*period_days(2023)), Filters(*period_days(2022))
    card = made(ask, time.period_change, now, now=now, before=before)
    assert click(card, [["drug_prevention", code]], now) == Filters(
        *period_days(year), themes=("drug_prevention",)
    )


def test_a_part_of_a_timeline_by_host_chooses_who_held_the_events(ask: Ask) -> None:
    took_part = Filters(taking_part=True)
    card = made(ask, timeline.timeline, took_part, part="country")
    assert click(card, [["2023-01-01", "UZB"]], took_part) == Filters(countries=("UZB",), **YEAR)
    assert click(card, [["2023-01-01", ""]], took_part) == replace(took_part, **YEAR)
    card = made(ask, timeline.timeline, took_part, part="theme")
    themed = click(card, [["2023-01-01", "drug_prevention"]], took_part)
    assert themed == replace(took_part, themes=("drug_prevention",), **YEAR)


@pytest.mark.parametrize(("drive", "taking_part"), [("country", False), ("theme", True)])
def test_a_bar_of_a_comparison_by_host_chooses_who_held_the_events(
    ask: Ask, drive: str, taking_part: bool
) -> None:
    now, before = (Filters(*period_days(year), taking_part=True) for year in (2023, 2022))
    card = time.period_change(view_of(ask, now, "trends", drive=drive), now, before)
    chosen = click(card, [[card.chart.categories[0].code, "now"]], now)
    assert isinstance(chosen, Filters)
    assert chosen.taking_part == taking_part
    assert bool(chosen.countries) == (drive == "country")


@pytest.mark.parametrize(
    ("make", "arguments", "points", "events"),
    [
        (breakdowns.TYPES.card, {}, [["40", ""]], ["abroad", "shared-story"]),  # OSCE
        (partners.partners_by_year, {}, [["2022", "newcomers"]], ["cyrillic", "hostile"]),
        (breakdowns.roles, {"organisation": "osce"}, [["organiser", ""]], ["abroad"]),
        (us_arms, {}, [["us-inl", ""]], ["month-only", "new-year", "two-hosts"]),
        (breakdowns.LAGS.card, {}, [["before", ""]], ["turkmen"]),
    ],
)
def test_a_click_on_a_bar_no_filter_can_choose_gives_its_events(
    ask: Ask, make: Any, arguments: dict[str, str], points: list[list[str]], events: list[str]
) -> None:
    behind = click(made(ask, make, **arguments), points, EMPTY)
    assert isinstance(behind, Behind)
    found = ask("events_behind", behind.filters, behind.breakdown, behind.code)
    assert sorted(found.event_id) == events


def test_a_click_inside_a_chosen_period_stays_in_it(ask: Ask) -> None:
    chosen = Filters(date_from=date(2023, 6, 1), date_to=date(2025, 3, 31))
    card = made(ask, by_kind, chosen)
    assert click(card, [["2023-01-01", ""]], chosen) == replace(chosen, date_to=date(2023, 12, 31))
    assert click(card, [["2025-01-01", ""]], chosen) == replace(chosen, date_from=date(2025, 1, 1))


def test_a_click_on_a_column_of_the_period_before_chooses_it_there(ask: Ask) -> None:
    chosen = Filters(date_from=date(2023, 1, 1), date_to=date(2023, 12, 31), kinds=("training",))
    card = made(ask, by_year_of_one, chosen)
    assert [one.role for one in card.chart.categories] == ["pale", ""]
    before = replace(chosen, date_from=date(2022, 1, 1), date_to=date(2022, 12, 31))
    assert click(card, [["2022-01-01", ""]], chosen) == before
    assert click(card, [["2023-01-01", ""]], chosen) == chosen
    assert click(card, [["2022-01-01", ""], ["2023-01-01", ""]], chosen) == chosen  # a span drawn over both


def test_a_click_chooses_no_other_dates_with_unclear_ones(ask: Ask) -> None:
    chosen = Filters(**YEAR, undated=True)
    card = made(ask, by_kind, chosen)
    assert click(card, [["2023-01-01", ""]], chosen) == Filters(**YEAR)


def test_a_bar_beside_the_one_chosen_opens_the_events_of_both(ask: Ask) -> None:
    chosen = Filters(kinds=("training",))
    opened = click(made(ask, breakdowns.hosts, replace(chosen, countries=("UZB",))), [["TKM", ""]], chosen)
    assert isinstance(opened, Behind)
    assert opened.also and opened.also.countries == ("TKM",)
    held = click(
        made(ask, breakdowns.hosts, Filters(countries=("UZB",), taking_part=True)), [["UZB", ""]], EMPTY
    )
    assert isinstance(held, Behind)  # taking part is not forgotten


def test_the_part_of_others_opens_their_events(ask: Ask) -> None:
    card = made(ask, timeline.timeline, part="theme")
    opened = click(card, [["2023-01-01", "other"]], EMPTY)
    assert isinstance(opened, Behind)
    found = ask("events_behind", opened.filters, opened.breakdown, opened.code, opened.also)
    rows = ask("timeline", EMPTY, *card.arguments)
    bar = rows[(rows.part == "other") & (rows.bucket == "2023-01-01")]
    assert len(found) == int(bar.events.iloc[0]) > 0


def test_of_two_pages_side_by_side_a_click_opens_the_events_of_its_own(ask: Ask) -> None:
    both = Filters(funders=("us", "japan"))
    card = made(ask, breakdowns.THEMES.card, Filters(funders=("us",)), slot="us")
    code, number = next((r.code, r.events) for r in ask("by_theme", card.filters).itertuples())
    opened = click(card, [[code, ""]], both)
    assert isinstance(opened, Behind)
    assert len(ask("events_behind", opened.filters, opened.breakdown, opened.code, opened.also)) == number


# Under any filter: what one clicks is what one gets


@pytest.fixture(scope="session")
def small_clicks(small: Source) -> list[Clicked]:
    return list(everything(small))


@pytest.fixture(scope="session")
def real_clicks(real: Source) -> list[Clicked]:
    return list(everything(real))


@pytest.fixture(params=["small_clicks", "real_clicks"])
def clicks(request: pytest.FixtureRequest) -> list[Clicked]:
    return request.getfixturevalue(request.param)


def test_every_chart_can_be_clicked(clicks: list[Clicked]) -> None:
    assert sorted({one.card.question for one in clicks}) == QUESTIONS


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_click_gives_as_many_events_as_the_point_shows(clicks: list[Clicked], question: str) -> None:
    tried = [one for one in clicks if one.card.question == question]
    assert tried
    assert [one.said for one in tried if one.number != one.after] == []
