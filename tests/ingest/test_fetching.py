"""One page is fetched when its address is typed, and nothing else of the room ingest goes out."""

import ast
import contextlib
import re
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from dashboard import settings
from dashboard.ingest import apart, fetching, intake
from dashboard.ingest.article import Refused
from tests.ingest.files import ATOM, FEED, PAGE, mail, workbook

GOES_OUT = re.compile(
    r"urllib\.(request|error)|http\.client|http|socket|ssl|urllib3|requests|asyncio|smtplib|ftplib|"
    r"trafilatura\.(downloads|spider|feeds|sitemaps)"
)
asked: list[str] = []


class Site(BaseHTTPRequestHandler):
    """A site with a page, a feed, redirects and answers that are too large or too slow."""

    def do_GET(self) -> None:
        asked.append(self.path)
        status, head, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in head.items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):  # whoever asked has gone
            self.wfile.write(body)

    def log_message(self, *_values: object) -> None:
        """Say nothing."""


ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/news/7": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/bare": (200, {"Content-Type": "text/html"}, PAGE.replace('rel="canonical"', "").encode()),
    "/feed": (200, {"Content-Type": "application/rss+xml"}, FEED.encode()),
    "/moved": (302, {"Location": "/news/7"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/file": (302, {"Location": "file:///etc/hosts"}, b""),
    "/ftp": (302, {"Location": "ftp://127.0.0.1/a"}, b""),
    "/large": (200, {"Content-Type": "text/html"}, b"a" * (intake.LARGEST + 1)),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n\x00\x00"),
}


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/news/7", "/moved"])
def test_a_page_is_fetched_and_read(site: str, path: str) -> None:
    (found,) = fetching.page(site + path)
    assert (found.headline, found.url) == ("Harbours train", "https://harbour.example/news/7")


def test_a_page_that_names_no_address_has_the_one_typed(site: str) -> None:
    (found,) = fetching.page(f"{site}/bare")
    assert found.url == f"{site}/bare"


def test_a_feed_is_known_by_what_the_site_says_it_is(site: str) -> None:
    assert fetching.fetched(f"{site}/feed") == ("feed.xml", FEED.encode())


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("{site}/none", "The site answers 404"),
        ("{site}/round", "The site answers 302"),
        ("{site}/file", "The site answers 302"),
        ("{site}/ftp", "ftp://127.0.0.1/a is no address"),
        ("{site}/large", "too large"),
        ("{site}/picture", "copy"),
        ("file:///etc/hosts", "is no address of a page"),
        ("ftp://127.0.0.1/a", "is no address of a page"),
        ("http://", "is no address of a page"),
        ("http://[", "is no address of a page"),
        ("http://127.0.0.1:1/a", "cannot be reached"),
        ("http://127.0.0.1:1/a b\r\nc", "cannot be reached"),
    ],
)
def test_what_cannot_be_fetched_is_refused(site: str, address: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        fetching.page(address.format(site=site))


def test_a_page_that_comes_too_slowly_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", -1)
    with pytest.raises(Refused, match="too slowly"):
        fetching.page(f"{site}/news/7")


def test_files_that_name_addresses_ask_none_of_them(site: str) -> None:
    """What could be fetched of it: pictures, frames, styles, linked pages, other documents of an XML."""
    asked.clear()
    links = "".join(
        f"<{tag} src='{site}/{tag}' href='{site}/{tag}'></{tag}>" for tag in ("img", "iframe", "link", "a")
    )
    page = PAGE.replace("<article>", f"{links}<article>").replace("https://harbour.example", site)
    outside = f'<!DOCTYPE rss SYSTEM "{site}/dtd" [<!ENTITY a SYSTEM "{site}/entity">]>'
    feed = FEED.replace("<rss", f"{outside}<rss").replace("Plain words", "Plain &a; words")
    assert intake.take("a.html", page.encode())
    assert intake.take("a.eml", mail(html=links + "<p>Words of a mail</p>"))
    assert intake.take("a.xml", feed.replace("https://harbour.example", site).encode())
    assert intake.take("a.csv", f"headline,url\nOne,{site}/csv\n".encode())
    assert intake.take("a.txt", f"{site}/text\n{site}/other".encode())
    assert intake.pasted(f"{site}/paste")
    with pytest.raises(Refused):
        intake.take("a.xml", f"{site}/name".encode())
    assert asked == []


def test_no_reader_opens_a_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_values: object, **_named: object) -> None:
        raise AssertionError("a socket is opened")

    monkeypatch.setattr(socket.socket, "connect", opened)
    monkeypatch.setattr(socket, "getaddrinfo", opened)
    files = {"page": PAGE.encode(), "feed": ATOM.encode(), "mail": mail(html=PAGE), "csv": b"headline\nOne\n",
             "workbook": workbook([["headline"], ["One"]])}  # fmt: skip
    for kind, content in files.items():
        assert apart._reader(kind)(content)
    with pytest.raises(Refused):  # an address in the place of a feed
        apart._reader("feed")(b"http://127.0.0.1:1/feed")


def test_the_process_apart_has_no_way_out() -> None:
    for event in ("socket.connect", "socket.getaddrinfo", "urllib.Request"):
        with pytest.raises(PermissionError):
            apart._no_connection(event, ())
    apart._no_connection("open", ())


def test_no_other_module_of_the_room_knows_how_to_go_out() -> None:
    going = set()
    for path in (settings.ROOT / "dashboard" / "ingest").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if any(GOES_OUT.fullmatch(name) for name in names):
                going.add(path.stem)
    assert going == {"fetching"}
