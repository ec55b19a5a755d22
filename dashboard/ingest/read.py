"""One story read: every reader asked in turn, their readings together."""

from dashboard.ingest.article import Article
from dashboard.ingest.language import language
from dashboard.ingest.people import participants
from dashboard.ingest.proposal import Proposal
from dashboard.ingest.tables import Tables
from dashboard.ingest.when import when
from dashboard.ingest.where import where


def read(article: Article, tables: Tables) -> Proposal:
    """All that is read of a story; what it does not state has no reading."""
    places, new = where(article, tables)
    readings = (*when(article), *places, *participants(article), *language(article))
    return Proposal(article, readings, new_places=new)
