"""The filters, drawn once and on every page; each widget only shows and changes the one filter."""

from datetime import date
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.analysis import phrases
from dashboard.analysis.filters import Filters, period_days
from dashboard.app import cache, state

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


def draw(filters: Filters, options: dict[str, dict[str, str]]) -> None:
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
        _countries(filters, options)
        for field, label, empty in LISTS:
            _choose(field, label, empty, options.get(field, {}), getattr(filters, field))
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
                _choose(field, label, empty, options.get(field, {}), getattr(filters, field))
            if filters.languages:
                _put("filter-only_languages", filters.only_languages)
                st.checkbox(
                    "Told only in these",
                    key="filter-only_languages",
                    on_change=_changed,
                    args=("only_languages",),
                )
            _day(filters, "new_since", "New in the data since")


def _period(filters: Filters, first: int, last: date) -> None:
    full = last.year - 1
    presets: dict[str, tuple[str, tuple[date | None, date | None]]] = {"all": ("All years", (None, None))}
    presets["five"] = ("Last five full years", (date(full - 4, 1, 1), date(full, 12, 31)))
    for year in range(last.year, first - 1, -1):
        name = f"{year}, not over" if year == last.year else str(year)
        presets[str(year)] = (name, period_days(year))
    chosen = (filters.date_from, filters.date_to)
    matching = [code for code, (_, days) in presets.items() if days == chosen]
    _put("filter-period", matching[0] if matching else OWN)
    st.selectbox(
        "Period",
        [*presets, OWN],
        format_func=lambda code: presets[code][0] if code in presets else "Own dates …",
        key="filter-period",
        on_change=_period_changed,
        args=({code: days for code, (_, days) in presets.items()}, date(first, 1, 1), last),
    )
    if matching:
        return
    for column, field, label in zip(
        st.columns(2, wrap=False), ("date_from", "date_to"), ("From", "To"), strict=True
    ):
        with column:
            _day(filters, field, label)


def _day(filters: Filters, field: str, label: str) -> None:
    _put(f"filter-{field}", getattr(filters, field))
    st.date_input(
        label,
        value=None,
        min_value=date(1990, 1, 1),
        max_value=date(2100, 12, 31),
        format="YYYY-MM-DD",
        key=f"filter-{field}",
        on_change=_changed,
        args=(field,),
    )


def _countries(filters: Filters, options: dict[str, dict[str, str]]) -> None:
    known = options["taking_part" if filters.taking_part else "countries"]
    chosen = tuple(code for code in filters.countries if code in known)
    _choose("countries", "Country", "All countries", known, chosen)
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
