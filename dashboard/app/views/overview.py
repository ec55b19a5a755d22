"""Overview: what there is, at a glance."""

from dashboard import settings
from dashboard.app import cards, event_lists, page
from dashboard.cards.card import View


def show(view: View) -> None:
    """Timeline, map and countries, partners and funders, the newest events; a few events stand first."""
    page.opening(view)
    if made := page.cards_of(view):
        few = view.totals.events <= settings.NEWEST_EVENTS  # all of them fit the list
        if few:
            event_lists.newest(view.filters)
        cards.over_time(made)
        cards.row(made, "places_on_map", "by_country", widths=(1.1, 1))
        cards.rest(made)
        if not few:
            event_lists.newest(view.filters)
