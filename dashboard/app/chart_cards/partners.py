"""Cards of organisations: who takes part, in which role, since when, and with whom."""

from dashboard import settings
from dashboard.analysis import filter_words, phrases
from dashboard.analysis.filters import Filters
from dashboard.app import cache, dialogs, state
from dashboard.app.cards import Card, Points
from dashboard.app.chart_cards.base import bars, card, switch
from dashboard.charts.key import partner_legend, role_legend

FORMS = {"matrix": "Matrix", "network": "Network"}


def partners(filters: Filters, names: filter_words.Names, top: int = settings.TOP_BARS) -> Card:
    """Organisations beside UNODC."""
    totals = cache.totals(filters)
    return bars(
        "by_partner",
        filters,
        names,
        "Events by partner",
        "Organisations beside UNODC as organiser, host, partner or supporter",
        "partners",
        f"{phrases.count(totals.organisations, 'organisation')} in all" if totals.organisations else "",
        (top,),
    )


def organisation_roles(filters: Filters, names: filter_words.Names) -> Card:
    """Who did what: the organisations most often named, by role."""
    rows = cache.ask("by_organisation_role", filters, settings.TOP_ROLES)
    once = rows.drop_duplicates("code")
    return card(
        "by_organisation_role",
        filters,
        names,
        "Who did what",
        f"The {settings.TOP_ROLES} organisations named most, by role; two roles in one event count in each",
        alt=phrases.alt_text("Events by organisation", list(once.name), list(once.total)),
        arguments=(settings.TOP_ROLES,),
        legend=lambda mode: role_legend(rows, cache.palette(mode)),
        click=lambda points: state.toggle("organisations", points[0][0]),
    )


def organisation_types(filters: Filters, names: filter_words.Names) -> Card:
    """Types of the organisations beside UNODC."""
    return bars(
        "by_organisation_type",
        filters,
        names,
        "Events by type of partner",
        "IATI organisation types; an event with two types counts in each",
        "",
        click=lambda points: dialogs.open_events("type", points[0][0], filters) if points[0][0] else None,
    )


def partners_by_year(filters: Filters, names: filter_words.Names) -> Card:
    """New and returning partners."""
    rows = cache.ask("partners_by_year", filters)
    unplaced = int(cache.totals(filters).undated)
    return card(
        "partners_by_year",
        filters,
        names,
        "New and returning partners",
        "Organisations beside UNODC by year; new means that no earlier year of all the data names them",
        alt=phrases.alt_text(
            "Organisations by year",
            [str(year) for year in rows.year],
            list(rows.organisations),
            "organisation",
        ),
        left_out=f"Not placed here: {phrases.count(unplaced, 'event')} without a date" if unplaced else "",
        legend=lambda mode: partner_legend(rows, cache.palette(mode)),
        click=lambda points: dialogs.open_events(points[0][0], points[0][1], filters),
    )


def organisation_pairs(filters: Filters, names: filter_words.Names) -> Card:
    """Who works with whom, as a matrix or a network."""
    rows = cache.ask("organisation_pairs", filters, settings.TOP_PAIRS)
    pairs = rows[rows.position != rows.other_position]
    labels = [f"{r.name} and {r.other_name}" for r in pairs.itertuples(index=False)]
    form = state.view("pairs", FORMS)
    how = (
        "grey: all events of the organisation"
        if form == "matrix"
        else "a thicker line: more events in common"
    )
    return card(
        "organisation_pairs",
        filters,
        names,
        "Who works with whom",
        f"Events that name both, in any role, among the {settings.TOP_PAIRS} organisations named most; {how}",
        alt=phrases.alt_text("Events of two organisations", labels, list(pairs.events)),
        arguments=(settings.TOP_PAIRS,),
        drawing=(form,),
        on_screen=(cache.is_phone(),),
        click=_choose_pair,
        controls=None if cache.is_phone() else lambda: switch("pairs", "Form", FORMS),
    )


def _choose_pair(points: Points) -> None:
    state.change(organisations=tuple(dict.fromkeys(points[0])))


def theme_by_partner(filters: Filters, names: filter_words.Names) -> Card:
    """What the partners work on."""
    rows = cache.ask("theme_by_partner", filters, settings.TOP_ROLES)
    labels = [f"{r.name}, {r.theme_name}" for r in rows.itertuples(index=False)]
    return card(
        "theme_by_partner",
        filters,
        names,
        "What the partners work on",
        f"Events by theme of the {settings.TOP_ROLES} partners with most; two themes count in each",
        alt=phrases.alt_text("Events by partner and theme", labels, list(rows.events)),
        arguments=(settings.TOP_ROLES,),
        on_screen=(cache.is_phone(),),
        click=lambda points: state.change(partners=(points[0][0],), themes=(points[0][1],)),
    )


def roles(filters: Filters, names: filter_words.Names, organisation: str) -> Card:
    """What one organisation did."""
    return bars(
        "by_role",
        filters,
        names,
        "Its roles",
        "Events by role of the organisation; two roles in one event count in each",
        "",
        arguments=(organisation,),
        click=lambda points: dialogs.open_events("role", f"{organisation}:{points[0][0]}", filters),
    )
