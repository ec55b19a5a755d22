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
OWN_COLUMN = ("funder", "several")  # in a short list; one of them
HEADS = {
    "date": N_("Date"),
    "event": N_("Event"),
    "about": N_("Where, what about, funder"),
    "topic": N_("Where, what about"),
    "funder": N_("Funder"),
    "several": N_("Funders, if several"),
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
    brief: bool = False,
) -> str:
    """The list of some events by their ids, in their order, as HTML.

    `parts` are those of listing.PARTS that are seen, or `several` for funders where there is more than one;
    `years` gives for events that begin a year its head, days then go without their year; `quotes` replaces
    the words of the data, `marks` the squares of themes and stands before titles, all as HTML; `brief` gives
    short rows: the funder in a column of its own, of several stories the first.
    """
    ids = tuple(events)
    rows = cache.ask("event_rows", ids).set_index("event_id", drop=False)
    if quotes is None:
        quotes = _quotes(ids) if "words" in parts else {}
    told = _told(ids, brief=brief) if "told" in parts else {}
    lines = [
        (years or {}).get(row.event_id, "")
        + _row(
            row,
            [
                escaped(in_year(span(row.started_on, row.ended_on), row.started_on, dated=years is None)),
                _what(row, quotes.get(row.event_id, ""), marks),
                _about(row, parts, squares=marks is None, brief=brief),
                told.get(row.event_id, ""),
            ],
        )
        for row in rows.loc[list(ids)].itertuples(index=False)
    ]
    look = "events" if "told" in parts else "events untold"
    return listed(_heads(parts, brief=brief), lines, f"{look} brief" if brief else look)


def _heads(parts: Sequence[str], *, brief: bool) -> list[str]:
    about = ["topic", *(part for part in OWN_COLUMN if part in parts)] if brief else ["about"]
    over = ["date", "event", *about, *(["told"] if "told" in parts else [])]
    return [HEADS[name] for name in over]


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
        f'<article class="row" data-event="{escaped(row.event_id)}" title="{escaped(row.themes)}">'
        f'<p class="when">{when}</p><div class="what">{what}</div>{about}{stories}</article>'
    )


def _quotes(events: tuple[str, ...]) -> dict[str, str]:
    return {
        event: "".join(quote(row.role, row.words) for row in own.itertuples())
        for event, own in cache.ask("event_words", events).groupby("event_id")
    }


def _told(events: tuple[str, ...], *, brief: bool) -> dict[str, str]:
    return {
        event: "".join(told_in(row) for row in (own.head(1) if brief else own).itertuples())
        + (f"<li>{escaped(_('+ {n}', n=len(own) - 1))}</li>" if brief and len(own) > 1 else "")
        for event, own in cache.ask("event_stories", events).groupby("event_id", sort=False)
    }


def _what(row: Row, words: str, marks: Mapping[str, str] | None) -> str:
    return f"<h3>{(marks or {}).get(row.event_id, '')}{opens(row.event_id, row.title)}</h3>{words}"


def _about(row: Row, parts: Sequence[str], *, squares: bool, brief: bool) -> str:
    funders = row.funders if isinstance(row.funders, str) else None
    known = {
        "where": escaped(where(row) or _("Place not stated")),
        "theme": _first_theme(row, squares=squares),
        "funder": named(N_("{what}") if brief else N_("Funder: {what}"), row.funders),
        "several": escaped(funders) if funders and ", " in funders else "",
        "kind": named(N_("Kind: {what}"), row.kind),
        "part": named(N_("UNODC’s part: {what}"), cache.known()["roles"].get(row.unodc_role)),
        "people": named(
            N_("Participants: {what}"), None if pd.isna(row.participants) else number(row.participants)
        ),
        "countries": named(N_("Taking part: {what}"), row.countries),
        "partners": named(N_("Partners: {what}"), row.partners),
    }
    shown = {part: f'<p class="{part}">{text}</p>' for part, text in known.items() if part in parts}
    own = "".join(shown.pop(part, "") for part in OWN_COLUMN) if brief else ""
    return f'<div class="about">{"".join(shown.values())}</div>{own}'


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


def themes(row: Row) -> str:
    """The themes of an event, each with the square it has on charts."""
    pairs = zip(row.theme_codes.split(JOINT), row.themes.split(JOINT), strict=True)
    return "".join(f"<span>{_square(code)}{escaped(name)}</span> " for code, name in pairs)


def _first_theme(row: Row, *, squares: bool) -> str:
    """The first theme and how many more there are; their names for those who cannot see the row's title."""
    (first, *more), code = row.themes.split(JOINT), row.theme_codes.split(JOINT)[0]
    square = _square(code) if squares else ""
    if not more:
        return square + escaped(first)
    said = escaped(_("{theme} + {n}", theme=first, n=len(more)))
    return f'{square}<span aria-hidden="true">{said}</span><small>{escaped(row.themes)}</small>'


def _square(theme: str) -> str:
    return f'<i style="background:{escaped(colour("theme", theme, cache.palette()))}"></i>'
