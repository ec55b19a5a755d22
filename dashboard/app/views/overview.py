"""Overview: what there is, at a glance."""

from dashboard.app import cards, event_lists, page
from dashboard.cards.card import View


def show(view: View) -> None:
    """Timeline, map and countries, partners and funders, the newest events."""
    page.opening(view)
    if made := page.cards_of(view):
        cards.over_time(made)
        cards.row(made, "places_on_map", "by_country", widths=(1.1, 1))
        cards.rest(made)
        event_lists.newest(view.filters)
