"""The app as `dashboard run` starts it, and its processes."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from dashboard import settings


@dataclass(frozen=True)
class Server:
    """A running app: its address, and the data and the browser it was given."""

    root: str
    data: Path
    browser: Path | None


@contextlib.contextmanager
def serve(folder: Path, data: Path, browser: Path | None = None, *, edit: bool = False) -> Iterator[Server]:
    """Run the app on a free port with a build folder of its own; `browser` is what draws images.

    `edit` starts it in editing mode, in which it writes the files of `data`.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"DASHBOARD_BUILD": str(folder), "DASHBOARD_DATA": str(data), "DASHBOARD_HEADLESS": "1"}
    more = {"BROWSER_PATH": str(browser)} if browser else {}
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "dashboard", "run", "--port", str(port), *["--edit"] * edit],
            cwd=settings.ROOT,
            env=os.environ | own | more,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        root = f"http://127.0.0.1:{port}"
        try:
            _wait(f"{root}/_stcore/health", server, folder / "log")
            yield Server(root, data, browser)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGTERM)
            server.wait(20)


def _wait(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:  # not listening yet: a server tells nobody when it does
            if server.poll() is not None:
                break
            time.sleep(0.1)
    raise AssertionError(f"the app did not start:\n{log.read_text()}")


def chromium_of(server: Server) -> list[psutil.Process]:
    """The browser of a server, its first process first; the one of the tests is another."""
    port = server.root.rpartition(":")[2]
    found: list[psutil.Process] = []
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            if child.cmdline()[-2:] == ["--server.port", port]:
                found += child.children(recursive=True)
    return [process for process in found if "chrom" in process.name()]
