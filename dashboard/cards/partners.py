"""Cards of organisations: who takes part, in which role, since when, and with whom."""

from dashboard import settings
from dashboard.cards import clicks
from dashboard.cards.card import Card, View, card, not_placed
from dashboard.charts import rows, rows_over_time

FORMS = {"matrix": "Matrix", "network": "Network"}
HOW = {
    "matrix": "grey: all events of the organisation",
    "network": "a thicker line: more events in common",
}


def organisation_roles(view: View) -> Card:
    """Who did what: the organisations most often named, by role."""
    answer = view.ask("by_organisation_role", view.filters, settings.TOP_ROLES)
    roles = rows.roles(answer)
    alt = "Events by organisation and role"
    return card(
        view,
        "by_organisation_role",
        "Who did what",
        f"Events by role of the {settings.TOP_ROLES} organisations named most; two roles in one event count "
        "in each",
        rows.grid(answer, alt, rows.bodies(answer), roles, "code role"),
        clicks.events("role", "{0}:{1}"),
        arguments=(settings.TOP_ROLES,),
        note="As a funder an arm counts under its government: its own page tells all it is named for",
    )


def partners_by_year(view: View) -> Card:
    """New and returning partners."""
    answer = view.ask("partners_by_year", view.filters)
    parts = {"returned": ("Known from earlier years", "pale"), "newcomers": ("New in the year", "amount")}
    return card(
        view,
        "partners_by_year",
        "New and returning partners",
        "Organisations beside UNODC by year; new means that no earlier year of all the data names them",
        rows_over_time.stacked_years(answer, "Organisations by year", "organisation", parts),
        clicks.partners_of_year,
        left_out=not_placed(int(view.totals.undated), "without a date"),
    )


def organisation_pairs(view: View) -> Card:
    """Who works with whom, as a matrix or a network."""
    answer = view.ask("organisation_pairs", view.filters, settings.TOP_PAIRS)
    form = view.control("pairs", FORMS)
    return card(
        view,
        "organisation_pairs",
        "Who works with whom",
        f"Events that name both, in any role, among the {settings.TOP_PAIRS} organisations named most; "
        f"{HOW[form]}",
        rows.organisation_pairs(answer, "Events of two organisations", form),
        clicks.events("pair", "{0}:{1}"),
        arguments=(settings.TOP_PAIRS,),
        shown=view.shown(pairs=FORMS),
    )


def theme_by_partner(view: View) -> Card:
    """What the partners work on."""
    answer = view.ask("theme_by_partner", view.filters, settings.TOP_ROLES)
    alt = "Events by partner and theme"
    return card(
        view,
        "theme_by_partner",
        "What the partners work on",
        f"Events by theme of the {settings.TOP_ROLES} partners with most; two themes count in each",
        rows.grid(answer, alt, rows.bodies(answer), rows.themes(answer), "code theme"),
        clicks.cell("partners", "themes"),
        arguments=(settings.TOP_ROLES,),
    )
