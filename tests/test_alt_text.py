"""The course of a chart over time in words, and pale colours with their edges."""

import itertools

import pytest

from dashboard.analysis import phrases
from dashboard.charts import theme
from dashboard.charts.chart import OVER_TIME, Category, Chart, Series, Value
from dashboard.export.exhibit import Exhibit
from dashboard.store.codes import NONE, ONLINE, OTHER
from dashboard.words import joined

YEARS = [str(year) for year in range(2014, 2025)]


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ([5, 20, 89, 60, 56], "rose from 5 in 2014 to 89 in 2016, fell to 56 in 2018"),
        ([5, 20, 56], "rose from 5 in 2014 to 56 in 2016"),
        ([9, 2, 3], "fell from 9 in 2014 to 2 in 2015, rose to 3 in 2016"),
        ([3, 9, 1, 4], "rose from 3 in 2014 to 9 in 2015, fell to 1 in 2016, rose to 4 in 2017"),
        ([0, 0, 4, 0], "rose from 0 in 2014 to 4 in 2016, fell to 0 in 2017"),  # ends are as low as any
        ([5, 3, 5], "fell from 5 in 2014 to 3 in 2015, rose to 5 in 2016"),  # a tie of the ends
        ([3, 5, 5], "rose from 3 in 2014 to 5 in 2016"),  # a tie with the last
        ([3, 7, 4, 7, 5], "rose from 3 in 2014 to 7 in 2015, fell to 5 in 2018"),  # a tie within: the first
        ([4, 4, 4], "stayed at 4 from 2014 to 2016"),
        ([0, 0], "stayed at 0 from 2014 to 2015"),
        ([7], "7 in 2014"),
        ([], ""),
        ([1, 1200], "rose from 1 in 2014 to 1\u202f200 in 2015"),
    ],
)  # fmt: skip
def test_a_course_names_first_highest_lowest_and_last(values: list[int], text: str) -> None:
    assert phrases.course(YEARS[: len(values)], values) == text


def test_each_step_of_any_course_is_true() -> None:
    """Of up to five years with up to two events each: rose where it rose, each number that of its year."""
    for long in range(2, 6):
        for values in itertools.product(range(3), repeat=long):
            steps = phrases.course(YEARS[:long], values).split(", ")
            if len(set(values)) == 1:
                assert steps == [f"stayed at {values[0]} from 2014 to {YEARS[long - 1]}"]
                continue
            before = steps[0].removeprefix("rose from ").removeprefix("fell from ").split(" to ")[0]
            ends = [before, *(step.rsplit("to ", 1)[1] for step in steps)]
            told = [tuple(end.split(" in ")) for end in ends]
            shown = [(int(n), YEARS.index(year)) for n, year in told]
            assert all(values[place] == n for n, place in shown)
            assert [place for _, place in shown] == sorted({place for _, place in shown})
            assert (shown[0][1], shown[-1][1]) == (0, long - 1)
            assert {max(values), min(values)} <= {n for n, _ in shown}
            for step, (n, _), (m, _) in zip(steps, shown, shown[1:], strict=False):
                assert step.startswith("rose" if m > n else "fell")


def chart(kind: str, *series: Series, once: tuple[Value, ...] = ()) -> Chart:
    years = [Category(year, year, unfinished=year == "2016") for year in YEARS[:3]]
    return Chart(kind, tuple(years), series, once=once)


def test_what_is_drawn_apart_has_a_course_of_its_own_and_nothing_behind_it() -> None:
    one, two = Series("a", "Uzbekistan", (1, 2, 5)), Series("b", "Others", (9, 0, None), quiet=True)
    told = list(chart("lines", one, two).courses())
    assert told == [("Uzbekistan", ["2014", "2015", "2016 (to date)"], [1, 2, 5])]
    assert phrases.alt_over_time("Events", told) == (
        "Events. Events: Uzbekistan rose from 1 in 2014 to 5 in 2016 (to date)."
    )
    short = Series("c", "Tajikistan", (4, 3, None))
    both = phrases.alt_over_time("Title", list(chart("columns", one, short).courses()), "story")
    assert both == (
        "Title. Stories: Uzbekistan rose from 1 in 2014 to 5 in 2016 (to date); "
        "Tajikistan fell from 4 in 2014 to 3 in 2015."
    )
    assert [name for name, *_ in chart("multiples", one, once=(1, 2, 5)).courses()] == ["Uzbekistan"]


def test_a_stack_has_the_course_of_its_events_each_counted_once() -> None:
    one, two = Series("a", "A", (1, 2, 5)), Series("b", "B", (1, 2, 5))
    assert next(chart("stacked", one, two, once=(1, 3, 6)).courses())[2] == [1, 3, 6]
    assert next(chart("stacked", one, two).courses())[2] == [2, 4, 10]
    empty = list(chart("stacked", Series("a", "A", (0, None, 0))).courses())
    assert phrases.alt_over_time("Title", empty) == "Title. No events."


def test_the_words_for_a_timeline_are_its_course_and_what_it_cannot_place(
    exhibits: dict[str, Exhibit],
) -> None:
    cards = [one.card for one in exhibits.values() if one.card.chart.kind in OVER_TIME]
    assert cards
    for card in cards:
        said = phrases.alt_over_time(
            card.chart.alt or card.title, list(card.chart.courses()), card.chart.noun
        )
        assert card.alt == joined(said, f"{card.left_out}." if card.left_out else "")


@pytest.mark.parametrize("palette", theme.PALETTES.values(), ids=theme.PALETTES)
def test_each_colour_of_a_bar_or_its_edge_is_seen_on_a_card(palette: theme.Palette) -> None:
    """Three to one (WCAG 2.2, 1.4.11): each hue, each side of a comparison, the pale and the greys."""
    roles = ["amount", "pale", "unknown", "text", *(f"side/{n}" for n in (1, 2, 3))]
    roles += [
        f"{split}/{code}" for split, codes in theme.ORDERS.items() for code in (*codes, ONLINE, OTHER, NONE)
    ]
    for role in roles:
        fill = theme.ink(role, palette)
        seen = max(theme.contrast(one, palette.card) for one in (fill, theme.edge(fill, palette) or fill))
        assert seen >= 3, (role, fill, round(seen, 2))
