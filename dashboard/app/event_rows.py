"""Events as rows of a list: each opens its event over the page, links in it lead out; cards on a phone."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.app import cache, state
from dashboard.app.text import escaped, outward
from dashboard.cards.listing import SHOWN
from dashboard.charts.theme import colour
from dashboard.words import N_, _, number, span

NOT_STATED = N_("not stated")
JOINT = "; "  # of several values in a cell
HEADS = {
    "date": N_("Date"),
    "event": N_("Event"),
    "proven": N_("Event, and words that prove it"),
    "about": N_("Where, what about, funder"),
    "told": N_("Stories"),
}
Row = Any  # one row of a question, its columns as attributes
Quotes = Mapping[str, str]  # event id -> the words quoted under its title, as HTML


def by_events(
    events: Sequence[str],
    parts: Sequence[str] = SHOWN,
    *,
    years: Mapping[str, str] | None = None,
    quotes: Quotes | None = None,
    marks: Mapping[str, str] | None = None,
) -> str:
    """The list of some events by their ids, in their order, as HTML.

    `parts` are those of listing.PARTS that are seen; `years` gives for events that begin a year its head,
    and days then go without their year; `quotes` replaces the words of the data, both as HTML; `marks` gives
    what stands before each title as HTML, in place of the squares of themes.
    """
    ids = tuple(events)
    rows = cache.ask("event_rows", ids).set_index("event_id", drop=False)
    if quotes is None:
        quotes = _quotes(ids) if "words" in parts else {}
    told = _told(ids) if "told" in parts else {}
    lines = [
        (years or {}).get(row.event_id, "")
        + _row(
            row,
            [
                escaped(in_year(span(row.started_on, row.ended_on), row.started_on, dated=years is None)),
                _what(row, quotes.get(row.event_id, ""), marks),
                _about(row, parts, squares=marks is None),
                told.get(row.event_id, ""),
            ],
        )
        for row in rows.loc[list(ids)].itertuples(index=False)
    ]
    over = {"proven" if "words" in parts else "event", "date", "about", *parts}
    heads = [head for name, head in HEADS.items() if name in over]
    return listed(heads, lines, "events" if "told" in parts else "events untold")


def listed(heads: Sequence[str], lines: Sequence[str], look: str) -> str:
    """Lines of a list, and what stands over its columns; `look` is its class in list.css."""
    over = "".join(f"<span>{escaped(_(head))}</span>" for head in heads)
    return (
        f'<div class="list-room"><div class="list {look}"><div class="heads" aria-hidden="true">{over}</div>'
        f"{''.join(lines)}</div></div>"
    )


def year_head(year: float, count: str, *, thin: bool) -> str:
    """What stands over the rows of a year, or of those without one, with their number in words."""
    title = escaped(_("No date") if pd.isna(year) else int(year))
    said = _("{count} · thin: few stories found for this year", count=count) if thin else count
    return f'<h2 class="year">{title} <small>{escaped(said)}</small></h2>'


def opens(event_id: str, title: str) -> str:
    """A title that opens the event over the page; all of its row does."""
    address = state.href("", state.filters(), **state.page_shown(), event=event_id)
    return f'<a class="opens" href="{escaped(address)}">{escaped(title)}</a>'


def told_in(row: Row) -> str:
    """A story as the tag of its language and its publisher, a link to it."""
    return f"<li>{language_tag(row.language)}{outward(row.url, row.publisher)}</li>"


def language_tag(code: str) -> str:
    """The language of a story, short, its name for those who wonder."""
    name = cache.known()["languages"].get(code, code)
    return f'<abbr title="{escaped(name)}">{escaped(code.upper())}</abbr>'


def quote(role: str, words: str) -> str:
    """Words as they were published, led by the role they prove."""
    return f'<p class="words"><b>{escaped(role)}</b> “{escaped(words)}”</p>'


def in_year(days: str, first: object, *, dated: bool) -> str:
    """Days in words as they are read under the head of the year of the first of them; `dated` leaves them."""
    return days if dated or not isinstance(first, str) else days.removesuffix(f" {first[:4]}")


def _row(row: Row, cells: Sequence[str]) -> str:
    when, what, about, told = cells
    stories = f'<ul class="told">{told}</ul>' if told else ""
    return (
        f'<article class="row" data-event="{escaped(row.event_id)}"><p class="when">{when}</p>'
        f'<div class="what">{what}</div><div class="about">{about}</div>{stories}</article>'
    )


def _quotes(events: tuple[str, ...]) -> dict[str, str]:
    return {
        event: "".join(quote(row.role, row.words) for row in own.itertuples())
        for event, own in cache.ask("event_words", events).groupby("event_id")
    }


def _told(events: tuple[str, ...]) -> dict[str, str]:
    return {
        event: "".join(told_in(row) for row in own.itertuples())
        for event, own in cache.ask("event_stories", events).groupby("event_id", sort=False)
    }


def _what(row: Row, words: str, marks: Mapping[str, str] | None) -> str:
    return f"<h3>{(marks or {}).get(row.event_id, '')}{opens(row.event_id, row.title)}</h3>{words}"


def _about(row: Row, parts: Sequence[str], *, squares: bool) -> str:
    known = {
        "where": escaped(where(row) or _("Place not stated")),
        "theme": themes(row, squares=squares),
        "funder": named(N_("Funder: {what}"), row.funders),
        "kind": named(N_("Kind: {what}"), row.kind),
        "part": named(N_("UNODC’s part: {what}"), cache.known()["roles"].get(row.unodc_role)),
        "people": named(
            N_("Participants: {what}"), None if pd.isna(row.participants) else number(row.participants)
        ),
        "countries": named(N_("Taking part: {what}"), row.countries),
        "partners": named(N_("Partners: {what}"), row.partners),
    }
    return "".join(f'<p class="{part}">{text}</p>' for part, text in known.items() if part in parts)


def named(message: str, value: object) -> str:
    """A value in bold after what it is, so that it is found among those that are not stated; HTML."""
    if not isinstance(value, str):
        return f'<span class="unstated">{escaped(_(message, what=_(NOT_STATED)))}</span>'
    before, after = _(message, what="\0").split("\0")
    return f"{escaped(before)}<b>{escaped(value)}</b>{escaped(after)}"


def where(row: Row) -> str:
    """Places and countries that host an event, each named once; an empty text if none is stated."""
    known = [value for cell in (row.places, row.host_countries) if isinstance(cell, str)
             for value in cell.split(JOINT)]  # fmt: skip
    return ", ".join(dict.fromkeys(known))


def themes(row: Row, *, squares: bool = True) -> str:
    """The themes of an event, each with the square it has on charts."""
    pairs = zip(row.theme_codes.split(JOINT), row.themes.split(JOINT), strict=True)
    return "".join(
        f"<span>{_square(colour('theme', code, cache.palette())) if squares else ''}{escaped(name)}</span> "
        for code, name in pairs
    )


def _square(colour: str) -> str:
    return f'<i style="background:{escaped(colour)}"></i>'
