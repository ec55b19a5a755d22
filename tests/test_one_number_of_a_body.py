"""One body has one number: in breakdowns, lists, grids, roles, profiles and clicks, under any filter."""

import csv
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards import breakdowns, names, partners
from dashboard.cards.card import View
from dashboard.cards.clicks import Behind, click
from dashboard.store import database
from tests.conftest import FIXTURE

ALL = 1000
CHOSEN = [
    Filters(),
    Filters(roles=("lead", "partner", "mentioned")),
    Filters(date_from=date(2023, 1, 1), date_to=date(2024, 6, 30), undated=True),
    Filters(countries=("UZB",)),
    Filters(kinds=("training",), countries=("UZB", "TKM"), taking_part=True),
    Filters(funders=("none",)),
]


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The small data with an academy of the OSCE, which hosts two events, and an embassy of Japan."""
    data = Path(shutil.copytree(FIXTURE, tmp_path_factory.mktemp("offices") / "data"))
    with (data / "organisations.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            [
                ["osce-academy", "OSCE Academy in Bishkek", "", "", "80", "KGZ", "osce", ""],
                ["japan-embassy", "Embassy of Japan in Tajikistan", "", "", "10", "JPN", "japan", ""],
            ]
        )
    with (data / "events.csv").open(encoding="utf-8") as file:
        story = {row["event_id"]: row["stories"].split("; ")[0] for row in csv.DictReader(file)}
    with (data / "event_organisations.csv").open(encoding="utf-8") as file:
        columns = next(csv.reader(file))
    with (data / "event_organisations.csv").open("a", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        for event, organisation in (
            ("two-themes", "osce-academy"),
            ("shared-story", "osce-academy"),  # of which the OSCE is a partner itself
            ("undated", "japan-embassy"),  # which Japan funds
        ):
            lines.writerow(
                {
                    "event_id": event,
                    "organisation_id": organisation,
                    "role": "host",
                    "basis": "stated",
                    "story_id": story[event],
                    "words": "was the host",
                }
            )
    with database.open_database(database.build(data, tmp_path_factory.mktemp("built")).path) as db:
        yield db


def events(db: Database, chosen: Filters) -> int:
    return int(answers.ask(db, "totals", chosen).events[0])


def number(db: Database, question: str, code: str, *arguments: object) -> tuple[int, str]:
    rows = answers.ask(db, question, Filters(), *arguments).query("code == @code")
    return int(rows.events.iloc[0]), str(rows.arms.iloc[0])


def test_an_office_counts_under_its_organisation_and_an_embassy_for_itself(offices: Database) -> None:
    # abroad and shared-story of the OSCE itself, two-themes of its academy; both of them in shared-story.
    assert number(offices, "by_partner", "osce") == (3, "OSCE Academy in Bishkek")
    assert (
        events(offices, Filters(partners=("osce",))) == events(offices, Filters(organisations=("osce",))) == 3
    )
    assert events(offices, Filters(partners=("osce-academy",))) == 2  # and can be chosen alone
    assert number(offices, "by_partner", "japan-embassy") == (1, "")
    assert number(offices, "by_partner", "japan") == (1, "")  # no-place, as a supporter
    roles = answers.ask(offices, "by_role", Filters(), "osce")
    assert dict(zip(roles.code, roles.events, strict=True)) == {"host": 2, "organiser": 1, "partner": 1}
    grid = answers.ask(offices, "by_organisation_role", Filters(), ALL).query("code == 'osce'")
    assert dict(zip(grid.role, grid.events, strict=True)) == {"host": 2, "organiser": 1, "partner": 1}
    assert set(grid.total) == {3} and set(grid.arms) == {"OSCE Academy in Bishkek"}


def test_as_a_funder_an_arm_counts_under_its_government(db: Database) -> None:
    assert number(db, "by_funder", "us") == (5, "INL, United States Department of State")
    assert events(db, Filters(funders=("us",))) == events(db, Filters(organisations=("us",))) == 5
    assert events(db, Filters(funders=("us-inl",))) == 3
    grid = answers.ask(db, "by_organisation_role", Filters(), ALL)
    assert not {"us-inl", "us-state"} & set(grid.code)
    assert set(grid[grid.code == "us"].total) == {5}


def test_the_family_of_a_funder_is_not_its_partner(offices: Database) -> None:
    of_japan = Filters(funders=("japan",))  # two-hosts with two partners, undated with its own embassy
    found = answers.ask(offices, "by_partner", of_japan)
    assert dict(zip(found.code, found.events, strict=True)) == {"tk-customs": 1, "uz-moi": 1, "none": 1}
    alone = Filters(funders=("japan",), partners=("none",))
    assert list(answers.ask(offices, "story_table", alone).event_id) == ["undated"]
    assert answers.ask(offices, "totals", of_japan).organisations[0] == 2
    assert events(offices, Filters(partners=("none",))) == 2  # where no funder is chosen, the embassy is one
    types = answers.ask(offices, "by_organisation_type", of_japan)
    assert dict(zip(types.code, types.events, strict=True)) == {"10": 1, "none": 1}
    behind = answers.ask(offices, "events_behind", of_japan, "type", "none")
    assert list(behind.event_id) == ["undated"]


@pytest.mark.parametrize("data", ["offices", "real_db"])
@pytest.mark.parametrize("chosen", CHOSEN, ids=lambda chosen: str(chosen.query()))
def test_every_question_and_click_has_one_number(
    request: pytest.FixtureRequest, data: str, chosen: Filters
) -> None:
    db = request.getfixturevalue(data)
    view = View(lambda question, *rest: answers.ask(db, question, *rest), chosen, names.options(
        lambda question, *rest: answers.ask(db, question, *rest)))  # fmt: skip
    totals = answers.ask(db, "totals", chosen).iloc[0]
    partner = answers.ask(db, "by_partner", chosen).query("code != 'none'")
    funder = answers.ask(db, "by_funder", chosen).query("code != 'none'")
    assert (len(partner), len(funder)) == (totals.organisations, totals.funders)
    card = breakdowns.PARTNERS.card(view)
    for row in partner.head(12).itertuples():
        after = click(card, [[row.code, ""]], chosen)
        assert isinstance(after, Filters) and events(db, after) == row.events, row.code
    grid = answers.ask(db, "by_organisation_role", chosen, ALL)
    as_funder = grid[grid.role == "funder"].set_index("code").events.to_dict()
    assert as_funder == dict(zip(funder.code, funder.events, strict=True))
    card = partners.organisation_roles(view)
    for row in grid.head(25).itertuples():
        after = click(card, [[row.code, row.role]], chosen)
        assert isinstance(after, Behind)
        assert len(answers.ask(db, "events_behind", chosen, after.breakdown, after.code)) == row.events
    pairs = answers.ask(db, "organisation_pairs", chosen, ALL)
    whole = pairs[pairs.code == pairs.other_code].set_index("code").events.to_dict()
    assert whole == grid.set_index("code").total.to_dict()


BODIES = ["jpn-government", "eu", "usa-government", "osce"]


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_is_topmost_has_the_same_number_on_its_page(real_db: Database, body: str) -> None:
    total = answers.ask(real_db, "by_organisation_role", Filters(), ALL).query("code == @body").total.iloc[0]
    own = answers.ask(real_db, "by_role", Filters(), body)
    assert set(own.stated) == {total} == {events(real_db, Filters(organisations=(body,)))}
    profile = answers.ask(real_db, "funder_profile", Filters(), body).iloc[0]
    assert profile.as_funder == events(real_db, Filters(funders=(body,)))
    options = answers.ask(real_db, "filter_options").query("code == @body").set_index("dimension").events
    assert options["organisation"] == total
    assert options["partner"] == events(real_db, Filters(partners=(body,)))
    assert options["funder"] == events(real_db, Filters(funders=(body,)))
