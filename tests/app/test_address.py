"""The address, the widgets and the chips of the app."""

from datetime import date
from typing import Any

import pytest

from dashboard.analysis.filters import Filters
from dashboard.app import state
from tests.app.visit import Visit, chips, chosen_in, figure, go, run, sentence, unfolded

# The address


def test_unknown_codes_in_an_address_are_named_and_left_out(visit: Visit) -> None:
    query = {"funder": "atlantis", "theme": "<img src=x>", "country": "TKM", "from": "never", "as": "guest"}
    app = visit("", **query)
    (warning,) = app.warning
    said = warning.value.replace("\\", "")
    for pair in ("funder=atlantis", "theme=<img src=x>", "from=never", "as=guest"):
        assert pair in said
    assert "\\<img" in warning.value  # Markdown shows it letter by letter
    assert sentence(app).startswith("UNODC and its partners held 3 events")
    assert app.query_params == {"country": "TKM"}
    assert len(run(app).warning) == 0  # said once


def test_a_notice_is_short_whatever_the_address_is(visit: Visit) -> None:
    app = visit("", country="TKM", **{f"name{n}": "x" * 1_000 for n in range(300)})
    (warning,) = app.warning
    assert "name0" in warning.value and warning.value.endswith("… and 280 more")
    assert len(warning.value) < 2_000
    assert chosen_in(app) == Filters(countries=("TKM",))


FULL = Filters(
    date_from=date(2023, 1, 1),
    date_to=date(2024, 12, 31),
    undated=True,
    countries=("TKM", "UZB"),
    taking_part=True,
    themes=("cybercrime", "drug_prevention"),
    kinds=("training",),
    funders=("us",),
    partners=("uz-moi",),
    organisations=("uz-moi",),
    places=("tashkent",),
    roles=("lead",),
    languages=("en",),
    words="Ёлка & $1 <b>",
    new_since=date(2024, 6, 1),
)


def test_an_address_makes_the_filter_and_the_filter_its_address(visit: Visit) -> None:
    app = visit("stories", **FULL.query())
    assert chosen_in(app) == FULL
    assert app.query_params == FULL.query()
    assert len(chips(app)) == 15  # one for each of ten codes, and period, undated, role, new, words
    assert "“Ёлка & $1 <b>”" in chips(app)


def test_the_filter_stays_when_the_page_is_changed(visit: Visit) -> None:
    app = visit("trends", country="TKM", grain="quarter")
    go(app, "map")
    app.query_params.clear()  # a click in the menu leads to a bare address
    run(app)
    assert chosen_in(app) == Filters(countries=("TKM",))
    assert app.query_params == {"country": "TKM", "grain": "quarter"}
    assert sentence(app).startswith("UNODC and its partners held 3 events")


def test_the_address_wins_when_it_is_gone_back_to(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    app = visit("", country="TKM")
    monkeypatch.setattr(state, "by_history", lambda: True)
    app.query_params = {"country": "UZB", "q": "Leap"}
    run(app)
    assert chosen_in(app) == Filters(countries=("UZB",), words="Leap")
    app.query_params = {}
    run(app)
    assert chosen_in(app) == Filters()


def test_an_address_in_another_form_is_put_in_its_one_form(visit: Visit) -> None:
    app = visit("", **{"from": "2024", "to": "2023", "role": "partner,lead", "q": "  a   b "})
    assert app.query_params == {"from": "2023-01-01", "to": "2024-12-31", "q": "a b"}


# Widgets


def test_each_filter_of_the_sidebar_changes_the_address(visit: Visit) -> None:
    app = unfolded(visit())
    expected: dict[str, str] = {}

    def changed(widget: Any, value: Any, **query: str) -> None:
        run(widget.set_value(value))
        expected.update(query)
        assert app.query_params == expected

    changed(app.multiselect(key="filter-themes"), ["drug_prevention"], theme="drug_prevention")
    changed(app.multiselect(key="filter-countries"), ["UZB"], country="UZB")
    changed(app.segmented_control(key="filter-taking_part"), True, **{"as": "part"})
    both = {"from": "2023-01-01", "to": "2024-12-31"}
    changed(app.select_slider(key="filter-years"), (2023, 2024), **both)
    changed(app.selectbox(key="filter-period"), "2024", **{"from": "2024-01-01", "to": "2024-12-31"})
    changed(app.checkbox(key="filter-undated"), True, undated="1")
    changed(app.pills(key="filter-roles"), ["lead"], role="lead")
    changed(app.text_input(key="filter-new_since"), "2024-06", new="2024-06-01")
    changed(app.multiselect(key="filter-languages"), ["en"], lang="en")
    assert sentence(app).startswith("Public stories tell of 1 event ")  # two-themes
    run(app.button(key="chip-clear").click())
    assert app.query_params == {} and sentence(app).startswith("UNODC and its partners held 13 events")
    assert app.multiselect(key="filter-themes").value == []


def test_a_chip_takes_its_value_away(visit: Visit) -> None:
    app = visit("", country="TKM,UZB", q="talks")
    assert chips(app) == ["Hosted by: Turkmenistan", "Hosted by: Uzbekistan", "“talks”"]
    run(app.button(key="chip-countries-TKM").click())
    assert app.query_params == {"country": "UZB", "q": "talks"}
    run(app.button(key="chip-words-").click())
    assert app.query_params == {"country": "UZB"}


def test_own_dates_start_from_all_of_them(visit: Visit) -> None:
    app = visit()
    run(app.selectbox(key="filter-period").set_value("own"))
    assert app.query_params == {"from": "2022-01-01", "to": "2024-11-20"}
    run(app.text_input(key="filter-date_from").set_value("2024"))
    assert app.query_params == {"from": "2024-01-01", "to": "2024-11-20"}


@pytest.mark.parametrize(
    ("path", "name", "values"),
    [
        ("trends", "grain", ["quarter", "month", "year"]),
        ("trends", "split", ["theme", "country", "funder", "kind", "all"]),
        ("trends", "run", ["sum", "month"]),
        ("trends", "drive", ["country", "kind", "theme"]),
        ("countries", "section", ["partners", "countries"]),
    ],
)
def test_a_switch_is_kept_in_the_address(visit: Visit, path: str, name: str, values: list[str]) -> None:
    app = visit(path)
    for value in values:
        run(app.segmented_control(key=f"control-{name}").set_value(value))
        assert app.query_params == ({} if value == values[-1] else {name: value})  # as at first
    again = visit(path, **{name: values[0]})
    assert again.segmented_control(key=f"control-{name}").value == values[0]


def test_the_form_of_parts_is_kept_in_the_address(visit: Visit) -> None:
    app = visit("trends", split="kind")
    for form in ("multiples", "sum", "average", "stack"):
        run(app.segmented_control(key="control-form").set_value(form))
        assert app.query_params == {"split": "kind"} | ({} if form == "stack" else {"form": form})


def test_a_switch_with_an_unknown_value_shows_the_first(visit: Visit) -> None:
    app = visit("trends", grain="century", form="<b>", year="1066", split="kind")
    assert app.segmented_control(key="control-grain").value == "year"
    assert app.segmented_control(key="control-form").value == "stack"
    assert app.selectbox(key="control-year").value == "2023"  # the last full year


def test_the_network_is_one_switch_away(visit: Visit) -> None:
    app = visit("countries", section="partners")
    assert figure(app, "organisation_pairs")["data"][0]["type"] == "heatmap"
    run(app.segmented_control(key="control-pairs").set_value("network"))
    assert figure(app, "organisation_pairs")["data"][0]["type"] == "scatter"
