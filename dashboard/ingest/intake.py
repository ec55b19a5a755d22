"""A file or a pasted text → its stories, cleaned and within limits; or Refused, with what to do."""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import PurePath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from dashboard.ingest import apart, days, plain
from dashboard.ingest.article import Article, Refused
from dashboard.store.cells import UNSEEN, Language, PartialDate, Url
from dashboard.words import N_, _, listed, plural

LARGEST = 5_000_000  # bytes of a file
LONGEST = 100_000  # characters of a story
KINDS = {
    ".txt": "text", ".html": "page", ".htm": "page", ".eml": "mail", ".csv": "csv", ".xlsx": "workbook",
    ".xml": "feed", ".rss": "feed", ".atom": "feed",
}  # fmt: skip
PLACES = {
    "mail": N_("{name} (attached and not read: {place})"),
    "csv": N_("{name} row {place}"),
    "workbook": N_("{name} row {place}"),
}
FORMS: dict[str, TypeAdapter[Any]] = {
    "url": TypeAdapter(Url), "published_on": TypeAdapter(PartialDate), "language": TypeAdapter(Language)
}  # fmt: skip


def take(name: str, content: bytes) -> list[Article]:
    """The stories of a file in its order, by the kind its name says; Refused if it cannot be taken in.

    Nothing is fetched. What nobody sees is taken out of the words, and an address, a day or a language that
    is none is left empty.
    """
    name = clean(name)
    kind = KINDS.get(PurePath(name).suffix.lower())
    if kind is None:
        raise Refused(_("{name} cannot be read. What can: {kinds}.", name=name, kinds=listed(list(KINDS))))
    if len(content) > LARGEST:
        message = plural(
            "The file is larger than {n} MB: save it in parts, or copy the words into the box.",
            "The file is larger than {n} MB: save it in parts, or copy the words into the box.",
            LARGEST // 1_000_000,
        )
        raise Refused(message)
    try:
        found = plain.read(content) if kind == "text" else apart.read(kind, content)
    except Refused as problem:
        raise Refused(_(str(problem))) from problem
    return _within_limits(_tidy(article, name, kind) for article in found)


def pasted(text: str) -> list[Article]:
    """The story of a text, its first line the headline, or all of a pasted list; Refused if too long."""
    if len(text) > LARGEST:
        raise Refused(_("The text is too long: paste it in parts."))
    origin = _("pasted text")
    return _within_limits(_tidy(article, origin, "text") for article in plain.stories(text))


def clean(text: str) -> str:
    """A text in one line without what nobody sees: the build refuses such signs in a cell."""
    return " ".join(paragraphs(text).split())


def paragraphs(text: str) -> str:
    """A text without what nobody sees; each line without surplus blanks, empty lines left out."""
    signs = {ord(sign): _seen(sign) for sign in set(text)}
    lines = (" ".join(line.split()) for line in text.translate(signs).split("\n"))
    return "\n".join(line for line in lines if line)


def _seen(sign: str) -> str:
    """What stands for a sign that nobody sees: a line's end, a blank, or nothing."""
    if sign in "\n\r\v\f\x85" or unicodedata.category(sign) in ("Zl", "Zp"):
        return "\n"
    if sign == "\t" or unicodedata.category(sign) == "Zs":
        return " "
    return "" if unicodedata.category(sign) in UNSEEN else sign


def _tidy(article: Article, name: str, kind: str) -> Article:
    headline, text = clean(article.headline), paragraphs(article.text)
    if len(headline) > plain.LONGEST_HEADLINE:
        headline, text = "", f"{headline}\n{text}".strip()
    place = clean(article.origin)
    return replace(
        article,
        headline=headline,
        text=text,
        url=_valid("url", article.url.strip()),
        publisher=clean(article.publisher)[: plain.LONGEST_HEADLINE],
        published_on=_valid("published_on", days.written(article.published_on)),
        language=_valid("language", article.language.strip()[:2].lower()),
        origin=_(PLACES[kind], name=name, place=place) if place else name,
    )


def _valid(column: str, value: str) -> str:
    try:
        return str(FORMS[column].validate_python(clean(value))) if value else ""
    except ValidationError:
        return ""


def _within_limits(articles: Iterable[Article]) -> list[Article]:
    filled = (article for article in articles if article.headline or article.text)
    found = list(islice(filled, plain.MOST + 1))  # the others need no reading
    if not found:
        raise Refused(_("No words were found in it: copy the headline and the text into the box."))
    if len(found) > plain.MOST:
        message = plural(
            "There are more than {n} stories: take them in parts.",
            "There are more than {n} stories: take them in parts.",
            plain.MOST,
        )
        raise Refused(message)
    for place, article in enumerate(found, start=1):
        if len(article.text) > LONGEST:
            message = plural(
                "Story {place} is longer than {n} character: shorten it to what tells of one event.",
                "Story {place} is longer than {n} characters: shorten it to what tells of one event.",
                LONGEST,
                place=str(place),
            )
            raise Refused(message)
    return found
