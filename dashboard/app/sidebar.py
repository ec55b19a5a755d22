"""The filters, drawn once and on every page; each widget only shows and changes the one filter."""

from datetime import date
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.analysis.filters import FACETS, MAX_WORDS, Facet, Filters
from dashboard.analysis.periods import period_days
from dashboard.app import cache, days, state
from dashboard.app.text import escaped
from dashboard.store.codes import UNODC_ROLES
from dashboard.words import _, plural

OWN = "own"
Span = tuple[date | None, date | None]


def draw(filters: Filters) -> None:
    """All filters, in the order of the questions people ask; the seldom ones are folded away."""
    folded = [facet for facet in FACETS if facet.more]
    with st.sidebar:
        product, about = escaped(_(settings.PRODUCT)), escaped(_(settings.ABOUT))
        st.html(f'<p class="brand">{product}</p><p class="brand-note">{about}</p>')
        _period(filters)
        for facet in FACETS:
            if not facet.more:
                _widget(facet, filters)
        with st.expander(_("More filters"), expanded=any(facet.chosen(filters) for facet in folded)):
            for facet in folded:
                _widget(facet, filters)


def _widget(facet: Facet, filters: Filters) -> None:
    match facet.takes:
        case "codes":
            _codes(facet, filters)
        case "switch":
            _switch(facet, filters)
        case "role":
            _roles(facet, filters)
        case "words":
            st.text_input(
                _(facet.label), placeholder=_(facet.hint), max_chars=MAX_WORDS, **_bound(facet, filters.words)
            )
        case "day" if facet.more:  # those of the period stand with it
            days.draw(filters, facet)


def _period(filters: Filters) -> None:
    """Whole years to choose from, and fields for own days where none of them is chosen."""
    everything = cache.totals(Filters(roles=UNODC_ROLES))
    first, last = int(everything.first_year), everything.data_date.date()
    years = {str(year): period_days(year) for year in range(last.year, first - 1, -1)}
    five = (period_days(last.year - 5)[0], period_days(last.year - 1)[1])
    own = date(first, 1, 1), last
    spans: dict[str, Span] = {"all": (None, None), "five": five, **years, OWN: own}
    names = {
        "all": _("All years"),
        "five": _("Last five full years"),
        str(last.year): _("{year}, not over", year=last.year),
        OWN: _("Own dates …"),
    }
    chosen = next((code for code in spans if spans[code] == (filters.date_from, filters.date_to)), OWN)
    st.selectbox(
        _("Period"),
        list(spans),
        format_func=lambda code: names.get(code, code),
        filter_mode="contains",
        **state.bound("filter-period", chosen, lambda code: _span(spans[code])),
    )
    if chosen == OWN:
        days.draw(filters, *(facet for facet in FACETS if facet.field in ("date_from", "date_to")))


def _codes(facet: Facet, filters: Filters) -> None:
    labels = cache.labels()
    names = labels.get(facet.field, {})
    if facet.field == "countries":  # one that is chosen stays when the other kind of part is asked for
        both = cache.known()["countries"]
        names = labels["taking_part"] if filters.taking_part else names
        names = names | {code: f"{both[code]} (0)" for code in filters.countries if code not in names}
    st.multiselect(
        _(facet.label),
        list(names),
        format_func=lambda code: names.get(code, code),
        filter_mode="contains",
        select_all=False,
        placeholder=_(facet.hint),
        **_bound(facet, list(getattr(filters, facet.field))),
    )


def _switch(facet: Facet, filters: Filters) -> None:
    """A switch, where there is something to switch."""
    label, on = _(facet.label), getattr(filters, facet.field)
    if facet.field == "taking_part":
        st.radio(
            label,
            [False, True],
            format_func=lambda part: _("takes part") if part else _("hosts the event"),
            horizontal=True,
            **_bound(facet, on),
        )
        return
    if facet.field == "undated" and not on:
        label += f" ({int(cache.totals(filters).undecided_left_out)})"
    if getattr(filters, facet.of) if facet.of else (filters.date_from or filters.date_to):
        st.checkbox(label, **_bound(facet, on))


def _roles(facet: Facet, filters: Filters) -> None:
    names = cache.known()["roles"]
    st.pills(
        _(facet.label),
        UNODC_ROLES,
        selection_mode="multi",
        format_func=lambda role: names[role],
        **_bound(facet, list(filters.roles)),
    )
    if left_out := int(cache.totals(filters).mentions_left_out):
        st.caption(
            plural(
                "Left out: {n} event that only mention UNODC",
                "Left out: {n} events that only mention UNODC",
                left_out,
            )
        )


def _bound(facet: Facet, value: Any) -> dict[str, Any]:
    def change(chosen: Any) -> None:
        state.change(**{facet.field: tuple(chosen) if isinstance(chosen, list) else chosen})

    return state.bound(f"filter-{facet.field}", value, change)


def _span(days: Span) -> None:
    state.change(date_from=days[0], date_to=days[1], undated=False)
