"""The cards of each page, in reading order."""

from collections.abc import Callable
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
    """The cards of the page Funders: of all, or of one."""
    if funder := only(view.filters.funders):
        several = len(view.ask("by_arm", view.filters, funder)) > 1
        return [
            *made(view, BY_KIND, breakdowns.places, breakdowns.countries, PARTNERS.card),
            *([ARMS.card(view, funder)] if several else []),
            THEMES.card(view),
        ]
    return [FUNDERS.card(view, top=settings.TOP_FUNDERS), BY_FUNDER(view)]


def places(view: View) -> list[Card]:
    """The cards of the page Map."""
    return made(view, breakdowns.places, breakdowns.hosts)
