"""What each page says first: its sentence with the number to stress, and the lines beneath."""

from dataclasses import replace
from typing import Any

from dashboard.analysis import filter_words, gaps, headlines, periods, phrases, words
from dashboard.analysis.filters import Filters, without
from dashboard.cards import pages
from dashboard.cards.card import View, only

CAUTION = "Fewer events found are not fewer events held: see “Thin years” on About the data."
Numbers = tuple[tuple[str, str, str], ...]  # number, label, note
Opening = tuple[headlines.Parts, str]  # headline and lead of a page


def opening(view: View) -> Opening:
    """Headline and lead of the page of a view, with what the filter's switches keep out."""
    headline, lead = _said(view)
    if left_out := gaps.left_out(view.totals):
        lead += f" Not counted: {phrases.listed(left_out)}."
    return headline, lead


def _said(view: View) -> Opening:
    filters = view.filters
    headline = _headline(view)
    if view.page == "trends":
        return headline, _change(view)
    if view.page == "funders":
        if funder := only(filters.funders):
            headline, lead = funder_words(view, funder)
            return headline, f"{lead} {words.funders_stated(funder_profile(view, funder))}"
        return headline, words.stated_funders(view.totals, view.ask("by_funder", filters))
    if view.page == "countries":
        if organisation := only(filters.organisations):
            return organisation_words(view, organisation)
        if view.section == "partners":
            return headline, words.partners(view.ask("partners_by_year", filters)) or _years(view)
        if country := only(filters.countries):
            return country_words(view, country)
    return headline, _years(view)


def _years(view: View) -> str:
    return words.lead(view.totals, view.ask("totals_by_year", view.filters))


def _change(view: View) -> str:
    both = pages.compared(view)
    if both is None:
        return f"{words.no_comparison()} {CAUTION}"
    rows = view.ask("period_change", *both)
    thin = periods.thin_years(both, pages.thin_years(view))
    now_in, before_in = (filter_words.period(filters) for filters in both)
    said = words.change(rows, now_in, before_in, thin)
    return said if thin else f"{said} {CAUTION}"


def funder_profile(view: View, funder: str) -> Any:
    """How a funder is named under the other filters: the row of funder_profile."""
    rows = view.ask("funder_profile", replace(view.filters, funders=()), funder)
    return next(rows.itertuples(index=False))


def funder_words(view: View, funder: str) -> Opening:
    """Headline and lead of one funder."""
    profile = funder_profile(view, funder)
    hosts = "" if view.filters.countries else words.hosted_by(view.ask("by_host", view.filters))
    said = (_about(view), hosts, _latest(view))
    headline = headlines.funder_headline(view.totals, view.filters, view.names, profile.name, _loosened(view))
    return headline, _joined(*said, words.funder(profile))


def funder_numbers(view: View, funder: str) -> Numbers:
    """Five numbers of one funder."""
    profile, number = funder_profile(view, funder), phrases.number
    with_others = f"most often {profile.most_with}" if profile.with_others else ""
    return (
        (number(profile.as_funder), "Events it is named for", f"of {number(profile.events)} in all"),
        _stories(view),
        (
            number(profile.hosts),
            "Host countries of the five",
            f"no host stated for {number(profile.host_not_stated)}",
        ),
        (number(profile.with_others), "With another funder", with_others),
        _participants(view),
    )


def numbers(view: View) -> Numbers:
    """Five numbers of a country or an organisation."""
    totals, number = view.totals, phrases.number
    return (
        (number(totals.events), "Events", ""),
        _stories(view),
        (number(totals.organisations), "Organisations beside UNODC", ""),
        (number(totals.funders), "Funders named", ""),
        _participants(view),
    )


def _stories(view: View) -> tuple[str, str, str]:
    return phrases.number(view.totals.stories), "Stories", ""


def _participants(view: View) -> tuple[str, str, str]:
    totals = view.totals
    known_for = f"known for {phrases.number(totals.participants_known_for)} of "
    return (
        phrases.number(totals.participants),
        "Participants, where known",
        known_for + phrases.count(totals.events, "event"),
    )


def country_words(view: View, country: str) -> Opening:
    """Headline and lead of one country; one outside Central Asia has no sentence of its own."""
    filters: Filters = replace(view.filters, countries=())
    rows = view.ask("by_country", filters).itertuples(index=False)
    own = next((row for row in rows if row.code == country), None)
    lead = _joined(_about(view), _latest(view))
    if own is None:
        return _headline(view), lead
    return headlines.country_headline(view.totals, view.filters, view.names, own, _loosened(view)), lead


def organisation_words(view: View, organisation: str) -> Opening:
    """Headline and lead of one organisation."""
    roles = words.roles(view.ask("by_role", view.filters, organisation))
    name = view.names["organisations"][organisation]
    headline = headlines.organisation_headline(view.totals, view.filters, view.names, name, _loosened(view))
    return headline, _joined(roles, _about(view), _latest(view))


def _headline(view: View) -> headlines.Parts:
    return headlines.headline(view.totals, view.filters, view.names, _loosened(view))


def _loosened(view: View) -> list[tuple[str, int]]:
    """Where nothing is found: how many events there would be without each chip."""
    if view.totals.events:
        return []
    chips = filter_words.chips(view.filters, view.names)
    return [
        (text, int(view.under(without(view.filters, field, code)).totals.events))
        for field, code, text in chips
    ]


def _about(view: View) -> str:
    """What most events are about; where themes are chosen that would only repeat the filter."""
    if view.filters.themes:
        return ""
    return words.about(view.totals, view.ask("by_theme", view.filters))


def _latest(view: View) -> str:
    return words.latest(view.ask("story_table", view.filters, 0, 1))


def _joined(*said: str) -> str:
    return " ".join(part for part in said if part)
