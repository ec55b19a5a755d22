"""`dashboard run` as a process: what it refuses in a sentence, and that it ends with its server."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from dashboard import settings
from dashboard.app import cache, uploads
from tests.conftest import FIXTURE


def command(*words: str, **own: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "dashboard", *words],
        cwd=settings.ROOT,
        env=os.environ | {"DASHBOARD_DATA": str(FIXTURE), "DASHBOARD_HEADLESS": "1"} | own,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(*words: str, **own: str) -> tuple[int, str]:
    """Exit code and all that was said, without frames and colours."""
    process = command(*words, **own)
    out, error = process.communicate(timeout=60)
    return process.returncode, " ".join((out + error).replace("│", " ").split())


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(folder: Path) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    port = free_port()
    process = command("run", "--port", str(port), DASHBOARD_BUILD=str(folder))
    try:
        yield process, port
    finally:
        process.terminate()  # which ends its server too
        process.communicate(timeout=20)


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
            return True
    except OSError:
        return False


def upgraded(port: int, host: str) -> int:
    """The status of a server's answer to who asks it, by a name, for the stream that a page lives on."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as asked:
        asked.sendall(
            f"GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        return int(asked.recv(64).split()[1])


def until(holds: "threading.Event | object", seconds: float = 40) -> None:
    """Ask again and again, since a server tells nobody when it is ready."""
    last = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < last, "it did not come about"
        time.sleep(0.1)


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_who_ends_the_command_ends_its_server(target: Path) -> None:
    with running(target) as (process, port):
        until(lambda: answers(port))
        (server,) = psutil.Process(process.pid).children()
        assert server.rlimit(psutil.RLIMIT_NOFILE)[0] >= min(
            settings.OPEN_FILES, server.rlimit(psutil.RLIMIT_NOFILE)[1]
        )
        assert server.environ()["DASHBOARD_DATA"] == str(FIXTURE)
        code, said = ended("run", "--port", str(port), DASHBOARD_BUILD=str(target))
        assert code == 1 and f"Port {port} is in use on this machine" in said
        process.send_signal(signal.SIGTERM)
        process.wait(20)
        until(lambda: not server.is_running())
        assert not answers(port)


def test_a_page_of_another_name_may_not_talk_to_the_server(target: Path) -> None:
    with running(target) as (_, port):
        until(lambda: answers(port))
        for host in (f"localhost:{port}", f"127.0.0.1:{port}"):
            assert upgraded(port, host) == 101
        for host in (
            f"evil.example:{port}",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
        ):
            assert upgraded(port, host) == 403


def test_of_what_a_visitor_uploads_the_newest_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    held = MemoryUploadedFileManager("/upload")
    monkeypatch.setattr(uploads.runtime, "exists", lambda: True)
    monkeypatch.setattr(uploads.runtime, "get_instance", lambda: SimpleNamespace(uploaded_file_mgr=held))
    uploads.limit.cache_clear()
    uploads.limit()
    for n in range(200):
        held.add_file("one", UploadedFileRec(str(n), "image.png", "image/png", b"x" * n))
    held.add_file("other", UploadedFileRec("0", "image.png", "image/png", b"x"))
    assert list(held.file_storage["one"]) == ["198", "199"]
    assert list(held.file_storage["other"]) == ["0"]
    uploads.limit.cache_clear()


def test_relative_folders_are_those_of_where_the_command_was_typed(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(FIXTURE)
    process = subprocess.run(
        [sys.executable, "-c", ASKED], cwd=tmp_path, capture_output=True, text=True, check=True,
        env=os.environ | {"PYTHONPATH": str(settings.ROOT), "DASHBOARD_DATA": "data", "DASHBOARD_BUILD": "b"},
    )  # fmt: skip
    assert process.stdout.split() == [str(FIXTURE), str(tmp_path / "b")]


ASKED = """
import subprocess
from dashboard import serving
class Server:
    returncode = 0
    def __init__(self, command, cwd, env): print(env["DASHBOARD_DATA"], env["DASHBOARD_BUILD"])
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def wait(self): pass
subprocess.Popen = Server
try:
    serving.serve(8501)
except BaseException as end:
    pass
"""


@pytest.mark.parametrize("port", ["abc", "0", "99999", "-1"])
def test_a_port_that_is_none_is_refused_in_a_sentence(port: str) -> None:
    code, said = ended("run", DASHBOARD_PORT=port)
    assert code == 2 and "Traceback" not in said and "DASHBOARD_PORT" in said


def test_a_folder_that_cannot_be_written_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    for words in (["build"], ["check"], ["export", "by_country", "--format", "csv"], ["run", "--port", "1"]):
        code, said = ended(*words, DASHBOARD_BUILD=str(tmp_path / "file"))
        assert code == 1 and "Traceback" not in said, said
        assert "The database cannot be" in said
    code, said = ended("export", "by_country", "--format", "csv", "--out", str(tmp_path / "file" / "x"),
                       DASHBOARD_BUILD=str(tmp_path / "b"))  # fmt: skip
    assert code == 2 and "Traceback" not in said and "cannot be written" in said


def test_one_problem_is_one(data: Path, target: Path) -> None:
    (data / "kinds.csv").write_bytes((FIXTURE / "kinds.csv").read_bytes() + b"x,y\n")
    code, said = ended("build", DASHBOARD_DATA=str(data), DASHBOARD_BUILD=str(target))
    assert code == 1 and said.endswith("1 problem; nothing was built.")


def test_whoever_clears_what_is_kept_starts_no_further_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    monkeypatch.setattr(cache.gc, "freeze", lambda: None)
    monkeypatch.setattr(cache.threading.Thread, "start", lambda thread: started.append(thread))
    cache.collect_on_a_timer.cache_clear()
    for _ in range(5):
        cache.collect_on_a_timer()
        st.cache_resource.clear()  # as any visitor can have it
    assert len(started) == 1
    cache.collect_on_a_timer.cache_clear()
