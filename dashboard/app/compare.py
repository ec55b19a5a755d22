"""The way into a comparison and out of it: the button "Compare with", and the sides as chips."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboard.analysis import comparison
from dashboard.analysis.comparison import FACETS, PERIOD, Side
from dashboard.analysis.filters import FACETS as FILTERS
from dashboard.analysis.filters import Filters, tidy
from dashboard.analysis.periods import earlier, period_days
from dashboard.app import cache, controls, state
from dashboard.app.text import escaped, plain
from dashboard.cards.card import View, only
from dashboard.store.codes import GROUPS
from dashboard.words import N_, _, listed

LONGEST = 32  # letters of a name on a button
OFFERED = 5  # others that stand as buttons, those with most events
SELDOM = ("place", "lang")  # not asked for where nothing is chosen
LABELS = {one.parameter: one.label for one in FILTERS} | {PERIOD: N_("Period"), "org": N_("Organisation")}
Open = Callable[[str], None]  # takes a code


def button(view: View) -> None:
    """The button that opens the choice of what to compare with; a comparison has `chips` instead."""
    if view.sides:
        return
    for facet in FACETS:
        _of_two(view, facet)
    with st.popover(_("+ Compare with …"), key="compare"):
        facets = comparison.comparable(view.filters)
        for facet in facets:
            _another(view, facet, comparison.chosen(view.filters, facet))
        if not facets:
            _anything(view)


def _of_two(view: View, facet: str) -> None:
    """Where two of a list are chosen together: to see them against each other."""
    codes: tuple[str, ...] = getattr(view.filters, FACETS[facet]) if facet != PERIOD else ()
    if len(codes) != 2 or not all(only((code,)) for code in codes):
        return
    one, other = (view.names[FACETS[facet]].get(code, code) for code in codes)
    st.button(
        plain(_("Compare {one} with {other}", one=one, other=other)),
        key=f"compare-two-{facet}",
        on_click=_start,
        args=(view.filters, facet, codes),
    )


def _another(view: View, facet: str, base: str) -> None:
    """The choice of what one chosen code is compared with: the likeliest at once, all others by name."""
    sides = view.sides or (comparison.side(view.filters, facet, base, view.names),)
    name, taken = listed([one.name for one in sides]), [one.code for one in sides]
    st.html(f'<p class="compare-with">{escaped(_("{name} against", name=name))}</p>')
    _offer(view, facet, taken, lambda code: _start(view.filters, facet, [*taken, code]))


def _anything(view: View) -> None:
    """With nothing chosen yet: what to compare, then two of it."""
    facets = [one for one in FACETS if one not in SELDOM]
    facet = st.segmented_control(
        _("What to compare"),
        facets,
        format_func=lambda one: _(LABELS[one]),
        default=facets[0],
        required=True,
        key="compare-facet",
        label_visibility="collapsed",
    )
    picked = f"compare-picked-{facet}"
    first: list[str] = st.session_state.get(picked, [])

    def pick(code: str) -> None:
        if first:
            st.session_state.pop(picked)
            _start(view.filters, facet, [*first, code])
        else:
            st.session_state[picked] = [code]

    chosen = [comparison.side(view.filters, facet, code, view.names).name for code in first]
    said = _("{name} against", name=chosen[0]) if chosen else _("Choose the first, then the second.")
    st.html(f'<p class="compare-with">{escaped(said)}</p>')
    _offer(view, facet, first, pick)


def _offer(view: View, facet: str, taken: Sequence[str], open: Open) -> None:
    """Codes of a facet to choose one of: buttons for those with most events, a box for all."""
    names = _names(view, facet, taken)
    with st.container(horizontal=True, gap="small", key=f"compare-offer-{facet}"):
        for code in _likeliest(view, facet, names):
            st.button(
                plain(_short(facet, code, names[code])),
                key=f"compare-{facet}-{code}",
                on_click=open,
                args=(code,),
            )
    labels = cache.labels().get(_dimension(view, facet), {})
    controls.choose(
        f"compare-box-{facet}",
        _("Another"),
        {code: labels.get(code, name) for code, name in names.items()},
        open,
        placeholder=_("Find another by a part of its name"),
        label_visibility="collapsed",
    )


def _names(view: View, facet: str, taken: Sequence[str]) -> dict[str, str]:
    """What can be chosen of a facet and is not `taken`, by name."""
    names = _periods(view) if facet == PERIOD else cache.known()[_dimension(view, facet)]
    return {code: name for code, name in names.items() if code not in taken}


def _dimension(view: View, facet: str) -> str:
    """Where names of a facet stand: of countries those that host, or those that take part."""
    field = FACETS[facet]
    return "taking_part" if field == "countries" and view.filters.taking_part else field


def _likeliest(view: View, facet: str, names: Mapping[str, str]) -> list[str]:
    """The codes with most events in all the data, of periods the first."""
    if facet == PERIOD:
        return list(names)[:OFFERED]
    options = cache.ask("filter_options")
    dimension = "taking_part" if _dimension(view, facet) == "taking_part" else _option(facet)
    own = options[(options.dimension == dimension) & ~options.code.isin(GROUPS)]
    most = own.sort_values("events", ascending=False, kind="stable").code[:OFFERED]
    return [code for code in most if code in names]


def _short(facet: str, code: str, name: str) -> str:
    """The name of what a button offers, or where it is long its acronym."""
    if len(name) <= LONGEST or facet == PERIOD:
        return name
    options = cache.ask("filter_options")
    return (
        str(options[(options.dimension == _option(facet)) & (options.code == code)].acronym.iloc[0]) or name
    )


def _option(facet: str) -> str:
    """The name of a facet in filter_options."""
    return next(one.dimension or one.parameter for one in FILTERS if one.parameter == facet)


def _periods(view: View) -> dict[str, str]:
    """The periods as long as the chosen one before it, newest first, then the years of the data."""
    everything = view.under(Filters()).totals
    first, last = int(everything.first_year), everything.data_date.date().year
    spans = []
    start, end = view.filters.date_from, view.filters.date_to
    while start and end and start.year > first:
        start, end = earlier(start, end)
        spans.append((start, end))
    spans += [period_days(year) for year in range(last, first - 1, -1)]
    codes = [f"{start}..{end}" for start, end in spans]
    return {code: comparison.side(view.filters, PERIOD, code, view.names).name for code in codes}


def _start(filters: Filters, facet: str, codes: Sequence[str]) -> None:
    """Compare some codes of a facet under a filter; for callbacks."""
    own = tidy(comparison.under(filters, facet, codes[0]))
    state.compare(own, ",".join(comparison.value(facet, code) for code in codes[1:]))


def chips(view: View) -> None:
    """The sides of a comparison in their colours, "against" between them; one more, and the end."""
    if not view.sides:
        return
    facet = view.sides[0].facet
    with st.container(horizontal=True, gap="small", key="sides", vertical_alignment="center"):
        for place, one in enumerate(view.sides, start=1):
            if place > 1:
                st.html(f'<span class="against">{escaped(_("against"))}</span>')
            key, rest = f"side-{place}", [other for other in view.sides if other != one]
            st.button(f"{plain(one.name)} ✕", key=key, on_click=_only, args=(view.filters, facet, rest))
        if len(view.sides) < comparison.MOST:
            with st.popover(_("+ a third"), key="compare-third", type="tertiary"):
                _another(view, facet, view.sides[0].code)
        st.button(
            _("End comparison"),
            key="compare-end",
            type="tertiary",
            on_click=state.compare,
            args=(view.filters, ""),
        )


def _only(filters: Filters, facet: str, rest: Sequence[Side]) -> None:
    """Go on with the sides that are left; one alone is the filter. For callbacks."""
    _start(filters, facet, [one.code for one in rest])
