"""Lists to choose from: found by any name people know, counted, and none chosen that was not meant."""

import pytest

from dashboard.analysis.filters import DEFAULT_ROLES, Filters
from dashboard.cards import names
from dashboard.cards.card import Ask
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
