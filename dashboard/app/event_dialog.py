"""One event in full, over the page: facts, who did what with the words that prove it, stories, neighbours."""

from importlib import import_module
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.analysis.filters import Filters
from dashboard.app import cache, copying, event_rows, state
from dashboard.app.text import escaped, outward
from dashboard.cards import listing
from dashboard.words import N_, _, joined, number, partial_day, plural, span

BASES = {  # of a date
    "stated": N_("stated in the story"),
    "inferred": N_("partly inferred from the publication date"),
    "unknown": N_("no story gives a date"),
}
SCOPES = {
    "national": N_("National"),
    "subregional": N_("Subregional"),
    "regional": N_("Regional"),
    "global": N_("Global"),
}
NEIGHBOURS = {  # by the order of the list: what stands before an event, and after it
    "newest": (N_("← Newer"), N_("Older →")),
    "oldest": (N_("← Older"), N_("Newer →")),
}
IN_THE_LIST = (N_("← Before it in the list"), N_("After it in the list →"))
READ = N_("read from the page, its words not kept")
REPORT = N_(
    "About the event “{title}” ({event}): {address}\n\n"
    "What is wrong: \nWhat is right: \nWhere that is written (a link): \n"
)


def show(event_id: str) -> None:
    """Open all that is known of one event over the page; its title says where it stands in the list."""
    order = state.controls().get("order", "")
    order = order if order in listing.ORDERS else next(iter(listing.ORDERS))
    found = cache.ask("event_neighbours", state.filters(), order, event_id)
    near = None if found.empty else found.iloc[0]
    title = _("Event") if near is None else _(
        "Event {place} of {events}", place=number(near.place), events=number(near.events)
    )  # fmt: skip

    def draw() -> None:
        st.html(_event(event_id, near, order))
        if settings.editing():
            import_module("dashboard.app.editing.correct").draw(event_id)

    st.dialog(title, width="large", on_dismiss=state.close_event)(draw)()


def _event(event_id: str, near: "pd.Series[Any] | None", order: str) -> str:
    found = cache.ask("event_detail", event_id)
    if found.empty:
        missing = _("There is no event “{event}” in these data.", event=event_id)
        return f"<p>{escaped(missing)}</p>"
    row = found.iloc[0]
    return (
        f'<article class="event"><h2>{escaped(row.title)}</h2><p class="lead">{escaped(row.summary)}</p>'
        f"{_facts(row)}{_roles(event_id)}{_stories(event_id)}"
        f"{'' if near is None else _neighbours(near, order)}{_foot(row)}</article>"
    )


def _facts(row: "pd.Series[Any]") -> str:
    """Eight facts, four in a line, and the codes that follow from the themes."""
    basis = f" <small>{escaped(_(BASES[row.date_basis]))}</small>"
    people = None if pd.isna(row.participants) else number(row.participants)
    facts = {
        _("When"): escaped(span(row.started_on, row.ended_on)) + basis,
        _("Where"): _known(event_rows.where(row)),
        _("Kind"): escaped(row.kind),
        _("Themes"): event_rows.themes(row),
        _("Reach"): escaped(_(SCOPES[row.scope])),
        _("UNODC’s part"): escaped(cache.known()["roles"].get(row.unodc_role, row.unodc_role)),
        _("Participants"): _known(people),
        _("Countries taking part"): _known(row.countries),
    }
    cells = "".join(f"<div><dt>{escaped(name)}</dt><dd>{value}</dd></div>" for name, value in facts.items())
    codes = joined(
        _("SDG targets, by the themes: {codes}.", codes=row.sdg_targets) if _is_text(row.sdg_targets) else "",
        _("OECD DAC CRS codes: {codes}.", codes=row.crs_codes) if _is_text(row.crs_codes) else "",
    )
    return f'<dl class="facts">{cells}</dl><p class="codes">{escaped(codes)}</p>'


def _roles(event_id: str) -> str:
    rows = cache.ask("event_roles", event_id)
    title = escaped(_("Who did what"))
    head = f"<h3>{title}</h3>"
    if rows.empty:
        nobody = escaped(_("No organisation is named."))
        return f"{head}<p>{nobody}</p>"
    names = cache.ask("role_names").set_index("code").name
    lines, before = [], ""
    for (role, words, basis), own in rows.fillna({"words": ""}).groupby(
        ["role", "words", "basis"], sort=False
    ):
        bodies = "".join(f"<li>{_body(one)}</li>" for one in own.itertuples())
        said = f"“{escaped(words)}”" if words else f'<span class="quiet">{escaped(_(READ))}</span>'
        if basis == "inferred":
            inferred = escaped(_("(inferred)"))
            said += f' <span class="quiet">{inferred}</span>'
        first = "" if role == before else f"<b>{escaped(names[role])}</b>"
        lines.append(f"<tr><td>{first}</td><td><ul>{bodies}</ul></td><td>{said}</td></tr>")
        before = role
    return head + _table((_("Role"), _("Body"), _("Words, as published")), "".join(lines), "roles")


def _body(row: Any) -> str:
    """An organisation, a link to its page if it has one, and what it is a part of."""
    name = escaped(row.organisation)
    if row.organisation_id in cache.known()["organisations"]:
        own = Filters(organisations=(row.organisation_id,), roles=state.filters().roles)
        name = f'<a href="{escaped(state.href("countries", own))}">{name}</a>'
    if not _is_text(row.part_of):
        return name
    part = escaped(_("part of {organisation}", organisation=row.part_of))
    return f"{name}<br><small>{part}</small>"


def _stories(event_id: str) -> str:
    rows = cache.ask("event_stories", (event_id,))
    lines = "".join(
        f"<tr><td>{event_rows.language_tag(row.language)}</td>"
        f'<td lang="{escaped(row.language)}">{outward(row.url, row.headline)}</td>'
        f"<td>{escaped(row.publisher)}</td><td>{escaped(partial_day(row.published_on))}</td></tr>"
        for row in rows.itertuples()
    )
    told = plural("Told by {n} story", "Told by {n} stories", len(rows))
    return f"<h3>{escaped(told)}</h3>" + _table((), lines, "stories")


def _table(heads: tuple[str, ...], lines: str, look: str) -> str:
    over = "".join(f"<th>{escaped(head)}</th>" for head in heads)
    top = f"<thead><tr>{over}</tr></thead>" if heads else ""
    return f'<table class="{look}">{top}<tbody>{lines}</tbody></table>'


def _neighbours(near: "pd.Series[Any]", order: str) -> str:
    """The events before and after it in the list, by their titles."""
    words = NEIGHBOURS.get(order, IN_THE_LIST)
    each = ((near.before_id, near.before_title), (near.after_id, near.after_title))
    links = "".join(
        f'<p><small>{escaped(_(word))}</small><br><a href="{escaped(_here(event))}">{escaped(title)}</a></p>'
        if _is_text(event)
        else "<p></p>"
        for word, (event, title) in zip(words, each, strict=True)
    )
    name = escaped(_("Other events of the list"))
    return f'<nav class="neighbours" aria-label="{name}">{links}</nav>'


def _foot(row: "pd.Series[Any]") -> str:
    text = _(REPORT, title=row.title, event=row.event_id, address=copying.ADDRESS)
    says = escaped(_("Copies a text with the number of this event, to send to those who keep the data."))
    button = copying.button(_("Something wrong here?"), text, _("Copied: paste it into an e-mail."))
    return f'<footer>{button}<span role="status">{says}</span><code>{escaped(row.event_id)}</code></footer>'


def _here(event_id: str) -> str:
    return state.href("", state.filters(), **state.page_shown(), event=event_id)


def _known(value: object) -> str:
    unknown = f'<span class="quiet">{escaped(_(event_rows.NOT_STATED))}</span>'
    return escaped(value) if _is_text(value) else unknown


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)
