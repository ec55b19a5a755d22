"""One story read: every reader asked in turn, their readings together."""

from dashboard.ingest.article import Article
from dashboard.ingest.bodies import roles
from dashboard.ingest.language import language
from dashboard.ingest.meaning import is_notice, kind, scope, themes, unodc_role
from dashboard.ingest.outlet import publisher
from dashboard.ingest.people import participants
from dashboard.ingest.proposal import Proposal, Reading
from dashboard.ingest.tables import Tables
from dashboard.ingest.when import when
from dashboard.ingest.where import where


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
