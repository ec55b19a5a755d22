"""The timeline: plain columns first, else parts that a control chooses: stacked, side by side, as lines."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from dashboard.analysis import gaps
from dashboard.cards import clicks
from dashboard.cards.card import Card, View, card
from dashboard.cards.columns import columns, grains
from dashboard.charts import rows_over_time
from dashboard.charts.theme import ORDERS
from dashboard.store.codes import NONE
from dashboard.words import N_, _, day

WHOLE = "all"  # the split that parts nothing: columns of events, each counted once
SPLITS = {
    WHOLE: N_("Events"),
    "kind": N_("by kind"),
    "theme": N_("by theme"),
    "country": N_("by host"),
    "funder": N_("by funder"),
}
FORMS = {
    "stack": N_("Stacked"),
    "multiples": N_("Side by side"),
    "sum": N_("Total"),
    "average": N_("Average"),
}
# Phrases that stand in the holes of HOW and TITLES: of a grain, and of a split.
SPANS = {
    "year": {
        "by_span": N_("by year"),
        "each_span": N_("up to each year"),
        "last_span": N_("an unfinished year"),
        "reach": N_("the last 3 years"),
    },
    "quarter": {
        "by_span": N_("by quarter"),
        "each_span": N_("up to each quarter"),
        "last_span": N_("an unfinished quarter"),
        "reach": N_("the last 4 quarters"),
    },
    "month": {
        "by_span": N_("by month"),
        "each_span": N_("up to each month"),
        "last_span": N_("an unfinished month"),
        "reach": N_("the last 12 months"),
    },
}
# How the events of a small chart are said where some have no place on its axis.
PLACED = {"year": N_("{n} dated"), "quarter": N_("{n} with a month"), "month": N_("{n} with a month")}
NOUNS = {
    "theme": N_("theme"),
    "kind": N_("kind of activity"),
    "country": N_("host country"),
    "funder": N_("funder"),
}
COUNTED = {
    "theme": N_("an event with two themes counts in each"),
    "kind": N_("each event has one kind, so the parts add up"),
    "country": N_("an event with two hosts counts in each"),
    "funder": N_("an event with two funders counts in each"),
}
HOW = {
    "stack": N_("Bold row: events, each counted once. Coloured parts: {counted}."),
    "multiples": N_("All on one scale, {last_span} hatched; {counted}."),
    "sum": N_("All events {each_span}; {counted}."),
    "average": N_("Mean of {reach}, unfinished ones left out; {counted}."),
}
TITLES = {
    "stack": N_("Events {by_span} and {noun}"),
    "multiples": N_("Events {by_span} and {noun}, side by side"),
    "sum": N_("Events {each_span}, by {noun}"),
    "average": N_("Events {by_span} and {noun}, moving average"),
}


def forms_of(part: str) -> dict[str, str]:
    """The forms of a timeline; only kinds add up to the events, so only they are stacked."""
    return {form: words for form, words in FORMS.items() if form != "stack" or part == "kind"}


def main(view: View, *, forms: bool = False) -> list[Card]:
    """The chart of a page that tells its events over time, and what they were about where it does not say.

    First plain columns with small charts of themes, else parts that a control chooses, in other forms
    besides the first where `forms` says so.
    """
    switches = {"split": SPLITS}
    part = view.control("split", SPLITS)
    if part != WHOLE:
        return [timeline(view, part, switches, forms=forms)]
    return [columns(view, switches), *about(view)]


def about(view: View) -> list[Card]:
    """Small charts of what the events were about, beside the one theme that is chosen."""
    made = fixed(view, "theme")
    title = N_("What else they were about") if view.filters.themes else N_("What they were about")
    return [replace(made, finding=_(title))] if made.chart.series else []


def fixed(view: View, part: str, slot: str = "") -> Card:
    """The timeline by one part, without switches; its address is that of the page where a switch chose it."""
    return timeline(view, part, shown=(*view.shown(grain=grains(view)), ("split", part)), slot=slot)


def timeline(
    view: View,
    part: str,
    controls: Mapping[str, Mapping[str, str]] | None = None,
    *,
    forms: bool = False,
    slot: str = "",
    shown: tuple[tuple[str, str], ...] = (),
) -> Card:
    """Events over time, parted by theme, kind, country or funder: stacked kinds, small charts of all others.

    `controls` are the switches it has besides its grain; `forms` lets one choose other forms than the first.
    """
    options = grains(view)
    grain = view.control("grain", options)
    own = forms_of(part)
    form = view.control("form", own) if forms else next(iter(own))
    totals = view.totals
    arguments = (grain, part, ORDERS[part])
    answer = view.ask("timeline", view.filters, *arguments)
    holes = SPANS[grain] | {"noun": NOUNS[part], "counted": COUNTED[part]}
    phrases = {hole: _(phrase) for hole, phrase in holes.items()}
    switches = {"grain": options} | dict(controls or {}) | ({"form": own} if forms else {})
    unfinished = _("Unfinished: data to {day}", day=day(totals.data_date))
    missing = gaps.off_axis(totals, grain)
    made = rows_over_time.timeline(
        _beside(answer, view, part), view.names[clicks.FIELDS[part]], part, grain, form, unfinished
    )
    return card(
        view,
        "timeline",
        _(TITLES[form], **phrases),
        _(HOW[form], **phrases),
        replace(made, count=PLACED[grain]) if missing[0] else made,
        clicks.bucket(grain, part, _others(view, part)),
        arguments=arguments,
        controls={} if shown else switches,
        left_out=gaps.not_placed(*missing),
        slot=slot,
        shown=shown,
    )


def _beside(rows: pd.DataFrame, view: View, part: str) -> pd.DataFrame:
    """The rows without the one theme or funder that is chosen: it has all events, as the filter says."""
    chosen = getattr(view.filters, clicks.FIELDS[part])
    alone = len(chosen) == 1 and part in ("theme", "funder")
    return rows[~rows.part.isin(chosen)] if alone else rows


def _others(view: View, part: str) -> tuple[str, ...]:
    """The codes without a part of their own; countries have none, "elsewhere" is a code."""
    if part == "country":
        return ()
    own = (*ORDERS[part], NONE)
    return tuple(code for code in view.ask(f"by_{part}", view.filters).code if code not in own)
