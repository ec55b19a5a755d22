"""Every chart of the real data as an exhibit, made once for all tests; every card of a view."""

from collections.abc import Callable
from dataclasses import replace

from dashboard.cards import breakdowns, names, page_list, pages, partners, time
from dashboard.cards.card import Ask, Card, View
from dashboard.export.exhibit import Exhibit, exhibit

WALK = (
    "/",
    "/trends",
    "/countries",
    "/countries?section=partners",
    "/countries?section=partners&pairs=network",
    "/countries?org=osce",
    "/funders?funder=usa-government",
    "/map",
)


def one_of_each(ask: Ask) -> dict[str, Exhibit]:
    """One exhibit a question, from the pages that show it."""
    found: dict[str, Exhibit] = {}
    for address in WALK:
        view, ignored = names.view_at(ask, address)
        assert ignored == []
        for card in page_list.cards(view).values():
            if card.question not in found:
                found[card.question] = exhibit(ask, card)
    return found


def controlled(view: View, page: str, **controls: str) -> View:
    return replace(view, page=page, controls=controls)


CARDS: dict[str, Callable[[View], Card]] = {
    "by_arm": lambda view: breakdowns.arms(view, "usa-government"),
    "by_country": breakdowns.countries,
    "by_day": time.by_day,
    "by_funder": breakdowns.funders,
    "by_host": breakdowns.hosts,
    "by_kind": breakdowns.kinds,
    "by_lag": time.by_lag,
    "by_organisation_role": partners.organisation_roles,
    "by_organisation_type": partners.organisation_types,
    "by_partner": partners.partners,
    "by_role": lambda view: partners.roles(view, "osce"),
    "by_theme": breakdowns.themes,
    "months_of_years": time.months_of_years,
    "organisation_pairs": partners.organisation_pairs,
    "organisation_pairs-network": lambda view: partners.organisation_pairs(
        controlled(view, "countries", section="partners", pairs="network")
    ),
    "partners_by_year": partners.partners_by_year,
    "period_change": lambda view: time.period_change(view, *pages.compared(view)),
    "places_on_map": breakdowns.places,
    "theme_by_country": breakdowns.theme_by_country,
    "theme_by_partner": partners.theme_by_partner,
    "timeline": time.timeline,
    "timeline-multiples": lambda view: time.timeline(
        controlled(view, "trends", form="multiples"), forms=True
    ),
}
