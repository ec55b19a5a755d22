"""The rows a proposal would become: codes, cells, a skeleton of our own words."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.ingest.article import Article
from dashboard.ingest.decisions import NewEvent, decided
from dashboard.ingest.drafts import Draft, drafted
from dashboard.ingest.proposal import Proposal, Reading, RoleReading, Span
from dashboard.ingest.tables import Tables
from dashboard.store.files import read_files
from dashboard.store.load import parsed
from tests.ingest.decided import REAL, WHEN

TODAY = date(2026, 11, 28)
TEXT = "UNODC taught\n19 officers in Termez on 26 March 2024."


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables.of(parsed(read_files(REAL)))


def proposal() -> Proposal:
    values = {
        "started_on": "2024-03-26",
        "kind": "training",
        "themes": "border_and_container_control",
        "scope": "national",
        "unodc_role": "lead",
        "host_countries": "UZB",
        "countries": "UZB",
        "places": "uzb-termez",
        "participants": "19",
        "language": "en",
    }
    readings = tuple(Reading(column, value, Span(0, 5), "test") for column, value in values.items())
    role = RoleReading("unodc", "UNODC", "organiser", Span(15, 30), "test")
    unknown = RoleReading("", "The Guild of Tryers", "partner", Span(0, 3), "test")
    return Proposal(Article("Officers learn", TEXT, publisher="A paper"), readings, (role, unknown))


def test_a_proposal_as_it_stands_becomes_rows_that_the_build_takes(tables: Tables) -> None:
    draft = drafted(proposal(), tables, TODAY)
    assert draft.event["event_id"] == "2024-03-border-and-container-control-training-termez"
    assert draft.event["title"] == "Training on border and container control in Termez"
    assert draft.event["summary"] == "With 19 people taking part; named are UNODC."
    assert (draft.event["date_basis"], draft.event["stories"]) == ("stated", "added-0001")
    assert (draft.story["added_on"], draft.story["language"]) == ("2026-11-28", "en")
    [role] = draft.roles
    assert (role["organisation_id"], role["words"]) == ("unodc", "UNODC taught 19")
    after = decided(read_files(REAL), NewEvent(draft, "A"), WHEN)
    again = drafted(proposal(), Tables.of(parsed(after)), TODAY)
    assert (again.story["story_id"], again.event["event_id"]) == (
        "added-0002",
        f"{draft.event['event_id']}-2",
    )


def test_what_was_not_read_stays_empty(tables: Tables) -> None:
    draft: Draft = drafted(replace(proposal(), readings=(), roles=()), tables, TODAY)
    assert (draft.event["started_on"], draft.event["date_basis"]) == ("", "unknown")
    assert (draft.event["title"], draft.event["summary"], draft.roles) == ("Event", "Event.", ())


def test_a_day_that_is_inferred_is_said_to_be(tables: Tables) -> None:
    read = proposal()
    readings = tuple(replace(reading, inferred=reading.column == "started_on") for reading in read.readings)
    assert drafted(replace(read, readings=readings), tables, TODAY).event["date_basis"] == "inferred"
