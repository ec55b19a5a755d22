"""The cards of each page, in reading order."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from dashboard import settings
from dashboard.analysis import periods
from dashboard.analysis.filters import Filters
from dashboard.cards import breakdowns, partners, time
from dashboard.cards.breakdowns import ARMS, FUNDERS, KINDS, LAGS, PARTNERS, THEMES, TYPES
from dashboard.cards.card import Card, View, only

Maker = Callable[[View], Card]
BY_THEME = partial(time.timeline, split="theme")
BY_KIND = partial(time.timeline, split="kind")
BY_COUNTRY = partial(time.timeline, split="country")
BY_FUNDER = partial(time.timeline, split="funder")


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


def made(view: View, *makers: Maker) -> list[Card]:
    """The cards of a view, in this order."""
    return [make(view) for make in makers]


def overview(view: View) -> list[Card]:
    """The cards of the page Overview."""
    first = (time.timeline, breakdowns.places, breakdowns.countries)
    return made(view, *first, PARTNERS.card, FUNDERS.card, THEMES.card, KINDS.card)


def trends(view: View) -> list[Card]:
    """The cards of the page Trends."""
    both = compared(view)
    if both and not view.under(both[0]).totals.events:
        both = None  # its address would lead to a page of nothing
    dated = len(view.ask("totals_by_year", view.filters)) > 0
    return [
        time.timeline(view, forms=True),
        time.period_change(view, *both) if both else THEMES.card(view),
        *(made(view, time.months_of_years, time.by_day) if dated else []),
        *made(view, KINDS.card, LAGS.card),
    ]


def countries(view: View) -> list[Card]:
    """The cards of the page Countries & partners, in each of its parts."""
    if organisation := only(view.filters.organisations):
        others = (BY_THEME, breakdowns.places, THEMES.card, PARTNERS.card, FUNDERS.card)
        return [breakdowns.roles(view, organisation), *made(view, *others)]
    if view.section == "partners":
        grids = (partners.organisation_pairs, partners.theme_by_partner)
        return made(view, partners.organisation_roles, TYPES.card, partners.partners_by_year, *grids)
    if only(view.filters.countries):
        return made(view, BY_THEME, breakdowns.places, KINDS.card, PARTNERS.card, FUNDERS.card)
    return made(view, breakdowns.countries, breakdowns.theme_by_country, BY_COUNTRY)


def funders(view: View) -> list[Card]:
    """The cards of the page Funders: of all, of one, of two side by side."""
    chosen = view.filters.funders
    if funder := only(chosen):
        several = len(view.ask("by_arm", view.filters, funder)) > 1
        return [
            *made(view, BY_KIND, breakdowns.places, breakdowns.countries, PARTNERS.card),
            *([ARMS.card(view, funder)] if several else []),
            THEMES.card(view),
        ]
    if are_two(chosen):
        return [card for funder in chosen for card in _one_of_two(alone(view, funder), funder)]
    return [FUNDERS.card(view, top=settings.TOP_FUNDERS), BY_FUNDER(view)]


def are_two(funders: tuple[str, ...]) -> bool:
    """Whether two funders are chosen, to be shown side by side; "not stated" is none."""
    return len(funders) == 2 and all(only((funder,)) for funder in funders)


def _one_of_two(view: View, funder: str) -> list[Card]:
    makers = (BY_KIND, THEMES.card, breakdowns.places) if view.totals.events else ()
    return [make(view, slot=funder) for make in makers]


def places(view: View) -> list[Card]:
    """The cards of the page Map."""
    return made(view, breakdowns.places, breakdowns.hosts)
