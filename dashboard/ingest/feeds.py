"""An RSS or Atom feed → its entries as stories; the pages they link to are not fetched."""

import io
import time
from typing import Any

import feedparser

from dashboard.ingest import markup
from dashboard.ingest.article import Article, Refused
from dashboard.settings import Message

NO_FEED = Message("This is no RSS or Atom feed with stories in it: save the page as .html, or copy its text.")


def read(content: bytes) -> list[Article]:
    """The entries of a feed in its order; Refused if it is none."""
    feed: Any = feedparser.parse(io.BytesIO(content))  # bytes or a text might be taken for a file's name
    if not feed.entries:
        raise Refused(NO_FEED)
    publisher, language = feed.feed.get("title", ""), feed.feed.get("language", "")
    return [_article(entry, publisher, language) for entry in feed.entries]


def _article(entry: Any, publisher: str, language: str) -> Article:
    whole = entry.get("content") or [{}]
    moment = entry.get("published_parsed")
    return Article(
        headline=markup.text_of(entry.get("title", "")),
        text=markup.text_of(whole[0].get("value") or entry.get("summary", "")),
        url=entry.get("link", ""),
        publisher=markup.text_of(publisher),
        published_on=time.strftime("%Y-%m-%d", moment) if moment else "",
        language=language,
    )
