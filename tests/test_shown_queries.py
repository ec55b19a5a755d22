"""The query that a card shows, with what it is said to be bound to, gives the rows of the card."""

import json
from functools import cache

import pytest
from pandas.testing import assert_frame_equal
from streamlit.testing.v1 import AppTest

from dashboard.analysis import answers
from dashboard.analysis.answers import Database
from dashboard.analysis.filters import Filters
from dashboard.cards import names, page_list
from dashboard.cards.card import Ask, Card, View
from dashboard.store import sqlfiles
from tests.drawings import QUESTIONS
from tests.test_address import Visit, build, run, visit

__all__ = ["build", "visit"]
CHOSEN = (Filters(), Filters(funders=("us",)), Filters(organisations=("osce",)))


@cache
def cards_of(ask: Ask) -> dict[str, Card]:
    known = names.known(names.options(ask))
    views = [
        View(ask, chosen, known, page, {"section": section})
        for chosen in CHOSEN
        for page, own in page_list.PAGES.items()
        if own.cards
        for section in ("countries", "partners")
    ]
    compared = names.view_at(ask, "/?country=UZB&against=country:TKM")[0]
    return {card.question: card for view in (compared, *views) for card in page_list.cards(view).values()}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_query_with_its_parameters_gives_the_rows_of_the_card(
    db: Database, ask: Ask, question: str
) -> None:
    card = cards_of(ask)[question]
    values = answers.parameters(question, card.filters, *card.arguments)
    with db.cursor() as cursor:
        rows = cursor.execute(sqlfiles.text(question), values).df()
    assert_frame_equal(rows, ask(question, card.filters, *card.arguments))


def test_the_dialog_binds_the_timeline_to_parameters_there_are(visit: Visit) -> None:
    app: AppTest = visit("")
    run(app.button(key="data-timeline").click())
    bound = next(json.loads(code.value) for code in app.code if code.language == "json")
    assert set(bound) == {"filter", "grain", "split", "shown"}
    assert (bound["grain"], bound["split"]) == ("year", "theme")
