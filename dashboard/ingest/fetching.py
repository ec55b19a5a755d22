"""Fetches one page, when a steward types its address into the command line; nobody else calls this."""

import time
from dataclasses import replace
from http.client import HTTPException
from pathlib import PurePosixPath
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from dashboard.ingest import intake
from dashboard.ingest.article import Article, Refused
from dashboard.words import _

SECONDS = 20  # for the whole page
PAUSE = 10  # seconds without an answer
PIECE = 64_000  # bytes
REDIRECTS = 5
SUFFIXES = {
    "text/plain": ".txt", "text/csv": ".csv", "application/rss+xml": ".xml", "application/atom+xml": ".xml",
    "application/xml": ".xml", "text/xml": ".xml",
}  # fmt: skip
SCHEMES = ("http", "https")


class _Redirects(HTTPRedirectHandler):
    max_redirections = REDIRECTS

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        _check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def page(url: str) -> list[Article]:
    """The stories of the page at an address; Refused as `fetched` and `intake.take` say."""
    found = intake.take(*fetched(url))
    return [replace(one, url=one.url or url) if len(found) == 1 else one for one in found]


def fetched(url: str) -> tuple[str, bytes]:
    """A page as a name that tells its kind and its bytes; Refused if too large, too slow or not there."""
    _check(url)
    end = time.monotonic() + SECONDS
    request = Request(url, headers={"User-Agent": "Mozilla/5.0 (one page, read by a person)"})
    try:
        with _opener().open(request, timeout=PAUSE) as answer:
            suffix = SUFFIXES.get(answer.headers.get_content_type(), ".html")
            stem = PurePosixPath(urlsplit(answer.url).path).stem or "page"
            return f"{stem}{suffix}", _limited(answer, end)
    except HTTPError as problem:
        raise Refused(
            _(
                "The site answers {code}: open the page in a browser, save it as .html and read that file.",
                code=str(problem.code),
            )
        ) from problem
    except (OSError, HTTPException, ValueError) as problem:
        raise Refused(
            _("The page cannot be reached: check the address, or save the page as .html and read that file.")
        ) from problem


def _opener() -> OpenerDirector:
    return build_opener(_Redirects)


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in SCHEMES and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable:
        raise Refused(_("{url} is no address of a page: write https://…", url=intake.clean(url)))


def _limited(answer: Any, end: float) -> bytes:
    """The whole answer, unless it is too large or comes too slowly."""
    content = b""
    while piece := answer.read1(PIECE):
        content += piece
        if len(content) > intake.LARGEST:
            raise Refused(_("The page is too large: save it as .html and read the part with the story."))
        if time.monotonic() > end:
            raise Refused(_("The page comes too slowly: save it as .html and read that file."))
    return content
