"""The period: years to drag under their events, a list of periods, and fields for own days."""

from datetime import UTC, date, datetime

import streamlit as st

from dashboard.analysis import presets
from dashboard.analysis.addresses import parse_day
from dashboard.analysis.filters import FACETS, Filters
from dashboard.analysis.periods import period_days
from dashboard.app import cache, days, state
from dashboard.store.codes import UNODC_ROLES
from dashboard.words import _, day

ALL = Filters(roles=UNODC_ROLES)
OWN, NEW = "own", "new"
OWN_DAYS = "own-days"  # whether somebody asked for the fields
VISITS = "visits"  # the cookie of visits.js
SHOWN, DRAGGED, ECHO = "years-shown", "years-dragged", "years-echo"  # spans of the slider


def draw(filters: Filters) -> None:
    """The period of the filter, in three ways to set it."""
    counted = cache.ask("totals_by_year", ALL)
    years = [int(year) for year in counted.year] or [cache.totals(ALL).data_date.year]
    if len(years) > 1:
        _years(filters, years, [int(n) for n in counted.events])
    _list(filters, years)


def _years(filters: Filters, years: list[int], events: list[int]) -> None:
    chosen = presets.years_of((filters.date_from, filters.date_to), years)

    before = st.session_state.get(SHOWN)
    if before not in (None, chosen) and chosen != st.session_state.get(DRAGGED):
        st.session_state[ECHO] = before
    st.session_state[SHOWN] = chosen

    def change(span: tuple[int, int]) -> None:
        if span == st.session_state.pop(ECHO, None):
            return  # not dragged: a quick browser repeats what stood there before a day was typed
        st.session_state[DRAGGED] = span
        whole = span == (years[0], years[-1])
        _set((None, None) if whole else (period_days(span[0])[0], period_days(span[1])[1]))

    with st.container(key="years", gap=None):
        st.html(_columns(years, events, chosen))
        st.select_slider(_("Period"), years, chosen, **state.bound("filter-years", chosen, change))


def _columns(years: list[int], events: list[int], chosen: tuple[int, int]) -> str:
    """The events of each year as a picture without words: the slider beneath it says the years."""
    most = max(*events, 1)
    looks = ["on" if chosen[0] <= year <= chosen[1] else "off" for year in years]
    bars = "".join(
        f'<i class="{look}" style="height:{100 * n / most:.1f}%"></i>'
        for look, n in zip(looks, events, strict=True)
    )
    return f'<div class="years" style="--years:{len(years)}" aria-hidden="true">{bars}</div>'


def _list(filters: Filters, years: list[int]) -> None:
    months = cache.ask("timeline", ALL, "month", "kind", ())
    last_day = cache.totals(ALL).data_date.date()
    newest = max(
        (month.date() for month in months[months.events > 0].bucket), default=last_day.replace(day=1)
    )
    found = presets.presets(years, newest, last_day)
    names = {code: name for code, (name, _days) in found.items()}
    visit = last_visit(st.context.cookies.get(VISITS, ""), datetime.now(UTC).date())
    if visit:
        names = {NEW: _("Since my last visit, {day}", day=day(visit)), **names}
    names[OWN] = _("Own dates …")
    now = filters.date_from, filters.date_to
    chosen = next((code for code, (_name, span) in found.items() if span == now and code != "all"), None)
    own = now != (None, None) and (st.session_state.get(OWN_DAYS) or not (chosen or _whole_years(now)))
    st.session_state[OWN_DAYS] = own  # the fields stay while one types a whole year
    if own:
        chosen = OWN

    def change(code: str | None) -> None:
        if code == NEW:
            state.change(new_since=visit)
        elif code == OWN:
            state.change(date_from=now[0] or date(years[0], 1, 1), date_to=now[1] or last_day)
            st.session_state[OWN_DAYS] = True
        else:
            _set(found[code or "all"][1])

    st.selectbox(
        _("Set a period"), list(names), index=None, format_func=lambda code: names.get(code, code),
        placeholder=_("Set a period …"), filter_mode="contains", label_visibility="collapsed",
        **state.bound("filter-period", chosen, change),
    )  # fmt: skip
    if own:
        days.draw(filters, *(facet for facet in FACETS if facet.field in ("date_from", "date_to")))


def _set(span: presets.Span) -> None:
    st.session_state[OWN_DAYS] = False
    state.change(date_from=span[0], date_to=span[1], undated=False)


def _whole_years(span: presets.Span) -> bool:
    start, end = span
    return (start is None or (start.month, start.day) == (1, 1)) and (
        end is None or (end.month, end.day) == (12, 31)
    )


def last_visit(visits: str, today: date) -> date | None:
    """The day of the visit before today's, of the two days that the browser keeps; None at first."""
    before = [found for text in visits.split(".") if (found := parse_day(text)) and found < today]
    return max(before, default=None)
