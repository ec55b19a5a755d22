"""Whether a story is in the data already: by its address, or by its headline and day."""

import functools
import re
from urllib.parse import parse_qsl, unquote, urlsplit

from dashboard.ingest.article import Article
from dashboard.store.dataset import DataSet
from dashboard.store.decisions import Decision
from dashboard.words import _

STORIES = "stories.csv"
# What sites add to an address to see where a reader comes from; the page is the same without it.
TRACKING = re.compile(r"utm_.*|fbclid|gclid|yclid|ysclid|mc_[ce]id|igshid|_ga|ref|from", re.IGNORECASE)
FEWEST_WORDS = 4  # of a headline that tells which story it is without a day


def known(article: Article, data: DataSet) -> str:
    """The story_id that a story has in stories.csv; empty if it is new.

    It is the same if it stands under the same address, or has the same headline on the same day; a day that
    either of them lacks, or names less precisely, does not part them.
    """
    stories = data.rows(STORIES)
    if address := same_address(article.url):
        there = [story["story_id"] for story in stories if same_address(story["url"]) == address]
        if len(there) == 1:  # the address of a list is that of many stories and tells none of them
            return there[0]
    headline = _same_headline(article.headline)
    alike = [story for story in stories if headline and _same_headline(story["headline"]) == headline]
    fitting = [story for story in alike if _agree(article.published_on, story["published_on"], headline)]
    fitting.sort(key=lambda story: story["published_on"] != article.published_on)
    return fitting[0]["story_id"] if fitting else ""


def judged(article: Article, data: DataSet) -> str:
    """Why a story was kept as telling no activity; empty if it was not, by the same address or headline."""
    address, headline = same_address(article.url), _same_headline(article.headline)
    for decision in data.rows(Decision.file):
        if decision["what"] != "no_activity":
            continue
        if address and same_address(decision["url"]) == address:
            return decision["why"]
        if len(headline.split()) >= FEWEST_WORDS and _same_headline(decision["headline"]) == headline:
            return decision["why"]
    return ""


def already(article: Article, data: DataSet) -> str:
    """What the data hold of a story, for people: its story_id, or why it tells no activity; empty if new."""
    if story := known(article, data):
        return story
    why = judged(article, data)
    return _("no activity: {why}", why=why) if why else ""


@functools.lru_cache(maxsize=10_000)
def same_address(url: str) -> str:
    """An address as it is compared: without scheme, www, tracking, fragment and a slash at its end."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    host = (parts.netloc or "").lower().removeprefix("www.")
    kept = (f"{key}={value}" for key, value in parse_qsl(parts.query) if not TRACKING.fullmatch(key))
    query = "&".join(sorted(kept))
    return f"{host}{unquote(parts.path).rstrip('/')}?{query}" if host else ""


@functools.lru_cache(maxsize=10_000)
def _same_headline(headline: str) -> str:
    return " ".join(re.findall(r"\w+", headline.casefold()))


def _agree(one: str, other: str, headline: str) -> bool:
    """Whether two partial dates may be the same day; where one is missing, a short headline does not do."""
    if not (one and other):
        return one == other or len(headline.split()) >= FEWEST_WORDS
    return one.startswith(other) or other.startswith(one)
