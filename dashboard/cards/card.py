"""One chart and all that is said about it, and the view of the data it is made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from dashboard.analysis import comparison, comparison_words, filter_words, phrases
from dashboard.analysis.addresses import AGAINST
from dashboard.analysis.comparison import Side
from dashboard.analysis.filters import Filters
from dashboard.cards import findings
from dashboard.charts.chart import OVER_TIME, Chart
from dashboard.store.codes import GROUPS
from dashboard.words import N_, joined

Ask = Callable[..., pd.DataFrame]  # a question and its arguments -> its rows
SECTIONS = {"countries": N_("Countries"), "partners": N_("Partners")}  # of the page Countries & partners
Points = list[list[str]]  # codes of category and series of each bar, cell or point clicked or brushed
Click = Callable[["Card", Points, Filters], Any]  # of clicks.py


def only(codes: tuple[str, ...]) -> str:
    """The one body or country that is chosen, or an empty text."""
    return codes[0] if len(codes) == 1 and codes[0] not in GROUPS else ""


@dataclass(frozen=True)
class View:
    """The data under one filter, as a page shows them.

    `ask` answers questions, `names` gives field of Filters -> code -> name, `page` is the page's path,
    `controls` says how its charts are shown (grain, split …), as in the address.
    """

    ask: Ask
    filters: Filters
    names: filter_words.Names
    page: str = ""
    controls: Mapping[str, str] = field(default_factory=dict)

    @property
    def totals(self) -> "pd.Series[Any]":
        """The one row of totals under the filter."""
        return self.ask("totals", self.filters).iloc[0]

    @property
    def sides(self) -> tuple[Side, ...]:
        """The two or three sides of a comparison; none where nothing is compared."""
        return comparison.sides(self.filters, self.controls.get(AGAINST, ""), self.names)

    @property
    def in_words(self) -> str:
        """The filter as one line, and what it is compared with."""
        own = filter_words.in_words(self.filters, self.names)
        return " · ".join([own, *comparison_words.in_words(self.sides)])

    @property
    def chosen(self) -> tuple[str, ...]:
        """The same in parts, for names of files: the period, then what is chosen beside the usual."""
        return (*filter_words.named(self.filters, self.names), *comparison_words.in_words(self.sides))

    def control(self, name: str, options: Mapping[str, str]) -> str:
        """What is chosen of some options, else the first."""
        value = self.controls.get(name, "")
        return value if value in options else next(iter(options))

    def under(self, filters: Filters) -> "View":
        """The same page under another filter."""
        return replace(self, filters=filters)

    def shown(self, **options: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """What is chosen of some controls, where it is not what is shown at first."""
        chosen = [(name, self.control(name, own)) for name, own in options.items()]
        return tuple((name, value) for name, value in chosen if value != next(iter(options[name])))

    @property
    def section(self) -> str:
        """Which part of the page Countries & partners is shown; an organisation is one of the partners."""
        if self.page != "countries":
            return ""
        return "partners" if only(self.filters.organisations) else self.control("section", SECTIONS)

    def plain(self) -> "View":
        """The same page with its charts as they are shown at first."""
        kept = {"section": self.section, AGAINST: self.controls.get(AGAINST, "")}
        return replace(self, controls={name: value for name, value in kept.items() if value})


@dataclass(frozen=True)
class Card:
    """One chart and all that is said about it.

    `in_words` is the filter as one line, `chosen` the same in parts, for names of files; `question` is the
    query, whose `arguments` follow the filter; `click` says what a click gives; `controls` how it can be
    shown, by names in the address, `shown` what made it so; `slot` tells two cards of one question apart;
    `finding` is what it says (findings.py), over its title; of a comparison `sides` are asked one by one.
    """

    question: str
    title: str
    subtitle: str
    chart: Chart
    click: Click
    filters: Filters
    in_words: str
    chosen: tuple[str, ...] = ()
    page: str = ""
    arguments: tuple[Any, ...] = ()
    controls: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)
    shown: tuple[tuple[str, str], ...] = ()
    note: str = ""
    notice: str = ""
    left_out: str = ""
    slot: str = ""
    sides: tuple[Side, ...] = ()
    finding: str = ""

    @property
    def said(self) -> str:
        """What stands over the figure: what it says where a rule can tell, else what it is called."""
        return self.finding or self.title

    @property
    def counted(self) -> str:
        """What is counted in it, and how."""
        own = self.subtitle.startswith(self.title) or not self.finding
        return self.subtitle if own else joined(f"{self.title}.", self.subtitle)

    @property
    def alt(self) -> str:
        """The words that stand for the picture: how it went over time, else the five largest and the rest."""
        title = self.chart.alt or self.title
        if self.chart.kind in OVER_TIME:
            said = phrases.alt_over_time(title, list(self.chart.courses()), self.chart.noun)
            return joined(said, f"{self.left_out}." if self.left_out else "")
        named = list(self.chart.named())
        numbers = [int(value or 0) for _, value in named]
        return phrases.alt_text(title, [name for name, _ in named], numbers, self.chart.noun)

    def rows(self, ask: Ask) -> pd.DataFrame:
        """The rows behind it: of its question, of a comparison those of all sides under each other."""
        if self.sides:
            return comparison.rows(ask, self.sides, self.question, *self.arguments)
        return ask(self.question, self.filters, *self.arguments)

    @property
    def id(self) -> str:
        """What tells it from the other cards of a page."""
        return f"{self.question}-{self.slot}" if self.slot else self.question

    @property
    def address(self) -> str:
        """The address of the view it belongs to, from the root: /trends?country=TKM&grain=month."""
        return address(self.page, self.filters, dict(self.shown))


def address(page: str, filters: Filters, controls: Mapping[str, str] | None = None) -> str:
    """The address of a page under a filter, from the root, with how its charts are shown."""
    query = urlencode(filters.query() | dict(controls or {}))
    return f"/{page}?{query}" if query else f"/{page}"


def card(
    view: View, question: str, title: str, subtitle: str, chart: Chart, click: Click, **rest: Any
) -> Card:
    """A card of a view, with its filter in words; `rest` are the other fields of Card."""
    shown = rest.pop("shown", None) or view.shown(**rest.get("controls", {}))
    by_rule = not rest.get("sides") and findings.of(question, chart, view.filters, view.totals)
    finding = rest.pop("finding", "") or by_rule or ""
    return Card(
        question,
        title,
        subtitle,
        chart,
        click,
        view.filters,
        in_words=view.in_words,
        chosen=view.chosen,
        page=view.page,
        finding=finding,
        shown=_section_and_sides(view) + shown,
        **rest,
    )


def _section_and_sides(view: View) -> tuple[tuple[str, str], ...]:
    """What the address says of the whole page: which part of it is shown, and what is compared."""
    by_control = view.section and not only(view.filters.organisations)
    against = ((AGAINST, comparison.joined(view.sides)),) if view.sides else ()
    return (view.shown(section=SECTIONS) if by_control else ()) + against
