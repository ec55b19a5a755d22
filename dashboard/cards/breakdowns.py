"""Breakdowns, each declared once: query, title, words, colours, limit, click; and their cards."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from dashboard import settings
from dashboard.analysis import gaps, words
from dashboard.cards import clicks
from dashboard.cards.card import Card, Click, View, card
from dashboard.charts import places as map_places
from dashboard.charts import rows
from dashboard.charts.chart import EVERYTHING
from dashboard.store.codes import NONE, ONLINE
from dashboard.words import N_, N_plural, _, joined, plural
from dashboard.words.catalogue import Pair

LATE = N_("So the newest weeks look emptier than they are.")
PARTNER_NAMED = N_plural("name a partner", "name a partner")
BOTH_BARS = N_("Upper bar: hosted. Lower bar: took part. An event with two countries counts in each.")
OTHER_COUNTRIES = N_("Countries besides those chosen. Upper bar: hosted. Lower bar: took part.")


@dataclass(frozen=True)
class Breakdown:
    """Bars of one question.

    `hues` is the list whose colours they have, `stated` the words for the events that name something,
    `top` how many bars are drawn; `in_all` is the column of totals that says how many there are;
    `note` makes the note from the rows; what is chosen in the field `besides` of the filter has no bar.
    """

    question: str
    title: str
    about: str
    click: Click
    hues: str = ""
    stated: Pair | None = None
    top: int = EVERYTHING
    in_all: str = ""
    note: Callable[[pd.DataFrame], str] | None = None
    besides: str = ""

    def card(self, view: View, *arguments: str, slot: str = "", top: int = 0) -> Card:
        """The card of a view; `arguments` follow the filter in the query."""
        answer = view.ask(self.question, view.filters, *arguments)
        own = answer.code.isin(getattr(view.filters, self.besides, ()))
        answer = answer[~own]
        inferred = answer.inferred.max() if "inferred" in answer and len(answer) else 0
        in_all = int(view.totals[self.in_all]) - int(own.sum()) if self.in_all else 0
        return card(
            view,
            self.question,
            _(self.title),
            _(self.about),
            rows.bars(answer, hues=self.hues, stated=self.stated, top=top or self.top),
            self.click,
            arguments=arguments,
            note=self.note(answer) if self.note else "",
            left_out=gaps.in_all(self.in_all, in_all, inferred),
            slot=slot,
        )


THEMES = Breakdown(
    "by_theme",
    N_("Events by theme"),
    N_("All themes; an event with two themes counts in each"),
    clicks.toggle("themes"),
    hues="theme",
)
KINDS = Breakdown(
    "by_kind",
    N_("Events by kind of activity"),
    N_("Each event has one kind, so the bars add up to the events"),
    clicks.toggle("kinds"),
)
FUNDERS = Breakdown(
    "by_funder",
    N_("Events by funder"),
    N_("Funding as told in the story: an acknowledgement, not a sum of money"),
    clicks.toggle("funders"),
    stated=N_plural("name a funder", "name a funder"),
    top=settings.TOP_BARS,
    in_all="funders",
)
PARTNERS = Breakdown(
    "by_partner",
    N_("Events by partner"),
    N_("Partners of UNODC: those named as organiser, host, partner or supporter"),
    clicks.toggle("partners"),
    stated=PARTNER_NAMED,
    top=settings.TOP_BARS,
    in_all="organisations",
    besides="organisations",
)
ARMS = Breakdown(
    "by_arm",
    N_("Named as"),
    N_("Which arm the stories name; an event naming two counts in each"),
    clicks.events("arm", "{0}:funder"),
)
TYPES = Breakdown(
    "by_organisation_type",
    N_("Events by type of partner"),
    N_("IATI organisation types; an event with two types counts in each"),
    clicks.events("type"),
    stated=PARTNER_NAMED,
)
LAGS = Breakdown(
    "by_lag",
    N_("How soon events are told"),
    N_("Events by the days from their end to the first story with a day"),
    clicks.events("lag"),
    stated=N_plural("known", "known"),
    note=lambda answer: joined(words.lag(answer), _(LATE)),
)


def roles(view: View, organisation: str) -> Card:
    """What one organisation did."""
    about = N_("Events by role of the organisation; two roles in one event count in each")
    click = clicks.events("role", f"{organisation}:{{0}}")
    return Breakdown("by_role", N_("Its roles"), about, click, hues="role").card(view, organisation)


def places(view: View, slot: str = "") -> Card:
    """The map of pages and of files."""
    hosts = view.ask("by_host", view.filters)
    chart = rows.places(view.ask("places_on_map", view.filters), hosts)
    return card(
        view,
        "places_on_map",
        _("Where events took place"),
        _("Events by place; the area of a point grows with its events"),
        chart,
        clicks.toggle("places"),
        notice=_(settings.MAP_NOTICE),
        note=gaps.without_town(hosts, int(view.totals.unplaced)),
        left_out=gaps.not_drawn(int(view.totals.unplaced), map_places.outside(chart)),
        slot=slot,
    )


def countries(view: View) -> Card:
    """Hosting against taking part, of the countries that are not chosen: of those the filter says it."""
    answer = view.ask("by_country", view.filters)
    chosen = view.filters.countries
    thick = ("hosted", _("Hosted"), _("hosted {n}"))
    thin = ("took_part", _("Took part"), _("took part in {n}"))
    return card(
        view,
        "by_country",
        _("Events by country"),
        _(OTHER_COUNTRIES if chosen else BOTH_BARS),
        rows.pairs(answer[~answer.code.isin(chosen)], _("Events by host country"), thick, thin),
        clicks.country,
    )


def hosts(view: View) -> Card:
    """Host countries by name, those elsewhere included."""
    answer = view.ask("by_host", view.filters)
    named = answer[~answer.code.isin([NONE, ONLINE])]
    return card(
        view,
        "by_host",
        _("Events by host country"),
        plural(
            "The {n} country most events were held in; two hosts count in each",
            "The {n} countries most events were held in; two hosts count in each",
            settings.TOP_HOSTS,
        ),
        rows.bars(answer, top=settings.TOP_HOSTS),
        clicks.toggle("countries", taking_part=False),
        left_out=plural("{n} country in all", "{n} countries in all", len(named)),
    )


def theme_by_country(view: View) -> Card:
    """Themes against countries, hosting or taking part as the switch in the sidebar says."""
    answer = view.ask("theme_by_country", view.filters)
    if view.filters.taking_part:
        alt = _("Events by theme and the country that took part in them")
    else:
        alt = _("Events by theme and the country that hosted them")
    return card(
        view,
        "theme_by_country",
        _("Themes in each country"),
        _("{events}; two themes or two countries count in each", events=alt),
        rows.grid(answer, alt, rows.themes(answer), rows.hosts(answer), "theme code"),
        clicks.cell("themes", "countries"),
    )
