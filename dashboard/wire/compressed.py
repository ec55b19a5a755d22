"""Files of the page: each compressed once, when it is first asked for, and kept by browsers for a year."""

import contextlib
import gzip
import mimetypes
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

import brotli
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import FileResponse
from starlette.types import ASGIApp, Receive, Scope, Send

FOLDER = "sent"  # beside the databases
WORTH = 1000  # bytes; what is smaller is sent as it is
KINDS = {".css", ".geojson", ".js", ".json", ".svg", ".wasm"}  # the others are compressed already
KEEP = {"Vary": "Accept-Encoding", "Cache-Control": "public, immutable, max-age=31536000"}
# By their names in HTTP, the smaller first. Browsers take brotli over https, and from the machine itself.
ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda data: bytes(brotli.compress(data, quality=9)),
    "gzip": lambda data: gzip.compress(data, mtime=0),
}


class Compressed:
    """ASGI middleware that sends files of folders compressed; `folders` are by the addresses they have.

    Such an address has a hash of its file in its name or its query. The compressed files lie in `kept`;
    where that cannot be written, and to who takes no compressed files, files are sent as they are.
    """

    def __init__(self, app: ASGIApp, folders: Mapping[str, Path], kept: Path) -> None:
        self._app, self._kept = app, kept / FOLDER
        self._files = {
            address + path.relative_to(folder).as_posix(): path
            for address, folder in folders.items()
            for path in folder.rglob("*")
            if path.suffix in KINDS and path.stat().st_size >= WORTH
        }
        own = {self._target(path, encoding) for path in self._files.values() for encoding in ENCODINGS}
        for left in set(self._kept.glob("*")) - own:  # by files of before
            with contextlib.suppress(OSError):
                left.unlink()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI has it."""
        path = self._files.get(scope.get("path", ""))
        taken = _accepted(Headers(scope=scope)) if path and scope.get("method") in ("GET", "HEAD") else ""
        made = await to_thread.run_sync(self._made, path, taken) if path and taken else None
        if not made:
            return await self._app(scope, receive, send)
        media = mimetypes.guess_type(scope["path"])[0] or "application/json"
        headers = KEEP | {"Content-Encoding": taken}
        await FileResponse(made, headers=headers, media_type=media)(scope, receive, send)

    def _target(self, path: Path, encoding: str) -> Path:
        stand = path.stat()
        return self._kept / f"{quote(path.name)}-{stand.st_size}-{stand.st_mtime_ns}.{encoding}"

    def _made(self, path: Path, encoding: str) -> Path | None:
        """The compressed file, made if it is not there; of who makes it at once the last one stays."""
        target = self._target(path, encoding)
        with contextlib.suppress(OSError):
            if not target.is_file():
                self._kept.mkdir(parents=True, exist_ok=True)
                aside = target.with_suffix(f".{os.getpid()}.{id(target)}")
                aside.write_bytes(ENCODINGS[encoding](path.read_bytes()))
                aside.replace(target)
            return target
        return None


def _accepted(headers: Headers) -> str:
    """The best encoding that who asks takes; nothing if none."""
    offered = {one.partition(";")[0].strip() for one in headers.get("accept-encoding", "").split(",")}
    return next((name for name in ENCODINGS if name in offered), "")
