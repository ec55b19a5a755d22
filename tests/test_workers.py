"""`dashboard serve`: a visitor stays at one of several servers, and one that ends takes nobody else along."""

import contextlib
import os
import re
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from dashboard import settings, workers
from tests.test_serving import answers, command, ended, free_port, until, upgraded

COUNT = 2


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[int, psutil.Process]]:
    """The port of the proxy, and the process that holds proxy and servers."""
    if workers.proxy() is None:
        if os.environ.get("CI"):
            pytest.fail("Caddy is missing")
        pytest.skip("Caddy is missing: apt-get install caddy")
    port = free_port()
    process = command("serve", "--port", str(port), "--workers", str(COUNT), DASHBOARD_BUILD=str(tmp_path))
    try:
        until(lambda: answers(port))
        yield port, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.communicate(timeout=30)
    assert process.returncode == 0
    assert not any(answers(one) for one in range(port, port + 1 + COUNT))


def cookie(port: int) -> str:
    """What the proxy tells a visitor who comes for the first time, so that it knows him again."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as page:
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        return str(page.headers["Set-Cookie"]).partition(";")[0]


@contextlib.contextmanager
def visitor(port: int, known_as: str) -> Iterator[ClientConnection]:
    """A visitor of the proxy who has come before, with the first page before him."""
    with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": known_as},
        max_size=None,
    ) as talk:
        look(talk)
        yield talk


def look(talk: ClientConnection) -> None:
    """Have the page drawn."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    talk.send(asked.SerializeToString())
    while True:
        frame = talk.recv(60)
        assert isinstance(frame, bytes)
        if ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished":
            return


def servers(holder: psutil.Process) -> dict[str, psutil.Process]:
    """The servers by their ports."""
    found = {}
    for child in holder.children():
        with contextlib.suppress(psutil.NoSuchProcess):
            if child.cmdline()[-2:-1] == ["--server.port"]:
                found[child.cmdline()[-1]] = child
    return found


def test_a_visitor_stays_at_one_server_and_only_its_own_visitors_notice_its_end(
    served: tuple[int, psutil.Process],
) -> None:
    port, holder = served
    before = servers(holder)
    assert list(before) == [str(port + 1), str(port + 2)]
    until(lambda: all(answers(int(one)) for one in before))
    known_as: set[str] = set()
    until(lambda: known_as.add(cookie(port)) or len(known_as) == COUNT)  # type: ignore[func-returns-value]
    assert len({process.environ()["STREAMLIT_SERVER_COOKIE_SECRET"] for process in before.values()}) == 1
    ending, killed = next(iter(before.items()))
    lost = []
    with contextlib.ExitStack() as stack:
        visits = {one: stack.enter_context(visitor(port, one)) for one in known_as}
        killed.kill()
        for one, talk in visits.items():
            try:
                look(talk)  # in the same session
            except ConnectionClosed:
                lost.append(one)
        assert len(lost) == 1
        with visitor(port, lost[0]):  # as the browser does by itself, long before the server is back
            until(lambda: ending in servers(holder) and answers(int(ending)))
    after = servers(holder)
    assert after.pop(ending).pid != killed.pid
    assert [process.pid for process in after.values()] == [before[one].pid for one in after] != []


def test_without_the_proxy_the_command_says_what_is_missing(tmp_path: Path) -> None:
    code, said = ended("serve", DASHBOARD_BUILD=str(tmp_path), PATH=str(tmp_path))
    assert code == 1 and "apt-get install caddy" in said and "Traceback" not in said


def test_ports_of_servers_that_are_in_use_are_named(tmp_path: Path) -> None:
    fake = tmp_path / "caddy"
    fake.write_text("#!/bin/sh\n")
    fake.chmod(0o755)

    with socket.socket() as used:
        used.bind(("127.0.0.1", 0))
        used.listen()
        port = used.getsockname()[1]
        code, said = ended(
            "serve", "--port", str(port - 1), DASHBOARD_BUILD=str(tmp_path), PATH=str(tmp_path)
        )
    assert code == 1 and f"Port {port} is in use" in said


def test_the_makefile_serves_with_as_many_as_are_said() -> None:
    done = subprocess.run(
        ["make", "-n", "serve", "WORKERS=3"], cwd=settings.ROOT, capture_output=True, text=True, check=True
    )
    assert "dashboard serve --workers 3" in done.stdout
    assert "apt" not in done.stdout


def test_each_variable_of_the_proxy_is_explained_in_its_file() -> None:
    said = settings.PROXY.read_text(encoding="utf-8")
    for name in re.findall(r"\{\$(\w+)", said):
        assert re.search(rf"^# {name} ", said, re.MULTILINE)


def test_the_host_of_the_proxy_is_let_in_by_the_variable_that_the_readme_names(tmp_path: Path) -> None:
    assert "STREAMLIT_SERVER_ALLOWED_HOSTS=" in settings.PROXY.with_name("README.md").read_text("utf-8")
    port = free_port()
    process = command(
        "run", "--port", str(port),
        DASHBOARD_BUILD=str(tmp_path),
        STREAMLIT_SERVER_ALLOWED_HOSTS="dashboard.example.org other.example.org",
    )  # fmt: skip
    try:
        until(lambda: answers(port))
        for host in ("dashboard.example.org", "other.example.org"):
            assert upgraded(port, host) == 101
        assert upgraded(port, "evil.example") == 403
    finally:
        process.terminate()
        process.communicate(timeout=30)
