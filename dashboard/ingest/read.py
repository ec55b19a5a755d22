"""One story read: every reader asked in turn, their readings together."""

import re
from dataclasses import replace

from dashboard.ingest.article import Article
from dashboard.ingest.bodies import roles
from dashboard.ingest.folded import folded
from dashboard.ingest.language import language
from dashboard.ingest.meaning import is_notice, kind, scope, themes, unodc_role
from dashboard.ingest.outlet import publisher
from dashboard.ingest.people import participants
from dashboard.ingest.proposal import Proposal, Reading
from dashboard.ingest.tables import Tables
from dashboard.ingest.when import when
from dashboard.ingest.where import where

SERIES = re.compile(
    r"\b(?:series of national|national (?:round tables|workshops|trainings) in|серии? национальных)\b"
)


def read(article: Article, tables: Tables) -> Proposal:
    """All that is read of a story; what it does not state has no reading."""
    if is_notice(article):
        return Proposal(article, (*language(article), *publisher(article, tables)), (), ())
    form, bodies = kind(article), roles(article, tables)
    is_feature = bool(form) and form[0].value == "feature"
    days = () if is_feature else when(article)
    places, new = where(article, tables, days[0].span if days else None)
    has_no_place = is_feature or (bool(form) and form[0].value == "publication")
    if has_no_place:  # its countries are those it is about
        places, new = tuple(reading for reading in places if reading.column == "countries"), ()
    countries = [reading for reading in places if reading.column == "countries"]
    places = (*places, *_hosts_without_a_place(article, form, places, countries))
    people: tuple[Reading, ...] = () if has_no_place else participants(article)
    readings = (
        *days,
        *places,
        *people,
        *form,
        *themes(article, tables, form),
        *scope(article, countries, tables),
        *unodc_role(article, bodies, tables),
        *language(article),
        *publisher(article, tables),
    )
    return Proposal(article, readings, bodies, new)


def _hosts_without_a_place(
    article: Article, form: tuple[Reading, ...], places: tuple[Reading, ...], countries: list[Reading]
) -> list[Reading]:
    """The one country named where things are handed over or seized; each in a series of national events."""
    is_told = any(reading.column in ("host_countries", "online") for reading in places)
    is_there = bool(form) and form[0].value in ("handover", "operation") and len(countries) == 1
    if is_told or not (is_there or SERIES.search(folded(article.words))):
        return []
    rule = "the one country named" if is_there else "a series of national events"
    return [replace(one, column="host_countries", rule=rule, inferred=True) for one in countries]
