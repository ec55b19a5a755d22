"""The pages, each said once: path, title, charts, and what it says first; its view is named as its path."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dashboard.analysis import gaps
from dashboard.analysis.addresses import AGAINST
from dashboard.cards import card, compare, openings, pages
from dashboard.cards.card import SECTIONS, Card, View
from dashboard.words import N_, _, joined, listed

Cards = dict[str, Card]  # id of a card -> the card


@dataclass(frozen=True)
class Page:
    """One page; one without `cards` has no charts and no files, `sections` are its parts by code."""

    path: str
    title: str
    cards: Callable[[View], list[Card]] | None = None
    opening: Callable[[View], openings.Opening] = openings.plain
    sections: Mapping[str, str] = field(default_factory=dict)

    @property
    def view(self) -> str:
        """The name of its module in the app."""
        return self.path or "overview"

    def controls(self) -> list[dict[str, str]]:
        """How each of its parts is shown, in the address."""
        return [{}, *({"section": section} for section in list(self.sections)[1:])]


PAGES = {
    page.path: page
    for page in (
        Page("", N_("Overview"), pages.overview),
        Page("trends", N_("Trends"), pages.trends, openings.trends),
        Page("countries", N_("Countries & partners"), pages.countries, openings.countries, SECTIONS),
        Page("funders", N_("Funders"), pages.funders, openings.funders),
        Page("map", N_("Map"), pages.places),
        Page("stories", N_("Stories")),
        Page("about", N_("About the data")),
    )
}


def page_of(view: View) -> Page:
    """The page of a view; an address may name one that is not there, which has no charts."""
    return PAGES.get(view.page, Page(view.page, ""))


def cards(view: View) -> Cards:
    """The charts of the page of a view; none without events, and on pages without charts."""
    make = page_of(view).cards
    if make and view.sides:
        make = compare.cards
    return {one.id: one for one in make(view)} if make and events(view) else {}


def events(view: View) -> int:
    """The events of a view, of all sides where it compares, each counted once."""
    return compare.events(view) if view.sides else int(view.totals.events)


def has_charts(view: View) -> bool:
    """Whether the page of a view has charts at all, and events to show in them."""
    return bool(page_of(view).cards and events(view))


def address(view: View) -> str:
    """The address of the page of a view with how all its charts are shown."""
    shown = {
        name: value
        for one in cards(view).values()
        for name, value in one.shown
        if name in one.controls or name in ("section", AGAINST)
    }
    return card.address(view.page, view.filters, shown)


def opening(view: View) -> openings.Opening:
    """Headline and lead of the page of a view, with what the filter's switches keep out."""
    if view.sides:
        return compare.opening(view)
    headline, lead = page_of(view).opening(view)
    if left_out := gaps.left_out(view.totals):
        lead = joined(lead, _("Not counted: {events}.", events=listed(left_out)))
    return headline, lead


def name(view: View) -> str:
    """What the page of a view is called in the menu; empty for a page that is not there."""
    title = page_of(view).title
    if view.sides and title:
        return _("{page} · comparison", page=_(title))
    return _(title) if title else ""


def title(view: View) -> str:
    """What a view is called: its page, or the part of it that is shown."""
    page = page_of(view)
    words = page.sections[view.section] if page.sections else page.title
    return _(words) if words else ""
