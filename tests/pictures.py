"""Every chart of the real data as an exhibit, made once for all tests."""

from dashboard.cards import names, page_list
from dashboard.cards.card import Ask
from dashboard.export.exhibit import Exhibit, exhibit

WALK = (
    "/",
    "/trends",
    "/countries",
    "/countries?section=partners",
    "/countries?section=partners&pairs=network",
    "/countries?org=osce",
    "/funders?funder=usa-government",
    "/map",
    "/?country=TJK&against=country:KGZ",
)


def one_of_each(ask: Ask) -> dict[str, Exhibit]:
    """One exhibit a question, from the pages that show it."""
    found: dict[str, Exhibit] = {}
    for address in WALK:
        view, ignored = names.view_at(ask, address)
        assert ignored == []
        for card in page_list.cards(view).values():
            if card.question not in found:
                found[card.question] = exhibit(ask, card)
    return found
