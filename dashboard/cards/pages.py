"""The cards of each page, in reading order."""

from dataclasses import replace

from dashboard import settings
from dashboard.analysis import periods
from dashboard.analysis.filters import Filters
from dashboard.cards import breakdowns, partners, time
from dashboard.cards.card import Card, View, only


def compared(view: View) -> tuple[Filters, Filters] | None:
    """The two periods that the page Trends compares."""
    return periods.compared(view.filters, view.totals.data_date.date(), thin_years(view))


def thin_years(view: View) -> list[int]:
    """The years of which few stories were found, by the rule of the data."""
    years = view.ask("coverage_years")
    return [int(year) for year in years.year[years.thin]]


def alone(view: View, funder: str) -> View:
    """The same view of this funder alone."""
    return view.under(replace(view.filters, funders=(funder,)))


def overview(view: View) -> list[Card]:
    """The cards of the page Overview."""
    return [
        time.timeline(view),
        breakdowns.places(view),
        breakdowns.countries(view),
        breakdowns.PARTNERS.card(view),
        breakdowns.FUNDERS.card(view),
        breakdowns.THEMES.card(view),
        breakdowns.KINDS.card(view),
    ]


def trends(view: View) -> list[Card]:
    """The cards of the page Trends."""
    both = compared(view)
    if both and not view.under(both[0]).totals.events:
        both = None  # its address would lead to a page of nothing
    dated = len(view.ask("totals_by_year", view.filters)) > 0
    return [
        time.timeline(view, forms=True),
        time.period_change(view, *both) if both else breakdowns.THEMES.card(view),
        *([time.months_of_years(view), time.by_day(view)] if dated else []),
        breakdowns.KINDS.card(view),
        breakdowns.LAGS.card(view),
    ]


def countries(view: View) -> list[Card]:
    """The cards of the page Countries & partners, in each of its parts."""
    if organisation := only(view.filters.organisations):
        return _organisation(view, organisation)
    if view.section == "partners":
        return [
            partners.organisation_roles(view),
            breakdowns.TYPES.card(view),
            partners.partners_by_year(view),
            partners.organisation_pairs(view),
            partners.theme_by_partner(view),
        ]
    if only(view.filters.countries):
        return [
            time.timeline(view, split="theme"),
            breakdowns.places(view),
            breakdowns.KINDS.card(view),
            breakdowns.PARTNERS.card(view),
            breakdowns.FUNDERS.card(view),
        ]
    return [
        breakdowns.countries(view),
        breakdowns.theme_by_country(view),
        time.timeline(view, split="country"),
    ]


def _organisation(view: View, organisation: str) -> list[Card]:
    return [
        breakdowns.roles(view, organisation),
        time.timeline(view, split="theme"),
        breakdowns.places(view),
        breakdowns.THEMES.card(view),
        breakdowns.PARTNERS.card(view),
        breakdowns.FUNDERS.card(view),
    ]


def funders(view: View) -> list[Card]:
    """The cards of the page Funders: of all, of one, of two side by side."""
    chosen = view.filters.funders
    if funder := only(chosen):
        arms = view.ask("by_arm", view.filters, funder)
        return [
            time.timeline(view, split="kind"),
            breakdowns.places(view),
            breakdowns.countries(view),
            breakdowns.PARTNERS.card(view),
            *([breakdowns.ARMS.card(view, funder)] if len(arms) > 1 else []),
            breakdowns.THEMES.card(view),
        ]
    if are_two(chosen):
        return [card for funder in chosen for card in _one_of_two(alone(view, funder), funder)]
    return [breakdowns.FUNDERS.card(view, top=settings.TOP_FUNDERS), time.timeline(view, split="funder")]


def are_two(funders: tuple[str, ...]) -> bool:
    """Whether two funders are chosen, to be shown side by side; "not stated" is none."""
    return len(funders) == 2 and all(only((funder,)) for funder in funders)


def _one_of_two(view: View, funder: str) -> list[Card]:
    if not view.totals.events:
        return []
    return [
        time.timeline(view, split="kind", slot=funder),
        breakdowns.THEMES.card(view, slot=funder),
        breakdowns.places(view, slot=funder),
    ]


def places(view: View) -> list[Card]:
    """The cards of the page Map."""
    return [breakdowns.places(view), breakdowns.hosts(view)]
