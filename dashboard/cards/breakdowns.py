"""Breakdowns, each declared once: query, title, words, colours, limit, click; and their cards."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from dashboard import settings
from dashboard.analysis import phrases, words
from dashboard.cards import clicks
from dashboard.cards.card import Card, Click, View, card
from dashboard.charts import places as map_places
from dashboard.charts import rows
from dashboard.charts.chart import EVERYTHING

UNPLACED = 5  # countries named that have events without a town
LATE = " So the newest weeks look emptier than they are."


@dataclass(frozen=True)
class Breakdown:
    """Bars of one question.

    `hues` is the list whose colours they have, `stated` the words for the events that name something,
    `top` how many bars are drawn; `in_all` is the column of totals and the noun that say how many there are;
    `note` makes the note from the rows.
    """

    question: str
    title: str
    about: str
    click: Click
    hues: str = ""
    stated: str = ""
    top: int = EVERYTHING
    in_all: str = ""
    note: Callable[[pd.DataFrame], str] | None = None

    def card(self, view: View, *arguments: str, slot: str = "", top: int = 0) -> Card:
        """The card of a view; `arguments` follow the filter in the query."""
        answer = view.ask(self.question, view.filters, *arguments)
        number = int(view.totals[f"{self.in_all}s"]) if self.in_all else 0
        return card(
            view,
            self.question,
            self.title,
            self.about,
            rows.bars(answer, hues=self.hues, stated=self.stated, top=top or self.top),
            self.click,
            arguments=arguments,
            note=self.note(answer) if self.note else "",
            left_out=f"{phrases.count(number, self.in_all)} in all" if number else "",
            slot=slot,
        )


THEMES = Breakdown(
    "by_theme",
    "Events by theme",
    "All themes; an event with two themes counts in each",
    clicks.toggle("themes"),
    hues="theme",
)
KINDS = Breakdown(
    "by_kind",
    "Events by kind of activity",
    "Each event has one kind, so the bars add up to the events",
    clicks.toggle("kinds"),
)
FUNDERS = Breakdown(
    "by_funder",
    "Events by funder",
    "Funding as told in the story: an acknowledgement, not a sum of money",
    clicks.toggle("funders"),
    stated="name a funder",
    top=settings.TOP_BARS,
    in_all="funder",
)
PARTNERS = Breakdown(
    "by_partner",
    "Events by partner",
    "Organisations beside UNODC as organiser, host, partner or supporter",
    clicks.toggle("partners"),
    stated="name a partner",
    top=settings.TOP_BARS,
    in_all="organisation",
)
ARMS = Breakdown(
    "by_arm",
    "Named as",
    "Which arm the stories name; an event naming two counts in each",
    clicks.events("arm", "{0}:funder"),
)
TYPES = Breakdown(
    "by_organisation_type",
    "Events by type of partner",
    "IATI organisation types; an event with two types counts in each",
    clicks.events("type"),
    stated="name a partner",
)
LAGS = Breakdown(
    "by_lag",
    "How soon events are told",
    "Events by the days from their end to the first story with a day",
    clicks.events("lag"),
    stated="known",
    note=lambda answer: words.lag(answer) + LATE,
)


def roles(view: View, organisation: str) -> Card:
    """What one organisation did."""
    about = "Events by role of the organisation; two roles in one event count in each"
    click = clicks.events("role", f"{organisation}:{{0}}")
    return Breakdown("by_role", "Its roles", about, click, hues="role").card(view, organisation)


def places(view: View, slot: str = "") -> Card:
    """The map of pages and of files."""
    chart = rows.places(view.ask("places_on_map", view.filters))
    return card(
        view,
        "places_on_map",
        "Where events took place",
        "Events by place; the area of a point grows with its events",
        chart,
        clicks.toggle("places"),
        notice=settings.MAP_NOTICE,
        note=_by_host(view),
        left_out=not_drawn(int(view.totals.unplaced), map_places.outside(chart)),
        slot=slot,
    )


def not_drawn(unplaced: int, outside: int) -> str:
    """How many events a map cannot show: without a town, or at places outside its frame."""
    parts = [f"{phrases.count(unplaced, 'event')} without a named town"] if unplaced else []
    parts += [f"{phrases.number(outside)} at places outside the frame"] if outside else []
    return f"Not drawn: {phrases.listed(parts)}" if parts else ""


def _by_host(view: View) -> str:
    """Which countries the events have of which no town is known: those with most by name."""
    answer = view.ask("by_host", view.filters)
    answer = answer[answer.without_town > 0].sort_values("without_town", ascending=False, kind="stable")
    own = answer[~answer.code.isin(["online", "none"])]
    parts = [f"{r.name} {phrases.number(r.without_town)}" for r in own.head(UNPLACED).itertuples(index=False)]
    parts += ["others fewer"] if len(own) > len(parts) else []
    for code, group in (("online", "online"), ("none", "no host stated")):
        parts += [f"{group} {phrases.number(n)}" for n in answer[answer.code == code].without_town]
    return f"Town not named, by host: {', '.join(parts)}." if parts else ""


def countries(view: View) -> Card:
    """Hosting against taking part."""
    answer = view.ask("by_country", view.filters)
    thick, thin = ("hosted", "Hosted", "hosted"), ("took_part", "Took part", "took part in")
    return card(
        view,
        "by_country",
        "Events by country",
        "Upper bar: hosted. Lower bar: took part. An event with two countries counts in each.",
        rows.pairs(answer, "Events by host country", thick, thin),
        clicks.country,
    )


def hosts(view: View) -> Card:
    """Host countries by name, those elsewhere included."""
    answer = view.ask("by_host", view.filters)
    named = answer[~answer.code.isin(["none", "online"])]
    return card(
        view,
        "by_host",
        "Events by host country",
        f"The {settings.TOP_HOSTS} countries most events were held in; two hosts count in each",
        rows.bars(answer, top=settings.TOP_HOSTS),
        clicks.toggle("countries", taking_part=False),
        left_out=phrases.count(len(named), "country") + " in all",
    )


def theme_by_country(view: View) -> Card:
    """Themes against countries, hosting or taking part as the switch in the sidebar says."""
    answer = view.ask("theme_by_country", view.filters)
    verb = "took part in" if view.filters.taking_part else "hosted"
    alt = f"Events by theme and the country that {verb} them"
    return card(
        view,
        "theme_by_country",
        "Themes in each country",
        f"{alt}; two themes or two countries count in each",
        rows.grid(answer, alt, rows.themes(answer), rows.hosts(answer), "theme code"),
        clicks.cell("themes", "countries"),
    )
