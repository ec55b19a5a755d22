"""Cards over time: the timeline, years against each other, days, the period before, the lag."""

from dashboard import settings
from dashboard.analysis import filter_words, phrases, words
from dashboard.analysis.filters import Filters
from dashboard.cards.breakdowns import bars
from dashboard.cards.card import Card, View, card
from dashboard.charts.key import WHOLE, legend, part_names, year_legend
from dashboard.charts.theme import ORDERS
from dashboard.charts.timelines import bucket_name

GRAINS = {"year": "Years", "quarter": "Quarters", "month": "Months"}
SPLITS = {"kind": "by kind", "theme": "by theme", "country": "by host", "funder": "by funder"}
FORMS = {"stack": "Stacked", "multiples": "Side by side", "sum": "Total", "average": "Average"}
RUNS = {"month": "Each month", "sum": "Since January"}
REACHES = {"year": "3 years", "quarter": "4 quarters", "month": "12 months"}
DIMENSIONS = {"theme": "by theme", "country": "by host", "kind": "by kind"}
FIELDS = {"theme": "themes", "kind": "kinds", "country": "countries", "funder": "funders"}
NOUNS = {"theme": "theme", "kind": "kind of activity", "country": "host country", "funder": "funder"}
COUNTED = {
    "theme": "an event with two themes counts in each",
    "kind": "each event has one kind, so the parts add up",
    "country": "an event with two hosts counts in each",
    "funder": "an event with two funders counts in each",
}
HOW = {
    "stack": "Bold row: events, each counted once. Coloured parts: {counted}.",
    "multiples": "All on one scale, an unfinished {grain} hatched; {counted}.",
    "sum": "All events up to each {grain}; {counted}.",
    "average": "Mean of the last {reach}, unfinished ones left out; {counted}.",
}
TITLES = {
    "stack": "Events by {grain} and {noun}",
    "multiples": "Events by {grain} and {noun}, side by side",
    "sum": "Events up to each {grain}, by {noun}",
    "average": "Events by {grain} and {noun}, moving average",
}


def forms_of(part: str) -> dict[str, str]:
    """The forms of a timeline; only kinds add up to the events, so only they are stacked."""
    return {form: words for form, words in FORMS.items() if form != "stack" or part == "kind"}


def timeline(view: View, *, split: str = "", forms: bool = False, slot: str = "") -> Card:
    """Events over time, parted by theme, kind, country or funder.

    `split` fixes what the parts are, else a control chooses it; `forms` lets a control choose other
    forms than the first: stacked bars of kinds, small charts of all others.
    """
    grain = view.control("grain", GRAINS)
    part = split or view.control("split", SPLITS)
    own = forms_of(part)
    form = view.control("form", own) if forms else next(iter(own))
    totals = view.totals
    arguments = (grain, part, ORDERS[part])
    rows = view.ask("timeline", view.filters, *arguments)
    unplaced = int(totals.undated if grain == "year" else totals.without_month)
    parts = part_names(dict(view.names[FIELDS[part]]), part)
    reach = f"Unfinished: data to {phrases.day(totals.data_date)}" if form == "stack" else ""
    whole = rows[rows.part == WHOLE]
    why = "date" if grain == "year" else "month"
    said = {"grain": grain, "noun": NOUNS[part], "counted": COUNTED[part], "reach": REACHES[grain]}
    controls = {"grain": GRAINS} | ({} if split else {"split": SPLITS}) | ({"form": own} if forms else {})
    return card(
        view,
        "timeline",
        TITLES[form].format(**said),
        HOW[form].format(**said),
        alt=phrases.alt_text(
            f"Events by {grain}", [bucket_name(day, grain) for day in whole.bucket], list(whole.events)
        ),
        arguments=arguments,
        drawing=(tuple(sorted(parts.items())), part, grain, form),
        shown=view.shown(**controls),
        left_out=f"Not placed here: {phrases.count(unplaced, 'event')} without a {why}" if unplaced else "",
        legend=None if form == "multiples" else lambda palette: legend(rows, palette, parts, part, reach),
        slot=slot,
        others=_others(view, part),
    )


def _others(view: View, part: str) -> tuple[str, ...]:
    """The codes without a part of their own; countries have none, "elsewhere" is a code."""
    if part == "country":
        return ()
    own = (*ORDERS[part], "none")
    return tuple(code for code in view.ask(f"by_{part}", view.filters).code if code not in own)


def months_of_years(view: View) -> Card:
    """The years laid over each other, month by month or as running totals."""
    running = view.control("run", RUNS) == "sum"
    rows = view.ask("months_of_years", view.filters)
    unplaced = int(view.totals.without_month)
    finished = rows[~rows.unfinished]
    how = "Events since January of each year" if running else "Events in each month"
    return card(
        view,
        "months_of_years",
        "The years month by month",
        f"{how}; the last five years in colour, earlier ones grey, an unfinished month left out",
        alt=phrases.alt_text(
            how,
            [f"{year}-{month:02d}" for year, month in zip(finished.year, finished.month, strict=True)],
            list(finished.cumulative if running else finished.events),
        ),
        drawing=(running,),
        shown=view.shown(run=RUNS),
        left_out=f"Not placed here: {phrases.count(unplaced, 'event')} without a month" if unplaced else "",
        legend=lambda palette: year_legend(rows, palette),
    )


def years(view: View) -> dict[str, str]:
    """The years the calendar can show: the last full one first, then all from the newest on."""
    found = [str(year) for year in reversed(view.ask("totals_by_year", view.filters).year)]
    full = next((year for year in found if int(year) < view.totals.data_date.year), found[0])
    return {year: year for year in [full, *found]}


def by_day(view: View) -> Card:
    """A year as a calendar of the days on which events began."""
    year = int(view.control("year", years(view)))
    rows = view.ask("by_day", view.filters, year)
    unknown, total = int(rows.unknown_day.max()), int(rows.total.max())
    return card(
        view,
        "by_day",
        f"The days of {year}",
        f"{phrases.count(total, 'event')} by the day on which they began; a darker day had more",
        alt=phrases.alt_text(
            f"Events by day of {year}", [f"{day:%Y-%m-%d}" for day in rows.day], list(rows.events)
        ),
        arguments=(year,),
        shown=(("year", str(year)),),
        left_out=f"Not placed here: {phrases.count(unknown, 'event')} of {year} without a day"
        if unknown
        else "",
    )


def period_change(view: View, now: Filters, before: Filters) -> Card:
    """The period of `now` against the equal period before, by theme, host or kind."""
    dimension = view.control("drive", DIMENSIONS)
    rows = view.ask("period_change", now, before)
    shown = rows[rows.dimension == dimension]
    now_in, before_in = filter_words.period(now), filter_words.period(before)
    return card(
        view.under(now),
        "period_change",
        f"{now_in} against {before_in}",
        f"Upper bar: {now_in}. Lower bar: {before_in}. Events {DIMENSIONS[dimension]}; {COUNTED[dimension]}.",
        alt=phrases.alt_text(
            f"Events of {now_in} {DIMENSIONS[dimension]}", list(shown.name), list(shown.now)
        ),
        arguments=(before,),
        drawing=(dimension, now_in, before_in, settings.TOP_BARS),
        shown=view.shown(drive=DIMENSIONS),
        left_out=_not_drawn(len(shown) - settings.TOP_BARS, NOUNS[dimension]),
    )


def _not_drawn(rest: int, noun: str) -> str:
    return f"Not drawn: {rest} more, by {noun}" if rest > 0 else ""


def by_lag(view: View) -> Card:
    """How late events are told."""
    return bars(
        view,
        "by_lag",
        "How soon events are told",
        "Events by the days from their end to the first story with a day",
        note=words.lag(view.ask("by_lag", view.filters)) + " So the newest weeks look emptier than they are.",
    )
