"""Every page under many filters and switches, without Streamlit: its words, its cards, its figures."""

import re

from dashboard.cards import names, page_list
from dashboard.cards.card import View
from dashboard.charts import figures
from dashboard.charts.theme import DARK, LIGHT, Palette
from tests.clicking import SWITCHES
from tests.laws import events
from tests.remember import Source
from tests.sentences import noun

PAGES = tuple(page_list.PAGES)


def test_no_page_raises_and_each_says_its_number_whatever_is_chosen(source: Source) -> None:
    known = names.known(names.options(source.ask))
    drawn: set[str] = set()
    for number, chosen in enumerate(source.filters):
        for place, page in enumerate(PAGES):
            view = View(source.ask, chosen, known, page, SWITCHES[(number + place) % len(SWITCHES)])
            headline, lead = page_list.opening(view)
            said = "".join(headline).replace("\u202f", "")
            wanted = events(source.ask, chosen) or "No"
            assert re.search(rf"(?<![0-9]){wanted} {noun(said, chosen)}", said), (page, chosen)
            assert not re.search(r"\bnan\b|\bNone\b(?! of them)|[{}]", said + lead), (page, chosen)
            again, ignored = names.view_at(source.ask, page_list.address(view))
            assert (again.filters, ignored) == (chosen, []), (page, chosen)
            if page_list.PAGES[page].cards and number % 4 == place % 4:
                drawn |= {card.question for card in page_list.cards(view).values()}
                draw(view, (LIGHT, DARK)[number % 2])
    assert len(drawn) > 15


def draw(view: View, palette: Palette) -> None:
    """Draw every card of a page."""
    for card in page_list.cards(view).values():
        rows = view.ask(card.question, card.filters, *card.arguments)
        figure = figures.figure(card.chart, palette)
        assert figure["data"] or not len(rows) or not view.totals.first_year > 0, card.id
