"""Cards of breakdowns: places, countries, themes, kinds, funders, and themes against countries."""

from dashboard import settings
from dashboard.analysis import filter_words, phrases
from dashboard.analysis.filters import Filters
from dashboard.app import cache, dialogs, state
from dashboard.app.cards import Card, Points
from dashboard.app.chart_cards.base import bars, card
from dashboard.charts import maps


def places(filters: Filters, names: filter_words.Names, slot: str = "") -> Card:
    """The map of pages and of files."""
    totals = cache.totals(filters)
    rows = cache.ask("places_on_map", filters)
    return card(
        "places_on_map",
        filters,
        names,
        "Where events took place",
        "Events by place; the area of a point grows with its events",
        alt=phrases.alt_text("Events by place", list(rows.name), list(rows.events)),
        on_screen=(cache.is_phone(),),
        notice=settings.MAP_NOTICE,
        left_out=not_drawn(int(totals.unplaced), maps.outside(rows)),
        click=lambda points: state.toggle("places", points[0][0]),
        slot=slot,
    )


def not_drawn(unplaced: int, outside: int) -> str:
    """How many events a map cannot show: without a town, or at places outside its frame."""
    said = [f"{phrases.count(unplaced, 'event')} without a named town"] if unplaced else []
    said += [f"{phrases.number(outside)} at places outside the frame"] if outside else []
    return f"Not drawn: {phrases.listed(said)}" if said else ""


def countries(filters: Filters, names: filter_words.Names) -> Card:
    """Hosting against taking part."""
    rows = cache.ask("by_country", filters)
    return card(
        "by_country",
        filters,
        names,
        "Events by country",
        "Thick: hosted. Thin: took part. An event with two countries counts in each.",
        alt=phrases.alt_text("Events by host country", list(rows.name), list(rows.hosted)),
        click=_choose_country,
    )


def _choose_country(points: Points) -> None:
    code, part = points[0]
    if code == "online":  # nobody takes part "online" as in a country
        state.toggle("countries", code, taking_part=False)
    else:
        state.toggle("countries", code, taking_part=part == "part")


def hosts(filters: Filters, names: filter_words.Names) -> Card:
    """Host countries by name, those elsewhere included."""
    rows = cache.ask("by_host", filters)
    return card(
        "by_host",
        filters,
        names,
        "Events by host country",
        f"The {settings.TOP_HOSTS} countries most events were held in; two hosts count in each",
        drawing=(settings.TOP_HOSTS,),
        left_out=phrases.count(len(rows[~rows.code.isin(["none", "online"])]), "country") + " in all",
        alt=phrases.alt_text("Events by host country", list(rows.name), list(rows.events)),
        click=lambda points: state.toggle("countries", points[0][0], taking_part=False),
    )


def theme_by_country(filters: Filters, names: filter_words.Names) -> Card:
    """Themes against countries, hosting or taking part as the switch in the sidebar says."""
    rows = cache.ask("theme_by_country", filters)
    verb = "took part in" if filters.taking_part else "hosted"
    labels = [f"{r.theme_name}, {r.name}" for r in rows.itertuples(index=False)]
    return card(
        "theme_by_country",
        filters,
        names,
        "Themes in each country",
        f"Events by theme and the country that {verb} them; two themes or two countries count in each",
        alt=phrases.alt_text(f"Events by theme and the country that {verb} them", labels, list(rows.events)),
        on_screen=(cache.is_phone(),),
        click=lambda points: state.change(themes=(points[0][0],), countries=(points[0][1],)),
    )


def themes(filters: Filters, names: filter_words.Names, slot: str = "") -> Card:
    """Themes, all of them."""
    about = "All themes; an event with two themes counts in each"
    return bars("by_theme", filters, names, "Events by theme", about, "themes", slot=slot)


def kinds(filters: Filters, names: filter_words.Names) -> Card:
    """Kinds of activity."""
    about = "Each event has one kind, so the bars add up to the events"
    return bars("by_kind", filters, names, "Events by kind of activity", about, "kinds")


def funders(filters: Filters, names: filter_words.Names, top: int = settings.TOP_BARS) -> Card:
    """Funders, arms under their government."""
    totals = cache.totals(filters)
    return bars(
        "by_funder",
        filters,
        names,
        "Events by funder",
        "Funding as told in the story: an acknowledgement, not a sum of money",
        "funders",
        f"{phrases.count(totals.funders, 'funder')} in all" if totals.funders else "",
        (top,),
    )


def arms(filters: Filters, names: filter_words.Names, funder: str) -> Card:
    """Under which of its names a funder is acknowledged."""
    return bars(
        "by_arm",
        filters,
        names,
        "Named as",
        "Which arm the stories name; an event naming two counts in each",
        "",
        arguments=(funder,),
        click=lambda points: dialogs.open_events("role", f"{points[0][0]}:funder", filters),
    )
