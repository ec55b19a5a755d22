"""Two or three sides: in the address, in one chart, in the sentence; each side's number is its own page's."""

import csv
import io
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from dashboard.analysis import comparison, comparison_words, headlines
from dashboard.analysis.addresses import AGAINST
from dashboard.analysis.filters import Filters
from dashboard.cards import clicks, compare, names, page_list
from dashboard.cards.card import Ask, View
from dashboard.cards.clicks import Behind
from dashboard.charts import figures
from dashboard.charts.theme import LIGHT
from dashboard.export import check, files
from dashboard.export.brief import compared, content
from dashboard.export.exhibit import exhibit
from tests.remember import Source

TWO = "/?country=UZB&against=country:TKM"  # four events and three, "two-hosts" in both


def at(ask: Ask, address: str) -> View:
    """The view of an address that is known in all its parts."""
    view, ignored = names.view_at(ask, address)
    assert ignored == []
    return view


def said(view: View) -> tuple[str, str]:
    """Headline with its stressed parts between stars, and lead."""
    headline, lead = page_list.opening(view)
    return "*".join(headline), lead


# --- the address ---


def test_an_address_says_the_sides(ask: Ask) -> None:
    view = at(ask, f"{TWO},country:KAZ")
    assert [one.name for one in view.sides] == ["Uzbekistan", "Turkmenistan", "Kazakhstan"]
    assert [one.filters.countries for one in view.sides] == [("UZB",), ("TKM",), ("KAZ",)]
    assert at(ask, page_list.address(view)).sides == view.sides


def test_a_name_given_twice_is_two_sides(ask: Ask) -> None:
    assert len(at(ask, f"{TWO}&against=country:KAZ").sides) == 3


def test_periods_are_written_in_full(ask: Ask) -> None:
    view = at(ask, "/trends?from=2023&to=2023&against=period:2024..2022")
    assert view.controls[AGAINST] == "period:2022-01-01..2024-12-31"
    assert [one.name for one in view.sides] == ["2023", "2022 – 2024"]


@pytest.mark.parametrize(
    ("address", "ignored"),
    [
        ("/?country=UZB&against=country:ATL", ["against=country:ATL"]),
        ("/?country=UZB&against=colour:red", ["against=colour:red"]),
        ("/?country=UZB&against=country:UZB", ["against=country:UZB"]),
        ("/?against=country:UZB", ["against=country:UZB"]),
        ("/?country=UZB,TKM&against=country:KAZ", ["against=country:KAZ"]),
        ("/?country=UZB&against=country:TKM,theme:drug_prevention", ["against=theme:drug_prevention"]),
        ("/?from=2023&to=2023&against=period:2024-13", ["against=period:2024-13"]),
        (f"{TWO},country:KAZ,country:TJK", ["against=country:TJK"]),
    ],
)
def test_what_cannot_be_compared_is_named(ask: Ask, address: str, ignored: list[str]) -> None:
    assert names.view_at(ask, address)[1] == ignored


def test_a_comparison_ends_with_the_choice_it_rests_on() -> None:
    controls = {AGAINST: "country:TKM,country:KAZ", "grain": "month"}
    assert comparison.kept(Filters(countries=("UZB",)), controls) == controls
    assert comparison.kept(Filters(countries=("TKM",)), controls)[AGAINST] == "country:KAZ"
    assert comparison.kept(Filters(countries=("UZB", "TJK")), controls) == {"grain": "month"}
    assert comparison.kept(Filters(), controls) == {"grain": "month"}


# --- one example, by hand ---


def test_the_sentence_has_the_number_of_each_side(ask: Ask) -> None:
    headline, lead = said(at(ask, TWO))
    assert headline == "Uzbekistan hosted *4 events* of UNODC and its partners, Turkmenistan *3*."
    assert lead == "Both hosted 1 of these together."  # the small data have no ten years


def test_every_other_filter_stands_in_the_sentence(ask: Ask) -> None:
    headline, lead = said(at(ask, f"{TWO},country:KAZ&theme=drug_prevention&from=2023&to=2024"))
    assert headline == (
        "Uzbekistan hosted *2 events* about drug prevention, in 2023 – 2024, "
        "Turkmenistan *0* and Kazakhstan *0*."
    )
    assert lead == "None of these events belongs to all three."


@pytest.mark.parametrize(
    ("address", "headline"),
    [
        ("/?country=UZB&as=part&against=country:KAZ",
         "Uzbekistan took part in *4 events* of UNODC and its partners, Kazakhstan *5*."),
        ("/funders?funder=us&against=funder:japan",
         "United States is named as a funder of *5 events*, Japan *2*."),
        ("/?kind=training&country=UZB&against=kind:workshop",
         "UNODC and its partners held *3 events* hosted by Uzbekistan, of the kind training, against *1* "
         "of the kind workshop or conference."),
        ("/trends?from=2023&to=2023&country=UZB&against=period:2024",
         "UNODC and its partners held *2 events* hosted by Uzbekistan, in 2023, against *2* in 2024."),
        ("/?country=none&against=country:UZB",
         "UNODC and its partners held *1 event* with the host not stated, against *4* hosted by Uzbekistan."),
        ("/?theme=cybercrime&role=mentioned&against=theme:anti_corruption",
         "Public stories tell of *2 events* in or for Central Asia, in which UNODC is only mentioned, "
         "about cybercrime, against *0* about anti-corruption."),
    ],
)  # fmt: skip
def test_each_facet_has_its_sentence(ask: Ask, address: str, headline: str) -> None:
    assert said(at(ask, address))[0] == headline


def test_the_charts_have_a_series_a_side_in_one_order(ask: Ask) -> None:
    made = page_list.cards(at(ask, TWO))
    timeline, themes = made["timeline"].chart, made["by_theme"].chart
    assert [one.name for one in timeline.categories] == ["2022", "2023", "2024"]
    assert [one.values for one in timeline.series] == [(0, 2, 2), (1, 0, 2)]
    assert [one.role for one in timeline.series] == ["side/1", "side/2"]
    # By the sum of both: drug control 2 + 2, drug prevention 2 + 1, cyber crime 1 + 1, anti-corruption 1 + 0.
    assert [one.code for one in themes.categories] == [
        "drug_control_and_trafficking", "drug_prevention", "cybercrime", "anti_corruption",
    ]  # fmt: skip
    assert [one.values for one in themes.series] == [(2, 2, 1, 1), (2, 1, 1, 0)]
    assert "by_host" not in made  # it would say again what is compared
    assert made["by_funder"].chart.value("none", "2") == 1  # not stated is a bar of its own


def test_the_numbers_stand_side_by_side(ask: Ask) -> None:
    chart = page_list.cards(at(ask, TWO))["side_by_side"].chart
    both = dict(
        zip(
            (one.code for one in chart.categories),
            zip(*(s.values for s in chart.series), strict=True),
            strict=True,
        )
    )
    assert both == {
        "events": (4, 3), "stories": (6, 5), "funder_named": (4, 2), "participants": (125, 5),
        "known_for": (3, 1), "undated": (0, 0),
    }  # fmt: skip


def test_all_years_of_the_periods_are_on_the_axis(ask: Ask) -> None:
    view = at(ask, "/trends?from=2019&to=2021&against=period:2022..2024")
    chart = page_list.cards(view)["timeline"].chart
    assert [one.name for one in chart.categories] == [str(year) for year in range(2019, 2025)]
    assert chart.series[0].values == (0, 0, 0, None, None, None)  # none outside its period
    assert chart.series[1].values[:3] == (None, None, None)


def test_a_column_alone_in_its_bucket_stands_in_the_middle(ask: Ask) -> None:
    view = at(ask, "/trends?from=2022&to=2022&against=period:2023")
    figure = figures.figure(page_list.cards(view)["timeline"].chart, LIGHT)
    first, second = (trace for trace in figure["data"] if trace["type"] == "bar")
    assert first["offset"][0] == -first["width"][0] / 2
    assert second["offset"][1] == -second["width"][1] / 2


def test_events_name_the_sides_that_have_them(ask: Ask) -> None:
    rows = compare.newest(at(ask, TWO)).set_index("event_id")
    assert len(rows) == 6
    assert rows.loc["two-hosts", ["in_first", "in_second", "in_third", "sides"]].tolist() == [
        True,
        True,
        False,
        2,
    ]
    assert rows.loc["hostile", ["in_first", "in_second"]].tolist() == [False, True]


def test_two_funders_chosen_together_mean_either(ask: Ask) -> None:
    view = at(ask, "/funders?funder=us,japan")
    assert view.sides == ()
    assert view.totals.events == 6  # five and two, one names both


def test_maps_are_those_of_the_own_pages(ask: Ask) -> None:
    made = page_list.cards(at(ask, "/map?country=UZB&against=country:TKM"))
    assert [one.address for one in made.values()] == ["/map?country=UZB", "/map?country=TKM"]
    own = page_list.cards(at(ask, "/map?country=TKM"))["places_on_map"]
    assert made["places_on_map-side-2"].chart == own.chart


def test_full_years_are_said_of_the_real_data(real_ask: Ask) -> None:
    view = at(real_ask, "/?country=TJK&against=country:KGZ")
    years = real_ask("coverage_years")
    last = int(years[~years.thin & ~years.unfinished].year.max())
    yearly = [real_ask("totals_by_year", one.filters) for one in view.sides]
    one, other = (int(rows[rows.year.between(last - 4, last)].events.sum()) for rows in yearly)
    full = (
        f"In {last - 4} – {last}, the last five full years with enough stories, it was {one} against {other};"
    )
    assert full in said(view)[1]


# --- laws ---


def others(ask: Ask, chosen: Filters, chance: Random) -> View:
    """A filter compared by chance: one of its facets replaced by one or two other codes."""
    known = names.known(names.options(ask))
    facet = chance.choice([one for one in comparison.FACETS if one != comparison.PERIOD])
    field = comparison.FACETS[facet]
    codes = chance.sample(list(known[field]), min(3, len(known[field])))
    own = replace(chosen, **{field: (codes[0],)})
    against = ",".join(comparison.value(facet, code) for code in codes[1:][: chance.randint(1, 2)])
    return View(ask, own, known, "", {AGAINST: against})


def test_each_side_shows_the_numbers_of_its_own_page(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        view = others(ask, chosen, chance)
        assert view.sides
        events = [int(ask("totals", one.filters).events[0]) for one in view.sides]
        headline = page_list.opening(view)[0]
        assert [int(part.split()[0].replace("\u202f", "")) for part in headline[1::2]] == events
        assert [int(row.events) for row in compare.numbers(view)] == events
        together = compare.together(view)
        rows = compare.newest(view)
        assert len(rows) == together.events <= sum(events)
        assert together.together == (rows.sides == len(view.sides)).sum()
        assert [int(rows[column].sum()) for column in ("in_first", "in_second", "in_third")][
            : len(events)
        ] == events
        made = page_list.cards(view)
        assert bool(made) == bool(together.events)
        for card in made.values():
            for series, side in zip(card.chart.series, view.sides, strict=True):
                if card.question == "side_by_side":
                    assert series.values[0] == int(ask("totals", side.filters).events[0])
                elif card.question != "timeline":
                    own = ask(card.question, side.filters).set_index("code").events
                    assert {
                        c.code: v for c, v in zip(card.chart.categories, series.values, strict=True) if v
                    } == own.to_dict()
                else:
                    own = ask("totals_by_year", side.filters)
                    assert sum(value or 0 for value in series.values) == own.events.sum()

    source.check(holds)


def test_a_click_opens_the_events_of_the_side(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        view = others(ask, chosen, chance)
        for card in page_list.cards(view).values():
            cells = [
                (category, series)
                for series in card.chart.series
                for category, value in zip(card.chart.categories, series.values, strict=True)
                if value and (card.question != "side_by_side" or category.code == "events")
            ]
            for category, series in chance.sample(cells, min(2, len(cells))):
                outcome = clicks.click(card, [[category.code, series.code]], view.filters)
                assert isinstance(outcome, Behind)
                rows = ask("events_behind", outcome.filters, outcome.breakdown, outcome.code, outcome.also)
                assert len(rows) == card.chart.value(category.code, series.code), (card.id, category.code)

    source.check(holds)


def test_an_address_comes_back_as_it_was(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        view = others(ask, chosen, chance)
        if cards := page_list.cards(view):
            again = at(ask, next(iter(cards.values())).address)
            assert (again.sides, again.filters) == (view.sides, view.filters)

    source.check(holds)


def test_no_side_is_silent_in_the_line_of_filters(ask: Ask) -> None:
    view = at(ask, f"{TWO},country:KAZ")
    assert view.in_words.endswith("Hosted by: Uzbekistan · against: Turkmenistan and Kazakhstan")
    assert comparison_words.in_words(()) == []


def test_a_star_in_a_name_stresses_nothing(ask: Ask) -> None:
    view = at(ask, TWO)
    odd = [replace(one, name=f"**{one.name}**") for one in view.sides]
    assert len(comparison_words.headline(odd, [4, 3], view.names)) == 5
    assert headlines.first(("a", "1", "b", "2", "c")) == ("a", "1", "b2c")


# --- files ---


def test_rows_of_all_sides_are_in_the_file(ask: Ask) -> None:
    made = exhibit(ask, page_list.cards(at(ask, TWO))["by_theme"])
    assert made.counts.startswith("6 events")  # of both, the one in common counted once
    text = files.FORMATS["csv"].make(made).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["side"] for row in rows} == {"Uzbekistan", "Turkmenistan"}
    assert sum(int(row["events"]) for row in rows if row["side"] == "Turkmenistan") == 4
    assert "against-turkmenistan" in made.name


@pytest.mark.parametrize(
    "address", [TWO, f"{TWO},country:KAZ", "/trends?from=2023&to=2023&against=period:2024"]
)
def test_an_image_of_a_comparison_can_be_checked(ask: Ask, address: str) -> None:
    for card in page_list.cards(at(ask, address)).values():
        made = exhibit(ask, card)
        assert check.of_code(ask, made.code, card.address).holds
        for name in ("xlsx", "pptx"):
            assert files.FORMATS[name].make(made)


def test_the_brief_of_a_comparison_has_its_charts(ask: Ask, no_browser: None) -> None:
    view = at(ask, f"{TWO},country:KAZ")
    brief = content.brief(view, "svg")
    assert brief.name == "Uzbekistan, Turkmenistan and Kazakhstan"
    assert [one.value for one in brief.numbers] == ["4", "3", "2", "0"]
    assert ("events, Uzbekistan", "4") not in brief.map.rows
    assert ("Events, each counted once, Uzbekistan", "4") in brief.map.rows
    assert brief.address == compared.where(view) == page_list.address(view)
    assert check.of_code(ask, brief.code, brief.address).holds


def test_no_events_at_all_is_a_sentence_without_charts(ask: Ask) -> None:
    view = at(ask, "/?country=UZB&q=nothing+has+this&against=country:TKM")
    assert page_list.cards(view) == {}
    assert said(view)[0].endswith("*0 events* with the words “nothing has this”, Turkmenistan *0*.")


def test_sides_are_sorted_by_their_sum(real_ask: Ask) -> None:
    for card in page_list.cards(at(real_ask, "/?country=TJK&against=country:KGZ,country:UZB")).values():
        if card.chart.kind == "sides":
            named = [i for i, one in enumerate(card.chart.categories) if one.code != "none"]
            sums = [sum(series.values[i] for series in card.chart.series) for i in named]
            assert all(one >= other for one, other in pairwise(sums)), card.id
