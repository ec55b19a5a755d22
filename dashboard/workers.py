"""Several servers of the app over one database, and the proxy before them that keeps a visitor at one."""

import os
import secrets
import shutil
import signal
import subprocess
import threading

import typer

from dashboard import serving, settings
from dashboard.words import _

LOOK_EVERY = 0.5  # seconds, whether a server has ended
END_WITHIN = 20  # seconds, until one that does not end is made to


def proxy() -> str | None:
    """The program that stands before several servers, if it is installed."""
    return shutil.which("caddy")


def serve(port: int, count: int, program: str) -> int:
    """Run `count` servers on the ports after `port` and the proxy on it, until it ends; how it ended.

    A server that ends is started again; its visitors meanwhile are at the others.
    """
    shared = {"STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_hex()}  # what one signs all of them take
    servers = {own: serving.started(own, **shared) for own in range(port + 1, port + 1 + count)}
    ended = threading.Event()
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, lambda *_: ended.set())
    before = _proxy(program, port, list(servers))
    try:
        while before.poll() is None and not ended.wait(LOOK_EVERY):
            for own, server in servers.items():
                if server.poll() is not None:
                    typer.echo(_("The server on port {port} ended; it is started again.", port=own), err=True)
                    servers[own] = serving.started(own, **shared)
    finally:
        _end([before, *servers.values()])
    return 0 if ended.is_set() else 1


def _end(processes: "list[subprocess.Popen[bytes]]") -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(END_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()


def _proxy(program: str, port: int, ports: list[int]) -> "subprocess.Popen[bytes]":
    told = {
        "DASHBOARD_SITE": f"http://127.0.0.1:{port}, http://localhost:{port}",
        "DASHBOARD_SERVERS": " ".join(f"127.0.0.1:{own}" for own in ports),
    }
    command = [program, "run", "--adapter", "caddyfile", "--config", str(settings.PROXY)]
    return subprocess.Popen(command, env=os.environ | told)
