"""What goes over the wire: headers of each answer, files compressed once, who may show the app."""

import asyncio
import base64
import gzip
import hashlib
import http.client
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit import file_util
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from dashboard import settings
from dashboard.app import page
from dashboard.app.views import map as map_view
from dashboard.wire import compressed, headers
from tests.browser.servers import Server, serve
from tests.conftest import FIXTURE
from tests.test_serving import ended

STATIC = Path(file_util.get_static_dir())
DECODE = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


class Answer:
    """What a server said to a question of HTTP: status, headers, body as it came."""

    def __init__(self, root: str, path: str, accepts: str = "", method: str = "GET") -> None:
        asked = http.client.HTTPConnection(root.removeprefix("http://"), timeout=20)
        asked.request(method, path, headers={"Accept-Encoding": accepts or "identity"})
        said = asked.getresponse()
        self.status, self.headers, self.body = said.status, said.headers, said.read()
        asked.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder of the server."""
    return tmp_path_factory.mktemp("wire")


@pytest.fixture(scope="module")
def app(folder: Path) -> Iterator[Server]:
    with serve(folder, FIXTURE) as server:
        yield server


def a_script() -> Path:
    """One that each page needs."""
    (found,) = (STATIC / "static" / "js").glob("protobuf.*.js")
    return found


def rules(answer: Answer) -> dict[str, str]:
    said = answer.headers["Content-Security-Policy"]
    return dict(rule.strip().split(" ", 1) for rule in said.split(";"))


@pytest.mark.parametrize(
    "path",
    ["/", "/trends", "/_stcore/health", "/_stcore/nothing", "/static/js/nothing.js", "/media/nothing.png",
     "/app/static/nothing", f"/static/js/{a_script().name}", "/app/static/boundaries.geojson"],
)  # fmt: skip
@pytest.mark.parametrize("accepts", ["", "gzip, br"])
def test_no_answer_lacks_a_header(app: Server, path: str, accepts: str) -> None:
    answer = Answer(app.root, path, accepts)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert rules(answer)["frame-ancestors"] == "'self'"
    assert rules(answer)["default-src"] == "'self'"


def test_of_scripts_only_those_of_the_page_may_run(app: Server) -> None:
    answer = Answer(app.root, "/")
    allowed = rules(answer)["script-src"].split()
    inline = headers.inline_scripts(answer.body.decode())
    assert inline and answer.body.count(b"<script>") == len(inline)
    for script in (*inline, page.script()):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        allowed.remove(f"'sha256-{digest}'")
    assert sorted(allowed) == ["'self'", "'wasm-unsafe-eval'", "blob:"]


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("gzip;q=0.5", "gzip"), ("", None)],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_script_comes_compressed_and_may_be_kept_for_a_year(
    app: Server, accepts: str, encoding: str | None, method: str
) -> None:
    answer = Answer(app.root, f"/static/js/{a_script().name}", accepts, method)
    assert answer.status == 200
    assert answer.headers["Content-Encoding"] == encoding
    assert "javascript" in answer.headers["Content-Type"]
    assert (
        "immutable" in answer.headers["Cache-Control"]
        and "max-age=31536000" in answer.headers["Cache-Control"]
    )
    if method == "GET":
        assert DECODE[encoding](answer.body) == a_script().read_bytes()
    if encoding:
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert int(answer.headers["Content-Length"]) < a_script().stat().st_size / 3


def test_the_outlines_of_the_map_may_be_kept_under_an_address_of_their_own(app: Server) -> None:
    address = map_view._boundaries()
    assert address.startswith("app/static/boundaries.geojson?v=")
    answer = Answer(app.root, f"/{address}", "br")
    assert answer.headers["Content-Encoding"] == "br" and "immutable" in answer.headers["Cache-Control"]
    assert brotli.decompress(answer.body) == settings.BOUNDARIES.read_bytes()


def test_a_file_is_compressed_once(app: Server, folder: Path) -> None:
    path = f"/static/js/{a_script().name}"
    Answer(app.root, path, "gzip")
    (made,) = (folder / compressed.FOLDER).glob(f"{a_script().name}*.gzip")
    before = made.stat()
    made.write_bytes(made.read_bytes())  # it is this file that is sent
    os.utime(made, ns=(before.st_atime_ns, 1))
    assert gzip.decompress(Answer(app.root, path, "gzip").body) == a_script().read_bytes()
    assert made.stat().st_mtime_ns == 1


def sent(folders: dict[str, Path], kept: Path, path: str) -> tuple[int, dict[bytes, bytes]]:
    """Status and headers of what is sent to who takes gzip; 418 is the answer of the app behind."""
    behind = Starlette(routes=[Route("/{path:path}", lambda _: PlainTextResponse("", 418))])
    told: list[dict[str, object]] = []

    async def ask() -> None:
        async def send(message: object) -> None:
            told.append(message)  # type: ignore[arg-type]

        scope = {
            "type": "http",
            "asgi": {"spec_version": "2.4"},
            "method": "GET",
            "path": path,
            "headers": [(b"accept-encoding", b"gzip")],
        }
        await compressed.Compressed(behind, folders, kept)(scope, lambda: None, send)  # type: ignore[arg-type]

    with ThreadPoolExecutor(1) as thread:  # a browser test of the same process has a loop in this one
        thread.submit(asyncio.run, ask()).result()
    return told[0]["status"], dict(told[0]["headers"])  # type: ignore[return-value, call-overload]


def test_only_files_of_the_folders_are_sent_and_those_worth_it(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("a.js", "b.png"):
        (folder / name).write_bytes(b"x" * 5000)
    (folder / "c.js").write_bytes(b"x")
    (tmp_path / "d.js").write_bytes(b"x" * 5000)
    found = {
        path: sent({"/s/": folder}, tmp_path / "kept", path)[0]
        for path in (
            "/s/a.js",
            "/s/b.png",
            "/s/c.js",
            "/s/../d.js",
            "/s/%2e%2e/d.js",
            "/a.js",
            "/s/",
            "/s/e.js",
        )
    }
    assert found.pop("/s/a.js") == 200
    assert set(found.values()) == {418}


def test_a_changed_file_is_compressed_anew(tmp_path: Path) -> None:
    folder, kept = tmp_path / "folder", tmp_path / "kept"
    folder.mkdir()
    for length in (5000, 6000):
        (folder / "a.js").write_bytes(b"x" * length)
        assert sent({"/s/": folder}, kept, "/s/a.js")[1][b"content-encoding"] == b"gzip"
    sizes = {len(gzip.decompress(path.read_bytes())) for path in (kept / compressed.FOLDER).iterdir()}
    assert sizes == {6000}  # the one before is gone


def test_where_nothing_can_be_kept_files_are_sent_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_bytes(b"x" * 5000)
    (tmp_path / "file").write_text("no folder")
    assert sent({"/s/": tmp_path}, tmp_path / "file", "/s/a.js")[0] == 418


def test_who_may_show_the_app_is_who_is_named() -> None:
    said = headers.policy([], ["https://unodc.example", "https://*.partner.example:8443"])
    assert said.endswith("frame-ancestors 'self' https://unodc.example https://*.partner.example:8443")
    assert headers.policy([], []).endswith("frame-ancestors 'self'")


@pytest.mark.parametrize(
    "site", ["*", "unodc.example", "https://a.example;script-src", "https://", "https://a/b"]
)
def test_what_is_no_site_may_not_show_the_app(site: str, tmp_path: Path) -> None:
    assert headers.no_sites(["https://a.example", site, "http://127.0.0.1:80"]) == [site]


def test_what_is_no_site_is_refused_in_a_sentence(tmp_path: Path) -> None:
    code, said = ended("run", DASHBOARD_EMBED="https://a.example; script-src", DASHBOARD_BUILD=str(tmp_path))
    assert code == 1 and "DASHBOARD_EMBED names no site: https://a.example;" in said


def test_what_the_page_has_is_not_sent_again(app: Server) -> None:
    sent_whole: list[tuple[str, int]] = []
    stream = f"{app.root.replace('http', 'ws')}/_stcore/stream"
    with connect(stream, subprotocols=[Subprotocol("streamlit")], max_size=None) as talk:
        for query in ("", "country=TKM", "", "country=TKM", "country=UZB"):
            asked = BackMsg()
            asked.rerun_script.query_string = query
            asked.rerun_script.is_history_navigation = True
            asked.rerun_script.cached_message_hashes.extend({known for known, _ in sent_whole})
            talk.send(asked.SerializeToString())
            message = ForwardMsg()
            while message.WhichOneof("type") != "script_finished":
                frame = talk.recv(60)
                assert isinstance(frame, bytes)
                message = ForwardMsg.FromString(frame)
                if message.metadata.cacheable:
                    sent_whole.append((message.hash, len(frame)))
    assert len({known for known, _ in sent_whole}) == len(sent_whole)
    assert sum(size > 40_000 for _, size in sent_whole) == 1  # the land of the map
    assert min(size for _, size in sent_whole) < 4000  # also what is small is remembered
