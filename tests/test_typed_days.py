"""Days of the filter as people type them: they count at once, and a short one is whole."""

import pytest

from tests.test_address import Visit, build, run, unfolded, visit

__all__ = ["build", "visit"]
OWN = {"from": "2022-01-01", "to": "2024-11-20"}


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2023", "2023-12-31"),
        ("2024-02", "2024-02-29"),
        ("2024-03-26", "2024-03-26"),
        (" 2023 ", "2023-12-31"),
    ],
)
def test_a_short_end_is_its_last_day_and_stays_as_it_was_typed(visit: Visit, typed: str, day: str) -> None:
    app = visit(**OWN)
    run(app.text_input(key="filter-date_to").set_value(typed))
    assert app.query_params == OWN | {"to": day}
    assert app.text_input(key="filter-date_to").value == typed
    assert run(app).text_input(key="filter-date_to").value == typed


def test_a_short_start_is_its_first_day(visit: Visit) -> None:
    app = visit(**OWN)
    run(app.text_input(key="filter-date_from").set_value("2023"))
    assert app.query_params == OWN | {"from": "2023-01-01"}


@pytest.mark.parametrize("typed", ["2", "202", "2024-", "2024-1", "2024-13", "tomorrow"])
def test_a_day_that_is_half_typed_changes_nothing(visit: Visit, typed: str) -> None:
    app = visit(**OWN)
    run(app.text_input(key="filter-date_to").set_value(typed))
    assert app.query_params == OWN
    assert app.text_input(key="filter-date_to").value == typed
    assert "A day is written 2024, 2024-03 or 2024-03-26." in [caption.value for caption in app.caption]


def test_a_period_that_would_end_before_it_begins_waits_for_its_other_day(visit: Visit) -> None:
    app = visit(**{"from": "2022-01-01", "to": "2022-12-31"})
    run(app.selectbox(key="filter-period").set_value("own"))
    app = visit(**{"from": "2022-01-01", "to": "2022-12-30"})
    run(app.text_input(key="filter-date_from").set_value("2024"))
    assert app.query_params == {"from": "2022-01-01", "to": "2022-12-30"}
    assert "The period would end before it begins." in [caption.value for caption in app.caption]
    run(app.text_input(key="filter-date_to").set_value("2024"))
    assert app.query_params == {"from": "2024-01-01", "to": "2024-12-31"}


def test_a_field_shows_what_another_way_has_chosen(visit: Visit) -> None:
    app = visit(**OWN)
    run(app.text_input(key="filter-date_to").set_value("2023"))
    run(app.button(key="chip-clear").click())
    run(app.selectbox(key="filter-period").set_value("own"))
    assert app.text_input(key="filter-date_to").value == OWN["to"]


def test_days_count_while_one_types(visit: Visit) -> None:
    app = unfolded(visit(**OWN))
    for field in ("date_from", "date_to", "new_since"):
        assert 0 < app.text_input(key=f"filter-{field}").proto.live_debounce_ms <= 1000
