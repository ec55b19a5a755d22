"""Cards over time: the timeline, years against each other, days, the period before."""

from dashboard import settings
from dashboard.analysis import filter_words
from dashboard.analysis.filters import Filters
from dashboard.cards import clicks
from dashboard.cards.card import UNDATED, Card, View, card, not_placed
from dashboard.charts import rows, rows_over_time
from dashboard.charts.theme import ORDERS
from dashboard.store.codes import NONE
from dashboard.words import N_, N_plural, _, day, plural

GRAINS = {"year": N_("Years"), "quarter": N_("Quarters"), "month": N_("Months")}
SPLITS = {"kind": N_("by kind"), "theme": N_("by theme"), "country": N_("by host"), "funder": N_("by funder")}
FORMS = {
    "stack": N_("Stacked"),
    "multiples": N_("Side by side"),
    "sum": N_("Total"),
    "average": N_("Average"),
}
RUNS = {"month": N_("Each month"), "sum": N_("Since January")}
DIMENSIONS = {code: SPLITS[code] for code in ("theme", "country", "kind")}
WITHOUT_MONTH = N_plural(
    "Without a month, so not shown here: {n} event", "Without a month, so not shown here: {n} events"
)
WITHOUT_DAY = N_plural(
    "Of {year} without a day, so not shown here: {n} event",
    "Of {year} without a day, so not shown here: {n} events",
)
MORE = N_plural("Not drawn: {n} more, by {noun}", "Not drawn: {n} more, by {noun}")
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
    unplaced, why = (totals.undated, UNDATED) if grain == "year" else (totals.without_month, WITHOUT_MONTH)
    holes = SPANS[grain] | {"noun": NOUNS[part], "counted": COUNTED[part]}
    phrases = {hole: _(phrase) for hole, phrase in holes.items()}
    controls = {"grain": GRAINS} | ({} if split else {"split": SPLITS}) | ({"form": own} if forms else {})
    unfinished = _("Unfinished: data to {day}", day=day(totals.data_date))
    return card(
        view,
        "timeline",
        _(TITLES[form], **phrases),
        _(HOW[form], **phrases),
        rows_over_time.timeline(answer, view.names[clicks.FIELDS[part]], part, grain, form, unfinished),
        clicks.bucket(grain, part, _others(view, part)),
        arguments=arguments,
        controls=controls,
        left_out=not_placed(int(unplaced), why),
        slot=slot,
    )


def _others(view: View, part: str) -> tuple[str, ...]:
    """The codes without a part of their own; countries have none, "elsewhere" is a code."""
    if part == "country":
        return ()
    own = (*ORDERS[part], NONE)
    return tuple(code for code in view.ask(f"by_{part}", view.filters).code if code not in own)


def months_of_years(view: View) -> Card:
    """The years laid over each other, month by month or as running totals."""
    running = view.control("run", RUNS) == "sum"
    how = _("Events since January of each year") if running else _("Events in each month")
    answer = view.ask("months_of_years", view.filters)
    return card(
        view,
        "months_of_years",
        _("The years month by month"),
        _("{how}; the last five years in colour, earlier ones grey, an unfinished month left out", how=how),
        rows_over_time.years(answer, how, "cumulative" if running else "events"),
        clicks.month,
        controls={"run": RUNS},
        left_out=not_placed(int(view.totals.without_month), WITHOUT_MONTH),
    )


def years(view: View) -> dict[str, str]:
    """The years the calendar can show: the last full one first, then all from the newest on."""
    found = [str(year) for year in reversed(view.ask("totals_by_year", view.filters).year)]
    full = next((year for year in found if int(year) < view.totals.data_date.year), found[0])
    return {year: year for year in [full, *found]}


def by_day(view: View) -> Card:
    """A year as a calendar of the days on which events began."""
    options = years(view)
    year = int(view.control("year", options))
    answer = view.ask("by_day", view.filters, year)
    unknown, total = int(answer.unknown_day.max()), int(answer.total.max())
    return card(
        view,
        "by_day",
        _("The days of {year}", year=year),
        plural(
            "{n} event by the day on which they began; a darker day had more",
            "{n} events by the day on which they began; a darker day had more",
            total,
        ),
        rows_over_time.calendar(answer, _("Events by day of {year}", year=year)),
        clicks.day,
        arguments=(year,),
        controls={"year": options},
        shown=(("year", str(year)),),
        left_out=not_placed(unknown, WITHOUT_DAY, year=year),
    )


def period_change(view: View, now: Filters, before: Filters) -> Card:
    """The period of `now` against the equal period before, by theme, host or kind."""
    dimension = view.control("drive", DIMENSIONS)
    answer = view.ask("period_change", now, before)
    shown = answer[answer.dimension == dimension]
    now_in, before_in = filter_words.period(now), filter_words.period(before)
    by = _(DIMENSIONS[dimension])
    alt = _("Events of {period} {by}", period=now_in, by=by)
    thick, thin = ("now", now_in, f"{now_in}: {{n}}"), ("before", before_in, f"{before_in}: {{n}}")
    more = len(shown) - settings.TOP_BARS
    return card(
        view.under(now),
        "period_change",
        _("{now} against {before}", now=now_in, before=before_in),
        _(
            "Upper bar: {now}. Lower bar: {before}. Events {by}; {counted}.",
            now=now_in,
            before=before_in,
            by=by,
            counted=_(COUNTED[dimension]),
        ),
        rows.pairs(shown, alt, thick, thin, settings.TOP_BARS),
        clicks.change(dimension),
        arguments=(before,),
        controls={"drive": DIMENSIONS},
        left_out=plural(*MORE, more, noun=_(NOUNS[dimension])) if more > 0 else "",
    )
