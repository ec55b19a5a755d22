"""Who published a story, by the address of its site."""

from collections import Counter
from urllib.parse import urlsplit

from dashboard.ingest.article import Article
from dashboard.ingest.proposal import Reading, Span
from dashboard.ingest.tables import Tables


def publisher(article: Article, tables: Tables) -> tuple[Reading, ...]:
    """The reading of `publisher`: as the data name the site, else the site itself; none without one."""
    site = _site(article.url)
    if article.publisher or not site:
        return ()
    known = Counter(row["publisher"] for row in tables.data.rows("stories.csv") if _site(row["url"]) == site)
    name = known.most_common(1)[0][0] if known else site
    return (Reading("publisher", name, Span(0, 0), "address", inferred=True),)


def _site(url: str) -> str:
    return urlsplit(url).netloc.lower().removeprefix("www.")
