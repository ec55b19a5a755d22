"""Trends: is it more or less than before, and why."""

from dashboard.app import cards, event_lists, page
from dashboard.cards.card import View


def show(view: View) -> None:
    """The period in words, the timeline in its forms, the years laid over each other, days and lag."""
    page.opening(view)
    if made := page.cards_of(view):
        cards.over_time(made, brush=True)
        cards.row(made, "period_change by_theme", "months_of_years")
        if "by_day" in made:
            cards.draw(made.pop("by_day"))
        cards.rest(made)
        event_lists.newest(view.filters)
