"""What is read of the stories on the desk, each once for each state of the data."""

from datetime import date
from functools import lru_cache

from dashboard import settings
from dashboard.ingest.article import Article
from dashboard.ingest.drafts import Draft, drafted
from dashboard.ingest.proposal import Proposal
from dashboard.ingest.read import read
from dashboard.ingest.tables import Tables
from dashboard.ingest.twins import Known, Pair, Twin, among, known, likely
from dashboard.store.load import read_data

MOST = 2000  # stories kept as read


@lru_cache(maxsize=1)
def tables(version: str) -> Tables:  # the key: another version is read anew
    """The tables of the data as they are now."""
    return Tables.of(read_data(settings.data_dir()))


@lru_cache(maxsize=1)
def _known(version: str) -> Known:
    return known(tables(version).data)


@lru_cache(maxsize=MOST)
def proposal(article: Article, version: str) -> Proposal:
    """What is read of a story."""
    return read(article, tables(version))


@lru_cache(maxsize=MOST)
def twins(article: Article, version: str) -> tuple[Twin, ...]:
    """The likeliest events of the data."""
    return likely(proposal(article, version), _known(version))


@lru_cache(maxsize=4)
def pairs(articles: tuple[Article, ...], version: str) -> tuple[Pair, ...]:
    """Stories among those read that may tell one event."""
    return among([proposal(article, version) for article in articles])


def draft(article: Article, version: str, today: date) -> Draft:
    """The rows a story would become as it stands."""
    return drafted(proposal(article, version), tables(version), today)
