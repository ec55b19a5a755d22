"""A server in a process of its own: started, asked for its CPU seconds and memory, ended."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil  # type: ignore[import-untyped]

START = 60  # seconds a server may take to answer
RUN = "from dashboard.cli import app; app(['run'])"


class Server:
    """A running server and all processes it started."""

    def __init__(self, process: subprocess.Popen[bytes], address: str) -> None:
        self.address = address
        self._process = process

    def cpu(self) -> float:
        """CPU seconds used so far."""
        return sum(sum(p.cpu_times()[:2]) for p in self._processes())

    def megabytes(self) -> float:
        """Resident memory of the process that serves, the largest of them."""
        return max(p.memory_info().rss for p in self._processes()) / 1e6

    def _processes(self) -> list[psutil.Process]:
        parent = psutil.Process(self._process.pid)
        return [parent, *parent.children(recursive=True)]


@contextmanager
def dashboard(build: Path) -> Iterator[Server]:
    """The app as `dashboard run` serves it, on the databases of the folder `build`."""
    port = free_port()
    own = {"DASHBOARD_BUILD": str(build), "DASHBOARD_PORT": str(port), "DASHBOARD_HEADLESS": "1"}
    with _serving([sys.executable, "-c", RUN], port, "/_stcore/health", own) as server:
        yield server


@contextmanager
def workers(build: Path, count: int) -> Iterator[Server]:
    """The app as `dashboard serve` serves it: `count` servers behind Caddy, which has to be installed."""
    port = free_port()
    own = {"DASHBOARD_BUILD": str(build), "DASHBOARD_PORT": str(port), "DASHBOARD_HEADLESS": "1"}
    command = [sys.executable, "-m", "dashboard", "serve", "--workers", str(count)]
    with _serving(command, port, "/_stcore/health", own) as server:
        yield server


@contextmanager
def dash(database: Path) -> Iterator[Server]:
    """The minimal Dash page on one database file."""
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.dash_page", str(database), str(port)]
    with _serving(command, port, "/_dash-layout", {}) as server:
        yield server


def free_port() -> int:
    """A TCP port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def _serving(command: list[str], port: int, health: str, own: dict[str, str]) -> Iterator[Server]:
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command, env=os.environ | own, stdout=log, stderr=log, start_new_session=True
        )
        address = f"http://127.0.0.1:{port}"
        try:
            if not _answers(address + health, process):
                log.seek(0)
                raise RuntimeError(f"{command} does not serve:\n{log.read().decode()}")
            yield Server(process, address)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    until = time.monotonic() + START
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    return False
