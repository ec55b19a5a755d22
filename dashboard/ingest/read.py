"""One story read: every reader asked in turn, their readings together."""

import re

from dashboard.ingest.article import Article
from dashboard.ingest.bodies import roles
from dashboard.ingest.language import language
from dashboard.ingest.people import participants
from dashboard.ingest.proposal import Proposal
from dashboard.ingest.tables import Tables
from dashboard.ingest.when import when
from dashboard.ingest.where import where

# A story that looks back, or looks for staff, reports no event of its own.
RETELLS = re.compile(
    r"looking back|looks back|взгляд назад|в этой статье мы вспоминаем|\bvacancy\b|\bвакансия\b", re.I
)


def read(article: Article, tables: Tables) -> Proposal:
    """All that is read of a story; what it does not state has no reading."""
    if RETELLS.search(article.words):
        places, _ = where(article, tables)
        countries = tuple(reading for reading in places if reading.column == "countries")
        return Proposal(article, (*countries, *language(article)))
    days = when(article)
    places, new = where(article, tables, days[0].span if days else None)
    readings = (*days, *places, *participants(article), *language(article))
    return Proposal(article, readings, roles(article, tables), new)
