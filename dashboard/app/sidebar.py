"""The filters, drawn once and on every page; each widget only shows and changes the one filter."""

from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.analysis import filter_words
from dashboard.analysis.filters import FACETS, Facet, Filters
from dashboard.app import cache, days, finder, period, state
from dashboard.app.text import escaped, plain
from dashboard.store.codes import UNODC_ROLES
from dashboard.words import _, joined, plural

MORE = "more-filters"


def draw(filters: Filters) -> None:
    """The search box, four filters in sight, and the seldom ones folded away, with what is set in them."""
    with st.sidebar:
        product, about = escaped(_(settings.PRODUCT)), escaped(_(settings.ABOUT))
        st.html(f'<p class="brand">{product}</p><p class="brand-note">{about}</p>')
        finder.draw()
        period.draw(filters)
        for facet in FACETS:
            if not facet.more:
                _widget(facet, filters)
        _folded(filters)


def _folded(filters: Filters) -> None:
    """The seldom filters, sent only once they are unfolded; beneath them what is set there and left out."""
    folded = [facet for facet in FACETS if facet.more]
    fields = {facet.field for facet in folded}
    chips = filter_words.chips(filters, cache.known())
    chosen = [words for field, _code, words in chips if field in fields]
    with st.container(key="folded", gap=None):
        if chosen:  # not in the label: the browser takes another label for another thing, and folds it
            count = plural("{n} set", "{n} set", len(chosen))
            st.html(f'<span class="set">{escaped(count)}</span>')
        more = st.expander(_("More filters"), key=MORE, on_change="rerun")
        if more.open:
            with more:
                for facet in folded:
                    _widget(facet, filters)
    named = "; ".join(chosen) or _("Kind, partner, place, organisation, language, UNODC’s part")
    st.caption(joined(plain(f"{named}."), _left_out(filters)))


def _left_out(filters: Filters) -> str:
    """How many events only mention UNODC, where those are left out."""
    if "mentioned" in filters.roles:
        return ""
    left_out = int(cache.totals(filters).mentions_left_out)
    if not left_out:
        return _("Events that only mention UNODC: none here.")
    return plural(
        "Left out: {n} event that only mentions UNODC.",
        "Left out: {n} events that only mention UNODC.",
        left_out,
    )


def _widget(facet: Facet, filters: Filters) -> None:
    match facet.takes:
        case "codes":
            _codes(facet, filters)
        case "switch":
            _switch(facet, filters)
        case "role":
            _roles(facet, filters)
        case "day" if facet.more:  # those of the period stand with it
            days.draw(filters, facet)


def _codes(facet: Facet, filters: Filters) -> None:
    labels = cache.labels()
    names = labels.get(facet.field, {})
    if facet.field == "countries":  # one that is chosen stays when the other kind of part is asked for
        both = cache.known()["countries"]
        names = labels["taking_part"] if filters.taking_part else names
        names = names | {code: both[code] for code in filters.countries if code not in names}
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
        st.segmented_control(
            label,
            [False, True],
            format_func=lambda part: _("takes part") if part else _("hosts it"),
            required=True,
            label_visibility="collapsed",
            width="stretch",
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


def _bound(facet: Facet, value: Any) -> dict[str, Any]:
    def change(chosen: Any) -> None:
        state.change(**{facet.field: tuple(chosen) if isinstance(chosen, list) else chosen})

    return state.bound(f"filter-{facet.field}", value, change)
