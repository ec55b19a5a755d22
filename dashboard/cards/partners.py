"""Cards of organisations: who takes part, in which role, since when, and with whom."""

from dashboard import settings
from dashboard.analysis import gaps
from dashboard.cards import clicks
from dashboard.cards.card import Card, View, card
from dashboard.charts import rows, rows_over_time
from dashboard.words import N_, _, plural

FORMS = {"matrix": N_("Matrix"), "network": N_("Network")}
HOW = {
    "matrix": N_("on the diagonal: all events of the organisation"),
    "network": N_("a thicker line: more events in common"),
}


def organisation_roles(view: View) -> Card:
    """Who did what: the organisations most often named, by role."""
    answer = view.ask("by_organisation_role", view.filters, settings.TOP_ROLES)
    names = view.ask("role_names")
    roles = rows.roles(answer, dict(zip(names.code, names.name, strict=True)))
    alt = _("Events by organisation and role")
    return card(
        view,
        "by_organisation_role",
        _("Who did what"),
        plural(
            "Events by role of the {n} organisation named most; two roles in one event count in each",
            "Events by role of the {n} organisations named most; two roles in one event count in each",
            settings.TOP_ROLES,
        ),
        rows.grid(answer, alt, rows.bodies(answer), roles, "code role"),
        clicks.events("role", "{0}:{1}"),
        arguments=(settings.TOP_ROLES,),
        note=_("As a funder an arm counts under its government: its own page tells all it is named for"),
    )


def partners_by_year(view: View) -> Card:
    """New and returning partners."""
    answer = view.ask("partners_by_year", view.filters)
    parts = {
        "returned": (_("Known from earlier years"), "pale"),
        "newcomers": (_("New in the year"), "amount"),
    }
    return card(
        view,
        "partners_by_year",
        _("New and returning partners"),
        _("Partners by year; new means that no earlier year of all the data names them"),
        rows_over_time.stacked_years(answer, _("Organisations by year"), "organisation", parts),
        clicks.partners_of_year,
        left_out=gaps.not_placed(*gaps.off_axis(view.totals, "year")),
    )


def organisation_pairs(view: View) -> Card:
    """Who works with whom, as a matrix or a network."""
    answer = view.ask("organisation_pairs", view.filters, settings.TOP_PAIRS)
    form = view.control("pairs", FORMS)
    return card(
        view,
        "organisation_pairs",
        _("Who works with whom"),
        plural(
            "Events that name both, in any role, among the {n} organisation named most; {how}",
            "Events that name both, in any role, among the {n} organisations named most; {how}",
            settings.TOP_PAIRS,
            how=_(HOW[form]),
        ),
        rows.organisation_pairs(answer, _("Events of two organisations"), form),
        clicks.events("pair", "{0}:{1}"),
        arguments=(settings.TOP_PAIRS,),
        controls={"pairs": FORMS},
    )


def theme_by_partner(view: View) -> Card:
    """What the partners work on."""
    answer = view.ask("theme_by_partner", view.filters, settings.TOP_ROLES)
    alt = _("Events by partner and theme")
    return card(
        view,
        "theme_by_partner",
        _("What the partners work on"),
        plural(
            "Events by theme of the {n} partner with most; two themes count in each",
            "Events by theme of the {n} partners with most; two themes count in each",
            settings.TOP_ROLES,
        ),
        rows.grid(answer, alt, rows.bodies(answer), rows.themes(answer), "code theme"),
        clicks.cell("partners", "themes"),
        arguments=(settings.TOP_ROLES,),
    )
