"""Cards over time: years against each other, days, the period before."""

from dashboard import settings
from dashboard.analysis import filter_words, gaps
from dashboard.analysis.filters import Filters
from dashboard.cards import clicks, timeline
from dashboard.cards.card import Card, View, card
from dashboard.charts import rows, rows_over_time
from dashboard.words import N_, N_plural, _, plural

RUNS = {"month": N_("Each month"), "sum": N_("Since January")}
DIMENSIONS = {code: timeline.SPLITS[code] for code in ("theme", "country", "kind")}
WITHOUT_DAY = N_plural(
    "Of {year} without a day, so not shown here: {n} event",
    "Of {year} without a day, so not shown here: {n} events",
)
MORE = N_plural("Not drawn: {n} more, by {noun}", "Not drawn: {n} more, by {noun}")


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
        left_out=gaps.not_placed(*gaps.off_axis(view.totals, "month")),
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
            "{n} event by the day on which they began; the stronger the colour, the more",
            "{n} events by the day on which they began; the stronger the colour, the more",
            total,
        ),
        rows_over_time.calendar(answer, _("Events by day of {year}", year=year)),
        clicks.day,
        arguments=(year,),
        controls={"year": options},
        shown=(("year", str(year)),),
        left_out=gaps.not_placed(unknown, WITHOUT_DAY, year=year),
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
            counted=_(timeline.COUNTED[dimension]),
        ),
        rows.pairs(shown, alt, thick, thin, settings.TOP_BARS),
        clicks.change(dimension),
        arguments=(before,),
        controls={"drive": DIMENSIONS},
        left_out=plural(*MORE, more, noun=_(timeline.NOUNS[dimension])) if more > 0 else "",
    )
