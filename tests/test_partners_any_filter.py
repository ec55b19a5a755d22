"""The filter fields `organisations` and `new_since`, and what holds of partners under any filter."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from dashboard.analysis.addresses import from_query
from dashboard.analysis.filters import Filters
from dashboard.cards.card import Ask
from tests.laws import events, some_of
from tests.partner_parts import ALL_RANKS
from tests.random_filters import known
from tests.remember import Source
from tests.test_filters import found

# The filter fields `organisations` and `new_since`


@pytest.mark.parametrize(
    ("codes", "ids"),
    [
        (("japan",), {"two-hosts", "undated", "no-place"}),  # funder or supporter
        # itself and, as a funder, its arms
        (("us",), {"new-year", "two-themes", "two-hosts", "hostile", "month-only"}),
        (("unodc",), {"undated", "cyrillic", "two-themes", "no-place", "new-year", "two-hosts"}),
        (("unodc-roca",), {"new-year", "two-hosts"}),
        (("us", "us-inl"), {"new-year", "two-hosts", "month-only"}),
        (("uz-moi", "us-inl"), {"new-year", "two-hosts", "month-only"}),
        (("us-inl", "uz-moi"), {"new-year", "two-hosts", "month-only"}),
        (("uz-moi", "us-inl", "japan"), {"two-hosts"}),
        (("uz-moi", "osce"), set()),  # each has events, none is of both
        (("idle",), set()),
        (("none",), {"year-only", "province"}),  # nobody at all, not even UNODC
        (("none", "us"), set()),
    ],
)  # fmt: skip
def test_all_chosen_organisations_must_have_a_role(ask: Ask, codes: tuple[str, ...], ids: set[str]) -> None:
    assert found(ask, organisations=codes) == ids


def test_organisations_narrow_with_the_other_fields(ask: Ask) -> None:
    assert found(ask, organisations=("japan",), funders=("japan",)) == {"two-hosts", "undated"}
    assert found(ask, organisations=("osce",), roles=("mentioned",)) == {"mentioned"}


@pytest.mark.parametrize(
    ("since", "ids"),
    [
        # Three events have a story that was added on 1 December: turkmen (its second), shared-story
        # (its second), province; all other stories were added on 1 June.
        (date(2024, 6, 2), {"turkmen", "shared-story", "province"}),
        (date(2024, 12, 1), {"turkmen", "shared-story", "province"}),
        (date(2024, 12, 2), set()),
    ],
)
def test_new_since_is_the_day_a_story_of_the_event_was_added(ask: Ask, since: date, ids: set[str]) -> None:
    assert found(ask, new_since=since) == ids


def test_the_day_itself_belongs_to_what_is_new(ask: Ask) -> None:
    assert found(ask, new_since=date(2024, 6, 1)) == found(ask)
    assert found(ask, new_since=date(2024, 12, 1), themes=("cybercrime",)) == {"province"}


def test_both_fields_stand_in_the_address(ask: Ask) -> None:
    chosen = Filters(organisations=("uz-moi", "us-inl"), new_since=date(2024, 6, 1))
    assert chosen.query() == {"new": "2024-06-01", "org": "uz-moi,us-inl"}
    assert from_query(chosen.query(), known(ask)) == (chosen, [])


def test_an_address_with_unknown_organisations_and_days_names_them(ask: Ask) -> None:
    query = {"org": "uz-moi,atlantis,,uz-moi,none", "new": "2024-02-30"}
    chosen, ignored = from_query(query, known(ask))
    assert chosen == Filters(organisations=("uz-moi", "none"))
    assert ignored == ["org=atlantis", "new=2024-02-30"]
    # A month or year begins with its first day.
    assert from_query({"new": "2024-12"}, known(ask))[0].new_since == date(2024, 12, 1)
    assert from_query({"new": "2024"}, known(ask))[0].new_since == date(2024, 1, 1)


# Under any filter


def test_types_and_years_are_as_long_as_the_lists_behind_them(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        types = ask("by_organisation_type", chosen)
        for bar in some_of(types, chance):
            behind = ask("events_behind", chosen, "type", bar.code)
            assert len(behind) == behind.event_id.nunique() == bar.events, bar.code
            names = {name for text in behind.because.dropna() for name in text.split("; ")}
            assert len(names) == bar.organisations
        totals = ask("totals", chosen)
        none = types.events[types.code == "none"].sum()
        assert none + (types.stated[0] if len(types) else 0) == totals.events[0]
        assert types.organisations.sum() == totals.organisations[0]
        years = ask("partners_by_year", chosen)
        assert (years.newcomers + years.returned == years.organisations).all()
        of_year = ask("totals_by_year", chosen)
        for column in ("year", "organisations", "unfinished"):
            assert years[column].tolist() == of_year[column].tolist()
        for year in some_of(years, chance):
            for breakdown, n in (("newcomer", year.newcomers), ("returned", year.returned)):
                # The bar counts organisations, so the list behind it names as many.
                behind = ask("events_behind", chosen, breakdown, str(year.year))
                assert len({name for text in behind.because for name in text.split("; ")}) == n
                assert behind.event_id.is_unique and set(behind.started_on.str[:4]) <= {str(year.year)}

    source.check(holds)


def test_a_cell_of_the_pairs_counts_the_events_of_both(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        chosen = replace(chosen, organisations=())
        pairs = ask("organisation_pairs", chosen, chance.randint(1, 12))
        together = {(cell.code, cell.other_code): cell.events for cell in pairs.itertuples()}
        ranked = pairs[pairs.position == pairs.other_position].sort_values("position").code.tolist()
        assert len(together) == len(pairs) and len(ranked) == len(set(ranked))
        # Whoever stands in a pair stands alone too; nobody does only where nobody has a role.
        assert set(ranked) == {*pairs.code, *pairs.other_code}
        assert bool(ranked) == (len(ask("by_organisation_role", chosen, 1)) > 0)
        for cell in some_of(pairs, chance):
            behind = ask("events_behind", chosen, "pair", f"{cell.code}:{cell.other_code}")
            assert len(behind) == cell.events
        if ranked:
            # A pair that has no row has no event.
            one, two = sorted(chance.randrange(len(ranked)) for _ in range(2))
            pair = (ranked[one], ranked[two])
            behind = ask("events_behind", chosen, "pair", ":".join(pair))
            assert len(behind) == together.get(pair, 0)
            behind = ask("events_behind", chosen, "pair", f"{ranked[0]}:{ranked[0]}")
            assert len(behind) == together[ranked[0], ranked[0]]

    source.check(holds)


def test_the_roles_of_an_organisation_are_the_same_wherever_they_stand(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        roles = ask("by_organisation_role", chosen, ALL_RANKS)
        for bar in some_of(roles, chance):
            own = ask("by_role", chosen, bar.code).set_index("code")
            assert own.events[bar.role] == bar.events

            behind = ask("events_behind", chosen, "role", f"{bar.code}:{bar.role}")
            assert len(behind) == behind.event_id.nunique() == bar.events
            organisations = tuple(dict.fromkeys((*chosen.organisations, bar.code)))
            assert events(ask, replace(chosen, organisations=organisations)) == own.stated.iloc[0]
            # What an arm funds counts under its government in the grid, on its own page also under the arm.
            funds_under_another = (
                "funder" in own.index and not ((roles.code == bar.code) & (roles.role == "funder")).any()
            )
            assert funds_under_another or set(own.stated) == {bar.total}
            assert ask("organisation_detail", bar.code).type.tolist() == [bar.type]

    source.check(holds)


def test_new_since_a_day_parts_the_events_in_two(source: Source) -> None:
    def holds(ask: Ask, chosen: Filters, chance: Random) -> None:
        n = events(ask, replace(chosen, new_since=None))
        since = date(2024, 1, 1) + timedelta(days=chance.randint(0, 1096))
        later = since + timedelta(days=chance.randint(0, 365))
        fresh = set(ask("story_table", replace(chosen, new_since=since)).event_id)
        assert n >= len(fresh) >= events(ask, replace(chosen, new_since=later))
        assert events(ask, replace(chosen, new_since=date(1990, 1, 1))) == n
        assert events(ask, replace(chosen, new_since=date(2100, 1, 1))) == 0

    source.check(holds)
