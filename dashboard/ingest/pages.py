"""A saved page → its main text, headline, day, language and address; nothing is fetched."""

import re
from dataclasses import replace

import trafilatura

from dashboard.ingest import plain
from dashboard.ingest.article import Article, Refused
from dashboard.settings import Message

SAVED = re.compile(rb"<!-- saved from url=\([0-9]{4}\)(\S{1,2000}) -->")  # browsers write it when they save
START = 4000  # bytes
DAYS = {"extensive_search": False, "original_date": True}  # a day that the page names as its own, no other
NO_STORY = Message("No story was found on this page: copy its headline and text into the box.")


def read(content: bytes) -> list[Article]:
    """The story of a page, or all of a list of excerpts; Refused if there is none."""
    saved = SAVED.search(content[:START])
    tree = trafilatura.load_html(content)
    if tree is None:
        raise Refused(NO_STORY)
    language = str(tree.get("lang") or "")
    page = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, date_extraction_params=DAYS
    )
    if page is None or isinstance(page, dict) or not page.text:
        raise Refused(NO_STORY)
    headline = " ".join((page.title or "").split())
    found = plain.stories(_without(headline, page.text), headline)
    address = saved[1].decode("ascii", "replace") if saved else page.url or ""
    if len(found) > 1:
        return [replace(one, language=language, publisher=page.sitename or "") for one in found]
    return [
        replace(
            one, url=address, publisher=page.sitename or "", published_on=page.date or "", language=language
        )
        for one in found
    ]


def _without(headline: str, text: str) -> str:
    """The text without the headline that some pages repeat as its first line."""
    first, _mark, rest = text.partition("\n")
    return rest if rest and " ".join(first.split()) == headline else text
