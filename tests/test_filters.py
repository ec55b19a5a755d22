"""What each filter means on the small data set, and how it travels through the address."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.addresses import from_query, parse_day
from dashboard.analysis.filters import FACETS, MAX_WORDS, Filters, tidy
from dashboard.analysis.periods import period_days
from dashboard.cards.card import Ask
from tests.random_filters import filters, known

DEFAULT = {
    "turkmen", "province", "abroad", "two-hosts", "two-themes", "new-year", "month-only",
    "shared-story", "no-place", "year-only", "hostile", "cyrillic", "undated",
}  # fmt: skip
MENTIONED = {"mentioned", "undated-mentioned"}


def found(ask: Ask, **fields: object) -> set[str]:
    """Ids of the events a filter shows, which are as many as the totals say."""
    chosen = Filters(**fields)  # type: ignore[arg-type]
    ids = ask("story_table", chosen).event_id.tolist()
    assert len(ids) == len(set(ids)) == ask("totals", chosen).events[0]
    return set(ids)


# UNODC's role


def test_the_default_shows_what_unodc_leads_or_takes_part_in(ask: Ask) -> None:
    assert found(ask) == DEFAULT


def test_roles_can_be_shown_alone_and_together(ask: Ask) -> None:
    assert found(ask, roles=("mentioned",)) == MENTIONED
    assert found(ask, roles=("partner",)) == {"abroad", "turkmen", "shared-story", "month-only"}
    assert found(ask, roles=("lead", "partner", "mentioned")) == DEFAULT | MENTIONED


# Period


@pytest.mark.parametrize(
    ("start", "end", "inside", "undecided"),
    [
        # A month lies inside if all of it does; year-only and undated may lie anywhere in it.
        (date(2023, 7, 16), date(2023, 12, 31), {"shared-story", "new-year", "month-only"},
         {"year-only", "undated"}),
        # One day short of December: the month can no longer be said to be inside.
        (date(2023, 7, 16), date(2023, 12, 30), {"shared-story", "new-year"},
         {"month-only", "year-only", "undated"}),
        (date(2023, 7, 16), date(2023, 11, 30), {"shared-story"}, {"year-only", "undated"}),
        # A whole year decides about the year; new-year begins in 2023 and only ends in 2024.
        (date(2023, 1, 1), date(2023, 12, 31),
         {"new-year", "year-only", "no-place", "shared-story", "month-only"}, {"undated"}),
        (date(2024, 1, 1), date(2024, 12, 31),
         {"two-hosts", "abroad", "turkmen", "two-themes", "province"}, {"undated"}),
        # Open at one end; both ends belong to the period.
        (date(2024, 9, 1), None, {"province", "turkmen"}, {"undated"}),
        (date(2024, 9, 2), None, {"turkmen"}, {"province", "undated"}),
        (None, date(2022, 6, 30), {"hostile", "cyrillic"}, {"undated"}),
        (None, date(2022, 6, 29), set(), {"cyrillic", "undated"}),
        (date(2024, 2, 29), date(2024, 2, 29), {"two-themes"}, {"undated"}),
        (date(1990, 1, 1), date(1990, 1, 1), set(), {"undated"}),
    ],
)  # fmt: skip
def test_period(
    ask: Ask, start: date | None, end: date | None, inside: set[str], undecided: set[str]
) -> None:
    assert found(ask, date_from=start, date_to=end) == inside
    assert found(ask, date_from=start, date_to=end, undated=True) == inside | undecided
    left_out = ask("totals", Filters(date_from=start, date_to=end)).undecided_left_out[0]
    assert left_out == len(undecided)


def test_without_a_period_undated_events_are_shown(ask: Ask) -> None:
    assert "undated" in found(ask) and found(ask) == found(ask, undated=True)


# Countries


@pytest.mark.parametrize(
    ("codes", "hosted", "took_part"),
    [
        (("KAZ",), {"no-place", "shared-story"},
         {"no-place", "shared-story", "new-year", "abroad", "month-only"}),
        (("AUT",), {"abroad"}, {"abroad"}),
        (("AFG",), {"month-only"}, {"month-only", "two-hosts"}),
        (("other",), {"abroad", "month-only"}, {"abroad", "month-only", "two-hosts"}),
        (("none",), {"year-only"}, {"year-only"}),
        (("KGZ", "none"), {"cyrillic", "year-only"}, {"cyrillic", "year-only"}),
        (("JPN",), {"abroad"}, {"abroad"}),
        (("USA",), set(), set()),
    ],
)  # fmt: skip
def test_countries_hosting_or_taking_part(
    ask: Ask, codes: tuple[str, ...], hosted: set[str], took_part: set[str]
) -> None:
    assert found(ask, countries=codes) == hosted
    assert found(ask, countries=codes, taking_part=True) == took_part


# Themes, kinds, places, languages


def test_several_codes_of_one_filter_widen_several_filters_narrow(ask: Ask) -> None:
    control, cyber = "drug_control_and_trafficking", "cybercrime"
    both = {"two-hosts", "province"}
    drugs = {"two-hosts", "undated", "turkmen", "two-themes", "no-place", "province"}
    assert found(ask, themes=(cyber,)) == both
    assert found(ask, themes=(control,)) == found(ask, themes=(control, cyber)) == drugs
    assert found(ask, themes=(control,), kinds=("handover",)) == {"undated", "no-place", "province"}
    assert found(ask, themes=("forensics",)) == set()


def test_kinds(ask: Ask) -> None:
    assert found(ask, kinds=("publication", "workshop")) == {"year-only", "two-hosts", "turkmen"}


def test_places_of_every_precision_and_none(ask: Ask) -> None:
    assert found(ask, places=("tajikistan",)) == {"undated", "province"}
    assert found(ask, places=("none",)) == {"year-only", "no-place"}
    assert found(ask, places=("farap",)) == found(ask, places=("alat",)) == {"two-hosts"}


def test_languages_of_any_story_of_the_event(ask: Ask) -> None:
    assert found(ask, languages=("tk",)) == {"turkmen"}
    assert found(ask, languages=("ru",)) == {"new-year", "two-hosts", "undated", "cyrillic", "shared-story"}


def test_told_only_in_a_language_leaves_out_what_is_told_in_another_too(ask: Ask) -> None:
    assert found(ask, languages=("ru",), only_languages=True) == {"undated", "cyrillic"}


# Organisations


def test_a_funder_is_found_by_itself_and_by_all_it_is_an_arm_of(ask: Ask) -> None:
    inl = {"new-year", "two-hosts", "month-only"}
    assert found(ask, funders=("us-inl",)) == inl
    assert found(ask, funders=("us-state",)) == inl | {"hostile"}
    assert found(ask, funders=("us",)) == inl | {"hostile", "two-themes"}
    assert found(ask, funders=("japan",)) == {"two-hosts", "undated"}  # supporter of no-place only


def test_funder_not_stated(ask: Ask) -> None:
    none = {"abroad", "year-only", "cyrillic", "turkmen", "no-place", "shared-story", "province"}
    assert found(ask, funders=("none",)) == none
    assert found(ask, funders=("none", "japan")) == none | {"two-hosts", "undated"}
    assert found(ask, funders=("unodc",)) == set()


def test_partners_are_all_but_funders_and_unodc(ask: Ask) -> None:
    assert found(ask, partners=("japan",)) == {"no-place"}
    assert found(ask, partners=("tk-customs",)) == {"two-hosts", "turkmen"}
    assert found(ask, partners=("unodc",)) == found(ask, partners=("unodc-roca",)) == set()
    assert found(ask, partners=("none",)) == {"year-only", "undated", "province"}
    assert found(ask, partners=("us",)) == set()


# Free text


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        # title and a partner's name; summary and headline; the headline of a story it shares
        ("customs", {"two-hosts", "turkmen", "abroad"}),
        ("CUSTOMS", {"two-hosts", "turkmen", "abroad"}),
        ("talks customs", {"turkmen"}),  # every word, in any order
        ("customs nowhere", set()),
        ("ustom", {"two-hosts", "turkmen", "abroad"}),  # part of a word
        ("stronger", {"new-year"}),  # only in a headline
        ("Ёлки", {"cyrillic"}),
        ("елки", {"cyrillic"}),  # ё as е
        ("ЁЛКИ В ОШЕ", {"cyrillic"}),
        ("йод", {"cyrillic"}),
        ("иод", {"cyrillic"}),  # й as и
        ("ташкент", {"new-year", "two-themes"}),  # a place's Russian name
        ("ОБСЕ", {"abroad", "shared-story"}),  # an organisation's Russian name
        ("бюро по борьбе", {"new-year", "two-hosts", "month-only"}),  # an alias
        ("INL", {"new-year", "two-hosts", "month-only"}),  # an acronym
        ("şekerli", {"turkmen"}),
        ("sekerli SÜYT", {"turkmen"}),
        ("ýüpek", {"turkmen"}),
        ("gumruk", {"two-hosts", "turkmen"}),  # an alias without its letters
        ("çärjew", {"hostile", "turkmen"}),  # an alias of Türkmenabat
        ("nobodys", set()),  # an organisation without a role
        ("=1+1", {"hostile"}),
        ("<script>", {"hostile"}),
        ("$\\alpha$;", {"hostile"}),
        ("%", {"hostile"}),  # no wildcard
        ("_\\", {"hostile"}),
        ("100%_\\ 'quoted'", {"hostile"}),
        ("'; drop table events; --", set()),
        ("👩‍🚒", set()),
        ("'", DEFAULT),  # an apostrophe is left out of the search, as in oʻzbek and o'zbek
        ("   ", DEFAULT),
    ],
)
def test_search(ask: Ask, words: str, ids: set[str]) -> None:
    assert found(ask, words=words) == ids


@given(st.text(max_size=30))
def test_any_text_can_be_searched_for(ask: Ask, words: str) -> None:
    assert found(ask, words=words) <= DEFAULT


# The address


def test_the_default_filter_leaves_the_address_empty() -> None:
    assert Filters().query() == {}


def test_every_field_stands_in_the_address_in_neutral_codes(ask: Ask) -> None:
    chosen = Filters(
        date_from=date(2023, 1, 1), date_to=date(2023, 12, 31), undated=True,
        countries=("UZB", "other"), taking_part=True, themes=("cybercrime",), kinds=("training",),
        funders=("us", "none"), partners=("osce",), places=("osh",), roles=("mentioned",),
        languages=("ru",), words="Ёлки & йод",
    )  # fmt: skip
    assert chosen.query() == {
        "from": "2023-01-01", "to": "2023-12-31", "undated": "1", "as": "part",
        "country": "UZB,other", "theme": "cybercrime", "kind": "training", "funder": "us,none",
        "partner": "osce", "place": "osh", "role": "mentioned", "lang": "ru", "q": "Ёлки & йод",
    }  # fmt: skip
    assert from_query(chosen.query(), known(ask)) == (chosen, [])


@given(st.data())
def test_the_address_restores_any_filter(ask: Ask, data: st.DataObject) -> None:
    codes = known(ask)
    chosen = data.draw(filters(codes, words=st.text(max_size=2 * MAX_WORDS)))
    assert tidy(chosen) == chosen
    assert from_query(chosen.query(), codes) == (chosen, [])


def test_what_is_not_known_is_left_out_and_named(ask: Ask) -> None:
    query = {
        "from": "2023-13", "to": "tomorrow", "undated": "yes", "as": "host", "funder": "us,atlantis,japan",
        "theme": "DANCE", "country": "UZB,UZB,,uzb", "role": "boss", "lang": "",
    }  # fmt: skip
    chosen, ignored = from_query(query, known(ask))
    assert chosen == Filters(funders=("us", "japan"), countries=("UZB",))
    assert ignored == [
        "country=uzb", "theme=DANCE", "funder=atlantis", "role=boss",
        "from=2023-13", "to=tomorrow", "undated=yes", "as=host",
    ]  # fmt: skip


def test_a_filter_has_one_form() -> None:
    assert tidy(Filters(roles=("mentioned", "lead"))).roles == ("lead", "mentioned")
    assert tidy(Filters(roles=())) == Filters()
    assert tidy(Filters(undated=True)) == Filters()  # without a period nothing is undecided
    assert tidy(Filters(words="  two \n words ")).words == "two words"
    cut = "w" * (MAX_WORDS - 1)
    assert tidy(Filters(words=f"{cut} more")).words == cut


def test_a_vague_period_reaches_to_its_ends(ask: Ask) -> None:
    chosen, ignored = from_query({"from": "2023", "to": "2024-02"}, known(ask))
    assert (chosen.date_from, chosen.date_to) == (date(2023, 1, 1), date(2024, 2, 29))
    assert ignored == []


def test_a_period_the_wrong_way_round_is_turned(ask: Ask) -> None:
    chosen, _ = from_query({"from": "2024-03-05", "to": "2023-01-02"}, known(ask))
    assert (chosen.date_from, chosen.date_to) == (date(2023, 1, 2), date(2024, 3, 5))


KEYS = st.sampled_from([*(facet.parameter for facet in FACETS), "event", "x"])
VALUES = st.one_of(
    st.text(max_size=200),
    st.lists(st.text(max_size=8) | st.sampled_from(["us", "UZB", "lead", "none"])).map(",".join),
    st.from_regex(r"\A\d{1,5}(-\d{1,3}){0,3}\Z"),
)


@given(st.dictionaries(KEYS, VALUES))
def test_no_address_breaks_anything(ask: Ask, query: dict[str, str]) -> None:
    codes = known(ask)
    chosen, ignored = from_query(query, codes)
    assert tidy(chosen) == chosen and len(chosen.words) <= MAX_WORDS
    assert all("=" in pair for pair in ignored)
    assert from_query(chosen.query(), codes) == (chosen, [])
    assert ask("totals", chosen).events[0] == len(ask("story_table", chosen))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3)),
        *((text, None, None) for text in ("", "2023-02-29", "2024-13", "2024-00", "0000", "24",
                                          "2024-1-1", "2024-01-01 ", "٢٠٢٤", "1e3")),
    ],
)  # fmt: skip
def test_parse_day(text: str, first: date | None, last: date | None) -> None:
    assert parse_day(text) == first and parse_day(text, last=True) == last


def test_period_days() -> None:
    assert period_days(2024) == (date(2024, 1, 1), date(2024, 12, 31))
    assert period_days(2024, 2, 1) == (date(2024, 2, 1), date(2024, 2, 29))
    assert period_days(2023, 11, 3) == (date(2023, 11, 1), date(2024, 1, 31))
    assert period_days(2024, 10, 3) == (date(2024, 10, 1), date(2024, 12, 31))
