"""Cards over time: the timeline, years against each other, days, the period before."""

from dashboard import settings
from dashboard.analysis import filter_words, phrases
from dashboard.analysis.filters import Filters
from dashboard.cards import clicks
from dashboard.cards.card import Card, View, card, not_placed
from dashboard.charts import rows, rows_over_time
from dashboard.charts.theme import ORDERS

GRAINS = {"year": "Years", "quarter": "Quarters", "month": "Months"}
SPLITS = {"kind": "by kind", "theme": "by theme", "country": "by host", "funder": "by funder"}
FORMS = {"stack": "Stacked", "multiples": "Side by side", "sum": "Total", "average": "Average"}
RUNS = {"month": "Each month", "sum": "Since January"}
REACHES = {"year": "3 years", "quarter": "4 quarters", "month": "12 months"}
DIMENSIONS = {"theme": "by theme", "country": "by host", "kind": "by kind"}
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
    answer = view.ask("timeline", view.filters, *arguments)
    unplaced, why = (totals.undated, "date") if grain == "year" else (totals.without_month, "month")
    words = {"grain": grain, "noun": NOUNS[part], "counted": COUNTED[part], "reach": REACHES[grain]}
    controls = {"grain": GRAINS} | ({} if split else {"split": SPLITS}) | ({"form": own} if forms else {})
    unfinished = f"Unfinished: data to {phrases.day(totals.data_date)}"
    return card(
        view,
        "timeline",
        TITLES[form].format(**words),
        HOW[form].format(**words),
        rows_over_time.timeline(answer, view.names[clicks.FIELDS[part]], part, grain, form, unfinished),
        clicks.bucket(grain, part, _others(view, part)),
        arguments=arguments,
        shown=view.shown(**controls),
        left_out=not_placed(int(unplaced), f"without a {why}"),
        slot=slot,
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
    how = "Events since January of each year" if running else "Events in each month"
    answer = view.ask("months_of_years", view.filters)
    return card(
        view,
        "months_of_years",
        "The years month by month",
        f"{how}; the last five years in colour, earlier ones grey, an unfinished month left out",
        rows_over_time.years(answer, how, "cumulative" if running else "events"),
        clicks.month,
        shown=view.shown(run=RUNS),
        left_out=not_placed(int(view.totals.without_month), "without a month"),
    )


def years(view: View) -> dict[str, str]:
    """The years the calendar can show: the last full one first, then all from the newest on."""
    found = [str(year) for year in reversed(view.ask("totals_by_year", view.filters).year)]
    full = next((year for year in found if int(year) < view.totals.data_date.year), found[0])
    return {year: year for year in [full, *found]}


def by_day(view: View) -> Card:
    """A year as a calendar of the days on which events began."""
    year = int(view.control("year", years(view)))
    answer = view.ask("by_day", view.filters, year)
    unknown, total = int(answer.unknown_day.max()), int(answer.total.max())
    return card(
        view,
        "by_day",
        f"The days of {year}",
        f"{phrases.count(total, 'event')} by the day on which they began; a darker day had more",
        rows_over_time.calendar(answer, f"Events by day of {year}"),
        clicks.day,
        arguments=(year,),
        shown=(("year", str(year)),),
        left_out=not_placed(unknown, f"of {year} without a day"),
    )


def period_change(view: View, now: Filters, before: Filters) -> Card:
    """The period of `now` against the equal period before, by theme, host or kind."""
    dimension = view.control("drive", DIMENSIONS)
    answer = view.ask("period_change", now, before)
    shown = answer[answer.dimension == dimension]
    now_in, before_in = filter_words.period(now), filter_words.period(before)
    alt = f"Events of {now_in} {DIMENSIONS[dimension]}"
    thick, thin = ("now", now_in, f"{now_in}:"), ("before", before_in, f"{before_in}:")
    more = len(shown) - settings.TOP_BARS
    return card(
        view.under(now),
        "period_change",
        f"{now_in} against {before_in}",
        f"Upper bar: {now_in}. Lower bar: {before_in}. Events {DIMENSIONS[dimension]}; {COUNTED[dimension]}.",
        rows.pairs(shown, alt, thick, thin, settings.TOP_BARS),
        clicks.change(dimension),
        arguments=(before,),
        shown=view.shown(drive=DIMENSIONS),
        left_out=f"Not drawn: {more} more, by {NOUNS[dimension]}" if more > 0 else "",
    )
