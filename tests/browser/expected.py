"""What the app has to show and to give, by the functions it calls."""

import re

from dashboard.analysis.filters import Filters
from dashboard.cards import names, page_list
from dashboard.cards.card import Ask, View
from dashboard.export.exhibit import Exhibit, exhibit
from tests.browser.visit import Visit


def view_at(ask: Ask, address: str) -> View:
    """The view of an address that knows all it says."""
    view, ignored = names.view_at(ask, address)
    assert ignored == []
    return view


def exhibit_at(ask: Ask, address: str, card: str) -> Exhibit:
    view = view_at(ask, address)
    return exhibit(view.ask, page_list.cards(view)[card])


def number(ask: Ask, **chosen: object) -> int:
    """How many events a filter chooses."""
    return int(ask("totals", Filters(**chosen)).events.iloc[0])


def events(visit: Visit) -> int:
    """How many events the page says there are: the number that its sentence stresses."""
    found = re.search(r"\d+", visit.page.locator(".sentence em").first.inner_text().replace("\u202f", ""))
    return int(found[0]) if found else 0
