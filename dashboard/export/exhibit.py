"""An exhibit: a card with its rows and all that a file of it must say about them."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from anyascii import anyascii

from dashboard.analysis.addresses import AGAINST
from dashboard.cards.card import Ask, Card
from dashboard.charts import figures
from dashboard.charts.chart import Chart
from dashboard.charts.fit import Figure, Fit
from dashboard.charts.theme import PRINT, Palette
from dashboard.export import proof
from dashboard.words import plural

NAME_LENGTH = 80  # letters of each part of a file name


@dataclass(frozen=True)
class Exhibit:
    """What every file of a chart is made from.

    `rows` are the rows of its question, `counts` says how many events and stories the filter holds, `events`
    how many events, `version` is the hash of the data files, `code` the short code that stands on the image.
    """

    card: Card
    rows: pd.DataFrame
    counts: str
    data_date: date
    version: str
    code: str
    events: int

    @property
    def name(self) -> str:
        """A file name that says what it holds, without ending: only a-z, 0-9, _ and -."""
        period, chosen = self.card.chosen[:1], self.card.chosen[1:]
        shown = " ".join(value for name, value in self.card.shown if name not in ("section", AGAINST))
        return file_name(f"{self.card.id} {shown}", *period, " ".join(chosen), f"{self.data_date}")


def exhibit(ask: Ask, card: Card) -> Exhibit:
    """The exhibit of a card; `ask` answers questions."""
    totals = ask("totals", card.filters).iloc[0]
    of_all = ask("sides_together", *(one.filters for one in card.sides)).iloc[0] if card.sides else totals
    said = counts(of_all)
    rows = card.rows(ask)
    version = str(ask("data_version").iloc[0].data_hash)
    code = proof.code(card.question, card.address, proof.facts(card, said))
    return Exhibit(card, rows, said, totals.data_date.date(), version, code, int(totals.events))


def counts(totals: "pd.Series[Any]") -> str:
    """How many events a filter holds, and from how many stories."""
    told = plural("from {n} story", "from {n} stories", int(totals.stories))
    return plural(
        "{n} event {from_stories}", "{n} events {from_stories}", int(totals.events), from_stories=told
    )


def bare(chart: Chart, width: int, height: int | None = None, palette: Palette = PRINT) -> Figure:
    """The figure alone, in px, for a page that says the rest itself; without a height it has its own."""
    figure = figures.figure(chart, palette, Fit(size=(width, height) if height else None))
    layout = figure["layout"]
    size = {"width": width, "height": height or layout["height"]}
    return figure | {"layout": layout | size | {"paper_bgcolor": palette.page}}


def file_name(*parts: str) -> str:
    """A file name of some parts, without ending: only a-z, 0-9, _ and -, other letters written in these."""
    plain = (anyascii(part).casefold() for part in parts)
    named = (re.sub(r"[^a-z0-9]+", "-", part).strip("-")[:NAME_LENGTH].strip("-") for part in plain)
    return "_".join(["unodc-central-asia", *(part for part in named if part)])
