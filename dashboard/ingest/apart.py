"""Files that could hang or fill the memory are read in a process of its own, with limits on both."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import NoReturn

from dashboard import settings
from dashboard.ingest.article import Article, Refused
from dashboard.settings import Message

SECONDS = 4
MEMORY = 1_000_000_000  # bytes, programs and libraries included
OVERTAXED = Message(
    "This file takes too long or too much memory to read: save it in parts, or copy its text."
)


def read(kind: str, content: bytes) -> list[Article]:
    """The stories of a file, read as `page`, `mail`, `feed`, `csv` or `workbook`; Refused as its reader says,
    or if time or memory run out."""
    command = [sys.executable, "-m", "dashboard.ingest.apart", kind]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS, cwd=settings.ROOT, check=False
        )
    except subprocess.TimeoutExpired as problem:
        raise Refused(OVERTAXED) from problem
    if done.returncode or not done.stdout:
        raise Refused(OVERTAXED)
    answer = json.loads(done.stdout)
    if isinstance(answer, str):
        raise Refused(answer)
    return [Article(**fields) for fields in answer]


def _limit() -> None:
    """Limits of this process; and no way out of the machine, whatever a library would like to look up."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.addaudithook(_no_connection)


def _no_connection(event: str, _values: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "urllib.Request"):
        raise PermissionError(event)


def _reader(kind: str) -> Callable[[bytes], list[Article]]:
    """What reads a kind of file; the libraries of the others are not loaded."""
    if kind == "page":
        from dashboard.ingest import pages

        return pages.read
    if kind == "feed":
        from dashboard.ingest import feeds

        return feeds.read
    if kind == "mail":
        from dashboard.ingest import mail

        return mail.read
    from dashboard.ingest import sheets

    return sheets.read_workbook if kind == "workbook" else sheets.read_csv


def _answer() -> NoReturn:
    _limit()
    try:
        found = _reader(sys.argv[1])(sys.stdin.buffer.read())
        answer: object = [asdict(article) for article in found]
    except Refused as problem:
        answer = str(problem)
    json.dump(answer, sys.stdout)
    sys.exit()


if __name__ == "__main__":
    _answer()
