"""A story → a proposal: each reader in turn."""

from dashboard.ingest.article import Article
from dashboard.ingest.proposal import Proposal
from dashboard.ingest.tables import Tables


def read(article: Article, tables: Tables) -> Proposal:
    """All that is read of a story."""
    raise NotImplementedError
