"""A server of the app in a process of its own, on this machine."""

import contextlib
import os
import signal
import socket
import subprocess
import sys

from dashboard import settings


def serve(port: int, edit: bool = False) -> int:
    """Run the server in a process of its own until it ends, or who runs it; how it ended.

    Only with `edit` it may write the data files; it is then reached from this computer alone.
    """
    own = {"DASHBOARD_EDIT": "1", "STREAMLIT_SERVER_ADDRESS": "127.0.0.1"} if edit else {"DASHBOARD_EDIT": ""}
    with started(port, **own) as server:
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())  # who ends this ends the server
        with contextlib.suppress(KeyboardInterrupt):
            server.wait()
    return max(server.returncode, 0)


def started(port: int, **more: str) -> "subprocess.Popen[bytes]":
    """A server that begins, from the root, where its settings lie; `more` joins its environment."""
    command = [sys.executable, "-m", "streamlit", "run", str(settings.SERVER), "--server.port", str(port)]
    folders = {"DASHBOARD_DATA": settings.data_dir(), "DASHBOARD_BUILD": settings.build_dir()}
    own = {name: str(path.resolve()) for name, path in folders.items()}
    _raise_limit_of_files()
    return subprocess.Popen(command, cwd=settings.ROOT, env={**os.environ, **own, **more})


def taken(port: int) -> bool:
    """Whether something listens on a port of this machine already."""
    with socket.socket() as tried:
        tried.settimeout(1)
        return tried.connect_ex(("127.0.0.1", port)) == 0


def _raise_limit_of_files() -> None:
    """As many open files as the machine allows: some systems begin with 256, a visitor takes several."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = settings.OPEN_FILES if most == resource.RLIM_INFINITY else min(most, settings.OPEN_FILES)
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
