"""Cards of organisations: who takes part, in which role, since when, and with whom."""

from dashboard import settings
from dashboard.analysis import phrases
from dashboard.cards.breakdowns import bars
from dashboard.cards.card import Card, View, card
from dashboard.charts.key import partner_legend

FORMS = {"matrix": "Matrix", "network": "Network"}


def partners(view: View, top: int = settings.TOP_BARS) -> Card:
    """Organisations beside UNODC."""
    found = view.totals.organisations
    return bars(
        view,
        "by_partner",
        "Events by partner",
        "Organisations beside UNODC as organiser, host, partner or supporter",
        left_out=f"{phrases.count(found, 'organisation')} in all" if found else "",
        drawing=(top,),
    )


def organisation_roles(view: View) -> Card:
    """Who did what: the organisations most often named, by role."""
    rows = view.ask("by_organisation_role", view.filters, settings.TOP_ROLES)
    labels = [f"{r.name}, {r.role}" for r in rows.itertuples(index=False)]
    return card(
        view,
        "by_organisation_role",
        "Who did what",
        f"Events by role of the {settings.TOP_ROLES} organisations named most; two roles in one event count "
        "in each",
        alt=phrases.alt_text("Events by organisation and role", labels, list(rows.events)),
        arguments=(settings.TOP_ROLES,),
        note="As a funder an arm counts under its government: its own page tells all it is named for",
    )


def organisation_types(view: View) -> Card:
    """Types of the organisations beside UNODC."""
    about = "IATI organisation types; an event with two types counts in each"
    return bars(view, "by_organisation_type", "Events by type of partner", about)


def partners_by_year(view: View) -> Card:
    """New and returning partners."""
    rows = view.ask("partners_by_year", view.filters)
    unplaced = int(view.totals.undated)
    years = [str(year) for year in rows.year]
    return card(
        view,
        "partners_by_year",
        "New and returning partners",
        "Organisations beside UNODC by year; new means that no earlier year of all the data names them",
        alt=phrases.alt_text("Organisations by year", years, list(rows.organisations), "organisation"),
        left_out=f"Not placed here: {phrases.count(unplaced, 'event')} without a date" if unplaced else "",
        legend=lambda palette: partner_legend(rows, palette),
    )


def organisation_pairs(view: View) -> Card:
    """Who works with whom, as a matrix or a network."""
    rows = view.ask("organisation_pairs", view.filters, settings.TOP_PAIRS)
    pairs = rows[rows.position != rows.other_position]
    labels = [f"{r.name} and {r.other_name}" for r in pairs.itertuples(index=False)]
    form = view.control("pairs", FORMS)
    how = (
        "grey: all events of the organisation"
        if form == "matrix"
        else "a thicker line: more events in common"
    )
    return card(
        view,
        "organisation_pairs",
        "Who works with whom",
        f"Events that name both, in any role, among the {settings.TOP_PAIRS} organisations named most; {how}",
        alt=phrases.alt_text("Events of two organisations", labels, list(pairs.events)),
        arguments=(settings.TOP_PAIRS,),
        drawing=(form,),
        shown=view.shown(pairs=FORMS),
    )


def theme_by_partner(view: View) -> Card:
    """What the partners work on."""
    rows = view.ask("theme_by_partner", view.filters, settings.TOP_ROLES)
    labels = [f"{r.name}, {r.theme_name}" for r in rows.itertuples(index=False)]
    return card(
        view,
        "theme_by_partner",
        "What the partners work on",
        f"Events by theme of the {settings.TOP_ROLES} partners with most; two themes count in each",
        alt=phrases.alt_text("Events by partner and theme", labels, list(rows.events)),
        arguments=(settings.TOP_ROLES,),
    )


def roles(view: View, organisation: str) -> Card:
    """What one organisation did."""
    about = "Events by role of the organisation; two roles in one event count in each"
    return bars(view, "by_role", "Its roles", about, arguments=(organisation,))
