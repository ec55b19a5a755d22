"""The cards of each page, in reading order."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from dashboard import settings
from dashboard.analysis import periods
from dashboard.analysis.filters import Filters
from dashboard.cards import breakdowns, partners, time, timeline
from dashboard.cards.breakdowns import ARMS, FUNDERS, KINDS, LAGS, PARTNERS, THEMES, TYPES
from dashboard.cards.card import Card, View, only

Maker = Callable[[View], Card]
SHOWN = 5  # events of a year from which on its months and days are shown, and events with a known lag
FEW = 5  # bars of a card on Overview, which shows the first of each
ALONE = ("map", "calendar", "network", "grid")  # kinds of charts that tell where or when, of one number too
BY_KIND = partial(timeline.timeline, part="kind")
BY_COUNTRY = partial(timeline.timeline, part="country")
BY_FUNDER = partial(timeline.timeline, part="funder")


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
    """The cards of a view that tell something, in this order."""
    return [one for one in (make(view) for make in makers) if tells(one)]


def tells(card: Card) -> bool:
    """Whether a chart says more than one number: one bar, or one column, says the headline again."""
    if card.chart.kind in ALONE:
        return True
    return sum(1 for one in card.chart.named() if one[1]) > 1


def over_time(view: View, *, forms: bool = False) -> list[Card]:
    """The main chart over time, and small ones of what it was about, where they tell something."""
    return [one for one in timeline.main(view, forms=forms) if tells(one)]


def overview(view: View) -> list[Card]:
    """The cards of the page Overview."""
    few = (partial(PARTNERS.card, top=FEW), partial(FUNDERS.card, top=FEW))
    return [*over_time(view), *made(view, breakdowns.places, breakdowns.countries, *few)]


def trends(view: View) -> list[Card]:
    """The cards of the page Trends."""
    both = compared(view)
    if both and not view.under(both[0]).totals.events:
        both = None  # its address would lead to a page of nothing
    lags = LAGS.card(view)
    return [
        *over_time(view, forms=True),
        time.period_change(view, *both) if both else THEMES.card(view),
        *_within_years(view),
        *made(view, KINDS.card),
        *([lags] if lags.chart.stated[0] >= SHOWN or not lags.chart.stated[1] else []),
    ]


def _within_years(view: View) -> list[Card]:
    """The years month by month, where there are two with enough events; the days of one with enough."""
    years = view.ask("totals_by_year", view.filters)
    found = []
    if (years.events >= SHOWN).sum() > 1:
        found.append(time.months_of_years(view))
    if len(years):
        days = time.by_day(view)
        found += [days] if sum(days.chart.numbers()) >= SHOWN else []
    return found


def countries(view: View) -> list[Card]:
    """The cards of the page Countries & partners, in each of its parts."""
    if organisation := only(view.filters.organisations):
        others = (breakdowns.places, THEMES.card, PARTNERS.card, FUNDERS.card)
        return [*over_time(view), breakdowns.roles(view, organisation), *made(view, *others)]
    if view.section == "partners":
        grids = (partners.organisation_pairs, partners.theme_by_partner)
        return made(view, partners.organisation_roles, TYPES.card, partners.partners_by_year, *grids)
    if only(view.filters.countries):
        return [*over_time(view), *made(view, breakdowns.places, KINDS.card, PARTNERS.card, FUNDERS.card)]
    return made(view, breakdowns.countries, breakdowns.theme_by_country, BY_COUNTRY)


def funders(view: View) -> list[Card]:
    """The cards of the page Funders: of all, of one, of two side by side."""
    chosen = view.filters.funders
    if funder := only(chosen):
        several = len(view.ask("by_arm", view.filters, funder)) > 1
        return [
            *over_time(view),
            *made(view, breakdowns.places, breakdowns.countries, PARTNERS.card),
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
