"""Cards of breakdowns: places, countries, themes, kinds, funders, and themes against countries."""

from typing import Any

from dashboard import settings
from dashboard.analysis import phrases
from dashboard.cards.card import Card, View, card
from dashboard.charts import maps

UNPLACED = 5  # countries named that have events without a town


def bars(view: View, question: str, title: str, subtitle: str, **rest: Any) -> Card:
    """A card of one bar a name; `rest` are the other fields of Card."""
    rows = view.ask(question, view.filters, *rest.get("arguments", ()))
    alt = phrases.alt_text(title, list(rows.name), list(rows.events))
    return card(view, question, title, subtitle, alt=alt, **rest)


def places(view: View, slot: str = "") -> Card:
    """The map of pages and of files."""
    rows = view.ask("places_on_map", view.filters)
    return card(
        view,
        "places_on_map",
        "Where events took place",
        "Events by place; the area of a point grows with its events",
        alt=phrases.alt_text("Events by place", list(rows.name), list(rows.events)),
        notice=settings.MAP_NOTICE,
        note=_by_host(view),
        left_out=not_drawn(int(view.totals.unplaced), maps.outside(rows)),
        slot=slot,
    )


def not_drawn(unplaced: int, outside: int) -> str:
    """How many events a map cannot show: without a town, or at places outside its frame."""
    said = [f"{phrases.count(unplaced, 'event')} without a named town"] if unplaced else []
    said += [f"{phrases.number(outside)} at places outside the frame"] if outside else []
    return f"Not drawn: {phrases.listed(said)}" if said else ""


def _by_host(view: View) -> str:
    """Which countries the events have of which no town is known: those with most by name."""
    rows = view.ask("by_host", view.filters)
    rows = rows[rows.without_town > 0].sort_values("without_town", ascending=False, kind="stable")
    own = rows[~rows.code.isin(["online", "none"])]
    said = [f"{r.name} {phrases.number(r.without_town)}" for r in own.head(UNPLACED).itertuples(index=False)]
    said += ["others fewer"] if len(own) > len(said) else []
    for code, words in (("online", "online"), ("none", "no host stated")):
        said += [f"{words} {phrases.number(n)}" for n in rows[rows.code == code].without_town]
    return f"Town not named, by host: {', '.join(said)}." if said else ""


def countries(view: View) -> Card:
    """Hosting against taking part."""
    rows = view.ask("by_country", view.filters)
    return card(
        view,
        "by_country",
        "Events by country",
        "Upper bar: hosted. Lower bar: took part. An event with two countries counts in each.",
        alt=phrases.alt_text("Events by host country", list(rows.name), list(rows.hosted)),
    )


def hosts(view: View) -> Card:
    """Host countries by name, those elsewhere included."""
    rows = view.ask("by_host", view.filters)
    named = rows[~rows.code.isin(["none", "online"])]
    return bars(
        view,
        "by_host",
        "Events by host country",
        f"The {settings.TOP_HOSTS} countries most events were held in; two hosts count in each",
        drawing=(settings.TOP_HOSTS,),
        left_out=phrases.count(len(named), "country") + " in all",
    )


def theme_by_country(view: View) -> Card:
    """Themes against countries, hosting or taking part as the switch in the sidebar says."""
    rows = view.ask("theme_by_country", view.filters)
    verb = "took part in" if view.filters.taking_part else "hosted"
    labels = [f"{r.theme_name}, {r.name}" for r in rows.itertuples(index=False)]
    return card(
        view,
        "theme_by_country",
        "Themes in each country",
        f"Events by theme and the country that {verb} them; two themes or two countries count in each",
        alt=phrases.alt_text(f"Events by theme and the country that {verb} them", labels, list(rows.events)),
    )


def themes(view: View, slot: str = "") -> Card:
    """Themes, all of them."""
    about = "All themes; an event with two themes counts in each"
    return bars(view, "by_theme", "Events by theme", about, slot=slot)


def kinds(view: View) -> Card:
    """Kinds of activity."""
    about = "Each event has one kind, so the bars add up to the events"
    return bars(view, "by_kind", "Events by kind of activity", about)


def funders(view: View, top: int = settings.TOP_BARS) -> Card:
    """Funders, arms under their government."""
    found = view.totals.funders
    return bars(
        view,
        "by_funder",
        "Events by funder",
        "Funding as told in the story: an acknowledgement, not a sum of money",
        left_out=f"{phrases.count(found, 'funder')} in all" if found else "",
        drawing=(top,),
    )


def arms(view: View, funder: str) -> Card:
    """Under which of its names a funder is acknowledged."""
    about = "Which arm the stories name; an event naming two counts in each"
    return bars(view, "by_arm", "Named as", about, arguments=(funder,))
