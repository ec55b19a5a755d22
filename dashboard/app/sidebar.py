"""The filters, drawn once and on every page; each widget only shows and changes the one filter."""

from datetime import date
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.analysis import phrases
from dashboard.analysis.filters import Filters, period_days
from dashboard.app import cache, days, state

OWN = "own"
ROLE_NAMES = {"lead": "Leads", "partner": "Takes part", "mentioned": "Only mentioned"}
LISTS = (
    ("themes", "Theme", "All themes"),
    ("kinds", "Kind of activity", "All kinds"),
    ("funders", "Funder", "All funders"),
    ("partners", "Partner", "All partners"),
    ("places", "Place", "All places"),
)
MORE = (
    ("organisations", "Organisations, in any role, together", "Any organisation"),
    ("languages", "Language of story", "All languages"),
)


def draw(filters: Filters) -> None:
    """All filters, in the order of the questions people ask."""
    everything = cache.totals(Filters(roles=("lead", "partner", "mentioned")))
    shown = cache.totals(filters)
    with st.sidebar:
        st.html(
            f'<p class="brand">{settings.PRODUCT}</p><p class="brand-note">Activities told in public news</p>'
        )
        _period(filters, int(everything.first_year), everything.data_date.date())
        if filters.date_from or filters.date_to:
            label = f"Add events with unclear dates ({int(shown.undecided_left_out)})"
            if filters.undated:
                label = "Add events with unclear dates"
            _put("filter-undated", filters.undated)
            st.checkbox(label, key="filter-undated", on_change=_changed, args=("undated",))
        _countries(filters)
        for field, label, empty in LISTS:
            _choose(field, label, empty, cache.labels().get(field, {}), getattr(filters, field))
        _put("filter-roles", list(filters.roles))
        st.pills(
            "UNODC in the event",
            list(ROLE_NAMES),
            selection_mode="multi",
            format_func=ROLE_NAMES.__getitem__,
            key="filter-roles",
            on_change=_changed,
            args=("roles",),
        )
        if shown.mentions_left_out:
            left_out = phrases.count(int(shown.mentions_left_out), "event")
            st.caption(f"Left out: {left_out} that only mention UNODC")
        _put("filter-words", filters.words)
        st.text_input(
            "Words",
            placeholder="In titles, stories, organisations",
            max_chars=100,
            key="filter-words",
            on_change=_changed,
            args=("words",),
        )
        active = any(getattr(filters, field) for field, *_ in MORE) or filters.new_since is not None
        with st.expander("More filters", expanded=active):
            for field, label, empty in MORE:
                _choose(field, label, empty, cache.labels().get(field, {}), getattr(filters, field))
            if filters.languages:
                _put("filter-only_languages", filters.only_languages)
                st.checkbox(
                    "Told only in these",
                    key="filter-only_languages",
                    on_change=_changed,
                    args=("only_languages",),
                )
            days.draw(filters, {"new_since": "New in the data since"})


def _period(filters: Filters, first: int, last: date) -> None:
    full = last.year - 1
    presets: dict[str, tuple[str, tuple[date | None, date | None]]] = {"all": ("All years", (None, None))}
    presets["five"] = ("Last five full years", (date(full - 4, 1, 1), date(full, 12, 31)))
    for year in range(last.year, first - 1, -1):
        name = f"{year}, not over" if year == last.year else str(year)
        presets[str(year)] = (name, period_days(year))
    chosen = (filters.date_from, filters.date_to)
    matching = [code for code, (_, span) in presets.items() if span == chosen]
    _put("filter-period", matching[0] if matching else OWN)
    st.selectbox(
        "Period",
        [*presets, OWN],
        format_func=lambda code: presets[code][0] if code in presets else "Own dates …",
        filter_mode="contains",
        key="filter-period",
        on_change=_period_changed,
        args=({code: span for code, (_, span) in presets.items()}, date(first, 1, 1), last),
    )
    if matching:
        return
    days.draw(filters, {"date_from": "From", "date_to": "To"})


def _countries(filters: Filters) -> None:
    """Countries that host or take part; one that is chosen stays in the list when the other is asked for."""
    known = cache.labels()["taking_part" if filters.taking_part else "countries"]
    names = cache.options()["taking_part"] | cache.options()["countries"]
    kept = {code: f"{names[code]} (0)" for code in filters.countries if code not in known}
    _choose("countries", "Country", "All countries", known | kept, filters.countries)
    _put("filter-taking_part", filters.taking_part)
    st.radio(
        "A country counts when it",
        [False, True],
        format_func=lambda part: "takes part" if part else "hosts the event",
        horizontal=True,
        key="filter-taking_part",
        on_change=_changed,
        args=("taking_part",),
    )


def _choose(field: str, label: str, empty: str, names: dict[str, str], chosen: tuple[str, ...]) -> None:
    _put(f"filter-{field}", list(chosen))
    st.multiselect(
        label,
        list(names),
        format_func=lambda code: names.get(code, code),
        filter_mode="contains",
        select_all=False,
        placeholder=empty,
        key=f"filter-{field}",
        on_change=_changed,
        args=(field,),
    )


def _put(key: str, value: Any) -> None:
    st.session_state[key] = value


def _changed(field: str) -> None:
    value = st.session_state[f"filter-{field}"]
    state.change(**{field: tuple(value) if isinstance(value, list) else value})


def _period_changed(presets: dict[str, tuple[date | None, date | None]], first: date, last: date) -> None:
    start, end = presets.get(st.session_state["filter-period"], (first, last))
    state.change(date_from=start, date_to=end, undated=False)
