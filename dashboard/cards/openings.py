"""What each page says first: its sentence with the number to stress, and the lines beneath."""

from dataclasses import dataclass, replace
from typing import Any

from dashboard.analysis import changes, filter_words, headlines, periods, words
from dashboard.analysis.filters import Filters, without
from dashboard.cards import columns, pages
from dashboard.cards.card import View, only
from dashboard.words import N_, _, joined, number, plural

CAUTION = N_("Fewer events found are not fewer events held: see “Thin years” on About the data.")
Opening = tuple[headlines.Parts, str]  # headline and lead of a page


@dataclass(frozen=True)
class Number:
    """A number to stand large: what it counts, itself in words, a note.

    `code` is the message of its label, the same in every language.
    """

    label: str
    value: str
    note: str = ""
    code: str = ""


def plain(view: View) -> Opening:
    """How many events there are, in which years, and how many people took part."""
    return _headline(view), joined(_years(view), words.took_part(view.totals))


def trends(view: View) -> Opening:
    """How the last full period compares with the one before."""
    return _headline(view), _change(view)


def funders(view: View) -> Opening:
    """The one funder chosen, else for how many events one is stated."""
    if funder := only(view.filters.funders):
        headline, lead = funder_words(view, funder)
        profile = funder_profile(view, funder)
        counts = words.others_named(profile), words.took_part(view.totals)
        return headline, joined(lead, *counts, words.funders_stated(profile.stated, profile.events))
    return _headline(view), words.stated_funders(view.totals, view.ask("by_funder", view.filters))


def countries(view: View) -> Opening:
    """The one organisation or country chosen, else the newest partners or the years."""
    if organisation := only(view.filters.organisations):
        return organisation_words(view, organisation)
    if view.section == "partners":
        return _headline(view), words.partners(view.ask("partners_by_year", view.filters)) or _years(view)
    country = only(view.filters.countries)
    return country_words(view, country) if country else plain(view)


def _years(view: View) -> str:
    return words.lead(view.totals, view.ask("totals_by_year", view.filters))


def _change(view: View) -> str:
    both = pages.compared(view)
    if both is None:
        return joined(changes.no_comparison(), _(CAUTION))
    rows = view.ask("period_change", *both)
    thin = periods.thin_years(both, pages.thin_years(view))
    now_in, before_in = (filter_words.period(filters) for filters in both)
    return joined(changes.change(rows, now_in, before_in, thin), _(CAUTION))


def funder_profile(view: View, funder: str) -> Any:
    """How a funder is named under the other filters: the row of funder_profile."""
    rows = view.ask("funder_profile", replace(view.filters, funders=()), funder)
    return next(rows.itertuples(index=False))


def funder_words(view: View, funder: str) -> Opening:
    """Headline and lead of one funder."""
    profile = funder_profile(view, funder)
    hosts = "" if view.filters.countries else words.hosted_by(view.ask("by_host", view.filters))
    said = (_about(view), hosts, _latest(view))
    headline = _headline(view, "funder", name=profile.name)
    return headline, joined(*said, words.supported(profile))


def funder_numbers(view: View, funder: str) -> tuple[Number, ...]:
    """Five numbers of one funder."""
    profile = funder_profile(view, funder)
    in_all = _("of {n} in all", n=number(profile.events))
    with_others = _("most often {funder}", funder=profile.most_with) if profile.with_others else ""
    no_host = _("no host stated for {n}", n=number(profile.host_not_stated))
    return (
        _number(N_("Events it is named for"), profile.as_funder, in_all),
        _number(N_("Stories"), view.totals.stories),
        _number(N_("Host countries of the five"), profile.hosts, no_host),
        _number(N_("With another funder"), profile.with_others, with_others),
        _participants(view),
    )


def numbers(view: View) -> tuple[Number, ...]:
    """Five numbers of all that is chosen."""
    totals = view.totals
    return (
        _number(N_("Events"), totals.events),
        _number(N_("Stories"), totals.stories),
        _number(N_("Partners"), totals.organisations),
        _number(N_("Funders named"), totals.funders),
        _participants(view),
    )


def _participants(view: View) -> Number:
    totals = view.totals
    note = plural(
        "known for {known_for} of {n} event",
        "known for {known_for} of {n} events",
        totals.events,
        known_for=number(totals.participants_known_for),
    )
    return _number(N_("Participants, where known"), totals.participants, note)


def _number(label: str, value: int, note: str = "") -> Number:
    """A number whose label is a message."""
    return Number(_(label), number(value), note, code=label)


def country_words(view: View, country: str) -> Opening:
    """Headline and lead of one country; one outside Central Asia has no sentence of its own."""
    filters: Filters = replace(view.filters, countries=())
    rows = view.ask("by_country", filters).itertuples(index=False)
    own = next((row for row in rows if row.code == country), None)
    lead = joined(_about(view), _latest(view))
    if own is None:
        return _headline(view), lead
    subject = "country_part" if filters.taking_part else "country"
    counts = {"hosted": number(own.hosted), "took_part": number(own.took_part)}
    return _headline(view, subject, name=own.name, **counts), lead


def organisation_words(view: View, organisation: str) -> Opening:
    """Headline and lead of one organisation."""
    roles = words.roles(view.ask("by_role", view.filters, organisation))
    name = view.names["organisations"][organisation]
    headline = _headline(view, "organisation", name=name)
    return headline, joined(roles, _about(view), _latest(view))


def _headline(view: View, subject: str = "", **holes: str) -> headlines.Parts:
    return headlines.headline(view.totals, view.filters, view.names, subject, _before(view), **holes)


def _before(view: View) -> tuple[int, Filters] | None:
    """The events of the equal period before, and the filter with it, where both periods can be compared."""
    earlier = columns.before(view, "year")
    if (
        not earlier
        or view.filters.undated
        or periods.thin_years((view.filters, earlier), pages.thin_years(view))
    ):
        return None
    return int(view.under(earlier).totals.events), earlier


def loosened(view: View) -> list[tuple[str, str, str, int]]:
    """Chips as (field, code, words, events there are without it) that let events in, most first."""
    chips = filter_words.chips(view.filters, view.names)
    found = [(*chip, int(view.under(without(view.filters, *chip[:2])).totals.events)) for chip in chips]
    return sorted((one for one in found if one[3]), key=lambda one: -one[3])


def _about(view: View) -> str:
    """What most events are about; where themes are chosen that would only repeat the filter."""
    if view.filters.themes:
        return ""
    return words.about(view.totals, view.ask("by_theme", view.filters))


def _latest(view: View) -> str:
    return words.latest(view.ask("story_table", view.filters, 0, 1))
