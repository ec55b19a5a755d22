"""Overview: what there is, at a glance."""

from dashboard.app import cards, event_lists, page
from dashboard.cards.card import View


def show(view: View) -> None:
    """Numbers, timeline, map and countries, partners and funders, the newest events."""
    page.opening(view)
    page.at_a_glance(view)
    if made := page.cards_of(view):
        cards.draw(made["timeline"])
        cards.row(made, "places_on_map", "by_country", widths=(1.25, 1))
        cards.row(made, "by_partner", "by_funder")
        cards.row(made, "by_theme", "by_kind")
        event_lists.newest(view.filters)
