"""A visitor who does anything: chooses, types, clicks bars, changes pages, opens and closes events, reloads.

After each step all that a page says must agree: sentence, chips, address, cards, table and CSV. Many more
walks than the suite takes:

    python -m tests.app.walking --walks 1000 --seed 1
"""

import argparse
import csv
import io
import os
import random
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache as once
from functools import partial
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import settings
from dashboard.analysis import answers, filter_words
from dashboard.analysis.filters import Filters, tidy
from dashboard.app import cache, state
from dashboard.cards import names, page_list
from dashboard.cards.card import Ask, View
from dashboard.cards.clicks import click
from dashboard.export.table import csv_bytes
from dashboard.store import database
from tests.app.visit import all_html, chips, figure, go, is_drawn, lead, run, sentence, unfolded
from tests.clicking import points

STEPS = 6
WORDS = ("", "training", "Customs  talks", "наркотики", '"drug control"', "qo‘qon", "'", "zzzz")
PAGES = tuple(page_list.PAGES)
CONTROLS = {
    "grain": ["quarter", "month"],
    "split": ["theme", "country", "funder"],
    "form": ["multiples", "sum", "average"],
    "section": ["partners"],
}


class Walk:
    """One visit: the app, the page it is on, and the questions that say what must be seen."""

    def __init__(self, ask: Ask, chance: random.Random) -> None:
        self.ask, self.chance, self.path = ask, chance, ""
        self.names = names.known(names.options(ask))
        self.short = names.known(names.short(names.labels(ask)))
        self.app = unfolded(run(AppTest.from_file(str(settings.APP), default_timeout=60)))
        self.done: list[str] = []

    def step(self) -> None:
        """Do something, and see that all agrees."""
        kinds: list[Callable[[], None]] = [
            self.chooses, self.chooses, self.types, self.clicks, self.clicks, self.goes, self.goes,
            self.takes_away, self.opens, self.closes, self.reloads, self.shows_otherwise,
        ]  # fmt: skip
        act = self.chance.choice(kinds)
        self.done.append(act.__name__)
        act()
        self.agrees()

    def chooses(self) -> None:
        box = self.chance.choice(
            [one for one in self.app.multiselect if (one.key or "").startswith("filter-")]
        )
        field = (box.key or "").removeprefix("filter-")
        codes = [code for code in names.options(self.ask).get(field, {})]
        if codes:
            self.app = run(
                box.set_value(self.chance.sample(codes, min(len(codes), self.chance.randint(0, 2))))
            )

    def types(self) -> None:
        """Search for words, as the search box does, which AppTest cannot fill in."""
        chosen = replace(self.app.session_state[state.CURRENT], words=self.chance.choice(WORDS))
        self.app.session_state[state.CURRENT] = tidy(chosen)
        self.app = run(self.app)

    def clicks(self) -> None:
        cards = list(page_list.cards(self.view).values())
        if cards:
            card = self.chance.choice(cards)
            found = list(points(self.ask, card))
            if found:
                outcome = click(card, [list(self.chance.choice(found)[0])], self.chosen)
                if isinstance(outcome, Filters):  # what the app then does
                    self.app.session_state[state.CURRENT] = outcome
                    self.app = run(self.app)

    def goes(self) -> None:
        self.path = self.chance.choice(PAGES)
        self.app._page_hash = calc_hash(self.path)  # an empty one would keep the page
        self.app.query_params.clear()  # a click in the menu leads to a bare address
        self.app = run(self.app)

    def takes_away(self) -> None:
        found = [one for one in self.app.button if (one.key or "").startswith("chip-")]
        if found:
            self.app = run(self.chance.choice(found).click())

    def opens(self) -> None:
        table = self.ask("story_table", self.chosen)
        if len(table):
            self.app.session_state[state.EVENT] = self.chance.choice(table.event_id.tolist())
            self.app = run(self.app)
            assert self.app.query_params.get("event"), self.done

    def closes(self) -> None:
        self.app.session_state[state.EVENT] = ""
        self.app = run(self.app)
        assert "event" not in self.app.query_params, self.done

    def reloads(self) -> None:
        again = AppTest.from_file(str(settings.APP), default_timeout=60)
        again.query_params.update(self.app.query_params)
        go(again, self.path)
        self.app = run(again)

    def shows_otherwise(self) -> None:
        name = self.chance.choice(list(CONTROLS))
        shown = self.app.session_state[state.CONTROLS] | {name: self.chance.choice(CONTROLS[name])}
        self.app.session_state[state.CONTROLS] = shown
        self.app = run(self.app)

    @property
    def chosen(self) -> Filters:
        return self.app.session_state[state.CURRENT]

    @property
    def view(self) -> View:
        return View(self.ask, self.chosen, self.names, self.path, self.app.session_state[state.CONTROLS])

    def agrees(self) -> None:
        """Sentence, chips, address, cards, table and CSV say one thing."""
        chosen, view, said = self.chosen, self.view, " > ".join(self.done)
        headline, beneath = page_list.opening(view)
        assert sentence(self.app) == "".join(headline).replace("\u202f", ""), said
        assert lead(self.app) == beneath.replace("\u202f", ""), said
        assert chips(self.app) == [text for _, _, text in filter_words.chips(chosen, self.short)], said
        event = self.app.session_state[state.EVENT]
        wanted = chosen.query() | self.app.session_state[state.CONTROLS] | ({"event": event} if event else {})
        assert self.app.query_params == wanted, said
        events = int(view.totals.events)
        table = self.ask("story_table", chosen)
        rows = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig"), newline="")))
        assert len(table) == len(rows) - 1 == events, said
        if self.path == "trends" and is_drawn(self.app, "by_kind"):
            assert sum(figure(self.app, "by_kind")["data"][0]["x"]) == events, said
        if not events and page_list.PAGES[self.path].cards:
            assert "No event" in sentence(self.app) and not self.app.get("plotly_chart"), said
        assert 'class="data-date"' in all_html(self.app), said


def walks(ask: Ask, number: int, seed: int) -> int:
    """Take so many walks; returns the steps made. An AssertionError tells the steps that led to it."""
    for one in range(number):
        chance = random.Random(f"{seed} {one}")
        walk = Walk(ask, chance)
        walk.agrees()
        for _ in range(STEPS):
            walk.step()
    return number * STEPS


def main() -> None:
    """Walk on the small data set, in a folder of its own."""
    parser = argparse.ArgumentParser(prog="python -m tests.app.walking", description=__doc__)
    parser.add_argument("--walks", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    data = Path(__file__).parents[1] / "fixture"
    build: Any = tempfile.mkdtemp()
    os.environ |= {"DASHBOARD_DATA": str(data), "DASHBOARD_BUILD": build}
    cache.collect_on_a_timer = lambda: None  # type: ignore[assignment]
    with database.open_database(database.build(data, Path(build)).path) as db:
        steps = walks(once(partial(answers.ask, db)), asked.walks, asked.seed)
    print(f"{asked.walks} walks, {steps} steps, all agreed")


if __name__ == "__main__":
    main()
