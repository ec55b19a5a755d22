"""What both engines are asked: every question under several filters, with its switches as pages have them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard import settings
from dashboard.analysis.filters import UNODC_ROLES, Filters
from dashboard.cards import listing
from dashboard.cards.card import Ask
from dashboard.charts.theme import ORDERS
from dashboard.store import sqlfiles
from tests.random_filters import drawn

Asked = Sequence[Mapping[str, Any]]  # the values of a question, one after another

FILTERS = {
    "all": Filters(),
    "narrow": Filters(date_from=date(2022, 1, 1), date_to=date(2024, 12, 31), countries=("UZB", "TKM")),
    "funder": Filters(funders=("usa-government",)),
    "words": Filters(words="Bördér “training”"),
    "undated": Filters(
        date_from=date(2019, 3, 15), date_to=date(2021, 6, 30), undated=True, roles=UNODC_ROLES
    ),
    "nowhere": Filters(countries=("online", "none")),
    "alone": Filters(funders=("usa-government",), partners=("none",)),
}
BEHIND = {  # a bar of each breakdown
    "lag": "week", "type": "none", "newcomer": "2019", "returned": "2019", "role": "osce:partner",
    "arm": "usa-government:funder", "pair": "osce:usa-government",
}  # fmt: skip
SPLITS = {  # how the timeline is split, and by which buckets
    "theme": ("month", ORDERS["theme"]), "kind": ("year", ORDERS["kind"]),
    "country": ("year", ["UZB", "TJK"]), "funder": ("quarter", ["usa-government", "jpn-government"]),
}  # fmt: skip


def with_random(ask: Ask) -> dict[str, Filters]:
    """The filters by name, and of many at random the one that says most and leaves events."""
    found = [chosen for chosen in drawn(ask, 200) if ask("totals", chosen).events[0]]
    return {**FILTERS, "random": max(found, key=lambda chosen: len(chosen.query()))}


def switches(ask: Ask) -> dict[str, Asked]:
    """What each question is asked with besides a filter; a question that is not named has nothing else."""
    shown = [*ask("story_table", Filters(), 0, 2).event_id, "no-such-event"]
    stories = list(ask("listed_stories", Filters(), "newest", 0, 2).story_id)
    before = Filters(date_from=date(2019, 1, 1), date_to=date(2021, 12, 31))
    of_event: Asked = [{"event_id": event} for event in shown]
    most: Asked = [{"top": settings.TOP_ROLES}]
    sides: Asked = [{"second": before}, {"second": before, "third": Filters(countries=("KAZ",))}]
    return {
        "by_arm": [{"funder": "usa-government"}],
        "by_day": [{"year": 2024}],
        "by_organisation_role": most,
        "by_role": [{"organisation_id": "osce"}, {"organisation_id": "usa-government"}],
        "columns": [{"grain": "month"}, {"grain": "year", "before": before}],
        "event_detail": of_event,
        "event_roles": of_event,
        "event_neighbours": [{"wanted": "newest", **one} for one in of_event],
        "event_rows": [{"events": shown}],
        "event_stories": [{"events": shown}],
        "event_words": [{"events": shown}],
        "events_behind": [
            *({"breakdown": breakdown, "code": code} for breakdown, code in BEHIND.items()),
            {"breakdown": "filter", "code": "", "also": before},
        ],
        "events_of_sides": [*sides, {"second": before, "skip": 5, "top": 10}],
        "findable": [{"most": 10_000}, {"most": 0}],
        "funder_events": [{"funder": "usa-government"}],
        "funder_profile": [{"funder": "usa-government"}, {"funder": "inl"}],
        "listed_events": [{"wanted": wanted, "skip": 5, "top": 10} for wanted in listing.ORDERS],
        "listed_stories": [{"wanted": wanted, "skip": 5, "top": 10} for wanted in listing.STORY_ORDERS],
        "organisation_detail": [{"organisation_id": "osce"}, {"organisation_id": "usa-government"}],
        "organisation_pairs": most,
        "period_change": [{"before": before}],
        "sides_together": sides,
        "story_events": [{"stories": stories}],
        "story_table": [{}, {"skip": 5, "top": 10}],
        "theme_by_partner": most,
        "timeline": [
            {"grain": grain, "split": split, "shown": codes} for split, (grain, codes) in SPLITS.items()
        ],
        "undated": [{"grain": "month"}, {"grain": "year"}],
    }


def asked(question: str, switches: Asked, filters: Mapping[str, Filters]) -> list[Asked]:
    """All that a question is asked with, filter by filter; without one where it takes none."""
    if "filter" not in sqlfiles.describe(question).signature().parameters:
        return [switches]
    return [[{"filter": chosen, **switch} for switch in switches] for chosen in filters.values()]
