"""Lists to choose from: found by any name people know, counted, and none chosen that was not meant."""

from dataclasses import replace

import orjson
import pytest

from dashboard.analysis.filters import DEFAULT_ROLES, Filters
from dashboard.analysis.periods import period_days
from dashboard.app.finder import FIELDS
from dashboard.cards import names
from dashboard.cards.card import Ask
from dashboard.cards.found import findable
from tests.remember import Source
from tests.test_address import Visit, build, unfolded, visit

__all__ = ["build", "visit"]
MANY = 25  # choices of a list, by chance; most lists have fewer


@pytest.fixture(scope="module")
def labels(real_ask: Ask) -> names.Names:
    return names.labels(real_ask)


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("countries", "Turkey", "TUR"), ("taking_part", "Turkiye", "TUR"), ("countries", "Киргизия", ""),
        ("countries", "Узбекистан", "UZB"), ("partners", "ОБСЕ", "osce"), ("partners", "osce", "osce"),
        ("places", "Ош", "kgz-osh"), ("places", "Nur-Sultan", "kaz-astana"),
        ("places", "Алма-Ата", "kaz-almaty"), ("themes", "Отмывание", "money_laundering"),
        ("funders", "Government of Japan", "jpn-government"), ("funders", "США", "usa-government"),
        ("funders", "INL", "inl"), ("organisations", "CARICC", "caricc"),
        ("partners", "Central Asia Regional", "caricc"),
    ],
)  # fmt: skip
def test_a_choice_is_found_by_its_other_names(labels: names.Names, field: str, typed: str, code: str) -> None:
    found = [own for own, label in labels[field].items() if typed.lower() in label.lower()]
    assert code in found if code else not found


def test_a_label_says_acronym_name_and_events(labels: names.Names) -> None:
    assert labels["partners"]["osce"].startswith(
        "OSCE\n92 events · Organization for Security and Co-operation in Europe · "
    )


def test_the_first_line_of_a_label_tells_a_choice_from_the_others_of_its_list(labels: names.Names) -> None:
    for own in labels.values():
        shown = [label.split("\n")[0] for label in own.values()]
        assert len(set(shown)) == len(shown)


def test_the_count_of_a_choice_is_what_it_gives(source: Source) -> None:
    fields = {"country": "countries", "taking_part": "countries", **names.DIMENSIONS}
    mixed = source.ask("filter_options").sample(frac=1, random_state=1)
    for row in mixed.groupby("dimension").head(MANY).itertuples():
        field = fields[row.dimension]
        roles = (row.code,) if field == "roles" else DEFAULT_ROLES
        chosen: dict[str, object] = {} if field == "roles" else {field: (row.code,)}
        part = row.dimension == "taking_part"
        given = source.ask("totals", Filters(roles=roles, taking_part=part, **chosen)).events.iloc[0]
        assert given == row.events, (row.dimension, row.code)


def test_enter_chooses_one_and_only_what_holds_the_letters(visit: Visit) -> None:
    app = unfolded(visit(**{"from": "2023-02-01"}))
    lists = [*app.multiselect, *app.selectbox]
    assert len(lists) > 8
    for widget in lists:
        modes = widget.proto.DESCRIPTOR.fields_by_name["filter_mode"].enum_type.values_by_number
        assert modes[widget.proto.filter_mode].name.endswith("CONTAINS"), widget.key
    assert not any(widget.proto.select_all for widget in app.multiselect)


# What the search box finds


def test_the_count_of_what_is_found_is_what_taking_it_gives(source: Source) -> None:
    mixed = source.ask("findable", 10**6).query("what != 'event'").sample(frac=1, random_state=1)
    for row in mixed.groupby("what").head(MANY).itertuples():
        if row.what == "year":
            start, end = period_days(int(row.code))
            chosen = Filters(date_from=start, date_to=end)
        else:
            chosen = replace(Filters(only_languages=row.what == "told"), **{FIELDS[row.what]: (row.code,)})
        assert source.ask("totals", chosen).events.iloc[0] == row.events, (row.what, row.code)


def test_every_kind_of_thing_that_is_found_has_its_words_and_can_be_taken(real_ask: Ask) -> None:
    kinds = set(real_ask("findable", 10**6).what)
    assert kinds <= {*FIELDS, "year", "event"}
    told = orjson.loads(findable(real_ask))
    assert kinds <= set(told["kinds"]) and "{typed}" in told["words"]["search"]


def test_titles_of_very_many_events_are_not_sent(ask: Ask) -> None:
    everything = ask("findable", 15)
    assert (everything.what == "event").sum() == 15
    few = ask("findable", 14)
    assert "event" not in set(few.what)
    assert few.code.tolist() == everything[everything.what != "event"].code.tolist()


def test_who_mostly_funds_is_found_as_a_funder_first(ask: Ask) -> None:
    found = ask("findable", 0)
    assert found[found.code == "us-state"].what.tolist() == ["funder", "organisation"]  # in 4 of 4
    assert found[found.code == "japan"].what.tolist() == ["funder", "organisation"]  # in 2 of 3
