"""The measuring of the reader: its counts worked out by hand; the answers use codes that exist."""

from itertools import pairwise

import pytest

from dashboard import settings
from dashboard.ingest.article import Article
from dashboard.ingest.proposal import NewPlace, Proposal, Reading, RoleReading, Span
from dashboard.store.load import read_data
from tests.reader import cases, scores
from tests.reader.cases import Case, Values
from tests.reader.scores import Read, Tally

SPAN = Span(0, 4)


def values(**fields: str) -> Values:
    """Values of the fields named, none of all others."""
    empty = dict.fromkeys((*cases.FIELDS, "roles"), "")
    return {name: cases._values(cell) for name, cell in (empty | fields).items()}


ANSWERS = values(
    started_on="2024-03-11",
    countries="KAZ; KGZ; TJK",
    participants="27",
    kind="training",
    roles="unodc organiser; inl funder; caricc host; caricc organiser; ?Учебный центр «Маяк» partner",
)
READ = values(
    started_on="2024-03-14",
    countries="KAZ; KGZ; UZB; AFG",
    kind="training",
    roles="unodc organiser; inl partner; caricc organiser; wco partner",
)
ARTICLE = Article("Headline", "Text", published_on="2024-03-14")
STORY = Read(Case("t1", ARTICLE, ANSWERS), READ)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("started_on", Tally(0, 1, 1)),
        ("countries", Tally(2, 4, 3)),
        ("participants", Tally(0, 0, 1)),
        ("kind", Tally(1, 1, 1)),
        ("ended_on", Tally(0, 0, 0)),
    ],
)
def test_a_field_counts_what_is_equal(name: str, expected: Tally) -> None:
    assert scores.tally(STORY, scores.of(name)) == expected


def test_counts_are_summed_before_they_are_divided() -> None:
    total = Tally(2, 4, 3) + Tally(1, 1, 5)
    assert (total.precision, total.recall) == (3 / 5, 3 / 8)
    assert total.f1 == pytest.approx(6 / 13)
    assert (Tally().precision, Tally().recall, Tally().f1) == (1, 1, 1)


def test_bodies_count_whatever_their_role_and_roles_only_where_the_body_was_found() -> None:
    # read: unodc, inl, caricc, wco; answered: unodc, inl, caricc and the centre; only unodc has its roles
    assert scores.tally_organisations(STORY) == Tally(3, 4, 4)
    assert scores.tally_roles(STORY) == Tally(1, 3, 3)
    assert scores.tally(STORY, scores.funders) == Tally(0, 0, 1)


def test_a_day_of_publication_that_stands_as_an_event_date_is_found() -> None:
    assert scores.as_published(STORY) == {"2024-03-14"}
    rightly = Read(Case("t2", ARTICLE, values(started_on="2024-03-14")), READ)
    assert scores.as_published(rightly) == frozenset()


def test_an_answer_beyond_the_excerpt_is_not_missed_but_anything_wrong_still_counts() -> None:
    beyond = {"countries": frozenset({"TJK", "KGZ"}), "roles": frozenset({"inl funder", "caricc host"})}
    story = Read(Case("t3", ARTICLE, ANSWERS, beyond), READ)
    assert scores.tally(story, scores.of("countries")) == Tally(2, 4, 2)
    assert scores.tally(story, scores.funders) == Tally(0, 0, 0)
    assert scores.tally_roles(story) == Tally(2, 3, 3)  # caricc is right without its host; inl is no partner
    without = Read(story.case, values())
    assert scores.tally_organisations(without) == Tally(0, 0, 3)  # inl alone is beyond altogether


def test_names_that_the_data_lack_agree_in_another_case_and_spelling() -> None:
    proposal = Proposal(
        ARTICLE,
        (Reading("places", "tjk-khorugh", SPAN, "town"), Reading("countries", "TJK", SPAN, "country")),
        (RoleReading("", "Учебному центру «Маяк»", "partner", SPAN, "cue"),),
        (NewPlace({"place_id": "tjk-khorugh", "name": "Khorugh", "name_ru": "Хорог"}, SPAN),),
    )
    read = scores.read_values(proposal, ANSWERS | {"places": frozenset({"?Khorog/Khorugh"})})
    assert read["places"] == {"?Khorog/Khorugh"}
    assert read["roles"] == {"?Учебный центр «Маяк» partner"}
    other = scores.read_values(proposal, values(places="?Panjakent", roles="?Фонд «Свет» partner"))
    assert other["places"] == {"?Khorugh/Хорог"}
    assert other["roles"] == {"?Учебному центру «Маяк» partner"}


def test_half_of_the_words_decide_whether_a_name_that_the_data_lack_is_the_same() -> None:
    read = Proposal(ARTICLE, roles=(RoleReading("", "Ministry of Justice", "partner", SPAN, "cue"),))
    for name, is_same in (("Ministry of Justice of Utopia", True), ("Ministry for Youth and Sports", False)):
        roles = scores.read_values(read, values(roles=f"?{name} partner"))["roles"]
        assert (roles == {f"?{name} partner"}) is is_same


def test_what_differs_is_listed_with_both_values() -> None:
    assert scores.misses(STORY, scores.of("started_on")) == ("2024-03-14", "2024-03-11")
    assert scores.misses(STORY, scores.of("participants")) == ("–", "27")
    assert scores.misses(STORY, scores.of("kind")) is None


@pytest.mark.parametrize("path", [path for path in (cases.OPEN, cases.KEPT) if path.exists()])
def test_the_answers_are_codes_of_the_data_and_of_one_mind(path: cases.Path) -> None:
    data = read_data(settings.data_dir())
    known = {
        "host_countries": {row["code"] for row in data.rows("countries.csv")},
        "places": {row["place_id"] for row in data.rows("places.csv")},
        "kind": {row["code"] for row in data.rows("kinds.csv")},
        "themes": {row["code"] for row in data.rows("themes.csv")},
        "unodc_role": {row["code"] for row in data.rows("unodc_roles.csv")},
        "date_basis": {"stated", "inferred", "unknown"},
        "scope": {"national", "subregional", "regional", "global"},
    }
    known["countries"] = known["host_countries"]
    bodies = {row["organisation_id"] for row in data.rows("organisations.csv")}
    roles = {row["code"] for row in data.rows("roles.csv")}
    for case in cases.written(path):
        told = case.answers
        for name, codes in known.items():
            assert {value for value in told[name] if not value.startswith("?")} <= codes, (case.number, name)
        for body, role in (pair.rsplit(" ", 1) for pair in told["roles"]):
            assert role in roles and (body in bodies or body.startswith("?")), (case.number, body, role)
        assert told["host_countries"] <= told["countries"], case.number
        assert bool(told["started_on"]) == (told["date_basis"] != {"unknown"}), case.number
        assert not (told["online"] and told["places"]), case.number
        assert 55 <= len(case.article.words.split()) <= 200, case.number
        assert all(first < second for first, second in pairwise((*told["started_on"], *told["ended_on"])))
